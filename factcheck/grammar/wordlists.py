"""The lexicon's word lists in the two shapes that the grammar needs: sets to look in, patterns to match."""

import re
from collections.abc import Iterable
from functools import cache

from factcheck.lexicon.load import tables


@cache
def words(lexicon: str, table: str, key: str = "words") -> frozenset[str]:
    """Return one list of a lexicon as a set; a list may be written as a text of words.

    >>> sorted(words("implicit", "single"))
    ['lone', 'only', 'sole']
    """
    listed = tables(lexicon)[table][key]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


def either(listed: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first.

    >>> either(["up", "up to", "over"])
    'up\\\\ to|over|up'
    """
    return "|".join(re.escape(word) for word in sorted(listed, key=lambda word: (-len(word), word)))
