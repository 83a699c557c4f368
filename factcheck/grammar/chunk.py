"""The chunk that a number stands in, and the shape of a rule that sets a number aside."""

from collections.abc import Callable

from factcheck.grammar.numeral import Numeral
from factcheck.model.document import Span
from factcheck.model.quantity import Aside, SetAside

Rule = Callable[[str, Numeral, Span], SetAside | None]
"""A rule gets the text, a numeral in it, and the chunk around the numeral."""


def chunk_at(text: str, span: Span) -> Span:
    """Return the stretch between white space around a span, at most 60 characters to either side."""
    start = (
        max(
            text.rfind(" ", max(0, span.start - 60), span.start),
            text.rfind("\n", max(0, span.start - 60), span.start),
        )
        + 1
    )
    start = max(start, span.start - 60)
    end = span.end
    while end < len(text) and end < span.end + 60 and text[end] not in " \n":
        end += 1
    return Span(start, end)


def aside(start: int, end: int, reason: Aside, rule: str) -> SetAside:
    """Return a number set aside."""
    return SetAside(span=Span(start, end), reason=reason, rule=rule)
