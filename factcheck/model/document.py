"""An article as read: its text, what part each stretch of it plays, and where it came from."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Start and end (exclusive) of a stretch of a document's text, in code points.

    >>> Span(3, 8).overlaps(Span(7, 9))
    True
    """

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


class Zone(StrEnum):
    """The part that a stretch of an article plays on the page."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"
    CAPTION = "caption"
    TABLE = "table"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A stretch of the text that is something else than body copy."""

    span: Span
    zone: Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What somebody noted beside a stretch of the text before it came to us: a comment in a draft."""

    span: Span
    words: str
    author: str | None = None
    made_at: str | None = None
    """As the file gives it: an ISO time where it is one."""


class RawText(NamedTuple):
    """A stretch of words in a file as it lies there, whether or not they are part of the article."""

    where: str
    """Where it stands, in words that a journalist could look it up by: "a menu", "page 3", "the article"."""
    words: str
    is_article: bool = True
    """Whether the format takes it for the article's own: no menu, no running head, nothing hidden."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article as read. Its text is made once; every span indexes it."""

    text: str
    origin: str | None = None
    """The path or URL it was read from; None for text without a home (standard input)."""
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    """ISO date, where the article gives one."""
    language: str | None = None
    media_type: str = "text/plain"
    raw: bytes | None = None
    """The file's bytes as they were; None when the text did not come from a file."""
    regions: tuple[Region, ...] = ()
    """In order, never overlapping; what no region covers is body."""
    annotations: tuple[Annotation, ...] = ()
    notices: tuple[str, ...] = ()
    """What whoever adds it should know, a sentence each: "pages 3-4 have no text"."""

    def surface(self, span: Span) -> str:
        """Return the text that a span covers, exactly as printed."""
        return self.text[span.start : span.end]

    @property
    def digest(self) -> str:
        """The SHA-256 of the text, in hexadecimal: two documents of one digest say the same."""
        return text_digest(self.text)


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal; lone surrogates are hashed as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
