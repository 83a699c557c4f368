"""Whether a share, its number and its whole agree, or would, were one of the three not misprinted."""

from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.reckoning.interval import Interval, total
from factcheck.reckoning.misprint import misprinted
from factcheck.reckoning.page import Page
from factcheck.reckoning.shares.wholes import size


def fits(page: Page, share: Claim, part: Claim, *wholes: Claim) -> bool:
    """Tell whether a number can be that share of a whole, or of several, with the room of round figures."""
    return (share_of_one(page, share) * total(list(map(page.rounded, wholes)))).meets(page.rounded(part))


def share_of_one(page: Page, share: Claim) -> Interval:
    """Return what a share allows as a part of one: 14% is 0.135 to 0.145."""
    allowed = page.allows(share)
    return allowed.scaled(Fraction(1, 100)) if share.unit == "percentage" else allowed


def is_slip(page: Page, share: Claim, part: Claim, whole: Claim) -> bool:
    """Tell whether the three would agree but for a misprint in one of them."""
    one, some, all_ = share_of_one(page, share), page.allows(part), page.allows(whole)
    if not (some.positive and all_.positive and one.positive):
        return False
    for figure, meant in ((part, one * all_), (whole, some / one)):
        if _is_known(meant) and misprinted(size(figure), page.step(figure), meant):
            # hands add a nought or take "million" for "billion"; a hundred times is chance
            return not any(meant.covers(size(figure) * times) for times in (100, Fraction(1, 100)))
    real = some / all_
    if share.unit == "percentage":
        meant = real.scaled(Fraction(100)).widened(page.step(share) / 2)
        return _is_known(meant) and misprinted(size(share), page.step(share), meant)
    return any(real.meets(each) for each in _SIMPLE)


def _is_known(meant: Interval) -> bool:
    """Tell whether a number is known well enough for a misprint of it to be no chance."""
    return meant.low is not None and meant.high is not None and meant.high < meant.low * _LOOSELY


_LOOSELY = Fraction(5, 4)
_SIMPLE = tuple(
    Interval(Fraction(99 * a, 100 * b), Fraction(101 * a, 100 * b))
    for a, b in (
        *((1, many) for many in (2, 3, 4, 5, 6, 8, 10, 12, 20)),
        *((2, 3), (3, 4), (2, 5), (3, 5), (4, 5)),
    )
)
"""Fractions that one says for another, each with the room of a hundredth of it."""
