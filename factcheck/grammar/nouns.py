"""The counted noun: what comes after a number, as far as its first plural.

No tagger is needed: a plural ends the phrase, and a short list of closed-class words and finite
verbs says where no phrase goes on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.grammar.numerals import numeral_word
from factcheck.grammar.plurals import is_invariant, is_plural
from factcheck.grammar.plurals import singular as to_singular
from factcheck.grammar.units import time_unit
from factcheck.grammar.wordlists import words
from factcheck.model.document import Span

_MODIFIERS = 5
"""Words that may stand between a number and its plural."""

_SIDES = frozenset({"away", "back", "inside", "off", "down"})
"""Adverbs that are adjectives before a noun."""

_ACRONYMS = frozenset({"us", "it", "who", "am"})
"""Words that no noun phrase goes past, unless they are printed in capitals: "three US soldiers"."""

_SHORT = 4
"""A participle has more letters: "bed" and "ring" are none."""

_TOKEN = re.compile(r"(?P<gap>[ -]|,[ ])?+(?P<word>[A-Za-zÀ-ɏ][\w&]*+(?:[-'.&]\w++)*+)")
_OF_WHOM = r"(?:these|those|their|the|his|her|its|our|all|my)[ ]"
_OF = re.compile(  # 12 of the, dozens of, half the
    rf"[ ]of[ ](?:(?P<those>those[ ])|{_OF_WHOM}|(?P<them>them)(?!\w))?|[ ](?:{_OF_WHOM})"
)
_MORE = re.compile(r"[ ](?:additional|further|extra|other|more|new)(?=[ ][a-z])")  # 12 more
_BEFORE = re.compile(r"[ ]the[ ](?P<unit>[a-z]++)[ ](?:previously|earlier|before|after|later)(?!\w)")
_ON_DAY = re.compile(  # killed 12 late Wednesday
    r"[ ](?:(?:early|late)[ ])?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?:[ ](?:afternoon|evening|morning|night))?(?!\w)"
)
_AND_WORDS = re.compile(
    r"[ ]and[ ](?P<words>(?:[a-z-]++[ ]){0,2}[a-z-]++)(?!\w)"
)  # minors and young children
_OBJECT_NEXT = re.compile(  # names four men, produces 252bhp
    r"[ ](?:[$£€\d]|(?:between|around|nearly|about|seven|eight|three|over|four|five|nine|two|six|ten)(?!\w))"
)
_SAID_NEXT = re.compile(
    r"[ ](?:believe|report|fear|from[ ]the|have|hope|plan|said|says|tell|told|want|warn|had|has|say)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun with its modifiers, and its head in the singular."""

    span: Span
    head: str


class _Token(NamedTuple):
    start: int
    end: int
    word: str

    @property
    def is_participle(self) -> bool:
        """Whether it has the ending of a participle: "armed", "missing"."""
        return len(self.word) > _SHORT and self.word.lower().endswith(("ed", "ing"))


_NOTE = re.compile(r"(?:\[\^?\d{1,3}\])+")
"""The mark of a note between a number and what it counts: "1,400[3] men"."""


def find_noun(text: str, at: int, sentence: Span, *, singular: bool = False) -> Noun | None:
    """Return the noun that is counted by the number or vague word ending at `at`.

    >>> text = "1,400 young Israelis were killed"
    >>> find_noun(text, 5, Span(0, len(text)))
    Noun(span=Span(start=6, end=20), head='Israeli')
    """
    if note := _NOTE.match(text, at):
        at = note.end()
    if (when := _BEFORE.match(text, at)) and time_unit(when["unit"]) is not None:
        # 450 the year before
        return None
    if (day := _ON_DAY.match(text, at)) and not plural_follows(text, day.end(), sentence.end):
        return None
    of = _OF.match(text, at)
    if of:
        if of["them"]:
            return None
        at = of.end() - 1
    if more := _MORE.match(text, at):
        at = more.end()
    tokens = _tokens(text, at, sentence)
    if text.startswith("-", at) and len(tokens) > 1 and _OBJECT_NEXT.match(text, tokens[-1].end):
        # "a four-cylinder turbo produces 252bhp": a verb, no plural
        tokens = tokens[:-1]
    if not tokens or _is_period(tokens):
        return None
    if singular and len(tokens) > 1 and is_plural(tokens[-1].word):
        tokens = tokens[:-1]
    for token in tokens[-1:] if is_counted(tokens[-1].word) else tokens:
        if token.word == "ones":
            # "five severe ones": of what was named before
            return None
        if is_counted(token.word):
            return _plural(text, tokens[0], token, sentence)
    those = of is not None and of["those"] is not None
    return _without_plural(tokens, singular=singular, those=those)


def _is_period(tokens: Sequence[_Token]) -> bool:
    """Whether the words say when, not what: "187 last year", "five of their last seven"."""
    ordering = tokens[0].word in words("nouns", "adjectives", "ordering")
    return ordering and (len(tokens) == 1 or (len(tokens) == 2 and time_unit(tokens[1].word) is not None))


def plural_follows(text: str, at: int, end: int) -> bool:
    """Tell whether a plural comes within two words, with nothing between that ends a noun phrase.

    >>> plural_follows("12 armed men", 2, 12), plural_follows("12 has just", 2, 11)
    (True, False)
    """
    for _ in range(2):
        token = _TOKEN.match(text, at, end)
        if token is None or token["gap"] == ", " or _begins_another(token["word"], token["word"].lower()):
            return False
        if is_counted(token["word"]):
            return True
        at = token.end()
    return False


def is_counted(phrase: str) -> bool:
    """Tell whether a noun phrase ends in a plural: "one of the men", but "one of perjury".

    >>> is_counted("young men"), is_counted("perjury")
    (True, False)
    """
    word = phrase.rpartition(" ")[2]
    return is_plural(word) or word.lower() in words("nouns", "counted", "invariant")


def _tokens(text: str, at: int, sentence: Span) -> list[_Token]:
    """The words that could make the phrase, up to one that ends it."""
    tokens: list[_Token] = []
    end = sentence.end
    while len(tokens) <= _MODIFIERS and (match := _TOKEN.match(text, at, end)):
        token = _Token(*match.span("word"), match["word"])
        lower = token.word.lower().removesuffix("'s")
        if token.word[-1].isdigit() and lower.partition("-")[0] in words("nouns", "stop"):
            # "went 3-for-4"
            break
        attached = match["gap"] is None and text[at - 1 : at].isalnum()
        if lower == "and" and tokens and plural_follows(text, token.end, end):
            # "12 British and French soldiers"
            at = token.end
            continue
        if attached or (match["gap"] == ", " and not tokens):
            break
        # "nine away games", but "nine away from home"
        side = lower in _SIDES and not tokens and plural_follows(text, token.end, end)
        if not side and _begins_another(token.word, lower):
            break
        if lower in words("nouns", "verbs") and _is_verb_here(text, lower, token.end, end, tokens):
            # "12 injured": the verb stands for the people
            does = _OBJECT_NEXT.match(text, token.end) is not None
            if lower in words("nouns", "adjectives", "people") and not tokens and not does:
                tokens.append(token)
            break
        if lower.endswith("er") and text.startswith(" than ", token.end):
            # "25k cheaper than its rivals"
            break
        if tokens and lower.endswith(("ed", "ing")) and not plural_follows(text, token.end, end):
            break
        at = token.end
        if lower.endswith("ly") and lower not in words("nouns", "adverbs", "kept"):
            continue
        tokens.append(token)
        if is_plural(token.word) and not token.word.endswith("'s"):
            # "three police officers" are officers
            if is_invariant(token.word) and _plural_next(text, at, end):
                continue
            break
    return tokens


def _plural_next(text: str, at: int, end: int) -> bool:
    token = _TOKEN.match(text, at, end)
    return token is not None and token["gap"] == " " and is_plural(token["word"])


def _begins_another(word: str, lower: str) -> bool:
    """Whether no noun phrase goes past the word: another number, or a word of grammar."""
    if numeral_word(lower) and lower != "second":
        return True
    return lower in words("nouns", "stop") and not (lower in _ACRONYMS and word.isupper())


def _is_verb_here(text: str, lower: str, after: int, end: int, tokens: Sequence[_Token]) -> bool:
    """Whether a word that may be a verb is one: "30 work", but "30 work permits" and "two works by"."""
    if not tokens and is_plural(lower) and _noun_ends(text, after):
        return False
    return lower == "died" or not plural_follows(text, after, end)


def _noun_ends(text: str, at: int) -> bool:
    following = _TOKEN.match(text, at)
    return following is None or following["word"].lower() in words("nouns", "stop")


def _plural(text: str, first: _Token, last: _Token, sentence: Span) -> Noun:
    end, head = last.end, last.word
    if is_plural(last.word):
        end = _with_second(text, last.end, sentence)
        head = to_singular(last.word.removesuffix("'s"))
    return Noun(Span(first.start, end), head.partition("'")[0])


def _with_second(text: str, end: int, sentence: Span) -> int:
    """Where "minors and young children" ends, given where "minors" does."""
    also = _AND_WORDS.match(text, end, sentence.end)
    if also is None:
        return end
    at = also.start("words")
    for word in also["words"].split():
        stop = at + len(word)
        if word in words("nouns", "stop") or word in words("nouns", "verbs") or numeral_word(word):
            return end
        if is_plural(word):
            return end if _SAID_NEXT.match(text, stop) else stop
        at = stop + 1
    return end


def _without_plural(tokens: Sequence[_Token], *, singular: bool, those: bool) -> Noun | None:
    """No plural in sight: "27 dead", "a 3-course meal"; but "31 recovered" says what they did."""
    first = tokens[0]
    if first.word.lower() in words("nouns", "adjectives", "people"):
        return Noun(Span(first.start, first.end), first.word.lower())
    named = [token for token in tokens if not token.is_participle]
    if first.word.lower() in words("nouns", "verbs"):
        return None
    # "one building", "half of those asked"; but "one abstained"
    noun_like = those or first.word.endswith("eed") or (singular and first.word.endswith("ing"))
    if first.is_participle and (named or not noun_like):
        return None
    last = named[-1] if named else first
    return Noun(Span(first.start, last.end), to_singular(last.word.removesuffix("'s")))
