"""What passes between the two processes: frames of bytes, and documents as plain data.

The child parses what a stranger made, and may have been taken over by it: its answer is JSON, never a
pickle, and whatever does not have the shape of a document is no answer.
"""

import json
import re
from collections.abc import Iterable, Sequence
from socket import socket
from time import monotonic
from typing import Any

from factcheck.model.document import Annotation, Document, RawText, Region, Span, Zone
from factcheck.model.returned import Comment, Returned

_SIZE = 8
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class BadAnswer(ValueError):
    """The answer does not have the shape that it should have."""


def send(to: socket, *pieces: bytes) -> None:
    """Send each piece as a frame of its own: its size, then its bytes."""
    for piece in pieces:
        to.sendall(len(piece).to_bytes(_SIZE, "big"))
        to.sendall(piece)


def receive(source: socket, most: int, until: float | None = None) -> bytes:
    """Return the next frame, which has to be there whole by a time of the monotonic clock.

    EOFError: the other side is gone; BadAnswer: the frame is too large; TimeoutError: it is too late.
    """
    size = int.from_bytes(_exactly(source, _SIZE, until), "big")
    if size > most:
        raise BadAnswer(f"{size} bytes")
    return _exactly(source, size, until)


def _exactly(source: socket, size: int, until: float | None) -> bytes:
    # filled as it comes: what was announced need not follow
    received = bytearray()
    while len(received) < size:
        if until is not None:
            # whoever answers byte by byte is not waited for longer
            source.settimeout(max(0.001, until - monotonic()))
        piece = source.recv(min(size - len(received), 1 << 20))
        if not piece:
            raise EOFError
        received += piece
    return bytes(received)


def document_data(document: Document) -> dict[str, Any]:
    """Return a document as data that JSON can hold, without its raw bytes."""
    return {
        "text": document.text,
        "title": document.title,
        "byline": document.byline,
        "published": document.published,
        "language": document.language,
        "regions": [[*region.span, region.zone] for region in document.regions],
        "annotations": [[*each.span, each.words, each.author, each.made_at] for each in document.annotations],
        "notices": document.notices,
    }


def document_of(data: Any, *, origin: str | None, media_type: str, raw: bytes) -> Document:
    """Return the document that the data describe, each value proved to be what it should be."""
    text = _words(data["text"])
    regions = tuple(Region(span=_span(text, row), zone=Zone(row[2])) for row in _rows(data["regions"], 3))
    ends = [0, *(region.span.end for region in regions)]
    if any(region.span.start < end for region, end in zip(regions, ends, strict=False)):
        raise BadAnswer("regions that overlap")
    return Document(
        text=text,
        origin=origin,
        title=_words_or_none(data["title"]),
        byline=_words_or_none(data["byline"]),
        published=_words_or_none(data["published"]),
        language=_words_or_none(data["language"]),
        media_type=media_type,
        raw=raw,
        regions=regions,
        annotations=tuple(
            Annotation(
                span=_span(text, row),
                words=_words(row[2]),
                author=_words_or_none(row[3]),
                made_at=_words_or_none(row[4]),
            )
            for row in _rows(data["annotations"], 5)
        ),
        notices=tuple(_words(notice) for notice in data["notices"]),
    )


def raw_text_data(stretches: Iterable[RawText]) -> list[RawText]:
    """Return stretches of a raw file as data that JSON can hold."""
    return list(stretches)


def raw_text_of(data: Any) -> tuple[RawText, ...]:
    """Return the stretches of a raw file that the data describe, each value proved."""
    return tuple(RawText(_words(row[0]), _words(row[1]), row[2] is True) for row in _rows(data, 3))


def returned_data(copy: Returned) -> dict[str, Any]:
    """Return a copy that came back as data that JSON can hold."""
    return {"lines": copy.lines, "comments": [_comment_data(comment) for comment in copy.comments]}


def _comment_data(comment: Comment) -> list[Any]:
    return [comment.lines, comment.author, [[reply.lines, reply.author] for reply in comment.replies]]


def returned_of(data: Any) -> Returned:
    """Return the copy that the data describe, each value proved."""
    return Returned(
        lines=_lines(data["lines"]),
        comments=tuple(
            Comment(
                lines=_lines(lines),
                author=_words(author),
                replies=tuple(
                    Comment(lines=_lines(said), author=_words(by)) for said, by in _rows(replies, 2)
                ),
            )
            for lines, author, replies in _rows(data["comments"], 3)
        ),
    )


def asked_comments(raw: bytes, comments: Iterable[tuple[Span, Sequence[str]]], said: Sequence[str]) -> bytes:
    """Return a file, what is to stand beside its words, and who says so when, as one stretch of bytes."""
    wanted = packed([said, [[*span, lines] for span, lines in comments]])
    return len(wanted).to_bytes(_SIZE, "big") + wanted + raw


def comments_asked(sent: bytes) -> tuple[bytes, list[tuple[Span, tuple[str, ...]]], list[str]]:
    """Return what `asked_comments` put together."""
    end = _SIZE + int.from_bytes(sent[:_SIZE], "big")
    said, rows = unpacked(sent[_SIZE:end])
    return sent[end:], [(Span(start, stop), tuple(lines)) for start, stop, lines in rows], said


def packed(answer: Any) -> bytes:
    """Return data as the bytes of a frame."""
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpacked(frame: bytes) -> Any:
    """Return the data in the bytes of a frame."""
    return json.loads(frame)


def _words(value: Any) -> str:
    if not isinstance(value, str) or _UNSTORABLE.search(value):
        raise BadAnswer("no text")
    return value


def _words_or_none(value: Any) -> str | None:
    return None if value is None else _words(value)


def _lines(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise BadAnswer("no lines")
    return tuple(map(_words, value))


def _rows(value: Any, width: int) -> list[list[Any]]:
    if not isinstance(value, list) or any(not isinstance(row, list) or len(row) != width for row in value):
        raise BadAnswer("no rows")
    return value


def _span(text: str, row: list[Any]) -> Span:
    start, end = row[:2]
    if type(start) is not int or type(end) is not int or not 0 <= start <= end <= len(text):
        raise BadAnswer("a span outside the text")
    return Span(start, end)
