"""The total that so much each comes to, where the words between the two tie them."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

import regex

from factcheck.grammar.conversions import convert
from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.rates.again import goes_further, leads_on, other_clause, says_again
from factcheck.reckoning.rates.each import Each, own_noun, unit_of_total
from factcheck.reckoning.times.periods import is_period

_COINS = {("penny", "pound sterling"), ("cent", "dollar"), ("cent", "euro")}
"""A hundred of the one are one of the other."""


def totals(page: Page, before: Line | None, line: Line, each: Each) -> Sequence[Claim]:
    """Return what may be the total of what falls to each: one of its sentence, or some of the one before."""
    first = min(each.claim.start, each.many.start if each.many else each.claim.start)
    last = max(each.claim.end, each.many.end if each.many else each.claim.end)
    others = [other for other in line.figures if _alike(each, other)]
    if any(_is_rival(page, each, last, other) for other in line.figures):
        return []
    for other in others:
        if other.start >= last and (
            _comes_to(page, line, each, last, other) or _costs_so_many(page, line, each, last, other)
        ):
            return [other]
    ahead = [other for other in reversed(others) if other.end <= first]
    if ahead:
        # an average of 30,000 that does not say of what: of 2.3 million in 77 dates it is no date
        bare = each.claim.kind is Kind.COUNT and own_noun(each.claim) is None
        total = max(ahead, key=lambda other: other.value or 0) if bare else ahead[0]
        return [total] if _is_said_again(page, line, each, total, first) else []
    if before is None:
        return []
    if not leads_on(page.text, line.span.start, first):
        if not _each_one().fullmatch(page.text, line.span.start, first) or len(before.figures) != 2:
            return []
        if goes_further(page.text, each.claim.end, line.span.end):
            return []
    return [other for other in before.figures if _alike(each, other)]


def _is_rival(page: Page, each: Each, last: int, other: Claim) -> bool:
    """Tell whether a figure is one more of its sort: "12 got £1,000 each, and the others £500 each"."""
    one = each.claim
    if other is one or other is each.many or other.kind is not one.kind or other.unit != one.unit:
        return False
    if one.per is not None:
        return other.per == one.per and other.role is one.role
    if _each_too().match(page.text, other.end):
        return True
    return other.start >= last and _one_more().fullmatch(page.text, last, other.start) is not None


def _comes_to(page: Page, line: Line, each: Each, last: int, total: Claim) -> bool:
    text, end = page.text, line.span.end
    in_all = _total_behind().match(text, total.end, end) is not None
    led = _total_before().search(text, last, total.start)
    # a verb is tie enough only where it is told how many there are, or of what
    if led is None and not in_all and (each.many is not None or each.of is not None) and total.per is None:
        led = _brings().search(text, last, total.start)
    if led is None and not in_all:
        return False
    begin = led.start() if led else total.start
    so = _and_so().match(text, last, begin)
    last = so.end() if so else last
    if other_clause(text, last, begin) or _another_clause().search(text, last, begin):
        return False
    if goes_further(text, total.end, end):
        return False
    return in_all or not _of_another().match(text, total.end, end)


def _costs_so_many(page: Page, line: Line, each: Each, last: int, total: Claim) -> bool:
    """Tell whether so many are said to cost it: "$2 a litre; the 400-litre tank cost $800"."""
    if each.of is None or each.many is not None or is_period(each.of) or total.per is not None:
        return False
    many = [m for m in line.figures if m.start >= last and m.end <= total.start]
    if len(many) != 1 or each.of not in (many[0].unit, own_noun(many[0])):
        return False
    if not _costs().fullmatch(page.text, many[0].end, total.start):
        return False
    further = goes_further(page.text, total.end, line.span.end)
    return not further and not _parted().search(page.text, last, total.start)


@cache
def _costs() -> "regex.Pattern[str]":
    # the 400-litre tank cost him; 50 tonnes, which he needs, will cost
    return regex.compile(
        r"(?:\s+(?!and\b|or\b|at\b|in\b|from\b|by\b|of\b)[\w’'-]+){0,3}?"
        r"\s+(?:(?:will|would)\s+cost|costs?|comes?\s+to|came\s+to)(?:\s+(?:it|them|him|her|us))?\s+",
        regex.IGNORECASE,
    )


@cache
def _parted() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:last|ago|earlier|previous\w*|used|instead|whereas|while|but|discount\w*|old|other)\b",
        regex.IGNORECASE,
    )


def _is_said_again(page: Page, line: Line, each: Each, total: Claim, first: int) -> bool:
    text, end = page.text, line.span.end
    if goes_further(text, each.claim.end, end):
        return False
    if _shared().search(text, line.span.start, first) and not is_period(each.of):
        return True
    if each.many is not None and each.many.end <= each.claim.start:
        apart = other_clause(text, total.end, first)
        return not apart and _in_parts().search(text, total.end, first) is not None
    choice = each.claim.kind is Kind.MONEY and _or_else().search(text, total.end, first)
    if choice and _for_others().match(text, each.claim.end, end) and not _names_them(line, each):
        return False
    return says_again(text, total.end, first)


def _names_them(line: Line, each: Each) -> bool:
    """Tell whether what each is of is counted behind it: "84 cents a share, on 150 million shares"."""
    behind = (other for other in line.figures if other.start > each.claim.end)
    return each.of is not None and any(own_noun(other) == each.of for other in behind)


def _alike(each: Each, total: Claim) -> bool:
    """Tell whether a figure can be the total of what falls to each."""
    one = each.claim
    if total.uid == one.uid or total.kind is not one.kind or not total.value or total.second is not None:
        return False
    if total.kind is Kind.COUNT and total.value == 1:
        # "one of the largest"
        return False
    if total.role in (Role.FROM, Role.BY) or total.twin_of or total is each.many:
        return False
    if total.per is not None and (is_period(each.of) or not is_period(total.per)):
        return False
    if one.unit != total.unit:
        return turned(each, total) is not None
    nouns = {own_noun(one), own_noun(total)} - {None}
    return one.kind is not Kind.COUNT or (len(nouns) <= 1 and (each.of is None or own_noun(total) != each.of))


def turned(each: Each, total: Claim) -> Fraction | None:
    """Return what one of the each's unit is in that of the total; money is turned from coins only."""
    unit = unit_of_total(each)
    if unit == total.unit:
        return Fraction(1)
    if (unit, total.unit) in _COINS:
        return Fraction(1, 100)
    if each.claim.kind is not Kind.MEASURE or unit is None or total.unit is None:
        return None
    size = convert(Fraction(1), unit, total.unit)
    return None if size is None else Fraction(size)


@cache
def _each_one() -> "regex.Pattern[str]":
    # Each cost £80,000 on average
    return regex.compile(
        r"(?:Each|Every\s+one|They)(?:\s+of\s+them)?(?:\s+(?:has|had|have|will|would))?"
        r"\s+(?:costs?|got|gets?|received?|receives|paid|pays|earned|earns?|is\s+worth|was\s+worth|be\s+paid)\s+"
        r"(?:an\s+average\s+of\s+)?",
        regex.IGNORECASE,
    )


@cache
def _in_parts() -> "regex.Pattern[str]":
    # 3,600 soldiers in three brigades of 1,200; £360,000, or 30 vans at £12,000 each
    return regex.compile(
        r"""(?r)(?: ,\s+(?:or\s+)?
                 | \b(?:in|into|as|for|over|on|across|to|of|from|by|with|among|between)\s+(?:\w+ing\s+)? )
            (?:(?:the|its|their|his|her|each\s+of)\s+)?\Z""",
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
        (?:(?<!\w)|(?=,))
            (?: (?:an?|the|in)\s+ (?:(?:combined|overall|grand|final)\s+)?total\s+(?:\w+\s+)?(?:of|to)
            | (?:which|that|together|these|it)\s+(?:makes?|made|means|totals?|(?:adds?\ up|comes?|came)\ to)
            | (?:,|\s[–—-])\s*(?:or|so|and\ so|worth|costing|raising|(?:amounting|equal|equivalent)\ to)
            | (?:for|with|leaving|making|giving)\s+an?\s+(?:\w+\s+)?(?:bill|cost|sum|haul|price)\s+of
            | ,\s+an?\s+(?:\w+\s+)?(?:bill|cost|sum|haul|price|payout|outlay|windfall)\s+of
            | ,\s+(?:(?:bring|tak|pull|rak)ing\s+(?:in|home|it|them)|earning|raising|grossing|netting|costing)
            | (?:adding\ up|coming)\ to | totall?ing | making | altogether
            | (?<=\b(?:each|apiece)\s)for ) \s+ \Z""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _total_behind() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:\s+of\s+[a-z]+)?\s*,?\s+(?:in\s+total|in\s+all|altogether|all\s+told|together|between\s+them)\b",
        regex.IGNORECASE,
    )


@cache
def _brings() -> "regex.Pattern[str]":
    # 1,500 fines of £80 each raised £120,000
    return regex.compile(
        r"""(?r)\b(?: cost(?:s|ing)? | rais(?:es?|ed|ing) | (?:bring(?:s|ing)?|brought)\ in | took | worth
                | earn(?:s|ed|ing)? | fetch(?:es|ed|ing)? | (?:comes?|coming|came)\ to | generat(?:es?|ed|ing)
                | total(?:s|led|ed)? | at\ an?\ (?:total\ )?cost\ of
                | yield(?:s|ed|ing)? | add(?:s|ed|ing)? | cover(?:s|ed|ing)? | net(?:s|ted|ting)? )
            (?:\s+(?:it|them|him|her|us|(?:the|an?|its)\s+\w+))?\s+\Z""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _and_so() -> "regex.Pattern[str]":
    # £15 an hour, which for a week of 40 hours comes to
    return regex.compile(r",\s+(?:which|so(?:\s+that)?)\b", regex.IGNORECASE)


@cache
def _another_clause() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:and|who|which|that|with|now|later|less|minus|after|before|net)\b", regex.IGNORECASE
    )


@cache
def _of_another() -> "regex.Pattern[str]":
    # £4m to run, £1m in profit; £40 for all of them is another price
    return regex.compile(
        r"\s+(?:to|for|if|on|(?:in|of)\s+profits?|of\s+(?:new|extra)|each|apiece)\b", regex.IGNORECASE
    )


@cache
def _each_too() -> "regex.Pattern[str]":
    return regex.compile(r"\s+(?:each|apiece)\b", regex.IGNORECASE)


@cache
def _one_more() -> "regex.Pattern[str]":
    # two stands of 15,000 and two of 5,000
    return regex.compile(r",?\s+(?:and|plus)\s+(?:\w+\s+){1,3}of\s+", regex.IGNORECASE)


@cache
def _shared() -> "regex.Pattern[str]":
    # six winners will share $3m, taking home $500,000 apiece
    return regex.compile(
        r"""\b(?:shar(?:es?|ed|ing)|split|divided)\b[^.;:]*,\s+
            (?:(?:who|which|so|with)\s+(?:will\s+)?)?(?:(?:each|they|all)\s+)?(?:will\s+)?
            (?:(?:get|got|receiv\w+|collect\w*|took|tak\w+|giv\w+|pocket\w*)\s+(?:home\s+|them\s+)?)?(?:each\s+)?\Z""",
        regex.VERBOSE | regex.IGNORECASE,
    )
