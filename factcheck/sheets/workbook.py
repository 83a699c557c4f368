"""The sheets of a workbook (.xlsx) as tables of text: each cell as its reader sees it."""

import re
import warnings
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import reduce
from io import BytesIO
from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from factcheck.decoding import storable
from factcheck.errors import UnreadableArticle
from factcheck.limits import SHEET_BYTES, SHEET_COLUMNS, SHEET_ROWS
from factcheck.office.archive import Archive
from factcheck.office.parts import addresses
from factcheck.safe import one_line
from factcheck.sheets.grid import Grid, too_large

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_ENTITIES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_DIGITS = 15
"""As many digits of a number a spreadsheet keeps; what comes after is noise of its arithmetic."""

_USUAL = re.compile(
    r"(?:\[\$)?(?P<sign>[£$€]?)(?:-[0-9A-F]+\])?(?P<whole>[#,]*0)(?:\.(?P<places>0+))?%?(?:_\))?"
)
"""The number formats that most cells have: #,##0.00, 0%, £#,##0."""

_MERGED = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})"'
)
_MOST_MERGED = 1000
_LINK = re.compile(rb"<(?:\w+:)?hyperlink\s[^<>]*>")
_REF = re.compile(rb'\sref="\$?([A-Z]{1,3})\$?([0-9]{1,7})')
_RELATION = re.compile(rb'\s\w+:id="([^"]{1,100})"')


def read_workbook(raw: bytes, name: str) -> tuple[Grid, ...]:
    """Return the sheets of a workbook that are not hidden, with the values that its formulas had last."""
    shown = one_line(name)
    archive = Archive(raw, shown)
    _check(raw, shown)
    # takes a third of a second, which no other format shall pay
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # of what would be lost in writing it, which nobody here does
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            return tuple(
                Grid(name=storable(sheet.title), rows=_rows(sheet, archive, shown))
                for sheet in book.worksheets
                if sheet.sheet_state == "visible"
            )
        except UnreadableArticle:
            raise
        except Exception as error:
            # the library raises whatever a damaged part makes it trip over
            raise UnreadableArticle(
                f"{shown} is damaged ({type(error).__name__}); open it, save it again, or save it as .csv"
            ) from error


def _check(raw: bytes, shown: str) -> None:
    """Refuse what would be long in parsing, and what declares entities, as no spreadsheet does."""
    with ZipFile(BytesIO(raw)) as file:
        parts = [part for part in file.infolist() if part.filename.lower().endswith((".xml", ".rels"))]
        unpacked = sum(part.file_size for part in parts)
        if unpacked > SHEET_BYTES:
            raise too_large(shown, f"it unpacks to {unpacked >> 20} MB")
        try:
            contents = [file.read(part) for part in parts]
        except (BadZipFile, zlib.error, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise UnreadableArticle(f"{shown} is damaged; fetch or save it again") from error
    if any(mark in content for content in contents for mark in _ENTITIES):
        raise UnreadableArticle(
            f"{shown} was not written by a spreadsheet (it declares entities); do not trust it"
        )


def _rows(sheet: "ReadOnlyWorksheet", archive: Archive, shown: str) -> tuple[tuple[str, ...], ...]:
    # what a sheet says of its own size may be anything
    sheet.reset_dimensions()
    rows = [
        [_shown(cell) for cell in row]
        for row in sheet.iter_rows(max_row=SHEET_ROWS + 1, max_col=SHEET_COLUMNS)
    ]
    if len(rows) > SHEET_ROWS:
        raise too_large(shown, f"more than {SHEET_ROWS:,} rows")
    part = getattr(sheet, "_worksheet_path", "")
    if part in archive:
        content = archive.read(part)
        for at, column, address in _links(content, archive, part, shown):
            if at < len(rows) and column < len(rows[at]) and address not in rows[at][column]:
                rows[at][column] = f"{rows[at][column]} {address}".strip()
        for first, last, column in _merged(content):
            for row in rows[first + 1 : last + 1]:
                # a cell over several rows says the same of each of them
                if column < len(row) and column < len(rows[first]):
                    row[column] = row[column] or rows[first][column]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
    return tuple(tuple(row[:width]) for row in rows)


def _shown(cell: "Cell") -> str:
    """Return what a cell shows, as far as it tells more than its value: 12.5%, a date, ticks and all."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, (date, time, timedelta)):
        return str(value)
    if isinstance(value, (int, float)):
        return _number(value, cell.number_format or "")
    return storable(str(value)).strip()


def _number(value: int | float, shape: str) -> str:
    """Return a number as its cell shows it, as far as its format is one of the usual.

    >>> _number(0.125, "0.0%"), _number(1400, "#,##0"), _number(0.1 + 0.2, "General"), _number(3.5, "0.00")
    ('12.5%', '1,400', '0.3', '3.50')
    """
    if not isfinite(value):
        return str(value)
    exact = Decimal(f"{value:.{_DIGITS}g}")
    percent = "%" in shape
    exact = exact * 100 if percent else exact
    usual = _USUAL.fullmatch(shape.split(";")[0])
    if usual is None:
        plain = f"{exact.normalize():f}" if abs(exact.adjusted()) < _DIGITS else str(exact)
        return f"{plain}%" if percent else plain
    places = len(usual["places"] or "")
    grouped = "," if "," in usual["whole"] else ""
    return f"{usual['sign'] or ''}{exact:{grouped}.{places}f}{'%' if percent else ''}"


def _merged(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield first row, last row and column of cells that were merged over several rows."""
    for merged in islice(_MERGED.finditer(content), _MOST_MERGED):
        column, first, _, last = (part.decode() for part in merged.groups())
        if int(last) > int(first) and _at(column) < SHEET_COLUMNS:
            yield int(first) - 1, int(last) - 1, _at(column)


def _links(content: bytes, archive: Archive, part: str, shown: str) -> Iterator[tuple[int, int, str]]:
    """Yield row, column and address of the cells that are links."""
    linked = dict(addresses(archive, part, shown))
    for link in _LINK.finditer(content):
        tag = link.group()
        cell, relation = _REF.search(tag), _RELATION.search(tag)
        address = linked.get(relation[1].decode()) if relation else None
        if cell and address:
            yield int(cell[2]) - 1, _at(cell[1].decode()), address


def _at(letters: str) -> int:
    """Return which column letters name.

    >>> _at("A"), _at("AA")
    (0, 26)
    """
    return reduce(lambda at, letter: 26 * at + ord(letter) - 64, letters, 0) - 1
