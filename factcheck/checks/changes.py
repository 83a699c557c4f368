"""Changes that do not recompute from the two figures given with them.

Catches "fell from 4,000 to 3,000, a drop of 20%", "doubled from 400 to 900", "rose by £6m to £56m from £40m",
and a rise that falls: "rose from 56 to 50".
Does not catch changes whose ends stand in two sentences, sentences in which more than one thing changes, and
per cent where points are meant: that is for the check `points`.
"""

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Change, Kind
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.movement import Movement, movement
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import against, said

NAME = "changes"


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each change whose two ends are given, whether its size and direction are right."""
    for line in page.lines:
        moved = movement(page, line)
        if moved is None:
            continue
        finding = _direction(page, moved) or _size(page, moved)
        if finding is not None:
            yield finding


def _direction(page: Page, moved: Movement) -> Finding | None:
    """Return what is wrong with a rise that falls; None for one that goes where the text says."""
    before, after = page.allows(moved.start), page.allows(moved.end)
    up = moved.start.change is Change.UP
    low, high = (after.high, before.low) if up else (before.high, after.low)
    if moved.start.change is None or low is None or high is None or low >= high:
        return None
    verb, than = ("rise", "less") if up else ("fall", "more")
    return Finding(
        check=NAME,
        outcome=outcome(False, decisive=True),
        message=f"from {said(moved.start)} to {said(moved.end)} is no {verb}",
        working=f"{said(moved.end)} is {than} than {said(moved.start)}; the text says a {verb}",
        place=mention(moved.end),
        others=(mention(moved.start),),
    )


def _size(page: Page, moved: Movement) -> Finding | None:
    by, start, end = moved.size, moved.start, moved.end
    if by is None or not start.value or end.value is None:
        return None
    before, after = page.allows(start), page.allows(end)
    if not before.positive:
        return None
    times, factor = after / before, Fraction(end.value) / Fraction(start.value)
    stated = page.allows(by)
    gap = abs(Fraction(end.value) - Fraction(start.value))
    match by.kind:
        case Kind.PERCENT if by.unit == "percentage":
            if start.unit == "percentage" and (after - before).magnitude.meets(stated):
                return None
            fits, exact = _growth(times).scaled(Fraction(100)).meets(stated), abs(factor - 1) * 100
        case Kind.FRACTION:
            fits, exact = _growth(times).meets(stated), abs(factor - 1)
        case Kind.MULTIPLE:
            if by.change is Change.DOWN:
                times, factor = point(1) / times, 1 / factor if factor else factor
            # "three times more" is three times as much to some, and four times to others
            fits, exact = times.meets(stated) or (times - point(1)).meets(stated), factor
        case _ if by.unit == start.unit or (by.unit == "percentage point" and start.unit == "percentage"):
            fits, exact = (after - before).magnitude.meets(stated), gap
        case _:
            return None
    return Finding(
        check=NAME,
        outcome=outcome(fits, decisive=by.kind in (Kind.MULTIPLE, Kind.FRACTION)),
        message=f"from {said(start)} to {said(end)} {'is' if fits else 'is not'} {by.phrase}",
        working=against(_between(start, end), point(exact), by, fits=fits),
        place=mention(by),
        others=(mention(start), mention(end)),
    )


def _between(start: Claim, end: Claim) -> str:
    return f"from {said(start)} to {said(end)}"


def _growth(times: Interval) -> Interval:
    """Return how much something grew or shrank, as a part of what it was."""
    return (times - point(1)).magnitude
