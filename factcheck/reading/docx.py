"""Word documents: parsed in a process of their own, as anybody may have made them."""

from collections.abc import Iterator

from factcheck.errors import UnreadableArticle
from factcheck.model.document import Document, RawText
from factcheck.model.protocols import Likeness
from factcheck.safe import one_line

NAME = "Word"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIXES: tuple[str, ...] = (".docx", ".docm", ".dotx")

_PARSER = "factcheck.word"
_ADVICE = "open it in Word or LibreOffice and save it again, or save its text as .txt"
_MAIN = b"word/document"
_ENDS = 1 << 16
"""How far from either end of the file the names of its parts are looked for."""

_LOCKED = (b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le"))
"""How a file begins that Office has locked with a password, and what stands in it."""


def recognises(raw: bytes) -> Likeness:
    """A Word file is an archive with a certain part, or what a password makes of one."""
    is_word = raw.startswith(b"PK") and (_MAIN in raw[:_ENDS] or _MAIN in raw[-_ENDS:])
    return Likeness.CERTAIN if is_word or _is_locked(raw) else Likeness.NONE


def read(raw: bytes, origin: str | None) -> Document:
    """Return the document in the bytes of a Word file."""
    if _is_locked(raw):
        shown = one_line(origin or "standard input")
        raise UnreadableArticle(f"{shown} is protected by a password; save a copy without one and add that")
    from factcheck import confined

    return confined.read(_PARSER, raw, origin, media_type=MEDIA_TYPE, advice=_ADVICE)


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield the words of all parts: header and footer, comments, deletions and what is hidden, too."""
    from factcheck import confined

    yield from confined.raw_text(_PARSER, raw, advice=_ADVICE)


def _is_locked(raw: bytes) -> bool:
    magic, stream = _LOCKED
    return raw.startswith(magic) and stream in raw
