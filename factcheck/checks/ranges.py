"""Ranges that run backwards, have their scale at one end only, or do not hold what is said to lie in them.

Catches "between 30 and 20 people", "as little as £80 and as much as £45", "from £640 to £540" and "$26 to
$31 million", whose first end is twenty-six dollars as it is printed; "between 1.2% and 1.8%, with 2.5% the
likeliest", "$2.70 to $3.10. The midpoint, $2.80", "4.2%, within its range of 2% to 3%" and "leads by 22
points, 44% to 32%".
Does not catch ranges without a sign of money at both ends: "26 to 31 million" is how people write it; nor
"ranged from 40 in the north to 12 in the south", which may be told from the top.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.amount import written
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Page
from factcheck.reckoning.spreads import Spread, Tie, Tied, spreads, ties
from factcheck.reckoning.wording import against, near, said

NAME = "ranges"

_SIGN = r"(?:(?:US|A|C|HK|NZ|S)?[$]|£|€)"
_SCALE = r"(?:thousand|million|billion|trillion|bn|trn|tn|m|k)\b"


@cache
def _one_scale() -> "regex.Pattern[str]":
    return regex.compile(
        rf"(?:(?:between|from)\s+)?(?P<first>{_SIGN}\s?[0-9][0-9,]*+(?:\.[0-9]++)?)\s*(?:to|and|or|-|–|—)\s*"
        rf"(?P<second>{_SIGN}\s?[0-9][0-9,.]*+\s?{_SCALE})",
        regex.IGNORECASE,
    )


@cache
def _between() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\bbetween\s+\Z", regex.IGNORECASE)


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each range that is not one as it is printed."""
    for line, told in zip(page.lines, spreads(page), strict=True):
        for claim in line.figures:
            finding = _scale(page, claim)
            if finding is not None:
                yield finding
        for first, second in zip(line.figures, line.figures[1:], strict=False):
            if _reversed(page, first, second):
                yield _backwards(first, second)
        for spread in told:
            if _is_upside_down(page, spread):
                yield _upside_down(spread)
    for tied in ties(page):
        yield _width(page, tied) if tied.tie is Tie.WIDTH else _place(page, tied)


def _scale(page: Page, claim: Claim) -> Finding | None:
    if claim.kind is not Kind.MONEY or claim.value is not None:
        return None
    printed = _one_scale().match(page.text, claim.start, claim.end)
    if printed is None or claim.low is None:
        return None
    first, second = printed["first"], printed["second"]
    if Fraction(claim.low) == Fraction(first.lstrip("USACHKNZ$£€ ").rstrip(".").replace(",", "")):
        return None
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"the scale of {second} stands at one end only",
        working=f"{first} is printed, {written(claim.low, claim.unit)} is meant",
        place=mention(claim),
    )


def _reversed(page: Page, first: Claim, second: Claim) -> bool:
    if first.kind is not second.kind or first.value is None or second.value is None:
        return False
    if (first.unit, first.per) != (second.unit, second.per) or first.role or second.role:
        return False
    if "/" in page.number(first) + page.number(second):
        # loans are quoted from the top: "between 100 and 99-16/32"
        return False
    return (
        Fraction(first.value) > Fraction(second.value)
        and page.between(first, second).strip().lower() == "and"
        and _between().search(page.text, max(0, first.start - 12), first.start) is not None
    )


def _backwards(first: Claim, second: Claim) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"between {first.phrase} and {second.phrase} runs backwards",
        working=f"{said(first)} is more than {said(second)}",
        place=mention(first),
        others=(mention(second),),
    )


def _is_upside_down(page: Page, spread: Spread) -> bool:
    """Whether what it is at least is more than what it is at most, or "anywhere from" begins at the top."""
    if spread.low.meets(spread.high):
        return False
    if len(spread.figures) > 1:
        return (spread.low.low or 0) > (spread.high.high or 0)
    printed = page.text[spread.start : spread.end]
    ends = [_number(each) for each in _digits().findall(printed)]
    # "$51 to $28", and not "51 cents to $28"
    falls = len(ends) == 2 and ends[0] > ends[1] and not _scaled().search(printed)
    if falls and len(_signs().findall(printed)) > 1:
        # nobody gives the larger sum first, unless it is what something costs now
        before = page.text[max(0, spread.start - 30) : spread.start]
        return not _is_current().search(before)
    return falls and _anywhere().search(page.text, max(0, spread.start - 40), spread.start) is not None


def _number(digits: str) -> Fraction:
    return Fraction(digits.replace(",", ""))


@cache
def _digits() -> "regex.Pattern[str]":
    return regex.compile(r"[0-9][0-9,]*+(?:\.[0-9]++)?")


@cache
def _signs() -> "regex.Pattern[str]":
    return regex.compile(_SIGN)


@cache
def _is_current() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:current|present|existing|today['’]s|previous|original|down|cut|ranged)\b", regex.IGNORECASE
    )


@cache
def _scaled() -> "regex.Pattern[str]":
    return regex.compile(rf"{_SCALE}|\b(?:cents?|pence|p)\b", regex.IGNORECASE)


@cache
def _anywhere() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\b(?:anywhere|somewhere|(?:price|salary|pay|age|target)\s+(?:range|band)\s+(?:at|of))\s+"
        r"(?:from\s+|between\s+)?\Z",
        regex.IGNORECASE,
    )


def _upside_down(spread: Spread) -> Finding:
    place, *others = spread.figures
    told = " and ".join(each.phrase for each in spread.figures)
    low, high = (near(end, place.unit) for end in (spread.low, spread.high))
    top, bottom = (low, high) if others else (high, low)
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"{told} runs backwards",
        working=f"{top} is more than {bottom}",
        place=mention(place),
        others=tuple(mention(each) for each in others),
    )


def _width(page: Page, tied: Tied) -> Finding:
    """Return whether the two ends lie as far apart as is said."""
    spread, claim = tied.spread, tied.claim
    unit = spread.figures[0].unit
    fits = (spread.high - spread.low).magnitude.meets(page.allows(claim))
    high, low = (near(end, unit) for end in (spread.high, spread.low))
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{high} and {low} {'are' if fits else 'are not'} {claim.phrase} apart",
        working=against(f"{high} − {low}", _exact(spread.high - spread.low), claim, fits=fits),
        place=mention(claim),
        others=tuple(mention(each) for each in spread.figures),
    )


def _exact(size: Interval) -> Interval:
    return point(((size.low or Fraction(0)) + (size.high or Fraction(0))) / 2)


def _place(page: Page, tied: Tied) -> Finding:
    """Return whether a figure lies where it is said to: in the middle of a range, in it, above or below."""
    spread, claim, tie = tied.spread, tied.claim, tied.tie
    low, high = sorted((spread.low, spread.high), key=lambda each: each.low or Fraction(0))
    stated, unit = page.printed(claim), spread.figures[0].unit
    middle = (low + high).scaled(Fraction(1, 2))
    reaches = {
        Tie.MIDDLE: middle,
        Tie.INSIDE: Interval(low.low, high.high),
        Tie.ABOVE: Interval(high.low, None),
        Tie.BELOW: Interval(None, low.high),
    }
    if tie is Tie.OUTSIDE:
        fits = stated.meets(reaches[Tie.ABOVE]) or stated.meets(reaches[Tie.BELOW])
    else:
        fits = stated.meets(reaches[tie])
    said_ = f"{near(low, unit)} to {near(high, unit)}"
    where = {Tie.MIDDLE: "the middle of", Tie.INSIDE: "within"}.get(tie, tie.name.lower())
    verb = "is" if fits else "is not"
    if tie is Tie.MIDDLE:
        working = against(f"the middle of {said_}", _exact(middle), claim, fits=fits)
    else:
        working = f"{said(claim)} {verb} {where} {said_}"
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{said(claim)} {verb} {where} {said_}",
        working=working,
        place=mention(claim),
        others=tuple(mention(each) for each in spread.figures),
    )
