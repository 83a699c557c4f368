"""Files that may be hostile are parsed in a process of their own, with limits, and answer with data."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from factcheck.confined.keeper import Keeper
from factcheck.confined.wire import document_of, raw_text_of, returned_of
from factcheck.errors import UnreadableArticle
from factcheck.model.document import Document, RawText
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


@cache
def _keeper() -> Keeper:
    return Keeper()


def _no_answer(origin: str | None, advice: str) -> UnreadableArticle:
    shown = one_line(origin or "standard input")
    return UnreadableArticle(f"{shown} could not be read: whatever read it answered nonsense; {advice}")
