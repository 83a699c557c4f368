"""What a sentence says around one quantity: what happened, how firmly it is put, where and when."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from factcheck.grammar import names, periods
from factcheck.grammar.words import alternation
from factcheck.lexicon.load import tables
from factcheck.limits import WINDOW
from factcheck.model.document import Span
from factcheck.model.quantity import Attribution, Context, Modality

# How far to either side of a quantity its context is looked for, in characters.
REACH = 160


def context(text: str, sentence: Span, phrase: Span, attribution: Attribution | None) -> Context:
    """Return the action, modality, place and period of the quantity whose phrase stands there.

    >>> text = "On Friday 30 people could be killed in Leeds."
    >>> context(text, Span(0, len(text)), Span(10, 19), None)
    Context(action='kill', modality=<Modality.POSSIBLE: 'possible'>, place='Leeds', period='On Friday')
    """
    clause = _clause(text, sentence, phrase)
    if attribution is not None and clause.overlaps(attribution.span):
        clause = _beside(clause, phrase, attribution.span)
    return Context(
        action=_action(text, clause, phrase),
        modality=_modality(text, clause, phrase, attribution),
        place=_place(text, clause, phrase),
        period=_period(text, clause, phrase),
    )


def _clause(text: str, sentence: Span, phrase: Span) -> Span:
    """Return the stretch between the nearest breaks to the left and right that no clause crosses."""
    low, high = max(sentence.start, phrase.start - REACH), min(sentence.end, phrase.end + REACH)
    for match in _breaks().finditer(text, low, phrase.start):
        low = match.end()
    later = _breaks().search(text, phrase.end, high)
    return Span(low, later.start() if later else high)


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


def _nearest(phrase: Span, spans: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the span nearest to the phrase; of two as near, the one to the right."""
    return min(spans, key=lambda span: (abs(_gap(phrase, *span)), -span[0]), default=None)


@cache
def _actions() -> Mapping[str, str]:
    return {form: lemma for lemma, entry in tables("actions").items() for form in entry["forms"]}


@cache
def _happening() -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(_actions())}\b")


_JOINT = re.compile(r",|\b(?:who|which|that|after|when|as|because|and|where|including)\b")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|left|found|feared|lay)\s(?:\w+ly\s)?$")


def _action(text: str, clause: Span, phrase: Span) -> str | None:
    """Return the lemma of the action nearest to the phrase, a comma or a "who" between counting as far."""
    stretch = text[clause.start : clause.end].lower()
    near = [
        (
            _distance(text, phrase, clause.start + match.start(), clause.start + match.end()),
            match.start(),
            match[0],
        )
        for match in _happening().finditer(stretch)
    ]
    return _actions()[min(near)[2]] if near else None


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(tables("nouns")["adjectives"]["people"])


def _distance(text: str, phrase: Span, start: int, end: int) -> int:
    if start < phrase.end and phrase.start < end:
        # the noun itself names what happened: "27 dead"; a person's role only may: "90 captives"
        return 0 if text[start:end].lower() in _adjectives() else 12
    low, high = (end, phrase.start) if end <= phrase.start else (phrase.end, start)
    between = text[low:high]
    distance = len(between) + 15 * len(_JOINT.findall(between)) + 20 * sum(map(str.isdigit, between[:40]))
    # "30 people were killed" rather than what stood before them
    return distance - 10 if _PASSIVE.search(between) and start >= phrase.end else distance


_ORDER = (Modality.DENIED, Modality.HYPOTHETICAL, Modality.ESTIMATED, Modality.POSSIBLE)


@cache
def _firmness() -> tuple[re.Pattern[str], Mapping[str, Modality]]:
    modalities = {form: one for one in reversed(_ORDER) for form in tables("modality")[one]}
    return re.compile(rf"\b{alternation(modalities)}\b"), modalities


@cache
def _opinions() -> Mapping[str, Modality]:
    verbs = tables("modality")["verbs"]
    return {form: one for one in (Modality.ESTIMATED, Modality.POSSIBLE) for form in verbs[one]}


_MONTH_OF_MAY = re.compile(r"\bMay\b")


def _modality(text: str, clause: Span, phrase: Span, attribution: Attribution | None) -> Modality:
    if attribution is not None and attribution.denies:
        return Modality.DENIED
    # a capital May is the month
    stretch = _MONTH_OF_MAY.sub("...", text[clause.start : min(clause.end, phrase.end + WINDOW)]).lower()
    pattern, modalities = _firmness()
    said = {modalities[form] for form in pattern.findall(stretch)}
    if attribution is not None:
        words = text[attribution.span.start : attribution.span.end].lower().split()
        said |= {_opinions()[word] for word in words if word in _opinions()}
    return next((one for one in _ORDER if one in said), Modality.STATED)


_DIRECTION = (
    r"(?:(?:north|south|east|west|central|upper|lower|rural|downtown|nearby|neighbouring|occupied)[a-z-]*\s)?"
)


@cache
def _places() -> re.Pattern[str]:
    return re.compile(
        rf"""
        \b (?: [Ii]n | [Aa]t | [Nn]ear ) \s (?P<place>
            (?:the\s)? {_DIRECTION}
            (?!(?:{periods.weekday_or_month()}|Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Prof)\b) [^\W\d_a-z] [\w'-]*+
            (?: \s(?:of\s(?:the\s)?|upon\s|and\s)?[^\W\d_a-z][\w'-]*+ ){{0,4}}
        )""",
        re.VERBOSE,
    )


def _place(text: str, clause: Span, phrase: Span) -> str | None:
    known = names.lexicon()
    spans = [
        match.span("place")
        for match in _places().finditer(text, clause.start, clause.end)
        if match["place"].split(" ", 1)[0] not in known.given
    ]
    return _printed(text, _nearest(phrase, spans), "'s")


def _period(text: str, clause: Span, phrase: Span) -> str | None:
    spans = periods.find(text, clause.start, clause.end)
    # a figure is not its own period: "over the last two weeks"
    return _printed(text, _nearest(phrase, [span for span in spans if not Span(*span).overlaps(phrase)]), "")


def _printed(text: str, span: tuple[int, int] | None, ending: str) -> str | None:
    return text[span[0] : span[1]].removesuffix(ending) if span else None
