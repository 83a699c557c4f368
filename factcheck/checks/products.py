"""So much for each, times how many, that is not the total.

Catches a price, a rate or an average whose total and number stand with it: "300 staff at a cost of £1.5m, or
£50,000 a head", "£28,000 for each of the 200 farms", "40,000 courses at £18 each, a total of £72,000",
"£1.5m a day over six days". The total is tied by the words between: one says the other over again, or
comes to it. Round figures may be rounded, and where another number in the text fits nothing is said.
Does not catch averages whose number is not told, totals of another paragraph, and prices that only stand
beside a sum.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import regex

from factcheck.grammar.conversions import convert
from factcheck.grammar.wordlists import words
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.again import leads_on, other_clause, says_again
from factcheck.reckoning.each import Each, eaches, own_noun, unit_of_total
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.periods import is_period, times
from factcheck.reckoning.wording import against, said

NAME = "products"


@dataclass(frozen=True, slots=True)
class _Many:
    """How many times: a number in the text, or the months of a year."""

    claim: Claim | None
    size: Interval
    middle: Fraction
    words: str


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each figure that falls to one of many, whether the total told with it is all of them."""
    before: Line | None = None
    for line in page.lines:
        for each in eaches(page, line):
            totals = _totals(page, before, line, each)
            if totals:
                finding = _held(page, before, line, each, totals)
                if finding is not None:
                    yield finding
        before = line


def _totals(page: Page, before: Line | None, line: Line, each: Each) -> list[Claim]:
    """Return what may be the total, tied to the figure by the words between: of one sentence only one is."""
    first = min(each.claim.start, each.many.start if each.many else each.claim.start)
    last = max(each.claim.end, each.many.end if each.many else each.claim.end)
    behind = next((other for other in line.figures if other.start >= last and _alike(each, other)), None)
    if behind is not None and _comes_to(page, line, last, behind):
        return [behind]
    ahead = [other for other in reversed(line.figures) if other.end <= first and _alike(each, other)]
    if ahead:
        # an average of 30,000 that does not say of what: of 2.3 million in 77 dates it is no date
        bare = each.claim.kind is Kind.COUNT and own_noun(each.claim) is None
        total = max(ahead, key=lambda other: other.value or 0) if bare else ahead[0]
        return [total] if _says_again(page, line, each, total, first) else []
    if before is None or not leads_on(page.text, line.span.start, first):
        return []
    return [other for other in before.figures if _alike(each, other)]


def _comes_to(page: Page, line: Line, last: int, total: Claim) -> bool:
    if other_clause(page.text, last, total.start) or _apart().match(page.text, total.end, line.span.end):
        return False
    if _or_else().search(page.text, last, total.start) and _for_others().match(
        page.text, total.end, line.span.end
    ):
        return False
    return bool(
        _total_before().search(page.text, last, total.start)
        or _total_behind().match(page.text, total.end, line.span.end)
    )


def _says_again(page: Page, line: Line, each: Each, total: Claim, first: int) -> bool:
    if each.many is not None and each.many.end <= each.claim.start:
        return not other_clause(page.text, total.end, first) and bool(
            _in_parts().search(page.text, total.end, first)
        )
    return says_again(page.text, total.end, first) and not (
        _apart().match(page.text, each.claim.end, line.span.end)
        or (
            each.claim.kind is Kind.MONEY
            and _or_else().search(page.text, total.end, first)
            and _for_others().match(page.text, each.claim.end, line.span.end)
        )
    )


def _alike(each: Each, total: Claim) -> bool:
    """Tell whether a figure can be the total of what falls to each."""
    one = each.claim
    if total.uid == one.uid or total.kind is not one.kind or not total.value or total.second is not None:
        return False
    if total.role in (Role.FROM, Role.BY) or total.twin_of or total is each.many:
        return False
    if total.per is not None and is_period(each.of):
        return False
    if one.unit != total.unit:
        return _turned(each, total) is not None
    nouns = {own_noun(one), own_noun(total)} - {None}
    return one.kind is not Kind.COUNT or (len(nouns) <= 1 and (each.of is None or own_noun(total) != each.of))


def _turned(each: Each, total: Claim) -> Fraction | None:
    """Return what one of the each's unit is in that of the total; money is never turned."""
    unit = unit_of_total(each)
    if unit == total.unit:
        return Fraction(1)
    if each.claim.kind is not Kind.MEASURE or unit is None or total.unit is None:
        return None
    size = convert(Fraction(1), unit, total.unit)
    return None if size is None else Fraction(size)


def _held(page: Page, before: Line | None, line: Line, each: Each, totals: list[Claim]) -> Finding | None:
    told = list(_numbers(page, before, line, each, totals[0]))
    for total in totals:
        for many in told:
            if _fits(page, each, many, total):
                return _finding(page, each, many, total, True)
    if not told:
        return None
    if each.of in _ANYBODY and any(_borne_out(page, each, total) for total in totals):
        # "£600 each" may be of those that another sentence counts
        return None
    return _finding(page, each, told[0], totals[0], False)


def _fits(page: Page, each: Each, many: _Many, total: Claim) -> bool:
    size = (_size(page, each.claim) * many.size).scaled(_turned(each, total) or Fraction(1))
    return size.meets(page.rounded(total))


def _size(page: Page, claim: Claim) -> Interval:
    """Return what an average may be: rounded, or cut off where that makes little of it."""
    step = page.step(claim)
    value = abs(Fraction(claim.value or claim.high or claim.low or 0))
    allowed = page.rounded(claim)
    return allowed.widened(step / 2 if claim.kind is Kind.COUNT or value >= 20 * step else Fraction(0))


def _numbers(page: Page, before: Line | None, line: Line, each: Each, total: Claim) -> Iterator[_Many]:
    """Yield how many of them there are, the likeliest first."""
    if each.many is not None:
        many = _many(page, each, each.many)
        if many is not None:
            yield many
        return
    # those before it in its sentence, the nearest first, then those behind it
    near = sorted(line.figures, key=lambda other: abs(other.start - each.claim.start))
    near.sort(key=lambda other: other.start > each.claim.start)
    year = times(each.of, "year")
    told = list(_of_them(page, each, total, near)) or _left_out(page, each, total, near)
    if not told and year is not None and _is_of_a_year(total):
        told = [_Many(None, year, year.low or Fraction(0), _span(year))]
    goes_on = _goes_on().match(page.text, line.span.start) or (
        each.of is not None and each.of not in _POPULATION and year is None
    )
    if not told and before is not None and goes_on:
        told = list(_of_them(page, each, total, reversed(before.figures)))
    yield from told


def _of_them(page: Page, each: Each, total: Claim, figures: Iterable[Claim]) -> Iterator[_Many]:
    for other in figures:
        if other is each.claim or other is total or other.role in (Role.BY, Role.FROM) or other.twin_of:
            continue
        many = _many(page, each, other)
        if many is not None:
            yield many


def _left_out(page: Page, each: Each, total: Claim, figures: Sequence[Claim]) -> list[_Many]:
    """Return the one number of the sentence that does not say of what it is: "84 of them", "the other 72"."""
    bare = [
        other
        for other in figures
        if other.kind is Kind.COUNT
        and other.value
        and own_noun(other) is None
        and other.unit is None
        and other is not total
        and other is not each.claim
        and not other.per
        and not other.role
    ]
    if len(bare) != 1 or each.claim.kind is Kind.COUNT:
        return []
    return [_Many(bare[0], page.rounded(bare[0]), Fraction(bare[0].value or 0), said(bare[0]))]


@cache
def _goes_on() -> "regex.Pattern[str]":
    return regex.compile(r"(?:They|Each|Both|All|These|Those|That|This|It|Which)\b")


def _many(page: Page, each: Each, other: Claim) -> _Many | None:
    """Return a figure as the number of those that each falls to, if it can be that."""
    if (other.value is None and other.low is None) or other.second is not None or other.per is not None:
        return None
    middle = Fraction(other.value or other.high or other.low or 0)
    if not middle or _one_of().search(page.text, max(0, other.start - 12), other.start):
        return None
    if other is each.many and other.kind is Kind.MEASURE:
        return _Many(other, page.rounded(other), middle, said(other))
    if other.kind in (Kind.DURATION, Kind.MEASURE):
        if each.of is None or other.unit is None:
            return None
        scale = point(1) if other.unit == each.of else times(each.of, other.unit)
        if scale is None or (scale.low != scale.high and each.claim.per is None):
            # nobody is on the road for days at so many miles an hour
            return None
        words = said(other) if scale == point(1) else f"{said(other)} of {_span(scale)}"
        return _Many(other, page.rounded(other) * scale, middle * (scale.low or 1), words)
    if other.kind is not Kind.COUNT:
        return None
    if other is not each.many:
        noun = own_noun(other)
        if noun is None or not _falls_to(each, noun):
            return None
        if each.claim.kind is Kind.COUNT and noun == own_noun(each.claim):
            return None
    return _Many(other, page.rounded(other), middle, said(other))


@cache
def _one_of() -> "regex.Pattern[str]":
    # one for every eight runners
    return regex.compile(r"(?r)\b(?:every|each|per)\s+\Z", regex.IGNORECASE)


def _falls_to(each: Each, noun: str) -> bool:
    if each.of in _HEADS:
        return noun in _PEOPLE or noun in words("people", "persons") or noun in words("nouns", "aged", "one")
    return each.of is None or each.of == noun


_HEADS = frozenset({"head", "capita", "person"})
_ANYBODY = _HEADS | {None}
_PEOPLE = frozenset({"people", "person", "staff", "crew"})
_POPULATION = _HEADS | {
    "household", "family", "home", "taxpayer", "customer", "resident", "voter", "user", "patient",
    "passenger", "pupil", "student", "worker", "employee", "child", "member", "share", "vehicle", "car",
}  # fmt: skip
"""What there is a whole country of: those that another sentence counts need not be they."""


def _borne_out(page: Page, each: Each, total: Claim) -> bool:
    """Tell whether any other number in the text is as many as the total has room for."""
    return any(
        _fits(page, each, _Many(other, page.rounded(other), Fraction(0), ""), total)
        for other in page.near(Fraction(total.value or 0), Fraction(each.claim.value or 0))
    )


def _is_of_a_year(total: Claim) -> bool:
    return total.period is not None and _year().search(total.period) is not None


@cache
def _year() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:year|(?:19|20)\d\d)\b(?!\s*[-–])", regex.IGNORECASE)


def _span(size: Interval) -> str:
    return f"{size.low}" if size.low == size.high else f"{size.low} to {size.high}"


@cache
def _in_parts() -> "regex.Pattern[str]":
    # 3,600 soldiers in three brigades of 1,200; £360,000, or 30 vans at £12,000 each
    return regex.compile(
        r"(?r)(?:,\s+(?:or\s+)?|\b(?:in|into|as|for|over|on|across|to|of)\s+)(?:the\s+)?\Z",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _apart() -> "regex.Pattern[str]":
    return regex.compile(
        r"""\s*,?\s+(?:each\s+|apiece\s+)?
            (?:more|less|higher|lower|fewer|above|below|extra|including|excluding|with|plus|before|after|once)\b""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _or_else() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\bor\s+\Z", regex.IGNORECASE)


@cache
def _for_others() -> "regex.Pattern[str]":
    # "£12 each, or £40 for four" is another price
    return regex.compile(
        r"(?:\s+(?:each|apiece))?\s+(?:for(?!\s+(?:the|all|its|their|each|every)\b)|on|if)\b",
        regex.IGNORECASE,
    )


@cache
def _total_before() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?r)
        \b(?: (?:an?|the|in)\s+ (?:(?:combined|overall|grand|final)\s+)?total\s+(?:\w+\s+)?(?:of|to)
            | (?:which|that|together|these|it)\s+(?:makes?|made|means|totals?|(?:adds?\ up|comes?|came)\ to)
            | (?:,|\s[–—-])\s*(?:or|so|and\ so|worth|costing|raising|(?:amounting|equal|equivalent)\ to)
            | (?:adding\ up|coming)\ to | totall?ing | making | altogether
            | (?<=\b(?:each|apiece)\s)for ) \s+ \Z""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _total_behind() -> "regex.Pattern[str]":
    return regex.compile(
        r"\s*,?\s+(?:in\s+total|in\s+all|altogether|all\s+told|together|between\s+them)\b", regex.IGNORECASE
    )


def _finding(page: Page, each: Each, many: _Many, total: Claim, fits: bool) -> Finding:
    scale = _turned(each, total) or Fraction(1)
    one = Fraction(each.claim.value or each.claim.high or each.claim.low or 0)
    factors = f"{said(each.claim)} × {many.words}"
    others = [mention(each.claim)] + ([mention(many.claim)] if many.claim is not None else [])
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{factors} {'is' if fits else 'is not'} {total.phrase}",
        working=against(factors, point(one * many.middle * scale), total, fits=fits),
        place=mention(total),
        others=tuple(others),
    )
