"""Files that may be hostile are parsed in a process of their own, with limits, and answer with data."""

from base64 import b64decode
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from factcheck.confined.keeper import Keeper
from factcheck.confined.wire import asked_comments, document_of, raw_text_of, returned_of
from factcheck.errors import UnreadableArticle
from factcheck.model.document import Document, RawText, Span
from factcheck.model.returned import Returned
from factcheck.safe import one_line


def read(parser: str, raw: bytes, origin: str | None, *, media_type: str, advice: str) -> Document:
    """Return the document that a parser's module finds in bytes; the advice is what to try if it cannot."""
    data = _keeper().ask(parser, "read", raw, origin, advice=advice)
    try:
        return document_of(data, origin=origin, media_type=media_type, raw=raw)
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise _no_answer(origin, advice) from error


def raw_text(parser: str, raw: bytes, *, advice: str) -> Iterator[RawText]:
    """Yield the words that a parser's module finds anywhere in bytes."""
    data: Any = _keeper().ask(parser, "raw_text", raw, None, advice=advice)
    try:
        yield from raw_text_of(data)
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise _no_answer(None, advice) from error


def returned(parser: str, raw: bytes, origin: str | None, *, advice: str) -> Returned:
    """Return the words and the comments that a parser's module finds in a copy that came back."""
    data: Any = _keeper().ask(parser, "returned", raw, origin, advice=advice)
    try:
        return returned_of(data)
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise _no_answer(origin, advice) from error


def commented(
    parser: str,
    raw: bytes,
    comments: Iterable[tuple[Span, Sequence[str]]],
    *,
    author: str,
    made_at: str,
    advice: str,
) -> bytes:
    """Return a file in which a parser's module has put comments beside spans of its document's text."""
    sent = asked_comments(raw, comments, (author, made_at))
    data: Any = _keeper().ask(parser, "commented", sent, "the original", advice=advice)
    try:
        return b64decode(data, validate=True)
    except (ValueError, TypeError) as error:
        raise _no_answer("the original", advice) from error


@cache
def _keeper() -> Keeper:
    return Keeper()


def _no_answer(origin: str | None, advice: str) -> UnreadableArticle:
    shown = one_line(origin or "standard input")
    return UnreadableArticle(f"{shown} could not be read: whatever read it answered nonsense; {advice}")
