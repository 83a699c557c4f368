"""A speaker as it would be printed inside a sentence, and whose a report is: "the ONS", "aid agencies"."""

from functools import cache

import regex

from factcheck.grammar import names
from factcheck.lexicon.load import tables


def lowered(printed: str) -> str:
    """Return the words without the capital that only their place gave them.

    >>> lowered("The Pentagon"), lowered("Aid agencies"), lowered("Acme officials")
    ('the Pentagon', 'aid agencies', 'Acme officials')
    """
    first = printed.split(" ", 1)[0].rstrip(",")
    return (
        first.lower() + printed[len(first) :] if first.istitle() and first.lower() in _common() else printed
    )


@cache
def _common() -> frozenset[str]:
    """Return the words that have a capital only where they open a sentence."""
    people = tables("people")
    alone = {
        word for kind in ("openers", "groups", "adjectives", "quantifiers") for word in people[kind]["words"]
    }
    counted = {word for kind in ("persons", "bodies", "documents") for word in people[kind]["words"]}
    numbers = tables("reporting")["clauses"]["determiners"]
    return frozenset(alone | counted | {f"{word}s" for word in counted}).union(numbers)


@cache
def _published() -> "regex.Pattern[str]":
    return regex.compile(
        r"""
        .*?\b(?:from|by)\s(?P<by>\S.*)                                        # a study by Oxford University
      | (?:(?:The|the|An|an|A|a|New|Latest|latest|new|recent|fresh)\s)*+
        (?P<of>(?:\p{Lu}[\w&'-]*+(?:\s(?:of\s|for\s)?)?)++)(?<=\s)\p{Ll}      # the latest ONS figures
        """,
        regex.VERBOSE,
    )


def publisher(printed: str) -> str:
    """Return who published a document, else the document.

    >>> publisher("figures from the ONS"), publisher("the latest ONS figures"), publisher("Its figures")
    ('the ONS', 'ONS', 'its figures')
    """
    match = _published().match(printed)
    owner = match and (match["by"] or match["of"].strip().removesuffix("'s"))
    if not match or not owner or (match["of"] and (names.is_country(owner) or owner.lower() in _common())):
        return lowered(printed)
    return lowered(owner)
