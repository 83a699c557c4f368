"""Words picked from a text with the keys: one word, or from one to another."""

import re
from dataclasses import dataclass, replace

from factcheck.model.document import Span

_WORD = re.compile(r"\S+")
_AROUND = "“”‘’\"'()[]{}.,;:!?…—–"
"""What stands around words and is no part of them."""

_REACH = 1000
"""How far back a word is looked for: no word is as long."""

KEYS = {
    "right": "next", "l": "next", "w": "next", "left": "previous", "h": "previous", "b": "previous",
    "down": "down", "j": "down", "up": "up", "k": "up", "v": "extend", "space": "extend",
    "shift+right": "extend next", "shift+left": "extend previous", "shift+down": "extend down",
    "shift+up": "extend up", "enter": "take", "escape": "leave",
}  # fmt: skip
"""What each key does while words are picked."""

HINT = "h l j k move   v from here on   Enter take   Esc leave"


@dataclass(frozen=True, slots=True)
class Pick:
    """The words picked, and the one among them that the keys move from."""

    at: Span
    anchor: Span | None = None
    """Where the stretch began; None while it is one word that moves."""

    @property
    def span(self) -> Span:
        """The stretch from the first word to the last."""
        first = self.anchor or self.at
        return Span(min(first.start, self.at.start), max(first.end, self.at.end))

    def moved(self, to: Span | None) -> "Pick":
        """Return it with the keys on another word; as it is where there is none."""
        return self if to is None else replace(self, at=to)

    def extending(self) -> "Pick":
        """Return it as a stretch that begins at the word it is on."""
        return self if self.anchor else replace(self, anchor=self.at)


def word_after(text: str, offset: int) -> Span | None:
    """Return the first word that begins at an offset or after it, without what stands around it.

    >>> word_after('They said “1,400 people”.', 10)
    Span(start=11, end=16)
    """
    for match in _WORD.finditer(text, offset):
        word = _trimmed(text, match.start(), match.end())
        if word is not None:
            return word
    return None


def word_before(text: str, offset: int) -> Span | None:
    """Return the last word that ends at an offset or before it.

    >>> word_before("1,400 (people) died", 6)
    Span(start=0, end=5)
    """
    start = max(0, offset - _REACH)
    words = [_trimmed(text, *match.span()) for match in _WORD.finditer(text, start, offset)]
    return next(filter(None, reversed(words)), None)


def word_at(text: str, offset: int, *, forward: bool) -> Span | None:
    """Return the word that an offset stands in; from between words, the next one or the one before.

    >>> word_at("1,400 people died", 8, forward=True)
    Span(start=6, end=12)
    """
    if text[offset : offset + 1].isspace():
        return word_after(text, offset) if forward else word_before(text, offset)
    start = offset
    while start > max(0, offset - _REACH) and not text[start - 1].isspace():
        start -= 1
    return word_after(text, start)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    surface = text[start:end]
    start += len(surface) - len(surface.lstrip(_AROUND))
    end -= len(surface) - len(surface.rstrip(_AROUND))
    return Span(start, end) if start < end else None
