"""Ways in which the words of an outline tie what its letters stand for, each asked about for little first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex


@dataclass(frozen=True, slots=True)
class Tie:
    """One way, and the strings one of which no text is without that has it."""

    words: "regex.Pattern[str]"
    needs: tuple[str, ...]


def tie(words: str, *needs: str) -> Tie:
    """Return a way of tying, by its pattern and what no text is without that has it.

    >>> [found.group() for found in tied_by((tie(r"▲ ago, in ●", "▲ ago"),), "It closed ▲ ago, in ●.")]
    ['▲ ago, in ●']
    """
    return Tie(regex.compile(words), needs)


def tied_by(ties: Iterable[Tie], text: str) -> "Iterator[regex.Match[str]]":
    """Yield each place of an outline at which one of some ways ties its letters."""
    for each in ties:
        if any(need in text for need in each.needs):
            yield from each.words.finditer(text)
