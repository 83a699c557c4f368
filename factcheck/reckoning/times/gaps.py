"""Two times that something took, and the gap between them: of a race, a journey, a call.

"She ran 2:21:40, taking 28 seconds off the record of 2:22:08", "10.82 seconds, 0.09 ahead of Lee in 10.91".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.interval import Interval
from factcheck.reckoning.misprint import misprinted
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.times.outline import LENGTH
from factcheck.reckoning.times.ties import Tie, tie, tied_by

_UNITS = {"second": 1, "minute": 60, "hour": 3600}
_NEAR = 3
"""A gap that is off by more than so many times is one of something else, if it is no misprint."""
_WORDS = (
    *(
        "ahead",
        "behind",
        "clear",
        "adrift",
        "off ",
        "faster",
        "quicker",
        "slower",
        "better",
        "longer",
        "shorter",
    ),
    *("inside", "outside", "by ", "gap", "margin", "difference", "lead ", "less", "more", "up on", "down on"),
)
_PLACES = 2
"""Decimals of a number that is a time though it has no unit, beside others that have one."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap that is told of two times."""

    gap: Claim
    times: tuple[Claim, Claim]
    """The longer one first."""
    passed: Interval
    """The seconds between them."""
    fits: bool


@cache
def _ties() -> tuple[Tie, ...]:
    some, clause = r"[^▲;]", r"(?:(?!\b(?:and|but|while|then)\b)[^▲;])"
    off = (
        r"(?:ahead of|behind|clear of|adrift of|off|outside|inside|up on|down on|short of"
        r"|(?:fast|quick|slow|bett|long|short)er than|(?:less|more) than)"
    )
    return (
        # 28:14, 22 seconds ahead of Lind, who finished in 28:36; took 28 seconds off the record of 2:22:08
        tie(rf"(?P<a>▲){some}{{1,40}}?(?P<g>▲) {off}(?= [\p{{L}}▲]){clause}{{1,60}}?(?P<b>▲)", "▲"),
        # 3:12:05 and the runner-up 3:13:20, a gap of 75 seconds
        tie(
            rf"(?P<a>▲){some}{{1,60}}?(?P<b>▲),? (?:an?|the|by a|with a) (?:\w+ )?"
            r"(?:gap|margin|difference|lead|saving|improvement) of (?P<g>▲)",
            "of ▲",
        ),
        # 52.31 seconds, beating the record of 52.69 by 0.38
        tie(
            rf"(?P<a>▲),? {clause}{{0,20}}?\b(?:beat|break|broke|better|lower|improv|miss|short)\w*"
            rf"{clause}{{1,60}}?(?P<b>▲){clause}{{0,20}}?\bby (?P<g>▲)",
            "by ▲",
        ),
        # once an hour and 12 minutes, now takes 54 minutes, 18 minutes less
        tie(
            rf"(?P<a>▲){some}{{1,60}}?(?P<b>▲),? (?:or |some )?(?P<g>▲) (?:less|more|longer|shorter"
            r"|faster|quicker|slower|fewer)\b(?! than)",
            *(f"▲ {word}" for word in ("less", "more", "longer", "shorter", "faster", "quicker", "slower")),
        ),
    )


def gaps(page: Page) -> Iterator[Gap]:
    """Yield each gap between two times that a sentence tells, and whether they lie so far apart."""
    for line in page.lines:
        if len(line.figures) < 3 or not any(each.unit in _UNITS for each in line.figures):
            continue
        if line.names(_WORDS):
            times = [each for each in line.figures if _seconds(page, line, each)]
            if len(times) > 2:
                yield from _found(page, line, times)


def _seconds(page: Page, line: Line, claim: Claim) -> int | None:
    """Return how many seconds one of what a figure counts has; None where it is no time."""
    if (
        claim.value is None
        or claim.per is not None
        or claim.second is not None
        or claim.hedge is not Hedge.EXACT
    ):
        return None
    if claim.kind is Kind.DURATION:
        return _UNITS.get(claim.unit or "")
    is_bare = claim.kind is Kind.COUNT and claim.unit is None and isinstance(claim.value, Decimal)
    decimals = len(page.number(claim).partition(".")[2])
    beside = any(each.unit == "second" for each in line.figures)
    return 1 if is_bare and decimals == _PLACES and beside else None


def _found(page: Page, line: Line, times: list[Claim]) -> Iterator[Gap]:
    text, at = [], line.span.start
    for each in times:
        text += [page.text[at : each.number_start], LENGTH]
        at = max(each.end, each.number_end) if each.unit else each.number_end
    told = " ".join("".join((*text, page.text[at : line.span.end])).split())
    for found in tied_by(_ties(), told):
        one, gap, other = (times[told.count(LENGTH, 0, found.start(group))] for group in "agb")
        yield from _held(page, line, gap, one, other)


def _held(page: Page, line: Line, gap: Claim, one: Claim, other: Claim) -> Iterator[Gap]:
    allowed = [
        page.allows(each).scaled(Fraction(_seconds(page, line, each) or 1)) for each in (gap, one, other)
    ]
    stated, first, last = allowed
    passed = (first - last).magnitude
    low, high, size = passed.low, passed.high, stated.low
    if low is None or high is None or size is None or stated.high is None:
        return
    fits, middle, said = stated.meets(passed), (low + high) / 2, (size + stated.high) / 2
    is_near = middle <= _NEAR * said <= _NEAR * _NEAR * middle
    scale = Fraction(_seconds(page, line, gap) or 1)
    if fits or is_near or misprinted(said / scale, page.step(gap), passed.scaled(1 / scale)):
        longer = one if (first.low or 0) > (last.low or 0) else other
        yield Gap(gap, (longer, other if longer is one else one), passed, fits)
