"""Things as aligned columns, as wide as the terminal; whole where there is none."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Generic, TypeVar

import click

from factcheck.safe import one_line

Thing = TypeVar("Thing")

_MEASURED = 200
"""As many rows are held back to find the widths, so that long output streams."""

_GAP = "  "
_NARROWEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Thing]):
    """One column: its heading, and what it says of a thing."""

    heading: str
    read: Callable[[Thing], str]
    colour: Callable[[Thing], str | None] = lambda thing: None


class Table(Generic[Thing]):
    """Columns, and the lines that things make in them."""

    def __init__(self, *columns: Column[Thing]) -> None:
        self._columns = columns

    def lines(self, things: Iterable[Thing]) -> Iterator[str]:
        """Yield a heading and one line a thing; nothing at all where there are none."""
        iterator = iter(things)
        first = [(thing, self._cells(thing)) for thing in islice(iterator, _MEASURED)]
        if not first:
            return
        headings = [column.heading for column in self._columns]
        widths = [
            max(map(len, cells)) for cells in zip(headings, *(cells for _, cells in first), strict=True)
        ]
        if sys.stdout.isatty():
            from shutil import get_terminal_size

            room = get_terminal_size((80, 24)).columns - len(_GAP) * (len(widths) - 1)
            widths = fitted(widths, room)
        yield click.style(_GAP.join(map(_fit, headings, widths)).rstrip(), bold=True)
        for thing, cells in chain(first, ((thing, self._cells(thing)) for thing in iterator)):
            yield self._line(thing, cells, widths)

    def _cells(self, thing: Thing) -> list[str]:
        return [one_line(column.read(thing)) for column in self._columns]

    def _line(self, thing: Thing, cells: Sequence[str], widths: Sequence[int]) -> str:
        shown = [
            click.style(_fit(cell, width), fg=colour)
            if (colour := column.colour(thing))
            else _fit(cell, width)
            for column, cell, width in zip(self._columns, cells, widths, strict=True)
        ]
        return _GAP.join(shown).rstrip()


def fitted(widths: Sequence[int], room: int) -> list[int]:
    """Return widths that fit in the room, taken from the widest first.

    >>> fitted([3, 10, 60], 53), fitted([3, 40, 60], 53)
    ([3, 10, 40], [3, 25, 25])
    """
    fitting = [min(width, max(room, _NARROWEST)) for width in widths]
    while sum(fitting) > room and max(fitting) > _NARROWEST:
        # of two that are as wide, the one further right gives
        widest = max(range(len(fitting)), key=lambda at: (fitting[at], at))
        fitting[widest] -= 1
    return fitting


def _fit(cell: str, width: int) -> str:
    return cell.ljust(width) if len(cell) <= width else cell[: width - 1] + "…"
