"""Parts and then their whole: "…, a total of 64", "In all, 64 …", "together they have 64"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

import regex

from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim
from factcheck.model.quantity import Role
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.parts.endings import one_more
from factcheck.reckoning.parts.split import MOST, Split, Sum, Tie, may_be_whole, run, suits
from factcheck.reckoning.precision import rough

_BACK, _FAR_BACK = 2, 6
"""Sentences before the one of a total, in which its parts are looked for, and in which more may be told."""

_BEFORE, _SEVERAL = 2, 4
"""Parts of a list that may stand in the sentence before its total, and figures that may be those."""
_MOST, _NEARLY = Decimal("0.85"), Decimal("0.25")
"""Parts that are more of their total, as a share of it, miss none that was told before; how near all come."""
_LED = 12
"""Characters before a figure that say that it comes on top."""
_NEAR = 100
"""Characters before a figure that say that it is a total."""

_BEHIND = 48
"""Characters behind a figure that say so."""
_PHRASES = "in all", "all told", "the two", "the three", "the four", "the five"
"""One of them, or of the words of the lexicon, is in every sentence that tells a total."""


def totals(page: Page) -> Iterator[Split]:
    """Yield each figure that is said to be the total of figures before it."""
    for at, line in enumerate(page.lines):
        if line.words.isdisjoint(_words()) and not line.names(_PHRASES):
            continue
        words = [found.start() for found in _word().finditer(page.text, line.span.start, line.span.end)]
        for place, whole in enumerate(line.figures[: 3 * MOST] if words else ()):
            if not any(whole.start - _NEAR <= at_word <= whole.end + _BEHIND for at_word in words):
                continue
            if not may_be_whole(whole) or whole.role is Role.BY:
                continue
            split = _split(page, line, whole, place, page.lines[max(0, at - _FAR_BACK) : at])
            if split is not None:
                yield split


@cache
def _words() -> frozenset[str]:
    return frozenset(tables("wholes")["total"]["words"].split())


@cache
def _word() -> "regex.Pattern[str]":
    # what is near every figure that is said to be a total
    return regex.compile(
        r"""\b(?:total|in\s+all|all\s+told|altogether|together|combined|joint|sum\b|between\s+them|mak(?:es?|ing)\b
            |bring|tak(?:es?|ing)\b|push|lift|rais|put|add(?:s|ing)?\s+up|c[oa]mes?\s+to|both|the\s+(?:two|three|four|five)
            |revenue|(?:sales|income|turnover|proceeds|takings|receipts|earnings|bill|cost|attendance|crowd|score
              |aggregate|haul|tally|workforce|fleet|majority)\s+of|worldwide|overall|globally|nationwide)""",
        regex.VERBOSE | regex.IGNORECASE,
    )


_HOW = r"(?:just|only|some|about|around|nearly|almost|exactly|more than|at least|over|up to)\s+"


@cache
def _of_a_list() -> "regex.Pattern[str]":
    # a total where a list stands before it; "a total of 12" may by itself be no more than "12"
    return regex.compile(
        rf"""(?r)
        \b(?: (?:an?|the|for\ an?|with\ an?|giving\ an?|making\ an?|in|its|their|his|her)\s+
              (?:[\w-]+\s+)?(?:total|sum)(?:\s+\w+){{0,2}}\s+(?:of|to)
            | for\s+(?:an?\s+)?(?:[\p{{Ll}}-]+\s+)?
              (?:revenues?|sales|income|turnover|proceeds|takings|receipts|earnings|bill|cost
                |attendance|crowd|score|aggregate|haul|tally|workforce|fleet|majority)\s+of
            | adding\ up\ to | totall?ing | total | totall?ed | making | altogether
            | (?:for\ a|a|the|their)\s+(?:combined|joint)(?:\s+\w+){{0,2}}(?:\s+of)? )\s+(?:{_HOW})?\Z""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _of_all() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""(?r)
        \b(?: (?:bring|tak|push|lift|rais|put)(?:s|es|ing|ting)\s+
              (?:(?:the|its|their|his|her|that|this)\s+)(?:[\w’'-]+\s+){{0,3}}?
              (?:total|toll|number|tally|sum|count|figure|bill|cost|price|haul|workforce|fleet|majority)
              (?:\s+of(?:\s+[\w’'-]+){{1,3}})?(?:\s+so\ far)?\s+(?:up\s+)?(?:to|at)
            | (?:which|that|together|these|this|it|they)\s+(?:all\s+)?
              (?:makes?|adds?\ up\ to|comes?\ to|came\ to|totals?
                |totall?ed|(?:brings|takes)\ it\ to)
            | (?:bringing|taking|pushing|lifting|raising)\ (?:it|this|that|them)\ (?:up\ )?to
            | (?:the|their|its)\s+combined(?:\s+\w+){{1,2}}\s+(?:of|is|was|stands\ at)
            | for\ (?:an?\ )?(?:combined|overall|total)\s+(?:[\w-]+\s+){{1,2}}of
            | (?:the|its|their|his|her)\s+(?:[\w-]+\s+){{0,2}}
              (?:total|sum)(?:\s+\w+){{0,2}}\s+(?:of|to|is|was)
            | (?:altogether|in\ all|in\ total|all\ told),? )\s+(?:{_HOW})?\Z""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _led() -> "regex.Pattern[str]":
    # Together they will cost … ; so that the two together are worth …
    return regex.compile(
        r"\b(?:together(?!\s+with)|altogether|in\s+all(?!\s+but\b)|in\s+total|all\s+told|between\s+them)\b"
        r"[^.;:!?\d]{0,50}\Z",
        regex.IGNORECASE,
    )


@cache
def _total_behind() -> "regex.Pattern[str]":
    return regex.compile(
        r"\s*,?\s+(?:in\s+(?:total|all)|altogether|all\s+told|together|combined|between\s+them|taken\s+together"
        r"|worldwide|overall|globally|nationwide)\b"
        r"(?!\s+(?:with|across|over|ten|nine|eight|seven|six|five|four|three|\d+)\b)",
        regex.IGNORECASE,
    )


@cache
def _more() -> "regex.Pattern[str]":
    # four more will come, making 16
    return regex.compile(r"\b(?:more|another|a\s+further|additional|extra|new)\b", regex.IGNORECASE)


@cache
def _over_all() -> "regex.Pattern[str]":
    return regex.compile(
        r"[^.;:!?\d]{0,12}\s(?:over|for|in|across|on)\s+(?:both|the\s+(?P<number>two|three|four|five))\b",
        regex.IGNORECASE,
    )


_NUMBERS = {None: 2, "two": 2, "three": 3, "four": 4, "five": 5}


def _split(page: Page, line: Line, whole: Claim, place: int, lines: Sequence[Line]) -> Split | None:
    """Return the parts of a figure that is said to be their total; None where it is not, or has none."""
    begin = max(line.span.start, whole.start - _NEAR)
    before = page.text[begin : whole.start]
    over = _over_all().match(page.text, whole.end, line.span.end)
    of_all = _of_all().search(before) or _led().search(before)
    in_all = of_all or over or _total_behind().match(page.text, whole.end, line.span.end)
    if not in_all and not _of_a_list().search(before):
        return None
    number = _NUMBERS[over["number"] and over["number"].lower()] if over else None
    listed = run(page, whole, line.figures[place - 1 :: -1] if place else ())[::-1]
    if len(listed) > 2 and _more().search(page.text, max(0, listed[0].start - _LED), listed[0].end):
        # another 18, six large and 12 small
        parted = rough(listed[0]) == sum(map(rough, listed[1:]), Decimal(0))
        listed = listed[:1] if parted else listed
    tie = Tie.ALL
    more = len(listed) == 1 and _more().search(page.text, listed[0].start, whole.start)
    if len(listed) < 2 and (in_all or more):
        tie = Tie.TOTAL
        # four more will come, making 16 of what there was
        number = number or (2 if more else None)
        # the list stands in the sentences before
        near = [*_suiting(whole, lines[-_BACK:]), *listed]
        if len(near) < 2:
            return None
        number = number or len(near)
        listed = [*_suiting(whole, lines), *listed][-MOST:]
    if len(listed) < (number or 2) or _strange(whole, listed):
        return None
    lists = [
        tuple(listed[-size:])
        for size in dict.fromkeys((number or len(listed), len(listed), *range(2, len(listed))))
    ]
    if tie is Tie.ALL and lines and (earlier := _begun(whole, listed, lines[-1])):
        lists.insert(0, earlier)
    # two batteries, four trucks and a command post, seven targets in all
    one = one_more(page, listed, whole.start)
    return Split(tuple(Sum(whole, parts, ones) for parts in lists for ones in range(one, -1, -1)), tie)


def _begun(whole: Claim, listed: Sequence[Claim], before: Line) -> tuple[Claim, ...]:
    """Return a list with those of its parts that stand in the sentence before, where it misses them."""
    all_, own = rough(whole), sum(map(rough, listed), Decimal(0))
    if own > all_ * _MOST:
        return ()
    earlier = _suiting(whole, (before,))[-_SEVERAL:]
    begun = [(*some, *listed) for size in range(1, _BEFORE + 1) for some in combinations(earlier, size)]
    nearest = min(all_ - own, all_ * _NEARLY)
    nearer = [parts for parts in begun if abs(sum(map(rough, parts), -all_)) < nearest]
    return min(nearer, key=lambda parts: abs(sum(map(rough, parts), -all_)), default=())


def _suiting(whole: Claim, lines: Sequence[Line]) -> list[Claim]:
    return [each for line in lines for each in line.figures if suits(whole, each)]


def _strange(whole: Claim, listed: Sequence[Claim]) -> bool:
    """Tell whether all the parts count one thing, and the whole another: 14 shops, nine shops, 300 people."""
    own = {each.noun_head for each in listed}
    return whole.noun_head is not None and len(own) == 1 and None not in own and whole.noun_head not in own
