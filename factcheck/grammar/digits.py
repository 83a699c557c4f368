"""Numbers in digits: 1,400, 3.4bn, 2½, 5 lakh crore, 1.99×10^30."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

import regex

from factcheck import limits
from factcheck.grammar.numeral import Form, Numeral, listed, share, tidy
from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Number

GLYPHS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8",
           "⅞": "7/8", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5", "⅙": "1/6", "⅚": "5/6"}  # fmt: skip
_GLYPH = "[" + "".join(GLYPHS) + "]"


@cache
def _digits() -> regex.Pattern[str]:
    scales = "|".join(listed("scale"))
    suffixes = "|".join(listed("suffix"))
    return regex.compile(
        rf"""
        (?: (?P<mantissa>\d++(?:\.\d++)?) (?: [ ]?[×x][ ]?10\^?(?P<power>-?\d{{1,3}}+)   # 1.99×10^30
                                            | [eE](?P<exponent>[+-]?\d{{1,3}}+)(?!\w) )  # 6.02e23
          | (?P<whole>\d{{1,6}}+) [ -]? (?P<glyph>{_GLYPH})                              # 2½
          | (?P<count>\d{{1,4}}+) [ -] (?P<over>\d{{1,3}}/\d{{1,3}}) (?![\d/])           # 5 1/2
          | (?P<part>\d{{1,3}}/\d{{1,3}}) (?![\d/,.]\d|/)                                # 3/4
          | (?P<dotted>\d{{1,3}}(?:\.\d{{3}}){{2,}}+) (?!\.?\d)                          # 1.000.000
          | (?P<spaced>\d{{1,3}}(?:[ ]\d{{3}}){{2,}}+) (?!\d)                            # 1 000 000
          | (?P<grouped>\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}+(?!\d)(?:\.\d++)?)              # 1,400  1,00,000
          | (?P<plain>\d++(?:\.\d++)?)                                                   # 1400  3.5
        )
        (?: (?P<ordinal>st|nd|rd|th)(?!\w)                                               # 21st
          | [ ]?(?P<suffix>{suffixes})(?![\w/])(?!-\w)                                   # 3.4bn
          | (?P<long>(?:[ -](?:{scales})(?!\w))++)                                       # 5 lakh crore
        )?+
        """,
        regex.VERBOSE,
    )


# what makes "5m" metres: the words that follow a length, or a race
_LENGTH_AFTER = re.compile(
    r"[ -](?:wide|long|high|tall|deep|away|above|below|across|apart|thick|from|freestyle|butterfly|breaststroke|"
    r"backstroke|hurdles|sprint|relay|race|final|dash|steeplechase|medley|swim|run|walk|jump|world|x|by|"
    r"(?:sea )?level|radius|diameter|square|mark|line|telescope|dish|tower|drop|fence|wall|pool|yacht|boat|"
    r"wave|waves|wingspan|fall|buffer|exclusion)(?!\w)| ?\("
)
_AND_A_HALF = re.compile(
    r"[ -]and[ -]a[ -]half(?!\w)(?:[ -](?P<scale>hundred|thousand|million|billion|trillion))?(?!\w)"
)


def read_digits(text: str, at: int, start: int, end: int) -> Numeral | None:
    digits = _digits().match(text, at, end)
    if digits is None:
        return None
    part = digits.lastgroup and digits.groupdict()
    assert part
    first, stop = digits.span()
    flags: tuple[str, ...] = ()
    value: Number
    form = Form.DIGITS
    if part["mantissa"]:
        power = int(part["power"] or part["exponent"])
        value = Decimal(part["mantissa"]).scaleb(power)
        rule = "scientific"
    elif part["glyph"]:
        value = _plus(part["whole"], GLYPHS[part["glyph"]])
        rule = "mixed"
    elif part["over"]:
        numerator, denominator = part["over"].split("/")
        if not _proper(numerator, denominator):
            return _plain(text, at, part["count"])
        value = _plus(part["count"], part["over"])
        rule = "mixed"
    elif part["part"]:
        numerator, denominator = part["part"].split("/")
        if not _proper(numerator, denominator):
            return _plain(text, at, numerator)
        value, form, rule = Fraction(part["part"]), Form.FRACTION, "fraction"
    else:
        surface = part["dotted"] or part["spaced"] or part["grouped"] or part["plain"]
        if len(surface) > limits.DIGIT_RUN:
            return Numeral(span=Span(at, stop), value=None, form=Form.CODE, rule="long-digits")
        if part["dotted"]:
            surface = surface.replace(".", "")
            flags = ("foreign",)
        value = Decimal(surface.replace(",", "").replace(" ", ""))
        rule = "digits"
        if (
            part["plain"]
            and first > start
            and text[first - 1] == "."
            and not text[first - 2 : first - 1].strip(" $£€(")
        ):
            value = value.scaleb(-len(surface)) if "." not in surface else value
            first -= 1
        if part["plain"] and regex.fullmatch(r"[1-9]\d{0,2}\.\d{3}", surface):
            flags = ("ambiguous",)
    if part["ordinal"]:
        if not _ranked(surface, part["ordinal"]):
            return Numeral(
                span=Span(first, digits.start("ordinal")), value=value, form=form, flags=flags, rule=rule
            )
        return Numeral(span=Span(first, stop), value=value, form=Form.ORDINAL, rule="ordinal")
    value, stop, scale = _scaled(text, first, stop, digits, value)
    return Numeral(span=Span(first, stop), value=value, form=form, scale=scale, flags=flags, rule=rule)


def _ranked(digits: str, suffix: str) -> bool:
    """Whether "st" makes the number an ordinal: "21st" is one, "11st 4lb" is a weight."""
    teen = digits[-2:-1] == "1"
    return suffix == {"1": "st", "2": "nd", "3": "rd"}.get("" if teen else digits[-1:], "th")


def _scaled(
    text: str, first: int, stop: int, digits: regex.Match[str], value: Number
) -> tuple[Number, int, Decimal]:
    lexicon = tables("numerals")
    scale = Decimal(1)
    suffix, long = digits["suffix"], digits["long"]
    if suffix:
        spaced = text[digits.start("suffix") - 1] == " "
        priced = text[max(0, first - 1) : first] in set("$£€¥₹") or text[
            max(0, first - 2) : first - 1
        ] in set("$£€")
        money_only = suffix in lexicon["suffix_after_currency"]["only"]
        lengthwise = suffix == "m" and not priced and _LENGTH_AFTER.match(text, stop)
        if (money_only and not priced) or lengthwise or (spaced and len(suffix) == 1 and not priced):
            return value, digits.start("suffix") - spaced, scale
        scale = Decimal(lexicon["suffix"][suffix])
    elif long:
        for word in regex.findall(r"\w+", long):
            scale *= lexicon["scale"][word]
        if half := _AND_A_HALF.match(text, stop):
            return tidy(Decimal(str(value)) * scale + scale / 2), half.end(), scale
    elif half := _AND_A_HALF.match(text, stop):
        scale = Decimal(lexicon["scale"][half["scale"]]) if half["scale"] else Decimal(1)
        return (Decimal(str(value)) + Decimal("0.5")) * scale, half.end(), scale
    if scale == 1:
        return value, stop, scale
    if isinstance(value, Fraction):
        product = value * int(scale)
        return product if product.denominator != 1 else Decimal(product.numerator), stop, scale
    return tidy(value * scale), stop, scale


def _plain(text: str, at: int, digits: str) -> Numeral:
    return Numeral(span=Span(at, at + len(digits)), value=Decimal(digits), form=Form.DIGITS, rule="digits")


def _proper(numerator: str, denominator: str) -> bool:
    return (
        0 < int(numerator) < int(denominator) <= 100
        and denominator != "11"
        and int(denominator) != int(numerator)
    )


def _plus(whole: str, part: str) -> Number:
    total = Fraction(int(whole)) + Fraction(part)
    return share(total.numerator, total.denominator)
