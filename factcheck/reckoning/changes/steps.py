"""Steps that are told twice, as a number and as a share, with where they led: "fell 18p, or 10%, to 162p"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Change, Kind, Role
from factcheck.reckoning.changes.levels import is_level, joined
from factcheck.reckoning.changes.sizes import Size, sizes
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Line, Page


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
        return end - step if self.end.change is Change.UP else end + step


def steps(page: Page) -> Iterator[Step]:
    """Yield the steps of a page of which a sentence does not say where they began."""
    for line, found in zip(page.lines, sizes(page), strict=True):
        if found:
            yield from _of_line(page, line, found)


def _of_line(page: Page, line: Line, found: Sequence[Size]) -> Iterator[Step]:
    known = {size.claim.uid: size for size in found}
    told = [size.claim for size in found]
    # beside each other among all figures, or among those that are sizes: "rose 12p to 240p, up 9%"
    pairs = {
        (first.uid, second.uid): (first, second)
        for all_ in (line.figures, told)
        for first, second in pairwise(all_)
    }
    shared: set[str] = set()
    for first, second in pairs.values():
        shares = [each for each in (first, second) if _is_share(each) and each.uid in known]
        if len(shares) != 1:
            continue
        share, step = shares[0], second if shares[0] is first else first
        if step.uid in shared or _and().search(page.between(first, second)):
            # "cut costs by 91 million and staff by 16 per cent" are two things, and one step has one share
            continue
        sizes_ = [known[each.uid] for each in (step, share) if each.uid in known]
        # "gained $1.60, or 5%": the share says again what the step was
        again = step is first and step.role is None and page.between(first, second).strip(" ,(") in ("or", "")
        if len(sizes_) < 2 and not again:
            continue
        if step.kind is Kind.MULTIPLE or any(each.elsewhere or each.timed or each.base for each in sizes_):
            continue
        ends = [each for each in line.figures if _leads(page, step, share, each)]
        if len(ends) == 1:
            shared.add(step.uid)
            yield Step(step, share, ends[0])


def _is_share(claim: Claim) -> bool:
    return claim.unit == "percentage" or claim.kind is Kind.FRACTION


def _leads(page: Page, step: Claim, share: Claim, end: Claim) -> bool:
    """Whether a level is where the step led: "to 162p", with nothing else told between the three."""
    if end.role is not Role.TO or end.change is None or not is_level(end):
        return False
    if any(each.change not in (None, end.change) for each in (step, share)):
        return False
    nouns = {step.noun_head, end.noun_head} - {None, "point"}
    if end.kind is not step.kind or end.unit != step.unit or end.per != step.per or len(nouns) > 1:
        return False
    if page.text.startswith(" of ", share.end):
        # "or 5% of its value in May"
        return False
    told = sorted((step, share, end), key=lambda each: each.start)
    return all(joined(page, one, other) for one, other in pairwise(told))


@cache
def _and() -> "regex.Pattern[str]":
    return regex.compile(r"\band\b", regex.IGNORECASE)
