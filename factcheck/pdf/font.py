"""The characters that the bytes of a PDF's strings stand for, and how wide they are."""

import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

# pypdf decodes fonts for its own text extraction, which loses where the characters stand
from pypdf.generic._font import Font

UNREADABLE = "\ufffd"
"""Stands for a glyph of which the file does not say which character it is."""

_THOUSANDTHS = 0.001
_LIGATURES = range(0xFB00, 0xFB07)


class Character(NamedTuple):
    """A character as a font shows it."""

    text: str
    width: float
    """In units of the font's size."""
    is_word_space: bool
    """Whether the spacing of words is added to it."""


class Typeface:
    """One font of a page."""

    def __init__(self, resource: Any) -> None:
        self._font = Font.from_font_resource(resource)
        self._is_simple = isinstance(self._font.encoding, dict)
        self._unit = _unit(resource)
        # without a table that says otherwise, a number there is that of a drawing, and no character
        encoding = resource.get("/Encoding")
        self._is_blind = not self._is_simple and (not isinstance(encoding, str) or "Identity" in encoding)
        self._known: dict[int | str, Character] = {}

    def characters(self, string: Any) -> Iterator[Character]:
        """Yield the characters of a string that is shown in this font."""
        codes: bytes | str = string if isinstance(string, bytes) else str(string).encode("latin-1", "replace")
        if not self._is_simple:
            assert isinstance(codes, bytes)
            codes = codes.decode(str(self._font.encoding), "replace")
        for code in codes:
            known = self._known.get(code)
            if known is None:
                known = self._known[code] = self._character(code)
            yield known

    def _character(self, code: int | str) -> Character:
        font = self._font
        raw = chr(code) if isinstance(code, int) else code
        width = (font.space_width if raw == font.space_char else font.get_text_width(raw)) * self._unit
        decoded = raw
        if isinstance(font.encoding, dict) and isinstance(code, int):
            decoded = font.encoding.get(code, raw)
        if decoded in font.character_map:
            text = str(font.character_map[decoded])
        else:
            text = "".join(str(font.character_map.get(each, each)) for each in decoded)
            if self._is_blind or (len(decoded) > 1 and decoded.startswith("/")):
                text = UNREADABLE
        if not font.interpretable:
            text = UNREADABLE
        return Character(_readable(text), float(width), self._is_simple and raw == " ")


def _readable(text: str) -> str:
    """Return the text with ligatures as the letters they join, and a stand-in for what is no character."""
    plain = "".join(unicodedata.normalize("NFKC", each) if ord(each) in _LIGATURES else each for each in text)
    return "".join(
        " "
        if each in "\t\n\r"
        else UNREADABLE
        if unicodedata.category(each) in {"Cc", "Co", "Cs", "Cn"}
        else each
        for each in plain
    )


def _unit(resource: Any) -> float:
    """Return what a width is to be multiplied with: a drawn font has a scale of its own."""
    matrix = resource.get("/FontMatrix") if resource.get("/Subtype") == "/Type3" else None
    return abs(float(matrix[0])) if matrix else _THOUSANDTHS
