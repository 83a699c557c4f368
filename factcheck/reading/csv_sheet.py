"""Checking sheets as CSV: every statement a paragraph."""

from collections.abc import Iterator
from dataclasses import replace

from factcheck.decoding import opening
from factcheck.model.document import RawText
from factcheck.model.protocols import Likeness, Outcome

NAME = "CSV"
MEDIA_TYPE = "text/csv"
SUFFIXES: tuple[str, ...] = (".csv", ".tsv")

_LINES = 20
_CELL_CHARS = 60


def recognises(raw: bytes) -> Likeness:
    """Tell a checking sheet by its headings; any other table only by its name."""
    start = opening(raw)
    # looked at in every file: prose has no line that is short all along between its commas
    if not any(map(_may_head, start.splitlines()[:_LINES])):
        return Likeness.NONE
    from factcheck.sheets.columns import find_header
    from factcheck.sheets.grid import first_rows

    return Likeness.CERTAIN if find_header(first_rows(start)) else Likeness.POSSIBLE


def read_all(raw: bytes, origin: str | None) -> Iterator[Outcome]:
    """Yield the article of the sheet, or those of the articles that it is of."""
    from factcheck.sheets import documents
    from factcheck.sheets.checking import checking_sheets
    from factcheck.sheets.grid import read_csv

    name = origin or "standard input"
    sheets = checking_sheets([read_csv(raw, name)], name)
    for document in documents.documents(sheets, raw, origin, MEDIA_TYPE):
        yield replace(document, notices=documents.notices(sheets, name))


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield the statements, and apart from them the other cells by their columns."""
    from factcheck.sheets import documents
    from factcheck.sheets.checking import checking_sheets
    from factcheck.sheets.grid import read_csv

    grids = [read_csv(raw, "the sheet")]
    yield from documents.raw_text(grids, checking_sheets(grids, "the sheet"))


def _may_head(line: str) -> bool:
    # a table of Markdown begins with its delimiter
    if line.startswith("|"):
        return False
    return any(
        sign in line and all(len(cell) <= _CELL_CHARS for cell in line.split(sign))
        for sign in (",", ";", "\t", "|")
    )
