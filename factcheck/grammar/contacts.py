"""Links, addresses of mail and phone numbers, coordinates, and runs of digits that nobody counted."""

import re

import regex

from factcheck.grammar.chunk import aside, covering
from factcheck.grammar.numeral import Form, Numeral
from factcheck.model.document import Span
from factcheck.model.quantity import Aside, SetAside

_DOMAIN = r"\w\.(?:gov\.uk|co\.uk|ac\.uk|com|edu|gov|net|org|io)(?:/|\W?$)"  # example.org/4
_LINK = re.compile(rf"://|^\(?www\.|{_DOMAIN}|#\d|@")

_AREA_CODE = r"(?:\+\d{1,3}[ -]?)?(?:\(\d{2,5}\)[ -]?|0\d{2,4}[ -])\d{3,4}(?:[ -]?\d{3,4})?(?!\d)"
_PHONE = re.compile(
    rf"""
      (?<![\w.,]) {_AREA_CODE}                      # 020 7946 0000, (0161) 496 0000
    | (?<![\w.,]) \+\d[\d -]{{8,15}}\d              # +44 20 7946 0000
    | (?<![\w.,-]) \d{{3}}-\d{{3}}-\d{{4}}(?![\d-]) # 555-010-9999
    | (?<![\w.,]) 0\d{{9,10}}(?!\d)                 # 02079460000
    """,
    re.VERBOSE,
)
_PHONE_CUE = re.compile(r"[+(]|\d[ )-]\(?\d|0\d{9}")

_GROUPS = re.compile(
    r"(?<![\w.,-])\d{1,8}(?:-\d{1,8}){2,6}(?:-[\dX])?(?![\w-]|\.\d)"
)  # 20-45-77, 978-3-16-148410-0

_MINUTES = r"(?:°|°?(?:\d+(?:\.\d+)?['\"])*)"
_LATITUDE = regex.compile(r"(?r)\d[ ]?[NS](?:,[ ]?|[ ])")
_COORDINATE = re.compile(rf"\d(?:\.\d+)?{_MINUTES}[ ]?[NSEW](?![\w/]|\.\d)")  # 51.5N, 0°7'W


def long_digits(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside more digits than any figure has."""
    return aside(*numeral.span, Aside.CODE, "long-digits") if numeral.form is Form.CODE else None


def link(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside a number in an address of the web or of mail: "example.org/2024/05"."""
    address = _LINK.search(text[chunk.start : chunk.end])
    if address is None:
        return None
    return aside(*numeral.span, Aside.CONTACT if address.group() == "@" else Aside.LINK, "link")


def phone(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside a phone number, whole: "020 7946 0000"."""
    start, end = numeral.span
    if not _PHONE_CUE.search(text, max(0, start - 3), end + 3):
        return None
    number = covering(_PHONE, text, numeral, 20, 20)
    return number and aside(*number.span(), Aside.CONTACT, "phone")


def account(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside the number of an account, a card or a book: three or more groups joined by hyphens."""
    start, end = numeral.span
    if "-" not in text[max(0, start - 1) : end + 1]:
        return None
    number = covering(_GROUPS, text, numeral, 40, 40)
    return number and aside(*number.span(), Aside.CODE, "account")


def coordinates(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside a latitude or longitude: "51.5N"; east and west follow a latitude, else "9.5W" is watts."""
    start, end = numeral.span
    coordinate = _COORDINATE.match(text, end - 1)
    if coordinate is None:
        return None
    surface = coordinate.group()
    alone = not surface.endswith(("N", "S")) and not set("°'\"") & set(surface)
    if alone and not _LATITUDE.match(text, max(0, start - 8), start):
        return None
    return aside(start, coordinate.end(), Aside.COORDINATES, "coordinates")
