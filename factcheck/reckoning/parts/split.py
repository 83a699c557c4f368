"""A whole and its parts: which figures a text puts together, however its words do it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from functools import cache
from itertools import pairwise

import regex

from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.page import Page

MOST = 12
"""Parts that a list may have: longer ones are tables."""

_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION})
_FARTHEST = 140
"""Characters between two parts of one list."""


class Tie(IntEnum):
    """How firmly a text says that parts make a whole."""

    NONE = 0
    """Nothing but their digits puts them together."""
    SOME = 1
    """They are parts of it, and perhaps not all: "Of the 52, 31 … and 17 …"."""
    TOTAL = 2
    """It is a total of what was told before, in sentences that may have told more."""
    ALL = 3
    """They are all its parts: "in all", "the other 12", a list behind a colon."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole, and figures that may be its parts."""

    whole: Claim
    parts: tuple[Claim, ...]
    ones: int = 0
    """How many single things stand among its parts in words: "two men and a woman"."""

    @property
    def comes_to(self) -> Fraction:
        """What the parts come to as said; of a range it is the lower end."""
        told = (Fraction(each.value or each.low or each.high or 0) for each in self.parts)
        return sum(told, Fraction(self.ones))


@dataclass(frozen=True, slots=True)
class Split:
    """A whole that a text puts beside its parts, in every way in which the words can be taken."""

    sums: tuple[Sum, ...]
    """The likeliest first; that one of them comes right is enough."""
    tie: Tie


def may_be_whole(claim: Claim, *, of_rest: bool = False) -> bool:
    """Tell whether a figure can have parts; what is left of a whole only where they are told at once."""
    return (
        claim.kind in _KINDS
        and claim.role is not Role.FROM
        and claim.second is None
        and claim.twin_of is None
        and claim.value is not None
        and claim.value > 0
        # "nine others" are themselves what is left of a whole
        and (of_rest or claim.noun_head != "other")
        # 7.4 of something that is counted is an average, or a score; one of it has no parts that are counted
        and not (claim.kind is Kind.COUNT and (claim.value == 1 or claim.value != int(claim.value)))
    )


def is_bare(claim: Claim) -> bool:
    """Tell whether a figure is printed without what it counts: "14", not "14 men"."""
    return claim.end == claim.number_end


def suits(whole: Claim, part: Claim) -> bool:
    """Tell whether a figure counts what a whole counts, or may: "17 million" beside "48 million tons"."""
    return (
        is_like(whole, part)
        and part.part_of in (None, whole.uid)
        and frozenset((whole.noun_head, part.noun_head)) not in _apart()
    )


def is_like(one: Claim, other: Claim) -> bool:
    """Tell whether a figure is in what another is in, or may be, so that the two can be added."""
    alike = other.kind is one.kind and other.unit == one.unit
    if not alike and other.kind is Kind.COUNT and other.unit is None and is_bare(other):
        # 2.2 million dollars: 1.2 million from the state …
        alike = one.kind is Kind.MEASURE or (one.kind is Kind.MONEY and _is_in_words(one, other))
    return (
        alike
        and (other.per == one.per or (other.per is None and is_bare(other)))
        and other.second is None
        and other.role in (None, Role.TO)
        and other.twin_of is None
        and other.uid != one.uid
    )


_SCALE = 1_000
"""Of fewer, nobody leaves out that they are dollars."""


@cache
def _sign() -> "regex.Pattern[str]":
    return regex.compile(r"\p{Sc}")


def _is_in_words(whole: Claim, part: Claim) -> bool:
    """Tell whether what a sum of money is in stands behind it, and need not be said again of its parts."""
    return (part.value or 0) >= _SCALE and _sign().search(whole.phrase) is None


@cache
def _apart() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair.split()) for pair in tables("wholes")["apart"]["pairs"])


def run(page: Page, whole: Claim, figures: Iterable[Claim]) -> list[Claim]:
    """Return the figures that are listed one after the other and suit a whole, in the order given."""
    listed: list[Claim] = []
    for part in figures:
        if not suits(whole, part):
            continue
        if is_of_the(page, part):
            break
        if listed and not joined(page, *sorted((listed[-1], part), key=lambda each: each.start)):
            break
        listed.append(part)
        if len(listed) == MOST:
            break
    return listed


def joined(page: Page, first: Claim, second: Claim) -> bool:
    """Tell whether two figures stand in one list."""
    if second.start - first.end > _FARTHEST:
        return False
    # a noun may have run on too far: "the 61 precincts and Brandt 26"; nor is it "14 of whom"
    of_whom = _of_whom().match(page.text, first.number_end, second.start)
    between = page.text[of_whom.end() if of_whom else first.number_end : second.start]
    return _joint().search(between) is not None and _other_matter().search(between) is None


@cache
def _of_whom() -> "regex.Pattern[str]":
    return regex.compile(r"\s+of\s+(?:whom|which|them|these|those)\b", regex.IGNORECASE)


def is_of_the(page: Page, claim: Claim) -> bool:
    """Tell whether something is said to be of a figure, which so is a whole: "of the 4,000 who were not"."""
    begin = max(0, claim.start - 40)
    # asked of nearly every figure: most have no "of" before them at all
    led = page.text[begin : claim.start].lower()
    if "of" not in led and "among" not in led:
        return False
    if page.text[claim.end : claim.end + 1] == "," and _of_its_cost().search(page.text, begin, claim.start):
        return True
    # "Of these 51,000 are in tents": they are some of these
    own = led.split()[-1:] in (["these"], ["those"], ["them"], ["whom"], ["which"])
    if own and _is_said().match(page.text, claim.number_end):
        return False
    return _of_the().search(page.text, begin, claim.start) is not None


@cache
def _is_said() -> "regex.Pattern[str]":
    return regex.compile(
        r"\s+(?:are|were|is|was|have|had|has|will|would|died|survived|came|went)\b", regex.IGNORECASE
    )


@cache
def _of_its_cost() -> "regex.Pattern[str]":
    # Of its cost, $84 million, the state has promised …
    return regex.compile(
        r"(?r)(?:\A|[.!?]\s+|\n)Of\s+(?:the|its|their|his|her|this|that)\s+(?:\p{Ll}+\s+)?\p{Ll}+,\s+\Z"
    )


@cache
def _of_the() -> "regex.Pattern[str]":
    # of the 4,000 who were not; Of 22 economists, 14 …; five of 22; and not "a surplus of 174"
    return regex.compile(
        r"""(?r)(?: (?<!\b(?:up|composed|consisting|comprised|total|sum|cost|number)\s)(?<!\w)
                  (?:out\s+)?(?:of|among)\s+(?:(?:all|the|its|his|her|their|our|these|those)\s+)+
              | (?:\A|[,;:.!?(–—]\s*["“]?|\n|\b(?:and|but|while)\s|\d\s|%\s|\bout\s)(?:of|among)\s+
                  (?:(?:the|an?|its|their|his|her|this|that)\s+(?:[\p{L}-]+\s+){1,3}(?:of|worth)\s+)? )
            (?:(?:some|about|all)\s+)*\Z""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _joint() -> "regex.Pattern[str]":
    return regex.compile(r"[,;.]|\s[–—-]\s|\b(?:and|plus|while|with)\b", regex.IGNORECASE)


@cache
def _other_matter() -> "regex.Pattern[str]":
    return regex.compile(
        r"[:!?]|\b(?:including|among\s+(?:them|whom)|of\s+(?:whom|which)|compared|leaving|than|such\s+as|per(?!\s+cent\b)|every|each)\b",
        regex.IGNORECASE,
    )


def exclude(page: Page, parts: Sequence[Claim]) -> bool:
    """Tell whether parts are told as parts that have nothing in common: "25 are in Chile and 18 in Europe".

    They are of what is counted apart, or one verb serves all of them, or one preposition; and they are not in
    "30 were women and 25 were under 18".
    """
    if frozenset(part.noun_head for part in parts) in _apart():
        return True
    behind = [_place().match(page.text, part.number_end) for part in parts]
    prepositions = {found["preposition"] for found in behind if found}
    between = (page.text[one.number_end : other.number_start] for one, other in pairwise(parts[1:]))
    last = page.text[parts[-1].number_end : parts[-1].number_end + 12]
    return (None not in behind and len(prepositions) == 1 and None not in prepositions) or not any(
        _verb().search(words) for words in (*between, last)
    )


def in_one_row(page: Page, one: Claim, other: Claim) -> bool:
    """Tell whether two figures are told as peers: "14 branches in Leeds, nine in Hull"."""
    found, next_ = (_place().match(page.text, each.number_end) for each in (one, other))
    return found is not None and next_ is not None and found["preposition"] == next_["preposition"]


@cache
def _place() -> "regex.Pattern[str]":
    return regex.compile(
        r"[^,;.:!?\d]{0,30}?\s(?P<preposition>in|at|from|for|on|to|against|by|of\s+people|with)\b",
        regex.IGNORECASE,
    )


@cache
def _verb() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:are|were|is|was|ha[dsv]e?|said|say|want\w*|report\w*|suffer\w*|us(?:e|es|ed)|own\w*|speak|spoke|use)\b",
        regex.IGNORECASE,
    )


def is_compared(page: Page, start: int, end: int) -> bool:
    """Tell whether figures are told beside others: "174m, after 161m in January", "12 ahead of the 28"."""
    return _compared().search(page.text, start, end) is not None


@cache
def _compared() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:compar(?:ed|es|ing)|versus|vs|previously|year-earlier|(?:year|month|week|quarter|decade)s?\s+(?:ago|before|earlier)"
        r"|(?:ahead|clear|adrift)\s+of|behind|(?:fast|slow|quick|long|short|larg|small|few|bett)er\s+than"
        r"|reversing|(?:up|down)\s+from|after\s+(?:an?\s+)?[\d$£€¥]|against\s+(?:an?\s+)?[\d$£€¥]"
        r"|against\s+(?:an?|the|its)\s+(?:\p{L}+\s+){1,4}of\s+[\d$£€¥])",
        regex.IGNORECASE,
    )


@cache
def pairs() -> frozenset[frozenset[str]]:
    """Return the nouns of which two make a whole: girls and boys."""
    return frozenset(frozenset(pair.split()) for pair in tables("wholes")["two"]["pairs"])
