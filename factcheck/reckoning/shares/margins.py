"""A profit margin: what was earned, as a share of what was sold, told within two sentences."""

from collections.abc import Iterator
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.page import Page
from factcheck.reckoning.shares.wholes import before, comparable

_LED = 60
"""Characters before a sum of money in which it is said what it is."""


def margin(page: Page, at: int, share: Claim) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """Yield each profit and the sales that a share called a margin may be of."""
    line, kind = page.lines[at], _called(page, share)
    if kind is None:
        return
    money = [
        each
        for other in (line, *before(page.lines, at))
        for each in other.figures
        if each.kind is Kind.MONEY
        and each.value is not None
        and each.role is not Role.BY
        and each.per is None
    ]
    sales = [each for each in money if _sales().match(page.text, max(0, each.start - _LED), each.start)]
    for whole in sales:
        for part in money:
            earned = _earned().match(page.text, max(0, part.start - _LED), part.start)
            if part is whole or part in sales or not comparable(part, whole) or earned is None:
                continue
            if (kind["sort"] or "").lower() == (earned["sort"] or "").lower():
                yield part, (whole,)


def is_margin(page: Page, claim: Claim) -> bool:
    """Tell whether a share is called a margin, which is no distance between two sums of money."""
    return claim.unit == "percentage" and _called(page, claim) is not None


def _called(page: Page, share: Claim) -> "regex.Match[str] | None":
    led = _margin_of().match(page.text, max(0, share.start - _LED), share.start)
    return led or _margin().match(page.text, share.end)


_SORT = r"(?:(?P<sort>operating|pre-?tax|underlying|adjusted|gross)\s+)?"


@cache
def _margin_of() -> "regex.Pattern[str]":
    return regex.compile(
        rf"(?r)\b{_SORT}(?:net\s+|profit\s+)*margin\s+(?:of|was|is)\s+(?:just\s+|only\s+|about\s+)?",
        regex.IGNORECASE,
    )


@cache
def _margin() -> "regex.Pattern[str]":
    return regex.compile(rf"\s+{_SORT}(?:net\s+|profit\s+)*margin\b", regex.IGNORECASE)


@cache
def _sales() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\b(?:revenues?|sales|turnover)\s+(?:(?:of|was|were|is|are|reached|totall?ed|came\s+to|rose\s+to|fell\s+to"
        r"|grew\s+to|climbed\s+to|at|to)\s+)(?:[a-z]+\s+)?",
        regex.IGNORECASE,
    )


@cache
def _earned() -> "regex.Pattern[str]":
    return regex.compile(
        rf"(?r)\b(?:{_SORT}(?:net\s+)?(?:profits?|surplus|income|earnings)|earned|made)\b(?:\s+[a-z]+){{0,4}}\s+",
        regex.IGNORECASE,
    )
