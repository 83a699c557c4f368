"""A checked copy that came back from the editor: what stands in it, and what was said beside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment as somebody left it."""

    lines: tuple[str, ...]
    author: str
    replies: tuple["Comment", ...] = ()
    """What was answered to it; an answer has no answers of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """The words of a copy."""

    lines: tuple[str, ...]
    """Its paragraphs; a heading begins with a number sign, as in Markdown."""
    comments: tuple[Comment, ...] = ()
    """Those that are no answers."""
