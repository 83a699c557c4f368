"""Finding claims by words or figures: whatever is typed is looked for as it stands, never obeyed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.ledger.clean import storable

if TYPE_CHECKING:
    from sqlite3 import Connection

_LETTERS = re.compile(r"[^\W\d_]+")
_INDEXED = re.compile(r"[^\W_]")

_MOST_WORDS = 32

_FEW = 5000
"""Claims that are looked up one by one; of more than these, all claims are gone through."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody typed, taken apart."""

    match: str
    """A full-text query that every claim sought fulfils; empty when no word can be looked up."""
    literals: tuple[re.Pattern[str], ...]
    """What has to stand in the claim exactly so: figures, and words with signs in them."""


def read(text: str) -> Sought | None:
    """Return what is sought, or None when nothing was typed.

    >>> read('killed 1,400').match
    '"killed"* AND "1,400"'
    >>> read(' ') is None
    True
    """
    words = [word for raw in storable(text).split()[:_MOST_WORDS] if (word := raw.strip('"“”'))]
    if not words:
        return None
    terms = []
    literals = []
    for word in words:
        plain = _LETTERS.fullmatch(word) is not None
        if _INDEXED.search(word):
            # doubled quotation marks are the only thing that FTS5 reads inside a string
            terms.append('"{}"{}'.format(word.replace('"', '""'), "*" if plain else ""))
        if not plain:
            literals.append(_literal(word))
    return Sought(match=" AND ".join(terms), literals=tuple(literals))


def _literal(word: str) -> re.Pattern[str]:
    # "400" is not sought in "1,400", nor "1,4" in "1,400"
    before = r"(?<![0-9])(?<![0-9][.,])" if word[0].isdigit() else ""
    after = r"(?![.,]?[0-9])" if word[-1].isdigit() else ""
    return re.compile(before + re.escape(word) + after, re.IGNORECASE)


def clause(connection: "Connection", sought: Sought, where: str, values: list[Any]) -> tuple[str, list[Any]]:
    """Return the source and the condition of the claims that the full-text index finds, with its values."""
    if not sought.match:
        return f"claims c WHERE {where}", values
    hits = "SELECT rowid AS hit FROM claims_fts WHERE claims_fts MATCH ?"
    values = [sought.match, *values]
    if _rare(connection, sought.match):
        # from the few hits to their claims; SQLite would go through all claims in their order
        return f"({hits}) CROSS JOIN claims c ON c.id = hit WHERE {where}", values
    return f"claims c WHERE c.id IN ({hits}) AND {where}", values


def holds(sought: Sought, said: Iterable[str | None]) -> bool:
    """Tell whether what a claim says holds every literal."""
    haystack = "\n".join(filter(None, said))
    return all(literal.search(haystack) for literal in sought.literals)


def _rare(connection: "Connection", match: str) -> bool:
    row: tuple[int] = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM claims_fts WHERE claims_fts MATCH ? LIMIT ?)", (match, _FEW + 1)
    ).fetchone()
    return row[0] <= _FEW
