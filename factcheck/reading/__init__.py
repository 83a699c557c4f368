"""Article file to documents: one input format a file, chosen by what is in the file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from factcheck.decoding import storable
from factcheck.errors import ArticleNotFound, UnreadableArticle
from factcheck.limits import ARTICLE_BYTES
from factcheck.model.document import Document, RawText
from factcheck.model.protocols import Collection, Outcome, Reader
from factcheck.reading import (
    csv_sheet,
    docx,
    eml,
    feed,
    html,
    jsonl,
    markdown,
    mbox,
    mhtml,
    pdf,
    plain,
    xlsx_sheet,
)
from factcheck.safe import one_line

READERS: tuple[Reader | Collection, ...] = (
    plain,
    markdown,
    html,
    docx,
    pdf,
    mhtml,
    eml,
    mbox,
    feed,
    jsonl,
    csv_sheet,
    xlsx_sheet,
)
"""In this order where neither a file's content nor its name tells which."""


def read_path(path: Path) -> Iterator[Outcome]:
    """Yield what came of each article in a file; its origin is the path as given."""
    origin = as_origin(path)
    yield from read_bytes(read_raw(path), origin, origin)


def read_raw(path: Path) -> bytes:
    """Return the bytes of a file, with one more than may be where it is too large."""
    shown = one_line(as_origin(path))
    try:
        if path.is_dir():
            raise ArticleNotFound(f"{shown} is a directory; name the articles in it, as in {shown}/*.txt")
        if not path.exists():
            raise ArticleNotFound(f"there is no file {shown}; check the path")
        with path.open("rb") as file:
            return file.read(ARTICLE_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise UnreadableArticle(
            f"{shown} cannot be read ({reason}); check the path and who may read it"
        ) from error


def as_origin(path: Path) -> str:
    """Return a path as text: a file's name may hold bytes that are none, and that no ledger takes."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def read_bytes(raw: bytes, origin: str | None, name: str) -> Iterator[Outcome]:
    """Yield what came of each article in bytes; the name has a say only where their content does not tell."""
    if len(raw) > ARTICLE_BYTES:
        megabytes = ARTICLE_BYTES // 1024**2
        raise UnreadableArticle(f"{one_line(name)} is larger than {megabytes} MB; split it into articles")
    reader = choose(raw, name)
    documents = (
        reader.read_all(raw, origin) if isinstance(reader, Collection) else (reader.read(raw, origin),)
    )
    suffix = _suffix(name)
    others = any(suffix in other.SUFFIXES for other in READERS)
    # what comes by standard input has no name that could say otherwise
    if origin is None or suffix in reader.SUFFIXES or not others:
        yield from documents
        return
    told = f"{one_line(name)} is {reader.NAME} in spite of its name, and was read as that"
    for outcome in documents:
        if isinstance(outcome, Document):
            yield replace(outcome, notices=(told, *outcome.notices))
        else:
            yield outcome


def read_text(text: str, origin: str | None = None) -> Document:
    """Return the document in plain text that is already decoded.

    >>> read_text("Dam failure kills 12\\n\\nBy Jane Smith\\n\\nTwelve people died.").byline
    'Jane Smith'
    """
    return plain.document(storable(text), origin)


def choose(raw: bytes, name: str) -> Reader | Collection:
    """Return the format of a file: by its content, and by its name where that fits several.

    >>> choose(b"Dam *fails*", "dam.md").NAME, choose(b"Dam *fails*", "dam.docx").NAME
    ('Markdown', 'plain text')
    """
    likenesses = [reader.recognises(raw) for reader in READERS]
    alike = [
        reader for reader, likeness in zip(READERS, likenesses, strict=True) if likeness is max(likenesses)
    ]
    suffix = _suffix(name)
    return next((reader for reader in alike if suffix in reader.SUFFIXES), alike[0])


def raw_text(raw: bytes, media_type: str) -> Iterator[RawText]:
    """Yield all words of a document's raw bytes, those that are no part of the article with the others."""
    named = (reader for reader in READERS if media_type == reader.MEDIA_TYPE)
    yield from next(named, plain).raw_text(raw)


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()
