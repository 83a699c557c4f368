"""A table that every spreadsheet opens, and that none runs."""

import csv
import io
import os
import re
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings

from factcheck.model.claim import RECORD_FIELDS
from factcheck.model.report import Report
from factcheck.reports import table
from factcheck.safe import safe
from tests.factories import claim
from tests.reports.factories import article, everywhere, history, rendered, report, sample
from tests.reports.strategies import HOSTILE, texts


def _rows(paper: Report) -> list[dict[str, str]]:
    whole = rendered(table.render(paper))
    assert whole.startswith("\ufeff")
    reader = csv.DictReader(io.StringIO(whole.removeprefix("\ufeff"), newline=""), strict=True)
    assert tuple(reader.fieldnames or ()) == table.COLUMNS
    return list(reader)


def test_columns_are_the_record_and_where_it_stands_each_once() -> None:
    assert table.COLUMNS[: len(RECORD_FIELDS)] == RECORD_FIELDS
    assert len(set(table.COLUMNS)) == len(table.COLUMNS)


def test_one_row_a_claim() -> None:
    rows = _rows(sample())
    assert [row["id"] for row in rows] == ["11", "12", "13", "14", "15", "16", "21", "22"]
    ferry = rows[2]
    assert ferry["status"] == "disputed"
    assert ferry["decision_reason"] == "wrong"
    assert ferry["value"] == ferry["value_exact"] == "1900000000"
    assert ferry["correction"] == "£1.9m"
    assert ferry["note"] == "Out by a thousand.\nBoard confirmed it by phone."
    assert ferry["evidence"].startswith("speaks against it: “Net result for the year")
    assert ferry["title"] == "Ferry fares rise as islanders protest"
    assert rows[0]["note"] == rows[0]["reviewer"] == rows[0]["evidence"] == ""
    assert rows[3]["note"] == "note erased by law"
    assert rows[7]["decision_reason"] == "on_author"


def test_lines_end_as_the_rfc_says() -> None:
    lines = rendered(table.render(report(article(history(1, claim("1 mile", "1 mile", "1")))))).split("\r\n")
    assert len(lines) == 3
    assert lines[-1] == ""
    assert not any("\n" in line for line in lines)


@given(text=texts)
@settings(max_examples=150, deadline=None)
def test_any_text_survives_and_no_cell_is_a_formula(text: str) -> None:
    for row in _rows(everywhere(text)):
        assert None not in row
        assert row["phrase"] in (safe(text), f"'{safe(text)}")
        for shown in row.values():
            assert not shown.lstrip().startswith(("=", "@", "＝", "＋", "－", "＠"))
            if shown.lstrip().startswith(("+", "-")):
                assert Decimal(re.sub("[ \u00a0\u202f,%‰£$€¥]", "", shown)).is_finite()


@pytest.mark.parametrize(
    "text",
    [
        *("=1", "+x", "-x", "@x", "\tx", "\rx", " =1", "\u00a0=1", "-1-1", "+1e", "＝1", "-١"),
        *("-1 %x", "-1%-1", "-1,", "-£"),
    ],
)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert table.cell(text) == f"'{safe(text)}"


@pytest.mark.parametrize(
    "text",
    [
        *("-5", "+5", "-0.10", "1E+70", "-1e-9", "1/3", "2-1", "a=b", "n/a", "–5"),
        *("-3.5 %", "-3.5%", "-1,400", "-£1.9", "+12.5 ‰"),
    ],
)
def test_a_number_stays_a_number_and_words_stay_words(text: str) -> None:
    assert table.cell(text) == text


def test_fractions_and_numbers_past_floats_keep_their_exact_text() -> None:
    third = replace(claim("1 mile", "1 mile"), value=Fraction(-1, 3))
    huge = replace(claim("1 mile", "1 mile"), value=Decimal("1E+400"))
    first, second = _rows(report(article(history(1, third), history(2, huge))))
    assert first["value_exact"] == "'-1/3"
    assert float(first["value"]) == pytest.approx(-1 / 3)
    assert (second["value"], second["value_exact"]) == ("", "1E+400")


def test_a_cell_is_cut_before_a_spreadsheet_breaks_it_in_two() -> None:
    shown = table.cell("😀" * 20_000 + "=1+1")
    assert len(shown.encode("utf-16-le")) // 2 < 32_767
    assert shown.endswith("… (cut here; the JSON report has all of it)")


@pytest.mark.slow
def test_libreoffice_shows_the_text_and_runs_none_of_it(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("soffice is not installed: apt-get install libreoffice-calc")
    articles = [everywhere(text).articles[0] for text in HOSTILE]
    paper = report(*articles)
    (tmp_path / "report.csv").write_bytes(b"".join(table.render(paper)))
    # UTF-8 in and out, comma and double quote, formulas evaluated as on opening by hand
    command = [
        soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
        "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,0,true",
        "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
        "--outdir", str(tmp_path / "out"), str(tmp_path / "report.csv"),
    ]  # fmt: skip
    environment = {**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    subprocess.run(command, check=True, capture_output=True, timeout=240, env=environment)
    opened = (tmp_path / "out" / "report.csv").read_bytes().decode("utf-8-sig")
    shown = [row["phrase"] for row in csv.DictReader(io.StringIO(opened, newline=""))]
    assert shown == [row["phrase"] for row in _rows(paper)]
