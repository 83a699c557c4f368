"""Changes that are told over two clauses or sentences: a level in one, what became of it in the next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck.model.claim import Claim
from factcheck.model.document import Span
from factcheck.model.quantity import Role
from factcheck.reckoning.changes import ties
from factcheck.reckoning.changes.levels import is_about, is_level, set_against
from factcheck.reckoning.changes.owned import has_size, is_of_some
from factcheck.reckoning.changes.sizes import Size
from factcheck.reckoning.changes.then import is_earlier, is_now, is_timed
from factcheck.reckoning.page import Line, Page

_AFTER = 60
"""Characters behind a level in which a time may stand."""


@dataclass(frozen=True, slots=True)
class Told:
    """The level that stands with a size, and those of another clause that it came from or goes to."""

    own: Claim
    chosen: Claim
    others: tuple[Claim, ...]
    own_is_start: bool


def across(
    page: Page,
    lines: tuple[Line | None, Line, Line | None],
    earlier: Sequence[Line],
    levels: Sequence[Claim],
    size: Size,
    fits: Callable[[Claim, Claim], bool],
) -> Told | None:
    """Return the two levels of a size that has only one of them in its own clause, or none.

    The words have to tie the two: "Sales were £62m. They fell 5% to £58.9m", "It had 1,200 cows in 2010. It
    now has 900, a third fewer", "rose 35% to 3,000; a year ago there were 2,400".
    """
    previous, line, _ = lines
    if size.base is not None:
        return _from_base(page, previous, line, size, size.base, fits)
    own = _own(page, levels, size)
    if own is None and not levels and previous is not None:
        return _summed_up(page, previous, line, size, fits)
    if own is None:
        return _so(page, lines, levels, size, fits)
    first = min(size.claim.start, own.start)
    clause = _clause(page, line, first)
    taken = ties.taken_up().fullmatch(page.text, clause.start, first)
    raised = ties.raised().search(page.text, clause.start, first)
    again = own.measure is not None and not (taken or raised)
    if taken or again or raised:
        before = [each for each in levels if each.end <= clause.start]
        if not before and previous is not None and page.adjoin(previous, line):
            # a thing that is called by its name again may be a few sentences away
            near = earlier if again else (previous,)
            before = [each for told in near for each in told.figures if each.role is not Role.FROM]
            line = previous
        before = [each for each in before if fits(own, each) and (not again or _same_thing(page, own, each))]
        moves = own.role in (Role.FROM, Role.TO)
        if not moves:
            timed = is_timed(page, own)
            early = [each for each in before if is_earlier(page, each) or (timed and is_timed(page, each))]
            now = is_earlier(page, own) or (taken is not None and is_now(taken[0]))
            before = early or (before if now else [])
        if before or not again:
            return _told(own, before, own.role is Role.FROM)
    aside = [each for each in levels if each.end < first and fits(own, each)]
    if aside and own.role is Role.TO:
        if ties.aside().fullmatch(page.text, aside[-1].end, first):
            return _told(own, aside, False)
        # "in a town of 4,300 the toll rose" is of two things
        alone = len(aside) == 1 and " the " not in page.text[aside[0].number_end : aside[0].end + 1]
        if alone and ties.moves().fullmatch(page.text, aside[0].end, first):
            return _told(own, aside, False)
    return _then(page, levels, own, fits) or _after(page, lines, levels, size, own, fits)


def _then(
    page: Page, levels: Sequence[Claim], own: Claim, fits: Callable[[Claim, Claim], bool]
) -> Told | None:
    """Return the level that the same sentence told of another time: "was £120m in 2019 and is now £180m"."""
    before = [each for each in levels if each.end <= own.start and fits(own, each)]
    if not before or not ties.goes_on().fullmatch(page.between(before[-1], own)):
        return None
    between = page.between(before[-1], own)
    if (is_earlier(page, before[-1]) or is_timed(page, before[-1])) and (
        is_now(between) or is_timed(page, own)
    ):
        return Told(own, before[-1], tuple(before[:-1]), False)
    if "having been" in between:
        return Told(own, before[-1], tuple(before[:-1]), True)
    return None


def _same_thing(page: Page, one: Claim, other: Claim) -> bool:
    """Whether two levels are called the same: "a turnout of 85%", "turnout was 71%".

    What has a size of its own is no start of another: "Imports rose 55% to 1,460 … imports fell 27% to 840".
    """
    same = bool(one.measure and other.measure) and (
        (one.measure or "").lower().split()[-2:] == (other.measure or "").lower().split()[-2:]
    )
    return same and not has_size(page, other) and not (is_of_some(page, one) and not is_of_some(page, other))


def _told(own: Claim, levels: Sequence[Claim], own_is_start: bool) -> Told | None:
    # of "2.31 million in 77 dates, an average of 30,000" the millions, beside another million
    near = [each for each in levels if is_about(own, each)] or levels
    return Told(own, near[-1], tuple(near[:-1]), own_is_start) if near else None


def _own(page: Page, levels: Sequence[Claim], size: Size) -> Claim | None:
    """Return the level that a size stands with: "fell 5% to £59m", "now has 900, a third fewer"."""
    for level in levels:
        first, second = sorted((level, size.claim), key=lambda each: each.start)
        between = page.between(first, second)
        if level.role in (Role.FROM, Role.TO) and len(between) < _AFTER and not ties.turn().search(between):
            return level
        if second is size.claim and size.apposed and ties.beside().fullmatch(between):
            return level
    return None


def _after(
    page: Page,
    lines: tuple[Line | None, Line, Line | None],
    levels: Sequence[Claim],
    size: Size,
    own: Claim,
    fits: Callable[[Claim, Claim], bool],
) -> Told | None:
    """Return the level that is told behind to have been before: "…; a year ago there were 2,400"."""
    _, line, following = lines
    last = max(size.claim.end, own.end)
    later = [each for each in line.figures if each.start > last]
    if not later and following is not None and page.adjoin(line, following):
        later = list(following.figures)
    if not later or not fits(own, later[0]) or own.role is Role.FROM:
        return None
    return Told(own, later[0], (), False) if ties.was().fullmatch(page.text, last, later[0].start) else None


def _from_base(
    page: Page,
    previous: Line | None,
    line: Line,
    size: Size,
    base: Claim,
    fits: Callable[[Claim, Claim], bool],
) -> Told | None:
    """Return the levels of "… $2.60 a gallon. The price was down 10% from $2.89"."""
    clause = _clause(page, line, size.claim.start)
    if previous is None or clause.start != line.span.start or not page.adjoin(previous, line):
        return None
    taken = ties.taken_up().fullmatch(page.text, clause.start, size.claim.start)
    if not taken:
        return None
    # what it was in a year is not what it "is now"
    now = is_now(taken[0])
    ends = [each for each in previous.figures if fits(base, each)]
    return _told(base, [each for each in ends if not (now and is_timed(page, each))], True)


def _summed_up(
    page: Page, previous: Line, line: Line, size: Size, fits: Callable[[Claim, Claim], bool]
) -> Told | None:
    """Return the two levels of the sentence before: "… 1,204, compared with 1,505. That is a fall of 20%"."""
    if not page.adjoin(previous, line) or not ties.that_is().match(
        page.text, line.span.start, size.claim.start
    ):
        return None
    pairs = list(set_against(page, [each for each in previous.figures if is_level(each)]))
    if len(pairs) != 1 or not fits(*pairs[0]):
        return None
    return Told(pairs[0][1], pairs[0][0], (), False)


def _so(
    page: Page,
    lines: tuple[Line | None, Line, Line | None],
    levels: Sequence[Claim],
    size: Size,
    fits: Callable[[Claim, Claim], bool],
) -> Told | None:
    """Return the levels of "… 2.3 million. Last year they drew 1.5 million, so the gate is up 50%"."""
    previous, line, _ = lines
    before = [each for each in levels if each.end <= size.claim.start]
    if not before or previous is None or not page.adjoin(previous, line):
        return None
    own = before[-1]
    if not ties.result().search(page.text, own.end, size.claim.start) or not is_earlier(page, own):
        return None
    ends = [each for each in previous.figures if each.role is not Role.FROM and fits(own, each)]
    return _told(own, ends, True)


def _clause(page: Page, line: Line, stop: int) -> Span:
    """Return the clause that leads to a place, from its first word."""
    ends = [each.end() for each in ties.turn().finditer(page.text, line.span.start, stop)]
    return Span(ends[-1] if ends else line.span.start, stop)
