"""A mailbox: each mail an article."""

import re
from collections.abc import Iterator

from factcheck.decoding import opening
from factcheck.errors import ReadingError, UnreadableArticle
from factcheck.limits import FEED_ITEMS
from factcheck.model.document import RawText
from factcheck.model.protocols import Likeness, Outcome
from factcheck.reading import eml
from factcheck.safe import one_line

NAME = "a mailbox"
MEDIA_TYPE = "application/mbox"
SUFFIXES: tuple[str, ...] = (".mbox", ".mbx")

_POSTMARK = re.compile(rb"^From [^\r\n]{3,200}\r?\n(?=[!-9;-~]{1,60}:)", re.MULTILINE)
_STARTS = re.compile(r"From [^\r\n]{3,200}\r?\n[!-9;-~]{1,60}:")
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_ID = re.compile(rb"^message-id:\s*<([^<>\s]{1,200})>", re.MULTILINE | re.IGNORECASE)


def recognises(raw: bytes) -> Likeness:
    """A mailbox opens with the postmark of its first mail."""
    return Likeness.CERTAIN if _STARTS.match(opening(raw)) else Likeness.NONE


def read_all(raw: bytes, origin: str | None) -> Iterator[Outcome]:
    """Yield the article of each mail, or why it is none."""
    shown = one_line(origin or "the mailbox")
    starts = [match.span() for match in _POSTMARK.finditer(raw)]
    if not starts:
        raise UnreadableArticle(f"{shown} holds no mails; check that it is the right file")
    ends = [start for start, _ in starts[1:]] + [len(raw)]
    for number, ((_, first), end) in enumerate(zip(starts, ends, strict=True), 1):
        if number > FEED_ITEMS:
            yield UnreadableArticle(
                f"{shown} holds more than {FEED_ITEMS:,} mails; split it, and add the rest"
            )
            return
        mail = _ESCAPED.sub(rb"\1", raw[first:end])
        head, _, _ = mail.partition(b"\n\n")
        found = _ID.search(head)
        name = found[1].decode("ascii", "replace") if found else f"mail-{number}"
        try:
            yield eml.read(mail, origin and f"{origin}#{name}")
        except ReadingError as error:
            yield error


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield all words of all mails; each by itself is a mail."""
    for match in _POSTMARK.finditer(raw):
        yield from eml.raw_text(raw[match.end() :])
