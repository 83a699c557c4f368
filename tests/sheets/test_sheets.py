"""Checking sheets: whatever a desk calls its columns and writes in them."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import ReadingError, UnreadableArticle, UsageError
from factcheck.lexicon.load import tables
from factcheck.limits import NAME_CHARS
from factcheck.model.decision import Reason, SourceKind, Stance, Status
from factcheck.sheets import grid as grids
from factcheck.sheets.checking import CheckingSheet, Row, checking_sheets
from factcheck.sheets.columns import Field, find_header, read_map
from factcheck.sheets.grid import Grid, read_csv
from factcheck.sheets.verdicts import read_verdict


def sheet(*rows: Sequence[str]) -> CheckingSheet:
    (only,) = checking_sheets([Grid(name=None, rows=tuple(tuple(row) for row in rows))], "checks.csv")
    return only


def row(**cells: str) -> Row:
    (only,) = sheet(
        ("Claim", *(name.replace("_", " ") for name in cells)), ("12 died.", *cells.values())
    ).rows
    return only


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_whatever_parts_the_cells(sign: str, encoding: str) -> None:
    lines = [["Claim", "Status", "Note"], ['"It cost £3,5m; or\n“more”"', "ok", "a"], ["12 died", "", ""]]
    raw = "\r\n".join(sign.join(line) for line in lines).encode(encoding)
    assert read_csv(raw, "a.csv").rows == (
        ("Claim", "Status", "Note"),
        ("It cost £3,5m; or\n“more”", "ok", "a"),
        ("12 died", "", ""),
    )


def test_a_line_that_names_the_delimiter_is_followed_and_counted() -> None:
    assert read_csv(b"sep=;\r\nClaim;Status\r\n1,2,3;ok\r\n", "a.csv").rows == (
        (),
        ("Claim", "Status"),
        ("1,2,3", "ok"),
    )


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"a,b\n" * 30, "more than 20 rows"),
        (b",".join([b"a"] * 20), "more than 10 columns in row 1"),
        (b'a,"' + b"b" * 200_000, "row 1 is no CSV"),
    ],
)
def test_what_is_too_large_is_refused(raw: bytes, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "SHEET_ROWS", 20)
    monkeypatch.setattr(grids, "SHEET_COLUMNS", 10)
    with pytest.raises(UnreadableArticle, match=words):
        read_csv(raw, "a.csv")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Claim", Field.CLAIM),
        ("FACT TO CHECK:", Field.CLAIM),
        ("Statement (as printed)", Field.CLAIM),
        ("Fact-checker's notes", Field.NOTE),
        ("Source #2", Field.SOURCE),
        ("source_url", Field.URL),
        ("Checked by", Field.REVIEWER),
        ("Should be…", None),
        ("Should be", Field.CORRECTION),
        ("OK?", Field.STATUS),
        ("True/False", Field.STATUS),
        ("Page no.", Field.LOCATOR),
        ("Colour", None),
        ('{"id": 1', None),
    ],
)
def test_a_heading_is_known_by_its_words(heading: str, field: Field | None) -> None:
    beside = "Verdict" if field is Field.CLAIM else "Claim"
    extra = ("Figure",) if field is not Field.FIGURE else ()
    header = find_header([(heading, beside, *extra)])
    assert header is not None
    assert header.columns[0].field is field


def test_headings_below_a_title_are_found_and_what_is_asked_for_goes_first() -> None:
    rows = [
        ("Flood piece, draft 2", "", ""),
        ("", "", ""),
        ("Fact", "Our view", "Note"),
        ("12 died", "ok", ""),
    ]
    header = find_header(rows, read_map(["our  view=status", "Note="]))
    assert header is not None
    assert header.row == 2
    assert [column.field for column in header.columns] == [Field.CLAIM, Field.STATUS, None]


@pytest.mark.parametrize("words", ["Our view", "=status", "Our view=colour", ""])
def test_a_map_that_says_nothing_is_refused(words: str) -> None:
    with pytest.raises(UsageError, match=r"write \"Our Column=status\""):
        read_map([words])


def test_no_heading_stands_for_two_fields() -> None:
    names = [
        " ".join(name.split())
        for listed in tables("sheets")["columns"].values()
        for name in listed.split("|")
    ]
    assert len(names) == len(set(names))
    assert set(tables("sheets")["columns"]) == set(Field)


@pytest.mark.parametrize(
    ("words", "status", "reason"),
    [
        ("OK", Status.VERIFIED, None),
        ("✔️", Status.VERIFIED, None),
        ("True – see the list", Status.VERIFIED, None),
        ("On author", Status.VERIFIED, Reason.ON_AUTHOR),
        ("FALSE.", Status.DISPUTED, Reason.WRONG),
        ("wrong: it was 12", Status.DISPUTED, Reason.WRONG),
        ("can’t confirm", Status.DISPUTED, Reason.CANNOT_CONFIRM),
        ("Misleading", Status.DISPUTED, None),
        ("sourced", Status.SOURCED, None),
        ("n/a", Status.NOT_A_CLAIM, None),
        ("not a claim", Status.NOT_A_CLAIM, None),
        ("TBC", Status.UNREVIEWED, None),
        ("?", Status.UNREVIEWED, None),
        ("", Status.UNREVIEWED, None),
    ],
)
def test_a_verdict_is_known_by_its_words(words: str, status: Status, reason: Reason | None) -> None:
    assert read_verdict(words) == (status, reason)


@pytest.mark.parametrize("words", ["x", "Pants on fire", "okay-ish", "nope", "7", "not ok", "no idea"])
def test_a_verdict_that_could_be_either_is_none(words: str) -> None:
    assert read_verdict(words) is None


def test_a_row_says_all_that_a_decision_needs() -> None:
    judgement = row(
        Verdict="False",
        Source="Bulletin 7",
        Link="https://example.org/7",
        Page="p 4",
        Change_to="13",
        Notes="rang",
    ).judgement()
    assert judgement is not None
    assert (judgement.status, judgement.reason, judgement.correction) == (Status.DISPUTED, Reason.WRONG, "13")
    (piece,) = judgement.evidence
    assert (piece.source.title, piece.source.url, piece.locator) == (
        "Bulletin 7",
        "https://example.org/7",
        "p 4",
    )
    assert (piece.source.kind, piece.stance) == (SourceKind.WEB_PAGE, Stance.REFUTES)


def test_a_reason_of_its_own_goes_before_that_of_the_verdict() -> None:
    judgement = row(Verdict="Disputed", Reason="Cannot confirm").judgement()
    assert judgement is not None
    assert judgement.reason is Reason.CANNOT_CONFIRM


@pytest.mark.parametrize(
    ("source", "title", "url"),
    [
        ("https://example.org/7", "https://example.org/7", "https://example.org/7"),
        ("Bulletin 7 (https://example.org/7", "Bulletin 7", "https://example.org/7"),
        ("javascript:alert(1)", "javascript:alert(1)", None),
        ("Jane Smith, by phone", "Jane Smith, by phone", None),
    ],
)
def test_a_link_in_the_source_is_its_address(source: str, title: str, url: str | None) -> None:
    (piece,) = row(Status="ok", Source=source).evidence
    assert (piece.source.title, piece.source.url) == (title, url)


def test_several_sources_of_one_claim() -> None:
    numbered = sheet(
        ("Claim", "Status", "Source 1", "Link 1", "Source 2", "Link 2"),
        ("12 died", "ok", "A", "https://a.example", "B", "https://b.example"),
    )
    below = sheet(
        ("Claim", "Status", "Source", "Link"),
        ("12 died", "ok", "A", "https://a.example"),
        ("", "", "B", "https://b.example"),
    )
    merged = sheet(
        ("Claim", "Status", "Source", "Link"),
        ("12 died", "ok", "A", "https://a.example"),
        ("12 died", "ok", "B", "https://b.example"),
    )
    for read in (numbered, below, merged):
        (only,) = read.rows
        assert [(piece.source.title, piece.source.url) for piece in only.evidence] == [
            ("A", "https://a.example"),
            ("B", "https://b.example"),
        ]
    lines = row(Status="ok", Link="https://a.example\nhttps://b.example").evidence
    assert [piece.source.url for piece in lines] == ["https://a.example", "https://b.example"]


def test_a_source_too_long_for_a_name_is_a_passage() -> None:
    long = "the spokeswoman said that " * 20
    (piece,) = row(Status="ok", Source=long).evidence
    assert len(piece.source.title) == NAME_CHARS
    assert piece.passage == long.strip()


def test_each_statement_is_a_paragraph_once() -> None:
    read = sheet(
        ("Claim", "Figure", "Status"),
        ("12 killed and\n40 hurt", "12", "ok"),
        ("12 killed and 40 hurt", "40", "wrong"),
        ("Deaths", "1,400", "ok"),
        ("", "£3m", "ok"),
    )
    assert read.text == "12 killed and 40 hurt\n\nDeaths: 1,400\n\n£3m"
    assert [read.text[each.span.start : each.span.end] for each in read.rows] == [
        "12 killed and 40 hurt",
        "12 killed and 40 hurt",
        "Deaths: 1,400",
        "£3m",
    ]
    assert [each.number for each in read.rows] == [2, 3, 4, 5]


def test_a_row_without_a_statement_is_told() -> None:
    read = sheet(("Claim", "Status"), ("", "ok"), ("", ""), ("12 died", "ok"))
    assert read.without == (2,)
    assert len(read.rows) == 1


def test_the_articles_of_a_log_are_apart() -> None:
    log = Grid(
        name="Log",
        rows=(
            ("Story", "Claim", "Status"),
            ("Flood", "12 died", "ok"),
            ("Fire", "3 hurt", ""),
            ("Flood", "£3m", "ok"),
        ),
    )
    flood, fire = checking_sheets([log], "log.csv")
    assert (flood.article, flood.text) == ("Flood", "12 died\n\n£3m")
    assert (fire.article, fire.text) == ("Fire", "3 hurt")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [("Year", "Deaths"), ("2019", "12")],
            r"no column of claims .*\(its first row: Year, Deaths\).*--map",
        ),
        ([("Claim", "Colour"), ("12 died", "red")], "no column of claims"),
        ([("Claim", "Status")], "headings and no statements"),
        ([], "its first row: empty"),
    ],
)
def test_a_table_that_is_no_checking_sheet_is_refused(rows: list[tuple[str, ...]], words: str) -> None:
    with pytest.raises(UnreadableArticle, match=words):
        checking_sheets([Grid(name=None, rows=tuple(rows))], "a.csv")


CELLS = st.sampled_from(
    ["Claim", "Status", "Source", "Figure", "Story", "ok", "12 died", "", "https://a.b", "x\ny"]
)


@given(st.lists(st.lists(CELLS | st.text(max_size=5), max_size=5), max_size=8))
def test_any_table_is_read_or_refused(rows: list[list[str]]) -> None:
    grid = Grid(name=None, rows=tuple(tuple(row) for row in rows))
    try:
        sheets = checking_sheets([grid], "a.csv")
    except ReadingError:
        return
    for read in sheets:
        for each in read.rows:
            assert read.text[each.span.start : each.span.end] == each.statement != ""
            each.judgement()
