"""Workbooks: read back by another library and by LibreOffice; numbers reckon, nothing runs."""

import csv
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook

from factcheck.model.claim import RECORD_FIELDS, Tier, record
from factcheck.model.decision import Status
from factcheck.model.entry import FindingEntry
from factcheck.model.finding import Finding, Mention, Outcome
from factcheck.model.report import Report
from factcheck.model.standing import standing
from factcheck.model.wording import evidence_line
from factcheck.reports import workbook
from factcheck.safe import safe
from tests.factories import claim
from tests.reports.factories import article, decision, everywhere, history, report, sample
from tests.reports.strategies import HOSTILE, texts


def _book(paper: Report) -> Any:
    return load_workbook(BytesIO(b"".join(workbook.render(paper))))


def _rows(book: Any, sheet: str) -> Iterator[dict[str, Any]]:
    names, *rows = book[sheet].iter_rows(values_only=True)
    return (dict(zip(names, row, strict=True)) for row in rows)


def test_one_sheet_a_table_with_a_heading_that_stays_and_a_filter() -> None:
    book = _book(sample())
    assert book.sheetnames == list(workbook.SHEETS)
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert tuple(cell.value for cell in sheet[1]) == workbook.SHEETS[sheet.title]


def test_every_claim_reads_back_as_it_was() -> None:
    paper = sample()
    rows = list(_rows(_book(paper), "claims"))
    claims = [each for part in paper.articles for each in part.claims]
    for row, each in zip(rows, claims, strict=True):
        said = record(each.entry.claim)
        for name in RECORD_FIELDS:
            shown = ", ".join(each.entry.claim.flags) or None if name == "flags" else said[name]
            assert row[name] == shown, name
        held = standing(each)
        evidence = "\n".join(map(evidence_line, held.evidence)) if held else ""
        assert (row["id"], row["status"]) == (each.entry.id, each.entry.status)
        assert (row["evidence"] or "") == evidence
    assert rows[2]["value"] == 1_900_000_000
    assert isinstance(rows[2]["value"], int)
    assert (rows[2]["phrase"], rows[2]["value_exact"]) == ("£1.9bn", "1900000000")
    assert rows[2]["decided_at"] == datetime(2026, 11, 20, 9, 4)


def test_decisions_evidence_and_sources_refer_to_each_other() -> None:
    book = _book(sample())
    decisions = {row["seq"]: row for row in _rows(book, "decisions")}
    sources = {row["number"]: row for row in _rows(book, "sources")}
    assert len(decisions) == 9
    assert len(sources) == 2
    for piece in _rows(book, "evidence"):
        assert decisions[piece["decision"]]["claim"] == piece["claim"]
        assert sources[piece["source"]]["title"] == piece["title"]
    (police,) = (row for row in sources.values() if row["kind"] == "person")
    assert (police["contact"], police["origin"]) == ("duty desk, by phone", "Island police")
    assert next(_rows(book, "evidence"))["as_of"] == datetime(2026, 3, 31)


def test_findings_and_what_was_set_aside_have_sheets() -> None:
    finding = Finding(
        check="sums",
        outcome=Outcome.INCONSISTENT,
        message="The parts make 1,615, not 1,650.",
        working="340 + 75 + 1,200 = 1,615",
        place=Mention(start=20, end=25, phrase="1,650"),
    )
    entry = FindingEntry(
        id=3,
        document_id=1,
        document_title="Ferry",
        finding=finding,
        claims=(11, 12),
        found_at="2026-11-20T09:00:00.000000Z",
    )
    aside = replace(claim("Platform 9", "9"), tier=Tier.SET_ASIDE, reason=None)
    book = _book(report(article(findings=(entry,), set_aside=(aside,))))
    (found,) = _rows(book, "findings")
    assert (found["phrase"], found["working"], found["claims"]) == ("1,650", finding.working, "11, 12")
    assert found["found_at"] == datetime(2026, 11, 20, 9)
    (number,) = _rows(book, "set aside")
    assert (number["phrase"], number["document"]) == ("9", "Ferry fares rise as islanders protest")


def test_numbers_past_floats_and_fractions_keep_their_exact_text() -> None:
    third = replace(claim("1 mile", "1 mile"), value=Fraction(-1, 3))
    huge = replace(claim("1 mile", "1 mile"), value=Decimal("1E+400"))
    first, second = _rows(_book(report(article(history(1, third), history(2, huge)))), "claims")
    assert first["value"] == pytest.approx(-1 / 3)
    assert (first["value_exact"], second["value"], second["value_exact"]) == ("-1/3", None, "1E+400")


def test_more_rows_than_a_sheet_has_go_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.reports.workbook._Sheet.ROWS", 4)
    book = _book(sample())
    assert [name for name in book.sheetnames if name.startswith("claims")] == [
        "claims",
        "claims 2",
        "claims 3",
    ]
    ids = [row["id"] for name in ("claims", "claims 2", "claims 3") for row in _rows(book, name)]
    assert ids == [11, 12, 13, 14, 15, 16, 21, 22]


@given(text=texts)
@settings(max_examples=60, deadline=None)
def test_any_text_is_a_cell_of_text(text: str) -> None:
    book = _book(everywhere(text))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
    for row in _rows(book, "claims"):
        # line ends in XML are one character
        assert row["phrase"] in (safe(text), None if not text else safe(text))


@pytest.mark.parametrize(
    "text", ["_x0041_", "_x000D_", "=1+1", "-3.5 %", "https://example.org", " 1 ", "{=1}"]
)
def test_what_looks_like_something_else_stays_what_was_written(text: str) -> None:
    written = replace(claim("1 mile", "1 mile", "1"), noun=text)
    (row,) = _rows(_book(report(article(history(1, written)))), "claims")
    # openpyxl leaves Excel's escapes to whoever asks: the underscore of "_x0041_" is one
    assert (row["noun"] or "").replace("_x005F_", "_") == text


def test_a_cell_is_cut_where_excel_would_refuse_it() -> None:
    long = history(1, claim("1 mile", "1 mile", "1"), decision(1, Status.VERIFIED, note="😀" * 20_000))
    (row,) = _rows(_book(report(article(long))), "claims")
    assert len(row["note"].encode("utf-16-le")) // 2 < 32_767
    assert row["note"].endswith("the JSON report has all of it)")


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    pieces = workbook.render(sample())
    next(pieces)
    assert list(tmp_path.iterdir())
    pieces.close()  # type: ignore[attr-defined]
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_libreoffice_reads_the_same_figures_and_runs_nothing(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("soffice is not installed: apt-get install libreoffice-calc")
    articles = [*sample().articles, *(everywhere(text).articles[0] for text in HOSTILE)]
    paper = report(*articles)
    (tmp_path / "report.xlsx").write_bytes(b"".join(workbook.render(paper)))
    command = [
        soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
        "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false",
        "--outdir", str(tmp_path / "out"), str(tmp_path / "report.xlsx"),
    ]  # fmt: skip
    environment = {**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    subprocess.run(command, check=True, capture_output=True, timeout=240, env=environment)
    opened = (tmp_path / "out" / "report.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(opened, newline="")))
    claims = [each for part in paper.articles for each in part.claims]
    for row, each in zip(rows, claims, strict=True):
        value = record(each.entry.claim)["value"]
        assert row["phrase"] == safe(each.entry.claim.phrase)
        assert row["status"] == each.entry.status
        assert Decimal(row["value"] or "0") == Decimal(str(value or 0))
