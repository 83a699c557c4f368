"""What a new draft does to the claims of the one before: which stay, which are new, what moved along."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.model.claim import Claim, Tier
from factcheck.model.document import Span
from factcheck.model.entry import ClaimEntry
from factcheck.model.protocols import Lineage

REVIEWER_RULE = "reviewer"
"""The rule of a claim that a person added."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Place:
    """A claim that the ledger holds, and where the new draft has it."""

    entry: ClaimEntry
    start: int

    @property
    def shift(self) -> int:
        """How many characters it moved by."""
        return self.start - self.entry.claim.start


@dataclass(frozen=True, slots=True)
class Arrival:
    """A claim that the ledger does not hold yet."""

    claim: Claim
    supersedes: ClaimEntry | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of the claims when a new draft comes in."""

    kept: tuple[tuple[str, Place], ...]
    """Each with the uid that the extraction gave it this time."""
    arrivals: tuple[Arrival, ...]


def plan(
    old: Sequence[ClaimEntry], old_text: str, records: Iterable[Claim], text: str, lineage: Lineage
) -> Plan:
    """Return what becomes of each claim, old and new, of tier claim or minor."""
    extracted = [entry for entry in old if entry.claim.rule != REVIEWER_RULE]
    new = [claim for claim in records if claim.tier is not Tier.SET_ASIDE]
    kept: list[tuple[str, Place]] = []
    arrivals: list[Arrival] = []
    taken: set[int] = set()
    for claim, descent in zip(new, lineage([entry.claim for entry in extracted], new), strict=True):
        same = None if descent.same is None else extracted[descent.same]
        if same is not None and same.id not in taken and _holds(same.claim, claim):
            taken.add(same.id)
            kept.append((claim.uid, Place(same, claim.start)))
            continue
        earlier = descent.supersedes if descent.supersedes is not None else descent.same
        arrivals.append(Arrival(claim, None if earlier is None else extracted[earlier]))
    for entry in old:
        if entry.claim.rule == REVIEWER_RULE:
            _carry(entry, old_text, text, kept, arrivals)
    # what stands beside its earlier self takes nobody's place
    return Plan(
        kept=tuple(kept),
        arrivals=tuple(
            Arrival(arrival.claim)
            if arrival.supersedes is not None and arrival.supersedes.id in taken
            else arrival
            for arrival in arrivals
        ),
    )


def _holds(old: Claim, new: Claim) -> bool:
    # The row says phrase and tier for good, and its number stands where it stands in the phrase.
    return (
        old.phrase == new.phrase
        and old.tier is new.tier
        and old.number_start - old.start == new.number_start - new.start
        and old.number_end - old.start == new.number_end - new.start
    )


def _carry(
    entry: ClaimEntry, old_text: str, text: str, kept: list[tuple[str, Place]], arrivals: list[Arrival]
) -> None:
    """Keep a reviewer's claim whose sentence still stands, in place of what the extractor now says there."""
    shift = _shift(entry.claim, old_text, text)
    if shift is None:
        return
    place = Place(entry, entry.claim.start + shift)
    number = Span(entry.claim.number_start + shift, entry.claim.number_end + shift)
    if any(other.entry.claim.tier is Tier.CLAIM and _number(other).overlaps(number) for _, other in kept):
        return
    uid = entry.claim.uid
    for at in reversed(range(len(arrivals))):
        claim = arrivals[at].claim
        if claim.tier is Tier.CLAIM and claim.number_span.overlaps(number):
            uid = claim.uid
            del arrivals[at]
    kept.append((uid, place))


def _number(place: Place) -> Span:
    claim = place.entry.claim
    return Span(claim.number_start + place.shift, claim.number_end + place.shift)


def _shift(claim: Claim, old_text: str, text: str) -> int | None:
    """Return how far the claim's sentence moved, or None when the new text does not have it."""
    sentence = claim.sentence
    before = _occurrences(old_text, sentence)
    around = [start for start in before if start <= claim.start and claim.end <= start + len(sentence)]
    if not around:
        # a sentence that was tidied up: the line it stands in will do
        start = old_text.rfind("\n", 0, claim.start) + 1
        end = old_text.find("\n", claim.end)
        sentence = old_text[start : len(old_text) if end < 0 else end]
        before, around = _occurrences(old_text, sentence), [start]
    after = _occurrences(text, sentence)
    if not after:
        return None
    ordinal = before.index(around[0]) if around[0] in before else 0
    return after[min(ordinal, len(after) - 1)] - around[0]


def _occurrences(text: str, sentence: str) -> list[int]:
    starts: list[int] = []
    at = text.find(sentence) if sentence else -1
    while at >= 0:
        starts.append(at)
        at = text.find(sentence, at + len(sentence))
    return starts


def related(old_text: str, text: str) -> bool:
    """Tell whether one text can be a draft of the other: a sentence in common, or most of the words.

    >>> related("Rain fell. It took 12 hours.", "Snow fell. It took 12 hours.")
    True
    >>> related("It took 12 hours to arrive.", "Rates rose by 3% in May.")
    False
    """
    old = _sentences(old_text)
    if not old or old & _sentences(text):
        return True
    # one sentence, reworded: nothing is shared, and still it is the same article
    words, other = set(_WORD.findall(old_text.casefold())), set(_WORD.findall(text.casefold()))
    return 2 * len(words & other) > max(len(words), len(other))


def _sentences(text: str) -> set[str]:
    # two words ("Read more") are on every page of a site
    pieces = (" ".join(piece.split()) for line in text.splitlines() for piece in _SENTENCE_END.split(line))
    return {piece for piece in pieces if piece.count(" ") >= 2}
