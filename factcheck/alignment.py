"""Which sentence of a new draft is which of the old: by its wording or, of a repeated one, its neighbours.

Typography is no wording: a curly quote or a line break in another place changes nothing. A sentence that
stands once in both drafts is the same one wherever it moved. One that is repeated is known by what stands
before and after it; where its neighbours say nothing, or two different things, it is nobody's: what was
decided on it is asked again rather than guessed. Every step costs no more than the drafts are long.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from factcheck.grammar.fold import fold
from factcheck.model.claim import Claim
from factcheck.model.document import Span

_Key = TypeVar("_Key", str, int)

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence where it stands in a draft, or what stands between two that hold claims."""

    wording: str
    claims: tuple[int, ...] = ()
    """The claims in it, by their index."""
    places: tuple[int, ...] = ()
    """How many characters of the wording stand before the number of each."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A sentence, and how often it stands there in a row."""

    wording: str
    first: int
    length: int


def wording(text: str) -> str:
    r"""Return the words of a text, with the typography that says nothing made plain.

    >>> wording("“Over\u00a0 200\nmen…”")
    '"Over 200 men..."'
    """
    return " ".join(fold(text).replace("…", "...").split())


def sentences(text: str, claims: Sequence[Claim]) -> tuple[Sentence, ...]:
    """Return what a draft consists of, in its order: the claims' sentences, and those between them.

    >>> [sentence.wording for sentence in sentences("Rain fell. It “stopped”. The end.", ())]
    ['Rain fell.', 'It "stopped".', 'The end.']
    """
    return tuple(_sentences(text, claims))


def _sentences(text: str, claims: Sequence[Claim]) -> Iterator[Sentence]:
    places: dict[tuple[int, int, str], list[int]] = defaultdict(list)
    behind: tuple[int, int, str] = (0, 0, "")
    for at, claim in enumerate(claims):
        if not (behind[2] == claim.sentence and _covers(behind, claim)):
            behind = (*_span(text, claim), claim.sentence)
        places[behind].append(at)
    end = 0
    for start, stop, said in sorted(places):
        yield from _between(text[end:start])
        within = tuple(places[start, stop, said])
        ahead = tuple(len(wording(text[start : claims[at].number_start])) for at in within)
        yield Sentence(wording=wording(said), claims=within, places=ahead)
        end = max(end, stop)
    yield from _between(text[end:])


def _covers(place: tuple[int, int, str], claim: Claim) -> bool:
    return place[0] <= claim.number_start and claim.number_end <= place[1]


def _span(text: str, claim: Claim) -> Span:
    """Return where the claim's sentence stands around its number; of one that does not, the number itself."""
    length = len(claim.sentence)
    start = text.find(claim.sentence, max(0, claim.number_end - length), claim.number_start + length)
    return claim.number_span if start < 0 else Span(start, start + length)


def _between(text: str) -> Iterator[Sentence]:
    for line in text.splitlines():
        for piece in _SENTENCE_END.split(line):
            if said := wording(piece):
                yield Sentence(wording=said)


def aligned(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return which old wording each new one is, by their indexes; one that cannot be told is left out.

    >>> aligned(["a", "rain", "b", "rain", "c"], ["b", "rain", "c"])
    {0: 2, 1: 3, 2: 4}
    >>> aligned(["a", "rain", "b", "rain", "c"], ["rain", "x", "rain"])
    {}
    """
    before, after = _runs(old), _runs(new)
    pairs: dict[int, int] = {}
    for new_at, old_at in sorted(_paired([run.wording for run in before], [run.wording for run in after])):
        earlier, later = before[old_at], after[new_at]
        # which of several in a row went, or came, cannot be told
        if earlier.length == later.length:
            pairs |= {later.first + step: earlier.first + step for step in range(earlier.length)}
    return pairs


def _runs(wordings: Sequence[str]) -> list[_Run]:
    runs: list[_Run] = []
    first = 0
    for said, group in groupby(wordings):
        length = sum(1 for _ in group)
        runs.append(_Run(said, first, length))
        first += length
    return runs


def _paired(old: Sequence[str], new: Sequence[str]) -> set[tuple[int, int]]:
    """Return the pairs (new, old): those that stand once, then those that only one neighbourhood proposes."""
    old_places, new_places = _places(old), _places(new)
    anchors = {
        new_places[said][0]: old_places[said][0]
        for said in new_places
        if len(new_places[said]) == 1 and len(old_places.get(said, ())) == 1
    }
    settled = set(anchors.values())
    proposed: set[tuple[int, int]] = set()
    # the two ends of a draft are neighbours like any other
    starts = [(-1, -1), *anchors.items(), (len(new), len(old))]
    for step in (1, -1):
        for new_at, old_at in starts:
            new_at, old_at = new_at + step, old_at + step
            while (
                0 <= new_at < len(new)
                and 0 <= old_at < len(old)
                and new[new_at] == old[old_at]
                and new_at not in anchors
                and old_at not in settled
            ):
                proposed.add((new_at, old_at))
                new_at, old_at = new_at + step, old_at + step
    suitors_of_new = _places([new_at for new_at, _ in sorted(proposed)])
    suitors_of_old = _places([old_at for _, old_at in sorted(proposed)])
    undisputed = {
        (new_at, old_at)
        for new_at, old_at in proposed
        if len(suitors_of_new[new_at]) == 1 and len(suitors_of_old[old_at]) == 1
    }
    return undisputed | set(anchors.items())


def _places(keys: Sequence[_Key]) -> dict[_Key, list[int]]:
    places: dict[_Key, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        places[key].append(at)
    return places
