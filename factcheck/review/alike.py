"""Claims on the same sort of quantity, in the order in which they are worth comparing."""

from collections.abc import Sequence

from factcheck.model.claim import Claim
from factcheck.model.entry import ClaimEntry

_WORD = 4
"""Letters of a word that tells what a sentence is about."""


def nearest_first(here: Claim, alike: Sequence[ClaimEntry]) -> list[ClaimEntry]:
    """Return claims like one, those first that say the same of it: in deed, then in the words around."""
    words = _words(here)

    def distance(entry: ClaimEntry) -> tuple[bool, int]:
        return entry.claim.action != here.action, -len(words & _words(entry.claim))

    return sorted(alike, key=distance)


def _words(claim: Claim) -> set[str]:
    return {word for word in claim.sentence.casefold().split() if len(word) >= _WORD}
