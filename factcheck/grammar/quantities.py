"""Quantities: each figure of a sentence with its hedge, unit, noun, rate and change."""

import re
from functools import cache

import regex

from factcheck.grammar import hedges
from factcheck.grammar.changes import Movement, find_change
from factcheck.grammar.hedges import Hedging
from factcheck.grammar.implicit import Implied
from factcheck.grammar.measures import find_measure
from factcheck.grammar.nouns import Noun, find_noun, is_counted
from factcheck.grammar.rates import find_rate
from factcheck.grammar.units import time_unit
from factcheck.lexicon.load import rows
from factcheck.model.document import Span
from factcheck.model.quantity import Change, Figure, Hedge, Kind, Number, Quantity, Role

_PERCENT = frozenset({"percentage", "percentage point", "basis point"})

_COUNTING = frozenset({None, Kind.COUNT, Kind.FRACTION, Kind.RATIO, Kind.RANK, Kind.MULTIPLE})
"""Kinds of figure that a noun may follow: "a third of voters", "three times as many deaths"."""

_BURIED = re.compile(r"[ ]of[ ](?:rubble|debris|water|earth|snow|sand|soil|rock|mud|ash|ice|lava)(?!\w)")

_STILL: Movement = (None, None)

# what belongs to the phrase without changing the figure: "the last two weeks", "aged 18 to 34", "in her 50s"
_LEAD = regex.compile(
    r"""
    (?r) (?<!\w)
    (?: in[ ](?:their|his|her)(?:[ ](?:early|late|mid))? | in[ ](?:their|his|her)[ ]mid-
      | aged? | (?<!(?:would|could|might|must|will|can|may|to)[ ])last | past | next )
    [ ]
    """,
    regex.VERBOSE,
)
_LEAD_ENDS = ("ir ", "is ", "er ", "ly ", "te ", "mid ", "mid- ", "age ", "aged ", "last ", "past ", "next ")
_BETWEEN = regex.compile(r"(?r)(?<!\w)[Bb]etween[ ](?:roughly[ ]|around[ ]|about[ ])?")
_AGE_OF = regex.compile(r"(?r)(?<!\w)(?:the[ ])?ages?(?:[ ]of)?[ ]")
_AS_MANY = re.compile(r"[ ](?:as[ ](?:many|much)|fewer|more)(?=[ ][a-z])")  # twice as many
_PASSED = re.compile(r"\b(?:as[ ]high[ ]as|as[ ]low[ ]as|beneath|beyond|above|below|past)$")
_LASTS = r"taking|jailed|serv\w+|spent|takes?|after|last\w*|took|well|just|been|were|are|for|was|be|of|is"
_LASTING = re.compile(
    rf"(?:{_LASTS})[ ](?:slightly[ ]|a[ ]little[ ]|well[ ]|just[ ])?$"
)  # lasted over two hours


@cache
def small_steps() -> frozenset[str]:
    """Return the units in which a verb of change is followed by the size of the step: "gained 18p".

    >>> sorted(small_steps() & {"penny", "percentage", "pound sterling"})
    ['penny', 'percentage']
    """
    return _PERCENT | {row["minor"] for row in rows("currencies") if row["minor"]}


def quantity(text: str, figure: Figure, end: int, sentence: Span, *, noun: Noun | None = None) -> Quantity:
    """Return the figure with all that its own clause says of it.

    `end` is where the figure's unit, or else its number, ends. The noun is handed in where the
    figure's own words hold it.

    >>> from decimal import Decimal
    >>> text, two = "over 2 homes", Decimal(2)
    >>> figure = Figure(span=Span(5, 6), value=two, low=two, high=two, rule="digits")
    >>> made = quantity(text, figure, 6, Span(0, 12))
    >>> str(made.hedge), made.noun_head, made.low, made.high
    ('more_than', 'home', Decimal('2'), None)
    """
    hedging, counted, finish = _wording(text, figure, end, sentence, noun)
    rate = find_rate(text, finish, sentence, measured=bool(figure.unit or counted))
    finish = max(rate.end if rate else finish, figure.span.end)
    phrase = Span(_start(text, figure, hedging, sentence), finish)
    hedge = hedging.hedge if hedging else figure.hedge
    low, high = _bounds(figure, hedge)
    change, role = _movement(text, figure, phrase, sentence, counted, hedging)
    return Quantity(
        figure=figure,
        span=phrase,
        value=figure.value,
        low=low,
        high=high,
        hedge=hedge,
        unit=figure.unit,
        noun=text[counted.span.start : counted.span.end] if counted else None,
        noun_head=counted.head if counted else None,
        measure=None if counted and not role else _measure(text, figure, phrase, sentence, role),
        per=rate.per if rate else None,
        change=change,
        role=role,
        flags=figure.flags,
    )


def implied_quantity(text: str, implied: Implied, sentence: Span) -> Quantity:
    """Return the quantity of a figure without a number word.

    >>> from factcheck.grammar.implicit import find_implied
    >>> text = "There were no survivors."
    >>> implied_quantity(text, next(find_implied(text, Span(0, 24))), Span(0, 24)).noun_head
    'survivor'
    """
    noun = None
    if implied.noun:
        noun = find_noun(text, implied.noun.start - 1, sentence, singular=True)
        noun = noun and Noun(implied.noun, noun.head)
    return quantity(text, implied.figure, implied.end, sentence, noun=noun)


def _wording(
    text: str, figure: Figure, end: int, sentence: Span, noun: Noun | None
) -> tuple[Hedging | None, Noun | None, int]:
    """The figure's hedge and noun, and where the last of its words ends."""
    before = _hedge_before(text, figure, sentence)
    # "50 or more people", "50-odd people": the noun comes after the hedge
    at_once = hedges.after(text, (figure.span.end,)) if _counts(figure) and noun is None else None
    counted = noun or _counted(text, figure, at_once.span.end if at_once else end, sentence)
    finish = max(end, at_once.span.end if at_once else end, counted.span.end if counted else end)
    late = at_once or hedges.after(text, (figure.span.end, end, finish))
    if late is None or (before and before.hedge is late.hedge):
        return before, counted, finish
    return before or late, counted, max(finish, late.span.end)


def _counts(figure: Figure) -> bool:
    """Whether a noun may say what the figure counts."""
    return figure.unit is None and figure.kind in _COUNTING and figure.rule not in {"none", "another"}


def _counted(text: str, figure: Figure, end: int, sentence: Span) -> Noun | None:
    if not _counts(figure):
        return None
    if figure.kind is Kind.MULTIPLE:
        compared = _AS_MANY.match(text, figure.span.end)
        return find_noun(text, compared.end(), sentence) if compared else None
    of = text.startswith(" of ", end)
    counted = find_noun(text, end, sentence, singular=figure.value == 1 and figure.kind is None and not of)
    # "five counts of fraud and one of perjury": only a share is of one thing
    if counted and of and figure.kind is None and figure.value is not None:
        return counted if is_counted(text[counted.span.start : counted.span.end]) else None
    return counted


def _hedge_before(text: str, figure: Figure, sentence: Span) -> Hedging | None:
    if figure.hedge is Hedge.VAGUE or figure.kind is Kind.RANK:
        return None
    opening = min(figure.span.start, figure.unit_span.start) if figure.unit_span else figure.span.start
    if figure.rule in {"aged", "age-range"}:
        aged = _AGE_OF.match(text, max(sentence.start, opening - 16), opening)
        opening = aged.start() if aged else opening
    hedging = hedges.before(text, opening, sentence)
    if hedging is None:
        return None
    word = text[hedging.span.start : hedging.span.end].lower()
    if figure.rule == "range" and word.startswith("starting"):
        return None
    if word == "over" and not _is_stretch(figure):
        # "a row over £3m" is no "more than £3m"
        money = figure.unit is not None
        return None if hedges.is_reason(text, hedging.span.start, sentence, money=money) else hedging
    if word in {"over", "around", "beyond"} and _is_stretch(figure):
        left = text[max(sentence.start, hedging.span.start - 24) : hedging.span.start]
        # "rose over five years" is no "more than five"
        return hedging if _LASTING.search(left) else None
    if word == "under" and figure.unit_span and _BURIED.match(text, figure.unit_span.end):
        # "the church lay under 12 feet of water": that is where
        return None
    if word == "some" and not text[figure.span.start].isdigit():
        # "some two hundred" is about 200, "some one" is not
        return hedging if figure.value and figure.value >= 10 else None
    return hedging


def _is_stretch(figure: Figure) -> bool:
    """Whether it is a length of time."""
    return figure.unit is not None and figure.kind is not Kind.AGE and time_unit(figure.unit) is not None


def _start(text: str, figure: Figure, hedging: Hedging | None, sentence: Span) -> int:
    """Where the phrase begins: at the hedge, the sign of the currency, or a word that leads in."""
    start = min(
        figure.span.start,
        hedging.span.start if hedging else figure.span.start,
        figure.unit_span.start if figure.unit_span else figure.span.start,
    )
    low = max(sentence.start, start - 24)
    lead = _LEAD.match(text, low, start) if text.endswith(_LEAD_ENDS, low, start) else None
    if lead is None and figure.rule == "range":
        lead = _BETWEEN.match(text, low, start)
    return lead.start() if lead else start


def _bounds(figure: Figure, hedge: Hedge) -> tuple[Number | None, Number | None]:
    """The figure's own ends, unless a word beside it moves them."""
    if figure.value is None or hedge is figure.hedge:
        return figure.low, figure.high
    return hedges.bounds(hedge, figure.value)


def _movement(
    text: str, figure: Figure, phrase: Span, sentence: Span, counted: Noun | None, hedging: Hedging | None
) -> Movement:
    if figure.kind in {Kind.RANK, Kind.SCORE, Kind.AGE}:
        return _STILL
    surface = text[figure.span.start : figure.span.end].lower()
    if figure.rule == "multiple" and surface not in {"twice", "thrice"}:
        return Change.DOWN if surface.startswith("halv") else Change.UP, Role.BY
    points = counted is not None and counted.head == "point"
    relative = points or figure.unit in small_steps() or figure.kind in {Kind.MULTIPLE, Kind.FRACTION}
    money = figure.unit is not None and figure.unit not in _PERCENT
    change, role = find_change(text, phrase, sentence, relative=relative, money=money)
    # "up two years": time is not what moved
    if role is Role.BY and figure.unit and time_unit(figure.unit):
        left = text[max(0, phrase.start - 8) : phrase.start].rstrip()
        if left.endswith((" up", " down", " off")):
            return _STILL
    # "fell below 300,000": where it came to
    passed = hedging is not None and _PASSED.search(text[hedging.span.start : hedging.span.end])
    return change, Role.TO if passed and role is Role.BY else role


def _measure(text: str, figure: Figure, phrase: Span, sentence: Span, role: Role | None) -> str | None:
    """What the figure measures, where it counts nothing."""
    if figure.unit is None and role is None and figure.kind not in {Kind.FRACTION, Kind.MULTIPLE}:
        return None
    changes = role is not None or figure.rule == "multiple"
    return find_measure(text, phrase, sentence, changes=changes)
