"""A share that says again what two numbers make of each other, whatever words stand between the three.

"Only nine of the 36 that were made in 2019, a quarter, …": words tie the two numbers, and a mark, an "or" or
a bracket ties the share to them. Where only their nearness ties them, one of the three must be misprinted.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from factcheck.grammar.changes import verbs
from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.likeness import may_be_one
from factcheck.reckoning.links import is_of
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.shares.apposed import closing, leads_share, rate_of
from factcheck.reckoning.shares.based import based
from factcheck.reckoning.shares.slipped import fits, is_slip
from factcheck.reckoning.shares.wholes import before, comparable, is_number, is_of_them, is_share, opener

_LED = 60
"""Characters before a share in which it is said that it says something again."""
_FEW = 12
"""Numbers of a sentence past which it is a list or a table."""
_AT_ONCE = 60
"""Characters between a number and the share that says it again, where nothing else ties them."""

Pair = tuple[Claim, Claim]


def restating(page: Page, at: int, share: Claim) -> Iterator[Pair]:
    """Yield the part and the whole that a share says again; behind them what else it may be of."""
    line = page.lines[at]
    if share.change is not None or not _led(page, line, share):
        return
    numbers = [each for each in line.figures if is_number(each) and each.value is not None]
    told = [each for each in numbers if each.end <= share.start]
    if not told or len(numbers) > _FEW:
        return
    if any(rate_of().match(page.text, line.span.start, each.start) for each in told):
        return
    whole = next((each for each in numbers if each.start > share.start), None)
    if whole is not None and is_of(page, share, whole):
        # "was fined $3.6 million in 2023, 0.2 percent of its revenue of $1.8 billion"
        if comparable(told[-1], whole) and len(page.between(told[-1], share)) <= _AT_ONCE:
            yield told[-1], whole
            yield from ((each, whole) for each in told[:-1] if comparable(each, whole))
        return
    if not _ends(page, line, share):
        return
    tied = _tied(page, line, told, share)
    if tied:
        part, whole = tied[-1]
        yield part, whole
        yield from ((part, each) for each in numbers if each is not part and comparable(part, each))
        return
    yield from _loose(page, at, share, told)


def _tied(page: Page, line: Line, told: Sequence[Claim], share: Claim) -> Sequence[Pair]:
    """Return the numbers before a share that are said to be parts of others there, the nearest last."""
    shares = [each.end for each in line.figures if is_share(each) and each.end <= share.start]
    start = max(shares, default=line.span.start)
    pairs = []
    for at, part in enumerate(told):
        following = told[at + 1] if at + 1 < len(told) else None
        whole = None
        if following is not None and is_of(page, part, following):
            whole = following
        elif not (at and is_of(page, told[at - 1], part)):
            whole = opener(page, line, part)
            if whole is None and is_of_them(page, part):
                whole = next((each for each in reversed(told[:at]) if comparable(part, each)), None)
            whole = whole if whole is not None and may_be_one(part, whole) else None
        if whole is not None and comparable(part, whole) and max(part.end, whole.end) > start:
            pairs.append((part, whole))
    if not pairs or told[-1] in pairs[-1]:
        return pairs
    # "36 of the 90 rallies that went past ten strokes: 40 per cent"
    part, whole = pairs[-1]
    behind = [each for each in told if each.start > max(part.start, whole.start)]
    explicit = part.start < whole.start
    return pairs if explicit and not any(_may_be_same(whole, each) for each in behind) else []


def _may_be_same(whole: Claim, other: Claim) -> bool:
    """Whether a number may be of what another is: money of money, and counts that are not of two sorts."""
    return other.kind is whole.kind and (other.kind is not Kind.COUNT or may_be_one(whole, other))


def _loose(page: Page, at: int, share: Claim, told: Sequence[Claim]) -> Iterator[Pair]:
    """Yield the number before a share and another told before that it would be of, but for a misprint."""
    last = told[-1]
    between = page.text[last.end : share.start]
    if (
        leads_share(page, last, share)
        or len(between) > _AT_ONCE
        or last.change
        or last.role
        or _new().search(between)
    ):
        return
    if not verbs().keys().isdisjoint(page.text[max(0, last.start - _LED) : last.start].lower().split()):
        # "gained £1.60, or 5 per cent": that is a share of what there was before
        return
    near = [each for other in before(page.lines, at, 2) for each in reversed(other.figures[-_FEW:])]
    others = [each for each in (*reversed(told[:-1]), *near) if is_number(each) and each.value is not None]
    pairs = [(last, each) for each in others if _may_hold(last, each, alone=len(others) == 1)]
    if len(told) > 1 and _may_hold(told[-2], last, alone=False):
        # "would have drawn £3m from reserves of £24m, an eighth"
        pairs.append((told[-2], last))
    right = next((pair for pair in pairs if fits(page, share, *pair)), None)
    if right is not None:
        yield right
        return
    if len(told) == 1 and _is_bare(last) and len(near) == 1 and pairs and near[0].noun_head:
        # "There were 50 entries. Twenty, or 40 per cent, were by women": nothing else was counted
        yield pairs[0]
        return
    slips = [pair for pair in pairs if is_slip(page, share, *pair)]
    yield from slips or based(page, page.lines[at], share, last)


def _may_hold(part: Claim, whole: Claim, *, alone: bool) -> bool:
    """Whether a number may be of a whole; a bare one has the unit of the only one told before it."""
    lent = alone and _is_bare(part) and whole.kind is Kind.MEASURE and whole.twin_of is None
    return (comparable(part, whole) and may_be_one(part, whole)) or lent


def _is_bare(claim: Claim) -> bool:
    return claim.kind is Kind.COUNT and claim.end == claim.number_end


def _led(page: Page, line: Line, share: Claim) -> bool:
    start = max(line.span.start, share.start - _LED)
    return _again().match(page.text, start, share.start) is not None


def _ends(page: Page, line: Line, share: Claim) -> bool:
    return closing(page, line, share) is not None or bool(
        _of_all().match(page.text, share.number_end, line.span.end)
    )


@cache
def _again() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?r)(?: \bor | \bi\.e\. | \b(?:that|which)\s+(?:is|was|makes|represents|means)
              | \b(?:equal|equivalent|amounting|equating|coming|working\s+out)\s+(?:to|at) | \brepresenting
              | \bmaking\s+up | \baccounting\s+for | \bin\s+other\s+words,?
              | \ban?\s+(?:[a-z]+\s+)?(?:turnout|share|proportion|rate)\s+of | [,:(–—] | \s- )
            \s* (?: (?:just|only|exactly|precisely|an?|some|about|around|roughly|nearly|almost)\s+ ){0,2}""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _of_all() -> "regex.Pattern[str]":
    # of the total, of its capacity, of all homes
    return regex.compile(
        r"""(?:\s*%|\s+per\s?cent\b|\s+pct?\b)?\s+of\s+(?:the|its|their|his|her|all|those)
            (?:\s+(?!(?:who|that|which|whom|those)\b)\p{Ll}[\p{L}-]+){1,3}\s*(?:[,.;:!?()\]—–”"]|\Z)""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _new() -> "regex.Pattern[str]":
    """What stands between a number and its share begins something else, or calls it a change."""
    return regex.compile(
        r""";|\b(?:while|whereas|but)\b
          |\b(?:more|less|fewer|higher|lower|up|down|rise|increase|fall|drop|gain|cut|discount)\b
           (?=[^\p{L}]*(?:or\b|for\b|of\b|an?\b|about\b|[^\p{L}])*\Z)""",
        regex.IGNORECASE | regex.VERBOSE,
    )
