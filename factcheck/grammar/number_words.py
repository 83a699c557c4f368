"""Numbers in words: "twenty-one", "two and a half million", "nineteen hundred", "a baker's dozen"."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple, Self

import regex

from factcheck.grammar.numeral import AND_A_HALF, Form, Numeral, article_before, cased, listed, tidy
from factcheck.grammar.parts import PART, part_of
from factcheck.lexicon.load import tables
from factcheck.model.document import Span

_DOZEN, _SCORE, _GROSS = 12, 20, 144
_COLLECTIVE = frozenset({_DOZEN, _SCORE, _GROSS})

_BAKER = regex.compile(r"(?r)(?<!\w)(?:[Aa][ ])?baker's[ ]")  # a baker's dozen
_FEW = regex.compile(r"(?r)(?<!\w)(?:[Aa][ ])?[Ff]ew[ ]")  # a few hundred
_DETERMINER = regex.compile(  # the dozen, their first score
    r"(?r)(?<!\w)(?:[Tt]heir|[Tt]his|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|first|last|next)[ ]"
)
_DIGIT_WORD = r"(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|nine)"
_POINT = re.compile(
    rf"""
    [ ]point (?P<digits>(?:[ ]{_DIGIT_WORD})+) (?!\w)                    # two point five
    (?: [ ](?P<scale>thousand|million|billion|trillion)(?!\w) )?         # three point one four million
    """,
    re.VERBOSE,
)
_FOLD = re.compile(r"[ -]?fold(?!\w)")  # thirty-fold


@cache
def _number_word() -> re.Pattern[str]:
    number = cased(listed("cardinal", "scale"))
    return re.compile(rf"(?P<link>[ -](?:and[ -])?)?+(?P<word>{number})(?!\w)")


class _Tally(NamedTuple):
    """A cardinal put together word by word: "seven hundred and forty-two thousand"."""

    total: int = 0
    """What the scales of a thousand and more have closed."""
    group: int = 0
    """The hundreds, tens and ones still open."""
    scale: int = 1
    """All the scales multiplied."""
    smallest: int = 10**30
    """The last scale that closed a group: the next has to be smaller."""
    previous: str = ""

    @property
    def value(self) -> Decimal:
        """What the words so far are worth."""
        return Decimal(self.total + self.group)

    def joins(self, link: str) -> bool:
        """Tell whether a word may follow after the link: no "and" after tens and ones."""
        return "and" not in link or not (self.group % 100 or self.previous == "one")

    def with_word(self, word: str) -> Self | None:
        """Return the tally with the next word, or None where that begins another number."""
        lexicon = tables("numerals")
        if word in lexicon["cardinal"]:
            taken = self._with_cardinal(lexicon["cardinal"][word])
        else:
            taken = self._with_scale(word, lexicon["scale"][word])
        return taken and taken._replace(previous=word)

    def _with_cardinal(self, number: int) -> Self | None:
        completes_tens = self.group % 100 >= 20 and not self.group % 10 and 0 < number < 10
        if completes_tens:
            return self._replace(group=self.group + number)
        opens_group = self.group % 100 == 0 and self.previous not in tables("numerals")["cardinal"]
        if opens_group and (number or not self.previous):
            return self._replace(group=self.group + number)
        return None

    def _with_scale(self, word: str, size: int) -> Self | None:
        scale = self.scale * size
        if size == 100 or size in _COLLECTIVE:
            largest = 100 if size == 100 else 1000
            return self._replace(group=self.group * size, scale=scale) if 0 < self.group < largest else None
        if self.group and size < self.smallest:
            return self._replace(total=self.total + self.group * size, group=0, smallest=size, scale=scale)
        if word == "crore" and self.total and not self.group:
            return self._replace(total=self.total * size, scale=scale)
        return None


def read_words(text: str, anchor: Span, within: Span) -> Numeral | None:
    """Return the number in words that the anchor opens, or None.

    >>> text = "seven hundred and forty-two thousand"
    >>> str(read_words(text, Span(0, 5), Span(0, len(text))).value)
    '742000'
    """
    first, tally = anchor.start, _Tally()
    if text[anchor.start : anchor.end].lower() in tables("numerals")["scale"]:
        article = article_before(text, anchor.start, within.start)
        if article is None or _baker(text, anchor, within):
            return _bare_scale(text, anchor, within)
        first, tally = article.start(), _Tally(group=1, previous="one")
    position = anchor.start
    while token := _number_word().match(text, position, within.end):
        link = token["link"] or ""
        opens = position == anchor.start
        if opens == bool(link) or not tally.joins(link):
            break
        longer = tally.with_word(token["word"].lower())
        if longer is None:
            break
        tally, position = longer, token.end()
    return _finished(text, first, position, tally) if position > anchor.start else None


def _baker(text: str, anchor: Span, within: Span) -> regex.Match[str] | None:
    if text[anchor.start : anchor.end].lower() != "dozen":
        return None
    return _BAKER.match(text, max(within.start, anchor.start - 12), anchor.start)


def _bare_scale(text: str, anchor: Span, within: Span) -> Numeral | None:
    """A scale on its own: "a few hundred" is vague, "the dozen" twelve, "million-pound" cannot be read."""
    if baker := _baker(text, anchor, within):
        return _words(baker.start(), anchor.end, Decimal(13))
    size = Decimal(tables("numerals")["scale"][text[anchor.start : anchor.end].lower()])
    if size in {_SCORE, _GROSS}:
        # "the score was 2-1", "gross domestic product"
        return None
    low = max(within.start, anchor.start - 6)
    if few := _FEW.match(text, low, anchor.start):
        span = Span(few.start(), anchor.end)
        return Numeral(span=span, value=None, low=3 * size, form=Form.VAGUE, rule="vague")
    if size == _DOZEN and _DETERMINER.match(text, low, anchor.start):
        return _words(anchor.start, anchor.end, size)
    return Numeral(span=anchor, value=None, form=Form.UNREAD, rule="bare-scale")


def _words(first: int, end: int, value: Decimal, scale: Decimal = Decimal(1)) -> Numeral:
    return Numeral(span=Span(first, end), value=value, form=Form.WORDS, scale=scale, rule="words")


def _finished(text: str, first: int, position: int, tally: _Tally) -> Numeral:
    """The number with what may still follow it: "and a half", "point five", "-thirds", "-fold"."""
    scales = tables("numerals")["scale"]
    if half := AND_A_HALF.match(text, position):
        named = Decimal(scales[half["scale"]]) if half["scale"] else None
        factor = named or Decimal(tally.scale if tally.scale > 100 else 1)
        whole = tally.value * named if named and tally.scale == 1 else tally.value
        return _words(first, half.end(), tidy(whole + factor / 2), factor)
    if point := _POINT.match(text, position):
        cardinal = {"oh": 0, "nought": 0} | tables("numerals")["cardinal"]
        decimals = "".join(str(cardinal[word]) for word in point["digits"].split())
        scale = Decimal(scales[point["scale"]]) if point["scale"] else Decimal(1)
        return _words(first, point.end(), tidy(Decimal(f"{tally.value}.{decimals}") * scale), scale)
    part = PART.match(text, position)
    if part and tally.scale == 1 and 0 < tally.value < 100:
        fraction = part_of(text, first, int(tally.value), part)
        if fraction:
            return fraction
    if fold := _FOLD.match(text, position):
        span = Span(first, fold.end())
        return Numeral(span=span, value=tally.value, form=Form.MULTIPLE, rule="multiple")
    return _words(first, position, tally.value, Decimal(tally.scale))
