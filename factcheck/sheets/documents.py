"""A checking sheet as an article: its statements are the text, and what is beside them is told apart."""

import csv
from collections.abc import Iterator, Sequence
from io import SEEK_END, StringIO

from factcheck.decoding import storable
from factcheck.model.document import Document, RawText
from factcheck.safe import one_line
from factcheck.sheets.checking import CheckingSheet
from factcheck.sheets.columns import Field
from factcheck.sheets.grid import Grid

CSV = "text/csv"


def documents(
    sheets: Sequence[CheckingSheet], raw: bytes, origin: str | None, media_type: str
) -> Iterator[Document]:
    """Yield the article of each sheet; one of several has its own rows for its raw bytes."""
    alone = len(sheets) == 1
    for sheet in sheets:
        name = " / ".join(part for part in (sheet.name, sheet.article) if part)
        yield Document(
            text=storable(sheet.text),
            origin=origin if alone or origin is None else f"{origin}#{name}",
            title=sheet.article or (None if alone else sheet.name),
            media_type=media_type if alone else CSV,
            raw=raw if alone else _as_csv(sheet),
        )


def notices(sheets: Sequence[CheckingSheet], name: str) -> tuple[str, ...]:
    """Return what to say when a sheet is read for its statements alone."""
    if not any(row.judgement() for sheet in sheets for row in sheet.rows):
        return ()
    shown = one_line(name)
    return (f"the verdicts and sources of {shown} stay in it; factcheck import {shown} takes them over, too",)


def raw_text(grids: Sequence[Grid], sheets: Sequence[CheckingSheet]) -> Iterator[RawText]:
    """Yield the statements, and apart from them all other cells by their columns."""
    used = {sheet.name for sheet in sheets}
    for grid in grids:
        if grid.name not in used:
            yield RawText(f"the sheet {grid.name}", _lines(grid.rows), is_article=False)
    for sheet in sheets:
        yield RawText("the statements", sheet.text)
        statements = set(sheet.header.at(Field.CLAIM) or sheet.header.at(Field.FIGURE))
        headings = {column.at: column.heading for column in sheet.header.columns}
        for at in range(max(map(len, sheet.cells), default=0)):
            cells = [row[at] if at < len(row) else "" for row in sheet.cells]
            if at in statements:
                # the text has them, each once
                cells = [cells[0], *_repeated(cells[1:])]
            where = f"the column {headings[at]}" if at in headings else "a column without a heading"
            yield RawText(where, "\n".join(cells), is_article=False)
    for grid in grids:
        above = [sheet.header.row for sheet in sheets if sheet.name == grid.name]
        yield RawText("above the table", _lines(grid.rows[: min(above, default=0)]), is_article=False)


def _repeated(cells: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for cell in cells:
        if cell in seen:
            yield cell
        seen.add(cell)


def _lines(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(" ".join(row) for row in rows)


def _as_csv(sheet: CheckingSheet) -> bytes:
    # said, so that it is read again as it was written, whatever its cells hold
    written = StringIO("sep=,\n")
    written.seek(0, SEEK_END)
    csv.writer(written, lineterminator="\n").writerows(sheet.cells)
    return written.getvalue().encode("utf-8", "replace")
