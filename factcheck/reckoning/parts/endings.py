"""Where a list of parts ends, and what it ends in that is not counted: "two trucks, four vans and a bus"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.page import Page
from factcheck.reckoning.parts.split import Split, Sum, Tie

_HUNDRED = 100
"""Of a whole of so many, none is told one by one."""


def divided(
    page: Page, wholes: Sequence[Claim], listed: Sequence[Claim], end: int, tie: Tie
) -> Iterator[Split]:
    """Yield the sums of a list, wherever it ends, with each of the wholes that it may be of.

    Its sentence ends at `end`. A list that ends in "and several others" is none; one that ends in "and the
    arts" may have told all, and one that ends in "and a bus" has one more.
    """
    tail = _tail().match(page.text, listed[-1].number_end, end) if listed else None
    if not listed or (tail and tail["more"]):
        return
    if len(listed) > 1 and _last_joint().search(page.text, listed[-2].number_end, listed[-1].start):
        # "two boys and three girls, and a dog": it had its "and"
        tail = tail if tail and tail["thing"] else None
    counted = _is_counted(wholes[0])
    last = int(counted and tail is not None and tail["thing"] is None)
    if tail and not last:
        tie = min(tie, Tie.SOME)
    if len(listed) + last < 2:
        return
    within = _within(page, listed) if counted else 0
    sums = [
        Sum(whole, parts, ones)
        for parts in _beginnings(page, listed)
        for ones in (range(last + within, last - 1, -1) if len(parts) == len(listed) else (0,))
        for whole in wholes
        if len(parts) + ones >= 2
    ]
    if sums:
        yield Split(tuple(sums), tie)


def _is_counted(claim: Claim) -> bool:
    return claim.kind is Kind.COUNT and claim.unit is None and (claim.value or 0) < _HUNDRED


def one_more(page: Page, listed: Sequence[Claim], end: int) -> int:
    """Return 1 if one thing that is not counted stands right behind the last figure of a list, else 0."""
    if len(listed) > 1 and _last_joint().search(page.text, listed[-2].number_end, listed[-1].start):
        return 0
    tail = _tail().match(page.text, listed[-1].number_end, end) if _is_counted(listed[-1]) else None
    return int(tail is not None and tail["more"] is None and tail["thing"] is None)


@cache
def _tail() -> "regex.Pattern[str]":
    return regex.compile(
        r"""[^,;:.!?()\d–—]{0,60}?,?\s+(?:and|plus)\s+
            (?: (?P<more>some|several|others?)
              | (?P<thing>the|its|their|his|her)
              | an?|another|(?:\p{Ll}+\s+)?one(?!\s+of\b) )\b
            (?!\s+(?:\w+\s+)?(?:total|other|remaining|rest|remainder|further)\b)""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _single() -> "regex.Pattern[str]":
    return regex.compile(r"(?:,|\band)\s+(?:an?|another|one)\s+\p{L}", regex.IGNORECASE)


def _within(page: Page, listed: Sequence[Claim]) -> int:
    """Return how many single things may stand in a list: "two men, a woman and two boys"."""
    return sum(
        len(_single().findall(page.text, one.number_end, other.start)) for one, other in pairwise(listed)
    )


@cache
def _last_joint() -> "regex.Pattern[str]":
    # not that of "$5m on roofs and heating, $2m on books"
    return regex.compile(r"\b(?:and|plus)\b[^,;.]*\Z", regex.IGNORECASE)


@cache
def _stop() -> "regex.Pattern[str]":
    return regex.compile(r"[.;:!?(]\s|\s[–—-]\s")


def _beginnings(page: Page, listed: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Yield where a list may end, the likeliest first: at its last "and", where the sentence ends …

    It does not end at the commas before its "and".
    """
    ends = [
        at + 1
        for at in range(1, len(listed))
        if _last_joint().search(page.text, listed[at - 1].number_end, listed[at].start)
    ]
    stops = [
        at
        for at in range(1, len(listed))
        if at in ends or _stop().search(page.text, listed[at - 1].number_end, listed[at].start)
    ]
    within = range(ends[0] if ends else 2, len(listed))
    likely = dict.fromkeys((*ends[:1], len(listed), *sorted({*stops, *within}, reverse=True)))
    yield from (tuple(listed[:end]) for end in likely)
