"""What a percentage or a sum is of: "unemployment", "loss", "the defence budget"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

import regex

from factcheck.grammar.changes import nouns, verbs
from factcheck.grammar.plurals import is_plural
from factcheck.grammar.units import time_unit
from factcheck.grammar.wordlists import words
from factcheck.model.document import Span

_REACH = 60
"""Characters to the left in which a measure is looked for."""

_TO_VERB = 40
"""Characters between a verb of change and the figure."""

_WHERE = frozenset({"in", "among", "across", "for", "at", "on"})

_WORD = r"[A-Za-z][\w'&-]*+"
# matched from right to left, where a possessive word would swallow its own first letter
_BACK = r"[A-Za-z][\w'&-]*"

_OF = re.compile(  # 5% of the national budget
    rf"[ ]of[ ](?:(?:their|total|the|its|his|her|all|our|new|an|a)[ ])*+"
    rf"(?P<words>{_WORD}(?:[ ]{_WORD}){{0,3}})"
)
_CHANGE_IN = re.compile(  # a 5% rise in fuel prices
    rf"[ -](?P<change>[a-z]+)[ ](?:in|of)[ ](?:(?:annual|their|the|its|his|her|our)[ ])*+"
    rf"(?P<words>{_WORD}(?:[ ]{_WORD}){{0,2}})"
)
_BEFORE_OF = regex.compile(rf"(?r)(?<![\w'])(?P<words>(?:{_BACK}[ ])?{_BACK})[ ]of[ ]")  # a profit of £5m

_WAS = (
    r"(?:amounted[ ]to|remained[ ]at|has[ ]reached|stands[ ]at|stood[ ]at|came[ ]to"
    r"|totalled|averaged|totaled|reached|were|was|are|hit|is)"
)
_COPULA = regex.compile(  # the unemployment rate was now 5%
    rf"(?r)(?<![\w',-])(?P<words>(?:{_BACK}[ ]){{0,5}}{_BACK})[ ]"
    rf"(?:(?:currently|already|still|just|only|now)[ ])?{_WAS}[ ](?:(?:just|only|now|at)[ ])?"
)

_AUXILIARIES = (
    r"(?:(?:more[ ]than|slightly|sharply|almost|nearly|settled|finished|traded|trading|opened|closed|ended"
    r"|should|could|would|might|must|been|also|have|then|were|will|may|can|are|had|has|was|be|is)[ ])*+"
)
_SUBJECT = regex.compile(  # the waiting list has, before "grown"
    rf"(?r)(?<![\w',-])(?P<words>(?:{_BACK}[ ]){{0,4}}{_BACK})[ ]{_AUXILIARIES}"
)
_UNMOVED = regex.compile(  # left its rate unchanged at 5%
    rf"(?r)(?<![\w',-])(?P<words>(?:{_BACK}[ ]){{0,2}}{_BACK})[ ](?:unchanged|steady|flat)[ ]at[ ]"
)
_WAS_ENDS = (
    "at ", "reached ", "to ", "totalled ", "averaged ", "totaled ", "were ", "was ", "are ", "hit ", "is ",
    "just ", "only ", "now ",
)  # fmt: skip
_BEFORE = (((" of ",), _BEFORE_OF), ((" at ",), _UNMOVED), (_WAS_ENDS, _COPULA))
"""What may stand right before a figure that is measured, and how it ends."""

_OBJECT = re.compile(  # cut emissions by, raised the rate to
    rf"[ ](?:(?:annual|their|the|its|his|her|our)[ ])*+"
    rf"(?P<words>{_WORD}(?:[ ]{_WORD}){{0,2}}?)[ ](?:from|by|to)"
    r"(?:[ ](?:almost|nearly|around|about|just|over|up[ ]to))?[ ]"
)
_VERB = re.compile(r"(?<=[ ])(?P<word>[a-z]+)(?!\w)(?=(?P<way>[ ](?:down|up)(?!\w))?)")  # rose, edged up
_IN_CLAUSE = re.compile(rf"(?:[^.;:()]|\.(?=\d)){{0,{_TO_VERB}}}")
_OPENING = re.compile(r"\w+")


@cache
def _moving() -> frozenset[str]:
    """Verbs of change that have a subject before them: "off" has none."""
    return frozenset(verbs()) - {"off"}


def _transitive() -> frozenset[str]:
    """Verbs of change that may have what moves after them: "cut emissions by 5%"."""
    return words("change", "transitive")


def find_measure(text: str, phrase: Span, sentence: Span, *, changes: bool) -> str | None:
    """Return what the quantity whose phrase stands there measures, or None.

    >>> text = "The unemployment rate was 5 per cent."
    >>> find_measure(text, Span(26, 36), Span(0, 37), changes=False)
    'unemployment rate'
    """
    change_in = _CHANGE_IN.match(text, phrase.end, sentence.end)
    moved = change_in and change_in["change"] in nouns()
    if change_in and moved and (what := _before_stop(change_in["words"])):
        return _trimmed(what)
    of = _OF.match(text, phrase.end, sentence.end)
    if of and (measure := _trimmed(_before_stop(of["words"]))):
        return measure
    low = max(sentence.start, phrase.start - _REACH)
    for ends, pattern in _BEFORE:
        # a look at the last word spares the reversed match nearly always
        before = pattern.match(text, low, phrase.start) if text.endswith(ends, low, phrase.start) else None
        if before and (measure := _trimmed(before["words"])):
            return measure
    subject = next(_subjects(text, low, phrase), None) if changes else None
    return _trimmed(subject) if subject else None


def _subjects(text: str, low: int, phrase: Span) -> Iterator[str]:
    """The subjects of the verbs of change before a figure, and of a figure that is such a verb itself."""
    end = phrase.start
    moving = _moving()
    # the nearest verb first; in "edged up" the verb is one of two words
    for verb in reversed(tuple(_VERB.finditer(text, low, end))):
        both = verb["word"] + (verb["way"] or "")
        if f"{_word_before(text, low, verb.start())} {verb['word']}" in moving:
            continue
        if verb["word"] not in moving and both not in moving:
            continue
        done_to = _OBJECT.fullmatch(text, verb.end(), end) if verb["word"] in _transitive() else None
        if done_to and _trimmed(done_to["words"]) == done_to["words"]:
            yield done_to["words"]
        if _IN_CLAUSE.fullmatch(text, verb.start() + len(both), end):
            subject = _SUBJECT.match(text, low, verb.start())
            if subject:
                yield subject["words"]
    says_itself = not any(letter.isdigit() for letter in text[phrase.start : phrase.end])
    if says_itself and (subject := _SUBJECT.match(text, low, end)):
        yield subject["words"]


def _word_before(text: str, low: int, at: int) -> str:
    return text[max(low, at - 16) : at].rpartition(" ")[0].rpartition(" ")[2]


def _before_stop(phrase: str) -> str:
    """The words up to one that no noun phrase goes past, or to a plural: "households" of "households own"."""
    stop = words("nouns", "measure", "stop")
    kept = list(takewhile(lambda word: _opening(word) not in stop, phrase.split()))
    plural = next((at for at, word in enumerate(kept, 1) if is_plural(word)), len(kept))
    while plural < len(kept) and is_plural(kept[plural]):
        plural += 1
    return " ".join(kept[:plural])


def _opening(word: str) -> str:
    opening = _OPENING.match(word)
    return opening.group() if opening else word


def _trimmed(phrase: str) -> str | None:
    """The phrase without what stands before its nouns, or None where nothing is left."""
    stop, empty = words("nouns", "measure", "stop"), words("nouns", "measure", "empty")
    determiners = words("nouns", "measure", "determiners")
    # "turnout in the north": what it is of, not where
    if phrase.rpartition(" ")[2] in _WHERE:
        return None
    head = list(takewhile(lambda word: word not in _WHERE, phrase.split()))
    phrase = " ".join(head) if head else phrase
    kept = list(takewhile(lambda word: word.lower() not in determiners, reversed(phrase.split())))[::-1]
    while kept and kept[0].lower() in stop | empty:
        kept = kept[1:]
    alone = len(kept) == 1 and (kept[0].endswith("ly") or time_unit(kept[0]) is not None)
    if not kept or alone or kept[-1].lower() in (stop | empty if len(kept) == 1 else stop):
        return None
    return " ".join(kept)
