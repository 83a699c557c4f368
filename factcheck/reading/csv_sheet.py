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
_SIGNS = (";", "\t", ",", "|")


def recognises(raw: bytes) -> Likeness:
    """Tell a checking sheet by its headings; any other table only by its name."""
    start = opening(raw)
    lines = [line for line in start.splitlines()[:_LINES] if line.strip()]
    signs = [_delimiter(line) for line in lines]
    if not any(signs):
        return Likeness.NONE
    # looked at in every file: in prose no line that is short between its commas is followed by one like it
    likely = any(sign and sign in below for sign, below in zip(signs, lines[1:], strict=False))
    if not likely:
        return Likeness.POSSIBLE
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


def _delimiter(line: str) -> str:
    """Return what could part the headings in a line; a table of Markdown begins with it."""
    if line.startswith("|"):
        return ""
    short = (sign for sign in _SIGNS if sign in line and max(map(len, line.split(sign))) <= _CELL_CHARS)
    return next(short, "")
