"""What a sentence says around one quantity: what happened, how firmly it is put, where and when."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.grammar import firmness, periods, places
from factcheck.grammar.words import alternation
from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Attribution, Context, Modality

# How far to either side of a quantity its context is looked for, in characters.
REACH = 160


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a sentence says that may be said of any of its quantities; all of it in the order of the text."""

    text: str
    sentence: Span
    breaks: tuple[tuple[int, int], ...]
    actions: tuple[tuple[int, int, str], ...]
    firmness: tuple[tuple[int, int, Modality], ...]
    places: tuple[tuple[int, int], ...]
    periods: tuple[tuple[int, int], ...]


def surroundings(text: str, sentence: Span) -> Surroundings:
    """Return what a sentence says around its quantities, found once for all of them."""
    low = text[sentence.start : sentence.end].lower()
    if len(low) != sentence.end - sentence.start:
        # a few capitals of other scripts are two letters in lower case
        low = "".join(letter.lower() if letter.isascii() else letter for letter in text[slice(*sentence)])
    return Surroundings(
        text=text,
        sentence=sentence,
        breaks=tuple(match.span() for match in _breaks().finditer(text, *sentence)),
        actions=tuple(_happenings(low, sentence.start)),
        firmness=tuple(firmness.find(text, low, sentence.start)),
        places=tuple(places.find(text, sentence)),
        periods=tuple(periods.find(text, *sentence)),
    )


def context(around: Surroundings, phrase: Span, attribution: Attribution | None) -> Context:
    """Return the action, modality, place and period of the quantity whose phrase stands there.

    >>> text = "On Friday 30 people could be killed in Leeds."
    >>> context(surroundings(text, Span(0, len(text))), Span(10, 19), None)
    Context(action='kill', modality=<Modality.POSSIBLE: 'possible'>, place='Leeds', period='On Friday')
    """
    clause = _clause(around, phrase)
    if attribution is not None and clause.overlaps(attribution.span):
        clause = _beside(clause, phrase, attribution.span)
    return Context(
        action=_action(around, clause, phrase),
        modality=firmness.modality(around.text, around.firmness, clause, phrase, attribution),
        place=_printed(around.text, _nearest(around.text, phrase, _reaching(around.places, clause)), "'s"),
        # a figure is not its own period: "over the last two weeks"
        period=_printed(
            around.text,
            _nearest(
                around.text,
                phrase,
                [s for s in _reaching(around.periods, clause) if not Span(*s).overlaps(phrase)],
            ),
            "",
        ),
    )


def _clause(around: Surroundings, phrase: Span) -> Span:
    """Return the stretch between the nearest breaks to the left and right that no clause crosses."""
    low = max(around.sentence.start, phrase.start - REACH)
    high = min(around.sentence.end, phrase.end + REACH)
    for start, end in around.breaks:
        if end <= phrase.start:
            low = max(low, end)
        elif start >= phrase.end:
            return Span(low, min(high, start))
    return Span(low, high)


def _reaching(spans: Sequence[tuple[int, int]], clause: Span) -> list[tuple[int, int]]:
    return [span for span in spans if span[0] < clause.end and clause.start < span[1]]


def _beside(clause: Span, phrase: Span, words: Span) -> Span:
    """Return the clause without its attribution: in "he said in Lincoln" nothing happened there."""
    if words.end <= phrase.start:
        return Span(max(clause.start, words.end), clause.end)
    return Span(clause.start, min(clause.end, words.start)) if words.start >= phrase.end else clause


@cache
def _breaks() -> re.Pattern[str]:
    # a "but" or "while" that begins another statement; a semicolon
    return re.compile(r";|,? \b(?:but|while|whereas|although|though)\b|\u2014")


def _gap(phrase: Span, start: int, end: int) -> int:
    return phrase.start - end if end <= phrase.start else start - phrase.end


def _nearest(text: str, phrase: Span, spans: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the span nearest to the phrase, commas counting as far; of two as near, the one to the right.

    What stands beyond "compared with" or "than" is said of another figure.
    """
    nearest: tuple[int, int, tuple[int, int]] | None = None
    for span in spans:
        low, high = (span[1], phrase.start) if span[1] <= phrase.start else (phrase.end, span[0])
        if low < high and _COMPARED.search(text, low, high):
            continue
        one = (max(0, high - low) + _COMMA * text.count(",", low, high), -span[0], span)
        if nearest is None or one < nearest:
            nearest = one
    return nearest[2] if nearest else None


_COMPARED = re.compile(r"\b(?:compared|against|up\sfrom|down\sfrom|versus|than|unlike)\b")
_COMMA = 25
"""By how many characters a comma counts as far."""


@cache
def _actions() -> Mapping[str, str]:
    return {form: lemma for lemma, entry in tables("actions").items() for form in entry["forms"]}


@cache
def _happening() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(_actions())}\b")


_JOINT = re.compile(r",|\b(?:who|which|that|after|when|as|because|and|where|including)\b")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|left|found|feared|lay)\s(?:\w+ly\s)?$")


def _happenings(low: str, start: int) -> Iterator[tuple[int, int, str]]:
    lemmas = _actions()
    for match in _happening().finditer(low):
        yield start + match.start(), start + match.end(), lemmas[match[0]]


def _action(around: Surroundings, clause: Span, phrase: Span) -> str | None:
    """Return the lemma of the action nearest to the phrase, a comma or a "who" between counting as far."""
    nearest: tuple[int, int] | None = None
    lemma: str | None = None
    for start, end, action in around.actions:
        if start < clause.start or end > clause.end:
            continue
        if nearest and _gap(phrase, start, end) - _NEARER > nearest[0]:
            continue
        distance = (_distance(around.text, phrase, start, end), start)
        if nearest is None or distance < nearest:
            nearest, lemma = distance, action
    return lemma


@cache
def _roles() -> frozenset[str]:
    return frozenset(tables("people")["roles"]["words"])


_NEARER = 10
"""By how many characters a passive verb counts as nearer."""


def _distance(text: str, phrase: Span, start: int, end: int) -> int:
    if start < phrase.end and phrase.start < end:
        # the noun itself names what happened: "27 dead"; a person's role only may: "90 captives"
        return 12 if text[start:end].lower() in _roles() else 0
    low, high = (end, phrase.start) if end <= phrase.start else (phrase.end, start)
    between = text[low:high]
    distance = len(between) + 15 * len(_JOINT.findall(between)) + 20 * sum(map(str.isdigit, between[:40]))
    # "30 people were killed" rather than what stood before them
    return distance - _NEARER if _PASSIVE.search(between) and start >= phrase.end else distance


def _printed(text: str, span: tuple[int, int] | None, ending: str) -> str | None:
    return text[span[0] : span[1]].removesuffix(ending) if span else None
