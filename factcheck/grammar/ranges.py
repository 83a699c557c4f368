"""Ranges: "10-15 people", "$5 to $7 million", "between 5 and 7 per cent", "eight or nine euros"."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache

import regex

from factcheck.grammar.ages import AGED, OLD, OLDEST
from factcheck.grammar.changes import nouns, verbs
from factcheck.grammar.nouns import plural_follows
from factcheck.grammar.numeral import Form, Numeral, tidy
from factcheck.grammar.ratios import link_between
from factcheck.grammar.terms import Term
from factcheck.grammar.wordlists import words
from factcheck.model.document import Span
from factcheck.model.quantity import Figure, Kind, Number

_WORD_BEFORE = regex.compile(r"(?r)(?<!\w)(?P<word>[a-z]+)[ ]")
_TEN, _THOUSAND, _MILLION = Decimal(10), Decimal(1000), Decimal(1_000_000)

_DOUBLE = 2
"""After "by", a range seldom ends so many times as high as it began."""

_STEPS = 5
"""A range seldom ends so many times as high as it began."""

_PAIRED = 90
"""Characters to the right in which a "respectively" parts two figures."""

_FORMS = frozenset({Form.DIGITS, Form.WORDS, Form.FRACTION})

_PERHAPS = r"(?:as[ ]many[ ]as|as[ ]much[ ]as|possibly|perhaps|roughly|around|nearly|almost|about|up[ ]to)"
_TO = re.compile(
    rf"""
      -to- | [ ]?[-~][ ] | [ ]?[-~] | —                     # 5-7, 5 - 7, 75 -300, 20~30
    | (?P<hyphen>-)?[ ](?P<word>up[ ]to|to|or|and)[ ](?:{_PERHAPS}[ ])?   # five to seven, five- or six-month
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = regex.compile(
    r"""
    (?r) (?<!\w) (?:anywhere[ ]between|somewhere[ ]between|between) [ ] (?:the[ ]ages[ ]of[ ])?
    (?:roughly[ ]|around[ ]|about[ ])?
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_FROM = regex.compile(
    r"""
    (?r) (?<!\w)from[ ]
    (?: (?:more[ ]than|at[ ]least|roughly|around|almost|nearly|about|just|some|an|a) [ ] )?
    """,
    regex.VERBOSE,
)
_CLAUSE = re.compile(r"[;:]|,[ ](?:whereas|while|which|with|who)(?!\w)")
_LOSING = frozenset({"lose", "loses", "losing", "lost"})
_WORD = re.compile(r"(?<!\w)[a-z]+(?!\w)")
_RANGES = re.compile(r"rang|vari|anywhere|between|by[ ]|of[ ]")  # rose by 5 to 7, falls of 5 to 7
_BY = re.compile(r"\bby[ ](?:around[ ]|almost[ ]|nearly[ ]|about[ ])?$")


@cache
def _adding() -> frozenset[str]:
    """Words after which "5 to 10" is a range, but "$4.50 to $320" a step and a level."""
    return words("change", "adding")


@cache
def _moving() -> frozenset[str]:
    """Words after which "50 to 60" is from where to where."""
    return words("change", "moving").union(verbs(), nouns()) - words("change", "adding")


def find_range(text: str, first: Term, second: Term, sentence: Span) -> Figure | None:
    """Return the range that two terms make, with the unit of either; None where they are two figures.

    >>> from factcheck.grammar import numerals, terms
    >>> text, whole = "between 5 and 7 per cent", Span(0, 24)
    >>> first, second = (terms.term(text, each, whole) for each in numerals.find(text, *whole))
    >>> made = find_range(text, first, second, whole)
    >>> made.low, made.high, made.unit
    (Decimal('5'), Decimal('7'), 'percentage')
    """
    link, high = link_between(text, first, second)
    first = _in_metres(text, first, second)
    low = first.value
    if low is None or high is None or not _alike(first, second):
        return None
    if not _joins(text, link, first, second, high, sentence):
        return None
    low = _scaled_back(text, first, second, low, high)
    if low <= high < 0 or (high < low < 0):
        # "between minus 2C and minus 6C"
        low, high = min(low, high), max(low, high)
    if Fraction(low) > Fraction(high) and first.unit and second.unit and link == " to ":
        # "5km to 3km" without a word of change is a range said backwards
        low, high = high, low
    if Fraction(low) >= Fraction(high):
        return None
    span = Span(first.first, second.numeral.span.end)
    years = OLD.match(text, span.end)
    if high <= OLDEST and (years or _aged(text, first, second, sentence)):
        unit_span = Span(*years.span()) if years else None
        return Figure(
            span=span, value=None, low=low, high=high, kind=Kind.AGE, unit="year", unit_span=unit_span,
            rule="age-range",
        )  # fmt: skip
    # the unit of the one with a unit: "5 to 7 per cent", "$8 to 9"
    bearer = second if second.unit else first
    sign_before = first.currency and first.start < first.numeral.span.start
    return Figure(
        span=span,
        value=None,
        low=low,
        high=high,
        unit=bearer.unit,
        unit_span=first.unit_span if sign_before else bearer.unit_span,
        flags=first.numeral.flags + second.numeral.flags,
        rule="range",
    )


def _joins(text: str, link: str, first: Term, second: Term, high: Number, sentence: Span) -> bool:
    """Whether what stands between two numbers makes them one range."""
    joined = _TO.fullmatch(link)
    if joined is None:
        return False
    word = (joined["word"] or "").lower()
    # "between 20 and 30" is a range, "20 and 30" is two figures
    between = _BETWEEN.match(text, max(sentence.start, first.start - 32), first.start)
    if (word == "and") != (between is not None):
        return False
    if word == "or":
        # "25 or 40 cheaper than the two rivals, respectively" is one for each
        if text.find("respectively", second.end, min(sentence.end, second.end + _PAIRED)) >= 0:
            return False
        # "a 7- or 8-inch screen" comes in two sizes, "a five- or six-month lay-off" is told loosely
        sizes = joined["hyphen"] and first.numeral.form is Form.DIGITS
        return not sizes and _adjacent(first.numeral, second.numeral)
    if word == "up to" and not _FROM.match(text, max(sentence.start, first.start - 24), first.start):
        return False
    if not word.endswith("to") or joined["hyphen"] or not first.value:
        return True
    return not (_moves(text, first, second, high, sentence) or _steps(text, first, high, sentence))


def _steps(text: str, first: Term, high: Number, sentence: Span) -> bool:
    """Whether it is a step and a level: "added $4.50 to $320.10"; "added 5 to 10 seats" is a range."""
    word = _WORD_BEFORE.match(text, max(sentence.start, first.start - 16), first.start)
    if word is None or word["word"] not in _adding():
        return False
    return Fraction(high) > _STEPS * Fraction(first.value or 0)


def _alike(first: Term, second: Term) -> bool:
    """Whether two terms could be the ends of one range, by their forms and units."""
    forms = {first.numeral.form, second.numeral.form}
    if not forms <= _FORMS or (Form.FRACTION in forms and len(forms) > 1):
        return False
    if first.unit and second.unit:
        return first.unit == second.unit
    # "5km to 7": only a sign or a percentage is said once for both
    return first.unit is None or first.currency or first.unit == "percentage"


def _aged(text: str, first: Term, second: Term, sentence: Span) -> bool:
    """Whether the range is of ages: "aged 18 to 34"."""
    if first.unit or second.unit:
        return False
    return AGED.match(text, max(sentence.start, first.start - 24), first.start) is not None


def _scaled_back(text: str, first: Term, second: Term, low: Number, high: Number) -> Number:
    """The first number with the scale of the second: "$5 to $7 million" begins at five million."""
    scale = second.numeral.scale
    if first.numeral.scale != 1 or not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return low
    if scale == 1 and low < _THOUSAND and text[first.end : second.start] == "-":
        # "10-15,000" begins at ten thousand
        scale = _THOUSAND if text[slice(*second.numeral.span)].endswith(",000") else scale
    return tidy(low * scale) if low * scale <= high else low


def _adjacent(first: Numeral, second: Numeral) -> bool:
    """Whether "eight or nine" is said loosely: "50 or 2,000" and "four or six" are two figures."""
    low, high = first.value, second.value
    if not isinstance(low, Decimal) or not isinstance(high, Decimal) or low <= 0:
        return False
    if first.scale == 1 and low < _THOUSAND:
        # "ten or eleven thousand"
        high /= second.scale
    if (int(low), int(high)) == (1, 2):
        return first.form is Form.WORDS
    if low < high <= low + 1 or (low >= _TEN and low < high <= low * Decimal("1.5")):
        return True
    # "five or ten", "100 or 200"
    return high == low * 2 and not low % 5


def _in_metres(text: str, first: Term, second: Term) -> Term:
    """The first term with the "m" of "5m to 6m deep" read as metres, where the second's is."""
    value, scale = first.numeral.value, first.numeral.scale
    if second.unit != "metre" or scale != _MILLION or not isinstance(value, Decimal):
        return first
    if text[first.numeral.span.end - 1] != "m":
        return first
    return replace(first, numeral=replace(first.numeral, value=value / scale, scale=Decimal(1)), unit="metre")


def _moves(text: str, first: Term, second: Term, high: Number, sentence: Span) -> bool:
    """Whether "X to Y" says by how much, or from where, to where: "fell 50 to 300", "from 5 to 7"."""
    left = text[max(sentence.start, first.start - 48) : first.start]
    # "snow fell on the hills, with 5cm to 10cm below": another clause
    left = _CLAUSE.split(left)[-1]
    moved = next((word for word in _WORD.finditer(left) if word.group() in _moving()), None)
    if moved is None:
        return False
    if moved.group() in _LOSING and left.endswith(f"{moved.group()} ") and not (first.unit or second.unit):
        # "to lose 90 to 100 seats"
        return not plural_follows(text, second.end, min(sentence.end, second.end + 40))
    if not _RANGES.search(left, moved.end()) or (first.unit is not None and _BY.search(left)):
        return True
    if _BY.search(left) and second.unit is None and Fraction(high) > _DOUBLE * Fraction(first.value or 0):
        # "fallen by 773 to 3,583", but "rose by 5 to 7"
        return True
    return _FROM.match(text, max(sentence.start, first.start - 24), first.start) is not None
