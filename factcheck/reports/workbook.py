"""A report as a workbook: a sheet a table, numbers that reckon, and no text that a program would run.

Text is written as text, whatever it looks like: a formula or an address in an article is neither here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, TYPE_CHECKING, Any

from factcheck.model.claim import record
from factcheck.model.decision import Decision, Evidence, Source
from factcheck.model.entry import FindingEntry
from factcheck.model.report import ArticleReport, Report
from factcheck.model.wording import NOTE_ERASED, covered, sealed
from factcheck.reports import table
from factcheck.safe import safe
from factcheck.times import read_stamp

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format as CellFormat
    from xlsxwriter.worksheet import Worksheet

NAME = "xlsx"
SUFFIXES: tuple[str, ...] = (".xlsx",)

SHEETS: Mapping[str, Sequence[str]] = {
    "claims": table.COLUMNS,
    "decisions": (
        "seq", "uid", "claim", "act", "status", "reason", "correction", "note", "evidence_count",
        "reviewer", "decided_at", "batch", "undoes", "hash",
    ),
    "evidence": (
        "decision", "claim", "source", "stance", "passage", "locator", "consulted_at", "as_of", "title",
    ),
    "sources": ("number", "kind", "title", "publisher", "url", "contact", "origin"),
    "findings": (
        "id", "document", "check", "outcome", "message", "working", "phrase", "start", "end", "claims",
        "found_at",
    ),
    "set aside": ("document", "start", "end", "phrase", "reason", "zone", "sentence", "flags", "rule"),
    "documents": (
        "id", "uid", "title", "origin", "revision", "added_at", "unreviewed", "verified", "disputed",
        "sourced", "not_a_claim", "figures", "decided", "open", "minor", "set_aside", "unaccounted",
        "text_digest",
    ),
    "about": ("what", "said"),
}  # fmt: skip
"""The sheets and their columns, under the names that every door uses."""

_WIDE = {"sentence": 60, "passage": 60, "evidence": 60, "message": 60, "working": 60, "note": 40, "said": 90}
_MIDDLING = {"phrase", "title", "origin", "url", "speaker", "attribution", "correction", "publisher"}
_MOMENTS = re.compile(r"_at$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PIECE = 1 << 16


def render(report: Report) -> Iterator[bytes]:
    """Yield the finished workbook in pieces. It is put together on the disk, a row at a time."""
    with TemporaryDirectory() as scratch, TemporaryFile(dir=scratch) as file:
        with _open(file, scratch, report) as book:
            _fill(book, report)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


@contextmanager
def _open(file: IO[bytes], scratch: str, report: Report) -> Iterator["_Book"]:
    from xlsxwriter import Workbook  # only a workbook pays for it

    workbook = Workbook(file, {"constant_memory": True, "tmpdir": scratch})
    # the paper's own moment: the same report is the same bytes
    made: dict[str, Any] = {"title": safe(report.verdict)}
    stamp = _moment(report.generated_at)
    workbook.set_properties({**made, "created": stamp} if stamp else made)
    book = _Book(workbook)
    yield book
    book.finish()
    workbook.close()


def _fill(book: "_Book", report: Report) -> None:
    sources: dict[Source, int] = {}
    for article in report.articles:
        name = article.document.called
        book.add("documents", _document(article))
        for history in article.claims:
            book.add("claims", table.values(history, article.document))
            for decision in history.decisions:
                book.add("decisions", _decision(decision))
                for piece in decision.evidence:
                    number = sources.setdefault(piece.source, len(sources) + 1)
                    book.add("evidence", _evidence(piece, decision, number))
        for finding in article.findings:
            book.add("findings", _finding(finding, name))
        for claim in article.set_aside:
            said = {**record(claim), "document": name}
            book.add("set aside", (said[column] for column in SHEETS["set aside"]))
    for source, number in sources.items():
        book.add("sources", _source(source, number))
    for row in (
        ("verdict", report.verdict),
        ("coverage", str(covered(report))),
        ("made at (UTC)", report.generated_at),
        ("factcheck", report.version),
        ("ledger", report.ledger),
        ("seal", sealed(report.head)),
    ):
        book.add("about", row)


def _document(article: ArticleReport) -> Iterator[object]:
    document, coverage = article.document, article.coverage
    said = {
        **_of(document),
        **_of(article.counts),
        **_of(coverage),
        "figures": coverage.figures,
        "text_digest": article.text_digest,
    }
    return (said[column] for column in SHEETS["documents"])


def _of(value: object) -> dict[str, object]:
    from dataclasses import fields

    return {field.name: getattr(value, field.name) for field in fields(value)}  # type: ignore[arg-type]


def _decision(made: Decision) -> Iterator[object]:
    note = NOTE_ERASED if made.note is None else made.note
    said = {**_of(made), "claim": made.claim_id, "note": note, "evidence_count": len(made.evidence)}
    return (said[column] for column in SHEETS["decisions"])


def _evidence(piece: Evidence, decision: Decision, source: int) -> Iterator[object]:
    said = {
        **_of(piece),
        "decision": decision.seq,
        "claim": decision.claim_id,
        "source": source,
        "title": piece.source.title,
    }
    return (said[column] for column in SHEETS["evidence"])


def _source(source: Source, number: int) -> Iterator[object]:
    said = {**_of(source), "number": number}
    return (said[column] for column in SHEETS["sources"])


def _finding(entry: FindingEntry, document: str) -> Iterator[object]:
    finding = entry.finding
    said = {
        **_of(finding),
        **_of(finding.place),
        "id": entry.id,
        "document": document,
        "claims": ", ".join(map(str, entry.claims)),
        "found_at": entry.found_at,
    }
    return (said[column] for column in SHEETS["findings"])


class _Book:
    """The sheets of a workbook, each filled from the top."""

    def __init__(self, workbook: "Workbook") -> None:
        self._looks = _Looks(workbook)
        self._sheets = {name: _Sheet(workbook, name, SHEETS[name], self._looks) for name in SHEETS}

    def add(self, sheet: str, row: Iterable[object]) -> None:
        """Write the next row of a sheet."""
        self._sheets[sheet].add(row)

    def finish(self) -> None:
        """Close the tables where they end."""
        for sheet in self._sheets.values():
            sheet.finish()


class _Looks:
    """The formats of cells that are no plain text."""

    def __init__(self, workbook: "Workbook") -> None:
        self.heading: CellFormat = workbook.add_format({"bold": True, "bottom": 1})
        self.moment: CellFormat = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self.day: CellFormat = workbook.add_format({"num_format": "yyyy-mm-dd"})


class _Sheet:
    """One table, over as many sheets as it needs."""

    ROWS = 1_048_576
    """As many as a sheet of Excel has."""

    def __init__(self, workbook: "Workbook", name: str, columns: Sequence[str], looks: _Looks) -> None:
        self._workbook, self._name, self._columns, self._looks = workbook, name, columns, looks
        self._count = 0
        self._begin()

    def _begin(self) -> None:
        self._count += 1
        name = self._name if self._count == 1 else f"{self._name} {self._count}"
        self._sheet: Worksheet = self._workbook.add_worksheet(name)
        self._sheet.freeze_panes(1, 0)
        for at, column in enumerate(self._columns):
            self._sheet.set_column(at, at, _WIDE.get(column, 30 if column in _MIDDLING else 14))
            self._sheet.write_string(0, at, column, self._looks.heading)
        self._row = 1

    def add(self, values: Iterable[object]) -> None:
        """Write the next row."""
        if self._row == self.ROWS:
            self.finish()
            self._begin()
        for at, (column, value) in enumerate(zip(self._columns, values, strict=True)):
            self._write(at, column, value)
        self._row += 1

    def finish(self) -> None:
        """Put a filter over the rows that there are."""
        self._sheet.autofilter(0, 0, self._row - 1, len(self._columns) - 1)

    def _write(self, at: int, column: str, value: object) -> None:
        if value is None or value == "" or value == []:
            return
        if isinstance(value, int | float) and not isinstance(value, bool):
            self._sheet.write_number(self._row, at, value)
            return
        text = str(value)
        moment = _moment(text) if _MOMENTS.search(column) else None
        day = _day(text) if column == "as_of" else None
        if moment is not None:
            self._sheet.write_datetime(self._row, at, moment, self._looks.moment)
        elif day is not None:
            self._sheet.write_datetime(self._row, at, day, self._looks.day)
        else:
            self._sheet.write_string(self._row, at, _words(value))


def _words(value: object) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return safe(table.cut(text))


def _moment(text: str) -> datetime | None:
    """Return a stamp as spreadsheets have moments: without a zone, here UTC; None for what is none."""
    try:
        moment = read_stamp(text).replace(tzinfo=None)
    except ValueError:
        return None
    # spreadsheets know no day before 1900
    return moment if moment.year >= 1901 else None


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
    return day if day is not None and day.year >= 1901 else None
