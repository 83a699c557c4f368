"""How wide the columns of a table on paper are, told before its rows are known."""

from collections.abc import Collection, Sequence

_LETTER, _SIDES = 2.1, 4.0
"""Millimetres of a bold letter of eight points in a wide font, and of the white beside a word."""
_LEAST = 8
"""Letters that a column of words is at least given room for."""


def widths(columns: Sequence[str], numbers: Collection[int], room: float) -> tuple[float, ...]:
    """Return the width of each column in the unit of millimetres; together they fill the room.

    Columns of numbers are as wide as the longest word of their heading, those of words share what is left.

    >>> tuple(round(width, 1) for width in widths(("Article", "Open", "Set aside"), {1, 2}, 170))
    (143.1, 12.4, 14.5)
    """
    narrow = {at: _SIDES + _LETTER * max(map(len, columns[at].split())) for at in numbers}
    shares = {at: max(_LEAST, len(name)) for at, name in enumerate(columns) if at not in narrow}
    left = max(room - sum(narrow.values()), 0.0) / sum(shares.values() or [1])
    return tuple(narrow[at] if at in narrow else left * shares[at] for at in range(len(columns)))
