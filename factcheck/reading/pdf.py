"""PDF files: parsed in a process of their own, as anybody may have made them."""

from collections.abc import Iterator

from factcheck.model.document import Document, RawText
from factcheck.model.protocols import Likeness

NAME = "PDF"
MEDIA_TYPE = "application/pdf"
SUFFIXES: tuple[str, ...] = (".pdf",)

_PARSER = "factcheck.pdf"
_ADVICE = "print the pages that matter to a new PDF and add that, or save its text as .txt"
_OPENS = 1024
"""How far from the beginning of a PDF its mark may stand."""


def recognises(raw: bytes) -> Likeness:
    """A PDF says that it is one."""
    return Likeness.CERTAIN if b"%PDF-" in raw[:_OPENS] else Likeness.NONE


def read(raw: bytes, origin: str | None) -> Document:
    """Return the document in the bytes of a PDF."""
    from factcheck import confined

    return confined.read(_PARSER, raw, origin, media_type=MEDIA_TYPE, advice=_ADVICE)


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield the words of each page, its furniture apart."""
    from factcheck import confined

    yield from confined.raw_text(_PARSER, raw, advice=_ADVICE)
