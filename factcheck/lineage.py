"""Which claim of a new revision is which of the old.

A claim is the same only when nothing that a reviewer judged has changed: figure, unit, noun, hedge,
speaker, and every word of its sentence. Typography is no wording: a curly quote or a line break in
another place changes nothing. Where a sentence is repeated, its neighbours tell which is which.

A claim that is not the same may still take the place of an old one: in a sentence that differs in its
figures only, or in one of close wording. That a reviewer has to decide again, with the old decision
beside it. All comparisons go by index, so that a long draft costs little more than its length.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.grammar.fold import fold
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


def lineage(old: Sequence[Claim], new: Sequence[Claim]) -> tuple[Descent, ...]:
    """Return one descent for each new claim, in its order; no old claim is given out twice."""
    same = _same([_identity(claim) for claim in old], [_identity(claim) for claim in new])
    before = tuple(_passages(old, set(same.values())))
    after = tuple(_passages(new, set(same)))
    supersedes = _Pairs()
    supersedes.add(before, after, _same_place_and_figure)
    supersedes.add(before, after, _same_place)
    for earlier, later, alike in _close(before, after):
        supersedes.add((earlier,), (later,), alike)
    return tuple(Descent(same=same.get(at), supersedes=supersedes.old_of.get(at)) for at in range(len(new)))


def _wording(sentence: str) -> str:
    return " ".join(fold(sentence).replace("…", "...").split())


def _figure(claim: Claim) -> tuple[Hashable, ...]:
    return (exact(claim.value), exact(claim.low), exact(claim.high), exact(claim.second), claim.unit)


def _identity(claim: Claim) -> Hashable:
    # the wording holds the figure's surface: "1,400" made "1400" is another wording
    said = (_wording(claim.noun or ""), claim.hedge, _wording(claim.speaker or ""), claim.tier)
    return (_figure(claim), said, _wording(claim.sentence))


def _same(old: Sequence[Hashable], new: Sequence[Hashable]) -> dict[int, int]:
    """Return which old index each new one is: unique keys first, then what adjoins them, then in order."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()

    def pair(old_at: int, new_at: int) -> bool:
        fits = 0 <= old_at < len(old) and 0 <= new_at < len(new) and old[old_at] == new[new_at]
        if not fits or old_at in taken or new_at in pairs:
            return False
        pairs[new_at] = old_at
        taken.add(old_at)
        return True

    old_places, new_places = _places(old), _places(new)
    for key, new_places_of_key in new_places.items():
        if len(new_places_of_key) == 1 and len(old_places.get(key, ())) == 1:
            pair(old_places[key][0], new_places_of_key[0])
    # the ends of the two drafts are neighbours to a repeated sentence like any other
    anchors = [
        (-1, -1),
        *((old_at, new_at) for new_at, old_at in sorted(pairs.items())),
        (len(old), len(new)),
    ]
    for step in (1, -1):
        for old_at, new_at in anchors:
            while pair(old_at + step, new_at + step):
                old_at, new_at = old_at + step, new_at + step
    for key, new_places_of_key in new_places.items():
        left = deque(at for at in old_places.get(key, ()) if at not in taken)
        for new_at in new_places_of_key:
            if left and new_at not in pairs:
                pair(left.popleft(), new_at)
    return pairs


def _places(keys: Sequence[Hashable]) -> dict[Hashable, list[int]]:
    places: dict[Hashable, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        places[key].append(at)
    return places


def _passages(claims: Sequence[Claim], settled: set[int]) -> Iterator[_Passage]:
    """Yield the sentences that hold a claim without counterpart."""
    for sentence in _by_sentence(claims):
        if all(at in settled for at, _ in sentence):
            continue
        skeleton = _skeleton([claim for _, claim in sentence])
        words = Counter(_WORD.findall(skeleton))
        unsettled = [(ordinal, pair) for ordinal, pair in enumerate(sentence) if pair[0] not in settled]
        yield _Passage(
            skeleton=skeleton,
            words=words,
            length=words.total(),
            telling=frozenset(_WORD.findall(_wording(sentence[0][1].sentence).lower())),
            claims=tuple(pair for _, pair in unsettled),
            ordinals=tuple(ordinal for ordinal, _ in unsettled),
        )


def _by_sentence(claims: Sequence[Claim]) -> Iterator[list[tuple[int, Claim]]]:
    sentence: list[tuple[int, Claim]] = []
    for at, claim in enumerate(claims):
        if sentence:
            first = sentence[0][1]
            apart = abs(claim.number_start - first.number_start)
            # the same words further away than they are long are the sentence over again
            if claim.sentence != first.sentence or apart >= len(claim.sentence):
                yield sentence
                sentence = []
        sentence.append((at, claim))
    if sentence:
        yield sentence


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
    return _FIGURES.sub("#", _wording("".join(pieces)).lower())


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
