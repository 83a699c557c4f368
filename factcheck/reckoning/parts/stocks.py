"""What there was, what was taken from it, and what that leaves: "320, but 85 will close, leaving 235"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.parts.split import MOST, Split, Sum, Tie, in_one_row, is_like, may_be_whole

_WORDS = frozenset({"leave", "leaves", "leaving", "left", "down", "now"})
"""One of them is in every sentence that tells what is left."""
_NEAR, _BACK, _FAR = 60, 2, 12
"""Characters before a figure that say that it is left; sentences in which the others are told."""
_PLAIN = frozenset({Hedge.EXACT, Hedge.ABOUT, Hedge.NEARLY})
_LOST = 40
"""Characters behind a figure that say that it went."""


def stocks(page: Page) -> Iterator[Split]:
    """Yield each figure that is left of another with what was taken from that."""
    for at, line in enumerate(page.lines):
        if line.words.isdisjoint(_WORDS):
            continue
        for left in line.figures[: 3 * MOST]:
            led = page.text[max(line.span.start, left.number_start - _NEAR) : left.number_start]
            sums: list[Sum] = []
            if _leaves().search(led):
                # "leaving 12 people dead" says who died, and not what is left
                if _no_more().match(page.text, left.number_end) and not _grown().search(line.text):
                    sums = list(_taken(page, at, left))
            elif left.kind is Kind.COUNT and _is_now().search(led) and not _from().match(page.text, left.end):
                sums = list(_gone(page, at, left))
            if sums:
                yield Split(tuple(sums), Tie.TOTAL)


@cache
def _leaves() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?r)\b(?:leaving|leaves?|left\s+with|(?:that|which|this)\s+left)
            (?:\s+(?:it|them|him|her|us|the\s+\w+)\s+with)?(?:\s+(?:just|only|some|about|around|nearly|almost))?\s+\p{Sc}?\Z""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _is_left() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\b(?:leav\w+|left|remaining|balance\s+(?:in|of))\b[^.;:!?\d]*\Z", regex.IGNORECASE
    )


@cache
def _no_more() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:\s+\p{Ll}+)?(?:\s*(?:[,.;:–—]|\Z)|\s+(?:who|that|which|to|for|in(?!\s+(?:hospital|intensive|critical|custody|prison|jail|debt))|still|on|un\p{Ll}+|without|missing|of\s+(?:the|those|them))\b)"
    )


@cache
def _grown() -> "regex.Pattern[str]":
    # closed 85 and opened 20, leaving 255
    return regex.compile(
        r"\b(?:open|add|bought|buy|hir|gain|built|build|recruit|join|creat|more|another|new)\w*",
        regex.IGNORECASE,
    )


@cache
def _is_now() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?r)\b(?:(?:is|are|was|were|be)\s+(?:now\s+)?down\s+to|now\s+(?:has|have|runs?|employs?|numbers?)|left\s+with)
            \s+(?:just\s+|only\s+)?\Z""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _from() -> "regex.Pattern[str]":
    return regex.compile(r"(?:\s+\p{L}+){0,2}\s+(?:from|compared|against)\b")


@cache
def _went() -> "regex.Pattern[str]":
    return regex.compile(
        r"""\b(?:clos\w+|shut\w*|los(?:e|es|t|ing)|left|leav\w+|quit|resign\w*|retir\w+|died|stepp?\w*\s+down|depart\w*|sold|sell\w*
            |ax(?:e|es|ed|ing)|scrap\w*|cut\w*|withdr\w+|sacked|dismiss\w*|remov\w+|demolish\w*|sunk|sank|defect\w*|taken)\b""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _had() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\b(?:had|ran|run|were|was|employed|began|begun|started|numbered|once|has|have)\b[^.;:!?\d]{0,30}\Z",
        regex.IGNORECASE,
    )


def _told(lines: Sequence[Line], left: Claim) -> list[Claim]:
    """Return the figures before one that may be what it is left of, or what was taken."""
    return [
        each
        for line in lines
        for each in line.figures
        if each.hedge in _PLAIN and each.per == left.per and is_like(each, left) and each.value is not None
    ][-2 * MOST :]


def _is_same(one: Claim, other: Claim) -> bool:
    """Tell whether two figures may count one thing: under one noun, or one of them under none."""
    return one.noun_head == other.noun_head or None in (one.noun_head, other.noun_head)


def _taken(page: Page, at: int, left: Claim) -> Iterator[Sum]:
    """Yield what may leave a figure, the likeliest first: the two that were told last."""
    told: list[Claim] = []
    for each in _told(page.lines[max(0, at - _BACK) : at + 1], left):
        if _is_left().search(page.text, max(0, each.number_start - _LOST), each.number_start):
            # what was told before is settled
            told.clear()
        elif each.start < left.start:
            told.append(each)
    here = [each for each in told if each.sentence == left.sentence]
    told = here if len(here) > 1 else told
    for pair in reversed(list(combinations(told[-MOST:], 2))):
        part, whole = sorted(pair, key=lambda each: each.value or 0)
        after = whole is pair[0] or whole.uid == part.part_of or whole.sentence != part.sentence
        if after and may_be_whole(whole) and _is_same(whole, part) and not in_one_row(page, *pair):
            yield Sum(whole, (part, left))
    for place, whole in enumerate(told[:-2]):
        # closed 85 in May and 40 in June
        if may_be_whole(whole):
            yield Sum(whole, (*told[place + 1 :], left))


def _gone(page: Page, at: int, left: Claim) -> Iterator[Sum]:
    """Yield what there was and what went of it, of which so many are left now."""
    near = _told(page.lines[max(0, at - _BACK) : at + 2], left)
    far = _told(page.lines[max(0, at - _FAR) : max(0, at - _BACK)], left)
    for whole in reversed(near):
        led = page.text[max(page.line(whole).span.start, whole.start - _LOST) : whole.start]
        if (
            whole.start > left.start
            or whole.noun is None
            or not _is_same(whole, left)
            or not _had().search(led)
        ):
            continue
        for part in (*near, *(each for each in far if each.noun_head == whole.noun_head)):
            less = part is not whole and part is not left and (part.value or 0) < (whole.value or 0)
            if less and _is_gone(page, part):
                yield Sum(whole, (part, left))


def _is_gone(page: Page, claim: Claim) -> bool:
    """Tell whether a figure is of what went: nine of its shops are to close, the three that closed."""
    line = page.line(claim).span
    begin, end = max(line.start, claim.start - _LOST // 2), min(line.end, claim.end + _LOST)
    return _went().search(page.text, begin, end) is not None
