"""What the words around a figure make of it: the size of a change, and the level that it is counted from."""

from dataclasses import dataclass
from functools import cache

import regex

from factcheck.grammar.changes import nouns
from factcheck.grammar.wordlists import either, words
from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.page import Line, Page

_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.FRACTION, Kind.DURATION})

MANY = 60
"""A sentence with more figures is a table, and tells no change."""

_REACH = 120
"""Characters around a size in which words say what it is the size of."""

_WORD = r"[\p{L}\d][\p{L}\d’'.-]*"
_NO_LINK = (
    r"(?!(?:and|or|but|at|to|with|by|for|while|which|who|that|because|after|before(?!,)|if|since|so|as|where|than"
    r"|is|was|are|were|be|been|has|had|have|will|expect\w*|forecast\w*|predict\w*)\b)"
)
_THEN = (
    r"(?:(?:in\s+)?(?:the\s+|\w+\s+(?=\w+\s+(?:ago|earlier|before)))?(?:(?:years?|months?|weeks?|days?|decades?)\s+(?:ago|earlier|before)|last|previous|same|year|month|week|before|earlier|ago|then|(?:1[5-9]|20)[0-9]{2}"
    r"|an?\s+(?:year|month|week|decade)|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter)\b)"
)
"""How a time begins that something was more or less than: "than a year ago", "on May"."""
_OFF = r"(?:too\s+\w+|adrift|clear|to\s+spare|short(?!\s+of))"
"""What says how far something is from where it should be: "31 mph too fast", "34 points adrift"."""
_PRICE = (
    r"(?:the|its|their|(?-i:\p{Lu})\w*['’]s)\s+(?:\w+\s)?"
    r"(?:clos(?:e|ing)|share|last|market|net|asking|book)"
)
"""What a premium or a discount is to: "to its closing price"."""
_LOOSE = r"(?:(?:about|around|some|nearly|almost|roughly|only|just|exactly|more\s+than)\s+)*"
_REAL = (
    r"\b(?:real[\s-]terms|(?:for|after)\s+inflation|adjust\w+|constant|like[\s-]for[\s-]like|underlying"
    r"|annuali[sz]ed)\b"
)
"""Words after which a change need not be one of the figures as they are printed."""


@dataclass(frozen=True, slots=True)
class Size:
    """A figure that is said to be how far two levels lie apart."""

    claim: Claim
    base: Claim | None
    """The level that it is counted from, where the words lead to it: "40 more than the 88"."""
    elsewhere: bool
    """The words lead to something else: "40 more than expected"."""
    timed: bool
    """It is told of a time, which need not be that of the levels around it: "up 5% this year"."""
    apposed: bool
    """It stands beside what it is said of: "118 goals, 40 more", "(up 40)", "or 40"."""
    named: bool
    """It is called a change: "a cut of 25 per cent" says again what came before it."""
    again: bool
    """Only an "or" makes it one: "from 205,000 shares, or 12.8%" is none."""
    between: bool
    """It is what lies between two that stood before: "a margin of 40"."""
    more: bool
    """It ends in a comparative, and says so of what was told before: "12,000, a third more"."""


def sizes(page: Page) -> tuple[tuple[Size, ...], ...]:
    """Return, for each sentence of a page that has figures, those that are sizes of changes."""
    return page.reading(_sizes)


def _sizes(page: Page) -> tuple[tuple[Size, ...], ...]:
    return tuple(_of_line(page, line) for line in page.lines)


def _of_line(page: Page, line: Line) -> tuple[Size, ...]:
    if len(line.figures) > MANY:
        return ()
    moved = any(each.role is not None for each in line.figures)
    if not moved and (len(line.figures) < 2 or line.words.isdisjoint(_hints())):
        return ()
    found = [_size(page, line, at) for at in range(len(line.figures))]
    if not any(found) or _real().search(page.text, *line.span):
        return ()
    # "238,000 shares, or 14.6%, from 205,000, or 12.8%" are shares of a whole
    again = sum(each.again for each in found if each is not None)
    if again > 1 or (again and any(_is_said_of(page, each) for each in line.figures)):
        found = [each for each in found if each is not None and not each.again]
    bases = {each.base.uid for each in found if each is not None and each.base is not None}
    return tuple(each for each in found if each is not None and each.claim.uid not in bases)


def _is_said_of(page: Page, claim: Claim) -> bool:
    """Tell whether a figure is the one before as a share: "816,000 shares, or 11.3% of the stock"."""
    return page.text.startswith(" of ", claim.end) and page.text.endswith(" or ", 0, claim.start)


def _size(page: Page, line: Line, at: int) -> Size | None:
    claim = line.figures[at]
    multiple = claim.kind is Kind.MULTIPLE and claim.role is Role.BY
    if not (multiple or claim.kind in _KINDS) or claim.value is None:
        return None
    points = claim.unit in _POINTS
    if claim.role in (Role.FROM, Role.TO) and claim.unit not in _POINTS:
        return None
    if claim.per is not None and claim.role is not Role.BY:
        # "$1.2bn, or $2.10 a share"
        return None
    short = claim.noun_head == "short"
    if claim.role is None and not short and page.text.startswith(" of ", claim.end):
        # "1,449, or 3 per cent of the list"
        return None
    start = max(line.span.start, claim.start - _REACH)
    end = line.figures[at + 1].number_start + 1 if at + 1 < len(line.figures) else line.span.end
    end = min(end, claim.number_end + _REACH)
    # "40 per cent more", but "84kg more"
    stop = claim.end if page.text[claim.number_end : claim.number_end + 1].isalpha() else claim.number_end
    after = _after().match(page.text, stop, end)
    if after and after["moved"] and claim.role is not Role.BY:
        after = None
    beaten = _beaten().search(page.text, start, claim.start) is not None
    if after and after["record"] and not (beaten or page.text.endswith(" by ", 0, claim.start)):
        after = None
    before = _before().match(page.text, start, claim.start)
    noun = before["noun"] if before else None
    if (claim.kind is Kind.MONEY or claim.noun_head in SUMS) and noun in words("change", "results"):
        # "a loss of £60m" is a result, no fall
        return None
    named = bool(noun or (after and after["noun"]))
    again = before is not None and before["again"] is not None
    side = before is not None and bool(before["side"] and before["beside"])
    if not (claim.role is Role.BY or after or points or named or side or again or beaten):
        return None
    leads = after is not None and bool(after["link"] or after["side"] or after["moved"] or after["record"])
    base = _base(page, line, at, after.end()) if after and leads else None
    then = after is not None and leads and _then().match(page.text, after.end(), line.span.end) is not None
    return Size(
        claim,
        base,
        elsewhere=leads and base is None and not then,
        timed=not multiple and (then or _adjunct().match(page.text, claim.number_end, end) is not None),
        apposed=again or beaten or (before is not None and before["beside"] is not None),
        named=named,
        again=again and claim.role is not Role.BY and not (after or points or named or side),
        between=(noun or "").lower() in words("change", "apart"),
        more=beaten
        or (
            after is not None
            and bool(after["more"])
            and _closes().match(page.text, after.end(), line.span.end) is not None
        ),
    )


SUMS = frozenset({"dlr", "dlrs", "stg", "ct", "cts"})
"""What money is called on the wires."""


def is_points(claim: Claim) -> bool:
    """Tell whether a figure counts points, of percentages or of an index."""
    return claim.unit in _POINTS or claim.noun_head == "point"


_POINTS = frozenset({"percentage point", "basis point"})


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
    return rf"(?:{_nouns()})s?"


@cache
def _nouns() -> str:
    return either(frozenset(nouns()) | frozenset(words("change", "apart")))


@cache
def _hints() -> frozenset[str]:
    """Return the words of which a sentence that tells a size has one, if no figure of it has a role."""
    near = {"up", "down", "above", "below", "over", "under", "point", "points", "record", "mark", "beaten"}
    near |= {"too", "adrift", "clear", "spare", "by"}
    return frozenset({*words("change", "comparatives"), *nouns(), *words("change", "apart"), *near})


@cache
def _real() -> "regex.Pattern[str]":
    return regex.compile(_REAL, regex.IGNORECASE)


@cache
def _after() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""[%]?(?:[\s-](?!(?:{_more()}|on|amid|despite)\b){_NO_LINK}{_WORD}){{0,4}}?[\s-]
        (?: (?:(?P<more>{_more()}|up|down|{_OFF})|(?P<noun>{_noun()}))
            (?P<link>\s+(?:than|from|on|over|against|compared\s+(?:with|to)|(?<=\b(?:premium|discount)\s)to))?
          | (?P<record>(?:the|its|his|her|their|a|an|\w+['’]s)\s+(?:\w+\s+){{0,3}}?
              (?:record|mark|best|high|low|peak|limit|target)(?=\s))
          | (?P<side>(?:above|below|over|under)(?=\s)|behind|short\s+of|ahead\s+of|down\s+on|up\s+on)
          | (?P<moved>since(?=[^.;:()]{{1,30}},\s+when\s)|to(?=\s+{_PRICE}\s)
            |(?:on|over|from|against|compared\s+(?:with|to))
            (?=\s+(?:the|last|its|their|his|her|an?|(?-i:\p{{Lu}})\w*['’]s|[£$€\d])\s?))
        )\b""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _before() -> "regex.Pattern[str]":
    """Read from right to left: "…, a rise of about 5", "… (up 5", "… or 5", "… was 5"."""
    return regex.compile(
        rf"""(?r)
        (?P<beside>(?:[,(:–—]|\s-|\b(?:is|was|were|are|been|be|by|or))\s*)?
        (?:\b(?:or|which\s+is|that\s+is|still|also|now|then|representing|making|\p{{L}}+ing)\s+)*
        (?: (?P<side>\b(?:up|down)\s+(?:by\s+)?)
          | (?: (?:\b{_NO_LINK}(?!(?:amid|despite|following)\b){_WORD}\s+){{0,3}}
                (?P<noun>\b(?:{_noun()}))\s+of
              | \b(?:the|that)\s+(?P<noun>{_noun()})\s+(?:is|was) )\s+
          | (?P<again>,?\s+or\s+) )?
        (?:\b(?:an?|the|another)\s+)?{_LOOSE}""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _beaten() -> "regex.Pattern[str]":
    """Read from right to left: "the record was beaten by"."""
    return regex.compile(
        r"(?r)\b(?:beat(?:s|en|ing)?|br(?:oke|oken|eaks?|eaking)|eclips\w+|surpass\w+|better(?:s|ed|ing)|top(?:s|ped|ping)"
        r"|exceed\w*|pass(?:es|ed|ing)|overtak\w+|overtook|outs(?:old|ells?|elling)|miss(?:es|ed|ing)|fell|falls)\s+by\s+\Z",
        regex.IGNORECASE,
    )


@cache
def _closes() -> "regex.Pattern[str]":
    return regex.compile(r"\s*(?:[.,;:!?)]|[–—-]\s|\Z)")


@cache
def _leads() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""(?:\s+{_NO_LINK}{_WORD}){{0,8}}
        (?:,?\s+(?:when|where|which|who)(?:\s+[\w’'-]+){{0,4}}?|(?:\s+(?:that|those|it))(?:\s+(?:of|for|in|at)(?:\s+[\w’'-]+){{1,4}})?|,\s+(?:at|on|with)|(?=\s*\())?
        \s*[\s(](?:the\s+|an?\s+)?{_LOOSE}""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _then() -> "regex.Pattern[str]":
    return regex.compile(rf"\s+{_THEN}", regex.IGNORECASE)


@cache
def _adjunct() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""[%]?(?:[\s-]{_NO_LINK}{_WORD}){{0,3}}?\s+
        (?:since|year[\s-]on[\s-]year|year[\s-]over[\s-]year|so\s+far|this\s+(?:year|month|week|season)
          |an?\s+(?:year|month|week|day)|per\s+(?!cent)\w+|annually|on\s+\w+day|on\s+the\s+(?:year|month|week|day)|for\s+the\s+\w+|over\s+\w+|in\s+\w+|within)\b""",
        regex.IGNORECASE | regex.VERBOSE,
    )
