"""What falls to each of many: a price, a rate, an average, and how many it is told to fall to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.changes.sizes import SUMS
from factcheck.reckoning.page import Line, Page

_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION})
_WORDS = ("each", "every", "apiece", "a piece", "averag")
_NOBODY = frozenset({"item", "piece", "time", "go", "pop"})
"""What "apiece" and "a piece" fall to: whatever the sentence counts."""
_NO_NOUNS = frozenset({None, "short", "shy", "ahead", "clear", "more", "less", "fewer"})
"""What is read as a noun behind a number, and counts nothing: "four short of a hundred"."""


@dataclass(frozen=True, slots=True)
class Each:
    """A figure that is one of many equal or average ones: "£5,000 a head", "an average of £600 each"."""

    claim: Claim
    of: str | None = None
    """What it falls to: "farm", "day"; None where that is left to the sentence ("£18 each")."""
    many: Claim | None = None
    """How many these are, where that stands beside it: "for each of the 200 farms", "40 boxes of 12"."""


def eaches(page: Page, line: Line) -> Iterator[Each]:
    """Yield the figures of a sentence that fall to each of something."""
    figures = line.figures
    worded = line.names(_WORDS) and _worded().search(page.text, *line.span) is not None
    for at, claim in enumerate(figures):
        if claim.kind in _KINDS and claim.second is None and claim.twin_of is None:
            before = figures[at - 1] if at else None
            behind = figures[at + 1] if at + 1 < len(figures) else None
            if behind is not None and is_one_of_two(page, claim, behind):
                continue
            each = _beside(page, claim, before, behind)
            if each is None and worded:
                each = _said_so(page, line, claim, before, behind)
            if each is not None and not _goes_on_from_another(page, each):
                yield each


def _goes_on_from_another(page: Page, each: Each) -> bool:
    """Tell whether a sum is of later times than the one before it: "£24m in each of the years after that"."""
    return each.many is not None and _after_that().match(page.text, each.many.end) is not None


@cache
def _after_that() -> "regex.Pattern[str]":
    return regex.compile(r"\s+(?:(?:after|before)\s+(?:that|then|which)|thereafter|to\s+follow)\b")


def is_one_of_two(page: Page, claim: Claim, other: Claim) -> bool:
    """Tell whether a figure is the price of one, and the next that of another: "two boats, at £8 and £9"."""
    alike = claim.kind is Kind.MONEY and claim.unit == other.unit and None is claim.per is other.per
    return alike and page.between(claim, other) in (" and ", " or ")


def _beside(page: Page, claim: Claim, before: Claim | None, behind: Claim | None) -> Each | None:
    """Return a figure that is a rate, or stands right behind what it falls to."""
    text = page.text
    per = claim.per or (claim.unit or "").rpartition(" per ")[2]
    if per and (claim.per or " per " in (claim.unit or "")):
        lasting = behind is not None and _lasting().fullmatch(text, claim.end, behind.start)
        of = None if per in _NOBODY else per
        if of is None and before is not None and _at().fullmatch(text, before.end, claim.start):
            # 12,000 tickets at £25 apiece
            return Each(claim, before.noun_head, before) if _is_counted(page, before) else Each(claim)
        return Each(claim, of, behind if lasting else None) if " per " not in per else None
    if before is not None and _of().fullmatch(text, before.end, claim.start) and _is_counted(page, before):
        return Each(claim, before.noun_head, before)
    if claim.kind in (Kind.MONEY, Kind.COUNT) and text.startswith((" a ", " an ", " per "), claim.end):
        one = _a_thing().match(text, claim.end)
        of = one["of"].lower() if one else None
        return Each(claim, None if of in _NOBODY else of)
    if before is None or claim.kind is not Kind.MONEY or not text.startswith("at ", claim.start - 3):
        return None
    if _at().fullmatch(text, before.end, claim.start) and _is_counted(page, before):
        return Each(claim, before.noun_head, before)
    return None


def _said_so(page: Page, line: Line, claim: Claim, before: Claim | None, behind: Claim | None) -> Each | None:
    """Return a figure that is called an average, or said to be so much each."""
    start, end = line.span
    if behind is not None and _for_each_of().fullmatch(page.text, claim.end, behind.start):
        return Each(claim, behind.noun_head or behind.unit, behind)
    if before is not None and _is_counted(page, before):
        gap = (page.text, before.end, claim.start)
        each_of = _each_of().search(page.text, start, before.start) and _says().fullmatch(*gap)
        ditransitive = _got().fullmatch(*gap) and _behind().match(page.text, claim.end, end)
        if ditransitive or each_of or _each_got().fullmatch(*gap) or _averaging().fullmatch(*gap):
            return Each(claim, before.noun_head, before)
    if page.text.startswith((" every ", " in every "), claim.end):
        # three films every four years
        return None
    if to := _to_a().match(page.text, claim.end, end) or _every_day().match(page.text, claim.end, end):
        return Each(claim, to["of"].lower())
    if claim.kind is Kind.COUNT and _each_verb().match(page.text, claim.end, end):
        # "the 12 wards each have 40 beds": they are how many there are
        return None
    if _behind().match(page.text, claim.end, end) or _before().search(page.text, start, claim.start):
        return Each(claim)
    one = _each_one().search(page.text, start, claim.start)
    # "each received £40", "each with 12 beds"
    return Each(claim, None if one["verb"] else one["of"].lower()) if one else None


@cache
def _worded() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:each|every|apiece|a\s+piece|averag\w+)\b", regex.IGNORECASE)


def unit_of_total(each: Each) -> str | None:
    """Return the unit in which many of them are: of 60 miles per hour it is miles."""
    unit = each.claim.unit
    return unit.rpartition(" per ")[0] if unit and " per " in unit and each.claim.per is None else unit


def own_noun(claim: Claim) -> str | None:
    """Return what a figure says that it counts, in its own words; a noun that it is lent is not its own.

    >>> from factcheck.cli.figures import read_figures
    >>> [own_noun(each) for each in read_figures("20 jobs in Hull and 10 in York")]
    ['job', None]
    """
    return claim.noun_head if claim.noun is not None and claim.noun in claim.phrase else None


def is_of_more(page: Page, claim: Claim) -> bool:
    """Tell whether a number is what others are taken from: "six of the 12 winners"."""
    return _some_of().search(page.text, max(0, claim.start - 40), claim.start) is not None


def comes_with(page: Page, each: Each, other: Claim) -> bool:
    """Tell whether a number is part of what one costs: "£1,700 each with two drives"."""
    return _each_with().fullmatch(page.text, each.claim.end, other.start) is not None


@cache
def _each_with() -> "regex.Pattern[str]":
    return regex.compile(r"\s+(?:each|apiece)\s+(?:with|having|including)\s+", regex.IGNORECASE)


def _is_counted(page: Page, claim: Claim) -> bool:
    """Tell whether a figure counts things that are named with it, and all of them."""
    counts = claim.kind is Kind.COUNT and claim.per is None and own_noun(claim) not in _NO_NOUNS | SUMS
    return counts and not is_of_more(page, claim)


@cache
def _for_each_of() -> "regex.Pattern[str]":
    # £28,000 for each of the 200 farms
    return regex.compile(
        r"""(?:(?:\s+(?!and\b|but\b|who\b)[\w'’-]+){0,2}?
               \s+(?:for|to|from|on|by|in|at|with|over|during)\s+(?:each|every)(?:\s+(?:single\s+)?one)?\s+of\s+
             | \s+each\s+for\s+)
            (?:(?:the|its|their|his|her|our|those|these|all)\s+){0,2}""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _lasting() -> "regex.Pattern[str]":
    # £1.5m a day over six days, 12 a month for the whole three months
    return regex.compile(
        r"""\s+(?:for|over|during|in|across|throughout|through|on)\s+
            (?:(?:the|a|an|all|its|their|whole|full|entire|last|next|past|first|of|these|those)\s+){0,3}""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _of() -> "regex.Pattern[str]":
    return regex.compile(r"\s+(?:each\s+)?of\s+", regex.IGNORECASE)


@cache
def _each_got() -> "regex.Pattern[str]":
    # sixteen lorries each carried
    return regex.compile(
        r"(?:\s+who)?(?:\s+(?:have|had|were|was|will|would))?\s+each(?:\s+[\w'’-]+){1,4}\s+", regex.IGNORECASE
    )


@cache
def _got() -> "regex.Pattern[str]":
    # refund 3,200 passengers £150 each; 1,500 drivers fined £80 each
    return regex.compile(r"(?:\s+(?:\w+ed|paid|won|cost|got))?\s+", regex.IGNORECASE)


@cache
def _each_of() -> "regex.Pattern[str]":
    # each of the 41 families
    return regex.compile(
        r"(?r)(?<!\b(?:for|to|from|on|by|of)\s)\b(?:each|every\s+one)\s+of\s+(?:(?:the|its|their|his|her|our|those|these)\s+)?\Z",
        regex.IGNORECASE,
    )


@cache
def _says() -> "regex.Pattern[str]":
    return regex.compile(r"(?:\s+(?!and\b)[\w'’-]+){1,4}\s+", regex.IGNORECASE)


@cache
def _at() -> "regex.Pattern[str]":
    # 40,000 courses at £18
    return regex.compile(r"(?:\s+(?!with\b|for\b|and\b)[\w'’-]+){0,2}?,?\s+at\s+", regex.IGNORECASE)


@cache
def _averaging() -> "regex.Pattern[str]":
    # 4,600 donations averaging $40
    return regex.compile(
        r"(?:\s+[\w'’-]+){0,3}?,?\s+(?:averaging\s+|at\s+an?\s+average\s+(?:\w+\s+)?of\s+)", regex.IGNORECASE
    )


@cache
def _behind() -> "regex.Pattern[str]":
    return regex.compile(
        r""",?\s+(?:(?:for\s+)?each(?!\s+(?:other|way|side|time))|apiece|a\s+piece|on\s+average
                   |(?:in|to|at|on|from)\s+each(?=\s*[,.;:)–—]|\s+(?:and|with|over|for)\b))\b""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _before() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?r)\b(?: (?:an?|the)\s+(?:\w+\s+)?average\s+(?:\w+\s+)?of | averag(?:ing|ed|es)(?:\s+out\s+at)?
                  | on\s+average,?
                  | average(?:\s+[\w'’-]+){1,3}\s+(?:is|was|are|were|been|of|at)
                  | each\s+(?:of|with|at) )\s+\Z""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _each_one() -> "regex.Pattern[str]":
    # gave each family $4,000; every runner got 15 bottles
    return regex.compile(
        r"""(?r)\b(?:each|every)\s+
        (?:(?P<verb>\w+ed|\w+ing|with|of|at|on|in|for|to|is|was|has|had|have|will|would|can|could|one|costs?|cost|gets?|got
                  |pays?|paid|holds?|held|makes?|made|takes?|took|gives?|gave|carry|carries|sells?|sold|receives?|earns?)
           |(?P<of>[a-z-]+))
        (?:\s+[\w'’-]+){0,4}\s+\Z""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _each_verb() -> "regex.Pattern[str]":
    return regex.compile(r"\s+each\s+(?!and\b|or\b|for\b|on\b|in\b|at\b|to\b|from\b)\w", regex.IGNORECASE)


@cache
def _to_a() -> "regex.Pattern[str]":
    # an average of 2,000 to a camp
    return regex.compile(
        r"\s+(?:(?:to|for|in|at)\s+(?:an?|each|every)|to\s+the)\s+(?!of\b)(?P<of>(?:(?:square|cubic)\s+)?[a-z-]+)\b",
        regex.IGNORECASE,
    )


@cache
def _every_day() -> "regex.Pattern[str]":
    # 5,400 people travel on it each day
    return regex.compile(
        r"(?:\s+(?!(?:and|but|or|who|which|that|while|when|after|before)\b)[\p{L}'’-]+){1,6}?\s+(?:each|every|per)\s+"
        r"(?P<of>minute|hour|day|night|week|fortnight|month|quarter|year)\b(?!['’])",
        regex.IGNORECASE,
    )


@cache
def _a_thing() -> "regex.Pattern[str]":
    # £36,000 a van
    return regex.compile(r"\s+(?:an?|per)\s+(?P<of>[a-z-]+)\b", regex.IGNORECASE)


@cache
def _some_of() -> "regex.Pattern[str]":
    # six of the 12 winners got £1,000 each
    return regex.compile(
        r"(?r)(?:\b\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|some|most|many|few|several))\s+(?:out\s+)?of\s+"
        r"(?:(?:the|its|their|his|her|our|all)\s+)?\Z",
        regex.IGNORECASE,
    )
