"""Which way a measure moved, and what a figure is to the move: its size, its start, its end."""

from functools import cache

import regex

from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Change, Role

_CLAUSE_LEFT = regex.compile(r"(?r)(?:[^.;:()\u2014\n]|\.(?=\d)){1,90}")
_WORD = regex.compile(r"[A-Za-z']+|\d[\d,.]*")
_AFTER = regex.compile(
    r"[ -](?:(?:annual|yearly|year-on-year|monthly|quarterly|weekly|daily|pay|price|tax|sharp|further|real|net|wage|rent|fare|overall)[ -]){0,2}(?P<word>[a-z]+)(?!\w)"
)
_CLAUSE_BREAK = frozenset(
    {
        "but",
        "while",
        "whereas",
        "although",
        "though",
        "which",
        "who",
        "because",
        "when",
        "if",
        "after",
        "before",
        "and",
    }
)
_SKIPPED = frozenset({"a", "an", "the", "further", "another", "almost", "nearly", "about", "around", "some", "just", "only", "more", "than", "as", "much",
                      "well", "over", "at", "least", "up", "roughly", "sharply", "slightly", "steadily", "additional", "extra", "whopping", "record", "modest"})  # fmt: skip
# "gave up 517 yards", "made up 5%", "picked up three": verbs that "up" belongs to
_PHRASAL = frozenset(
    """gave give gives given giving made make makes making picked pick picks set sets setting took take takes taking put puts
    came come comes ended end ends backed back backs shut turned turn turns racked rack chalked notched tied tie served shot shut
    brought bring hand handed laid lay lays laid cut write wrote written cover covered pay paid""".split()
)
_LEVEL_VERBS = frozenset({"lost", "lose", "loses", "losing", "cut", "cuts", "cutting", "added", "adds", "adding", "raise", "raised", "raises", "raising", "gain",
                          "gained", "gains", "gaining", "shed", "sheds", "shedding", "off", "boost", "boosted", "lift", "lifted", "reduce", "reduced", "slow",
                          "lower", "higher", "eased", "ease", "advance", "slashed", "trim", "trimmed", "spike", "hike", "contract", "contracts", "slide", "improve", "improved", "increase", "mounted", "rally", "narrow", "upgraded"})  # fmt: skip


@cache
def _verbs() -> dict[str, Change]:
    lexicon = tables("change")
    return {word: change for change in Change for word in lexicon[change.value]["verb"]}


@cache
def _nouns() -> dict[str, Change]:
    lexicon = tables("change")
    return {word: change for change in Change for word in lexicon[change.value]["noun"]}


def find_change(
    text: str, phrase: Span, sentence: Span, *, relative: bool
) -> tuple[Change | None, Role | None]:
    """Return the direction and the role of the quantity whose phrase stands there.

    `relative` tells that the quantity is a percentage or a multiple, which can be nothing but the
    size of a change where a verb of change stands beside it.

    >>> text = "Profit rose 12% to 56 from 50"
    >>> [find_change(text, Span(*span), Span(0, 29), relative=r) for span, r in
    ...  (((12, 15), True), ((19, 21), False), ((27, 29), False))]
    [(<Change.UP: 'up'>, <Role.BY: 'by'>), (<Change.UP: 'up'>, <Role.TO: 'to'>), (<Change.UP: 'up'>, <Role.FROM: 'from'>)]
    """
    after = _AFTER.match(text, phrase.end, sentence.end)
    if after and relative:
        word = after["word"]
        change = _nouns().get(word) or (
            {"more": Change.UP, "less": Change.DOWN, "fewer": Change.DOWN} | _verbs()
        ).get(word)
        if word in _nouns() or word in {"higher", "lower", "more", "less", "fewer", "up", "down"}:
            return change, Role.BY
    if relative and text[phrase.start - 1 : phrase.start] == "+":
        return Change.UP, Role.BY
    window = _CLAUSE_LEFT.match(text, max(sentence.start, phrase.start - 90), phrase.start)
    if window is None:
        return None, None
    words = [word.lower() for word in _WORD.findall(window.group())]
    if not words:
        return None, None
    preposition = words[-1] if words[-1] in {"by", "to", "from", "of"} else ""
    if preposition == "of":
        if len(words) > 1 and (change := _nouns().get(words[-2])):
            negative = len(words) > 2 and words[-3] == "negative"
            return Change.DOWN if negative else change, Role.BY
        return None, None
    if preposition:
        change = _nearest(words[:-1])
        if change is not None:
            return change, {"by": Role.BY, "to": Role.TO, "from": Role.FROM}[preposition]
        return None, None
    if (
        words[-1] == "at"
        and len(words) > 2
        and (words[-2][0].isdigit() or words[-2] in {"percent", "cent", "points"})
    ):
        change = _nearest(words[:-2])
        return change, Role.TO if change else None
    position = len(words)
    while position and words[position - 1] in _SKIPPED and words[position - 1] not in {"up"}:
        position -= 1
    word = words[position - 1] if position else ""
    if word in {"up", "down", "off"} and position > 1 and words[position - 2] in _PHRASAL:
        return None, None
    change = _verbs().get(word)
    if change is not None and (relative or word not in _LEVEL_VERBS):
        return change, Role.BY
    return None, None


def _nearest(words: list[str]) -> Change | None:
    for distance, word in enumerate(reversed(words)):
        if distance > 12 or (word in _CLAUSE_BREAK and distance > 6):
            return None
        change = _verbs().get(word) or _nouns().get(word)
        if change is not None:
            return change
    return None
