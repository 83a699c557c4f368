"""Dates, times of day, years and periods."""

import re
from functools import cache

import regex

from factcheck.grammar.chunk import aside
from factcheck.grammar.nouns import plural_follows
from factcheck.grammar.numeral import Form, Numeral
from factcheck.grammar.units import time_unit, unit_at
from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Aside, SetAside


@cache
def _months() -> str:
    names = tables("set_aside")["months"]["names"]
    # in lower case, only those that are no other word
    lower = [name.lower() for name in names if name not in {"May", "March", "Mar", "August"}]
    return "|".join(sorted([*names, *lower], key=len, reverse=True))


@cache
def _date() -> regex.Pattern[str]:
    month = rf"(?:{_months()})\.?"
    day = r"[0-3]?\d(?:st|nd|rd|th)?"
    year = r"(?:,? (?:1[4-9]|20|21)\d\d(?![\w,]\d|\d))?+"
    return regex.compile(
        rf"""
          (?<![\w.]) {month}[ ](?:the[ ])?{day}(?:[ ]?(?:-|to|and|or|until)[ ]?{day})?+(?![\d%,.]\d|\d|%)
              (?![ ](?:per[ ]?cent|people|percent|million|billion)) {year}            # Oct 7, Sept. 20-24, May 3 2019
        | (?<![\w.,]) (?:{day}[ ]?(?:-|to|and)[ ]?)?+ {day}[ ](?:of[ ])?(?:{month})(?!\w){year}   # 7 October, 20-24 May
        | (?<![\w.]) {month},?[ ](?:of[ ])?(?:1[4-9]|20|21)\d\d(?!\d)                  # October 2023
        | (?<![\w.]) {month}[ ]'\d\d(?!\d)
        | (?<![\w/.,]) \d{{1,4}}/\d{{1,2}}/\d{{2,4}} (?![\w/])                         # 20/10/2023
        | (?<![\w.,-]) (?:1[4-9]|20|21)\d\d-[01]\d-[0-3]\d (?!\d)                      # 2023-10-20
        | (?<![\w/.,]) (?:9/11|7/7|11/9|6/4|1/6) (?![\w/])                             # named for their day
        | (?<!\w) (?:[Ff]ourth|[Ff]irst|[Ff]ifth) of (?:{_months()})(?!\w)
        """,
        regex.VERBOSE,
    )


_TIME = regex.compile(
    r"""
      (?<![\w.,:]) [0-2]?\d[:.][0-5]\d (?:[:.][0-5]\d)?+ [ ]?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?|hrs|GMT|BST|UTC|E[SD]T|P[SD]T|CES?T|ET|h)(?!\w)
    | (?<![\w.,:$£€-]) [01]?\d [ ]?(?:-[ ]?[01]?\d[ ]?)?(?:[ap]\.m\.|[ap]m(?!\w)|[AP]\.M\.|[AP]M(?!\w)|o'clock)
    | (?<![\w.,:$£€]) [0-2]\d[0-5]\d [ ]?(?:GMT|BST|UTC|E[SD]T|P[SD]T|CES?T|hrs|hours|Z)(?!\w)
    | (?<![\w.,:$£€/-]) [0-2]?\d:[0-5]\d(?::[0-5]\d)?+ (?![\d:/-]|\.\d)
    """,
    regex.VERBOSE,
)
_PERIOD = regex.compile(
    r"(?<![\w.,$£€])(?:(?:1[4-9]|20)\d0|'?[1-9]0)s(?!\w)"
    r"|(?<![\w.,$£€/-])(?:1[4-9]|20)\d\d[-/](?:(?:1[4-9]|20)\d\d|\d\d)(?![\w/]|-\d|,\d)"
    r"|(?<!\w)(?:FY|Q[1-4] ?|H[12] ?|CY|fy)'?\d{2,4}(?!\w)|(?<!\w)[QH][1-4](?!\w)|(?<!\w)'\d\d(?![\w'])"
)
_CENTURY = re.compile(
    r"[ -](?:century|centuries|millennium|quarter|half|Congress|Century|anniversary|birthday)(?!\w)"
)
_DECADE_AGE = regex.compile(
    r"(?r)(?<!\w)(?:his|her|their|my|your|our|early|late|mid|the)(?:[ -](?:early|late|mid))?[ -]"
)
UNIT_NEXT = re.compile(r"[ -]?(?:%|per cent|percent|km|kg|rpm|mph|hp|bhp|cc|feet|foot|metres|meters|miles|tonnes|tons|pounds|dollars|euros|"
                        r"yards|calories|kcal|watts|litres|acres|hectares|hours|MW|kW|sq|square|degrees|points|barrels|kilometres|kilometers|lbs|mg|ml|GB|MB|AD|BC)(?!\w)")  # fmt: skip
_COUNTED = re.compile(r" (?:[a-z]+ ){0,1}(?:people|men|women|children|deaths|cases|homes|jobs|soldiers|troops|students|pupils|patients|workers|employees|staff|"
                      r"families|victims|residents|households|voters|refugees|migrants|civilians|houses|buildings|arrests|flights|tests|votes|beds|injuries|casualties)(?!\w)")  # fmt: skip
_YEAR_LEFT = regex.compile(r"(?r)(?<![\w'])([A-Za-z]+)[ ]")
_HEDGED = regex.compile(
    r"(?r)(?<!\w)(?:than|nearly|almost|roughly|approximately|least|most|some|up to|total of)[ ]"
)


def dated(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    low, high = max(0, numeral.span.start - 24), min(len(text), numeral.span.end + 24)
    for date in _date().finditer(text, low, high):
        if date.start() <= numeral.span.start < date.end():
            return aside(max(date.start(), 0), date.end(), Aside.DATE, "date")
    return None


def clock(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    low, high = max(0, numeral.span.start - 8), min(len(text), numeral.span.end + 10)
    for time in _TIME.finditer(text, low, high):
        if time.start() <= numeral.span.start < time.end():
            return aside(time.start(), time.end(), Aside.TIME, "time")
    if regex.match(
        r" past (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d)",
        text,
        pos=numeral.span.end,
    ):
        return aside(*numeral.span, Aside.TIME, "time")
    return None


def period(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    if numeral.form is Form.ORDINAL:
        if century := _CENTURY.match(text, numeral.span.end):
            return aside(numeral.span.start, century.end(), Aside.PERIOD, "period")
        return None
    low, high = max(0, numeral.span.start - 6), min(len(text), numeral.span.end + 8)
    for period in _PERIOD.finditer(text, low, high):
        if period.start() <= numeral.span.start < period.end():
            two_digits = period.end() - period.start() <= 4 and period.group().endswith("s")
            person = _DECADE_AGE.match(text, max(0, period.start() - 16), period.start())
            if (
                two_digits
                and person
                and not person.group().lower().startswith(("the", "early", "late", "mid"))
            ):
                return None
            return aside(period.start(), period.end(), Aside.PERIOD, "period")
    return None


def _measured(text: str, end: int) -> bool:
    unit = unit_at(text, end + 1, attached=False) if text[end : end + 1] in {" ", "-"} else None
    return bool(UNIT_NEXT.match(text, end)) or (unit is not None and time_unit(unit[0]) is None)


def year(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    start, end = numeral.span
    surface = text[start:end]
    if len(surface) != 4 or not surface.isdigit() or not 1000 <= int(surface) <= 2199:
        return None
    if start and text[start - 1] in "$£€¥₹-." or text[end : end + 1] in {"%"} or _measured(text, end):
        return None
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit():
        return None
    year = int(surface)
    before = _YEAR_LEFT.match(text, max(0, start - 16), start)
    placed = before is not None and before[1].lower() in {
        "in",
        "since",
        "by",
        "until",
        "from",
        "during",
        "early",
        "late",
        "mid",
        "before",
        "after",
    }
    if _HEDGED.match(text, max(0, start - 18), start):
        return None
    if _COUNTED.match(text, end) and not placed:
        return None
    listed = before and before[1] in tables("set_aside")["year"]["before"]
    if (
        year % 100 == 0
        and before
        and not listed
        and re.match(r" [a-z]", text[end : end + 2])
        and plural_follows(text, end, end + 40)
    ):
        return None
    if 1900 <= year <= 2049 or placed:
        return aside(start, end, Aside.DATE, "year")
    if (
        before
        and before[1] in tables("set_aside")["year"]["before"]
        and not re.match(r" [a-z]+s(?!\w)", text[end : end + 20])
    ):
        return aside(start, end, Aside.DATE, "year")
    return None
