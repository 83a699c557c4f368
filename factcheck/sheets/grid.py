"""A table of cells as text, and how one is read from a CSV file."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from factcheck.decoding import decode
from factcheck.errors import UnreadableArticle
from factcheck.limits import SHEET_COLUMNS, SHEET_ROWS
from factcheck.safe import one_line

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 1 << 16
_SAMPLE_ROWS = 30
_ASKED = re.compile(r"\ufeff?sep=(.)\r?\n", re.IGNORECASE)
"""How a spreadsheet is told which delimiter a file has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The cells of one sheet; row 0 is the first of the file."""

    name: str | None
    """Of the sheet in its workbook."""
    rows: tuple[tuple[str, ...], ...]


def read_csv(raw: bytes, name: str) -> Grid:
    """Return the cells of a CSV file, whatever parts them; the name is for messages.

    >>> read_csv(b"Claim;Status\\n12 died;ok\\n", "sheet.csv").rows
    (('Claim', 'Status'), ('12 died', 'ok'))
    """
    text = decode(raw, name)
    asked = _ASKED.match(text)
    body = text[asked.end() :] if asked else text
    rows = _parsed(body, asked[1] if asked else delimiter(body), name)
    # the line that names the delimiter is one of the file: the rows below it keep their numbers
    return Grid(name=None, rows=tuple(((),) if asked else ()) + tuple(rows))


def first_rows(text: str) -> list[list[str]]:
    """Return the cells that a text opens with, if it is CSV; never raises."""
    asked = _ASKED.match(text)
    body = text[asked.end() :] if asked else text
    return _rows(body, asked[1] if asked else delimiter(body))


def delimiter(text: str) -> str:
    """Return what parts the cells: what gives the most rows of one width, wider being better.

    >>> delimiter('Claim;Figure\\n"It cost 3,5m; or more";3,5\\n')
    ';'
    """
    return max(_DELIMITERS, key=lambda sign: _evenness(text[:_SAMPLE], sign))


def _evenness(text: str, sign: str) -> tuple[int, int]:
    widths = [len(row) for row in _rows(text, sign) if len(row) > 1]
    if not widths:
        return (0, 0)
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    return (widths.count(usual), usual)


def _rows(text: str, sign: str) -> list[list[str]]:
    try:
        return list(islice(csv.reader(StringIO(text, newline=""), delimiter=sign), _SAMPLE_ROWS))
    except csv.Error:
        return []


def _parsed(text: str, sign: str, name: str) -> Iterator[tuple[str, ...]]:
    shown = one_line(name)
    rows = csv.reader(StringIO(text, newline=""), delimiter=sign)
    for number in range(1, SHEET_ROWS + 2):
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise UnreadableArticle(
                f"{shown}, row {number} is no CSV ({error}); save the sheet again"
            ) from error
        if row is None:
            return
        if len(row) > SHEET_COLUMNS:
            raise too_large(name, f"more than {SHEET_COLUMNS} columns in row {number}")
        yield tuple(cell.strip() for cell in row)
    raise too_large(name, f"more than {SHEET_ROWS:,} rows")


def too_large(name: str, why: str) -> UnreadableArticle:
    """Return the refusal of a sheet that is larger than any desk's."""
    return UnreadableArticle(f"{one_line(name)} is too large for a checking sheet ({why}); split it")
