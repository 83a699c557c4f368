"""Shares of one whole that do not add up to a hundred.

Catches shares that are told as all there are, because the last of them is "the rest", "the other", "leaving",
"undecided" or "don't know": "42% backed it, 38% opposed it and 25% were undecided" make 105, "34 per cent
have had it; the other 76 per cent have not" makes 110. Each may be rounded, and the rest may be that of
another share. And shares that exclude each other and make more than all: "58% in favour and 52% against",
"52% of the vote, Jones 38% and Brown 20%", "split 50% to his wife, 40% to his son and 20% to charity". Three
peers or more that make a little over a hundred, or a hundred with two digits of one swapped, are asked about.
Does not catch shares that need not exclude each other, lists without such a last one that make less than all,
and the rest of what was told two sentences before.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.interval import Interval, point, total
from factcheck.reckoning.misprint import Least, misprinted
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.parts.exclusive import divided, of_the_vote, one_or_other, opposed, peers
from factcheck.reckoning.parts.hundredths import hundredths
from factcheck.reckoning.shares.slipped import share_of_one
from factcheck.reckoning.shares.wholes import before, is_share, size
from factcheck.reckoning.wording import near, said

NAME = "hundred"

_MOST = 6
"""A whole is not divided into more shares than these and a rest."""
_ALL = point(1)
_LITTLE_MORE = 125
"""Per cent past which peers are more likely shares of different things."""
_SWAPPED = Least(wrong=100, swapped=2)
"""Of shares only digits that changed places are a slip for sure: they have too few to tell a wrong one."""


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each shares that are told as all there are, whether they make a hundred."""
    for at, line in enumerate(page.lines):
        for parts, sizes in hundredths(page, line):
            over = sum(sizes) - 100
            if over >= 0 or any(
                misprinted(each, page.step(parts[0]), point(each - over), _SWAPPED) for each in sizes
            ):
                yield _of_hundredths(parts, sizes)
        shares = _plain(line)
        if not shares:
            continue
        told = list(_with_rest(page, at, shares))
        yield from told or _without(page, line, shares)


def _plain(line: Line) -> list[Claim]:
    """Return the shares of a sentence; none where some of them are of a change."""
    shares = [each for each in line.figures if is_share(each)]
    percentages = [each for each in line.figures if each.unit == "percentage"]
    plain = all(
        each.role is None
        and each.change is None
        and each.kind in (Kind.PERCENT, Kind.FRACTION)
        and each.hedge in (Hedge.EXACT, Hedge.ABOUT)
        for each in (*shares, *percentages)
    )
    return shares if plain else []


# A list whose last share is the rest


_RESTS = ("other", "remain", "rest", "balance", "leaving", "else", "the last", "the final")


@cache
def _rest_before() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?r)(?: (?<!\b(?:of|among)\s)\b(?:the|its|their|his|her)\s+
                    (?:other|remaining|rest|remainder|balance)\b
                    (?:\s+(?!of\b|in\b)[\p{L}’'-]+){0,4}\s*[,(–—-]?\s*(?:some\s+)?
                  | \bleaving\s+(?:just\s+|only\s+)?
                  | \b(?:up|for|(?:suppl|provid|cover|fill|buil|g[ia]v|ma[dk])\w+)\s+the\s+(?:last|final)\s+
                  | \b(?:everything|everyone|everybody)\s+else\s+(?:[\p{L}’'-]+\s+){0,2} )""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _rest_after() -> "regex.Pattern[str]":
    return regex.compile(
        r"""\b(?:undecided|unsure|not\s+sure|did(?:n[’']t|\s+not)\s+know|do(?:n[’']t|\s+not)\s+know|don[’']t\s+knows
            |(?:no|without\s+an?)\s+(?:opinion|view|answer)|the\s+rest|the\s+remainder|the\s+remaining|abstained
            |neither|neutral|other\s+parties|others)\b""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _of_another() -> "regex.Pattern[str]":
    # the remaining 30% stake; the other 3% of growth
    return regex.compile(
        r"""(?:%|\s+per\s?cent)?(?:\s+of\s+(?!them\b|those\b|these\b|whom\b|which\b|all\b|it\b)
            |[\s-](?:stake|holding|interest|tranche|cut|rise|increase|tariff|rate|tax|discount|growth|share|chance)\b)""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _bought() -> "regex.Pattern[str]":
    # what was bought before need not be told
    return regex.compile(
        r"\b(?:stakes?|bought|buys?|buying|acquir\w+|shareholdings?|shareholders?)\b", regex.IGNORECASE
    )


@cache
def _joined() -> "regex.Pattern[str]":
    return regex.compile(
        r"[^.;:!?()0-9]{0,70}?(?:,|\band\b|\bwhile\b|\bwith\b|;)[^.:!?()0-9]{0,70}", regex.IGNORECASE
    )


def _is_rest(page: Page, line: Line, share: Claim) -> bool:
    # "the last 12%" has its "last" in the phrase
    starts = share.start, share.number_start
    return any(_rest_before().match(page.text, line.span.start, start) for start in starts)


def _with_rest(page: Page, at: int, shares: Sequence[Claim]) -> Iterator[Finding]:
    line = page.lines[at]
    *told, rest = shares
    if line.names(_RESTS):
        # "Dams make up the last 12%, after 19% last year": what stands behind the rest is no part
        led = (place for place, each in enumerate(shares) if _is_rest(page, line, each))
        last = next(led, None)
        if last is None:
            return
        *told, rest = shares[: last + 1]
        lines = (line, *before(page.lines, at, 2))
        # of the sentence, or else of the one before
        own = lines[: 1 if told else 2]
        told = told or [each for other in own[1:] for each in _plain(other)]
        if told and _is_of_all(page, own, rest):
            earlier = [each for other in lines for each in other.figures if is_share(each)]
            others = [each for each in earlier if each.start < rest.start and each not in told]
            yield _finding(page, told[-_MOST:], rest, others[-_MOST:])
        return
    listed = _listed(page, shares)
    if len(listed) > 2 and _ends_list(page, line, listed):
        yield _finding(page, listed[:-1][-_MOST:], rest, shares[: -len(listed)])


def _listed(page: Page, shares: Sequence[Claim]) -> Sequence[Claim]:
    """Return the last shares of a sentence that a list joins: what stands before may be of something else."""
    first = len(shares) - 1
    while first and _joined().fullmatch(page.between(shares[first - 1], shares[first])):
        first -= 1
    return shares[first:]


def _is_of_all(page: Page, lines: Sequence[Line], rest: Claim) -> bool:
    """Whether a rest is of what was told, all of which was read: not "the remaining 30% stake"."""
    if _of_another().match(page.text, rest.number_end) or any(_bought().search(each.text) for each in lines):
        return False
    words = sum(len(_part_word().findall(each.text)) for each in lines)
    return words <= sum(each.kind is Kind.FRACTION for line in lines for each in line.figures)


@cache
def _part_word() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?|most|majority|none|all\s+but)\b",
        regex.IGNORECASE,
    )


def _ends_list(page: Page, line: Line, shares: Sequence[Claim]) -> bool:
    between = [each for each in line.figures if shares[0].start <= each.start <= shares[-1].start]
    around = page.text[shares[-2].end : line.span.end]
    return len(between) == len(shares) and _rest_after().search(around) is not None


def _finding(page: Page, told: Sequence[Claim], rest: Claim, others: Sequence[Claim] = ()) -> Finding:
    all_ = (*others, *told)
    for first in range(len(all_)):
        # what one list joins is all of it parts
        if first > len(others) and _are_peers(page, all_[first - 1], all_[first]):
            continue
        parts = (*all_[first:], rest)
        # "40% replied: 25% said yes and the other 15% no": what is told first may be their whole
        wholes = [each for each in all_[:first] if _sum(page, parts).meets(share_of_one(page, each))]
        if wholes or _sum(page, parts).meets(_ALL):
            return _said(page, parts, fits=True, whole=wholes[0] if wholes else None)
    return _said(page, (*told, rest), fits=False)


def _are_peers(page: Page, one: Claim, other: Claim) -> bool:
    """Whether two shares stand in one list: not "Of the 40% who replied, 25%", nor "at 5% for 40% of it"."""
    opens = page.text[max(0, one.start - 8) : one.start].lower().split()[:1] in (["of"], ["among"])
    return not opens and _joined().fullmatch(page.between(one, other)) is not None


def _sum(page: Page, shares: Sequence[Claim]) -> Interval:
    slack = page.rules.shares * len(shares) / 100
    return total([share_of_one(page, each) for each in shares]).widened(slack)


# Shares that exclude each other


def _is_more(page: Page, shares: Sequence[Claim]) -> bool:
    low = _sum(page, shares).low
    return low is not None and low > 1


def _without(page: Page, line: Line, shares: Sequence[Claim]) -> Iterator[Finding]:
    """Yield the shares without a rest that make more than all, or less where there is nothing else."""
    if len(shares) < 2:
        return
    for pair in pairwise(shares):
        if one_or_other(page, line, *pair):
            yield _said(page, pair, fits=_sum(page, pair).meets(_ALL))
            return
        if opposed(page, line, *pair) and (_is_more(page, pair) or _is_misprint(page, pair)):
            yield _said(page, pair, fits=False)
            return
    for listed in (of_the_vote(page, shares), divided(page, line, shares)):
        if len(listed) >= 2 and _is_more(page, listed):
            yield _said(page, listed, fits=False)
            return
    for listed in peers(page, line, shares):
        all_ = _sum(page, listed).meets(_ALL)
        if all_ or _is_little_more(page, listed) or _is_misprint(page, listed):
            yield _said(page, listed, fits=all_)
            return


def _is_little_more(page: Page, shares: Sequence[Claim]) -> bool:
    """Tell whether shares make more than all, and by so little that they were meant to make it."""
    return _is_more(page, shares) and sum(map(size, shares)) <= _LITTLE_MORE


def _is_misprint(page: Page, shares: Sequence[Claim]) -> bool:
    """Tell whether shares would make all with two digits of one swapped, or without its last nought."""
    over = sum(map(size, shares)) - 100
    meant = ((each, size(each) - over) for each in shares)
    return any(
        misprinted(size(each), page.step(each), point(own), _SWAPPED) for each, own in meant if own > 0
    )


def _of_hundredths(parts: Sequence[Claim], sizes: Sequence[Fraction]) -> Finding:
    fits, unit = sum(sizes) == 100, parts[-1].unit
    shown = " + ".join(near(point(each), unit) for each in sizes)
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"the parts {'make' if fits else 'do not make'} {near(point(100), unit)}",
        working=f"{shown} = {near(point(sum(sizes)), unit)}; the whole is {near(point(100), unit)}",
        place=mention(parts[-1]),
        others=tuple(map(mention, parts[:-1])),
    )


def _said(page: Page, shares: Sequence[Claim], *, fits: bool, whole: Claim | None = None) -> Finding:
    all_ = "100%" if whole is None else said(whole)
    exact = total([_percent(each) for each in shares])
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"the shares {'make' if fits else 'do not make'} {all_}",
        working=f"{' + '.join(map(said, shares))} = {near(exact, 'percentage')}; the whole is {all_}",
        place=mention(shares[-1]),
        others=tuple(map(mention, shares[:-1])),
    )


def _percent(share: Claim) -> Interval:
    value = Fraction(share.value or share.high or 0)
    return point(value if share.unit == "percentage" else value * 100)
