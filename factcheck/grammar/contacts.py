"""Links, addresses of mail and phone numbers, coordinates, and runs of digits that nobody counted."""

import re

import regex

from factcheck.grammar.chunk import aside, covering, unit_follows
from factcheck.grammar.nouns import plural_follows
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
    | (?<![\w.,/-]) \d{{3}}-0\d{{3}}(?![\d-]|,\d)    # 555-0142
    """,
    re.VERBOSE,
)
_PHONE_CUE = re.compile(r"[+(]|\d[ )-]\(?\d|0\d{9}")

_DIALLED = regex.compile(  # press 2, ring 101 or 999, text 60777
    r"(?r)(?<![\w-])(?i:(?:press|phon|ring|diall?|text|call)ing|press|phone|ring|dial|text|call)[ ]"
    r"(?:\d{1,6}[ ]or[ ])?"
)
_DIALLED_ENDS = re.compile(
    r"[ ][(]|[ ](?:immediately|anonymously|quoting|free|and|now|for|if|on|or)(?!\w|[ ](?:fewer|more|less|so))"
    r"|[\"')]*(?:[.,;:!](?!\d)|\s*\Z)"
)

_GROUPS = re.compile(
    r"(?<![\w.,-])\d{1,8}(?:-\d{1,8}){2,6}(?:-[\dX])?(?![\w-]|\.\d)"
)  # 20-45-77, 978-3-16-148410-0

_CITED = regex.compile(r"(?r)(?<!\w)(?i:reference|ref)(?:[ ](?:number|no\.?))?[.:]?[ ]")
_CITED_TAIL = re.compile(r"(?:[/-][A-Z\d]{1,8}){0,4}(?![\w,]|\.\d)")  # 4423/MAG

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


def dialled(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside a short number that readers are told to ring or to press: "ring 101", "press 2"."""
    start, end = numeral.span
    if end - start > 6 or not text[start:end].isdecimal() or not _DIALLED_ENDS.match(text, end):
        return None
    verb = _DIALLED.match(text, max(0, start - 18), start)
    # "they may call 12": people are called, too, but seldom in hundreds
    short = end - start < 3 and verb is not None and not verb.group().lower().startswith(("press", "dial"))
    return None if verb is None or short else aside(start, end, Aside.CONTACT, "dialled")


def cited(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside what a file is looked up by: "reference 4423/MAG", "ref: 20/1187"."""
    start, end = numeral.span
    if end - start < 2 or not text[start:end].isdecimal():
        return None
    if not _CITED.match(text, max(0, chunk.start - 18), chunk.start):
        return None
    tail = _CITED_TAIL.match(text, end)
    counts = plural_follows(text, end, end + 60) or unit_follows(text, end)
    if tail is None or (counts and not tail.group()):
        return None
    return aside(start, tail.end(), Aside.CODE, "cited")


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
