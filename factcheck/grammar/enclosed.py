"""Two bounds on one number: "more than 20 but fewer than 30 people" is a figure from 20 to 30."""

from dataclasses import replace

from factcheck.model.document import Span
from factcheck.model.quantity import Hedge, Kind, Quantity

_ABOVE = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST})
_BELOW = frozenset({Hedge.LESS_THAN, Hedge.AT_MOST, Hedge.NEARLY})
_LINKS = frozenset({" and ", " but ", " yet ", ", but ", ", and ", ", "})


def enclosed(gap: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Return the range that two neighbouring bounds make, in either order."""
    if gap not in _LINKS or not {first.hedge, second.hedge} & _BELOW:
        return None
    low, high = (first, second) if first.hedge in _ABOVE else (second, first)
    if low.hedge not in _ABOVE or high.hedge not in _BELOW or not _same(first, second):
        return None
    if low.value is None or high.value is None or low.value >= high.value:
        return None
    aged = first.figure.kind is Kind.AGE
    bearer = second if (second.unit or second.noun) and not aged else first
    figure = replace(
        bearer.figure,
        span=Span(first.figure.span.start, second.figure.span.end),
        value=None, low=low.value, high=high.value, hedge=Hedge.EXACT, rule="enclosed",
    )  # fmt: skip
    return replace(
        bearer,
        figure=figure, span=Span(first.span.start, second.span.end),
        value=None, low=low.value, high=high.value, hedge=Hedge.EXACT,
        change=first.change, role=first.role,
    )  # fmt: skip


def _same(first: Quantity, second: Quantity) -> bool:
    """Whether both count the same thing, which may be said once: "over 5 but under 10C"."""
    if first.figure.kind is not second.figure.kind:
        # "aged over 18 but under 65"
        return first.figure.kind is Kind.AGE and second.figure.kind is None and second.unit is None
    one_unit = first.unit is None or second.unit is None or first.unit == second.unit
    one_noun = first.noun is None or second.noun is None or first.noun_head == second.noun_head
    return one_unit and one_noun and (first.noun is None or second.unit is None)
