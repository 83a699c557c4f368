"""What multiplies the digits before it: "3.4bn", "5 lakh crore", "2 million 300 thousand"."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex

from factcheck.grammar.currencies import currency_at, currency_before
from factcheck.grammar.metres import is_metres
from factcheck.grammar.numeral import GAP, alone, listed, odd, scale_words
from factcheck.grammar.wordlists import either, words
from factcheck.lexicon.load import tables

_WORD = re.compile(r"[a-z]+")
_NOUN_NEXT = re.compile(r"[ ][a-z]|-[a-z]")
_END_NEXT = re.compile(r"[.,;:!?)]*(?:[ \n]|\Z)")
_NAME_BEFORE = regex.compile(r"(?r)[A-Z][\w'-]{0,24}[ ]")  # iPhone 15M
_ONES = re.compile(r"[ ]and[ ](?P<ones>[1-9]\d?)(?![\w,.]\d|\w)")  # 3 hundred and 21


class Scale(NamedTuple):
    """What the digits are multiplied by, what is added to them then, and where the words end."""

    size: Decimal
    added: Decimal
    end: int
    loose: bool = False
    """Said of a round number: "40-odd million"."""


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(rf"[ ]?(?P<suffix>{either(listed('suffix'))})(?!\w)")


@cache
def _named() -> re.Pattern[str]:
    scale = rf"(?:{either(scale_words())})(?!\w)"
    joined = r"(?=(?:m|b|tr)illion|thousand|crore|lakh)"  # £12million
    return re.compile(rf"(?:{GAP}|{joined})(?P<words>{scale}(?:[ -]{scale})*+)", re.IGNORECASE)


@cache
def _further() -> re.Pattern[str]:
    """The next, smaller step of a number: 2 million 300 thousand, 5 crore and 20 lakh."""
    steps = either(word for word, size in scale_words().items() if size % 100 == 0)
    return re.compile(
        rf"[ ](?:and[ ])?(?P<digits>\d{{1,3}}(?:\.\d{{1,3}})?)[ ](?P<step>{steps})(?!\w|-[a-z])",
        re.IGNORECASE,
    )


@cache
def _counted_after() -> re.Pattern[str]:
    """What makes a letter a scale although a space stands before it: "8 B people"."""
    return re.compile(rf"[ ](?:{either(words('set_aside', 'year', 'counted'))})(?!\w)")


@cache
def _joined_after() -> re.Pattern[str]:
    """What may be joined on to a number of millions: "5m-strong", "20k-plus"."""
    return re.compile(rf"-(?:{either(words('numerals', 'joined', 'after'))})(?!\w)")


@cache
def _other_after(suffix: str) -> re.Pattern[str]:
    """What shows that a letter is no scale: a 4K television, a 5k run, 0.5M sodium chloride."""
    return re.compile(rf"[ -](?:{either(words('numerals', 'no_scale', suffix))})(?!\w)|[ ][A-Z][a-z]?[A-Z\d]")


def scale_at(text: str, first: int, at: int, floor: int) -> Scale | None:
    """Return the scale of the digits text[first:at], or None.

    >>> scale_at("5 lakh crore", 0, 1, 0).size, scale_at("3.4bn", 0, 3, 0).size, scale_at("5m deep", 0, 1, 0)
    (Decimal('1000000000000'), Decimal('1000000000'), None)
    """
    loose = odd().match(text, at)
    if named := _named().match(text, loose.end() if loose else at):
        return _stepped(text, named)._replace(loose=loose is not None)
    suffix = _suffix().match(text, at)
    if suffix is None or not _multiplies(text, first, at, suffix, floor):
        return None
    return Scale(Decimal(tables("numerals")["suffix"][suffix["suffix"]]), Decimal(0), suffix.end())


def _stepped(text: str, named: re.Match[str]) -> Scale:
    """The scale in words, with the smaller steps that go on from it."""
    size = Decimal(1)
    for word in _WORD.findall(named["words"].lower()):
        size *= scale_words()[word]
    added, smallest, end = Decimal(0), size, named.end()
    while (step := _further().match(text, end)) and (unit := scale_words()[step["step"].lower()]) < smallest:
        added += Decimal(step["digits"]) * unit
        smallest, end = Decimal(unit), step.end()
    if smallest == 100 and (ones := _ONES.match(text, end)):
        added, end = added + Decimal(ones["ones"]), ones.end()
    return Scale(size, added, end)


def _multiplies(text: str, first: int, at: int, match: re.Match[str], floor: int) -> bool:
    """Whether letters after the digits multiply them: "5m" may be metres, "5 b" may be anything."""
    suffix, end = match["suffix"], match.end()
    lexicon = tables("numerals")
    if suffix not in lexicon["suffix_unsure"]["letters"]:
        return True
    after = end + (text[end : end + 1] == " ")
    if currency_before(text, first, floor) or currency_at(text, after, attached=False, after_scale=True):
        return True
    counted = _counted_after().match(text, end) is not None
    if counted or suffix in lexicon["suffix_after_currency"]["only"]:
        return counted
    following = text[end : end + 2]
    if match.start("suffix") > at or following[:1] == "/" or _other_after(suffix.lower()).match(text, end):
        return False
    if suffix == "m" and is_metres(text, first, end, floor):
        return False
    if following[:1] == "-" and following[1:].isalpha() and suffix in {"m", "M"}:
        return _joined_after().match(text, end) is not None
    return suffix != "M" or _is_million(text, first, end)


def _is_million(text: str, first: int, end: int) -> bool:
    """Whether a capital M makes millions: "sold 10M", "1.5M users"; 3M is a company."""
    surface = text[first:end]
    if alone(text, first, end) or "." in surface:
        return True
    if surface == "3M":
        return False
    if _NOUN_NEXT.match(text, end):
        return True
    return _END_NEXT.match(text, end) is not None and not _NAME_BEFORE.match(text, max(0, first - 26), first)
