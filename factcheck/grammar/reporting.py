"""Reporting verbs: their forms, who may be their subject, and whether what follows one is something said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from factcheck.grammar.letters import Sort
from factcheck.grammar.speakers import Subject
from factcheck.grammar.words import alternation
from factcheck.lexicon.load import tables


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that gives words to its subject."""

    lemma: str
    family: str
    ambiguous: bool
    """It takes objects of other kinds too: "added 50 jobs"."""
    gives_out: bool
    """A bare object is what the subject says: "Acme reported profits of £5m"."""


@cache
def verbs() -> Mapping[str, Verb]:
    """Return the reporting verbs, and the phrases that do their work, by their forms."""
    reporting = tables("reporting")
    ambiguous, gives = set(reporting["ambiguous"]["verbs"]), set(reporting["giving_out"]["verbs"])
    return {
        form: Verb(lemma, family, lemma in ambiguous, lemma in gives)
        for family in ("speech", "statement", "opinion", "document", "denial", "phrases")
        for lemma, forms in reporting[family].items()
        for form in forms
    }


@cache
def anchors() -> re.Pattern[str]:
    """Return the pattern that finds the forms in a text; its first group is the form."""
    # The space comes first and the words are read as one, so that the scan leaps from space to space.
    return re.compile(rf"""[ "'\n(\u2014]({alternation((*verbs(), "According to"))})\b""")


PUT_IT = Verb("put it", "speech", ambiguous=False, gives_out=False)
# told the troops to expect
COMMAND = re.compile(r"(?:\s[\w.'-]+){1,4}?\sto\s(?!have\b|be\b)")


def may_speak(subject: Subject, verb: Verb, *, quoted: bool) -> bool:
    """Tell whether such a subject does such a thing; inside a quotation, "he said" is the quoted one's."""
    if subject.sort is Sort.PRONOUN:
        return not quoted
    if subject.sort is Sort.OTHER:
        return verb.family == "speech"
    return verb.lemma != "show" or subject.sort in (Sort.DOCUMENT, Sort.BODY, Sort.NAME)


@cache
def _clause() -> re.Pattern[str]:
    nouns = "|".join(tables("reporting")["disputed"]["nouns"])
    return re.compile(
        rf"\s*(?:that\b|:|,?\s*\"|(?:(?:the|its|his|her|their|any|these|those)\s)?(?:{nouns})\b)"
    )


_FINITE = re.compile(
    r"[^.,;:\n]{1,120}?\b(?:is|are|was|were|has|have|had|would|will|could|can|may|might|should|did"
    r"|does|do|to have|to be)\b"
)


def says_something(text: str, subject: Subject, verb: Verb, at: int, high: int) -> bool:
    """Tell whether what follows an ambiguous verb is something said."""
    if not verb.ambiguous or _clause().match(text, at, high):
        return True
    if subject.sort is Sort.DOCUMENT:
        return verb.family == "document" or verb.gives_out
    if verb.gives_out and subject.sort in (Sort.BODY, Sort.NAME, Sort.GROUP, Sort.PERSON):
        return verb.lemma != "show"
    return verb.family not in ("document", "denial") and _FINITE.match(text, at, high) is not None
