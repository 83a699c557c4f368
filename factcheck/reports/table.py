"""A report as a CSV table, one claim a row, that is safe to open in a spreadsheet.

The bytes follow RFC 4180 in UTF-8 with a byte order mark: without the mark Excel takes the file for
the machine's old code page and prints £ as Â£; LibreOffice and Python's `utf-8-sig` read past it.
"""

import codecs
import csv
import re
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.model.claim import RECORD_FIELDS, record
from factcheck.model.entry import ClaimHistory, DocumentEntry
from factcheck.model.report import Report
from factcheck.model.standing import standing
from factcheck.model.wording import NOTE_ERASED, evidence_line
from factcheck.safe import safe

NAME = "csv"
SUFFIXES: tuple[str, ...] = (".csv",)

COLUMNS = (
    *RECORD_FIELDS,
    "id",
    "status",
    "reviewer",
    "decided_at",
    "decision_reason",
    "correction",
    "note",
    "evidence_count",
    "evidence",
    "title",
    "origin",
)
"""The record, where it stands, and which article it is from. `reason` is the record's own, so the
decision's goes by a longer name."""

CELL_CHARS = 16_000
"""Excel breaks a cell of more than 32,767 UTF-16 units in two, and what spills over could be a formula."""

_CUT = " … (cut here; the JSON report has all of it)"
_FORMULA = tuple("=+-@\t\r＝＋－＠")
_PLAIN_NUMBER = re.compile(
    # -5, +0.10, 1E+70; as printed: -3.5 %, -1,400, -£1.9
    r"[+-]?[£$€¥]?[0-9]+(?:[,.][0-9]+)*(?:[eE][+-]?[0-9]+)?(?:[ \u00a0\u202f]?[%‰])?"
)


def render(report: Report) -> Iterator[bytes]:
    """Yield the header and then one row for each claim."""
    yield codecs.BOM_UTF8 + _row(COLUMNS)
    for article in report.articles:
        for history in article.claims:
            yield _row(map(cell, values(history, article.document)))


def cell(value: object) -> str:
    """Return a value as a cell that shows what it is and that no spreadsheet runs.

    >>> cell("=1+1"), cell("-5"), cell(1400), cell(None), cell(["hidden", "mixed"])
    ("'=1+1", '-5', '1400', '', 'hidden, mixed')
    >>> cell("-3.5 %"), cell("-3+5")
    ('-3.5 %', "'-3+5")
    """
    if value is None:
        return ""
    text = value if isinstance(value, str) else ", ".join(value) if isinstance(value, list) else str(value)
    # a long table has millions of cells, and hardly one that begins with anything else
    if text[:1].isalnum():
        return safe(cut(text))
    dangerous = text.lstrip().startswith(_FORMULA) or text.startswith(("\t", "\r"))
    if dangerous and not _PLAIN_NUMBER.fullmatch(text):
        text = f"'{text}"
    return safe(cut(text))


def cut(text: str) -> str:
    """Return as much of a text as a cell holds, and say that there is more."""
    return text if len(text) <= CELL_CHARS else text[: CELL_CHARS - len(_CUT)] + _CUT


def values(history: ClaimHistory, document: DocumentEntry) -> Iterator[object]:
    """Yield what a claim's row holds, in the order of the columns."""
    entry, decision = history.entry, standing(history)
    yield from record(entry.claim).values()
    yield from (entry.id, str(entry.status), entry.reviewer, entry.decided_at)
    yield str(entry.reason) if entry.reason else None
    note = decision.note if decision else ""
    yield from (entry.correction, NOTE_ERASED if note is None else note, entry.evidence_count)
    yield "\n".join(map(evidence_line, decision.evidence)) if decision else None
    yield from (document.title, document.origin)


class _Rows:
    """A file for the library to write to, whose lines go straight on: what it answers is the line's bytes."""

    @staticmethod
    def write(line: str) -> bytes:
        return line.encode("utf-8")


def _row(cells: Iterable[str]) -> bytes:
    return bytes(_WRITER.writerow(cells))


_WRITER: Any = csv.writer(_Rows(), lineterminator="\r\n")
