"""Shares of one whole that do not add up to a hundred.

Catches shares that are told one after another as all there are, the last of them "the rest", "undecided" or
"don't know": "42% backed it, 38% opposed it and 25% were undecided" makes 105. Each may be rounded.
Does not catch shares that need not exclude each other, and lists without such a last one.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.interval import point, total
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.wording import near, said

NAME = "hundred"


@cache
def _last() -> "regex.Pattern[str]":
    return regex.compile(
        r"""\b(?:undecided|unsure|not\s+sure|did(?:n[’']t|\s+not)\s+know|do(?:n[’']t|\s+not)\s+know|don[’']t\s+knows
            |no\s+opinion|the\s+rest|the\s+remainder|the\s+remaining|abstained|neither|other\s+parties|others)\b""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _joined() -> "regex.Pattern[str]":
    return regex.compile(
        r"[^.;:!?()0-9]{0,70}?(?:,|\band\b|\bwhile\b|\bwith\b|;)[^.:!?()0-9]{0,70}", regex.IGNORECASE
    )


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each list of shares that is told as whole, whether it makes a hundred."""
    for line in page.lines:
        shares = [each for each in line.figures if each.unit == "percentage" and each.kind is Kind.PERCENT]
        if len(shares) >= 3 and len(shares) == len(line.figures) and _whole(page, line, shares):
            yield _finding(page, shares)


def _whole(page: Page, line: Line, shares: list[Claim]) -> bool:
    plain = all(
        each.role is None and each.change is None and each.hedge in (Hedge.EXACT, Hedge.ABOUT)
        for each in shares
    )
    joined = all(_joined().fullmatch(page.between(*pair)) for pair in pairwise(shares))
    around = page.text[shares[-2].end : line.span.end]
    return plain and joined and _last().search(around) is not None


def _finding(page: Page, shares: list[Claim]) -> Finding:
    reckoned = total([page.allows(each) for each in shares])
    slack = page.rules.shares * len(shares)
    fits = reckoned.widened(slack).meets(point(100))
    exact = total([point(Fraction(each.value or each.high or 0)) for each in shares])
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"the shares {'make' if fits else 'do not make'} 100%",
        working=f"{' + '.join(map(said, shares))} = {near(exact, 'percentage')}; a whole is 100%",
        place=mention(shares[-1]),
        others=tuple(map(mention, shares[:-1])),
    )
