"""Shares that do not come to the number given with them.

Catches X per cent of Y that is said to be Z, in whichever order the three stand: "1% of the $21.1bn, or just
over $2 billion", "340 of the 2,400 workers (24%)", "340 people, or 24% of the workforce of 2,400". Fractions
in words ("a third") have the room of a round figure.
Does not catch shares whose whole is told in another sentence, or with other words between the three.
"""

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.interval import Interval
from factcheck.reckoning.links import is_of, is_same
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import against, said

NAME = "shares"

_HALF = Fraction(1, 2)


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each share that is given with its whole and its number, whether the three agree."""
    for line in page.lines:
        for three in zip(line.figures, line.figures[1:], line.figures[2:], strict=False):
            read = _read(page, *three)
            if read is not None:
                yield _finding(page, *read)


def _read(page: Page, first: Claim, second: Claim, third: Claim) -> tuple[Claim, Claim, Claim] | None:
    """Return share, whole and number, where three figures in a row are these."""
    if _is_share(first) and is_of(page, first, second) and is_same(page, second, third):
        share, whole, number = first, second, third
    elif _is_share(third) and is_of(page, first, second) and is_same(page, second, third):
        number, whole, share = first, second, third
    elif _is_share(second) and is_same(page, first, second) and is_of(page, second, third):
        number, share, whole = first, second, third
    else:
        return None
    alike = number.kind is whole.kind and number.unit == whole.unit and number.per == whole.per
    return (share, whole, number) if alike and not _is_share(whole) else None


def _is_share(claim: Claim) -> bool:
    return (claim.unit == "percentage" or claim.kind is Kind.FRACTION) and claim.role is None


def share_of_one(page: Page, share: Claim) -> Interval:
    """Return what a share allows as a part of one: 14% is 0.135 to 0.145."""
    allowed = page.allows(share)
    return allowed.scaled(Fraction(1, 100)) if share.unit == "percentage" else allowed


def _finding(page: Page, share: Claim, whole: Claim, number: Claim) -> Finding:
    part, all_ = share_of_one(page, share), page.allows(whole)
    reckoned = part * all_
    fits = reckoned.meets(page.allows(number))
    return Finding(
        check=NAME,
        outcome=outcome(fits, decisive=not fits and _falls(page, share, whole, number)),
        message=f"{said(share)} of {said(whole)} {'is' if fits else 'is not'} {said(number)}",
        working=against(f"{said(share)} of {said(whole)}", _exact(share, whole), number, fits=fits),
        place=mention(number),
        others=(mention(share), mention(whole)),
    )


def _exact(share: Claim, whole: Claim) -> Interval:
    parts = Fraction(share.value or share.high or share.low or 0)
    size = Fraction(whole.value or whole.high or whole.low or 0)
    product = parts * size / (100 if share.unit == "percentage" else 1)
    return Interval(product, product)


def _falls(page: Page, share: Claim, whole: Claim, number: Claim) -> bool:
    """Whether "more than half" is less than half, or the other way round."""
    stated = share_of_one(page, share)
    real = page.allows(number) / page.allows(whole)
    bound = share.hedge in (Hedge.MORE_THAN, Hedge.LESS_THAN, Hedge.AT_LEAST, Hedge.AT_MOST)
    above = stated.low is not None and stated.low >= _HALF and real.high is not None and real.high < _HALF
    below = stated.high is not None and stated.high <= _HALF and real.low is not None and real.low > _HALF
    return above or below or (bound and share.kind is Kind.FRACTION)
