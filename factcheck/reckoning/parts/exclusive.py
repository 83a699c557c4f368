"""Shares that exclude each other: for and against, men and women, those of one vote, and what is divided."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import regex

from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.parts.split import joined
from factcheck.reckoning.shares.wholes import size

_SEXES = ({"women", "men"}, {"girls", "boys"}, {"females", "males"})
_FEW = 3
"""As many shares at least are a division."""
_PLAIN = 130
"""Per cent past which some shares are more likely parts of others: Europe 55%, Britain 40% and Asia 45%."""


@cache
def _pairs() -> tuple[frozenset[str], ...]:
    lexicon = tables("wholes")
    return tuple(frozenset(pair.split()) for name in ("two", "opposed") for pair in lexicon[name]["pairs"])


@cache
def _elsewhere() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:in(?!\s+favou?r)|at|among|from|last|year|ago|when|of(?!\s+(?:them|those|these)\b))\b|\d",
        regex.IGNORECASE,
    )


@cache
def _says() -> "regex.Pattern[str]":
    """What a share is said to do, to the end of its clause: "backed the plan, while", "in favour and"."""
    return regex.compile(
        r"""(?:\s+of\s+(?:(?:the|its|their|his|her|all|those|these)\s+)?(?!(?:men|women|boys|girls|males|females)\b)[\p{L}-]+(?:\s+asked|\s+polled)?)?
            (?:\s+(?:were|are|was|is|said|voted|who|in|to|would|had|have))*\s+(?P<word>[\p{L}-]+)(?P<object>[^,.;:)]{0,60}?)
            (?:\s+(?:and|while|but|with)|\s*[,.;:)]|\s*\Z)""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _make_up() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?r)\b(?P<word>[\p{L}-]+)\s+(?:now\s+)?
            (?:make\s+up|made\s+up|account\s+for|accounted\s+for|comprise|comprised|constitute|represent)\s+
            (?:just\s+|only\s+)?""",
        regex.VERBOSE | regex.IGNORECASE,
    )


def opposed(page: Page, line: Line, first: Claim, second: Claim) -> bool:
    """Tell whether nobody is in both of two shares: "58% in favour and 52% against"."""
    if page.text[first.end : second.start].count(",") > 1:
        return False
    one = _says().match(page.text, first.end, second.start)
    other = _says().match(page.text, second.end, line.span.end)
    if one and other and not _elsewhere().search(other["object"]) and not _elsewhere().search(one["object"]):
        alone = other["object"].strip().lower() in ("", "it", "them", "him", "her", "this", "that")
        if alone and frozenset((one["word"].lower(), other["word"].lower())) in _pairs():
            return True
    return False


def one_or_other(page: Page, line: Line, first: Claim, second: Claim) -> bool:
    """Tell whether everybody is in one of two shares: "Women make up 57 per cent and men 43"."""
    said = [_says().match(page.text, each.end, line.span.end) for each in (first, second)]
    if all(said) and {each["word"].lower() for each in said if each} in _SEXES:
        # 55% of its audience were men and 45% women
        return not any(_elsewhere().search(each["object"]) for each in said if each)
    made = _make_up().match(page.text, line.span.start, first.start)
    named = page.between(first, second).split()
    if made is None or not named or "of" in page.text[second.end : second.end + 5].split():
        return False
    return {made["word"].lower(), named[-1].lower()} in _SEXES


@cache
def _the_vote() -> "regex.Pattern[str]":
    return regex.compile(
        r"\s+of\s+(?:the\s+)?(?:[\p{L}-]+\s+)?votes?\b(?P<next>.*)", regex.IGNORECASE | regex.DOTALL
    )


@cache
def _next_candidate() -> "regex.Pattern[str]":
    # … of the vote, Jones 38; … to Mr Jones's 47.6
    return regex.compile(
        r"(?=.*\p{Lu})(?:,|;|\s+(?:to|and|while|against|with))+(?:\s+(?!(?:in|at|from|on|last|among|than|up|down)\b)[\p{L}.’'-]+){1,5}\s+"
        r"(?:on\s+)?"
    )


def of_the_vote(page: Page, shares: Sequence[Claim]) -> Sequence[Claim]:
    """Return shares of one vote that a sentence lists: "52 per cent of the vote, Jones 38 and Brown 20"."""
    run: list[Claim] = []
    for first, second in pairwise(shares):
        gap = page.between(first, second)
        vote = _the_vote().fullmatch(gap)
        led = vote["next"] if vote else gap if run else ""
        if not _next_candidate().fullmatch(led):
            break
        run = [*(run or [first]), second]
    tail = page.text[run[-1].end : run[-1].end + 12] if run else ""
    return run if regex.match(r"\s*(?:[.,;)]|\Z|of\s+the\s+vote)", tail) else ()


@cache
def _division() -> "regex.Pattern[str]":
    # not "accounts for": women account for 55% of the staff, graduates for 60%
    return regex.compile(
        r"""\b(?:(?:is|are|was|were|be|been)\s+(?:to\s+be\s+)?(?:split|divided|shared|(?:made(?:\s+up)?|composed)\s+of)
              |split\s*[:–—]|divid(?:es?|ing)\s+(?:it|them|the\s+\p{L}+)|consists?\s+of|blend\s+(?:is|of))\b""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _comes_from() -> "regex.Pattern[str]":
    return regex.compile(
        r"""\b(?:(?:comes?|came)\s+from|(?:goes|went)\s+to|(?:is|are|was|were)\s+spent\s+on
              |(?:is|are|was|were)\s+(?:held|owned|supplied|grown|given)\s+by)\b""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _next_part() -> "regex.Pattern[str]":
    return regex.compile(
        r"[^.;:!?()\d]{0,45}?(?:,|;|\band\b)(?:\s+(?:and|the|another|a\s+further))*\s+(?:[\p{L}-]+\s+){0,3}"
    )


@cache
def _anew() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:of\s+(?:which|them|these|whom|the|it)|while|whereas|but|up|down|last|year|compared|against|more|less|including|overall)\b",
        regex.IGNORECASE,
    )


def divided(page: Page, line: Line, shares: Sequence[Claim]) -> Sequence[Claim]:
    """Return the shares of one thing that is divided: "split 50% to his wife, 30% to his son …"."""
    if len(shares) < _FEW or len(shares) != len(line.figures):
        return ()
    if any(each.unit != "percentage" for each in shares) or sum(map(size, shares)) > _PLAIN:
        return ()
    if not any(each.search(line.text) for each in (_division(), _comes_from())):
        return ()
    behind = page.text[shares[1].start : line.span.end]
    if _anew().search(behind) or not all(
        _next_part().fullmatch(page.between(*pair)) for pair in pairwise(shares)
    ):
        return ()
    return shares


@cache
def _of_one_each() -> "regex.Pattern[str]":
    # 23% of men; 45% among the old; 12% in Spain: each of a whole of its own
    return regex.compile(
        r"\s+(?:of\s+(?!(?:them|those|these|it|all|the\s+(?:total|whole|vote|votes|rest))\b)|(?:among|in|at|for|on)\b)",
        regex.IGNORECASE,
    )


@cache
def _of_whole() -> "regex.Pattern[str]":
    return regex.compile(r"\s+of\s+(?P<whole>[\p{L}]+)")


@cache
def _rates() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:rates?|turnouts?|unemployment|inflation|yield\w*|pric\w+|tax\w*|interest|coupons?|bonds?|growth|margins?"
        r"|gr[eo]w|r[io]ses?|f[ae]ll|up|down|chances?|discounts?|tariffs?|likel\w+|efficacy|thresholds?)\b",
        regex.IGNORECASE,
    )


@cache
def _parted() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:which|who|whose)\b|[.!?][\"”]?\s+\p{Lu}")


def _is_next(page: Page, one: Claim, other: Claim) -> bool:
    return joined(page, one, other) and _parted().search(page.between(one, other)) is None


@cache
def _overlapping() -> "regex.Pattern[str]":
    # what somebody may do who does the next thing as well: 35% lost power and 30% lost water
    return regex.compile(
        r"\s+(?:of\s+\p{L}+\s+)?(?:ha[dsv]e?|lost|us(?:e[ds]?)|own(?:ed|s)?|report(?:ed|s)?|suffer(?:ed|s)?|felt|feel|lack(?:ed|s)?"
        r"|experienced?|named|mentioned|liked?|watch(?:ed)?|read|cited|bought|visit(?:ed)?|trust(?:ed)?|worr(?:y|ied))\b",
        regex.IGNORECASE,
    )


def peers(page: Page, line: Line, shares: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """Yield three shares or more that are told one like the other: "9% gave it an A, 21% a B, 34% a C …"."""
    told = [each for each in shares if each.unit == "percentage"]
    if len(told) < _FEW or _rates().search(line.text):
        return
    run: list[Claim] = []
    for share in (*told, None):
        if share is not None and run and _is_next(page, run[-1], share):
            run.append(share)
            continue
        if any(_overlapping().match(page.text, each.end) for each in run):
            run = [share] if share is not None else []
            continue
        own = sum(_of_one_each().match(page.text, each.end) is not None for each in run)
        # "46% of them, although they are 39% of all voters": two wholes
        wholes = {found["whole"].lower() for each in run if (found := _of_whole().match(page.text, each.end))}
        if len(run) >= _FEW and own < 2 and len(wholes) < 2:
            yield run
        run = [share] if share is not None else []
