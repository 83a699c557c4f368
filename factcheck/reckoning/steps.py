"""Steps that are told twice, as a number and as a share, with where they led: "fell 18p, or 10%, to 162p"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from factcheck.model.claim import Claim
from factcheck.model.quantity import Change, Kind, Role
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.levels import is_level, joined
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.sizes import Size, sizes


@dataclass(frozen=True, slots=True)
class Step:
    """A step, what share it is said to be of where it began, and where it ended."""

    step: Claim
    share: Claim
    end: Claim

    def start(self, page: Page, *, exactly: bool = False) -> Interval:
        """Return where it began, within rounding or as the figures are printed."""
        end, step = (
            point(Fraction(each.value or 0)) if exactly else page.allows(each)
            for each in (self.end, self.step)
        )
        return end - step if self.step.change is Change.UP else end + step


def steps(page: Page) -> Iterator[Step]:
    """Yield the steps of a page of which a sentence does not say where they began."""
    for line, found in zip(page.lines, sizes(page), strict=True):
        if len(found) > 1:
            yield from _of_line(page, line, found)


def _of_line(page: Page, line: Line, found: Sequence[Size]) -> Iterator[Step]:
    for first, second in pairwise(found):
        shares = [each for each in (first, second) if _is_share(each.claim)]
        numbers = [each for each in (first, second) if not _is_share(each.claim)]
        if len(shares) != 1 or any(each.elsewhere or each.timed or each.base for each in (first, second)):
            continue
        step, share = numbers[0].claim, shares[0].claim
        if step.change is None or step.kind is Kind.MULTIPLE or share.change not in (step.change, None):
            continue
        ends = [each for each in line.figures if _leads(page, step, share, each)]
        if len(ends) == 1:
            yield Step(step, share, ends[0])


def _is_share(claim: Claim) -> bool:
    return claim.unit == "percentage" or claim.kind is Kind.FRACTION


def _leads(page: Page, step: Claim, share: Claim, end: Claim) -> bool:
    """Whether a level is where the step led: "to 162p", with nothing else told between the three."""
    if end.role is not Role.TO or not is_level(end) or end.change is not step.change:
        return False
    nouns = {step.noun_head, end.noun_head} - {None, "point"}
    if end.kind is not step.kind or end.unit != step.unit or end.per != step.per or len(nouns) > 1:
        return False
    if page.text.startswith(" of ", share.end):
        # "or 5% of its value in May"
        return False
    told = sorted((step, share, end), key=lambda each: each.start)
    return all(joined(page, one, other) for one, other in pairwise(told))
