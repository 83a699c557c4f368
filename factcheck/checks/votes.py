"""Margins that are not the difference of the two sides, and sides that are not all who voted.

Catches "by 512 votes to 301, a majority of 201" and "won 24-21, by four points": a majority, margin or lead
given with both numbers, or in another sentence where the text has one tally only; "88 of 165 seats, a
majority of 21"; and "153 votes to 148 … of the 310 deputies 310 voted", with those who abstained
and those who were away; more votes than a body has members: "the nine-member court split 6-4"; and a turnout
that is not that of those who voted among those who might: "1,846 ballots, a turnout of 78% of the 2,130".
Does not catch majorities that a party had before, and leads that are not of the two sides alone.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, islice, pairwise

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.interval import point, total
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.parts.tallies import Tally, body, is_count, jury, members, neither, tallies, voters
from factcheck.reckoning.parts.turnouts import Voters, turnouts
from factcheck.reckoning.wording import against, near, said

NAME = "votes"

_MOST = 8
"""Tallies of one text: a report of an election has more, and no margin is that of one of them."""
_NEAR = 6
"""Sentences with figures between a tally and its margin."""
_FEW = 4
"""Sorts of votes that are for neither side."""
_PART = 4
"""Voters who miss the votes by more than one in so many are voters of something else."""
_TENFOLD = 1100
"""Per cent of those who might that nobody means who voted: they are voters of something else."""


@cache
def _margin() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?:[,\s(–—-]|with|by|for|giving|him|her|them|it|which|is)*\s
            an?\s+(?:\w+\s+)?(?:majority|margin|lead|difference|gap|advantage|deficit)\s+of\s+(?:just|only)?\s*""",
        regex.VERBOSE | regex.IGNORECASE,
    )


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each margin and each number of voters that a tally goes with, whether it is right."""
    beside: set[str] = set()
    for line in page.lines:
        for score, margin in pairwise(line.figures):
            if score.kind is Kind.SCORE and score.second is not None and _is_margin(page, score, margin):
                beside.add(margin.uid)
                yield _finding(page, Fraction(score.value or 0), Fraction(score.second), (score,), margin)
            elif _is_of_seats(page, line, score) and _is_margin(page, score, margin):
                yield _seats(page, line, score, margin)
    told = tuple(islice(tallies(page), _MOST))
    if told:
        yield from _elsewhere(page, told, beside)
        yield from _turnout(page, told)
        for tally in told:
            yield from _chamber(page, tally)
            yield from _all_members(page, tally)
    for share, pairs in turnouts(page, told):
        yield from _of_electorate(page, share, pairs)


def _is_of_seats(page: Page, line: Line, whole: Claim) -> bool:
    return whole.kind is Kind.COUNT and any(each.part_of == whole.uid and each.value for each in line.figures)


def _seats(page: Page, line: Line, whole: Claim, margin: Claim) -> Finding:
    """Return how a majority fits the seats that one side has: over all others, or over half of them."""
    own = next(each for each in line.figures if each.part_of == whole.uid and each.value)
    held, all_ = Fraction(own.value or 0), Fraction(whole.value or 0)
    rest = all_ - held
    halves = (all_ / 2, (all_ - 1) / 2, (all_ + 1) / 2)
    against_ = next((each for each in (rest, *halves) if page.allows(margin).covers(abs(held - each))), rest)
    return _finding(page, held, against_, (own, whole), margin)


@cache
def _by_votes() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\bby\s+(?:just|only|a\s+mere|fully)?\s*\Z", regex.IGNORECASE)


@cache
def _the_margin() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\bthe\s+(?:majority|margin)\s+(?:of|was)\s+\Z", regex.IGNORECASE)


@cache
def _a_margin() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)(?:[,:;(–—-]|\b(?:by|with|for|giving\s+\w+|is|was))\s*an?\s+(?:\w+\s+)?(?:majority|margin|lead|difference)\s+of"
        r"\s+(?:just\s+|only\s+)?\Z",
        regex.IGNORECASE,
    )


@cache
def _vote_margin() -> "regex.Pattern[str]":
    # a 24-vote margin
    return regex.compile(r"[-\s]vote\s+(?:margin|majority|lead|victory|win)\b", regex.IGNORECASE)


@cache
def _once() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:in\s+(?:19|20)\d\d|last|previous\w*|ago|earlier|need\w*|requir\w*)\b", regex.IGNORECASE
    )


def _elsewhere(page: Page, told: Sequence[Tally], beside: set[str]) -> Iterator[Finding]:
    """Yield what a margin is that stands apart from its tally: "The majority of five was the smallest"."""
    own = {claim.uid for tally in told for claim in tally.claims} | beside
    for at, line in enumerate(page.lines):
        for margin in line.figures[: 4 * _MOST]:
            if margin.uid in own or not is_count(margin):
                continue
            by_votes = _vote_margin().match(page.text, margin.number_end) is not None
            if not by_votes and _once().search(line.text):
                continue
            start = max(line.span.start, margin.start - 30)
            near_by = [tally for tally in told if abs(tally.line - at) <= _NEAR]
            by = margin.noun_head == "vote" and _by_votes().search(page.text, start, margin.start)
            if not by and not _the_margin().search(page.text, start, margin.start):
                # 27 for it and 19 against, with two abstentions: a majority of eight
                near_by = [each for each in near_by if each.line == at and each.claims[-1].end < margin.start]
                if not (by_votes or _a_margin().search(page.text, start, margin.start)):
                    continue
            right = [tally for tally in near_by if page.allows(margin).covers(tally.gap)]
            if right or len({tally.gap for tally in near_by}) == 1:
                tally = (right or near_by)[0]
                yield _finding(page, tally.first, tally.second, tally.claims, margin)


def _turnout(page: Page, told: Sequence[Tally]) -> Iterator[Finding]:
    """Yield whether the two sides, and those of neither, are all who are said to have voted."""
    if len({(tally.first, tally.second) for tally in told}) > 1:
        return
    tally, whole = told[0], next(voters(page, told[0]), None)
    if whole is None or whole.value is None:
        return
    others = [each for each in neither(page, tally) if each is not whole][:_FEW]
    sums = {
        some: tally.first + tally.second + sum((Fraction(each.value or 0) for each in some), Fraction(0))
        for size in range(len(others), -1, -1)
        for some in combinations(others, size)
    }
    right = [some for some, sum_ in sums.items() if page.allows(whole).covers(sum_)]
    some = (right or list(sums))[0]
    reckoned, voted = sums[some], Fraction(whole.value)
    ten = {
        reckoned * 10,
        reckoned / 10,
        *(reckoned - side + side / 10 for side in (tally.first, tally.second)),
    }
    if not right and abs(reckoned - voted) * _PART > voted and voted not in ten:
        return
    shown = [near(point(each)) for each in (tally.first, tally.second)] + [said(each) for each in some]
    yield Finding(
        check=NAME,
        outcome=outcome(bool(right)),
        message=f"the votes {'are' if right else 'are not'} those of all who voted: {whole.phrase}",
        working=against(" + ".join(shown), point(reckoned), whole, fits=bool(right)),
        place=mention(whole),
        others=tuple(map(mention, (*tally.claims, *some))),
    )


def _chamber(page: Page, tally: Tally) -> Iterator[Finding]:
    """Yield whether the two sides are no more than the members of the body that voted."""
    body = members(page, tally) or jury(page, tally)
    if body is None or body.value is None or body.hedge is not Hedge.EXACT:
        return
    both = tally.first + tally.second
    fits = both <= Fraction(body.value)
    shown = " + ".join(near(point(each)) for each in (tally.first, tally.second))
    yield Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"the votes {'are no more' if fits else 'are more'} than the members: {body.phrase}",
        working=f"{shown} = {near(point(both))}; the text says {said(body)}",
        place=mention(body),
        others=tuple(map(mention, tally.claims)),
    )


def _all_members(page: Page, tally: Tally) -> Iterator[Finding]:
    """Yield whether the votes, those of neither side and those away are all the members."""
    known = body(page, tally)
    if known is None:
        return
    all_, away = known
    some = [each for each in neither(page, tally) if each not in known][:_FEW]
    sizes = [tally.first, tally.second, *(Fraction(each.value or 0) for each in (*some, away))]
    fits = sum(sizes) == all_.value
    yield Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"the votes and those away {'are' if fits else 'are not'} all: {all_.phrase}",
        working=against(" + ".join(near(point(each)) for each in sizes), point(sum(sizes)), all_, fits=fits),
        place=mention(all_),
        others=tuple(map(mention, (*tally.claims, *some, away))),
    )


def _of_electorate(page: Page, share: Claim, pairs: Sequence[tuple[Voters, Claim]]) -> Iterator[Finding]:
    """Yield whether a turnout is that of those who voted, where one of them at least is near it."""
    shares = [
        (total([page.allows(each) for each in did]) / page.allows(might)).scaled(Fraction(100))
        for did, might in pairs
    ]
    right = next((at for at, each in enumerate(shares) if each.meets(page.allows(share))), None)
    if right is None and len({might.value for _, might in pairs}) > 1:
        return
    (did, might), reckoned = pairs[right or 0], shares[right or 0]
    if right is None and (reckoned.high is None or reckoned.high > _TENFOLD):
        return
    yield Finding(
        check=NAME,
        outcome=outcome(right is not None),
        message=f"the turnout {'is' if right is not None else 'is not'} {said(share)}",
        working=against(
            f"{' + '.join(map(said, did))} of {said(might)}", reckoned, share, fits=right is not None
        ),
        place=mention(share),
        others=tuple(map(mention, (*did, might))),
    )


def _is_margin(page: Page, score: Claim, margin: Claim) -> bool:
    return (
        margin.kind is Kind.COUNT
        and margin.value is not None
        and margin.hedge is Hedge.EXACT
        and _margin().fullmatch(page.between(score, margin)) is not None
    )


def _finding(
    page: Page,
    first: Fraction,
    second: Fraction,
    sides: Sequence[Claim],
    margin: Claim,
    *,
    fits: bool = False,
) -> Finding:
    gap = abs(first - second)
    fits = fits or page.allows(margin).covers(gap)
    high, low = max(first, second), min(first, second)
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{sides[0].phrase} {'is' if fits else 'is not'} a margin of {margin.phrase}",
        working=against(f"{near(point(high))} - {near(point(low))}", point(gap), margin, fits=fits),
        place=mention(margin),
        others=tuple(map(mention, sides)),
    )
