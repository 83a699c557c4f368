"""A sentence in outline: its times, spans and ages a letter each, so that the words that tie them show.

"She ran the mill for twelve years, from 1989 to 1998" is "She ran the mill for ▲, from ● to ●": what is
told of the two years and of the span stands between them, however each is written.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import regex

from factcheck.model.claim import Claim, Tier
from factcheck.model.document import Span, Zone
from factcheck.model.finding import Mention
from factcheck.model.quantity import Aside, Kind
from factcheck.reckoning.times.clock import Hour, hours
from factcheck.reckoning.times.moments import Moment, moments

MOMENT, LENGTH, AGE, HOUR, BREAK = "●", "▲", "◆", "◷", "¶"
_LETTERS = str.maketrans(dict.fromkeys((MOMENT, LENGTH, AGE, HOUR, BREAK), " "))
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?"
"""What may stand before a moment, in an outline: the weekday."""
_LONGEST = 1_500
"""A sentence of more characters is a list or a table: nothing in it is tied by words."""
SEASONS = frozenset({"season", "seasons"})
_SPANS = frozenset({Kind.DURATION, Kind.AGE})
_TIMES = frozenset({Aside.DATE, Aside.PERIOD, Aside.TIME})
_SHORT = frozenset({"hour", "minute"})


@dataclass(frozen=True, slots=True)
class Outline:
    """A sentence that has a moment, a span of time or an age."""

    span: Span
    zone: Zone
    text: str
    """The sentence with a letter for each of them, and one space for each gap."""
    told: tuple[Moment | Hour | Claim, ...]
    """What the letters stand for, in their order."""

    def moment(self, found: "regex.Match[str]", group: str) -> Moment:
        """Return the moment whose letter a group of a match of its text is."""
        told = self._told(found, group)
        assert isinstance(told, Moment)
        return told

    def figure(self, found: "regex.Match[str]", group: str) -> Claim:
        """Return the span or the age whose letter a group of a match of its text is."""
        told = self._told(found, group)
        assert isinstance(told, Claim)
        return told

    def hour(self, found: "regex.Match[str]", group: str) -> Hour:
        """Return the time of the day whose letter a group of a match of its text is."""
        told = self._told(found, group)
        assert isinstance(told, Hour)
        return told

    def _told(self, found: "regex.Match[str]", group: str) -> Moment | Hour | Claim:
        return self.told[len(_letter().findall(found.string, 0, found.start(group)))]

    def number(self, text: str, found: "regex.Match[str]", group: str) -> Mention | None:
        """Return where a number that has no letter, a group of a match of its text, stands in the article."""
        alike = regex.compile(rf"(?<![\w.,$£€]){found[group]}(?![\w%]|[.,][0-9])")
        told = [each.start() for each in alike.finditer(self.text)]
        printed = [each.start() for each in alike.finditer(text, *self.span)]
        # of two that are alike nobody knows which one it is, if one of them has a letter
        if len(told) != len(printed) or found.start(group) not in told:
            return None
        start = printed[told.index(found.start(group))]
        return Mention(start=start, end=start + len(found[group]), phrase=found[group])

    def adjoins(self, text: str, other: "Outline") -> bool:
        """Tell whether the other is the very next sentence, be it in a new paragraph."""
        return self.zone is other.zone and not text[self.span.end : other.span.start].strip(" \n\t“”\"'’")

    def shares_paragraph(self, text: str, other: "Outline") -> bool:
        """Tell whether the other stands further down in the same paragraph."""
        return "\n" not in text[self.span.end : other.span.start]

    def followed_by(self, other: "Outline") -> "Outline":
        """Return the two sentences as one, with a ¶ where the second begins."""
        span = Span(self.span.start, other.span.end)
        return Outline(span, self.zone, f"{self.text}{BREAK}{other.text}", (*self.told, *other.told))

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The moments in it."""
        return tuple(each for each in self.told if isinstance(each, Moment))

    @property
    def hours(self) -> tuple[Hour, ...]:
        """The times of the day in it."""
        return tuple(each for each in self.told if isinstance(each, Hour))

    @property
    def figures(self) -> tuple[Claim, ...]:
        """The spans and ages in it."""
        return tuple(each for each in self.told if isinstance(each, Claim))


@cache
def _letter() -> "regex.Pattern[str]":
    return regex.compile(f"[{MOMENT}{LENGTH}{AGE}{HOUR}]")


def outlines(text: str, records: Iterable[Claim], sentence_of: Callable[[Claim], Span]) -> Iterator[Outline]:
    """Yield the outline of each sentence that names a time, in the order of the text."""
    sentence: list[Claim] = []
    span = Span(0, 0)
    for claim in records:
        if not _is_time(claim):
            continue
        if sentence and not span.start <= claim.number_start < span.end:
            yield _outline(text, span, sentence)
            sentence = []
        if not sentence:
            span = sentence_of(claim)
        if span.end - span.start <= _LONGEST:
            sentence.append(claim)
    if sentence:
        yield _outline(text, span, sentence)


def _is_time(claim: Claim) -> bool:
    if claim.tier is Tier.SET_ASIDE:
        return claim.reason in _TIMES
    return claim.kind in _SPANS or claim.noun_head in SEASONS


def _outline(text: str, span: Span, records: list[Claim]) -> Outline:
    figures = [each for each in records if each.tier is not Tier.SET_ASIDE]
    told: list[Moment | Hour | Claim] = list(figures)
    times = {each.number_span for each in records if each.reason is Aside.TIME}
    if times or any(each.unit in _SHORT for each in figures):
        told += (
            each
            for each in hours(text, *span)
            if not each.is_bare or any(each.span.overlaps(time) for time in times)
        )
    told += [
        each for each in moments(text, *span) if not any(each.span.overlaps(_body(other)) for other in told)
    ]
    told.sort(key=lambda each: each.span.start)
    made, at = [], span.start
    for each in told:
        start, end = each.span
        made += [text[at:start].translate(_LETTERS), _letter_of(each)]
        at = max(end, at)
    made.append(text[at : span.end].translate(_LETTERS))
    return Outline(span, records[0].zone, " ".join("".join(made).split()), tuple(told))


def _body(told: Moment | Hour | Claim) -> Span:
    return Span(told.number_start, told.end) if isinstance(told, Claim) else told.span


def _letter_of(told: Moment | Hour | Claim) -> str:
    if isinstance(told, Moment):
        return MOMENT
    if isinstance(told, Hour):
        return HOUR
    return AGE if told.kind is Kind.AGE else LENGTH
