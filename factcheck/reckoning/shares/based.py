"""The whole of a share that an article told far above: in its lead, or by the same noun.

So far off, little ties a number and its share to it: one of the three must be misprinted, and no other number
that was told before may fit.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.likeness import may_be_one
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.shares.slipped import fits, is_slip
from factcheck.reckoning.shares.wholes import comparable, is_number

_BACK = 80
"""Figures before a share among which its whole is looked for."""
_LEAD = 2
"""Sentences with figures in which an article tells what it is about."""


def based(page: Page, line: Line, share: Claim, part: Claim) -> Iterator[tuple[Claim, Claim]]:
    """Yield a number and the whole told far above that its share would be of, but for a misprint."""
    place = bisect_left(page.figures, line.span.start, key=lambda each: each.start)
    of_all = any(_of_all().match(page.text, each.number_end, line.span.end) for each in (share, part))
    told = [
        each
        for each in page.figures[max(0, place - _BACK) : place]
        if is_number(each) and each.value is not None and comparable(part, each)
        if (of_all and each.kind is Kind.COUNT) or may_be_one(part, each)
    ]
    if any(fits(page, share, part, each) for each in told if page.allows(each).high is not None):
        return
    lead = {each.uid for other in page.lines[:_LEAD] for each in other.figures}
    for whole in reversed(told):
        named = part.noun_head is not None and whole.noun_head is not None
        tied = of_all or named or whole.uid in lead
        if (
            tied
            and whole.noun_head != "time"
            and whole.role is not Role.BY
            and is_slip(page, share, part, whole)
        ):
            yield part, whole
            return


@cache
def _of_all() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:\s*%|\s+per\s?cent\b|\s+pc\b)?\s+of\s+(?:the|its|their|his|her|all|those|them|that)\b",
        regex.IGNORECASE,
    )
