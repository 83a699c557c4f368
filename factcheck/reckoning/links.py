"""How two figures next to each other are linked by the words between them."""

from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.reckoning.page import Page

_THE = r"(?:(?:all|the|its|their|his|her|our|your|my|a|an|this|that|those|these|some)\s+){0,3}"
_SIZED = (
    r"(?:total|work\s?force|labou?r\s+force|population|membership|electorate|budget|turnover|sample|sum|economy"
    r"|field|crowd|fleet|stock|list|class|council|crew|fund|pot|pool|staff|group|house|chamber|shortlist|bill|debt|cost|target)"
)
_WHOLE = rf"""
    {_THE}
    (?: (?:[\p{{L}}-]+\s+){{0,2}}[\p{{L}}-]+(?:['’]s|s['’])\s+ )?       # the company's 9,000 staff
    (?: (?:first|last|past|next|remaining|original|other|known|registered|eligible|full|whole
          |\p{{Ll}}+ed)\s+ )?
    (?: (?:[\p{{L}}-]+\s+){{0,2}}{_SIZED}\s+
        (?:of|worth|totall?ing|(?:that|which)\s+(?:now\s+)?(?:numbers|totals))\s+ )?  # a workforce of 2,400
    """


@cache
def _of() -> "regex.Pattern[str]":
    return regex.compile(
        rf"[,)]?\s+(?:(?:out\s+)?of\s+{_WHOLE}|in\s+an?\s+{_SIZED}\s+of\s+)",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _of_sum() -> "regex.Pattern[str]":
    # what no count may be: 30% of its assets of $400 million
    return regex.compile(
        r"[,)]?\s+of\s+(?:the|its|their|his|her|our|an?)\s+(?:[\p{L}-]+\s+){1,3}(?:of|worth)\s+",
        regex.IGNORECASE,
    )


@cache
def _opening() -> "regex.Pattern[str]":
    # what stands between the start of a clause and its whole: Of the 4,200 people under orders
    return regex.compile(
        rf"""\s*(?:(?:and|but)\s+)?["“‘'(]?
             (?: (?:(?:out\s+)?of|among)\s+{_WHOLE}
               | (?:in|from)\s+(?:an?|the|its|their)\s+(?:[\p{{L}}-]+\s+){{0,2}}
                 (?:{_SIZED}|poll|survey|study|trial|panel|test|cohort)\s+of\s+ )
             (?:some|about|around|nearly|only|just)?\s*""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _clause() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)[,;:(—–“]\s?|\s[-–—]\s")


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
    # "five workers out of 12", and "half of the council's £8m", whose phrase is "half of the council's"
    ends = {part.end, part.number_end}
    patterns = (_of(),) if whole.unit is None else (_of(), _of_sum())
    return any(each.fullmatch(page.text, end, whole.start) for end in ends for each in patterns)


def opens(page: Page, whole: Claim, start: int) -> bool:
    """Tell whether a clause begins with a figure as what it is of: "Of the 4,200 people, 1,050 were …".

    The sentence begins at `start`.
    """
    begin = max(start, whole.start - 80)
    mark = _clause().search(page.text, begin, whole.start)
    if mark is None and begin != start:
        return False
    first = mark.end() if mark else start
    return bool(_opening().fullmatch(page.text, first, whole.start))


def is_same(page: Page, first: Claim, second: Claim) -> bool:
    """Tell whether a figure is said over again by the next: "…, or 340 people", "… (14%)"."""
    return bool(_same().fullmatch(page.text, first.end, second.start))
