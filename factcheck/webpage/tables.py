"""Tables of data: a line for each row, cells apart, and never two numbers run together."""

from lxml.html import HtmlElement

_CELL_LETTERS = 400
"""Cells with more words than this are columns of a page, laid out as a table."""


def is_data(table: HtmlElement) -> bool:
    """Tell whether a table is one, or a page laid out as old pages and mails are."""
    if (
        table.get("role", "").lower() in ("presentation", "none")
        or next(table.iterdescendants("table"), None) is not None
    ):
        return False
    widest = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        widest = max(widest, len(cells))
        for cell in cells:
            if sum(len(words.strip()) for words in cell.itertext()) > _CELL_LETTERS:
                return False
    return widest > 1


class Table:
    """The rows of a table so far."""

    def __init__(self) -> None:
        self._rows: list[list[str]] = []
        self._cell: list[str] = []
        self.letters = 0

    def new_row(self) -> None:
        """Begin a row."""
        self._rows.append([])

    def add(self, words: str, letters: int) -> None:
        """Add a line of a cell."""
        self._cell += words.splitlines()
        self.letters += letters

    def end_cell(self) -> None:
        """End a cell; an empty one keeps its place."""
        if not self._rows:
            self.new_row()
        # a space would make one number of two
        self._rows[-1].append("; ".join(self._cell))
        self._cell = []

    @property
    def text(self) -> str:
        """The table, a row a line."""
        self._rows += [["; ".join(self._cell)]] if self._cell else []
        return "\n".join(" | ".join(row) for row in self._rows if any(row))
