"""Numbers in digits: 1,400, 3.4bn, 2½, 5 lakh crore, 1.99×10^30."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from factcheck import limits
from factcheck.grammar.mixed import part_at
from factcheck.grammar.numeral import Form, Numeral, listed, share, tidy
from factcheck.grammar.wordlists import either, words
from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Number

GLYPHS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
    "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
"""Fractions that are one character, and what they are worth."""

_SPACED_OFF = frozenset("$£€")
_TOUCHING = frozenset("$£€¥₹")
"""The signs that make "b" a billion: next to the number, or with a space between."""

_TIMES_TEN = r"[ ]?[×x][ ]?10\^?(?P<power>-?\d{1,3}+)"  # 1.99×10^30
_EXPONENT = r"[eE](?P<exponent>[+-]?\d{1,3}+)(?!\w)"  # 6.02e23
_SCIENTIFIC = rf"(?P<mantissa>\d++(?:\.\d++)?)(?:{_TIMES_TEN}|{_EXPONENT})"
_GLYPHED = rf"(?P<whole>\d{{1,6}}+)[ -]?(?P<glyph>[{''.join(GLYPHS)}])"  # 2½
_MIXED = r"(?P<count>\d{1,4}+)[ -](?P<over>\d{1,3}/\d{1,3})(?![\d/])"  # 5 1/2
_PART = r"(?P<part>\d{1,3}/\d{1,3})(?![\d/,.]\d|/)"  # 3/4
_DOTTED = r"(?P<dotted>\d{1,3}(?:\.\d{3}){2,}+)(?!\.?\d)"  # 1.000.000
_SPACED = r"(?P<spaced>\d{1,3}(?:[ ]\d{3}){2,}+)(?!\d)"  # 1 000 000
_GROUPED = r"(?P<grouped>\d{1,3}(?:,\d{2,3})*,\d{3}+(?!\d)(?:\.\d++)?)"  # 1,400  1,00,000
_PLAIN = r"(?P<plain>\d++(?:\.\d++)?)"  # 1400  3.5
_ORDINAL = r"(?P<ordinal>st|nd|rd|th)(?!\w)"  # 21st

_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_WORD = re.compile(r"\w+")


@cache
def _written() -> re.Pattern[str]:
    suffix = rf"[ ]?(?P<suffix>{either(listed('suffix'))})(?![\w/])(?!-\w)"  # 3.4bn
    scales = rf"(?P<scales>(?:[ -](?:{either(listed('scale'))})(?!\w))++)"  # 5 lakh crore
    return re.compile(
        rf"""
        (?: {_SCIENTIFIC} | {_GLYPHED} | {_MIXED} | {_PART} | {_DOTTED} | {_SPACED} | {_GROUPED} | {_PLAIN} )
        (?: {_ORDINAL} | {suffix} | {scales} )?+
        """,
        re.VERBOSE,
    )


@cache
def _metres_after() -> re.Pattern[str]:
    """What makes "5m" metres: the words that follow a length or a race, or its feet in brackets."""
    return re.compile(rf"[ -](?:{either(words('numerals', 'metres', 'after'))})(?!\w)|[ ]?\(")


class _Unscaled(NamedTuple):
    """What the digits alone are worth."""

    value: Number
    rule: str
    form: Form = Form.DIGITS
    flags: tuple[str, ...] = ()


def read_digits(text: str, anchor: Span, within: Span) -> Numeral | None:
    """Return the number in digits that opens at the anchor, with the scale after it.

    >>> text = "3.4bn"
    >>> str(read_digits(text, Span(0, 1), Span(0, 5)).value)
    '3400000000'
    """
    written = _written().match(text, anchor.start, within.end)
    if written is None:
        return None
    first, stop = written.span()
    surface = written["dotted"] or written["spaced"] or written["grouped"] or written["plain"] or ""
    if len(surface) > limits.DIGIT_RUN:
        return Numeral(span=Span(first, stop), value=None, form=Form.CODE, rule="long-digits")
    unscaled = _unscaled(written, surface)
    if unscaled is None:
        return _first_part(written)
    if written["plain"] and _point_before(text, first, within.start):
        first -= 1
        if "." not in surface:
            unscaled = unscaled._replace(value=Decimal(surface).scaleb(-len(surface)))
    value, rule, form, flags = unscaled
    if written["ordinal"]:
        if surface and _is_rank(surface, written["ordinal"]):
            return Numeral(span=Span(first, stop), value=value, form=Form.ORDINAL, rule="ordinal")
        # "11st" is a weight; "1/4th" is a quarter
        end = stop if form is Form.FRACTION else written.start("ordinal")
        return Numeral(span=Span(first, end), value=value, form=form, flags=flags, rule=rule)
    value, stop, scale = _scaled(text, first, written, value)
    return Numeral(span=Span(first, stop), value=value, form=form, scale=scale, flags=flags, rule=rule)


def _unscaled(written: re.Match[str], surface: str) -> _Unscaled | None:
    """What the digits are worth before any scale; None where a slash makes no part: "9/11"."""
    if surface:
        return _plain(written, surface)
    if written["mantissa"]:
        power = int(written["power"] or written["exponent"])
        return _Unscaled(Decimal(written["mantissa"]).scaleb(power), "scientific")
    if written["glyph"]:
        return _Unscaled(_plus(written["whole"], GLYPHS[written["glyph"]]), "mixed")
    if not _is_part(written["over"] or written["part"]):
        return None
    if written["over"]:
        return _Unscaled(_plus(written["count"], written["over"]), "mixed")
    return _Unscaled(Fraction(written["part"]), "fraction", Form.FRACTION)


def _plain(written: re.Match[str], surface: str) -> _Unscaled:
    if written["dotted"]:
        return _Unscaled(Decimal(surface.replace(".", "")), "digits", flags=("foreign",))
    # "3.500" is three and a half, or three and a half thousand in much of Europe
    flags = ("ambiguous",) if written["plain"] and _AMBIGUOUS.fullmatch(surface) else ()
    return _Unscaled(Decimal(surface.replace(",", "").replace(" ", "")), "digits", flags=flags)


def _first_part(written: re.Match[str]) -> Numeral:
    digits = written["count"] or written["part"].partition("/")[0]
    end = written.start() + len(digits)
    return Numeral(span=Span(written.start(), end), value=Decimal(digits), form=Form.DIGITS, rule="digits")


def _is_part(surface: str) -> bool:
    """Whether "3/4" is three quarters: "9/11" is a day and "24/7" a turn of phrase."""
    numerator, denominator = map(int, surface.split("/"))
    return 0 < numerator < denominator <= 100 and denominator != 11


def _plus(whole: str, part: str) -> Number:
    total = Fraction(int(whole)) + Fraction(part)
    return share(total.numerator, total.denominator)


def _point_before(text: str, first: int, start: int) -> bool:
    """Whether the digits are decimals without a nought before the point: ".5", "$.5"."""
    if first <= start or text[first - 1] != ".":
        return False
    return not text[first - 2 : first - 1].strip(" ($£€")


def _is_rank(digits: str, suffix: str) -> bool:
    """Whether "st" makes the number an ordinal: "21st" is one, "11st 4lb" is a weight."""
    teen = digits[-2:-1] == "1"
    return suffix == {"1": "st", "2": "nd", "3": "rd"}.get("" if teen else digits[-1:], "th")


def _scaled(text: str, first: int, written: re.Match[str], value: Number) -> tuple[Number, int, Decimal]:
    """The value times its scale, where the scale ends, and the scale."""
    stop, lexicon = written.end(), tables("numerals")
    if written["suffix"]:
        if not _is_scale(text, first, written):
            return value, written.start("suffix") - (text[written.start("suffix") - 1] == " "), Decimal(1)
        scale = Decimal(lexicon["suffix"][written["suffix"]])
        return _times(value, scale), stop, scale
    scale = Decimal(1)
    for word in _WORD.findall(written["scales"] or ""):
        scale *= lexicon["scale"][word]
    part = part_at(text, stop)
    if part is None or isinstance(value, Fraction) or (part.scale and written["scales"]):
        return _times(value, scale), stop, scale
    return part.added_to(value * scale, scale), part.end, part.scale or scale


def _is_scale(text: str, first: int, written: re.Match[str]) -> bool:
    """Whether the letters after the digits multiply them: "5m" may be metres, "5 b" may be anything."""
    suffix = written["suffix"]
    before = text[max(0, first - 2) : first]
    if before[-1:] in _TOUCHING or before[:-1] in _SPACED_OFF:
        return True
    if suffix in words("numerals", "suffix_after_currency", "only"):
        return False
    if suffix == "m" and _metres_after().match(text, written.end()):
        return False
    return len(suffix) > 1 or text[written.start("suffix") - 1] != " "


def _times(value: Number, scale: Decimal) -> Number:
    if scale == 1:
        return value
    if isinstance(value, Decimal):
        return tidy(value * scale)
    product = value * int(scale)
    return product if product.denominator != 1 else Decimal(product.numerator)
