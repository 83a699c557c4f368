"""Whether two figures are of the same thing: the same noun or measure, rate and change.

Who is called otherwise may be the same all the same: the dead of one text are the soldiers of another.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.model.claim import Claim
from factcheck.model.quantity import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The words by which two figures may count the same people though their nouns differ."""

    fates: frozenset[str]
    """What became of them, in place of who they are: "dead", "wounded"."""
    persons: frozenset[str]
    """Who they are: "people", "soldier"."""

    def same(self, claim: Claim, found: Claim) -> bool:
        """Tell whether one says what became of the people whom the other counts.

        The dead may be soldiers, or Israelis; they are no boats, and nobody who is injured.
        """
        one, other = (claim, found) if self._fate(claim) else (found, claim)
        if not self._fate(one):
            return False
        alike = _deed(one) == _deed(other)
        if self._fate(other):
            return alike and one.action is not None
        return self._person(other) and (alike or other.action is None)

    def _fate(self, claim: Claim) -> bool:
        return (claim.noun_head or "").casefold() in self.fates

    def _person(self, claim: Claim) -> bool:
        head = claim.noun_head or ""
        return head in self.persons or head[:1].isupper()


NOBODY = People(fates=frozenset(), persons=frozenset())


def _deed(claim: Claim) -> str | None:
    """Return what was done to those counted; who was killed has died."""
    return "die" if claim.action == "kill" else claim.action


def otherwise(claim: Claim, found: Claim, people: People) -> Iterator[str]:
    """Yield in what the figures differ besides their numbers."""
    thing = other_thing(claim, found, people)
    if thing is not None:
        yield thing
    if claim.per != found.per:
        yield f"{_rate(found)} against {_rate(claim)}"
    if claim.change and found.change and claim.change is not found.change:
        yield f"{found.change} against {claim.change}"
    if claim.role and found.role and claim.role is not found.role:
        yield f"{_ROLES[found.role]} against {_ROLES[claim.role]}"


_ROLES = {
    Role.BY: "the size of the change",
    Role.FROM: "where it began",
    Role.TO: "where it ended",
}


def other_thing(claim: Claim, found: Claim, people: People) -> str | None:
    """Return what the figures are of, where that is not the same."""
    ours, theirs = _thing(claim, found), _thing(found, claim)
    if people.same(claim, found):
        return None
    if ours and theirs and not _kindred(ours[1], theirs[1]):
        return f"{theirs[0]} against {ours[0]}"
    return None


def _thing(claim: Claim, other: Claim) -> tuple[str, str] | None:
    """What a figure counts, or what it measures where both are measures; with the words to know it by."""
    if claim.noun and other.noun:
        return claim.noun, claim.noun_head or claim.noun
    if claim.measure and other.measure:
        return claim.measure, claim.measure
    return None


_SAME_WORD = {"person": "people", "persons": "people", "man": "men", "woman": "women", "child": "children"}
_SHORT = 3


def _kindred(ours: str, theirs: str) -> bool:
    """Whether two names for a thing have a word in common, in whichever number it stands."""
    one, other = set(_stems(ours)), set(_stems(theirs))
    return not one or not other or bool(one & other)


def _stems(name: str) -> Iterator[str]:
    for word in name.casefold().split():
        if len(word) > _SHORT or name.casefold() == word:
            known = _SAME_WORD.get(word, word)
            yield known.removesuffix("s") if len(known) > _SHORT else known


def _rate(claim: Claim) -> str:
    return f"per {claim.per}" if claim.per else "in all"
