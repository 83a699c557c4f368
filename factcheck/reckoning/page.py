"""An article laid out for checking: its figures by sentence, and what values each allows."""

import re
from bisect import bisect, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TypeVar, cast

from factcheck.model.claim import Claim, Extraction, Tier
from factcheck.model.document import Span
from factcheck.model.finding import Mention
from factcheck.model.house import HouseRules
from factcheck.model.quantity import Kind, Number
from factcheck.reckoning.interval import Interval
from factcheck.reckoning.precision import allowed, place, printed, step
from factcheck.reckoning.times.moments import dated
from factcheck.reckoning.times.outline import Outline, outlines
from factcheck.reckoning.times.today import Today, today

Reading = TypeVar("Reading")

DIGITS = 40
"""A number with more digits is absurd: no sum is made with it, and none with what is not finite."""

_ROUNDED = Fraction(1, 20)
"""How far a round number is rounded at most, as a share of it."""
_WORD = re.compile(r"[^\W\d_]+")
_LESS, _MORE = Fraction(7, 10), Fraction(14, 10)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the figures in it, in the order of the text."""

    span: Span
    text: str
    figures: tuple[Claim, ...]
    plain: str
    """The text in small letters, with one space for each gap."""
    words: frozenset[str]
    """The words in it, in small letters."""

    def names(self, words: Sequence[str]) -> bool:
        """Tell whether any of some words stands in it, or inside a word: asked before what costs more."""
        plain = self.plain
        return any(word in plain for word in words)


@dataclass(frozen=True)
class Page:
    """What a check gets: the extraction, the house rules, and what all checks would else work out again."""

    extraction: Extraction
    rules: HouseRules
    _allowed: dict[str, Interval] = field(default_factory=dict, repr=False, compare=False)
    _readings: dict[Callable[["Page"], object], object] = field(
        default_factory=dict, repr=False, compare=False
    )
    _rounded: dict[str, Interval] = field(default_factory=dict, repr=False, compare=False)
    _places: dict[str, Fraction] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The document's text; every span indexes it."""
        return self.extraction.document.text

    @cached_property
    def figures(self) -> tuple[Claim, ...]:
        """Every quantity, claims and minor ones, that a sum can be made with."""
        return tuple(
            claim
            for claim in self.extraction.records
            if claim.tier is not Tier.SET_ASIDE and all(map(sane, (claim.value, claim.low, claim.high)))
        )

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The sentences that have a figure, in the order of the text."""
        return tuple(self._lines())

    def line(self, claim: Claim) -> Line:
        """Return the sentence of a figure that is one of the page's."""
        return self.lines[bisect_right(self._starts, claim.number_start) - 1]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(line.figures[0].number_start for line in self.lines)

    @cached_property
    def outlines(self) -> tuple[Outline, ...]:
        """The sentences that name a time, in outline."""
        numbers = {claim.uid for claim in self.figures}
        times = (
            claim for claim in self.extraction.records if claim.tier is Tier.SET_ASIDE or claim.uid in numbers
        )
        return tuple(outlines(self.text, times, self.sentence))

    @cached_property
    def dated(self) -> tuple[Span, ...]:
        """The stretches of the text around its months: no other has to be read for dates."""
        return tuple(dated(self.text))

    @cached_property
    def today(self) -> Today:
        """The days that the article may be of."""
        return today(self.text, self.dated, self.extraction.document.published)

    def _lines(self) -> Iterator[Line]:
        gathered: list[Claim] = []
        span = Span(0, 0)
        for claim in self.figures:
            if gathered and not (span.start <= claim.number_start < span.end):
                yield _line(span, gathered)
                gathered = []
            if not gathered:
                span = self.sentence(claim)
            gathered.append(claim)
        if gathered:
            yield _line(span, gathered)

    def sentence(self, claim: Claim) -> Span:
        """Return where the sentence of a figure stands; of one that does not, the number itself."""
        length = len(claim.sentence)
        begin = max(0, claim.number_end - length)
        start = self.text.find(claim.sentence, begin, claim.number_start + length)
        return claim.number_span if start < 0 else Span(start, start + length)

    def adjoin(self, one: Line, other: Line) -> bool:
        """Tell whether one sentence comes right behind another, with none that has no figure between."""
        return not self.text[one.span.end : other.span.start].strip(" \n\t\"'”’)")

    def mention(self, span: Span) -> Mention:
        """Return a stretch of the text as a finding names it."""
        return Mention(start=span.start, end=span.end, phrase=self.text[slice(*span)])

    def number(self, claim: Claim) -> str:
        """Return a claim's number as printed."""
        return self.text[claim.number_start : claim.number_end]

    def allows(self, claim: Claim) -> Interval:
        """Return the values that a figure's words and its rounding allow."""
        known = self._allowed.get(claim.uid)
        if known is None:
            known = self._allowed[claim.uid] = allowed(claim, self.number(claim), self.rules)
        return known

    def reading(self, read: Callable[["Page"], Reading]) -> Reading:
        """Return what a reading makes of the page, made once for all the checks that ask for it."""
        if read not in self._readings:
            self._readings[read] = read(self)
        return cast(Reading, self._readings[read])

    def printed(self, claim: Claim) -> Interval:
        """Return the values that a figure's digits allow, whatever the words around it say."""
        return printed(claim, self.number(claim))

    def step(self, claim: Claim) -> Fraction:
        """Return what one of the last printed digit of a figure stands for."""
        return step(claim, self.number(claim))

    def rounded(self, claim: Claim) -> Interval:
        """Return the values that a figure allows if its noughts are of rounding: 30,000 may be 28,500."""
        known = self._rounded.get(claim.uid)
        if known is None:
            known = self._rounded[claim.uid] = self._with_noughts(claim)
        return known

    def _with_noughts(self, claim: Claim) -> Interval:
        number, size = self.number(claim), abs(Fraction(claim.value or 0))
        if size < self.rules.round_from:
            return self.allows(claim)
        return allowed(claim, number, self.rules, min(place(claim, number), 2 * size * _ROUNDED))

    def near(self, total: Number, one: Number) -> Sequence[Claim]:
        """Return the counts of the text that are about as many as one figure goes into another."""
        if not one or not total:
            return ()
        many = Fraction(total) / Fraction(one)
        low, high = (bisect(self._counts, many * side, key=_value) for side in (_LESS, _MORE))
        return self._counts[low:high]

    @cached_property
    def _counts(self) -> tuple[Claim, ...]:
        counts = (each for each in self.figures if each.kind is Kind.COUNT and each.value and not each.per)
        return tuple(sorted(counts, key=_value))

    def together(self, figures: Iterable[Claim]) -> list[Interval]:
        """Return what each figure allows when they are one sum: all round numbers may be rounded alike."""
        summed = list(figures)
        if not all(map(self._is_round, summed)):
            return [self.allows(each) for each in summed]
        largest = max((abs(Fraction(each.value or 0)) for each in summed), default=Fraction(0))
        # 500,000 and 300,000 may be rounded to 10,000, hardly to 100,000
        second = Fraction(10) ** max(0, len(str(int(largest))) - 2)
        grain = min(second, *map(self._place, summed))
        if grain < self.rules.round_from:
            return [self.allows(each) for each in summed]
        return [allowed(each, self.number(each), self.rules, grain) for each in summed]

    def _is_round(self, claim: Claim) -> bool:
        """Tell, for little, what may end in noughts; the place of the last digit tells how many."""
        whole = None if claim.value is None else int(claim.value)
        return whole is None or (claim.value == whole and not whole % int(self.rules.round_from))

    def _place(self, claim: Claim) -> Fraction:
        known = self._places.get(claim.uid)
        if known is None:
            known = self._places[claim.uid] = place(claim, self.number(claim))
        return known

    def between(self, one: Claim, other: Claim) -> str:
        """Return the text between two figures, the first of which stands before the second."""
        return self.text[one.end : other.start]


def has_any(text: str, words: Sequence[str]) -> bool:
    r"""Tell whether any of some words stands in a text, however its lines are broken.

    >>> has_any("42 in\nall", ("in all", "total"))
    True
    """
    line = _plain(text)
    return any(word in line for word in words)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _line(span: Span, figures: Sequence[Claim]) -> Line:
    text = figures[0].sentence
    plain = _plain(text)
    return Line(span, text, tuple(figures), plain, frozenset(_WORD.findall(plain)))


def _value(claim: Claim) -> Fraction:
    return Fraction(claim.value or 0)


def sane(number: Number | None) -> bool:
    """Tell whether a number is finite and has no absurd number of digits."""
    if isinstance(number, Decimal):
        # looked at before it is made a fraction: 1E+999999 has a million digits
        return number.is_finite() and abs(number.adjusted()) < DIGITS
    return number is None or abs(number) < 10**DIGITS
