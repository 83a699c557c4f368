"""Article file to document: one input format a file."""

from pathlib import Path, PurePath

from factcheck.decoding import storable
from factcheck.errors import ArticleNotFound, UnknownFormat, UnreadableArticle
from factcheck.limits import ARTICLE_BYTES
from factcheck.model.document import Document
from factcheck.model.protocols import Reader
from factcheck.reading import markdown, plain
from factcheck.safe import one_line

READERS: tuple[Reader, ...] = (plain, markdown)


def read_path(path: Path) -> Document:
    """Return the document in an article file; its origin is the path as given."""
    # a file's name may hold bytes that are no text; the ledger and JSON take only text
    origin = str(path).encode("utf-8", "backslashreplace").decode()
    shown = one_line(origin)
    try:
        if path.is_dir():
            raise ArticleNotFound(f"{shown} is a directory; name the articles in it, as in {shown}/*.txt")
        if not path.exists():
            raise ArticleNotFound(f"there is no file {shown}; check the path")
        # before a byte is read: a film would take long to refuse
        _reader(origin)
        with path.open("rb") as file:
            raw = file.read(ARTICLE_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise UnreadableArticle(
            f"{shown} cannot be read ({reason}); check the path and who may read it"
        ) from error
    return read_bytes(raw, origin, origin)


def read_bytes(raw: bytes, origin: str | None, name: str) -> Document:
    """Return the document in bytes whose format the name's suffix tells; no suffix is plain text."""
    reader = _reader(name)
    if len(raw) > ARTICLE_BYTES:
        megabytes = ARTICLE_BYTES // 1024**2
        raise UnreadableArticle(f"{one_line(name)} is larger than {megabytes} MB; split it into articles")
    return reader.read(raw, origin)


def read_text(text: str, origin: str | None = None) -> Document:
    """Return the document in plain text that is already decoded.

    >>> read_text("Dam failure kills 12\\n\\nBy Jane Smith\\n\\nTwelve people died.").byline
    'Jane Smith'
    """
    return plain.document(storable(text), origin)


def _reader(name: str) -> Reader:
    suffix = PurePath(name).suffix.lower()
    for reader in READERS:
        if suffix in reader.SUFFIXES:
            return reader
    known = " ".join(suffix for reader in READERS for suffix in reader.SUFFIXES if suffix)
    raise UnknownFormat(
        f"{one_line(name)} is not in a format that can be read ({known}); save its text as .txt and add that"
    )
