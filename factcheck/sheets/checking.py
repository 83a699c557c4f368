"""The rows of a sheet as statements with what was found out about each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.errors import UnreadableArticle
from factcheck.masthead import read_date
from factcheck.model.decision import Evidence, Judgement, Status
from factcheck.model.document import Span
from factcheck.safe import one_line
from factcheck.sheets.columns import OF_A_SOURCE, Field, Header, find_header
from factcheck.sheets.evidence import find_evidence
from factcheck.sheets.grid import Grid
from factcheck.sheets.verdicts import Verdict, read_reason, read_verdict

_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|hundred|thousand|[bmtr]r?illion|dozen|half|third|quarter)s?\b",
    re.IGNORECASE,
)
_GOES_ON = (*OF_A_SOURCE, Field.NOTE)
_SHOWN_HEADINGS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One statement of a sheet, and what it says was found out about it."""

    number: int
    """As the spreadsheet counts, from 1."""
    statement: str
    span: Span
    """Where it stands in the sheet's text."""
    figure: str = ""
    """Which figure of the statement it is about; empty for all."""
    words: str = ""
    """The verdict as it is written."""
    verdict: Verdict | None = None
    """None where the words are not known."""
    reason: str = ""
    correction: str = ""
    note: str = ""
    reviewer: str = ""
    checked: str | None = None
    """The ISO date of the check."""
    evidence: tuple[Evidence, ...] = ()

    def judgement(self) -> Judgement | None:
        """Return what there is to decide; None where the sheet leaves the claim open."""
        if self.verdict is None or self.verdict.status is Status.UNREVIEWED:
            return None
        return Judgement(
            status=self.verdict.status,
            reason=read_reason(self.reason, self.verdict.status) or self.verdict.reason,
            note=self.note,
            correction=self.correction,
            evidence=self.evidence,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckingSheet:
    """What a sheet says of one article: each statement is a paragraph of the text."""

    name: str | None
    """Of the sheet in its workbook."""
    article: str | None
    """Which article it is of, where a sheet is of several."""
    header: Header
    text: str
    rows: tuple[Row, ...]
    without: tuple[int, ...] = ()
    """The rows that say something, and not of what."""
    cells: tuple[tuple[str, ...], ...] = ()
    """Its own rows, the headings first."""


def checking_sheets(
    grids: Sequence[Grid], name: str, asked: Mapping[str, Field | None] | None = None
) -> tuple[CheckingSheet, ...]:
    """Return the checking sheets in the sheets of a file, one for each article that they are of."""
    told = [(grid, find_header(grid.rows, asked)) for grid in grids]
    sheets = tuple(sheet for grid, header in told if header is not None for sheet in _sheets(grid, header))
    if with_rows := [sheet for sheet in sheets if sheet.rows]:
        # of an article that has no statement at all, what else its rows say is told with the first
        lost = tuple(number for sheet in sheets if not sheet.rows for number in sheet.without)
        first = replace(with_rows[0], without=tuple(sorted(with_rows[0].without + lost)))
        return (first, *with_rows[1:])
    if any(header for _, header in told):
        raise UnreadableArticle(
            f"{one_line(name)} has headings and no statements below them; is it the right file?"
        )
    headings = next((row for grid in grids for row in grid.rows if any(row)), ())
    shown = ", ".join(one_line(cell) for cell in headings[:_SHOWN_HEADINGS] if cell)
    raise UnreadableArticle(
        f"{one_line(name)} has no column of claims with one of verdicts or sources beside it (its first row: "
        f"{shown or 'empty'}); say which is which with factcheck import --map 'Your Column=claim'"
    )


def _sheets(grid: Grid, header: Header) -> Iterator[CheckingSheet]:
    by_article: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    articles = header.at(Field.ARTICLE)
    for number, cells in enumerate(grid.rows[header.row + 1 :], header.row + 2):
        if any(cells):
            article = _cell(cells, articles[0]) if articles else ""
            by_article.setdefault(" ".join(article.split()), []).append((number, cells))
    for article, rows in by_article.items():
        paragraphs = _Paragraphs()
        without: list[int] = []
        read: list[Row] = []
        for number, cells in rows:
            _read_row(number, cells, header, paragraphs, read, without)
        yield CheckingSheet(
            name=grid.name,
            article=article or None,
            header=header,
            text=paragraphs.text,
            rows=tuple(read),
            without=tuple(without),
            cells=(grid.rows[header.row], *(cells for _, cells in rows)),
        )


class _Paragraphs:
    """The text that is made of statements, each said once."""

    def __init__(self) -> None:
        self.text = ""
        self._spans: dict[str, Span] = {}

    def place(self, statement: str) -> Span:
        """Return where a statement stands, at the end if it is new."""
        if statement not in self._spans:
            self.text += "\n\n" if self.text else ""
            self._spans[statement] = Span(len(self.text), len(self.text) + len(statement))
            self.text += statement
        return self._spans[statement]


def _read_row(
    number: int,
    cells: Sequence[str],
    header: Header,
    paragraphs: _Paragraphs,
    read: list[Row],
    without: list[int],
) -> None:
    said = {field: [_cell(cells, at) for at in header.at(field)] for field in Field}
    one = {field: " ".join(" ".join(values).split()) for field, values in said.items()}
    statement, words = _statement(one[Field.CLAIM], one[Field.FIGURE]), one[Field.STATUS]
    before = read[-1] if read else None
    if before is not None and _goes_on(before, statement, one):
        # one claim with several sources, a row each: the first one has it all
        verdict, read[-1:] = before.verdict, []
    else:
        before, verdict = None, read_verdict(words)
    if not statement and before is None:
        without.append(number)
        return
    sources = {field: said[field] for field in OF_A_SOURCE if said[field]}
    row = before or Row(
        number=number,
        statement=statement,
        span=paragraphs.place(statement),
        figure=one[Field.FIGURE],
        words=words,
        verdict=verdict,
        reason=one[Field.REASON],
        correction=one[Field.CORRECTION],
        reviewer=one[Field.REVIEWER],
        checked=read_date(one[Field.CHECKED]),
    )
    notes = (note for note in (row.note, *said[Field.NOTE]) if note)
    evidence = (*row.evidence, *find_evidence(sources, verdict))
    read.append(replace(row, note="\n".join(dict.fromkeys(notes)), evidence=tuple(dict.fromkeys(evidence))))


def _goes_on(before: Row, statement: str, one: Mapping[Field, str]) -> bool:
    same = not statement or (statement == before.statement and one[Field.FIGURE] == before.figure)
    return same and one[Field.STATUS] in ("", before.words) and any(one[field] for field in _GOES_ON)


def _statement(claim: str, figure: str) -> str:
    # "Deaths in the flood", and the number in a column of its own
    apart = claim and figure and not _NUMBER.search(claim)
    return f"{claim}: {figure}" if apart else claim or figure


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""
