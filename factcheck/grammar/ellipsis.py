"""Words left out: a noun, a unit, an age or a movement that a figure takes from a neighbour."""

import re
from collections.abc import Sequence
from dataclasses import replace

import regex

from factcheck.grammar.ages import OLDEST
from factcheck.grammar.quantities import small_steps
from factcheck.grammar.victims import is_of_people, is_of_things
from factcheck.model.quantity import Kind, Quantity, Role

_ALSO = r"(?:another|a[ ]further)"
_JOINED = r"(?:compared[ ]with|compared[ ]to|up[ ]from|down[ ]from|against|from|than|then|with|and|but|to|or)"
_LOOSE = (
    rf"(?:{_ALSO}|more[ ]than|at[ ]least|up[ ]to|around|nearly|about|other|just|only|some|the"
    r"|an[ ]average[ ]of|a[ ]total[ ]of|a[ ]record)"
)
_SHARED = re.compile(  # 20 people in May and just ten; 20 jobs in Hull and 10
    rf"""
      (?:[ ](?:[A-Za-z][\w'-]*+|\d{{4}})){{0,6}}?,?[ ]{_JOINED} (?:[ ][a-z]+(?=[ ]{_ALSO}))?
      (?:[ ]{_LOOSE})*[ ]?
    | ,[ ] (?:and[ ])? (?:{_LOOSE}[ ])?
    """,
    re.VERBOSE,
)
_DID = r"(?:[a-z]+ed|took|won|lost|sold|made|saw|had|got|hit)"
_SAME_AGAIN = re.compile(  # won 365 seats while Labour took 203
    rf"[^.;:()\d]{{0,40}}?,?[ ](?:whereas|while|then|and|but)[ ](?:the[ ])?"
    rf"(?:[A-Z][\w'-]*+[ ]){{0,3}}(?:[a-z]+s[ ])?(?:also[ ])?{_DID}[ ](?:{_LOOSE}[ ])*"
)
_LIST_GOES_ON = re.compile(  # 40 jobs in Hull, 20 in York
    r"[ ](?:among|across|during|under|over|from|for|in|on|at|by|to)(?:[ ][\w'-]++){1,4},[ ]"
    rf"(?:{_LOOSE}[ ])*"
)
_ALONE_NEXT = re.compile(  # and 187 by tender, in Leeds, more; never "203 marginal"
    r"[ ](?:yesterday|through|during|across|before|after|since|under|last|each|from|with|more|over|for|in"
    r"|on|at|by|to|this|a)(?!\w)|[ ]*(?:[.,;:)\"]|$)"
)
_MORE_THAN = re.compile(  # 300 officers, 200 more than last year; and wounded dozens more
    r"[ ](?:fewer|more|less)[ ]than(?!\w)"
    r"|[ ]more(?=[ ](?:from|were|are|had|in|on|at|by)(?!\w)|[ ]*(?:[.,;:)]|\Z))"
)
_UP_OR_DOWN = re.compile(r",?[ ](?:down|up)(?:[ ]by)?[ ]")  # won 59 seats, up 13
_GAPPED = re.compile(  # Labour won 203 and the Conservatives 365 seats
    r"[ ](?:and|but),?[ ](?:the[ ])?[A-Z][\w'-]*+(?:[ ][A-Z][\w'-]*+){0,2}[ ]"
)
_HYPHEN_LEFT = re.compile(r"-(?:,[ ]and|,[ ]or|[ ]and|[ ]to|[ ]or|,)[ ](?:an?[ ])?")  # 7- or 8-inch
_LISTED = re.compile(r",[ ](?:and[ ]|or[ ])?|[ ](?:and|or)[ ]")
_LAST_STEP = re.compile(r",?[ ]and[ ](?:(?:lastly|finally|again|now|then)[ ])?")  # 25 and now 50 points
_NEXT_AGE = re.compile(r",[ ](?:and[ ])?|[ ](?:and|or)[ ]")
_IN_PLACE = r"[ ](?:among|across|in|on|at|for)[ ]"
_MOVED_TOO = re.compile(  # fell 3 per cent in Hull and 2 per cent in York
    rf"(?:{_IN_PLACE}(?:the[ ])?[\w' -]{{1,30}}?|[ ][a-z]+ly|[ ]nationwide|[ ]overall)?"
    r",?[ ](?:and|but)[ ](?:by[ ]|to[ ])?"
)
_PLACE_NEXT = re.compile(_IN_PLACE)
_STEPPED = re.compile(  # 48p lower, or 3 per cent
    r"(?:[ ](?:higher|lower|fewer|more|less|down|up))?(?:,?[ ]or[ ]|,[ ])"
)
_AGAINST = re.compile(  # 5.1 per cent last month, up from 4.9
    r"(?:[ ](?:[A-Za-z][\w'-]*+|\d{4})){0,4}?,?[ ]"
    rf"(?:compared[ ]with|compared[ ]to|up[ ]from|down[ ]from|against|versus)[ ](?:{_LOOSE}[ ])?"
)
_ALIKE = 4
"""How many times the share before it a number without a unit may be, to be a share as well."""
_TO = re.compile(rf"[ ]to[ ](?:{_LOOSE}[ ])?")  # from 300 to 450 shops
_LASTED = regex.compile(  # in two weeks, over the past 30 days
    r"(?r)(?<!\w)(?:within|during|over|for|in)[ ](?:(?:the|its)[ ])?(?:(?:first|last|past|next)[ ])?",
    regex.IGNORECASE,
)
_PER = regex.compile(r"(?r)(?<!\w)(?:every|per)[ ]")


def is_bare(quantity: Quantity) -> bool:
    """Tell whether the quantity says nothing of what it counts."""
    counts = quantity.figure.kind is None and quantity.figure.rule != "occasions"
    return quantity.unit is None and quantity.noun is None and counts


def with_noun(quantity: Quantity, lender: Quantity) -> Quantity:
    """Return the quantity with the noun of another."""
    return replace(quantity, noun=lender.noun, noun_head=lender.noun_head)


def lender_of(text: str, earlier: Sequence[Quantity]) -> Quantity | None:
    """Return the last one with a noun to lend: a whole before its parts, never "per 1,000 people"."""
    counted = [
        each
        for each in reversed(earlier)
        if each.noun
        and each.figure.kind is None
        and not _PER.match(text, max(0, each.span.start - 6), each.span.start)
    ]
    return next((each for each in counted if each.part_of is None), counted[0] if counted else None)


def completed(text: str, gap: str, current: Quantity, earlier: Sequence[Quantity]) -> Quantity:
    """Return the quantity with what the ones before it in the sentence lend it."""
    current = _moved(text, gap, current, earlier)
    if not is_bare(current):
        return current
    if _is_age(gap, current, earlier[-1]):
        return replace(current, unit="year", figure=replace(current.figure, kind=Kind.AGE, unit="year"))
    if current.role is Role.BY and (step := _last_step(earlier)):
        return replace(current, unit=step.unit)
    if current.figure.rule != "another" and not _shares(text, gap, current):
        return current
    lender = lender_of(text, earlier)
    if _lends_share(gap, earlier[-1], current):
        return replace(current, unit=earlier[-1].unit)
    if _lends_unit(text, earlier[-1], current, counted=lender is not None) and not _while(
        text, gap, earlier[-1]
    ):
        return replace(current, unit=earlier[-1].unit)
    # "twelve lorries crashed and killed five": not five lorries
    strange = lender and is_of_people(text, current) and not is_of_people(text, lender)
    # "killed twelve soldiers and destroyed 40": not 40 soldiers
    strange = strange or (lender and is_of_things(text, current) and is_of_people(text, lender))
    return with_noun(current, lender) if lender and not strange else current


def _lends_unit(text: str, previous: Quantity, current: Quantity, *, counted: bool) -> bool:
    """Whether "12 miles on Monday and 15 on Tuesday" goes on in miles, "$5bn, up from 4bn" in dollars."""
    if previous.unit is None or previous.unit in small_steps() or previous.figure.kind is not None:
        return False
    # "1,940 in the six months, or 324 a month": no months fall to each month
    if previous.figure.rule == "a-period" or previous.unit == current.per:
        return False
    if "-" in text[previous.figure.span[1] : previous.span.end]:
        # "the toll of the nine-day heatwave rises to 63": not 63 days
        return False
    if _scaled(text, previous) or _scaled(text, current):
        return _scaled(text, previous) and _scaled(text, current)
    return previous.role is not Role.BY and not counted


def _lends_share(gap: str, previous: Quantity, current: Quantity) -> bool:
    """Whether it is a level of the same share: "from 24 per cent of pupils to 19", "5.1% against 4.9".

    What a change of so many per cent led from is none, nor what is far larger: "up 12 per cent from 310".
    """
    if previous.unit != "percentage" or previous.role not in (None, Role.FROM, Role.TO):
        return False
    if previous.value is None or current.value is None or current.value > _ALIKE * previous.value:
        return False
    if previous.role is Role.FROM:
        return current.role is Role.TO
    return current.role in (None, Role.FROM) and _AGAINST.fullmatch(gap) is not None


def _while(text: str, gap: str, previous: Quantity) -> bool:
    """Whether it only says how long: "doubled in two weeks, from 410 to 820", "for 30 days, 360 in all"."""
    return gap.startswith(",") and _LASTED.match(text, 0, previous.span.start) is not None


def _scaled(text: str, quantity: Quantity) -> bool:
    """Whether it is said in millions: sums of money share that and their currency."""
    start, end = quantity.figure.span
    return text[start].isdecimal() and text[end - 1].isalpha()


def _shares(text: str, gap: str, current: Quantity) -> bool:
    if current.role is Role.BY and _UP_OR_DOWN.fullmatch(gap):
        return True
    if _SHARED.fullmatch(gap) or _MORE_THAN.match(text, current.span.end):
        return True
    again = current.role is None and (_SAME_AGAIN.fullmatch(gap) or _LIST_GOES_ON.fullmatch(gap))
    return bool(again) and _ALONE_NEXT.match(text, current.span.end) is not None


def _is_age(gap: str, current: Quantity, previous: Quantity) -> bool:
    """Whether it goes on a list of ages: the 22 of "aged 19, 22 and 34"."""
    aged = previous.figure.kind is Kind.AGE and previous.value is not None
    years = current.value is not None and current.value <= OLDEST
    return aged and years and _NEXT_AGE.fullmatch(gap) is not None


def _last_step(earlier: Sequence[Quantity]) -> Quantity | None:
    """The step before, if in per cent: "up 2 per cent, but Milan only by 1"."""
    steps = (each for each in reversed(earlier) if each.role is Role.BY)
    step = next(steps, None)
    return step if step and step.unit in small_steps() else None


def _moved(text: str, gap: str, current: Quantity, earlier: Sequence[Quantity]) -> Quantity:
    """The same movement again: "fell 20p, or 3 per cent", "up 3 per cent in Hull and 2 per cent in York"."""
    if current.role is not None or current.unit is None:
        return current
    if _STEPPED.fullmatch(gap) and earlier[-1].role is Role.BY and current.unit in small_steps():
        return replace(current, role=Role.BY, change=earlier[-1].change)
    if not _MOVED_TOO.fullmatch(gap) or not _PLACE_NEXT.match(text, current.span.end):
        return current
    same = (each for each in reversed(earlier) if each.unit == current.unit and each.role)
    mover = next(same, None)
    relative = mover and (mover.role is not Role.BY or current.unit in small_steps())
    return replace(current, role=mover.role, change=mover.change) if mover and relative else current


def lent_back(text: str, earlier: Sequence[Quantity], lender: Quantity) -> list[Quantity]:
    """Return the quantities before one with the noun or unit that it shares with them.

    "Five, six or seven people", "a 7- or 8-inch screen", "won 203 and the Greens 12 seats".
    """
    shared = list(earlier)
    following = lender.span.start
    for at in reversed(range(len(shared))):
        gap = text[shared[at].span.end : following]
        ends = (shared[at].role, lender.role) == (Role.FROM, Role.TO)
        last = at == len(shared) - 1
        if lender.unit in small_steps() and shared[at].unit == lender.unit and _LISTED.fullmatch(gap):
            following = shared[at].span.start
            continue
        if not is_bare(shared[at]) or not (_lends(gap, lender, last=last) or (ends and _TO.fullmatch(gap))):
            break
        shared[at] = _with(shared[at], lender)
        following = shared[at].span.start
    return shared


def _lends(gap: str, lender: Quantity, *, last: bool) -> bool:
    if _HYPHEN_LEFT.fullmatch(gap):
        return True
    if lender.noun is None and lender.unit in small_steps():
        # cuts of 50, 25 and 50 basis points
        return (_LAST_STEP if last else _LISTED).fullmatch(gap) is not None
    if lender.noun is None or lender.figure.kind is not None:
        return False
    if not last:
        return _LISTED.fullmatch(gap) is not None
    return gap in {" and ", " or "} or _GAPPED.fullmatch(gap) is not None


def _with(quantity: Quantity, lender: Quantity) -> Quantity:
    figure = replace(quantity.figure, kind=lender.figure.kind)
    return replace(with_noun(quantity, lender), figure=figure, unit=lender.unit)
