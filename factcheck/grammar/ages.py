"""Ages: "34-year-old", "aged 34", "Smith, 34,", "in his 50s", "the over-60s", "children under five"."""

import calendar
import re
from decimal import Decimal
from functools import cache

import regex

from factcheck.grammar import names
from factcheck.grammar.numeral import Form
from factcheck.grammar.terms import Term, single
from factcheck.grammar.wordlists import either, words
from factcheck.model.document import Span
from factcheck.model.quantity import Figure, Hedge, Kind

OLDEST = 120
"""No person's age is higher."""

_GROWN = 16
"""From here on a number after a full name is an age even without commas: "Nick Hale 44 was"."""

_GROWN_UP = 13
"""Below it "at 9" may be a time of day, and "a girl of 4" is too rare to tell from other numbers."""

_AGE_UNIT = r"(?:month|year|week|hour|day|yr)s?"
OLD = re.compile(
    rf"""
    (?: [ -]{_AGE_UNIT}[ -]olds?                        # 34 years old, 34-year-olds
      | -(?:month|year|week)-olds?                      # 34-year-old
      | [ -](?:months|years|weeks|days)[ ]of[ ]age      # 34 years of age
      | yo                                              # 34yo
    ) (?!\w)
    """,
    re.VERBOSE,
)
"""What makes the number before it an age."""

_HEDGES = r"(?:around|about|under|just|only|over)"
AGED = regex.compile(
    rf"""
    (?r) (?<!\w)
    (?: [Aa]ged[ ](?:between|from)                      # aged between 18 and 34
      | [Aa]t[ ](?:the[ ])?age(?:[ ]of)?                # at the age of 34
      | (?:the[ ])?ages?[ ]of
      | turn(?:ing|ed|s)                                # turned 34
      | age[ ](?:group|range|was|is)
      | [Aa]ged? | [Aa]ges                              # aged 34
    ) [ ] (?:{_HEDGES}[ ])?
    """,
    regex.VERBOSE,
)
"""What makes the number after it an age."""

_NAME = regex.compile(r"(?r)(?:(?<!\w)[A-Z][\w'-]{1,20}|\)),[ ]")  # Smith, 34
_NAME_GOES_ON = re.compile(
    r"[,.;)]|[ ](?:from|said|who|was|has|had|and|is)(?!\w)"
    r"|[ ]of(?![ ](?:these|those|their|whom|them|the|its|his|her)(?!\w))"
)
_ABOUT = r"(?:about|around|roughly|some|nearly|almost|just|only|over|under|more[ ]than|less[ ]than|well)"
_PART_NEXT = re.compile(  # Of the 60 crews in Leeds, 39, or 55 %, were late
    rf""",?[ ](?:\(|or[ ])?(?:{_ABOUT}[ ]){{0,2}}
         (?: (?:\d+(?:\.\d+)?[ ]?|[a-z]+(?:-[a-z]+)?[ ])(?:%|per[ ]?cent(?!\w)|pct?(?!\w))
           | (?:half|(?:an?|one|two|three|four)[ -](?:third|quarter|fourth|fifth|sixth|eighth|tenth)s?)
             (?=[,.;)])                                     # 40, or a third
           | (?:one|two|three|four|five|six|seven|eight|nine)[ ](?:in|out[ ]of)[ ](?:\d|[a-z]+) )""",
    re.VERBOSE,
)
_OF_ALL = re.compile(  # Of the 60 crews in Leeds, 39 had left
    r"(?:[\"'(]|and[ ]|but[ ]){0,2}(?:out[ ]of|of|among)[ ](?:[a-z']+[ ]){0,4}\d", re.IGNORECASE
)
_DAYS = tuple(f"{day}, " for day in calendar.day_name)
_IS = (
    r"(?:would[ ]have[ ]been|would[ ]be|will[ ]be|has[ ]turned|turned|were|was|are|is|am)"
    r"(?:[ ](?:already|still|just|only|now|then|aged))?"
)
_HE_IS = regex.compile(  # she was just 17
    rf"(?r)(?<!\w)(?:(?i:they|who|she|he|I)[ ]{_IS}|(?i:she|he|I)'(?:s|m))[ ](?:{_HEDGES}[ ])?"
)
_IS_ALL = re.compile(  # was 17 when; never "was 17 points behind", "was 12 to 1 on"
    r"[ ](?:years?[ ]younger|yesterday|tomorrow|because|before|while|after|until|since|today|when|last|next"
    r"|and|but|now|this|by|in|at|on)(?!\w)|[.;](?!\d)|,(?![ ]?\d)|[)\"]|\Z"
)
_NOVAK_WAS = regex.compile(rf"(?r)(?<!\w)[A-Z][\w'-]+[ ]{_IS}[ ](?:{_HEDGES}[ ])?")
_THEN = re.compile(r"[ ](?:at[ ]the[ ]time|when)(?!\w)")  # Novak was 17 when
_SOMEONE = regex.compile(r"(?r)(?<![\w'])(?P<word>[a-z]{3,}),[ ]")  # the driver, 58,
_FULL_NAME = regex.compile(r"(?r)(?<![\w-])(?P<given>[A-Z][a-z]+)[ ][A-Z][\w'-]+[ ]")  # Nick Hale 44 was

_SIDE = r"(?:younger[ ]than|older[ ]than|under|below|above|over)"
_COUNTED_NEXT = re.compile(  # children under 5 feet, people over 20%
    r"[ -][a-z]*(?:percent|metres|people|pounds|miles|stone|feet|per|kg|%)|%|[,.]\d"
)
_NO_AGE_NEXT = re.compile(r"[ ](?:per[ ]cent|percent|people|%)")
_THOSE = regex.compile(r"(?r)(?<![\w-])(?:[Aa]nyone|[Pp]eople|[Tt]hose|(?:[Ww]o)?[Mm]en|\w{4,}s)[ ]")
_OR_OLDER = re.compile(r"[ ](?:and|or)[ ](?:younger|older)(?!\w)")  # homeowners 65 and older
_OF_BEFORE = regex.compile(r"(?r)(?<!\w)[Aa]n?[ ](?:[a-z-]+[ ]){0,2}?(?P<word>[a-z]{3,})[ ]of[ ]")
_AGE_ENDS = re.compile(  # a postman of 83 was; left school at 14 to
    r"[ ](?:without|because|before|after|while|until|when|with|from|were"
    r"|has|had|was|who|and|but|for|in|to|is)(?!\w)"
    r"|[ ][a-z]{2,12}ed(?!\w|[ ][a-z]+s(?!\w))|[\"')]*(?:[.,;:](?!\d)|\s*\Z)"
)
_OVER_BEFORE = regex.compile(r"(?r)(?<!\w)(?P<side>[Uu]nder|[Oo]ver)[- ]?")  # the over-60s
_S = re.compile(r"s(?!\w)")  # in his 50s


@cache
def _people_under() -> regex.Pattern[str]:
    people = either(words("nouns", "aged", "people"))
    return regex.compile(rf"(?r)(?<!\w)(?i:{people})[ ](?:who[ ](?:were|are)[ ])?{_SIDE}[ ]")


def read_age(text: str, term: Term, sentence: Span) -> Figure | None:
    """Return the age that the term says, or None.

    >>> from factcheck.grammar import numerals, terms
    >>> text = "The 34-year-old won"
    >>> term = terms.term(text, next(numerals.find(text, 0, 19)), Span(0, 19))
    >>> read_age(text, term, Span(0, 19)).unit
    'year'
    """
    start, end = span = term.numeral.span
    value = term.numeral.value
    if not isinstance(value, Decimal) or term.numeral.form not in {Form.DIGITS, Form.WORDS} or term.currency:
        return None
    if old := OLD.match(text, end):
        unit = next(
            (unit for unit in ("year", "month", "week", "day", "hour") if unit in old.group()), "year"
        )
        return single(span, value, "age", unit=unit, unit_span=Span(*old.span()), kind=Kind.AGE)
    if value > OLDEST or (term.unit and term.unit != "year"):
        return None
    if term.numeral.rule == "decade":
        return _decade(text, value, span, sentence)
    if decade := _S.match(text, end):
        return _decade(text, value, Span(start, decade.end()), sentence)
    under = not term.unit and _people_under().match(text, max(sentence.start, start - 40), start)
    if under and not _COUNTED_NEXT.match(text, end):
        return single(span, value, "aged", unit="year", kind=Kind.AGE)
    if AGED.match(text, max(sentence.start, start - 24), start) and not _NO_AGE_NEXT.match(text, end):
        return single(span, value, "aged", unit="year", unit_span=term.unit_span, kind=Kind.AGE)
    if _follows_name(text, span, value, sentence):
        return single(span, value, "name-age", unit="year", kind=Kind.AGE)
    if _of_those(text, span, sentence):
        return single(span, value, "those-older", unit="year", kind=Kind.AGE)
    if value >= _GROWN_UP and _is_life(text, span, sentence):
        return single(span, value, "life-age", unit="year", kind=Kind.AGE)
    if _is_said(text, span, sentence):
        return single(span, value, "is-age", unit="year", kind=Kind.AGE)
    return None


@cache
def _persons() -> frozenset[str]:
    return words("people", "persons") | words("nouns", "aged", "one")


@cache
def _milestones() -> regex.Pattern[str]:
    return regex.compile(rf"(?r)(?<!\w)(?:{either(words('nouns', 'aged', 'milestones'))})[ ]at[ ]")


def _of_those(text: str, span: Span, sentence: Span) -> bool:
    """Whether it bounds whom the words before it mean: "homeowners 65 and older"."""
    start, end = span
    return (
        _OR_OLDER.match(text, end) is not None
        and _THOSE.match(text, max(sentence.start, start - 24), start) is not None
    )


def _is_life(text: str, span: Span, sentence: Span) -> bool:
    """Whether someone is or was that old: "a retired postman of 83", "left school at 14"."""
    start, end = span
    if not _AGE_ENDS.match(text, end):
        return False
    low = max(sentence.start, start - 48)
    of = _OF_BEFORE.match(text, low, start)
    if of and of["word"] in words("nouns", "aged", "of"):
        return True
    return _milestones().match(text, low, start) is not None


def _is_said(text: str, span: Span, sentence: Span) -> bool:
    """Whether someone is that old: "he is 34.", "Novak was 17 when", "the driver, 58, was"."""
    start, end = span
    low = max(sentence.start, start - 48)
    if _HE_IS.match(text, low, start) and _IS_ALL.match(text, end):
        return True
    if _NOVAK_WAS.match(text, low, start) and _THEN.match(text, end):
        return True
    someone = _SOMEONE.match(text, low, start) if text.startswith(", ", end) else None
    return someone is not None and someone["word"] in _persons()


def _decade(text: str, value: Decimal, span: Span, sentence: Span) -> Figure | None:
    """ "The over-60s" is an age without an upper end, "in his 50s" is from 50 to 59."""
    over = _OVER_BEFORE.match(text, max(sentence.start, span.start - 7), span.start)
    if over:
        older = over["side"].lower() == "over"
        return Figure(
            span=span,
            value=value,
            low=value if older else None,
            high=None if older else value,
            hedge=Hedge.MORE_THAN if older else Hedge.LESS_THAN,
            unit="year",
            kind=Kind.AGE,
            rule="overs",
        )
    if value % 10 or not 10 <= value <= 100:
        return None
    return Figure(span=span, value=None, low=value, high=value + 9, unit="year", kind=Kind.AGE, rule="decade")


def _follows_name(text: str, span: Span, value: Decimal, sentence: Span) -> bool:
    """Whether it is the 34 of "John Smith, 34, said"."""
    start, end = span
    if not text[start].isdigit() or value < 1 or "." in text[start:end] or not _NAME_GOES_ON.match(text, end):
        return False
    if text.startswith(_DAYS, text.rfind(" ", 0, start - 1) + 1) or _is_part(text, span, sentence):
        return False
    if _NAME.match(text, max(sentence.start, start - 28), start):
        return True
    named = _FULL_NAME.match(text, max(sentence.start, start - 36), start)
    return named is not None and value >= _GROWN and named["given"] in names.lexicon().given


def _is_part(text: str, span: Span, sentence: Span) -> bool:
    """Whether a number is some of those told before: "Of the 60 crews in Leeds, 39, or 55 %, were late"."""
    if _PART_NEXT.match(text, span.end):
        return True
    return text.startswith(" ", span.end) and bool(_OF_ALL.match(text, sentence.start, span.start))
