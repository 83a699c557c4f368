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
    strict: bool = False
    """Nothing but a clause with "that", or a quotation, is said: "demanded that", but not "demanded £5m"."""
    repeats: bool = False
    """Its object was said before: "repeated his price target of 450p"."""


_FAMILIES = ("speech", "manner", "naming", "statement", "opinion", "document", "denial", "phrases")


@cache
def verbs() -> Mapping[str, Verb]:
    """Return the reporting verbs, and the phrases that do their work, by their forms."""
    reporting = tables("reporting")
    ambiguous, gives, strict, repeats = (
        frozenset(reporting[kind]["verbs"]) for kind in ("ambiguous", "giving_out", "strict", "repeated")
    )
    return {
        form: Verb(lemma, family, lemma in ambiguous, lemma in gives, lemma in strict, lemma in repeats)
        for family in _FAMILIES
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
COMMAND = re.compile(
    r"(?:\s(?!who\b|which\b|that\b)[\w.'-]+){1,4}?\sto\s(?!(?:have|be|the|an?|his|her|their|its)\b|[A-Z])"
)


def may_speak(subject: Subject, verb: Verb, *, quoted: bool) -> bool:
    """Tell whether such a subject does such a thing; inside a quotation, "he said" is the quoted one's."""
    if subject.sort is Sort.PRONOUN:
        return not quoted
    if subject.sort is Sort.OTHER:
        return verb.family in ("speech", "manner")
    return verb.lemma != "show" or subject.sort in (Sort.DOCUMENT, Sort.BODY, Sort.NAME)


# wrote on Telegram that; confirmed last week that
_SETTING = r"(?:on|in|at|via|last|this|earlier|later|yesterday)\s(?:[\w'.-]+\s){0,5}?"


@cache
def _clause(*, repeated: bool) -> re.Pattern[str]:
    reporting = tables("reporting")
    article = "|an?" if repeated else ""
    nouns = "|".join([*(reporting["repeated"]["nouns"] if repeated else ()), *reporting["disputed"]["nouns"]])
    return re.compile(
        rf"\s*(?:(?:{_SETTING})?that\b|:|,?\s*\"|(?:(?:the|its|his|her|their|any|these|those{article})\s)?(?:{nouns})\b)"
    )


_FINITE = re.compile(
    r"(?:(?!\sand\s)[^.,;:\n]){1,120}?\b(?:is|are|was|were|has|have|had|would|will|could|can|may|might|should|did"
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
    # put the damage to the town at; puts losses at; valued it at; put Labour on 21 per cent
    nouns = alternation(tables("reporting")["put_at"]["nouns"])
    return re.compile(
        rf"""
        \s (?: (?: the|its|his|her|their|that|this|it|them|him )\s | (?:[\w'-]+\s){{0,2}}{nouns}\b )
            [^.,;:\n]{{0,80}}? \bat\s
      | \s [^.,;:\n]{{1,60}}? \b(?:on|at)\s (?:\w+\s){{0,3}} [\d.]+ (?: \s?% | \sper\s?cent | \spoints )
        """,
        re.VERBOSE,
    )


# he stormed: "That is 40 jobs"; she posted on X: "We lost 300"
_QUOTING = re.compile(r"""(?:[^.:;"\n]{0,60}:|,)?\s*["']""")


def says_something(text: str, subject: Subject, verb: Verb, mark: Span, high: int) -> bool:
    """Tell whether what follows a verb is something said, and the verb no participle: "feared dead"."""
    at = mark.end
    if _reduced().match(text, mark.start, high) and subject.sort is not Sort.PRONOUN:
        return False
    if verb.lemma in ("put", "value"):
        return verb is PUT_IT or _put_at().match(text, at, high) is not None
    if verb.family == "manner":
        return _QUOTING.match(text, at, high) is not None
    if verb.repeats:
        return _clause(repeated=True).match(text, at, high) is not None
    if _clause(repeated=False).match(text, at, high) or not (verb.ambiguous or verb.strict):
        return True
    if verb.strict:
        return False
    if text.startswith(("s,", "s."), at - 1) and not text.startswith(", citing", at):
        return False  # court records, seen by the BBC,
    if subject.sort is Sort.DOCUMENT:
        return verb.family == "document" or verb.gives_out
    if verb.gives_out and subject.sort in (Sort.BODY, Sort.NAME, Sort.GROUP, Sort.PERSON):
        return verb.lemma != "show"
    return verb.family not in ("document", "denial") and _FINITE.match(text, at, high) is not None
