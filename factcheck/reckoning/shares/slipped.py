"""Whether a share, its number and its whole agree, or would, were one of the three not misprinted."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.interval import Interval, point, total
from factcheck.reckoning.misprint import LOOSE, Least, misprinted
from factcheck.reckoning.page import Page
from factcheck.reckoning.precision import rough
from factcheck.reckoning.shares.wholes import size


def fits(page: Page, share: Claim, part: Claim, *wholes: Claim) -> bool:
    """Tell whether a number can be that share of a whole, or of several, with the room of round figures."""
    if len(wholes) == 1 and _is_far_off(share, part, wholes[0]):
        return False
    return (share_of_one(page, share) * total(list(map(page.rounded, wholes)))).meets(page.rounded(part))


def fitting(page: Page, share: Claim, part: Claim, wholes: Iterable[Claim]) -> Iterator[Claim]:
    """Yield those of some wholes that a number can be that share of: reckoned once for all of them."""
    meant = page.rounded(part) / share_of_one(page, share)
    near = (each for each in wholes if not _is_far_off(share, part, each))
    yield from (each for each in near if meant.meets(page.rounded(each)))


def share_of_one(page: Page, share: Claim) -> Interval:
    """Return what a share allows as a part of one: 14% is 0.135 to 0.145, and "exactly half" one half."""
    if share.kind is Kind.FRACTION and share.value and page.text.endswith(_EXACTLY, 0, share.start):
        return point(Fraction(share.value))
    allowed = page.allows(share)
    return allowed.scaled(_HUNDREDTH) if share.unit == "percentage" else allowed


def is_slip(page: Page, share: Claim, part: Claim, whole: Claim, *, tied: bool = False) -> bool:
    """Tell whether the three would agree but for a misprint in one of them.

    Where words tie them, that one digit of the share is wrong, or one too many, tells as well.
    """
    if not _may_be_slip(share, part, whole):
        return False
    one, some, all_ = share_of_one(page, share), page.allows(part), page.allows(whole)
    if not (some.positive and all_.positive and one.positive):
        return False
    for figure, meant in ((part, one * all_), (whole, some / one)):
        if _is_known(meant) and misprinted(size(figure), page.step(figure), meant):
            # hands add a nought or take "million" for "billion"; a hundred times is chance
            return not any(meant.covers(size(figure) * times) for times in (100, _HUNDREDTH))
    real = some / all_
    if share.unit != "percentage":
        stated = page.printed(part) / page.printed(whole)
        return any(each.meets(stated) for each in _SIMPLE)
    step = page.step(share)
    meant = real.scaled(Fraction(100)).widened(step / 2)
    if any(meant.covers(size(share) * times) for times in (100, _HUNDREDTH)):
        return False
    # of 60% and 70% one digit is all there is
    if _is_known(meant) and misprinted(size(share), step, meant, _ONE if tied else LOOSE):
        return True
    return (
        tied
        and _is_known(real)
        and _has_digit_more(size(share) / step, rough(part) / rough(whole) * 100, step)
    )


def _apart(share: Claim, part: Claim, whole: Claim) -> Decimal:
    """Return, for little, how many times too large or too small one of the three is; nought where unknown."""
    parts, all_ = rough(part) * (100 if share.unit == "percentage" else 1), rough(share) * rough(whole)
    if parts <= 0 or all_ <= 0:
        return Decimal(0)
    return parts / all_ if parts > all_ else all_ / parts


def _is_far_off(share: Claim, part: Claim, whole: Claim) -> bool:
    """Tell, for little, whether no rounding makes the three agree."""
    bounded = all(each.hedge in (Hedge.EXACT, Hedge.ABOUT) for each in (share, part, whole))
    return bounded and _apart(share, part, whole) > _NEARLY


def _may_be_slip(share: Claim, part: Claim, whole: Claim) -> bool:
    """Tell, for little, whether the three are near each other, or about a power of ten apart."""
    apart = _apart(share, part, whole)
    return bool(apart) and (apart < _TENFOLD or not _LITTLE < apart.scaleb(-apart.adjusted()) < _NEARLY)


def _has_digit_more(stated: Fraction, real: Decimal, step: Fraction) -> bool:
    """Tell whether a share has a digit in front that it should not, or lacks one: 13% for 3%."""
    one, other = str(int(stated)), str(round(Fraction(real) / step))
    return len(one) != len(other) and (one[1:] == other or other[1:] == one)


def _is_known(meant: Interval) -> bool:
    """Tell whether a number is known well enough for a misprint of it to be no chance."""
    return meant.low is not None and meant.high is not None and meant.high < meant.low * _LOOSELY


_EXACTLY = ("exactly ", "precisely ", "Exactly ", "Precisely ")
_HUNDREDTH = Fraction(1, 100)
_LOOSELY = Fraction(5, 4)
_TENFOLD, _LITTLE, _NEARLY = 12, 2, 8
_ONE = Least(1, 2)
_SIMPLE = tuple(
    Interval(Fraction(99 * a, 100 * b), Fraction(101 * a, 100 * b))
    for a, b in (
        *((1, many) for many in (2, 3, 4, 5, 6, 8, 10, 12, 20)),
        *((2, 3), (3, 4), (2, 5), (3, 5), (4, 5)),
    )
)
"""Fractions that one says for another, each with the room of a hundredth of it."""
