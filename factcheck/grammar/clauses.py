"""The subject that a later verb of its sentence shares: "Pike called it generous and said it could rise"."""

import re
from functools import cache

import regex

from factcheck.grammar.letters import finite, read
from factcheck.grammar.reporting import Verb
from factcheck.grammar.speakers import NAME_LETTERS, Subject, subject_of
from factcheck.model.document import Span

# A sentence whose subject stands further left than this shares it with nothing.
REACH = 320


# The shortest run that ends in a speaker wins: "The firm met staff" begins with the firm.
_SUBJECT = rf"""(?P<subject>
    P
  | (?: D w{{0,2}} )? R [OI] D? (?: {NAME_LETTERS} (?:KN)? | [NGw]{{0,2}}? R )     # a spokesman for Acme
  | D? {NAME_LETTERS}
  | D{{1,2}} [NGwd\#R]{{0,4}}? [RT] N*
  | N{{0,3}} G [NGwd\#R]{{0,3}}? [RT] N*
  | [NRwd\#]{{0,3}}? [RT]
)"""
# No comma, no clause of another subject; but "for £5m", "since January", "and shut shops", "called it".
_PREDICATE = r"(?: [ANGwd\#SDOIEJRTHVUX] | L[V\#] | Kd[D\#SIEO] | P(?=[wD]) )*"
# on Monday; in a long letter,
_LEADING = r"[VK]{0,2} (?: [IEO] (?: V{1,3} C? | [^CMQLKYWP]{1,8} C ) )?"


@cache
def _sharing() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""{_LEADING} {_SUBJECT} (?: C [^QMCKL] [^QMC]{{0,14}} C )? V*
        (?P<verb> [AXdw] ) (?P<predicate> {_PREDICATE} ) (?P<link> C?[KL][VA]* | CV+ | C )""",
        regex.VERBOSE,
    )


@cache
def _finite() -> "regex.Pattern[str]":
    return regex.compile(finite())


# The inquest heard Mr Hall left and said: the second verb may be another's
_OF_OTHERS = frozenset(
    {"heard", "saw", "watched", "felt", "found", "knew", "learned", "noticed", "showed", "revealed"}
)
_LINKING = frozenset({"and", "but", "then", "later"})
# a letter from the bank, saying that: the letter says it
_WRITINGS = frozenset(
    {"letter", "note", "email", "e-mail", "message", "text", "sign", "poster", "tweet", "leaflet", "call"}
)
_SENDING = frozenset({"issued", "released", "published", "posted", "sent", "wrote"})


def shared(text: str, low: int, mark: Span, verb: Verb) -> Subject | None:
    """Return the subject of the sentence that a verb after "and", or a ", saying that", belongs to.

    >>> from factcheck.grammar.reporting import verbs
    >>> text = "On Monday Acme shut 40 shops and said more would follow."
    >>> subject = shared(text, 0, Span(33, 37), verbs()["said"])
    >>> text[subject.start : subject.end]
    'Acme'
    """
    participle = text[mark.start : mark.end].endswith("ing")
    if mark.start - low > REACH or not _says(text, mark, verb, participle=participle):
        return None
    low = max(low, text.rfind(";", low, mark.start) + 1)
    words, letters = read(text, low, mark.start)
    match = _sharing().fullmatch(letters)
    if match is None:
        return None
    verb_surface = words[match.start("verb")][0]
    if verb_surface in _OF_OTHERS or _finite().fullmatch(verb_surface) is None:
        return None
    link = match.start("link")
    if participle:
        if match["link"] != "C" or "J" in letters or not _speaks(words, match):
            return None
    elif match["link"] == "C" or words[link + (match["link"][0] == "C")][0].lower() not in _LINKING:
        return None
    return subject_of(words, letters, *match.span("subject"))


def _speaks(words: list[re.Match[str]], match: "regex.Match[str]") -> bool:
    """Tell whether the sentence's subject is the one who speaks, and no letter that it got."""
    if words[match.start("verb")][0] in _SENDING:
        return True
    predicate = {word[0].lower() for word in words[match.start("verb") : match.start("link")]}
    return "T" not in match["predicate"] and _WRITINGS.isdisjoint(predicate)


# What follows shows a clause: said it could, warned of, forecast revenue of
_OWN = r"(?:that|it|he|she|they|the|a|an|its|his|her|their|there)\b"


@cache
def _following() -> dict[str, "regex.Pattern[str]"]:
    return {
        "plain": regex.compile(
            r"\s(?!(?:for|with|over|goodbye|hello|nothing|so|no|yes|little|thanks|sorry)\b)"
        ),
        "object": regex.compile(
            r"\s(?!(?:of|for|to|in|on|by|at|from|with|and|or|is|was)\b)[\w\u00a3$\u20ac]"
        ),
        "own": regex.compile(rf"\s{_OWN}"),
        "that": regex.compile(r"\s(?:that|of\s)\b"),
        "bare": regex.compile(
            rf"\s(?:{_OWN}|(?:this|these|those|some|more|about|around|nearly|up\sto|at\sleast)\b|[\d\u00a3$\u20ac\"])"
        ),
        "clause": regex.compile(r"\s(?:that\b|\")"),
    }


_PLAIN = frozenset({"warn", "announce", "believe"})
_BARE = frozenset({"say", "insist", "argue"})


def _says(text: str, mark: Span, verb: Verb, *, participle: bool) -> bool:
    """Tell whether what follows a verb far from its subject can only be something said."""
    form = text[mark.start : mark.end]
    if participle:
        kind = "bare" if verb.lemma in _BARE else "that" if verb.lemma == "warn" else "clause"
    elif verb.repeats:
        return True
    elif verb.ambiguous or verb.strict:
        kind = "clause"
    elif verb.family == "speech" or verb.lemma in _PLAIN:
        kind = "plain"
    else:
        # and forecast revenue of; but: and expected sales of
        kind = "object" if form == "forecast" else "own"
    return _following()[kind].match(text, mark.end) is not None
