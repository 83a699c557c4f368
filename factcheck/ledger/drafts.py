"""What a new draft does to the claims of the one before: which stay, which are new, what moved along."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.model.claim import Claim, Tier
from factcheck.model.document import Span
from factcheck.model.entry import ClaimEntry
from factcheck.model.protocols import Lineage

REVIEWER_RULE = "reviewer"
"""The rule of a claim that a person added."""

_OPENING = 8
"""Characters of white space, quotes and brackets that may stand before a sentence."""

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
    descents = lineage([entry.claim for entry in extracted], new, old_text=old_text, text=text)
    for claim, descent in zip(new, descents, strict=True):
        same = None if descent.same is None else extracted[descent.same]
        if same is not None and same.id not in taken and _holds(same.claim, claim):
            taken.add(same.id)
            kept.append((claim.uid, Place(same, claim.start)))
            continue
        earlier = descent.supersedes if descent.supersedes is not None else descent.same
        arrivals.append(Arrival(claim, None if earlier is None else extracted[earlier]))
    reviewers = [entry for entry in old if entry.claim.rule == REVIEWER_RULE]
    for place in _standing(reviewers, old_text, text, lineage):
        if not _reattributed(place, extracted, new):
            _keep(place, kept, arrivals)
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


def _standing(entries: Sequence[ClaimEntry], old_text: str, text: str, lineage: Lineage) -> Iterator[Place]:
    """Yield those of the reviewers' claims that still stand, as the lineage finds them.

    The extractor does not see them, so each is put wherever the new text has its sentence, and the lineage
    says which of these it is.
    """
    old = [_grounded(entry.claim, old_text) for entry in entries]
    laid = {place.number_span: place for claim in old for place in _laid(claim, old_text, text)}
    new = [laid[span] for span in sorted(laid)]
    waiting = dict(enumerate(entries))
    for claim, descent in zip(new, lineage(old, new, old_text=old_text, text=text), strict=True):
        if descent.same in waiting:
            yield Place(waiting.pop(descent.same), claim.start)


def _grounded(claim: Claim, text: str) -> Claim:
    """Return a claim with its sentence as the text has it: of one that was tidied up, the line."""
    if _around(claim, text) >= 0:
        return claim
    start = text.rfind("\n", 0, claim.start) + 1
    end = text.find("\n", claim.end)
    return replace(claim, sentence=text[start : len(text) if end < 0 else end])


def _around(claim: Claim, text: str) -> int:
    """Return where the claim's sentence begins, or -1 where the text does not have it around the claim."""
    length = len(claim.sentence)
    return text.find(claim.sentence, max(0, claim.end - length), claim.start + length)


def _laid(claim: Claim, old_text: str, text: str) -> Iterator[Claim]:
    """Yield the claim at each place where the new text has its sentence."""
    start = _around(claim, old_text)
    at = text.find(claim.sentence) if claim.sentence else -1
    while at >= 0:
        shift = at - start
        # not where it is the end of a longer sentence
        if _opens(text, at) or not _opens(old_text, start):
            yield replace(
                claim,
                start=claim.start + shift,
                end=claim.end + shift,
                number_start=claim.number_start + shift,
                number_end=claim.number_end + shift,
            )
        at = text.find(claim.sentence, at + len(claim.sentence))


def _opens(text: str, at: int) -> bool:
    """Tell whether a sentence can begin here: after another one, or on a line of its own."""
    before = text[max(0, at - _OPENING) : at].rstrip(" \t\u00a0\"'“‘([")
    return before == "" or before[-1] in ".!?…\n\"'”’)]"


def _reattributed(place: Place, old: Sequence[ClaimEntry], new: Sequence[Claim]) -> bool:
    """Tell whether the extractor, where it sees the number too, now reads that somebody else says so."""
    number = place.entry.claim.number_span
    before = {_said(entry.claim) for entry in old if entry.claim.number_span.overlaps(number)}
    after = {_said(claim) for claim in new if claim.number_span.overlaps(_number(place))}
    return bool(before and after) and before != after


def _said(claim: Claim) -> tuple[str | None, ...]:
    return (claim.speaker, claim.attribution, claim.via)


def _keep(place: Place, kept: list[tuple[str, Place]], arrivals: list[Arrival]) -> None:
    """Keep a reviewer's claim in place of what the extractor now says there."""
    number = _number(place)
    if any(other.entry.claim.tier is Tier.CLAIM and _number(other).overlaps(number) for _, other in kept):
        return
    uid = place.entry.claim.uid
    for at in reversed(range(len(arrivals))):
        claim = arrivals[at].claim
        if claim.tier is Tier.CLAIM and claim.number_span.overlaps(number):
            uid = claim.uid
            del arrivals[at]
    kept.append((uid, place))


def _number(place: Place) -> Span:
    claim = place.entry.claim
    return Span(claim.number_start + place.shift, claim.number_end + place.shift)


def related(old_text: str, text: str) -> bool:
    """Tell whether one text can be a draft of the other: a sentence in common, or most of the words.

    >>> related("Rain fell. It took 12 hours.", "Snow fell. It took 12 hours.")
    True
    >>> related("It took 12 hours to arrive.", "Rates rose by 3% in May.")
    False
    """
    old = sentences(old_text)
    if not old or old & sentences(text):
        return True
    # one sentence, reworded: nothing is shared, and still it is the same article
    words, other = set(_WORD.findall(old_text.casefold())), set(_WORD.findall(text.casefold()))
    return 2 * len(words & other) > max(len(words), len(other))


def sentences(text: str) -> set[str]:
    """Return the sentences by which a text is known: two words ("Read more") are on every page of a site.

    >>> sorted(sentences("Rain fell. It took 12 hours."))
    ['It took 12 hours.']
    """
    pieces = (" ".join(piece.split()) for line in text.splitlines() for piece in _SENTENCE_END.split(line))
    return {piece for piece in pieces if piece.count(" ") >= 2}
