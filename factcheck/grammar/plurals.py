"""One lorry, two lorries: nouns from plural to singular and back, by spelling and a list of exceptions."""

import re
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from factcheck.lexicon import load

# passers-by, mothers-in-law: the noun that is counted comes first
_HEAD_FIRST = re.compile(r"(.{2,40}?)s-(by|up|on|in-law|in-chief|at-large|general)", re.IGNORECASE)

# what a plural ends in when its singular is spelt otherwise than by dropping the s, longest first
_SIBILANTS = ("sses", "shes", "ches", "xes", "zzes", "tzes")


class _Words(NamedTuple):
    plural_to_singular: dict[str, str]
    singular_to_plural: dict[str, str]
    ie: frozenset[str]
    o: frozenset[str]
    s: frozenset[str]
    e: frozenset[str]
    vowel: frozenset[str]
    men: frozenset[str]
    invariant: frozenset[str]
    uncounted: frozenset[str]
    singular: frozenset[str]


@cache
def _words() -> _Words:
    plurals = load.tables("plurals")
    irregular: dict[str, str] = plurals["irregular"]
    endings = {name: frozenset(words.split()) for name, words in plurals["endings"].items()}
    return _Words(
        # of two singulars for one plural (axis, axe) the first is read
        plural_to_singular={many: one for one, many in reversed(irregular.items())},
        singular_to_plural=irregular,
        invariant=frozenset(plurals["invariant"]["words"].split()),
        uncounted=frozenset(plurals["invariant"]["uncounted"].split()),
        singular=frozenset(plurals["singular"]["words"].split()),
        **endings,
    )


def singular(word: str) -> str:
    """Return a plural noun as one of its kind, and any other word as it is; the case is kept.

    >>> [singular(word) for word in ("lorries", "men", "Israelis", "lorry-loads", "crises", "houses")]
    ['lorry', 'man', 'Israeli', 'lorry-load', 'crisis', 'house']
    >>> [singular(word) for word in ("people", "aircraft", "news", "Hamas", "class", "passers-by")]
    ['people', 'aircraft', 'news', 'Hamas', 'class', 'passer-by']
    """
    head = _HEAD_FIRST.fullmatch(word)
    if head is not None:
        return f"{head[1]}-{head[2]}"
    first, hyphen, last = word.rpartition("-")
    if not _looks_plural(last):
        return word
    return first + hyphen + _singular(last)


def is_plural(word: str) -> bool:
    """Tell whether a word looks like a noun in the plural.

    >>> [is_plural(word) for word in ("nationals", "women", "people", "MPs", "Saudis")]
    [True, True, True, True, True]
    >>> [is_plural(word) for word in ("news", "US", "virus", "crisis", "Mars", "less", "series", "officer")]
    [False, False, False, False, False, False, False, False]
    """
    if _HEAD_FIRST.fullmatch(word):
        return True
    last = word.rpartition("-")[2]
    return is_invariant(last) or _looks_plural(last)


def is_invariant(word: str) -> bool:
    """Tell whether a noun is the same for one and for many, so that its plural may be an adjective.

    "40 police" is a count of police, "40 police officers" of officers.

    >>> is_invariant("police"), is_invariant("officers")
    (True, False)
    """
    lower = word.lower()
    words = _words()
    return lower in words.invariant and lower not in words.uncounted


def plural(word: str) -> str:
    """Return the plural of a noun in lower case.

    >>> [plural(word) for word in ("mile", "inch", "foot", "century", "hertz", "day", "millennium")]
    ['miles', 'inches', 'feet', 'centuries', 'hertz', 'days', 'millennia']
    """
    words = _words()
    if word in words.invariant:
        return word
    if word in words.singular_to_plural:
        return words.singular_to_plural[word]
    if word.endswith("y") and word[-2:-1] not in ("a", "e", "i", "o", "u", ""):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _looks_plural(word: str) -> bool:
    if len(word) < 3 or not word.isalpha():
        return False
    lower = word.lower()
    words = _words()
    if lower in words.invariant or lower in words.singular:
        return False
    if _irregular(lower) is not None or lower.endswith("eaux"):
        return True
    if lower[-1] != "s":
        return False
    # MPs and NGOs, but not GPS and CBS
    if word[-3:-1].isupper() and (word[-1] == "s" or len(word) <= 4):
        return word[-1] == "s"
    return not lower.endswith(("ss", "us", "is")) or lower in words.vowel


def _irregular(lower: str) -> str | None:
    """The singular of a word that is, or ends in, an irregular plural: men, grandchildren."""
    words = _words()
    if lower in words.plural_to_singular:
        return words.plural_to_singular[lower]
    if lower.endswith("men"):
        return None if lower in words.men else lower[:-3] + "man"
    for ending, one in (("children", "child"), ("wives", "wife"), ("knives", "knife"), ("teeth", "tooth")):
        if lower.endswith(ending):
            return lower[: -len(ending)] + one
    return None


def _singular(word: str) -> str:
    lower = word.lower()
    words = _words()
    irregular = _irregular(lower)
    if irregular is not None:
        return _in_case_of(word, irregular)
    if lower.endswith("eaux"):
        return word[:-1]
    if lower.endswith("ies") and len(lower) > 4 and lower not in words.ie:
        return word[:-3] + ("Y" if word[-3:].isupper() else "y")
    if lower in words.o or lower in words.s:
        return word[:-2]
    if lower.endswith(_SIBILANTS) and lower not in words.e:
        return word[:-2]
    return word[:-1]


def _in_case_of(word: str, lower: str) -> str:
    if word.isupper():
        return lower.upper()
    # only the ending changes: the rest stays as it is printed
    kept = sum(1 for _ in takewhile(lambda pair: pair[0].lower() == pair[1], zip(word, lower, strict=False)))
    return word[:kept] + lower[kept:] if kept else (lower.capitalize() if word[0].isupper() else lower)
