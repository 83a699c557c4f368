"""Figures of two terms: ranges, scores, ratios, sizes, parts of a whole, feet and inches."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import regex

from factcheck.grammar.ages import AGED, OLD
from factcheck.grammar.numeral import Form, Numeral
from factcheck.grammar.terms import Term, first_of, signed, single
from factcheck.grammar.units import time_unit
from factcheck.model.document import Span
from factcheck.model.quantity import Figure, Kind, Number

Pairing = Callable[[str, Term, Term, Span], Figure | None]
"""Makes one figure of two neighbouring terms, or declines."""

_SUBUNITS = {
    ("foot", "inch"): 12, ("stone", "pound-mass"): 14, ("pound-mass", "ounce"): 16, ("yard", "foot"): 3,
    ("hour", "minute"): 60, ("minute", "second"): 60, ("year", "month"): 12, ("day", "hour"): 24, ("week", "day"): 7,
    ("metre", "centimetre"): 100, ("kilogram", "gram"): 1000, ("pound sterling", "penny"): 100,
    ("dollar", "cent"): 100, ("euro", "cent"): 100,
}  # fmt: skip


def _compound(text: str, a: Term, b: Term, sentence: Span) -> Figure | None:
    """ "5ft 10in" is 70 inches; "2 hours and 30 minutes" is 150 minutes."""
    if (
        a.unit is None
        or b.unit is None
        or b.currency != a.currency
        or text[a.end : b.start] not in {"", " ", " and "}
    ):
        return None
    factor = _SUBUNITS.get((a.unit, b.unit))
    big, small = a.numeral.value, b.numeral.value
    if factor is None or not isinstance(big, Decimal) or not isinstance(small, Decimal) or small >= factor:
        return None
    span = Span(first_of(a), b.numeral.span.end)
    if a.currency:
        # a sum stays in its main unit: "3 dollars 50 cents" is $3.50
        return single(span, big + small / factor, "compound", unit=a.unit, unit_span=b.unit_span)
    return single(span, big * factor + small, "compound", unit=b.unit, unit_span=b.unit_span)


_RACE_SECONDS = re.compile(r"[0-5]\d\.\d+")


def _raced(text: str, a: Term, b: Term, sentence: Span) -> Figure | None:
    """ "2:45.5" is a time that was run: 165.5 seconds."""
    minutes, seconds = a.numeral.value, b.numeral.value
    if (
        text[a.numeral.span.end : b.start] != ":"
        or not isinstance(minutes, Decimal)
        or not isinstance(seconds, Decimal)
    ):
        return None
    if not _RACE_SECONDS.fullmatch(text[b.numeral.span.start : b.numeral.span.end]):
        return None
    return single(Span(a.start, b.numeral.span.end), minutes * 60 + seconds, "race-time", unit="second")


_EVERY = regex.compile(r"(?r)(?<!\w)[Ff]or every[ ]")
_AND_THEN = re.compile(r" [a-z]+(?: [a-z]+)?,? (?:there (?:are|were) |only |just |about |around |nearly )?")


def _for_every(text: str, a: Term, b: Term, sentence: Span) -> Figure | None:
    """ "For every 100 sons, 94 daughters" is a ratio of 94 to 100."""
    whole, part = a.numeral.value, b.numeral.value
    if not _EVERY.match(text, max(sentence.start, a.start - 12), a.start) or not _AND_THEN.fullmatch(
        text[a.end : b.start]
    ):
        return None
    if not isinstance(whole, Decimal) or not isinstance(part, Decimal) or not whole or a.unit != b.unit:
        return None
    share = Fraction(part) / Fraction(whole)
    exact = Decimal(share.numerator) / Decimal(share.denominator)
    value: Number = exact if Fraction(exact) == share else share
    return single(Span(first_of(a), b.numeral.span.end), value, "for-every", kind=Kind.RATIO)


_VERSUS = re.compile(r"-|–| ?: ?| to ")
_ODDS = regex.compile(
    r"(?r)(?:(?:odds|ratio|rate|chance|chances)(?: of| are| were| at| is|,)?|outnumbered(?: by)?|at)[ ](?:about |around |roughly )?"
)
_ODDS_CUE = re.compile(r"(?<!\w)(?:odds|ratio|outsiders?|favourites?|favorites?|bookmakers?|bookies)(?!\w)")
_ODDS_AFTER = re.compile(r" (?:odds|ratio|favou?rites?|outsiders?|shots?|chance|on|against)(?!\w)")
_CONTEST = regex.compile(
    r"(?<!\w)(?:w[io]ns?|won|winning|beat|beats|beaten|beating|los[et]s?|losing|lost|defeat\w*|dr[ae]wn?|drew|draw|victory|victories|vote[ds]?|voting|"
    r"leads?|led|leading|trail\w*|scores?|scored|result|record|ruled|ruling|split|margin|aggregate|tied|tie|ahead|down|up|level|"
    r"passed|approved|rejected|backed|thrash\w*|edged|stunned|held|routed|crushed|downed|game|match|set|sets|penalties|half-time|series)(?!\w)"
)  # fmt: skip
_CONTEST_AFTER = re.compile(r"[ -](?:win|victory|defeat|loss|lead|vote|draw|majority|scoreline|score|drubbing|decision|record|split|aggregate|"
                            r"tie|thrashing|triumph|result|margin|on aggregate|in favou?r|against|away|home|win over|after extra time|ruling|"
                            r"hammering|rout|start|loss to|run)(?!\w)|[,.;)]|$| (?:at|to|in|on|over|by|against|last|for|with|and|after|as|but)(?!\w)")  # fmt: skip


_CONTEST_NOUN = re.compile(r" (?:win|victory|defeat|vote|draw)(?!\w)")


def _score(text: str, a: Term, b: Term, sentence: Span) -> Figure | None:
    """ "won 2-1", "a 52-48 vote", "odds of 5-1", "a ratio of 3:1"."""
    if a.unit or b.unit or a.negative:
        return None
    first, second = a.numeral.value, b.numeral.value
    link = text[a.numeral.span.end : b.start]
    start, end = a.numeral.span.start, b.numeral.span.end
    if b.negative and not link:
        link, second = "-", b.numeral.value
    if (
        not _VERSUS.fullmatch(link)
        or not _small(first)
        or not _small(second)
        or first is None
        or second is None
    ):
        return None
    left = text[max(sentence.start, start - 42) : start]
    said_ratio = link.strip() == ":" or _ODDS_AFTER.match(text, end)
    if said_ratio or (link == "-" and _ODDS_CUE.search(left)):
        return _pair(Span(start, end), first, second, Kind.RATIO, "ratio")
    if link != "-":
        spoken = _ODDS.match(text, max(sentence.start, start - 36), start)
        return _pair(Span(start, end), first, second, Kind.RATIO, "ratio") if spoken else None
    contest = _CONTEST.search(left) and _CONTEST_AFTER.match(text, end)
    # a range ascends: what does not is a score
    if contest or first >= second or _CONTEST_NOUN.match(text, end):
        return _pair(Span(start, end), first, second, Kind.SCORE, "score")
    return None


def _small(value: Number | None) -> bool:
    return isinstance(value, Decimal) and value == value.to_integral_value() and 0 <= value <= 999


def _pair(span: Span, first: Number | None, second: Number | None, kind: Kind, rule: str) -> Figure:
    return Figure(span=span, value=first, low=first, high=first, second=second, kind=kind, rule=rule)


_OUT_OF = re.compile(
    r" (?:in|out of|of|in every|out of every|of every|for every|per)(?: (?:the|those|these))? | in (?=[$£€])"
)


def _one_in(text: str, a: Term, b: Term, sentence: Span) -> Figure | None:
    """ "one in five adults", "nine out of 10", "£1 in every £4"."""
    link = text[a.end : b.start]
    part, whole = a.numeral.value, b.numeral.value
    if (
        not _OUT_OF.fullmatch(link)
        or not _small(part)
        or not isinstance(whole, Decimal)
        or not isinstance(part, Decimal)
    ):
        return None
    bare = link.strip() in {"of", "per", "in", "for every"}
    if link.strip() == "of" or a.numeral.form is Form.ORDINAL or (bare and "the" in link):
        return None
    if (
        a.unit != b.unit
        or a.unit
        and not a.currency
        or whole < part
        or whole <= 1
        or part == 0
        or whole != whole.to_integral_value()
    ):
        return None
    if part > 1 and link == " in " and (whole % 10 or whole == 20) and whole not in {3, 4, 5}:
        return None
    share = Fraction(int(part), int(whole))
    exact = Decimal(share.numerator) / Decimal(share.denominator)
    value: Number = exact if Fraction(exact) == share else share
    return Figure(
        span=Span(first_of(a), b.numeral.span.end),
        value=value,
        low=value,
        high=value,
        kind=Kind.FRACTION,
        rule="one-in",
    )


_BY = re.compile(r" ?[x×] ?| by |-by-")


def _sized(text: str, a: Term, b: Term, sentence: Span) -> Figure | None:
    """ "3m by 4m", "six-by-four": one size in two dimensions."""
    if not _BY.fullmatch(text[a.end : b.start]) or a.currency or b.currency:
        return None
    if (
        a.unit
        and b.unit
        and a.unit != b.unit
        or (text[a.end : b.start] == " by " and not (b.unit or b.hyphenated))
    ):
        return None
    first, second = a.numeral.value, b.numeral.value
    if (
        first is None
        or second is None
        or a.unit == "percentage"
        or b.unit == "percentage"
        or (b.unit and time_unit(b.unit))
    ):
        return None
    figure = _pair(Span(first_of(a), b.numeral.span.end), first, second, Kind.MEASURE, "size")
    return replace(figure, unit=b.unit or a.unit, unit_span=b.unit_span)


_TO = re.compile(
    r"-| - |-to-| to | or | and |—| to (?:about|around|nearly|almost|as much as|as many as|up to|perhaps|roughly|possibly) |- to "
)
_MOVED = regex.compile(
    r"(?<!\w)(?:rose|risen|rise|rises|rising|increas\w+|grew|grow|grown|grows|growing|gain\w*|climb\w*|jump\w*|soar\w*|surg\w+|advanc\w+|up|higher|"
    r"fell|fall|falls|fallen|falling|drop\w*|declin\w+|decreas\w+|lost|los[et]s?|sank|slid|slip\w*|tumbl\w+|plung\w+|plummet\w*|shr[aiu]nk\w*|"
    r"cut|cuts|cutting|reduc\w+|down|lower|lowered|dipp?\w*|eas\w+|slash\w+|slump\w*|rais\w+|boost\w*|chang\w+|mov\w+|went|going|goes|swung|"
    r"doubl\w+|tripl\w+|halv\w+|hike[ds]?|lift\w*|improv\w+|revis\w+|trimm?\w*|widen\w*|narrow\w*|extend\w*|expand\w*|contract\w*|upgrad\w*|downgrad\w*)(?!\w)"
)  # fmt: skip
_FROM = regex.compile(
    r"(?r)(?<!\w)from[ ](?:about |around |just |nearly |almost |roughly |more than |at least |some |a |an )?"
)
_BETWEEN = regex.compile(
    r"(?r)(?<!\w)(?:[Bb]etween|[Aa]nywhere between|[Ss]omewhere between)[ ](?:about |around |roughly )?"
)


def _range(text: str, a: Term, b: Term, sentence: Span) -> Figure | None:
    """ "10-15 people", "$5 to $7 million", "between 5 and 7 per cent", "eight or nine euros"."""
    forms = {Form.DIGITS, Form.WORDS, Form.FRACTION}
    link = text[a.end : b.start]
    second = b.numeral.value if b.negative and not link else signed(b)
    if b.negative and not link:
        link = "-"
    first = signed(a)
    if a.numeral.form not in forms or b.numeral.form not in forms or first is None or second is None:
        return None
    if (a.numeral.form is Form.FRACTION) != (b.numeral.form is Form.FRACTION):
        return None
    if not _TO.fullmatch(link) or (a.unit and b.unit and a.unit != b.unit):
        return None
    if a.unit and not b.unit and not a.currency and a.unit != "percentage":
        return None
    between = _BETWEEN.match(text, max(sentence.start, a.start - 32), a.start)
    if (link == " and ") != bool(between):
        return None
    if link == " or " and not _adjacent(a.numeral, b.numeral):
        return None
    if link.startswith(" to ") and first and _moves(text, a, sentence):
        return None
    first = _scaled_back(a, b, first, second)
    if Fraction(first) >= Fraction(second):
        return None
    aged = a.unit is None and b.unit is None and AGED.match(text, max(sentence.start, a.start - 24), a.start)
    years = OLD.match(text, b.numeral.span.end)
    if (aged or years) and b.numeral.span.end and second <= 120:
        return Figure(span=Span(first_of(a), b.numeral.span.end), value=None, low=first, high=second, kind=Kind.AGE,
                      unit="year", unit_span=Span(*years.span()) if years else None, rule="age-range")  # fmt: skip
    # the unit of the one with a unit: "5 to 7 per cent", "$8 to 9"
    bearer = b if b.unit else a
    return Figure(
        span=Span(first_of(a), b.numeral.span.end),
        value=None,
        low=first,
        high=second,
        unit=bearer.unit,
        unit_span=a.unit_span if a.currency and a.start < a.numeral.span.start else bearer.unit_span,
        flags=a.numeral.flags + b.numeral.flags,
        rule="range",
    )


def _scaled_back(a: Term, b: Term, first: Number, second: Number) -> Number:
    """The first number with the scale of the second: "$5 to $7 million" begins at five million."""
    scale = b.numeral.scale
    if (
        a.numeral.scale != 1
        or scale == 1
        or not isinstance(first, Decimal)
        or not isinstance(second, Decimal)
    ):
        return first
    return first * scale if first * scale <= second else first


def _adjacent(a: Numeral, b: Numeral) -> bool:
    if not isinstance(a.value, Decimal) or not isinstance(b.value, Decimal) or a.value <= 0:
        return False
    if (int(a.value), int(b.value)) == (1, 2) and a.form is Form.WORDS:
        return True
    return a.value < b.value <= max(a.value + 1, a.value * 2)


def _moves(text: str, a: Term, sentence: Span) -> bool:
    """Whether "X to Y" says by how much, or from where, to where."""
    left = text[max(sentence.start, a.start - 48) : a.start]
    moved = _MOVED.search(left)
    if moved is None:
        return False
    return (
        not re.search(r"(?:rang|vari|anywhere|between|by |of )", left[moved.end() :])
        or bool(_FROM.match(text, max(sentence.start, a.start - 24), a.start))
        or bool(re.search(r"\bby (?:about |around |nearly |almost )?$", left) and a.unit is not None)
    )


PAIRINGS: tuple[Pairing, ...] = (_compound, _raced, _for_every, _score, _one_in, _sized, _range)
