"""The counted noun: what comes after a number, as far as its first plural.

No tagger is needed: a plural ends the phrase, and a short list of closed-class words and finite
verbs says where no phrase goes on.
"""

import re
from dataclasses import dataclass
from functools import cache

import regex

from factcheck.grammar.plurals import is_plural
from factcheck.grammar.plurals import singular as to_singular
from factcheck.grammar.numerals import numeral_word
from factcheck.lexicon.load import tables
from factcheck.model.document import Span

_MODIFIERS = 5
"""Words that may stand between a number and its plural."""

_TOKEN = regex.compile(
    r"(?P<gap>[ -]|, )?+(?P<word>[A-Za-z\u00c0-\u024f][\w\u00c0-\u024f&]*+(?:[-'.&][\w\u00c0-\u024f]++)*+)"
)
_MORE = re.compile(r" (?:more|other|extra|additional|further|new)(?= [a-z])")
_OF = re.compile(r" of (?:the |his |her |its |their |our |my |these |those |all |them(?!\w))?")
_AND_PLURAL = regex.compile(r" and (?P<words>(?:[a-z-]++ ){0,2}[a-z-]++)(?!\w)")
_SAID_NEXT = re.compile(
    r" (?:said|says?|told|ha(?:s|ve|d)|fear|believe|warn|report|plan|hope|want|from the)(?!\w)"
)
_ING_ED = re.compile(r"(?:ed|ing)$")


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun with its modifiers, and its head in the singular."""

    span: Span
    head: str


@cache
def _set(table: str, key: str) -> frozenset[str]:
    words = tables("nouns")[table][key]
    return frozenset(words.split() if isinstance(words, str) else words)


def find_noun(text: str, at: int, sentence: Span, *, singular: bool = False) -> Noun | None:
    """Return the noun that is counted by the number or vague word ending at `at`.

    >>> text = "1,400 young Israelis were killed"
    >>> find_noun(text, 5, Span(0, len(text)))
    Noun(span=Span(start=6, end=20), head='Israeli')
    """
    of = _OF.match(text, at)
    if of and text.startswith("them", of.end() - 4):
        return None
    if of:
        at = of.end() - 1
    if more := _MORE.match(text, at):
        at = more.end()
    tokens = _tokens(text, at, sentence)
    if not tokens:
        return None
    if singular and len(tokens) > 1 and is_plural(tokens[-1][2]):
        tokens = tokens[:-1]
    for index, (_, _, word) in enumerate(tokens):
        if is_plural(word) or word.lower() in _set("counted", "invariant"):
            return _noun(text, tokens, index, sentence)
    return _bare(text, tokens, sentence)


def _tokens(text: str, at: int, sentence: Span) -> list[tuple[int, int, str]]:
    """The words that could make the phrase, up to one that ends it."""
    stop, verbs = _set("stop", "words"), _set("verbs", "words")
    tokens: list[tuple[int, int, str]] = []
    end = sentence.end
    while len(tokens) <= _MODIFIERS and (token := _TOKEN.match(text, at, end)):
        word = token["word"]
        lower = word.lower().removesuffix("'s").rstrip(".'")
        gap = token["gap"] or ""
        if numeral_word(lower) and lower != "second":
            break
        pronoun = lower in stop and not (lower in {"us", "it", "who", "am"} and word.isupper())
        if (not gap and text[at - 1 : at].isalnum()) or pronoun:
            break
        if gap == ", " and not tokens:
            break
        if lower in verbs and not (is_plural(lower) and not tokens and _noun_like(text, token.end())):
            if not plural_follows(text, token.end(), end) or lower in {"died", "were", "was"}:
                if lower in _set("adjectives", "people") and not tokens:
                    tokens.append((token.start("word"), token.end(), word.rstrip(".'")))
                break
        if tokens and _ING_ED.search(lower) and not plural_follows(text, token.end(), end):
            break
        if lower.endswith("ly") and lower not in _set("adverbs", "kept"):
            at = token.end()
            continue
        tokens.append((token.start("word"), token.start("word") + len(word.rstrip(".'")), word.rstrip(".'")))
        at = token.end()
        if is_plural(word) or word.endswith((".", "'s", "s'")) and tokens and not gap == "-":
            if word.endswith("'s"):
                continue
            break
    return tokens


def _noun_like(text: str, at: int) -> bool:
    follow = _TOKEN.match(text, at)
    return follow is None or follow["word"].lower() in _set("stop", "words")


def plural_follows(text: str, at: int, end: int) -> bool:
    """Tell whether a plural comes within two words, with nothing between that ends a noun phrase.

    >>> plural_follows("12 armed men", 2, 12), plural_follows("12 has just", 2, 11)
    (True, False)
    """
    for _ in range(2):
        token = _TOKEN.match(text, at, end)
        if token is None or token["gap"] == ", " or token["word"].lower() in _set("stop", "words"):
            return False
        word = token["word"]
        if is_plural(word) or word.lower() in _set("counted", "invariant"):
            return True
        at = token.end()
    return False


def _noun(text: str, tokens: list[tuple[int, int, str]], index: int, sentence: Span) -> Noun:
    start, end, word = tokens[0][0], tokens[index][1], tokens[index][2]
    if is_plural(word):
        end = _with_second(text, end, sentence)
    head = (
        to_singular(word.removesuffix("'s"))
        if is_plural(word) or word.lower() in {"men", "women", "children"}
        else word
    )
    return Noun(Span(start, end), head.split("'")[0])


def _with_second(text: str, end: int, sentence: Span) -> int:
    """Where "minors and young children" ends, given where "minors" does."""
    also = _AND_PLURAL.match(text, end, sentence.end)
    if also is None:
        return end
    at = also.start("words")
    for word in also["words"].split():
        stop = at + len(word)
        if word in _set("stop", "words") or word in _set("verbs", "words") or numeral_word(word):
            return end
        if is_plural(word):
            return end if _SAID_NEXT.match(text, stop) else stop
        at = stop + 1
    return end


def _bare(text: str, tokens: list[tuple[int, int, str]], sentence: Span) -> Noun | None:
    """No plural in sight: "27 dead", "a 3-course meal", "12 staff"."""
    first = tokens[0]
    if first[2].lower() in _set("adjectives", "people"):
        return Noun(Span(first[0], first[1]), first[2].lower())
    kept = [token for token in tokens if not _ING_ED.search(token[2].lower())] or tokens[:1]
    if kept[0] is not tokens[0] or first[2].lower() in _set("verbs", "words"):
        return None
    last = len(tokens) - 1
    while last and _ING_ED.search(tokens[last][2].lower()):
        last -= 1
    return Noun(Span(first[0], tokens[last][1]), to_singular(tokens[last][2].removesuffix("'s")))
