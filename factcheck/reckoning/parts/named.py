"""What was counted and is named again without its number: the dead, those arrested, the signers, they."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import regex

from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.page import Page
from factcheck.reckoning.shares.wholes import before

_AGENT = 4
"""Letters that a verb shares with those who do it: sign, signers."""


def is_called(claim: Claim, noun: str) -> bool:
    """Tell whether a noun, or a participle, names again what a figure counted: the dead, those arrested."""
    if noun in tables("wholes")["dead"]["names"]:
        counted = claim.noun_head in (None, *tables("wholes")["dead"]["nouns"])
        told = claim.action in (None, "rise") and counted and _death().search(claim.sentence) is not None
        return told or claim.action in ("die", "kill")
    if claim.noun is not None and claim.noun.lower().split()[-1] == noun:
        return True
    action = _actions().get(noun)
    if action is not None:
        return claim.kind is Kind.COUNT and claim.action == action
    return noun.endswith(("ers", "ors")) and _does(claim, noun[:-3])


def called(figures: Iterable[Claim], noun: str) -> list[Claim]:
    """Return the figures that a noun names again."""
    return [each for each in figures if is_called(each, noun)]


def spoken(page: Page, at: int, figures: Sequence[Claim]) -> list[Claim]:
    """Return the figures that "they" may be in a sentence: those of the one before it."""
    near = {each.uid for line in before(page.lines, at) for each in line.figures}
    return [each for each in figures if each.uid in near]


def _does(claim: Claim, stem: str) -> bool:
    """Tell whether those counted do what others are named for: 98 people signed it, the signers."""
    words = claim.sentence[:200].lower().split()
    return len(stem) >= _AGENT and claim.noun is not None and any(word.startswith(stem) for word in words)


@cache
def _actions() -> Mapping[str, str]:
    return {form: lemma for lemma, entry in tables("actions").items() for form in entry["forms"]}


@cache
def _death() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:killed|dead|died|deaths?|toll)\b", regex.IGNORECASE)
