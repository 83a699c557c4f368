"""The bytes sent to a terminal, taken apart: what each makes it do, and which of that is not ours."""

import base64
import re
import unicodedata
from collections.abc import Iterator

from factcheck.safe import safe

MARK = "131313"
"""Stands in every sequence of the hostile texts, and in none that a screen has a use for."""

_CSI = re.compile(r"\x1b\[([0-?]*)([ -/]*)([@-~])")
_STRING = re.compile(r"\x1b([\]PX^_])(.*?)(?:\x07|\x1b\\)", re.DOTALL)

_MODES = {
    "7",  # wrapping at the edge
    "25",  # the cursor
    "1000", "1002", "1003", "1004", "1006", "1015", "1016",  # the mouse, and whether the window is looked at
    "1049",  # the other screen
    "2004",  # pastes told from typing
    "2026", "2031", "2048",  # frames at once, theme changes, sizes in the stream
}  # fmt: skip

_SEQUENCES = (
    ("[0-9;]*", "", "m"),  # ink
    ("[0-9]*;?[0-9]*", "", "H"),  # where to draw
    ("[0-9]*", "", "[ABCDJK]"),  # nearby, and clearing
    (f"\\?({'|'.join(sorted(_MODES))})", "", "[hl]"),
    (f"\\?({'|'.join(sorted(_MODES))})", "\\$", "p"),  # is there such a mode?
    ("[<>=]?[0-9;]*", "", "u"),  # keys told apart
    (">4;[01]", "", "m"),
    ("", "", "c"),  # which terminal is this?
)
"""All that Textual sends besides text, each as parameters, what stands between, and the last letter."""


_REST_OF_LINE = ("", "", "K")
"""By which a bar that shows how far something is takes itself away again."""


def offences(sent: bytes, *, screen: bool = True) -> Iterator[str]:
    """Yield what a stream does to a terminal besides drawing; nothing but ink is allowed off the screen."""
    text = sent.decode("utf-8")
    at = 0
    while at < len(text):
        character = text[at]
        if character != "\x1b":
            at += 1
            if not (
                character in "\r\n" or safe(character) == character or (screen and character in "\x08\t")
            ):
                yield f"U+{ord(character):04X} {unicodedata.name(character, '')}: {text[at - 20 : at + 20]!r}"
        elif match := _CSI.match(text, at):
            at = match.end()
            if MARK in match[0] or not _is_ours(*match.groups(), screen=screen):
                yield repr(match[0])
        elif match := _STRING.match(text, at):
            at = match.end()
            if not (screen and (_is_a_copy(match[1], match[2]) or _is_pointer(match[1], match[2]))):
                yield repr(match[0])
        else:
            at += 1
            yield f"a bare escape: {text[at - 20 : at + 20]!r}"


def _is_ours(parameters: str, between: str, last: str, *, screen: bool) -> bool:
    known = _SEQUENCES if screen else (*_SEQUENCES[:1], _REST_OF_LINE)
    return any(
        re.fullmatch(form, parameters) and re.fullmatch(middle, between) and re.fullmatch(letter, last)
        for form, middle, letter in known
    )


def _is_a_copy(kind: str, told: str) -> bool:
    """Tell whether it is the clipboard that a reviewer filled by a key, with text that is safe to paste."""
    if kind != "]" or not told.startswith("52;c;"):
        return False
    try:
        copied = base64.b64decode(told.removeprefix("52;c;"), validate=True).decode("utf-8")
    except ValueError:
        return False
    return safe(copied) == copied


def _is_pointer(kind: str, told: str) -> bool:
    return kind == "]" and re.fullmatch(r"22;[a-z-]+", told) is not None


def words(sent: bytes) -> str:
    """Return the text of a stream without all that moves and colours it."""
    return _CSI.sub("", _STRING.sub("", sent.decode("utf-8", "replace")))
