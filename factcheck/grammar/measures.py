"""What a percentage or a sum is of: "unemployment", "loss", "the defence budget"."""

from functools import cache

import regex

from factcheck.lexicon.load import tables
from factcheck.model.document import Span

_WORD = r"[A-Za-z][\w'&-]*+"
# matched from right to left, where a possessive word would swallow its own first letter
_BACK = r"[A-Za-z][\w'&-]*"
_ENDS = (
    r"of|in|on|at|by|to|from|for|with|as|is|was|are|were|be|been|and|or|but|that|who|which|this|these|last|said|over|since|after|"
    r"before|than|per|a|an|the|had|has|have|would|will|could|when|while|during|up|down|it|they|he|she|next|compared|against|into"
)
_AFTER = regex.compile(
    rf"[ ](?:of|in)[ ](?:(?:the|its|their|his|her|all|our|total|a|an|new)[ ])*+"
    rf"(?P<words>(?!(?:{_ENDS})(?!\w)){_WORD}(?:[ ](?!(?:{_ENDS})(?!\w)){_WORD}){{0,3}})"
)
_BEFORE_OF = regex.compile(rf"(?r)(?<![\w'])(?P<words>(?:{_BACK}[ ])?{_BACK})[ ]of[ ]")
_COPULA = regex.compile(
    rf"(?r)(?<![\w',])(?P<words>(?:{_BACK}[ ]){{0,3}}{_BACK})[ ]"
    r"(?:(?:now|only|just|still|already|currently)[ ])?"
    r"(?:was|were|is|are|stood[ ]at|stands[ ]at|reached|hit|totalled|totaled|came[ ]to|amounted[ ]to|remained[ ]at|averaged|has[ ]reached)[ ]"
    r"(?:at[ ]|now[ ]|only[ ]|just[ ])?"
)
_CHANGE_NOUN_IN = regex.compile(
    rf"[ -](?P<change>[a-z]+)[ ](?:in|of)[ ](?:(?:the|its|their|his|her|our|annual)[ ])*+(?P<words>(?!(?:{_ENDS})(?!\w)){_WORD}(?:[ ](?!(?:{_ENDS})(?!\w)){_WORD}){{0,2}})"
)
_AUXILIARIES = r"(?:(?:has|have|had|was|were|is|are|will|would|could|been|be|also|then|sharply|slightly|more[ ]than|almost|nearly)[ ])*+"
_DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "this",
        "that",
        "these",
        "those",
        "and",
        "but",
        "when",
        "while",
        "as",
        "said",
        "some",
        "all",
    }
)
_EMPTY = frozenset({"it", "they", "he", "she", "we", "you", "i", "them", "which", "who", "that", "this", "these", "those", "there", "out", "because", "instead",
                    "what", "one", "two", "case", "cases", "worth", "outside", "many", "much", "some", "all", "and", "most", "none", "him", "her", "us", "speed", "any", "total"})  # fmt: skip


@cache
def _subject() -> regex.Pattern[str]:
    lexicon = tables("change")
    verbs = sorted({*lexicon["up"]["verb"], *lexicon["down"]["verb"]}, key=len, reverse=True)
    listed = "|".join(verb for verb in verbs if verb not in {"off", "slow"})
    # the subject of the verb of change: "The waiting list has grown"
    return regex.compile(
        rf"(?r)(?<![\w',-])(?P<words>(?:{_BACK}[ ]){{0,2}}{_BACK})[ ]{_AUXILIARIES}(?:{listed})(?!\w)(?:[^.;:()]|\.(?=\d)){{0,40}}"
    )


@cache
def _doer() -> regex.Pattern[str]:
    # the subject of a verb that is the figure itself: "Complaints doubled"
    return regex.compile(rf"(?r)(?<![\w',-])(?P<words>(?:{_BACK}[ ]){{0,2}}{_BACK})[ ]{_AUXILIARIES}")


@cache
def _change_nouns() -> frozenset[str]:
    lexicon = tables("change")
    return frozenset((*lexicon["up"]["noun"], *lexicon["down"]["noun"]))


def find_measure(text: str, phrase: Span, sentence: Span, *, changes: bool) -> str | None:
    """Return what the quantity whose phrase stands there measures, or None.

    >>> text = "The unemployment rate was 5 per cent."
    >>> find_measure(text, Span(26, 36), Span(0, 37), changes=False)
    'unemployment rate'
    """
    low = max(sentence.start, phrase.start - 60)
    if of_change := _CHANGE_NOUN_IN.match(text, phrase.end, sentence.end):
        if of_change["change"] in _change_nouns():
            return _trimmed(of_change["words"])
    after = _AFTER.match(text, phrase.end, sentence.end)
    if after and text.startswith(" of", phrase.end) and (measure := _trimmed(after["words"])):
        return measure
    for pattern in (_BEFORE_OF, _COPULA):
        before = pattern.match(text, low, phrase.start)
        if before and (measure := _trimmed(before["words"])):
            return measure
    if changes and (
        subject := _subject().match(text, low, phrase.start) or _doer().match(text, low, phrase.start)
    ):
        return _trimmed(subject["words"])
    return None


def _trimmed(words: str) -> str | None:
    """The phrase without what stands before its nouns, or None where nothing is left."""
    kept = words.split()
    for index in range(len(kept) - 1, -1, -1):
        if kept[index].lower() in _DETERMINERS:
            kept = kept[index + 1 :]
            break
    while kept and (kept[0].lower() in _ENDING_WORDS or kept[0].lower() in _EMPTY):
        kept = kept[1:]
    if not kept or kept[-1].lower() in _EMPTY | _ENDING_WORDS or kept[-1].endswith("ly") and len(kept) == 1:
        return None
    return " ".join(kept)


_ENDING_WORDS = frozenset(_ENDS.split("|"))
