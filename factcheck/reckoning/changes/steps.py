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
    """Where it led, or where it began if `counted` says so."""
    counted: bool = False
    """Whether the text names what it is counted from: "£2m, or 8%, more than the £25m of last year"."""

    def start(self, page: Page, *, exactly: bool = False) -> Interval:
        """Return where it began, within rounding or as the figures are printed."""
        if self.counted:
            return point(Fraction(self.end.value or 0)) if exactly else page.allows(self.end)
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
        twice = _or().fullmatch(page.between(first, second)) is not None
        base = _base(page, line, second) if twice else None
        if base is not None and base.unit == step.unit and base.kind is step.kind and _is_less(step, base):
            yield Step(step, share, base, counted=True)
            continue
        # "gained $1.60, or 5%": the share says again what the step was
        again = step is first and step.role is None and page.between(first, second).strip(" ,(") in ("or", "")
        if len(sizes_) < 2 and not again:
            continue
        loose = (each for each in sizes_ if not _on_the_day().match(page.text, each.claim.end))
        if step.kind is Kind.MULTIPLE or any(each.elsewhere or each.timed or each.base for each in loose):
            continue
        ends = [each for each in line.figures if _leads(page, step, share, each)]
        if len(ends) == 1:
            shared.add(step.uid)
            yield Step(step, share, ends[0])


def _base(page: Page, line: Line, last: Claim) -> Claim | None:
    """Return the level behind a step and its share that both are counted from."""
    behind = next((each for each in line.figures if each.start >= last.end), None)
    if behind is None or not is_level(behind) or not _than().fullmatch(page.between(last, behind)):
        return None
    return behind


def _is_less(step: Claim, base: Claim) -> bool:
    """Whether it is a step from a base, and no level: "£106m, or 6%, more than the £100m"."""
    return 2 * abs(Fraction(step.value or 0)) < abs(Fraction(base.value or 0))


@cache
def _or() -> "regex.Pattern[str]":
    return regex.compile(r"(?:,?\s+or\s+|\s*\()(?:about\s+|nearly\s+|some\s+)?", regex.IGNORECASE)


@cache
def _than() -> "regex.Pattern[str]":
    return regex.compile(
        r"""[,)]?\s+(?:(?:more|less|fewer|higher|lower|bigger|smaller)\s+than|above|below|over|up\s+on|down\s+on)
        \s+(?:(?:the|its|their|his|her|last|this|[\w’'-]+['’]s)\s+){0,2}(?:[\w’'-]+['’]s\s+)?(?:(?:total|level|figure|budget|record)\s+of\s+)?""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _on_the_day() -> "regex.Pattern[str]":
    return regex.compile(r"\s+on\s+the\s+(?:day|night|session|week|month|year)\b", regex.IGNORECASE)


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
