"""Things that are listed, and how many they are in every way in which commas and "and" can be read."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

_LONGEST_THING = 60
"""Characters: what is longer is a clause, and its commas may be its own."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list in a text: where it stands, its things, and the fewest and the most that it can have."""

    start: int
    end: int
    pieces: tuple[str, ...]
    least: int
    most: int


def read_list(things: str, start: int) -> Listing | None:
    """Return the list that words are, which stand so far into a text; None where a piece is no thing.

    >>> told = read_list("housing, roads and law and order", 0)
    >>> told.least, told.most
    (3, 4)
    """
    parted = regex.split(";" if ";" in things else ",", things)
    pieces = tuple(piece for each in parted if (piece := _oxford().sub("", each).strip()))
    if not pieces or any(len(piece) > _LONGEST_THING for piece in pieces):
        return None
    within = [len(_and().findall(piece)) for piece in pieces]
    # without an "and" behind the last comma, one in the last piece is that of the list
    last = int(within[-1] > 0 and not _oxford().match(parted[-1]) and ";" not in things)
    least, most = len(pieces) + last, len(pieces) + sum(within)
    if _named(pieces) and len(pieces) % 2 == 0 and not last:
        # Springfield, Illinois, and Dayton, Ohio
        least = len(pieces) // 2
    return Listing(start, start + len(things.rstrip()), pieces, least, most) if most >= 2 else None


def names(text: str, start: int, end: int) -> Iterator[Listing]:
    """Yield the lists of names in a sentence: "Diaz, Holt and Ferreira", "in Kol and in Mirpa"."""
    years = any(text.find(led, start, end) >= 0 for led in _AND_A_YEAR)
    for found in _years().finditer(text, start, end) if years else ():
        # a medal three times, in 1974, 1983 and 1999
        listed = read_list(found[0], found.start())
        if listed is not None:
            yield listed
    if not _and_a_name().search(text, start, end):
        return
    for found in _names().finditer(text, start, end):
        # "four cities in May, Leeds, Hull and York": the month is none of them
        dated = _date().match(found[0])
        begin = dated.end() if dated else 0
        things, ages = _aged().subn("", found[0][begin:])
        listed = read_list(things, found.start() + begin)
        if listed is not None and ages:
            # "Ann Lee, 61, Ely, and Bo Dean, 19": what has no age may be where one of them lives
            least = listed.most if ages == len(listed.pieces) else min(ages, listed.least)
            listed = replace(listed, end=found.end(), least=least)
        if listed is not None:
            yield listed


@cache
def _and() -> "regex.Pattern[str]":
    return regex.compile(r"\s+(?:and|or|&|plus)\s+", regex.IGNORECASE)


@cache
def _oxford() -> "regex.Pattern[str]":
    return regex.compile(r"\A\s*(?:and|or|plus)\s+", regex.IGNORECASE)


_AGE = r",\s+(?:aged\s+)?[1-9]\d?\b(?![.,]?\d|\s*%)"
_LED = r"(?:(?:in|at|on|from|near|by|against|the)\s+){0,2}"
_NAME = (
    rf"{_LED}"
    r"\p{Lu}[\p{L}’'-]+(?:\s+(?:(?:of|de|la|the|van|von)\s+){0,2}\p{Lu}(?:\.|[\p{L}’'-]*)){0,4}"
)


@cache
def _aged() -> "regex.Pattern[str]":
    return regex.compile(_AGE)


@cache
def _names() -> "regex.Pattern[str]":
    return regex.compile(
        rf"(?<![\p{{L}}\d])(?:{_NAME}(?:{_AGE})?,\s+){{0,12}}{_NAME}(?:{_AGE})?,?\s+(?:and|&)\s+{_NAME}(?:{_AGE})?(?![\p{{L}}\d]|\s+(?:and|&)\s)"
    )


_AND_A_YEAR = "and 1", "and 2", "and in 1", "and in 2"
"""What every list of years has: asked first."""


@cache
def _years() -> "regex.Pattern[str]":
    year = r"(?:in\s+)?(?:1[5-9]|20)\d\d"
    return regex.compile(
        rf"(?<![\p{{L}}\d$£€])(?:{year},\s+)*{year},?\s+and\s+{year}(?![\d%]|,\d|\s+\p{{Ll}})"
    )


@cache
def _and_a_name() -> "regex.Pattern[str]":
    # what every list of names has: asked first, as it costs a tenth
    return regex.compile(rf"(?:and|&)\s+{_LED}\p{{Lu}}")


@cache
def _date() -> "regex.Pattern[str]":
    days = "|".join((*calendar.day_name, *calendar.month_name[1:]))
    # and no other day behind it: on Monday, Tuesday and Friday
    return regex.compile(rf"(?:in|on)\s+(?:{days}),\s+(?!(?:and\s+)?(?:{days})\b)")


def _named(pieces: tuple[str, ...]) -> bool:
    return all(piece[:1].isupper() for piece in pieces)
