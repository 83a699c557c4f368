"""How firmly a sentence puts a figure: "could rise to", "if", "an estimated"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from factcheck.grammar.words import alternation
from factcheck.lexicon.load import tables
from factcheck.limits import WINDOW
from factcheck.model.document import Span
from factcheck.model.quantity import Attribution, Modality

_ORDER = (Modality.DENIED, Modality.HYPOTHETICAL, Modality.ESTIMATED, Modality.POSSIBLE)


@cache
def _firmness() -> tuple[re.Pattern[str], Mapping[str, Modality]]:
    modalities = {form: one for one in reversed(_ORDER) for form in tables("modality")[one]}
    return re.compile(rf"\b{alternation(modalities)}\b"), modalities


@cache
def _opinions() -> Mapping[str, Modality]:
    verbs = tables("modality")["verbs"]
    return {form: one for one in (Modality.ESTIMATED, Modality.POSSIBLE) for form in verbs[one]}


def find(text: str, low: str, start: int) -> Iterator[tuple[int, int, Modality]]:
    """Yield the words of a sentence that say how firm it is; `low` is the sentence in lower case."""
    pattern, modalities = _firmness()
    for match in pattern.finditer(low):
        begin, end = start + match.start(), start + match.end()
        # a capital May is the month
        if text[begin:end] != "May":
            yield begin, end, modalities[match[0]]


def modality(
    text: str,
    words: Sequence[tuple[int, int, Modality]],
    clause: Span,
    phrase: Span,
    attribution: Attribution | None,
) -> Modality:
    """Return how firmly a clause puts the figure whose phrase stands there.

    >>> text = "It is £4m, which may rise."
    >>> modality(text, [(17, 20, Modality.POSSIBLE)], Span(0, 26), Span(6, 9), None).value
    'stated'
    """
    if attribution is not None and attribution.denies:
        return Modality.DENIED
    high = min(clause.end, phrase.end + WINDOW)
    said = {
        one
        for start, end, one in words
        if clause.start <= start
        and end <= high
        and _governs(text, start, end, phrase)
        and not _is_tense(text, start, end, attribution, phrase)
    }
    if attribution is not None:
        verbs = text[attribution.span.start : attribution.span.end].lower().split()
        said |= {_opinions()[word] for word in verbs if word in _opinions()}
    return next((one for one in _ORDER if one in said), Modality.STATED)


# Past these a word to the left says nothing of the figure: it may rain, which, as, after 40 fires
_LEFT = re.compile(
    r"\b(?:which|who|whose|where|when|because|after|since|before)\b|,\sand\s(?!to\b)"
    r"|(?<!such)(?<!many)(?<!much)(?<!high)(?<!low)(?<!little)(?<!few)(?<!well)(?<!long)(?<!far)\sas\s"
    r"(?!(?:many|much|high|low|little|few|well|long|far|an?|the)\b)"
)
# expected to cost £38m, of which £22m is lost, and to save £30m
_PARENTHESIS = re.compile(r",\s(?:(?:of|in|from|to)\s)?(?:which|who|whose|where)\b[^,;]*(?=,)")
# nor a word to the right: £4m, which may rise; £4m and may rise; £4m as it may
_RIGHT = re.compile(
    r"[,;:]|\b(?:as|because|after|when|while|where|who|which|before|since|if|unless)\b|\band\b(?!\s[\w-]+\s$)"
)


def _governs(text: str, start: int, end: int, phrase: Span) -> bool:
    if end <= phrase.start:
        return _LEFT.search(_PARENTHESIS.sub("", text[end : phrase.start])) is None
    return start < phrase.end or _RIGHT.search(text, phrase.end, start) is None


def _is_tense(text: str, start: int, end: int, attribution: Attribution | None, phrase: Span) -> bool:
    """Tell whether "would" is what "will" becomes in reported speech: "he said it would cost £5m"."""
    if attribution is None or text[start:end].lower() != "would" or text.startswith(" have", end):
        return False
    opening = attribution.scope.start
    quoted = text[opening : opening + 1] == "'" or text.count('"', opening, phrase.start) % 2 == 1
    return not quoted
