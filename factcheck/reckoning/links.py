"""How two figures next to each other are linked by the words between them."""

from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.reckoning.page import Page


@cache
def _of() -> "regex.Pattern[str]":
    return regex.compile(
        r"""\s+(?:out\s+)?of\s+
            (?:(?:all|the|its|their|his|her|our|a|an|this|that|those|these|some)\s+){0,3}
            (?:(?:\w+\s+)?(?:total|workforce|population|membership|electorate|budget|turnover|sample|sum)
               \s+of\s+)?""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _same() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?: ,?\s+(?:or|equal\s+to|equivalent\s+to|amounting\s+to|that\s+is|which\s+is)\s+
              | \s*\(\s* | \s+[–—-]\s+ | ,\s+(?=\d) )
            (?:(?:just|only|i\.e\.|a|an)\s+)?""",
        regex.VERBOSE | regex.IGNORECASE,
    )


def is_of(page: Page, part: Claim, whole: Claim) -> bool:
    """Tell whether a figure is said to be of the next: "12% of the 2,400 workers", "five out of 12"."""
    return bool(_of().fullmatch(page.text, part.end, whole.start))


def is_same(page: Page, first: Claim, second: Claim) -> bool:
    """Tell whether a figure is said over again by the next: "…, or 340 people", "… (14%)"."""
    return bool(_same().fullmatch(page.text, first.end, second.start))
