"""Numbers in words: "twenty-one", "two and a half million", "nineteen hundred", "a baker's dozen"."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple, Self

import regex

from factcheck.grammar.mixed import part_at
from factcheck.grammar.numeral import (
    GAP,
    Form,
    Numeral,
    alone,
    article_before,
    listed,
    odd,
    scale_words,
    share,
    tidy,
)
from factcheck.grammar.parts import part_of
from factcheck.grammar.wordlists import either, words
from factcheck.grammar.words import alternation
from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Number

_DOZEN, _SCORE, _GROSS = 12, 20, 144
_COLLECTIVE = frozenset({_DOZEN, _SCORE, _GROSS})

_BAKER = regex.compile(r"(?r)(?<!\w)(?i:(?:a[ ])?baker's[ ])")  # a baker's dozen
_FEW = regex.compile(r"(?r)(?<!\w)(?i:(?:a[ ])?few[ ])")  # a few hundred
_LARGER = re.compile(r"[ ](?P<scale>thousand|million|billion)(?!\w)", re.IGNORECASE)  # a few hundred thousand
_DETERMINER = regex.compile(  # the dozen, their first score
    r"(?r)(?<!\w)(?i:their|this|the|his|her|its|first|last|next)[ ]"
)
_ANOTHER = regex.compile(r"(?r)(?<!\w)(?i:another|every|some)[ ]")  # another million, some dozen
_DIGIT_WORD = r"(?:zero|nought|naught|oh|one|two|three|four|five|six|seven|eight|nine)"
_POINT = re.compile(
    rf"""
    [ ]point (?P<digits>(?:[ ]{_DIGIT_WORD})+) (?!\w)                    # two point five
    (?: [ ](?P<scale>thousand|million|billion|trillion)(?!\w) )?         # three point one four million
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FOLD = re.compile(r"[ -]?fold(?!\w)", re.IGNORECASE)  # thirty-fold
_OF = re.compile(r"[ ]of[ ]", re.IGNORECASE)
_OF_THE = regex.compile(r"(?r)(?<!\w)Of[ ](?:the|those|these)[ ]")
_JOINED_ON = re.compile(r"-[A-Za-z]")  # two twenty-minute spells


@cache
def _number_word() -> re.Pattern[str]:
    number = alternation([*listed("cardinal", "ordinal"), *scale_words()])
    return re.compile(rf"(?P<link>(?:[ ]-[ ]|{GAP})(?:and{GAP})?)?+(?P<word>{number})(?!\w)", re.IGNORECASE)


@cache
def _ranked() -> re.Pattern[str]:
    """What shows that "twenty first" without its hyphen is a rank: not "twenty first responders"."""
    return re.compile(rf"[ -](?:{either(words('numerals', 'ranked', 'before'))})(?!\w)", re.IGNORECASE)


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
    spoken: bool = False
    """Said in two halves: "two fifty", "nineteen eighty-four"."""
    loose: bool = False
    """Loosened before its scale: "forty-odd thousand"."""

    @property
    def value(self) -> Decimal:
        """What the words so far are worth."""
        return Decimal(self.total + self.group)

    def with_word(self, word: str, link: str) -> Self | None:
        """Return the tally with the next word, or None where that begins another number."""
        lexicon = tables("numerals")
        # no "and" after tens and ones
        if "and" in link and (self.group % 100 or self.previous == "one"):
            return None
        if word in lexicon["cardinal"]:
            number = lexicon["cardinal"][word]
            if link == " - " and not self.completed_by(number):
                return None
            taken = self._with_cardinal(number, link)
        else:
            taken = self.with_scale(scale_words()[word]) if link != " - " else None
        return taken and taken._replace(previous=word)

    def completed_by(self, number: int) -> bool:
        """Tell whether the number is the ones of open tens: the five of "ninety-five"."""
        return self.group % 100 >= 20 and not self.group % 10 and 0 < number < 10

    def _with_cardinal(self, number: int, link: str) -> Self | None:
        if self.completed_by(number):
            return self._replace(group=self.group + number)
        counted = self.previous in tables("numerals")["cardinal"]
        if self.group % 100 == 0 and not counted and (number or not self.previous):
            return self._replace(group=self.group + number)
        whole = self.scale == 1 and not self.spoken and counted and "and" not in link
        # "two fifty", "twenty fifteen": no "two fifteen", which is a time
        if whole and (number >= 20 if 0 < self.group < 10 else 10 <= self.group <= 20 and number >= 10):
            return self._replace(group=self.group * 100 + number, spoken=True)
        return None

    def with_scale(self, size: int) -> Self | None:
        """Return the tally multiplied by a scale, or None where the scale begins another number."""
        scale = self.scale * size
        if size == 100 or size in _COLLECTIVE:
            largest = 100 if size == 100 else 1000
            return self._replace(group=self.group * size, scale=scale) if 0 < self.group < largest else None
        if self.group and size < self.smallest:
            return self._replace(total=self.total + self.group * size, group=0, smallest=size, scale=scale)
        # "a lakh crore", "three thousand millions"
        if size > self.smallest and self.total and not self.group:
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
        if (not article and not _opens_headline(text, anchor, within)) or _baker(text, anchor, within):
            return _bare_scale(text, anchor, within)
        first, tally = article.start() if article else anchor.start, _Tally(group=1, previous="one")
    position = anchor.start
    while token := _number_word().match(text, position, within.end):
        word, link = token["word"].lower(), token["link"] or ""
        opens = position == anchor.start
        if opens == bool(link):
            break
        if word in tables("numerals")["ordinal"]:
            if rank := _rank(text, first, token, tally):
                return rank
            break
        if "and" in link and part_at(text, position):
            # "two million and three fifths"
            break
        longer = tally.with_word(word, link)
        if longer is None or (_is_rare(tally, longer) and _fastened(text, token.end())):
            break
        if longer.spoken and _OF_THE.match(text, max(within.start, first - 9), first):
            # "Of the nine thirty were hurt"
            break
        tally, position = longer, token.end()
        if loose := odd().match(text, position):
            tally, position = tally._replace(loose=True), loose.end()
    return _finished(text, first, position, tally) if position > anchor.start else None


def _is_rare(tally: _Tally, longer: _Tally) -> bool:
    """Whether two numbers are more likely than one: "two fifty", "a thousand million"."""
    return longer.spoken > tally.spoken or longer.total > tally.total > 0 < longer.smallest == tally.smallest


def _fastened(text: str, end: int) -> bool:
    """Whether a noun is joined on: "two twenty-minute spells", "a thousand million-pound homes"."""
    ones = _number_word().match(text, end)
    if ones and ones["link"] == "-":
        if ones["word"].lower() in tables("numerals")["ordinal"]:
            return True
        end = ones.end()
    return _JOINED_ON.match(text, end) is not None


def _opens_headline(text: str, anchor: Span, within: Span) -> bool:
    """Whether a scale opens the sentence as a number of its own: "Dozen hurt in crash"."""
    word = text[anchor.start : anchor.end].lower()
    if anchor.start > within.start or word in {"score", "gross"}:
        return False
    following = text[anchor.end : anchor.end + 2]
    # "Million Dollar Baby" is a name
    return following[:1] == " " and (following[1:].islower() or (word == "dozen" and following[1:].isalpha()))


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
    low = max(within.start, anchor.start - 8)
    if few := _FEW.match(text, low, anchor.start):
        larger = _LARGER.match(text, anchor.end)
        if larger and size == 100:
            size *= tables("numerals")["scale"][larger["scale"].lower()]
        span = Span(few.start(), larger.end() if larger else anchor.end)
        return Numeral(span=span, value=None, low=3 * size, form=Form.VAGUE, rule="vague")
    the_dozen = size == _DOZEN and _DETERMINER.match(text, low, anchor.start)
    another = text[anchor.end : anchor.end + 1] != "-" and _ANOTHER.match(text, low, anchor.start)
    if the_dozen or another:
        return _words(anchor.start, anchor.end, size)
    return Numeral(span=anchor, value=None, form=Form.UNREAD, rule="bare-scale")


def _rank(text: str, first: int, token: re.Match[str], tally: _Tally) -> Numeral | None:
    """The rank that an ordinal makes of the words before it: "twenty-first", "one hundred and fifth"."""
    word, link, end = token["word"].lower(), token["link"], token.end()
    size = tables("numerals")["ordinal"][word]
    named = _ranked().match(text, end) is not None
    value = tally.value + size
    if size >= 100:
        longer = tally.with_scale(size)
        if longer is None:
            return None
        value = longer.value
    elif tally.completed_by(size):
        # "forty first responders", "a thirty-second delay"
        if not named and (link != "-" or word == "second"):
            return None
    elif "and" not in link or tally.previous not in tables("numerals")["scale"]:
        return None
    of_it = _OF.match(text, end) is not None
    if tally.value == 1 and (of_it or alone(text, first, end)):
        # "one hundredth of it"
        return Numeral(span=Span(first, end), value=share(1, size), form=Form.FRACTION, rule="fraction")
    span = Span(first, end)
    article = article_before(text, first)
    if article and (of_it or alone(text, article.start(), end)):
        span = Span(article.start(), end)
        return Numeral(span=span, value=share(1, int(value)), form=Form.FRACTION, rule="fraction")
    return Numeral(span=span, value=value, form=Form.ORDINAL, rule="ordinal")


def _nth_part(text: str, first: int, position: int) -> Numeral | None:
    """One part of very many: "one one-hundred-and-fifth"."""
    word = _number_word().match(text, position)
    if word is None or word["word"].lower() not in tables("numerals")["cardinal"]:
        return None
    part = read_words(text, Span(*word.span("word")), Span(first, len(text)))
    return part if part and part.form is Form.FRACTION and part.span.start == first else None


def _words(first: int, end: int, value: Number, scale: Decimal = Decimal(1), rule: str = "words") -> Numeral:
    return Numeral(span=Span(first, end), value=value, form=Form.WORDS, scale=scale, rule=rule)


def _finished(text: str, first: int, position: int, tally: _Tally) -> Numeral:
    """The number with what may still follow it: "and a half", "point five", "-thirds", "-fold"."""
    part = part_at(text, position)
    if part and not (part.scale and tally.scale > 1):
        factor = Decimal(tally.scale if tally.scale > 100 else 1)
        return _words(first, part.end, part.added_to(tally.value, factor), part.scale or factor)
    if point := _POINT.match(text, position):
        cardinal = {"oh": 0} | tables("numerals")["cardinal"]
        decimals = "".join(str(cardinal[word]) for word in point["digits"].lower().split())
        scale = Decimal(tables("numerals")["scale"][point["scale"].lower()] if point["scale"] else 1)
        return _words(first, point.end(), tidy(Decimal(f"{tally.value}.{decimals}") * scale), scale)
    if tally.value == 1 and (nth := _nth_part(text, first, position)):
        return nth
    if tally.value > 0 and (fraction := part_of(text, first, position, int(tally.value))):
        return fraction
    if fold := _FOLD.match(text, position):
        span = Span(first, fold.end())
        return Numeral(span=span, value=tally.value, form=Form.MULTIPLE, rule="multiple")
    rule = "spoken" if tally.spoken else "words"
    number = _words(first, position, tally.value, Decimal(tally.scale), rule)
    return replace(number, flags=("round",)) if tally.loose else number
