"""Per cent where percentage points are meant.

Catches a difference of two percentages that is given in per cent: "rose from 4% to 6%, an increase of 2%" is
2 percentage points, or 50 per cent.
Does not catch a change whose two ends are not given: what it is a per cent of, nobody can tell.
"""

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.reckoning.interval import point
from factcheck.reckoning.movement import movement
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import near, said

NAME = "points"


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each difference of two percentages that the text gives in per cent of the first."""
    for line in page.lines:
        moved = movement(page, line)
        if moved is None or moved.size is None:
            continue
        start, end, by = moved.start, moved.end, moved.size
        if not start.value or end.value is None or start.unit != "percentage" or by.unit != "percentage":
            continue
        gap = abs(Fraction(end.value) - Fraction(start.value))
        relative = gap / Fraction(start.value) * 100
        stated = page.allows(by)
        meant_points = (page.allows(end) - page.allows(start)).magnitude.meets(stated)
        if not meant_points or stated.covers(relative):
            continue
        points = near(point(gap), "percentage point")
        yield Finding(
            check=NAME,
            outcome=outcome(False),
            message=f"{by.phrase} is meant in percentage points",
            working=f"from {said(start)} to {said(end)} = {points}, "
            f"or {near(point(relative), 'percentage')}; the text says {said(by)}",
            place=mention(by),
            others=(mention(start), mention(end)),
        )
