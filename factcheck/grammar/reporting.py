"""Reporting verbs: their forms, who may be their subject, and whether what follows one is something said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from factcheck.grammar.letters import Sort
from factcheck.grammar.speakers import Subject
from factcheck.grammar.words import alternation
from factcheck.lexicon.load import tables
from factcheck.model.document import Span


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that gives words to its subject."""

    lemma: str
    family: str
    ambiguous: bool
    """It takes objects of other kinds too: "added 50 jobs"."""
    gives_out: bool
    """A bare object is what the subject says: "Acme reported profits of £5m"."""
    repeats: bool = False
    """Its object was said before: "repeated his price target of 450p"."""


@cache
def verbs() -> Mapping[str, Verb]:
    """Return the reporting verbs, and the phrases that do their work, by their forms."""
    reporting = tables("reporting")
    ambiguous, gives, repeats = (
        frozenset(reporting[kind]["verbs"]) for kind in ("ambiguous", "giving_out", "repeated")
    )
    return {
        form: Verb(lemma, family, lemma in ambiguous, lemma in gives, lemma in repeats)
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
def _clause(*, repeated: bool) -> re.Pattern[str]:
    reporting = tables("reporting")
    article = "|an?" if repeated else ""
    nouns = "|".join([*(reporting["repeated"]["nouns"] if repeated else ()), *reporting["disputed"]["nouns"]])
    return re.compile(
        rf"\s*(?:that\b|:|,?\s*\"|(?:(?:the|its|his|her|their|any|these|those{article})\s)?(?:{nouns})\b)"
    )


_FINITE = re.compile(
    r"[^.,;:\n]{1,120}?\b(?:is|are|was|were|has|have|had|would|will|could|can|may|might|should|did"
    r"|does|do|to have|to be)\b"
)


@cache
def _reduced() -> re.Pattern[str]:
    # miners feared dead; rebels said to number 300; but: officials said to The Times that
    reduced = tables("reporting")["reduced"]
    to = r"to\s(?!the\b|a\b|an\b)[a-z]"
    return re.compile(
        rf"{alternation(reduced['infinitive'])}\s{to}"
        rf"|{alternation(reduced['state'])}\s(?:{alternation(reduced['states'])})\b"
    )


@cache
def _put_at() -> re.Pattern[str]:
    # put the damage to the town at; puts losses at
    nouns = alternation(tables("reporting")["put_at"]["nouns"])
    return re.compile(rf"\s(?:(?:the|its|his|her|their|that|this)\s|{nouns}\b)[^.,;:\n]{{0,80}}?\bat\s")


def says_something(text: str, subject: Subject, verb: Verb, mark: Span, high: int) -> bool:
    """Tell whether what follows a verb is something said, and the verb no participle: "feared dead"."""
    at = mark.end
    if _reduced().match(text, mark.start, high) and subject.sort is not Sort.PRONOUN:
        return False
    if verb.lemma == "put":
        return verb is PUT_IT or _put_at().match(text, at, high) is not None
    if verb.repeats:
        return _clause(repeated=True).match(text, at, high) is not None
    if not verb.ambiguous or _clause(repeated=False).match(text, at, high):
        return True
    if subject.sort is Sort.DOCUMENT:
        return verb.family == "document" or verb.gives_out
    if verb.gives_out and subject.sort in (Sort.BODY, Sort.NAME, Sort.GROUP, Sort.PERSON):
        return verb.lemma != "show"
    return verb.family not in ("document", "denial") and _FINITE.match(text, at, high) is not None
