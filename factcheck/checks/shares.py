"""Shares that do not come to the number given with them.

Catches X per cent of Y that is said to be Z, whichever stands first and however the three are joined: "1% of
the $21.1bn, or just over $2 billion", "340 of the 2,400 workers (24%)", "Of the 2,400 workers 340 left, or
24%", "It has 2,400 workers. A third of them, 340, have left", "… That is one in four". Where the words leave
open what a share is of, it must fit none of the numbers told just before; where they leave open that it is of
any of them, one of the three must look misprinted. Fractions in words ("a third") have the room of round
figures. And two shares that are said to be one: "one in four, or 40%".
Does not catch shares of a whole that is told far off, where no misprint would make them right, or only by a
name ("a fifth of the signers"), and shares joined to their number by the sense alone.
"""

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.interval import Interval, point, total
from factcheck.reckoning.page import Page
from factcheck.reckoning.shares.portions import Portion, Whole, portions, restated
from factcheck.reckoning.shares.slipped import fits, share_of_one
from factcheck.reckoning.wording import against, near, said

NAME = "shares"

_HALF = Fraction(1, 2)


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each share that is given with its whole and its number, whether the three agree."""
    for portion in portions(page):
        yield _finding(page, portion)
    for first, second in restated(page):
        yield _one_share(page, first, second)


def _finding(page: Page, portion: Portion) -> Finding:
    share = portion.share
    fitting = next((each for each in portion.readings if fits(page, share, each[0], *each[1])), None)
    number, whole = fitting or portion.readings[0]
    fit = fitting is not None
    of_all = f"{said(share)} of {' and '.join(map(said, whole))}"
    return Finding(
        check=NAME,
        outcome=outcome(fit, decisive=not fit and _falls(page, share, whole, number)),
        message=f"{of_all} {'is' if fit else 'is not'} {said(number)}",
        working=against(of_all, _exact(share, whole), number, fits=fit),
        place=mention(number),
        others=(mention(share), *map(mention, whole)),
    )


def _one_share(page: Page, first: Claim, second: Claim) -> Finding:
    """Return whether a share and the same share in other words agree."""
    one, other = share_of_one(page, first), share_of_one(page, second)
    fit = one.meets(other)
    percent = Fraction(first.value or first.high or first.low or 0) * (100 if first.unit is None else 1)
    return Finding(
        check=NAME,
        outcome=outcome(fit),
        message=f"{said(first)} {'is' if fit else 'is not'} {said(second)}",
        working=f"{said(first)} = {near(point(percent), 'percentage')}; the text says {said(second)}",
        place=mention(second),
        others=(mention(first),),
    )


def _exact(share: Claim, whole: Whole) -> Interval:
    parts = Fraction(share.value or share.high or share.low or 0)
    size = sum((Fraction(each.value or each.high or each.low or 0) for each in whole), Fraction(0))
    product = parts * size / (100 if share.unit == "percentage" else 1)
    return Interval(product, product)


def _falls(page: Page, share: Claim, whole: Whole, number: Claim) -> bool:
    """Whether "more than half" is less than half, or the other way round."""
    stated = share_of_one(page, share)
    real = page.allows(number) / total(page.together(whole))
    bound = share.hedge in (Hedge.MORE_THAN, Hedge.LESS_THAN, Hedge.AT_LEAST, Hedge.AT_MOST)
    above = stated.low is not None and stated.low >= _HALF and real.high is not None and real.high < _HALF
    below = stated.high is not None and stated.high <= _HALF and real.low is not None and real.low > _HALF
    return above or below or (bound and share.kind is Kind.FRACTION)
