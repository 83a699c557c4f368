"""Words that say when something happened: dates, weekdays, "last year", "in the three months to June"."""

import re
from functools import cache

from factcheck.grammar.words import alternation
from factcheck.lexicon.load import tables

# How far from a day, a month or a year its period may begin and end.
_BEFORE, _AFTER = 40, 60


def find(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """Return where periods stand between two positions, in order.

    >>> text = "On Friday sales in the three months to June were up."
    >>> [text[start:end] for start, end in find(text, 0, len(text))]
    ['On Friday', 'in the three months to June']
    """
    # most clauses have none of these words, and are passed over quickly
    marks = [match.start() for match in _marks().finditer(text, low, high)]
    if not marks:
        return []
    low, high = max(low, marks[0] - _BEFORE), min(high, marks[-1] + _AFTER)
    return [match.span("period") for match in _periods().finditer(text, low, high)]


@cache
def _marks() -> re.Pattern[str]:
    words = tables("periods")
    both = [form for kind in ("relative", "single", "since") for form in _either(words[kind])]
    named = [*words["days"], *words["months"], *words["feasts"], "weekend"]
    return re.compile(rf"\b(?:{alternation([*named, *both])}|(?:1[5-9]|20)\d\d)")


@cache
def weekday_or_month() -> str:
    """Return a pattern for the names of days and months."""
    words = tables("periods")
    return alternation([*words["days"], *words["months"]])


def _either(words: list[str]) -> list[str]:
    return [form for word in words for form in (word, word.capitalize())]


@cache
def _periods() -> re.Pattern[str]:
    words = tables("periods")
    day, name = alternation(words["days"]), alternation(words["months"])
    year = r"(?:1[5-9]|20)\d\d(?:[-/]\d\d(?:\d\d)?)?(?!\d|,\d)"
    number = r"\d{1,2}(?:st|nd|rd|th)?"
    date = rf"(?:{number}\s{name}|{name}\.?\s{number}\b)(?:,?\s{year})?"  # 5 May 2020, May 5, 2020
    month = rf"{name}(?:\s{year})?"
    lead = rf"(?:(?:{alternation(_either(words['leads']))})\s){{1,2}}"
    part = r"(?:early\s|late\s|mid-)?"
    length = rf"{alternation(words['lengths'])}s?"
    length_or_time = rf"(?:{length}|period|time|point|stage)"
    count = rf"(?:(?:\d{{1,3}}|{alternation(words['numbers'])}|couple\sof)\s)"
    return re.compile(
        rf"""
        \b(?P<period>
            # between 2019 and 2035, from May to July 2020
            (?: [Bb]etween | [Ff]rom )\s (?:{month}|{year}) \s(?:and|to|until)\s (?:{month}|{year})
            # on Friday night
          | (?:{lead})? (?: {date} | (?:the\s)?{part}{day}(?:\s{alternation(words["parts"])})? )(?!'s)
            # at Saturday's other match
          | {day}(?='s)
            # in early 2020
          | {lead} {part} (?: {month} | {year} | the\s(?:19|20)\d0s )
            # over the last two weeks
          | (?:{lead})?+ (?:[Tt]he\s)?+ {alternation(_either(words["relative"]))}\s
                {count}? (?: {length} | {day} | {name} ) (?:\sof\s(?:{year}|the\syear))?
            # in the three months to June
          | {lead} (?:the|a)\s {count}? {length} \s
                (?:to|ending|ended|of|until|since|from)\s (?:the\send\sof\s|\d{{1,2}}\s)? (?:{month}|{year})
            # since Easter
          | {lead} (?:last\s|this\s|next\s)? {alternation(words["feasts"])}
            # over the weekend
          | {lead} the\s (?:weekend|summer|winter|spring|autumn|holidays)
            # in the same period of 2022; by the end of last year; in the first half
          | {lead} the\ssame\s {length_or_time}
                (?: \s(?:of\s|in\s)? (?: last\s{length} | {month} | {year} | the\syear\sbefore ) )?
          | (?: {lead} | [Aa]t\s ) the\s(?:end|start|beginning|middle)\sof\s
                (?: {month} | {year} | (?:the|this|last|next)\s{length} )
          | {lead} the\s(?:first|second|third|fourth|final)\s(?:half|quarter)
                (?: \sof\s (?: {year} | (?:the|this|last)\syear ) )?
            # two weeks ago
          | (?: [Aa]n?\s | [Oo]ne\s | {count} ) {length} \s {alternation(words["since"])}
          | {alternation(_either(words["single"]))}
        )\b""",
        re.VERBOSE,
    )
