"""Checking sheets as workbooks: every statement a paragraph, every sheet an article."""

from collections.abc import Iterator
from dataclasses import replace

from factcheck.model.document import RawText
from factcheck.model.protocols import Likeness, Outcome

NAME = "an Excel workbook"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUFFIXES: tuple[str, ...] = (".xlsx", ".xlsm")

_MAIN = b"xl/workbook"
_ENDS = 1 << 16
"""How far from either end of the file the names of its parts are looked for."""


def recognises(raw: bytes) -> Likeness:
    """A workbook is an archive with a certain part."""
    is_book = raw.startswith(b"PK") and (_MAIN in raw[:_ENDS] or _MAIN in raw[-_ENDS:])
    return Likeness.CERTAIN if is_book else Likeness.NONE


def read_all(raw: bytes, origin: str | None) -> Iterator[Outcome]:
    """Yield the article of each sheet that is one of checked statements."""
    from factcheck.sheets import documents
    from factcheck.sheets.checking import checking_sheets
    from factcheck.sheets.workbook import read_workbook

    name = origin or "standard input"
    sheets = checking_sheets(read_workbook(raw, name), name)
    for document in documents.documents(sheets, raw, origin, MEDIA_TYPE):
        yield replace(document, notices=documents.notices(sheets, name))


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield the statements, and apart from them the other cells by their columns."""
    from factcheck.sheets import documents
    from factcheck.sheets.checking import checking_sheets
    from factcheck.sheets.workbook import read_workbook

    grids = read_workbook(raw, "the workbook")
    yield from documents.raw_text(grids, checking_sheets(grids, "the workbook"))
