"""Numbers in words: "twenty-one", "two and a half million", "nineteen hundred", "a baker's dozen"."""

import re
from decimal import Decimal
from functools import cache

import regex

from factcheck.grammar.numeral import ARTICLE, Form, Numeral, cased, listed, tidy
from factcheck.grammar.parts import PART, part_of
from factcheck.lexicon.load import tables
from factcheck.model.document import Span


@cache
def _number_word() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<link>[ -](?:and[ -])?)?+(?P<word>{cased(listed('cardinal', 'scale'))})(?!\w)")


_AND_A_HALF = re.compile(
    r"[ -]and[ -]a[ -]half(?!\w)(?:[ -](?P<scale>hundred|thousand|million|billion|trillion))?(?!\w)"
)
_BAKER = regex.compile(r"(?r)(?<!\w)(?:[Aa] )?baker's[ ]")
_FEW = regex.compile(r"(?r)(?<!\w)(?:[Aa] )?[Ff]ew[ ]")
_THE = regex.compile(r"(?r)(?<!\w)(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|last|first|next)[ ]")
_POINT = re.compile(
    r" point(?P<digits>(?: (?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine))+)(?!\w)(?: (?P<scale>thousand|million|billion|trillion)(?!\w))?"
)
_FOLD = re.compile(r"[ -]?fold(?!\w)")


class _Tally:
    """A cardinal put together word by word: "seven hundred and forty-two thousand"."""

    def __init__(self) -> None:
        self.total = 0
        """What the scales of a thousand and more have closed."""
        self.group = 0
        """The hundreds, tens and ones still open."""
        self.scale = 1
        self._last_scale = 10**30
        self._previous = ""

    @property
    def value(self) -> Decimal:
        return Decimal(self.total + self.group)

    def joins(self, link: str) -> bool:
        """Whether a word may follow after the link: no "and" after tens and ones."""
        return "and" not in link or not (self.group % 100 or self._previous == "one")

    def add(self, word: str) -> bool:
        """Take the next word, or say that it begins another number."""
        lexicon = tables("numerals")
        if word in lexicon["cardinal"]:
            taken = self._cardinal(lexicon["cardinal"][word])
        else:
            taken = self._scaled(word, lexicon["scale"][word])
        if taken:
            self._previous = word
        return taken

    def _cardinal(self, number: int) -> bool:
        tens = self.group % 100 >= 20 and not self.group % 10 and 0 < number < 10
        after_scale = self.group % 100 == 0 and self._previous not in tables("numerals")["cardinal"]
        if not tens and not (after_scale and (number or not self._previous)):
            return False
        self.group += number
        return True

    def _scaled(self, word: str, size: int) -> bool:
        if size == 100 or size in _COLLECTIVE:
            if not 0 < self.group < (100 if size == 100 else 1000):
                return False
            self.group *= size
        elif self.group and size < self._last_scale:
            self.total, self.group, self._last_scale = self.total + self.group * size, 0, size
        elif word == "crore" and self.total and not self.group:
            self.total *= size
        else:
            return False
        self.scale *= size
        return True


_COLLECTIVE = frozenset({12, 20, 144})


def read_words(text: str, at: int, start: int, end: int) -> Numeral | None:
    """Return the number in words that begins at `at`, or None.

    >>> text = "seven hundred and forty-two thousand"
    >>> str(read_words(text, 0, 0, len(text)).value)
    '742000'
    """
    first, position, tally = at, at, _Tally()
    while token := _number_word().match(text, position, end):
        word, link = token["word"].lower(), token["link"] or ""
        if (position == at) == bool(link) or not tally.joins(link):
            break
        if position == at and word in tables("numerals")["scale"]:
            if word == "dozen" and (baker := _BAKER.match(text, max(start, at - 12), at)):
                return _words(baker.start(), token.end(), Decimal(13))
            article = ARTICLE.match(text, max(start, at - 4), at)
            if article is None:
                return _without_number(text, at, token, start)
            first = article.start()
            tally.add("one")
        if not tally.add(word):
            break
        position = token.end()
    return _finished(text, first, position, tally) if position > at else None


def _without_number(text: str, at: int, token: regex.Match[str], start: int) -> Numeral:
    """A scale on its own: "a few hundred" is vague, "the dozen" is twelve, "million-pound" cannot be read."""
    size = Decimal(tables("numerals")["scale"][token["word"].lower()])
    if few := _FEW.match(text, max(start, at - 6), at):
        return Numeral(
            span=Span(few.start(), token.end()), value=None, low=3 * size, form=Form.VAGUE, rule="vague"
        )
    if size in _COLLECTIVE and _THE.match(text, max(start, at - 6), at):
        return _words(at, token.end(), size)
    return Numeral(span=Span(at, token.end()), value=None, form=Form.UNREAD, rule="bare-scale")


def _words(first: int, end: int, value: Decimal, scale: Decimal = Decimal(1)) -> Numeral:
    return Numeral(span=Span(first, end), value=value, form=Form.WORDS, scale=scale, rule="words")


def _finished(text: str, first: int, position: int, tally: _Tally) -> Numeral:
    """The number with what may still follow it: "and a half", "point five", "-thirds", "-fold"."""
    scales = tables("numerals")["scale"]
    if half := _AND_A_HALF.match(text, position):
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
        return Numeral(span=Span(first, fold.end()), value=tally.value, form=Form.MULTIPLE, rule="multiple")
    return _words(first, position, tally.value, Decimal(tally.scale))
