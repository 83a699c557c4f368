"""Which claim of a new revision is which of the old.

A claim is the same only when nothing that a reviewer judged has changed: figure, unit, noun, hedge,
who is said to have said it, and every word of its sentence. Which sentence is which, where some are
repeated, is told by those around it; a claim of which it cannot be told is decided again.

A claim that is not the same may still take the place of an old one: in a sentence that differs in its
figures only, or in one of close wording. That a reviewer has to decide again, with the old decision
beside it. All comparisons go by index, so that a long draft costs little more than its length.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.alignment import Sentence, aligned, sentences, wording
from factcheck.model.claim import Claim, exact

_CLOSE = 0.7
"""Share of words that two sentences have in common where the figure may be another: all but a clause."""

_CLOSE_SAME_FIGURE = 0.45
"""The same where figure, unit and noun stand as they stood: these already speak for it."""

_SAME_FIGURE_COUNTS = 0.25
"""What an unchanged figure is worth beside the share of words, where several old claims could be meant."""

_COMMON = 64
"""A word that stands in more old sentences than this tells none of them from the others."""

_LOOKED_UP = 16
"""How many words of a sentence, the rarest, are looked up."""

_COMPARED = 8
"""How many old sentences, those that share most of these, are then compared with it."""

_FIGURES = re.compile(r"[#\d][#\d.,]*")
_WORD = re.compile(r"\d[\d.,]*\d|[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """What one claim of a new revision is to the old one."""

    same: int | None = None
    """The index of the old claim that this one is; its decisions stand."""
    supersedes: int | None = None
    """The index of the old claim whose place this one takes; it has to be decided again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    """A sentence where it stands, with those of its claims that still look for their counterpart."""

    skeleton: str
    """Its words with every figure masked."""
    words: Counter[str]
    length: int
    """How many words it has, the repeated ones counted again."""
    telling: frozenset[str]
    """The words that it is looked up by: its figures, too."""
    claims: tuple[tuple[int, Claim], ...]
    """Each with its index in the revision."""
    ordinals: tuple[int, ...]
    """Which figure of the sentence each of the claims is."""


def lineage(old: Sequence[Claim], new: Sequence[Claim], *, old_text: str, text: str) -> tuple[Descent, ...]:
    """Return one descent for each new claim, in its order; no old claim is given out twice."""
    earlier, later = sentences(old_text, old), sentences(text, new)
    same = dict(_same(old, new, earlier, later))
    before = tuple(_passages(old, earlier, set(same.values())))
    after = tuple(_passages(new, later, set(same)))
    supersedes = _Pairs()
    supersedes.add(before, after, _same_place_and_figure)
    supersedes.add(before, after, _same_place)
    for one, other, alike in _close(before, after):
        supersedes.add((one,), (other,), alike)
    return tuple(Descent(same=same.get(at), supersedes=supersedes.old_of.get(at)) for at in range(len(new)))


def _figure(claim: Claim) -> tuple[Hashable, ...]:
    return (exact(claim.value), exact(claim.low), exact(claim.high), exact(claim.second), claim.unit)


def _identity(claim: Claim) -> Hashable:
    """Return what was judged besides the wording of the sentence, some of which stands outside of it."""
    said = (claim.noun, claim.speaker, claim.attribution, claim.via)
    return (_figure(claim), claim.hedge, claim.tier, *(wording(words or "") for words in said))


def _same(
    old: Sequence[Claim], new: Sequence[Claim], earlier: Sequence[Sentence], later: Sequence[Sentence]
) -> Iterator[tuple[int, int]]:
    """Yield the index of each new claim that is an old one, with the old one's."""
    pairs = aligned([sentence.wording for sentence in earlier], [sentence.wording for sentence in later])
    for later_at, earlier_at in pairs.items():
        was, now = earlier[earlier_at], later[later_at]
        standing = {(place, _identity(old[at])): at for place, at in zip(was.places, was.claims, strict=True)}
        for place, at in zip(now.places, now.claims, strict=True):
            counterpart = standing.pop((place, _identity(new[at])), None)
            if counterpart is not None:
                yield at, counterpart


def _passages(claims: Sequence[Claim], standing: Iterable[Sentence], settled: set[int]) -> Iterator[_Passage]:
    """Yield the sentences that hold a claim without counterpart."""
    for sentence in standing:
        if all(at in settled for at in sentence.claims):
            continue
        skeleton = _skeleton([claims[at] for at in sentence.claims])
        words = Counter(_WORD.findall(skeleton))
        unsettled = [(ordinal, at) for ordinal, at in enumerate(sentence.claims) if at not in settled]
        yield _Passage(
            skeleton=skeleton,
            words=words,
            length=words.total(),
            telling=frozenset(_WORD.findall(sentence.wording.lower())),
            claims=tuple((at, claims[at]) for _, at in unsettled),
            ordinals=tuple(ordinal for ordinal, _ in unsettled),
        )


def _skeleton(claims: Sequence[Claim]) -> str:
    """Return the words of a sentence with every figure, in digits or in words, masked."""
    sentence = claims[0].sentence
    pieces: list[str] = []
    at, behind = 0, claims[0].start
    for claim in claims:
        # no further ahead than the phrases stand apart: one that is not there costs no more
        reach = at + len(claim.phrase) + abs(claim.start - behind) if at else len(sentence)
        found = sentence.find(claim.phrase, at, reach)
        start = found + claim.number_start - claim.start
        if found >= 0 and start >= at:
            pieces += (sentence[at:start], "#")
            at, behind = start + claim.number_end - claim.number_start, claim.number_end
    pieces.append(sentence[at:])
    return _FIGURES.sub("#", wording("".join(pieces)).lower())


class _Pairs:
    """Which old claim each new one takes the place of, as found so far."""

    def __init__(self) -> None:
        self.old_of: dict[int, int] = {}
        self._taken: set[int] = set()

    def add(self, before: Iterable[_Passage], after: Iterable[_Passage], alike: "_Alike") -> None:
        """Pair the claims for which `alike` gives the same key, in order."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for passage in before:
            for (at, claim), ordinal in zip(passage.claims, passage.ordinals, strict=True):
                if at not in self._taken:
                    waiting[alike(claim, ordinal, passage)].append(at)
        for passage in after:
            for (at, claim), ordinal in zip(passage.claims, passage.ordinals, strict=True):
                queue = None if at in self.old_of else waiting.get(alike(claim, ordinal, passage))
                if queue:
                    self.old_of[at] = queue.popleft()
                    self._taken.add(self.old_of[at])


_Alike = Callable[[Claim, int, _Passage], Hashable]
"""Gives the key that a claim has in common with the one that takes its place."""


def _same_place_and_figure(claim: Claim, ordinal: int, passage: _Passage) -> Hashable:
    return (passage.skeleton, ordinal, _figure(claim))


def _same_place(claim: Claim, ordinal: int, passage: _Passage) -> Hashable:
    return (passage.skeleton, ordinal)


def _same_figure_and_noun(claim: Claim, ordinal: int, passage: _Passage) -> Hashable:
    return (_figure(claim), claim.noun_head)


def _same_matter(claim: Claim, ordinal: int, passage: _Passage) -> Hashable:
    return (claim.unit, claim.noun_head, claim.kind)


def _close(
    before: Sequence[_Passage], after: Sequence[_Passage]
) -> Iterator[tuple[_Passage, _Passage, _Alike]]:
    """Yield the pairs of sentences that are close enough, with what must be alike in them, best first."""
    standing: dict[str, list[int]] = defaultdict(list)
    for at, passage in enumerate(before):
        for word in passage.telling:
            standing[word].append(at)
    ranked: list[tuple[float, int, int, _Alike]] = []
    for new_at, passage in enumerate(after):
        for old_at in _candidates(passage, standing):
            share = _share(before[old_at], passage)
            if share >= _CLOSE_SAME_FIGURE:
                ranked.append((share + _SAME_FIGURE_COUNTS, new_at, old_at, _same_figure_and_noun))
            if share >= _CLOSE:
                ranked.append((share, new_at, old_at, _same_matter))
    # among equals, the order of the drafts
    ranked.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    for _, new_at, old_at, alike in ranked:
        yield before[old_at], after[new_at], alike


def _candidates(passage: _Passage, standing: dict[str, list[int]]) -> list[int]:
    """Return the old sentences that share most of this one's rare words."""
    telling = (standing[word] for word in passage.telling if 0 < len(standing.get(word, ())) <= _COMMON)
    shared: Counter[int] = Counter()
    for places in sorted(telling, key=lambda places: (len(places), places))[:_LOOKED_UP]:
        shared.update(places)
    return sorted(shared, key=lambda old_at: (-shared[old_at], old_at))[:_COMPARED]


def _share(one: _Passage, other: _Passage) -> float:
    """Return the share of words that two sentences have in common, 0 to 1; 0 where it cannot be enough."""
    both = one.length + other.length
    if 2 * min(one.length, other.length) < _CLOSE_SAME_FIGURE * both:
        return 0.0
    return 2 * (one.words & other.words).total() / both if both else 0.0
