"""Plain text: the document's text is the file's, as decoded."""

from collections.abc import Iterator

from factcheck.decoding import decode, decoded
from factcheck.layout import headed, with_corrections
from factcheck.masthead import find_masthead
from factcheck.model.document import Document, RawText
from factcheck.model.protocols import Likeness

NAME = "plain text"
MEDIA_TYPE = "text/plain"
SUFFIXES: tuple[str, ...] = (".txt", ".text", "")


def recognises(raw: bytes) -> Likeness:
    """Any file may be text; what is none is refused when it is decoded, by its name."""
    return Likeness.POSSIBLE


def read(raw: bytes, origin: str | None) -> Document:
    """Return the document in the bytes of a text file."""
    text, _, notices = decoded(raw, origin or "the text")
    return document(text, origin, raw=raw, notices=notices)


def document(
    text: str,
    origin: str | None,
    *,
    raw: bytes | None = None,
    title: str | None = None,
    notices: tuple[str, ...] = (),
) -> Document:
    """Return the document of a text, with the headline, byline and date that it opens with.

    A title that is kept apart from the text is put above it, unless it opens with that already.
    """
    text, headline = headed(text, title)
    masthead = find_masthead(text, headline=headline)
    return Document(
        text=text,
        origin=origin,
        title=masthead.title(text),
        byline=masthead.byline,
        published=masthead.published,
        media_type=MEDIA_TYPE,
        raw=raw,
        regions=with_corrections(text, masthead.regions),
        notices=notices,
    )


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield the whole file: it is all article."""
    yield RawText("the text", decode(raw, "the text"))
