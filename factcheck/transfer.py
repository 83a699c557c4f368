"""Which numbers of a file reached the text made of it, and where those stood that did not.

All words of the file and all of the text are taken apart anew. A number has arrived where the text has it
beside a word that it stood beside in the file; one that stands elsewhere, is glued to its neighbour or cut in
two is lost, and another has come in its place.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from factcheck.lexicon.load import tables
from factcheck.model.document import RawText

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
_LEVEL = str.maketrans(_RAISED, "01234567890123456789")
_SIGN = f"{_RAISED}¼-¾⅐-↋①-⓿❶-➓"
_LETTER = rf"[^\W_{_RAISED}]"
# a raised digit is a word of its own: 1,400³ is 1,400 with a note
_WORD = re.compile(rf"[{_RAISED}]+|{_LETTER}++(?:(?<=\d)[.,](?=\d){_LETTER}++)*+")
_FIGURE = re.compile(rf"[\d{_SIGN}]")

_REACHES = ((8, 8), (3, 3), (1, 1), (2, 0), (0, 2), (1, 0), (0, 1))
"""How many words before and after have to be the same: first those that tell one 12 from another."""

_AROUND = 40
"""Characters before and after a number by which a person finds it in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A number that stands in the file or in the text, and not in both."""

    number: str
    where: str
    """In words: "a menu", "page 3"; of the text, "the text"."""
    around: str
    """The words that it stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """The numbers of a file and of the text that was made of it."""

    in_file: int
    in_text: int
    lost: tuple[Stray, ...] = ()
    """Numbers of the article that the text does not have: a defect of ours, or of the file."""
    left_out: tuple[Stray, ...] = ()
    """Numbers of the file that are no part of the article: in menus, footers, markup."""
    strange: tuple[Stray, ...] = ()
    """Numbers that only the text has: what a lost one became, or what a program counts as it prints."""

    @property
    def whole(self) -> bool:
        """Whether every number of the article arrived as it stood."""
        return not self.lost


def transfer(raw: Iterable[RawText], text: str) -> Transfer:
    """Return what became of the numbers of a file in the text that was made of it.

    >>> pieces = [RawText("the article", "It killed 1,400³."), RawText("a menu", "2 new", False)]
    >>> moved = transfer(pieces, "It killed 1,4003.")
    >>> [stray.number for stray in moved.lost], [stray.number for stray in moved.strange]
    (['1,400', '³'], ['1,4003'])
    >>> [(stray.number, stray.where) for stray in moved.left_out]
    [('2', 'a menu')]
    """
    pieces = tuple(raw)
    if len(pieces) == 1 and pieces[0].words == text:
        number = sum(map(_is_number, _WORD.findall(text)))
        return Transfer(in_file=number, in_text=number)
    # what a menu repeats is not taken for what the article says
    article = _Words(piece for piece in pieces if piece.is_article)
    beside = _Words(piece for piece in pieces if not piece.is_article)
    made = _Words((RawText("the text", text),))
    come: set[int] = set()
    lost = _missing(article, made, come)
    left_out = _missing(beside, made, come)
    return Transfer(
        in_file=len(article.numbers) + len(beside.numbers),
        in_text=len(made.numbers),
        lost=lost,
        left_out=left_out,
        strange=tuple(made.stray(at) for at in made.numbers if at not in come),
    )


@cache
def _number_words() -> frozenset[str]:
    return frozenset(word for listed in tables("scan").values() for word in listed)


def _is_number(word: str) -> bool:
    return _FIGURE.search(word) is not None or word.casefold() in _number_words()


class _Words:
    """The words of some text in their order, with the numbers among them."""

    def __init__(self, pieces: Iterable[RawText]) -> None:
        self.numbers: list[int] = []
        self._words: list[str] = []
        self._places: list[tuple[RawText, int, int]] = []
        for piece in pieces:
            for match in _WORD.finditer(piece.words):
                if _is_number(match[0]):
                    self.numbers.append(len(self._words))
                self._words.append(match[0].casefold().translate(_LEVEL))
                self._places.append((piece, *match.span()))

    def around(self, at: int, before: int, after: int) -> tuple[str, ...]:
        """Return a word between so many others, and nothing in place of those that are not there."""
        missing = [""] * max(0, before - at)
        return (*missing, *self._words[max(0, at - before) : at], "", *self._words[at : at + after + 1])

    def stray(self, at: int) -> Stray:
        """Return a number as a person is told of it."""
        piece, start, end = self._places[at]
        around = piece.words[max(0, start - _AROUND) : end + _AROUND]
        return Stray(number=piece.words[start:end], where=piece.where, around=" ".join(around.split()))


def _missing(file: _Words, made: _Words, come: set[int]) -> tuple[Stray, ...]:
    """Return the numbers of a file that the text does not have; where it has others is added to `come`."""
    arrived: set[int] = set()
    for before, after in _REACHES:
        free: dict[tuple[str, ...], list[int]] = defaultdict(list)
        # from the end, so that the first is taken first
        for at in reversed(made.numbers):
            if at not in come:
                free[made.around(at, before, after)].append(at)
        for at in file.numbers:
            alike = () if at in arrived else free.get(file.around(at, before, after))
            if alike:
                arrived.add(at)
                come.add(alike.pop())
    return tuple(file.stray(at) for at in file.numbers if at not in arrived)
