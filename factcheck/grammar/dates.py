"""Dates, times of day, years and periods."""

import re
from functools import cache

import regex

from factcheck.grammar.chunk import aside, covering, unit_follows
from factcheck.grammar.nouns import plural_follows
from factcheck.grammar.numeral import Form, Numeral
from factcheck.grammar.races import race_at
from factcheck.grammar.temperatures import in_tens_of_degrees
from factcheck.grammar.units import time_unit, unit_at
from factcheck.grammar.wordlists import either, words
from factcheck.model.document import Span
from factcheck.model.quantity import Aside, SetAside

_CENTURIES = r"(?:1[4-9]|2[01])"
_NUMERIC_DATE = re.compile(
    rf"""
      (?<![\w/.,]) \d{{1,4}}/\d{{1,2}}/\d{{2,4}} (?![\w/])        # 20/10/2023
    | (?<![\w/.,]) (?:9/11|7/7|11/9|6/4|1/6) (?![\w/])            # named for their day
    | (?<![\w.,-]) {_CENTURIES}\d\d-[01]\d-[0-3]\d (?!\d)         # 2023-10-20
    """,
    re.VERBOSE,
)

_ZONE = r"(?:GMT|BST|UTC|E[SD]T|P[SD]T|CES?T|hrs)"
_NOON = r"(?:[ap]\.m\.|[ap]m(?!\w)|[AP]\.M\.|[AP]M(?!\w)|o'clock)"
_RATIO = r"[ ](?:dilution|mixture|ratio|scale|model|slope)"  # a 1:10 scale
_TIME = re.compile(
    rf"""
      (?<![\w.,:]) [0-2]?\d[:.][0-5]\d (?:[:.][0-5]\d)?+ [ ]?
          (?:[ap]\.?m\b\.?|[AP]\.?M\b\.?|{_ZONE}|ET|h) (?!\w)                               # 10.45 p.m.
    | (?<![\w.,:$£€-]) [01]?\d [ ]? (?:-[ ]?[01]?\d[ ]?)? {_NOON}                           # 9-11am
    | (?<![\w.,:$£€]) [0-2]\d[0-5]\d [ ]? (?:{_ZONE}|hours|Z) (?!\w)                        # 0930 GMT
    | (?<![\w.,:$£€/-]) [0-2]?\d:[0-5]\d (?::[0-5]\d)?+ (?![\d:/-]|[.,]\d|{_RATIO})             # 10:45
    """,
    re.VERBOSE,
)
_HALF_PAST = regex.compile(  # half past nine, a quarter to eight
    r"(?r)(?<!\w)(?:[Aa][ ])?(?:[Hh]alf[ -]past|[Qq]uarter[ -](?:past|to))[ ]"
)
_ERA = r"(?:BCE?|CE|AD|B\.C\.|A\.D\.)"
_IN_ERA = re.compile(  # AD 410, 54BC
    rf"(?<![\w.])(?:A\.D\.|AD)[ ]?\d{{1,4}}(?![\w,]|\.\d)|(?<![\w.,])\d{{1,5}}[ ]?{_ERA}(?!\w)"
)
_TIME_CUE = re.compile(rf":|\d[ ]?(?:[ap]\.?m|[AP]\.?M|{_ZONE}|ET|Z|h|o'clock)")
_OCLOCK = re.compile(r"[ ]o'clock(?!\w)")
_PAST = re.compile(  # half past ten
    r"[ ]past[ ](?:twelve|eleven|seven|eight|three|five|four|nine|one|six|ten|two|\d)"
)

_TIME_BEFORE = regex.compile(r"(?r)(?<!\w)(?i:around|before|after|about|until|since|from|till|to|at|by)[ ]")
_TIME_AFTER = re.compile(r"[ ](?:in[ ]the|[ap]\.?m|this|that|on)(?!\w)")  # six thirty this morning

_YEARS = r"(?:1[4-9]|20)\d\d"
_PERIOD = re.compile(
    rf"""
      (?<![\w.,$£€]) (?:(?:1[4-9]|20)\d0|'?[1-9]0)s (?!\w)                                  # 1990s, '90s
    | (?<![\w.,$£€/-]) {_YEARS}[-/](?:{_YEARS}|\d\d) (?![\w/]|-\d|,\d)                      # 2023-24
    | (?<!\w) (?:FY|Q[1-4][ ]?|H[12][ ]?|CY|fy) '?\d{{2,4}} (?!\w)                          # FY24, Q3 2024
    | (?<!\w) [QH][1-4] (?!\w)                                                              # Q3
    | (?<!\w) '\d\d (?![\w'])                                                               # '98
    """,
    re.VERBOSE,
)
_PERIOD_CUE = re.compile(r"'|\ds|\d[-/]\d|FY|fy|CY|[QH]\d")
_CENTURY = re.compile(  # nineteenth century, third quarter
    r"[ -](?:anniversary|millennium|centuries|[Cc]entury|Congress|birthday|quarter|half)(?!\w)"
)
_PART = regex.compile(r"(?r)(?<!\w)(?i:early|mid|late)-")
_IN_HIS = regex.compile(r"(?r)(?<!\w)(?:their|your|his|her|our|my)(?:[ -](?:early|late|mid))?[ -]")

_OVER_UNDER = regex.compile(r"(?r)(?<!\w)(?i:under|over)[ -]")  # the over-60s are people

_FROM_TO = re.compile(r"(?<!\w)from[ ]\d\d00[ ]to[ ]\d\d00(?!\d)")
_WORD_BEFORE = regex.compile(r"(?r)(?<![\w'])([A-Za-z]+)[ ]")
_HEDGE_BEFORE = regex.compile(
    r"(?r)(?<!\w)(?i:approximately|total of|roughly|almost|nearly|least|up to|most|some|than)[ ]"
)
_PLURAL_NEXT = re.compile(r"[ ][a-z]+s(?!\w)")
_WORD_NEXT = re.compile(r"[ ][a-z]")


@cache
def _named_months() -> str:
    names = words("set_aside", "months", "names")
    # in lower case, only those that are no other word
    lower = {name.lower() for name in names - {"May", "March", "Mar", "August"}}
    return either(names | lower)


@cache
def _month_cue() -> re.Pattern[str]:
    return re.compile(either({name[:3] for name in _named_months().split("|")}))


@cache
def _month_date() -> re.Pattern[str]:
    names = rf"(?:{_named_months()})"
    month, day = rf"{names}\.?", r"[0-3]?\d(?:st|nd|rd|th)?"
    counted = r"(?:[%,.]\d|\d|%)|[ ](?:per[ ]?cent|people|percent|million|billion)"
    return re.compile(
        rf"""
          (?<![\w.]) {month}[ ](?:the[ ])?{day} (?:[ ]?(?:until|and|to|or|-)[ ]?{day})?+
              (?!{counted})                                                             # Oct 7, May 20-24
        | (?<![\w.,]) (?:{day}[ ]?(?:and|to|-)[ ]?)?+ {day}[ ](?:of[ ])?{month}(?!\w)            # 7 October
        | (?<![\w.]) {month},?[ ](?:of[ ])?{_CENTURIES}\d\d(?!\d)                       # October 2023
        | (?<![\w.]) {month}[ ]'\d\d(?!\d)                                              # October '23
        | (?<!\w) (?:[A-Za-z]+-)?[A-Za-z]*(?:eventh|ighth|inth|econd|ird|irst|eth|rth|fth|nth|xth)
              [ ]of[ ]{names}(?!\w)                                                    # the Fourth of July
        """,
        re.VERBOSE,
    )


@cache
def _people_or_things() -> re.Pattern[str]:
    """What shows a number to be a count, although it could be a year: "2,000 people" without its comma."""
    return re.compile(rf"[ ](?:[a-z]+[ ])?(?:{either(words('set_aside', 'year', 'counted'))})(?!\w)")


def dated(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside a date, whole: "7 October 2023", "20/10/2023", "9/11"."""
    start, end = numeral.span
    date = None
    # each number is asked only what a look around it allows
    if _month_cue().search(text, max(0, start - 24), end + 24):
        date = covering(_month_date(), text, numeral, 24, 24)
    joined = text[max(0, start - 1) : end + 1]
    if date is None and ("/" in joined or "-" in joined):
        date = covering(_NUMERIC_DATE, text, numeral, 24, 24)
    around = text[max(0, start - 5) : end + 5]
    if date is None and ("A" in around or "B" in around or "CE" in around):
        date = covering(_IN_ERA, text, numeral, 6, 6)
    return date and aside(*date.span(), Aside.DATE, "date")


def clock(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside a time of day, whole: "10:45", "9-11am", "half past ten"."""
    start, end = numeral.span
    if _TIME_CUE.search(text, max(0, start - 8), end + 10):
        time = covering(_TIME, text, numeral, 8, 18)
        if time:
            run = race_at(text, time.start())
            return None if run and run.end() == time.end() else aside(*time.span(), Aside.TIME, "time")
    if oclock := _OCLOCK.match(text, end):
        return aside(start, oclock.end(), Aside.TIME, "time")
    past = text.endswith(("past ", "to "), 0, start)
    half = _HALF_PAST.match(text, max(0, start - 18), start) if past else None
    # "a quarter to a third of pupils" is a range
    if half and numeral.form is not Form.FRACTION and not plural_follows(text, end, end + 40):
        return aside(half.start(), end, Aside.TIME, "time")
    return aside(start, end, Aside.TIME, "time") if _PAST.match(text, end) else None


def period(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside a decade, a century, a quarter, a financial year: "the 1990s", "2023-24", "Q3"."""
    start, end = numeral.span
    if numeral.form is Form.ORDINAL:
        century = _CENTURY.match(text, end)
        return century and aside(start, century.end(), Aside.PERIOD, "period")
    if not _PERIOD_CUE.search(text, max(0, start - 6), end + 8):
        return None
    stretch = covering(_PERIOD, text, numeral, 6, 8)
    if stretch is None or _in_ones_decade(text, stretch) or _OVER_UNDER.match(text, 0, stretch.start()):
        return None
    if stretch.end() - stretch.start() == 3 and in_tens_of_degrees(text, *stretch.span()):
        return None
    return aside(*stretch.span(), Aside.PERIOD, "period")


def spoken(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside a time or a year in words: "at six thirty", "nineteen eighty-four"."""
    if numeral.rule != "spoken" or numeral.value is None:
        return None
    start, end = numeral.span
    hundreds, rest = divmod(int(numeral.value), 100)
    if hundreds > 12 or (hundreds > 9 and rest >= 60):
        return aside(start, end, Aside.DATE, "year")
    timed = _TIME_BEFORE.match(text, max(0, start - 8), start) or _TIME_AFTER.match(text, end)
    return aside(start, end, Aside.TIME, "time") if rest < 60 and (hundreds > 9 or timed) else None


def _in_ones_decade(text: str, stretch: re.Match[str]) -> bool:
    """Whether "50s" is an age: "in her 50s"."""
    first, last = stretch.span()
    decade = last - first <= 4 and stretch.group().endswith("s")
    return decade and _IN_HIS.match(text, max(0, first - 16), first) is not None


def year(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside a year that stands alone: "in 2019", but not "1900 tonnes" and not "nearly 2000"."""
    start, end = numeral.span
    if not _could_be_year(text, start, end) or _HEDGE_BEFORE.match(text, max(0, start - 18), start):
        return None
    number = int(text[start:end])
    if number % 100 == 0 and _from_to_things(text, numeral):
        return None
    word = _WORD_BEFORE.match(text, max(0, start - 16), start)
    before = word[1] if word else ""
    placed = before.lower() in words("set_aside", "year", "placed")
    listed = before in words("set_aside", "year", "before")
    if not placed and _people_or_things().match(text, end):
        return None
    # "some 1200 houses" are a count, "in 1200 houses were" is a year
    round_count = number % 100 == 0 and before and not listed and _WORD_NEXT.match(text, end)
    if round_count and plural_follows(text, end, end + 40):
        return None
    if 1900 <= number <= 2049 or placed or (listed and not _PLURAL_NEXT.match(text, end, end + 20)):
        return aside(start, end, Aside.DATE, "year")
    return None


def _from_to_things(text: str, numeral: Numeral) -> bool:
    """Whether it is one end of "from 1000 to 2000 hires": both are round, and a plural follows."""
    both = covering(_FROM_TO, text, numeral, 16, 10)
    return both is not None and plural_follows(text, both.end(), both.end() + 40)


def _could_be_year(text: str, start: int, end: int) -> bool:
    surface = text[start:end]
    if len(surface) != 4 or not surface.isdecimal() or not 1000 <= int(surface) <= 2199:
        return False
    if start and text[start - 1] in "$£€¥₹-." and not _PART.match(text, max(0, start - 8), start):
        return False
    after = text[end : end + 2]
    in_range = after[:1] == "-" and after[1:].isdecimal()
    return not (in_range or after[:1] == "%" or _measured(text, end))


def _measured(text: str, end: int) -> bool:
    """Whether a unit follows, but for one of time: "2019 days" may be anything."""
    if unit_follows(text, end):
        return True
    unit = unit_at(text, end + 1, attached=False) if text[end : end + 1] in {" ", "-"} else None
    return unit is not None and time_unit(unit[0]) is None
