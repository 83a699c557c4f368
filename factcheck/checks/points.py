"""Per cent where percentage points are meant.

Catches a difference of two percentages that is given in per cent: "rose from 4% to 6%, an increase of 2%" and
"47%, up 8% from 39%". 4 to 6 is 2 percentage points, or 50 per cent.
Does not catch a change whose two ends are not given: what it is a per cent of, nobody can tell.
"""

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.reckoning.changes.growth import growth
from factcheck.reckoning.changes.movement import movements
from factcheck.reckoning.interval import point
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import near, said

NAME = "points"


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each difference of two percentages that the text gives in per cent of the first."""
    for moved in movements(page):
        start, end, by = moved.start, moved.end, moved.size
        reckoned = growth(page, moved) if start.unit == "percentage" else None
        if by is None or reckoned is None or not reckoned.points:
            continue
        points = near(point(abs(Fraction(end.value or 0) - Fraction(start.value or 0))), "percentage point")
        between = (
            f"{said(end)} against {said(start)}" if moved.compares else f"from {said(start)} to {said(end)}"
        )
        yield Finding(
            check=NAME,
            outcome=outcome(False),
            message=f"{by.phrase} is meant in percentage points",
            working=f"{between} = {points}, or {near(point(reckoned.exact), 'percentage')}; "
            f"the text says {said(by)}",
            place=mention(by),
            others=(mention(start), mention(end)),
        )
