"""Figures that are the same but for their size.

Catches one quantity printed twice with a factor of ten, a hundred, a thousand or a million between the two:
"a budget of $2.1bn" and, further down, "the $2.1m budget"; "300 grams of salt" and "300 milligrams".
Does not catch figures of one digit ("£2m" and "£2bn" may well be two things), and figures that do not say of
what they are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import regex

from factcheck.grammar.conversions import convert
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.changes.sizes import SUMS
from factcheck.reckoning.likeness import common
from factcheck.reckoning.misprint import digits_of
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import said

NAME = "magnitude"

_FACTORS = {10: "ten", 100: "a hundred", 1000: "a thousand", 1_000_000: "a million"}
_UNITS = 1000
"""How many times at least one unit is the next, where a letter tells them apart: mg and g."""
_NOUGHTS = (10, 100)
"""Factors by which any two numbers of two digits may lie apart by chance."""
_KNOWN_BY = 3
"""Digits by which a number is known again."""
_KINDS = frozenset({Kind.MONEY, Kind.COUNT, Kind.MEASURE})
_NEAR = 3
"""Words to either side of a figure that say of what it is."""
_LONG = 4
"""Letters: what is shorter is mostly "of" and "the"."""
_WINDOW = 60
_TOO_MANY = 40
"""Figures of the same digits: a table, in which each is as likely as the next."""


@cache
def _words() -> "regex.Pattern[str]":
    return regex.compile(r"[^\W\d_]+")


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each figure that repeats an earlier one with its point or its scale moved."""
    told: defaultdict[tuple[Kind | None, str | None, Decimal], list[Claim]] = defaultdict(list)
    alike: Counter[tuple[Kind | None, str | None, str]] = Counter()
    for claim in page.figures:
        value = claim.value
        if claim.kind not in _KINDS or not isinstance(value, Decimal) or value <= 0 or not _is_sure(claim):
            continue
        digits, _ = digits_of(value)
        slight = len(digits) < 2
        if slight and claim.kind is not Kind.MEASURE:
            continue
        base, amount = _in_base(claim, value)
        like = (claim.kind, base, digits)
        if 0 < alike[like] <= _TOO_MANY:
            # looked up by what it would be, were its point moved: of all that is told few are asked
            moved = ((times, each) for times in _FACTORS for each in (amount * times, amount / times))
            for times, other in moved:
                earlier = told.get((claim.kind, base, other), ())
                if slight:
                    # of one digit only the unit can be the slip: 5 g and 5 mg, not 5 metres and 500
                    earlier = [each for each in earlier if each.unit != claim.unit and times >= _UNITS]
                before = next((each for each in earlier if _of_the_same(page, each, claim, times)), None)
                if before is not None:
                    yield _finding(before, claim, times)
                    break
        alike[like] += 1
        told[claim.kind, base, amount].append(claim)


def _is_sure(claim: Claim) -> bool:
    """Tell whether a figure is one number, neither too loose to know it by nor one of a change."""
    plain = claim.role is None and claim.second is None and not claim.twin_of
    return plain and claim.hedge in (Hedge.EXACT, Hedge.ABOUT)


def _in_base(claim: Claim, value: Decimal) -> tuple[str | None, Decimal]:
    """Return a figure in the unit that all of its dimension are held against each other in."""
    # grams and milligrams are one thing in two sizes; money and counts are what they are
    if claim.kind is not Kind.MEASURE or claim.unit is None:
        return claim.unit, value
    base, size = _base(claim.unit)
    return base, value * size


_BASES = ("gram", "metre", "litre", "watt", "joule", "byte", "hertz", "square metre", "cubic metre")


@cache
def _base(unit: str) -> tuple[str, Decimal]:
    sizes = ((base, convert(Decimal(1), unit, base)) for base in _BASES)
    return next(((base, size) for base, size in sizes if size is not None), (unit, Decimal(1)))


def _of_the_same(page: Page, one: Claim, other: Claim, times: int) -> bool:
    if one.per != other.per or one.sentence == other.sentence:
        return False
    if one.kind is Kind.COUNT and one.noun_head not in SUMS:
        return one.noun_head is not None and one.noun_head == other.noun_head and one.action == other.action
    # by its digits alone no 16 is known again, and two of them lie ten times apart by chance
    known = times not in _NOUGHTS or len(digits_of(one.value or Decimal(0))[0]) >= _KNOWN_BY
    return len(_beside(page, one) & _beside(page, other)) >= (1 if known else 2)


def _beside(page: Page, claim: Claim) -> set[str]:
    """Return the words that stand beside a figure and say of what it is."""
    sentence = page.sentence(claim)
    before = _words().findall(page.text, max(sentence.start, claim.start - _WINDOW), claim.start)[-_NEAR:]
    # of a sum or a measure its own unit says nothing
    behind = _words().findall(page.text, claim.end, min(sentence.end, claim.end + _WINDOW))[:_NEAR]
    return {word.lower().rstrip("s") for word in (*before, *behind) if len(word) >= _LONG} - common()


def _finding(before: Claim, claim: Claim, times: int) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"{claim.phrase} and {before.phrase} are {_FACTORS[times]} times apart",
        working=f"{said(before)} and {said(claim)}: the same digits, {times:,} times apart",
        place=mention(claim),
        others=(mention(before),),
    )
