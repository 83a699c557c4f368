"""Whether two figures of a text may be of one thing: by their units, nouns and the words around them."""

from functools import cache, lru_cache

import regex

from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind

_STEM = 5
"""Letters that two forms of a word share: "earthquake" and "earthquakes", "flood" and "flooded"."""


def is_plain(claim: Claim) -> bool:
    """Tell whether a figure is one number, told without a hedge."""
    return claim.value is not None and claim.value > 0 and claim.hedge is Hedge.EXACT and claim.second is None


def may_be_one(one: Claim, other: Claim) -> bool:
    """Tell whether two figures may be of one thing: in one unit, and not counted of two sorts."""
    ages = {one.kind, other.kind} <= {Kind.AGE, Kind.COUNT}
    if one.unit != other.unit and not ages:
        return False
    if one.per != other.per or (one.change and other.change and one.change is not other.change):
        return False
    if one.kind is not Kind.COUNT or other.kind is not Kind.COUNT:
        return one.kind is other.kind or ages
    heads = {one.noun_head, other.noun_head} - {None}
    if len(heads) < 2 or heads <= people():
        return True
    # "a 386-home scheme" is of 386 homes
    return bool(heads & {*(one.noun or "").split(), *(other.noun or "").split()} - {None}) or bool(
        _stems(one.noun or "") & _stems(other.noun or "")
    )


@cache
def people() -> frozenset[str]:
    """Return the nouns that people are counted by."""
    return frozenset(tables("worth")["people"]["nouns"].split())


def shared(one: str, other: str) -> frozenset[str]:
    """Return the words, without their endings, that two sentences have in common."""
    return _stems(one) & _stems(other)


@lru_cache(maxsize=1_000)
def _stems(words: str) -> frozenset[str]:
    return frozenset(
        word.rstrip("s")[:_STEM] if word[0].isalpha() else word
        for word in regex.findall(r"[^\W\d_]{4,}|[0-9][0-9,.]+[0-9]|[0-9]{2}", words.lower())
        if word not in common()
    )


@cache
def common() -> frozenset[str]:
    """Return the words that stand beside figures of every sort, and tell none apart."""
    return frozenset(tables("beside")["words"]["common"].split())
