"""How digits are written: 1,400 and 1.400.000, 2½ and 5 1/2, 1.99×10^30, 2^10; and 2.4.1, which is a code."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

import regex

from factcheck import limits
from factcheck.grammar.numeral import Form, share, tidy
from factcheck.grammar.units import unit_at
from factcheck.grammar.wordlists import words
from factcheck.model.quantity import Number

GLYPHS = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5",
    "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
"""Fractions that are one character, and what they are worth."""

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = str.maketrans(f"{_SUPERSCRIPTS}⁺⁻", "0123456789+-")

_RAISED = rf"[⁺⁻]?[{_SUPERSCRIPTS}]{{1,2}}+"
_TIMES_TEN = rf"[ ]?[×x·][ ]?10(?:\^?(?P<power>[+-]\d{{1,3}}+)|\^(?P<up>\d{{1,3}}+)|(?P<raised>{_RAISED}))"
_FLAT = r"(?P<flat>\d++\.\d++)[ ]?×[ ]?10(?P<ten>\d{1,2}+)"  # 1.99×1030, its superscript lost
_EXPONENT = r"[eE](?P<exponent>[+-]?\d{1,3}+)(?!\w)"
_SCIENTIFIC = rf"(?P<mantissa>\d++(?:\.\d++)?)(?:{_TIMES_TEN}|{_EXPONENT})"  # 1.99×10^30, 6.02e23
_POWER = rf"(?P<base>\d{{1,6}}+)\^(?P<to>[+-]?\d{{1,2}}+)(?!\w)|10(?P<tens>{_RAISED})"  # 2^10, 10⁶
_GLYPHED = rf"(?P<whole>\d{{1,6}}+)[ -]?(?P<glyph>[{''.join(GLYPHS)}])"  # 2½
_MIXED = r"(?P<count>\d{1,4}+)(?:[ ]{1,2}|-)(?P<over>\d{1,3}/\d{1,3})(?![\d/])"  # 5 1/2
_PART = r"(?P<part>\d{1,3}/\d{1,4})(?![\d/]|[,.]\d)"  # 3/4
_DOTTED = r"(?P<dotted>\d{1,3}(?:\.\d{3}){2,}+(?:,\d\d)?+|\d{1,3}(?:\.\d{3})++,\d\d)(?!\d|\.\d)"  # 1.000.000
_CODED = r"(?P<coded>\d{1,5}+(?:\.\d{1,5}+){2,}+)(?!\w)"  # 192.168.1.2, version 2.4.1
_SPACED = r"(?P<spaced>\d{1,3}(?:[ ]\d{3}){2,}+)(?!\d)"  # 1 000 000
_PARTED = r"(?P<parted>[1-9]\d{0,2}+[ ]\d{3}+)(?![\da-zA-Z/:]|[ -]\d|[ ](?:thousand|[mbtr]+illion))"  # 12 400
_GROUPED = (
    r"(?P<grouped>\d{1,3}(?:(?:,\d{2,3})*,\d{3}+|(?:'\d{3})++)(?!\d)(?:\.\d++)?)"  # 1,400  1,00,000  1'400
)
_COMMA = r"(?<![\d,[])(?<!\w-)(?P<comma>\d{1,3}+,\d{1,2}+)(?!\d|,\d|[ ](?:and|or)[ ]\d)"  # 5,00
_PLAIN = r"(?P<plain>\d++(?:\.\d++)?)"  # 1400  3.5

_PARTING = re.compile(r"[, ']")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_ANOTHER_BEFORE = regex.compile(
    r"(?r)(?<!\w)(?P<word>[A-Za-z][\w'.-]{0,20}|[\w.,]*\d)[ ]"
)  # May 12 400 people
_OPENER = regex.compile(r"(?r)(?<!\w)(?:At|By|(?P<of>Of[ ](?:the|those|these)))[ ]")
_HAPPENED = re.compile(r"[ ](?:survived|were|was|have|had|are|died)(?!\w)")  # of the 90 300 were hurt
_HOURS = 24


class Notation(NamedTuple):
    """What digits alone are worth, and where they end."""

    value: Number | None
    end: int
    rule: str = "digits"
    form: Form = Form.DIGITS
    flags: tuple[str, ...] = ()


@cache
def _written() -> re.Pattern[str]:
    return re.compile(
        rf"""
          {_SCIENTIFIC} | {_FLAT} | {_POWER} | {_GLYPHED} | {_MIXED} | {_PART}
        | {_DOTTED} | {_CODED} | {_SPACED} | {_PARTED} | {_GROUPED} | {_COMMA} | {_PLAIN}
        """,
        re.VERBOSE,
    )


def notation_at(text: str, first: int, start: int, end: int) -> Notation | None:
    """Return what the digits that open at `first` are worth, in the stretch from `start` to `end`.

    >>> [str(notation_at(text, 0, 0, len(text)).value) for text in ("1.000.000", "2½", "10⁶", "2^10")]
    ['1000000', '2.5', '1000000', '1024']
    """
    written = _written().match(text, first, end)
    if written is None:
        return None
    if written["plain"]:
        return _plain(written)
    if written["over"] or written["part"]:
        return _fraction(written)
    if written["coded"]:
        return Notation(None, written.end(), "dotted-code", Form.CODE)
    if written["glyph"]:
        return Notation(_plus(written["whole"], GLYPHS[written["glyph"]]), written.end(), "mixed")
    if written["parted"] and (_ends_name(text, first, start) or _opens_another(text, written, start)):
        return _first_of(written, written["parted"])
    return _grouped(written) or _powered(written)


def _ends_name(text: str, first: int, start: int) -> bool:
    """Whether the first group of "12 400" may belong to what stands before it: "May 12 400 people"."""
    before = _ANOTHER_BEFORE.match(text, max(start, first - 22), first)
    if before is None:
        return False
    word = before["word"]
    if word[0].islower():
        return word.capitalize() in words("set_aside", "label", "before")
    names = words("set_aside", "months", "names") | words("set_aside", "name", "before")
    return before.start() > start or word in names or word[-1].isdigit()


def _opens_another(text: str, written: re.Match[str], start: int) -> bool:
    """Whether "12 300" is two numbers after what opens a sentence: "At 12 300 people marched"."""
    first, end = written.span()
    opener = _OPENER.match(text, max(start, first - 9), first)
    ours, _, theirs = written["parted"].partition(" ")
    if opener is None or opener.start() > start or theirs.startswith("0"):
        return False
    if opener["of"]:
        return _HAPPENED.match(text, end) is not None
    return int(ours) <= _HOURS and unit_at(text, end + 1, attached=False) is None


def _plain(written: re.Match[str]) -> Notation:
    surface = written["plain"]
    if len(surface) > limits.DIGIT_RUN:
        return Notation(None, written.end(), "long-digits", Form.CODE)
    # "3.500" is three and a half, or three and a half thousand in much of Europe
    flags = ("ambiguous",) if _AMBIGUOUS.fullmatch(surface) else ()
    return Notation(Decimal(surface), written.end(), flags=flags)


def _grouped(written: re.Match[str]) -> Notation | None:
    """Digits in groups, or with a comma for a point: 1,400; 1 000 000; 1.234,56; 5,00."""
    surface = written["dotted"] or written["spaced"] or written["parted"] or written["grouped"] or ""
    if written["comma"]:
        return Notation(Decimal(written["comma"].replace(",", ".")), written.end(), flags=("foreign",))
    if not surface:
        return None
    if len(surface) > limits.DIGIT_RUN:
        return Notation(None, written.end(), "long-digits", Form.CODE)
    if not written["dotted"]:
        return Notation(Decimal(_PARTING.sub("", surface)), written.end())
    value = Decimal(surface.replace(".", "").replace(",", "."))
    return Notation(value, written.end(), flags=("foreign",))


def _powered(written: re.Match[str]) -> Notation:
    """Powers: 1.99×10^30, 6.02e23, 2^10, 10⁶."""
    if written["base"]:
        power = Fraction(written["base"]) ** int(written["to"])
        return Notation(share(power.numerator, power.denominator), written.end(), "power")
    mantissa = written["mantissa"] or written["flat"] or "1"
    raised = (written["raised"] or written["tens"] or "").translate(_LOWERED)
    exponent = written["power"] or written["up"] or written["exponent"] or written["ten"] or raised
    return Notation(tidy(Decimal(mantissa).scaleb(int(exponent))), written.end(), "scientific")


def _fraction(written: re.Match[str]) -> Notation:
    """ "3/4" and "5 1/2"; where a slash makes no part, "9/11", the first number alone."""
    surface = written["over"] or written["part"]
    if not _is_part(surface):
        return _first_of(written, written["count"] or surface.partition("/")[0])
    if written["over"]:
        return Notation(_plus(written["count"], written["over"]), written.end(), "mixed")
    return Notation(Fraction(surface), written.end(), "fraction", Form.FRACTION)


def _first_of(written: re.Match[str], digits: str) -> Notation:
    digits = digits.partition(" ")[0]
    return Notation(Decimal(digits), written.start() + len(digits))


def _is_part(surface: str) -> bool:
    """Whether "3/4" is three quarters: "9/11" is a day and "24/7" a turn of phrase."""
    numerator, denominator = map(int, surface.split("/"))
    if numerator == 1 and denominator > 100:
        return denominator % 100 == 0 and denominator != 2000
    return 0 < numerator < denominator <= 100 and denominator != 11


def _plus(whole: str, part: str) -> Number:
    total = Fraction(int(whole)) + Fraction(part)
    return share(total.numerator, total.denominator)
