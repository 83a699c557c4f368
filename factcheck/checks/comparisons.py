"""Two levels of one thing that are compared, and a multiple that is not theirs.

Catches "216mm, twice the average of 72mm", "46,000 houses and damaged 92,000, three times as many", "1,460,
compared with 365, a sixfold increase", and "spent £736,000, seven times as much" where the level before it
stands in an earlier sentence, or both do: "A nurse gets £32,000. He gets £640,000. That is 20 times as much".
Where any two levels that may be meant fit, nothing is said.
Does not catch multiples of what is named in words only ("twice the size of Wales"), and changes with both of
their ends: those are for the check `changes`.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Outcome, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.changes.movement import movements
from factcheck.reckoning.interval import point
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.rates.afar import afar
from factcheck.reckoning.rates.again import leads_on
from factcheck.reckoning.rates.each import own_noun
from factcheck.reckoning.rates.multiples import Times, bears, multiples, quotient
from factcheck.reckoning.shares.wholes import before
from factcheck.reckoning.wording import near, said

NAME = "comparisons"

_LEVELS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})
_REACH = 90
"""Characters between a level and the multiple that is said of it."""
_BESIDE = 60
"""Characters between the second of two levels and the multiple that is of the two."""
_LINES = 40
"""Sentences before a multiple in which the other level may stand."""
_DEATHS = frozenset({"die", "kill"})


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each multiple that stands with the two levels it is of, whether it is theirs."""
    taken: set[str] | None = None
    for at, line in enumerate(page.lines):
        for times in multiples(page, line):
            if taken is None:
                taken = {each.size.uid for each in movements(page) if each.size is not None}
            if times.claim.uid in taken:
                continue
            if times.elsewhere:
                yield from _afar(page, at, times)
                continue
            read = _read(page, page.lines[max(0, at - _LINES) : at], line, times)
            if read is None or read.outcome is not Outcome.CONSISTENT:
                # "6,400 votes to his 1,600, four times as many": which is meant, the sizes tell
                read = _of_two(page, at, times) or read
            if read is not None:
                yield read
            else:
                yield from _afar(page, at, times)


def _read(page: Page, earlier: Sequence[Line], line: Line, times: Times) -> Finding | None:
    """Return whether a multiple is that of two levels; None where it is not told which two they are."""
    claim = times.claim
    told = [each for each in line.figures if each.end <= claim.start and _is_level(page, each)]
    if times.base is not None:
        told = [each for each in told if _alike(each, times.base, short=True)]
    if not told and times.base is not None and earlier and leads_on(page.text, line.span.start, claim.start):
        # "1,200 homes are empty. That is twice the 400 of ten years ago"
        others = [each for each in earlier[-1].figures if _is_level(page, each) and _alike(each, times.base)]
        return _of_base(page, times, others, times.base) if others else None
    if not told or not _is_said_of(page, told[-1], claim):
        return None
    subject = told[-1]
    if times.base is not None:
        if any(
            _bounds(page, each, times.base) for each in line.figures if subject.end <= each.end <= claim.start
        ):
            # "at £13,000 it seats up to 16 people, double the eight": the 16 are meant
            return None
        return _of_base(page, times, told, times.base)
    here = [each for each in reversed(told[:-1]) if _alike(each, subject)] if not times.today else []
    against = told[-2] if len(told) > 1 and not times.today else None
    if against is not None and _held_against().search(page.text, against.end, subject.start):
        # "640mm, against 160 in a normal August, four times as much": it is said of the first
        return _of(page, times, against, [subject]) if _alike(against, subject, short=True) else None
    if not here and not times.today and any(each.kind is subject.kind for each in told[:-1]):
        # "30 cars and 60 vans, twice as many" is of the cars, "12 boats caught 400 fish" of neither
        return None
    return _of(page, times, subject, here or _told_before(page, earlier, line, subject, times))


def _afar(page: Page, at: int, times: Times) -> Iterator[Finding]:
    """Yield that a multiple misses the two levels of the page that it would be of but for a misprint."""
    line, claim = page.lines[at], times.claim
    told = [each for each in line.figures if each.end <= claim.start and _is_level(page, each)]
    own = told[-1] if told and _is_said_of(page, told[-1], claim) else None
    two = afar(page, at, times, own)
    if two is not None:
        yield _finding(times, *two, False)


def _of_two(page: Page, at: int, times: Times) -> Finding | None:
    """Return whether the only two levels told before a multiple are so many times each other.

    Both stand in its sentence, or the other in the one before it, or it says what both come to: "That is …".
    """
    line, claim = page.lines[at], times.claim
    if times.base is not None or times.today:
        return None
    kinds = _LEVELS | {Kind.DURATION} if _long().match(page.text, claim.number_end) else _LEVELS
    two = [each for each in line.figures if each.end <= claim.start and _is_level(page, each, kinds)]
    gap = page.between(two[-1], claim) if two else ""
    if len(gap) > _BESIDE or (Kind.DURATION in kinds and not _is_mark(gap)):
        return None
    if len(two) < 2 and (two or leads_on(page.text, line.span.start, claim.start)):
        for other in before(page.lines, at, 1 if two else 2):
            two = [*(each for each in other.figures if _is_level(page, each, kinds)), *two]
    if len(two) != 2 or not any(_alike(*pair, short=True) for pair in (two, two[::-1])):
        return None
    small, large = sorted(two, key=lambda each: Fraction(each.value or 0))
    if all(each.high is not None and each.high < 1 for each in times.factors):
        small, large = large, small
    return _finding(times, large, small, bears(times.factors, page.rounded(large), page.rounded(small)))


def _is_mark(between: str) -> bool:
    return between.rstrip().endswith((",", "(", "–", "—", " -"))


@cache
def _long() -> "regex.Pattern[str]":
    return regex.compile(r"\s+as\s+(?:long|fast|quick|slow)", regex.IGNORECASE)


def _of_base(page: Page, times: Times, before: Sequence[Claim], base: Claim) -> Finding | None:
    """Return that the nearest level is so many times the base, or another one of the sentence is."""
    if not _is_level(page, base):
        return None
    size = page.rounded(base)
    fitting = (each for each in reversed(before) if bears(times.factors, page.rounded(each), size))
    return _of(page, times, next(fitting, before[-1]), [base])


def _of(page: Page, times: Times, one: Claim, others: Sequence[Claim]) -> Finding | None:
    """Return that a level is so many times one of the others, or of none of them."""
    if not others:
        return None
    size = page.rounded(one)
    fitting = next((each for each in others if bears(times.factors, size, page.rounded(each))), None)
    if fitting is not None:
        return _finding(times, one, fitting, True)
    stated = Fraction(times.claim.value or 1)
    nearest = min(others, key=lambda each: max(quotient(one, each) / stated, stated / quotient(one, each)))
    return _finding(times, one, nearest, False)


def _is_level(page: Page, claim: Claim, kinds: frozenset[Kind] = _LEVELS) -> bool:
    """Tell whether a figure says how much there is of something; "rose by 3%" is a level of 3%."""
    return (
        claim.kind in kinds
        and bool(claim.value)
        and claim.twin_of is None
        and (claim.role is not Role.BY or claim.unit == "percentage")
        and claim.second is None
        and page.allows(claim).positive
    )


def _alike(one: Claim, other: Claim, *, short: bool = False) -> bool:
    """Tell whether two levels may be of one thing; a number without a noun takes that of the other.

    In `short` it may leave out a unit as well: "640mm, against 160".
    """
    if len({one.per, other.per} - {None}) > 1:
        return False
    if one.kind is not other.kind:
        return short and one.kind in (Kind.MEASURE, Kind.DURATION) and _bare(other)
    if one.unit != other.unit:
        return False
    return one.kind is not Kind.COUNT or own_noun(one) == own_noun(other) or _bare(one) or _bare(other)


def _bare(claim: Claim) -> bool:
    return claim.kind is Kind.COUNT and own_noun(claim) is None


def _bounds(page: Page, claim: Claim, base: Claim) -> bool:
    """Tell whether a figure is no level, as it has one end only, and counts what a base does."""
    return claim.kind is base.kind and not page.allows(claim).positive and _alike(claim, base, short=True)


def _is_said_of(page: Page, level: Claim, claim: Claim) -> bool:
    """Tell whether a multiple is said of the level before it: no other clause stands between."""
    gap = page.between(level, claim)
    return len(gap) <= _REACH and _other_clause().search(gap) is None


@cache
def _other_clause() -> "regex.Pattern[str]":
    return regex.compile(r"[;:]|[.!?]\s|\b(?:and|while|whereas|but|although|plus)\b", regex.IGNORECASE)


def _told_before(
    page: Page, earlier: Sequence[Line], line: Line, subject: Claim, times: Times
) -> Sequence[Claim]:
    """Return the levels of the sentences before that "as many" may refer to, the nearest first.

    In its own paragraph what is of one kind may be meant; above it the toll, or what says that the same
    happened to the same.
    """
    told: list[Claim] = []
    tolls: list[Claim] = []
    for other in reversed(earlier):
        near = not times.today and "\n\n" not in page.text[other.span.end : line.span.start]
        for each in reversed(other.figures):
            if _is_level(page, each) and (_same(page, each, subject) or (near and _alike(each, subject))):
                told.append(each)
                tolls += [each] if subject.action in _DEATHS and _is_toll(page, each) else []
    return tolls or told


def _same(page: Page, one: Claim, other: Claim) -> bool:
    """Tell whether two counts are of the same people or things, to which the same was done."""
    if one.kind is not Kind.COUNT or other.kind is not Kind.COUNT or other.role is Role.FROM:
        return False
    if other.action in _DEATHS and (one.action in _DEATHS or _is_toll(page, one)):
        return one.noun_head in (None, other.noun_head)
    alike = one.noun_head == other.noun_head and one.action == other.action
    return alike and None not in (one.noun_head, one.action)


def _is_toll(page: Page, claim: Claim) -> bool:
    return _toll().search(page.text, page.sentence(claim).start, claim.start) is not None


@cache
def _toll() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:toll|number\s+of\s+(?:the\s+)?(?:people\s+)?(?:killed|dead|deaths))\b", regex.IGNORECASE
    )


@cache
def _held_against() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:against|compared\s+(?:with|to)|than|instead\s+of|from)\b", regex.IGNORECASE)


def _finding(times: Times, one: Claim, other: Claim, fits: bool) -> Finding:
    size = times.claim
    many = quotient(one, other)
    return Finding(
        check=NAME,
        outcome=outcome(fits, decisive=True),
        message=f"{said(one)} {'is' if fits else 'is not'} {size.phrase} {said(other)}",
        working=f"{said(one)} against {said(other)} = {near(point(many))}; the text says {said(size)}",
        place=mention(size),
        others=(mention(one), mention(other)),
    )
