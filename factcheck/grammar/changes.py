"""Which way a measure moved, and what a figure is to the move: its size, its start, its end."""

import re
from collections.abc import Sequence
from functools import cache

from factcheck.grammar.wordlists import either, words
from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Change, Role

_REACH = 90
"""Characters to the left in which a change is looked for."""

_SIDES = frozenset({"up", "down", "higher", "lower"})
"""Said before "at", these tell on which side of its start a level is: "closed higher at 7,300"."""

_ADVERBS = frozenset({"up", "down", "off"})
"""Words of change that may belong to the verb before them: "taken up by 62 per cent"."""

_AMOUNTS = frozenset({"percent", "points", "cents", "point", "pence", "cent", "pc", "p", "c"})

_NEAR, _IN_CLAUSE = 12, 6
"""Words between a figure and its verb of change; and how many of them may come before a conjunction."""

Movement = tuple[Change | None, Role | None]
_STILL: Movement = (None, None)

_ROLES = {"by": Role.BY, "to": Role.TO, "from": Role.FROM}
_CLAUSE_ENDS = re.compile(r"[;:()\u2014\n]|\.(?!\d)|,[ ](?:whereas|leaving|while|which|with|who)(?!\w)")
_LEVEL_NEXT = re.compile(
    r"[ ](?:to|at)[ ](?:(?:a|an)[ ][a-z -]{1,40}?)?(?:[A-Z]{0,3}[$£€¥][ ]?|[A-Z]{1,3})?\d"
)
_WORD = re.compile(r"[A-Za-z']+|\d[\d,.]*")


@cache
def verbs() -> dict[str, Change]:
    """Return the verbs of change, each with its direction: "rose" up."""
    lexicon = tables("change")
    return {word: change for change in Change for word in lexicon[change.value]["verb"]}


@cache
def nouns() -> dict[str, Change]:
    """Return the nouns of change, each with its direction: "fall" down."""
    lexicon = tables("change")
    return {word: change for change in Change for word in lexicon[change.value]["noun"]}


@cache
def _after_size() -> dict[str, Change]:
    """What may follow the size of a change: "a 5% rise", "5% higher"."""
    lexicon = tables("change")
    return {word: change for change in Change for word in lexicon[change.value]["after"]} | nouns()


@cache
def _next_word() -> re.Pattern[str]:
    between = either(words("change", "between"))
    return re.compile(rf"[ -](?:(?:{between})[ -]){{0,2}}(?P<word>[a-z]+)(?!\w)(?![ ]\d)")


def find_change(text: str, phrase: Span, sentence: Span, *, relative: bool, money: bool = False) -> Movement:
    """Return the direction and the role of the quantity whose phrase stands there.

    `relative` tells that the quantity is a percentage, a multiple or a few pence, which can be nothing
    but the size of a change where a verb of change stands beside it; `money`, that it is a sum.

    >>> text = "Profit rose 12% to 56 from 50"
    >>> for start, end, relative in ((12, 15, True), (19, 21, False), (27, 29, False)):
    ...     print(*find_change(text, Span(start, end), Span(0, 29), relative=relative))
    up by
    up to
    up from
    """
    if relative:
        following = _next_word().match(text, phrase.end, sentence.end)
        if following and following["word"] in _after_size():
            return _after_size()[following["word"]], Role.BY
        if text[phrase.start - 1 : phrase.start] == "+":
            return Change.UP, Role.BY
    window = text[max(sentence.start, phrase.start - _REACH) : phrase.start]
    left = [word.lower() for word in _WORD.findall(_CLAUSE_ENDS.split(window)[-1])]
    if not left:
        return _STILL
    left = _without_level(left)
    if left[-1] == "of":
        return _after_noun(left[:-1], money=money)
    if left[-1] in _ROLES:
        other = left[-1] == "to" and left[-2:-1] and left[-2] in words("change", "other_to")
        change = None if other else _nearest(left[:-1])
        if change is None and not other and left[-1] != "by" and _went_from(left):
            # "went from 50 to 60": which way, the numbers will tell
            return None, _ROLES[left[-1]]
        return (change, _ROLES[left[-1]]) if change else _STILL
    if left[-1] == "at" and len(left) > 1 and _is_level(left[:-1]):
        change = _nearest(left[:-1])
        return (change, Role.TO) if change else _STILL
    if left[-1] == "at":
        return _STILL
    to_level = _LEVEL_NEXT.match(text, phrase.end, sentence.end)
    return _after_verb(left, relative=relative or to_level is not None)


def _without_level(left: list[str]) -> list[str]:
    """ "Down from a peak of" without the peak: a number of that level follows."""
    if left[-1] != "of" or left[-2:-1] == [] or left[-2] not in words("change", "levels"):
        return left
    back = next((at for at in range(len(left) - 3, max(-1, len(left) - 7), -1) if left[at] in _ROLES), None)
    return left if back is None else left[: back + 1]


def _after_noun(left: Sequence[str], *, money: bool) -> Movement:
    """ "A rise of 5%" is up; "negative growth of 5%" is down; "a loss of £5m" is a result, no fall."""
    change = nouns().get(left[-1]) if left else None
    if change is None or (money and left[-1] in words("change", "results")):
        return _STILL
    if left[-1] in words("change", "charges") and left[-2:-1] != ["a"]:
        return _STILL
    return Change.DOWN if left[-2:-1] == ["negative"] else change, Role.BY


def _went_from(left: Sequence[str]) -> bool:
    """Whether something moved, up or down: "has gone from", "changed from 50 to"."""
    starts = [at for at, word in enumerate(left) if word == "from"]
    return bool(starts) and starts[-1] > 0 and left[starts[-1] - 1] in words("change", "moving")


def _is_level(left: Sequence[str]) -> bool:
    """Whether "at" comes to where it ended: "fell 5p at", "closed higher at", "gained 6% to close at"."""
    closing = words("change", "closing")
    moved = left[-1] in closing and left[-2:-1] and left[-2] in {"to", "and", "before"}
    return _is_amount(left[-1]) or left[-1] in _SIDES or bool(moved)


def _is_amount(word: str) -> bool:
    """Whether the size of the change comes before its end: "fell 5 points at 320"."""
    return word[0].isdigit() or word in _AMOUNTS


def _after_verb(left: Sequence[str], *, relative: bool) -> Movement:
    """ "Rose 5%", "up a further 5%"; but "lost five people" is no change of five."""
    skipped = words("change", "skipped")
    position = len(left)
    while position and left[position - 1] in skipped and left[position - 1] != "up":
        position -= 1
    verb = left[position - 1] if position else ""
    before = left[position - 2] if position > 1 else ""
    if verb in _ADVERBS and before in words("change", "phrasal"):
        return _STILL
    change = verbs().get(verb)
    if change is None or (verb in words("change", "absolute") and not relative):
        return _STILL
    return change, Role.BY


def _nearest(left: Sequence[str]) -> Change | None:
    conjunctions = words("change", "conjunctions")
    following = ""
    for distance, word in enumerate(reversed(left)):
        if distance > _NEAR or (distance > _IN_CLAUSE and word in conjunctions):
            return None
        change = verbs().get(word) or nouns().get(word)
        before = left[-distance - 2 : -distance - 1] if distance + 2 <= len(left) else []
        phrasal = word == "up" and before and before[0] in words("change", "consuming")
        if change is not None and (word, following) != ("up", "to") and not phrasal:
            return change
        following = word
    return None
