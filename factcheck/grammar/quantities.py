"""Quantities: each figure of a sentence with its hedge, unit, noun, rate and change."""

import re
from collections.abc import Sequence
from dataclasses import replace

import regex

from factcheck.grammar import hedges
from factcheck.grammar.changes import find_change
from factcheck.grammar.implicit import Implied
from factcheck.grammar.measures import find_measure
from factcheck.grammar.nouns import Noun, find_noun
from factcheck.grammar.rates import find_rate
from factcheck.grammar.units import time_unit
from factcheck.model.document import Span
from factcheck.model.quantity import Change, Figure, Hedge, Kind, Number, Quantity, Role

_INCLUDING = re.compile(
    r"[^.;]{0,60}?,? (?:including|of whom|of which|among them|of them|some of them|with)(?: (?:the|at least|about|around|some|as many as|up to|more than|nearly))* ?$"
)
_TWIN = re.compile(r"[a-z -]{0,24} ?\((?:about |around |approximately |roughly |or |some )?$")
_TWIN_OR = re.compile(r"(?: [a-z]+)?, or (?:about |around |roughly |approximately )?$")
# what belongs to the phrase without changing the figure: "the last two weeks", "aged 18 to 34", "in her 50s"
_LEAD = regex.compile(
    r"(?r)(?<!\w)(?:last|past|next|aged?|in (?:his|her|their)(?: early| late| mid)?|in (?:his|her|their) mid-)[ ]"
)
_BETWEEN = regex.compile(r"(?r)(?<!\w)[Bb]etween[ ](?:about |around |roughly )?")
_AGE_OF = regex.compile(r"(?r)(?<!\w)(?:the )?ages?(?: of)?[ ]")
_SMALL_STEPS = frozenset({"percentage", "percentage point", "basis point", "penny", "cent", "sen"})
"""Units in which a verb of change is followed by the size of the step: "gained 18p"."""
_TEMPORAL_OVER = frozenset({"over", "under", "around", "above", "beyond"})
_LONG_ENOUGH = re.compile(
    r"(?:for|last\w*|took|takes?|taking|well|just|spent|is|was|be|been|of|are|were|after|serv\w+|jailed) (?:well |just |a little |slightly )?$"
)


def quantity(text: str, figure: Figure, end: int, sentence: Span, *, noun: Noun | None = None) -> Quantity:
    """Return the figure with all that its own clause says of it.

    `end` is where the figure's unit, or else its number, ends. The noun is handed in where the
    figure's own words hold it.
    """
    counted = noun
    hedge = _hedge(text, figure, end, sentence)
    after_number = end
    if counted is None and _counts(figure):
        counted = _counted(text, figure, end, sentence)
    finish = max(end, counted.span.end if counted else end)
    late = hedges.after(text, (figure.span.end, after_number, finish))
    if late and (hedge is None or late.hedge is not hedge.hedge):
        if hedge is None:
            hedge = late
        if late.span.start == figure.span.end and counted is None and _counts(figure):
            counted = find_noun(text, late.span.end, sentence)
            finish = max(finish, counted.span.end if counted else finish)
        finish = max(finish, late.span.end)
    rate = find_rate(text, finish, sentence)
    if rate is not None:
        finish = rate.end
    start = min(figure.span.start, hedge.span.start if hedge else figure.span.start)
    start = min(start, figure.unit_span.start if figure.unit_span else start)
    if lead := _LEAD.match(text, max(sentence.start, start - 24), start):
        start = lead.start()
    if figure.rule == "range" and (between := _BETWEEN.match(text, max(sentence.start, start - 24), start)):
        start = between.start()
    phrase = Span(start, max(finish, figure.span.end))
    kind_of = hedge.hedge if hedge else figure.hedge
    value, low, high = _bounded(figure, kind_of)
    relative = figure.unit in _SMALL_STEPS or figure.kind in {
        Kind.MULTIPLE,
        Kind.FRACTION,
    }
    change, role = (
        (None, None)
        if figure.kind in {Kind.RANK, Kind.SCORE, Kind.AGE}
        else find_change(text, phrase, sentence, relative=relative)
    )
    if figure.rule == "multiple" and text[figure.span.start : figure.span.end].lower() not in {
        "twice",
        "thrice",
    }:
        halved = text[figure.span.start : figure.span.end].lower().startswith("halv")
        change, role = Change.DOWN if halved else Change.UP, Role.BY
    if (
        figure.unit
        and time_unit(figure.unit)
        and role is Role.BY
        and text[: phrase.start].rstrip().endswith((" up", " down", " off"))
    ):
        change, role = None, None
    measured = counted is None and (
        figure.unit is not None or figure.kind in {Kind.FRACTION, Kind.MULTIPLE} or role is not None
    )
    changes = role is not None or figure.rule == "multiple"
    measure = find_measure(text, phrase, sentence, changes=changes) if measured else None
    return Quantity(
        figure=figure,
        span=phrase,
        value=value,
        low=low,
        high=high,
        hedge=kind_of,
        unit=figure.unit,
        noun=text[counted.span.start : counted.span.end] if counted else None,
        noun_head=counted.head if counted else None,
        measure=measure,
        per=rate.per if rate else None,
        change=change,
        role=role,
        flags=figure.flags,
    )


def implied_quantity(text: str, implied: Implied, sentence: Span) -> Quantity:
    """Return the quantity of a figure without a number word."""
    noun = None
    if implied.noun:
        noun = find_noun(text, implied.noun.start - 1, sentence, singular=True)
        if noun is not None:
            noun = Noun(implied.noun, noun.head) if noun.span.end != implied.noun.end else noun
    elif implied.figure.unit is None:
        noun = None
    return quantity(text, implied.figure, implied.end, sentence, noun=noun)


_AS_MANY = re.compile(r" (?:as (?:many|much)|more|fewer)(?= [a-z])")


def _counts(figure: Figure) -> bool:
    return (
        figure.unit is None
        and figure.kind in {None, Kind.COUNT, Kind.FRACTION, Kind.RATIO, Kind.RANK, Kind.MULTIPLE}
        and figure.rule not in {"none", "another"}
    )


def _counted(text: str, figure: Figure, end: int, sentence: Span) -> Noun | None:
    if figure.kind is Kind.MULTIPLE:
        compared = _AS_MANY.match(text, figure.span.end)
        return find_noun(text, compared.end(), sentence) if compared else None
    one = figure.value == 1 and figure.kind is None and text[end : end + 4] != " of "
    return find_noun(text, end, sentence, singular=one)


def _hedge(text: str, figure: Figure, end: int, sentence: Span) -> hedges.Hedging | None:
    opening = figure.span.start
    if figure.unit_span and figure.unit_span.start < opening:
        opening = figure.unit_span.start
    if figure.rule in {"aged", "age-range"} and (
        aged := _AGE_OF.match(text, max(sentence.start, opening - 16), opening)
    ):
        opening = aged.start()
    found = hedges.before(text, opening, sentence)
    if found is None:
        return None
    word = text[found.span.start : found.span.end].lower()
    if word in _TEMPORAL_OVER and figure.unit and time_unit(figure.unit) and figure.kind is not Kind.AGE:
        left = text[max(sentence.start, found.span.start - 24) : found.span.start]
        if word in {"over", "around", "beyond"} and not _LONG_ENOUGH.search(left):
            return None
    if word == "some" and not (
        figure.span.end - figure.span.start
        and (text[figure.span.start].isdigit() or figure.value and figure.value >= 10)
    ):
        return None
    if figure.hedge is Hedge.VAGUE or figure.kind is Kind.RANK:
        return None if figure.kind is Kind.RANK or found.hedge in {Hedge.ABOUT} else None
    return found


def _bounded(figure: Figure, hedge: Hedge) -> tuple[Number | None, Number | None, Number | None]:
    if figure.value is None:
        return None, figure.low, figure.high
    if hedge is figure.hedge:
        return figure.value, figure.low, figure.high
    low, high = hedges.bounds(hedge, figure.value)
    return figure.value, low, high


# what a quantity takes from its neighbours -------------------------------------------------


def relate(text: str, quantities: Sequence[Quantity], sentence: Span) -> tuple[Quantity, ...]:
    """Return the sentence's quantities with what they share: nouns left out, parts, twins."""
    related: list[Quantity] = []
    for current in quantities:
        previous = related[-1] if related else None
        if previous is not None:
            current = _related(text, previous, current, related)
        related.append(current)
    return tuple(related)


_SHARED = re.compile(
    r"(?: [a-z]+){0,6}?,? (?:and|to|from|or|compared with|compared to|against|up from|down from|than|then|but|with)(?: [a-z]+(?= another| a further))?(?: (?:just|only|another|a further|about|around|some|nearly|the|more than|other))* ?$|, (?:and )?$"
)


_OUT_OF = re.compile(r" of (?:the |its |their |his |her )?")


def _bare(quantity: Quantity) -> bool:
    return quantity.unit is None and quantity.noun is None and quantity.figure.kind is None


def _related(text: str, previous: Quantity, current: Quantity, earlier: list[Quantity]) -> Quantity:
    gap = text[previous.span.end : current.span.start]
    if len(gap) > 90:
        return current
    if gap in {" and ", " or "} and _bare(previous) and current.noun and current.figure.kind is None:
        earlier[-1] = replace(previous, noun=current.noun, noun_head=current.noun_head)
    if _bare(previous) and current.noun and current.figure.kind is None and _OUT_OF.fullmatch(gap):
        earlier[-1] = replace(previous, noun=current.noun, noun_head=current.noun_head)
    bare = _bare(current)
    if (
        gap in {", or ", " or ", ", "}
        and previous.role is Role.BY
        and current.role is None
        and current.unit in _SMALL_STEPS
    ):
        current = replace(current, role=previous.role, change=previous.change)
    if _TWIN.fullmatch(gap) and (current.unit != previous.unit) and current.unit:
        return replace(current, twin_of=previous.figure.span, role=previous.role, change=previous.change)
    if (
        _INCLUDING.fullmatch(gap)
        and current.figure.kind is not Kind.AGE
        and (previous.noun or previous.unit is None)
    ):
        current = replace(current, part_of=previous.figure.span)
        if bare and previous.noun:
            return replace(current, noun=previous.noun, noun_head=previous.noun_head)
        return current
    if bare and _SHARED.fullmatch(gap):
        donor = next((each for each in reversed(earlier) if each.noun and each.figure.kind is None), None)
        if donor is not None and current.figure.rule != "another":
            return replace(current, noun=donor.noun, noun_head=donor.noun_head)
    if bare and current.figure.rule == "another" and previous.noun:
        return replace(current, noun=previous.noun, noun_head=previous.noun_head)
    return current


_BETWEEN_SHARED = re.compile(r" (?:to|and|or|from) (?:about |around )?")
_TO_SHARED = re.compile(r" to (?:about |around |nearly |just )?")
_FROM = regex.compile(r"(?r)(?<!\w)from[ ](?:about |around |just |nearly |roughly )?")


def share_units(figures: Sequence[tuple[Figure, int]], text: str) -> list[tuple[Figure, int]]:
    """Return the figures with the unit that "from 5 to 7 per cent" leaves out of its first half."""
    shared = list(figures)
    for index in range(len(shared) - 1):
        (first, end), (second, _) = shared[index], shared[index + 1]
        if first.unit is None and first.kind is None and second.unit and second.kind is None:
            gap = text[end : second.span.start]
            percent = second.unit in {"percentage", "percentage point"}
            started = _FROM.match(text, max(0, first.span.start - 24), first.span.start)
            if (percent and _BETWEEN_SHARED.fullmatch(gap)) or (started and _TO_SHARED.fullmatch(gap)):
                shared[index] = (replace(first, unit=second.unit), end)
    return shared
