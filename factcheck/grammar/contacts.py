"""Links, addresses of mail and phone numbers, coordinates, and runs of digits that nobody counted."""

import re

import regex

from factcheck.grammar.chunk import aside
from factcheck.grammar.numeral import Form, Numeral
from factcheck.model.document import Span
from factcheck.model.quantity import Aside, SetAside

_LINK = re.compile(r"://|^\(?www\.|\w\.(?:com|org|net|gov|edu|io|co\.uk|ac\.uk|gov\.uk)(?:/|\W?$)|#\d|@")
_PHONE = regex.compile(
    r"(?<![\w.,])(?:\+\d{1,3}[ -]?)?(?:\(\d{2,5}\)[ -]?|0\d{2,4}[ -])\d{3,4}(?:[ -]?\d{3,4})?(?!\d)"
    r"|(?<![\w.,])\+\d[\d -]{8,15}\d|(?<![\w.,-])\d{3}-\d{3}-\d{4}(?![\d-])|(?<![\w.,])0\d{9,10}(?!\d)"
)
_COORDINATE = regex.compile(r"\d(?:\.\d+)?(?:°|°?(?:\d+(?:\.\d+)?['\"])*)[ ]?[NSEW](?!\w|\.\d)")


def link(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    if (found := _LINK.search(text[chunk.start : chunk.end])) is None:
        return None
    return aside(*numeral.span, Aside.CONTACT if found.group() == "@" else Aside.LINK, "link")


def phone(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    low = max(0, numeral.span.start - 20)
    for phone in _PHONE.finditer(text, low, min(len(text), numeral.span.end + 20)):
        if phone.start() <= numeral.span.start < phone.end():
            return aside(phone.start(), phone.end(), Aside.CONTACT, "phone")
    return None


def coordinates(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    here = _COORDINATE.match(text, numeral.span.end - 1)
    if here and (here.group().endswith(("N", "S")) or "." in text[numeral.span.start : numeral.span.end]):
        return aside(numeral.span.start, here.end(), Aside.COORDINATES, "coordinates")
    return None


def long_digits(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    return aside(*numeral.span, Aside.CODE, "long-digits") if numeral.form is Form.CODE else None
