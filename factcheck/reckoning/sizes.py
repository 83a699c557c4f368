"""What the words around a figure make of it: the size of a change, and the level that it is counted from."""

from dataclasses import dataclass
from functools import cache

import regex

from factcheck.grammar.changes import nouns
from factcheck.grammar.wordlists import either, words
from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.page import Line, Page

_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.FRACTION})

_WORD = r"[\p{L}\d][\p{L}\d’'.-]*"
_NO_LINK = (
    r"(?!(?:and|or|but|at|to|with|for|while|which|who|that|because|after|before|if|since|so|as|where|than"
    r"|expect\w*|forecast\w*|predict\w*)\b)"
)
_LOOSE = r"(?:(?:about|around|some|nearly|almost|roughly|only|just|exactly|more\s+than)\s+)*"
_REAL = r"\b(?:real[\s-]terms|inflation|adjust\w+|constant|like[\s-]for[\s-]like|underlying|annuali[sz]ed)\b"


@dataclass(frozen=True, slots=True)
class Size:
    """A figure that is said to be how far two levels lie apart."""

    claim: Claim
    base: Claim | None
    """The level that it is counted from, where the words lead to it: "40 more than the 88"."""
    elsewhere: bool
    """The words lead to something else: "40 more than expected", "up 5% on the year"."""
    apposed: bool
    """It stands beside what it is said of: "118 goals, 40 more", "(up 40)", "or 40"."""
    named: bool
    """It is called a change: "a cut of 25 per cent" says again what came before it."""
    between: bool
    """It is what lies between two that stood before: "a margin of 40"."""


def sizes(page: Page, line: Line) -> tuple[Size, ...]:
    """Return the figures of a sentence that are sizes of changes, in the order of the text."""
    if len(line.figures) < 2 and all(each.role is not Role.BY for each in line.figures):
        return ()
    if not _hint().search(page.text, *line.span) or _real().search(page.text, *line.span):
        return ()
    found = (_size(page, line, at) for at in range(len(line.figures)))
    return tuple(each for each in found if each is not None)


def _size(page: Page, line: Line, at: int) -> Size | None:
    claim = line.figures[at]
    multiple = claim.kind is Kind.MULTIPLE and claim.role is Role.BY
    if not (multiple or claim.kind in _KINDS) or claim.value is None or claim.per is not None:
        return None
    start = max(line.span.start, claim.start - 60)
    end = min(line.span.end, claim.number_end + 120)
    after = _after().match(page.text, claim.number_end, end)
    before = _before().search(page.text, start, claim.start)
    named = bool((before and before["noun"]) or (after and after["noun"]))
    again = before is not None and before["again"] is not None
    side = before is not None and bool(before["side"] and before["beside"])
    points = claim.unit in _POINTS
    if claim.role in (Role.FROM, Role.TO) and not points:
        return None
    if after and after["moved"] and claim.role is not Role.BY:
        after = None
    if not (claim.role is Role.BY or after or points or named or side or again):
        return None
    base = _base(page, line, at, after.end()) if after and _links(after) else None
    aside = _adjunct().match(page.text, claim.number_end, end) is not None
    return Size(
        claim,
        base,
        elsewhere=base is None and (bool(after and _links(after)) or (aside and not named and not multiple)),
        apposed=again or (before is not None and before["beside"] is not None),
        named=named,
        between=before is not None and (before["noun"] or "").lower() in words("change", "apart"),
    )


_POINTS = frozenset({"percentage point", "basis point"})


def _links(after: "regex.Match[str]") -> bool:
    return bool(after["link"] or after["side"] or after["moved"])


def _base(page: Page, line: Line, at: int, start: int) -> Claim | None:
    """Return the level that the words behind a size lead to, if the next figure but a date is one."""
    for following in line.figures[at + 1 : at + 3]:
        if following.start >= start and following.kind not in (Kind.DURATION, Kind.RANK, Kind.AGE):
            return following if _leads().fullmatch(page.text, start, following.start) else None
    return None


@cache
def _more() -> str:
    return either(words("change", "comparatives"))


@cache
def _noun() -> str:
    return either(frozenset(nouns()) | frozenset(words("change", "apart")))


@cache
def _hint() -> "regex.Pattern[str]":
    return regex.compile(rf"\b(?:{_more()}|{_noun()}|up|down|points?|by|or|to|from)\b", regex.IGNORECASE)


@cache
def _real() -> "regex.Pattern[str]":
    return regex.compile(_REAL, regex.IGNORECASE)


@cache
def _after() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""[%]?(?:[\s-](?!{_more()}\b){_NO_LINK}{_WORD}){{0,4}}?[\s-]
        (?: (?:(?P<more>{_more()}|up|down)|(?P<noun>{_noun()}))
            (?P<link>\s+(?:than|from|on|over|against|compared\s+(?:with|to)))?
          | (?P<side>above|below|over|under|short\s+of|ahead\s+of|down\s+on|up\s+on)
          | (?P<moved>on|over|from|against|compared\s+(?:with|to))
            (?=\s+(?:the|last|its|their|his|her|[£$€\d])\s?)
        )\b""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _before() -> "regex.Pattern[str]":
    """Read from right to left: "…, a rise of about 5", "… (up 5", "… or 5", "… was 5"."""
    return regex.compile(
        rf"""(?r)
        (?P<beside>(?:[,(–—]|\s-|\b(?:is|was|were|are|been|be|by|or))\s*)?
        (?:\b(?:or|which\s+is|that\s+is|still|also|now|then|representing|making)\s+)*
        (?: (?P<side>\b(?:up|down)\s+(?:by\s+)?)
          | (?:{_WORD}\s+){{0,3}}(?P<noun>\b{_noun()})\s+of\s+
          | (?P<again>,?\s+or\s+) )?
        {_LOOSE}\Z""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _leads() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""(?:\s+{_NO_LINK}{_WORD}){{0,8}}
        (?:,?\s+when\s+(?:\w+\s+){{1,2}}(?:was|were|had|held|numbered|reached|stood)(?:\s+at)?)?
        \s+(?:the\s+|an?\s+)?{_LOOSE}""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _adjunct() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""[%]?(?:[\s-]{_NO_LINK}{_WORD}){{0,3}}?\s+
        (?:since|year[\s-]on[\s-]year|year[\s-]over[\s-]year|so\s+far|this\s+(?:year|month|week|season)
          |an?\s+(?:year|month|week|day)|per\s+(?!cent)\w+|annually|for\s+the\s+\w+|over\s+\w+|in\s+\w+|within)\b""",
        regex.IGNORECASE | regex.VERBOSE,
    )
