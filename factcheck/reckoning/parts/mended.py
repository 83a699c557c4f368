"""Whether parts would come to their whole with one figure misprinted."""

from collections.abc import Sequence
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge
from factcheck.reckoning.interval import Interval, point, total
from factcheck.reckoning.misprint import SCALES, Least, misprinted
from factcheck.reckoning.page import Page
from factcheck.reckoning.parts.split import Sum
from factcheck.reckoning.precision import step


def is_misprint(page: Page, sum_: Sum, least: Least) -> bool:
    """Tell whether the sum would come right with one of its figures misprinted."""
    figures = [*sum_.parts, sum_.whole]
    # who said "about" and was wrong as well was hardly wrong by just what "about" leaves open
    hedged = any(each.hedge is not Hedge.EXACT for each in figures)
    *parts, whole = map(_plain, figures) if hedged else page.together(figures)
    together = total([*parts, point(sum_.ones)])
    meant = [(sum_.whole, together)]
    for claim, own in zip(sum_.parts, parts, strict=True):
        if (
            together.low is not None
            and together.high is not None
            and own.low is not None
            and own.high is not None
        ):
            others = Interval(together.low - own.low, together.high - own.high)
            meant.append((claim, whole - others))
    return any(
        claim.value is not None
        and misprinted(
            Fraction(claim.value), step(claim, page.number(claim)), needed, least, _scales(page, claim)
        )
        for claim, needed in meant
    )


def _plain(claim: Claim) -> Interval:
    return Interval(
        *(Fraction(each) for each in (claim.low or claim.value or 0, claim.high or claim.value or 0))
    )


def _scales(page: Page, claim: Claim) -> Sequence[int]:
    """Return how many times a figure may be misprinted: nobody keys "two" where twenty was meant."""
    return () if page.number(claim).isalpha() else SCALES
