"""Checking sheets into the ledger: their verdicts are decisions like any other, and never more than that."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from factcheck.ledger import Ledger
from factcheck.model.decision import Decision, Status
from factcheck.model.filter import ClaimFilter
from factcheck.model.standing import standing
from tests.cli.desk import done, run

SHEET = """\
Flood piece, draft 2;;;;;;;
Claim;Verdict;Source;Link;Checked by;Date;Change to;Comments
Around 200 people were evacuated.;OK;County bulletin 7;https://example.org/7;ann;2024-03-08;;counted twice
The wall cost £3.4m, 12% more than planned.;wrong;Budget 2023;;bob;;£3.2m;
Some 40 homes lost their power.;sourced;;;;;;
The river rose by 3 metres.;pants on fire;;;;;;
The mayor resigned.;yes;;;;;;her office
Nobody counted 12 boats.;tbc;;;;;;
"""


@pytest.fixture
def sheet(folder: Path) -> Path:
    path = folder / "checks.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def decisions(folder: Path) -> dict[str, Decision | None]:
    with Ledger.open(folder / "ledger.db") as ledger:
        assert ledger.audit().faults == ()
        return {
            entry.claim.phrase: standing(ledger.history(entry.id)) for entry in ledger.claims(ClaimFilter())
        }


def test_what_the_columns_are_taken_for_is_shown_and_nothing_else_done(sheet: Path) -> None:
    lines = done("import", "checks.csv", "--dry-run").lines()
    assert lines[0] == "checks.csv: 6 statements"
    assert "  Verdict → status" in lines
    assert "    “wrong” × 1 → disputed: it is wrong" in lines
    assert "    “pants on fire” × 1 → not known: left open" in lines
    assert not (sheet.parent / "ledger.db").exists()


def test_each_verdict_is_a_decision_of_whoever_checked_it(sheet: Path) -> None:
    outcome = done("import", "checks.csv", "--reviewer", "zoe")
    assert "  taken over: 2 verified, 1 disputed" in outcome.lines()
    assert "  7 figures: 3 decided, 4 open, 0 minor, 0 set aside, 0 unaccounted." in outcome.lines()
    assert outcome.err.splitlines() == [
        "note: row 4: the correction £3.2m is taken for “£3.4m”; “12%” left open",
        "note: row 5 says sourced and names no source; left open",
        "note: row 6: “pants on fire” is no verdict that is known; left open",
    ]
    by_phrase = decisions(sheet.parent)
    ann = by_phrase["Around 200 people"]
    assert ann is not None
    assert (ann.status, ann.reviewer) == (Status.VERIFIED, "ann")
    assert ann.note == "counted twice\n[checks.csv, row 3: “OK”, checked 2024-03-08; imported by zoe]"
    assert [(piece.source.title, piece.source.url) for piece in ann.evidence] == [
        ("County bulletin 7", "https://example.org/7")
    ]
    bob = by_phrase["£3.4m"]
    assert bob is not None
    assert (bob.status, bob.reviewer, bob.correction) == (Status.DISPUTED, "bob", "£3.2m")
    mayor = by_phrase["The mayor resigned."]
    assert mayor is not None
    assert mayor.reviewer == "zoe"
    assert [by_phrase[open_] for open_ in ("12%", "Some 40 homes", "3 metres", "12 boats")] == [None] * 4


def test_a_sheet_that_has_not_changed_changes_nothing(sheet: Path) -> None:
    done("import", "checks.csv", "--reviewer", "zoe")
    before = decisions(sheet.parent)
    again = done("import", "checks.csv", "--reviewer", "zoe")
    assert "  taken over: no verdict; 3 known already" in again.lines()
    assert decisions(sheet.parent) == before


def test_a_sheet_that_goes_on_is_taken_over_again(sheet: Path) -> None:
    done("import", "checks.csv", "--reviewer", "zoe")
    sheet.write_text(
        SHEET.replace(";tbc;", ";ok;").replace(
            "200 people were evacuated.;OK", "200 people were evacuated.;wrong"
        ),
        encoding="utf-8",
    )
    assert (
        "  taken over: 1 disputed, 1 verified; 2 known already"
        in done("import", "checks.csv", "--reviewer", "zoe").lines()
    )
    found = decisions(sheet.parent)["Around 200 people"]
    assert found is not None
    assert found.status is Status.DISPUTED


def test_what_was_decided_in_the_ledger_goes_before_a_sheet(sheet: Path) -> None:
    done("import", "checks.csv", "--reviewer", "zoe")
    done("decide", "1", "disputed", "--reason", "cannot_confirm", "--reviewer", "cleo")
    again = done("import", "checks.csv", "--reviewer", "zoe")
    assert "note: row 3: claim 1 was decided here (disputed by cleo); left as it is" in again.err
    found = decisions(sheet.parent)["Around 200 people"]
    assert found is not None
    assert found.reviewer == "cleo"


def test_an_import_is_taken_back_as_one(sheet: Path) -> None:
    done("import", "checks.csv", "--reviewer", "zoe")
    done("decide", "--undo", "--reviewer", "ann")
    assert decisions(sheet.parent)["Around 200 people"] is None
    assert decisions(sheet.parent)["£3.4m"] is not None


def test_columns_of_other_names_are_mapped(folder: Path) -> None:
    (folder / "odd.csv").write_text("Line,Our view,Desk\n12 died.,ok,News\n", encoding="utf-8")
    refused = run("import", "odd.csv")
    assert refused.code == 2
    assert "its first row: Line, Our view, Desk); say which is which" in refused.err
    assert (
        "  not used: Desk"
        in done("import", "odd.csv", "--map", "line=claim", "--map", "Our view=status").lines()
    )
    assert run("import", "odd.csv", "--map", "Line=claims").code == 2


def test_a_figure_in_a_column_of_its_own_says_which_claim_is_meant(folder: Path) -> None:
    (folder / "two.csv").write_text(
        "Claim,Figure,Status\nThe fire killed 12 and hurt 1400 people.,1400,ok\n"
        "The fire killed 12 and hurt 1400 people.,13,wrong\n",
        encoding="utf-8",
    )
    outcome = done("import", "two.csv", "--reviewer", "zoe")
    assert "note: row 3: no claim of its statement is “13”; left open" in outcome.err
    decided = {phrase for phrase, decision in decisions(folder).items() if decision}
    assert decided == {"1400 people"}


def test_a_workbook_with_an_article_on_each_sheet(folder: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Flood"
    sheet.append(["Fact", "OK?", "Source", "Page"])
    sheet.append(["Some 200 people left.", True, "Bulletin", 4])
    fire = book.create_sheet("Fire")
    fire.append(["Fact", "OK?"])
    fire.append(["It hurt 3 men.", "no"])
    file = BytesIO()
    book.save(file)
    (folder / "desk.xlsx").write_bytes(file.getvalue())
    lines = done("import", "desk.xlsx", "--reviewer", "zoe").lines()
    assert "document 1, new: Flood (desk.xlsx#Flood)" in lines
    assert "document 2, new: Fire (desk.xlsx#Fire)" in lines
    assert {phrase: decision and str(decision.status) for phrase, decision in decisions(folder).items()} == {
        "Some 200 people": "verified",
        "3 men": "disputed",
    }


def test_a_sheet_that_is_added_says_where_its_verdicts_are(sheet: Path) -> None:
    outcome = done("add", "checks.csv")
    assert (
        "note: the verdicts and sources of checks.csv stay in it; factcheck import checks.csv" in outcome.err
    )
    assert "  6 figures: 0 decided, 6 open" in outcome.out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.csv", None, "there is no file none.csv"),
        ("a.csv", b"", "holds no text"),
        ("a.csv", b"Claim,Status\n", "headings and no statements"),
        ("a.csv", b"%PDF-1.7", "looks like a PDF"),
        ("a.xlsx", b"PK\x03\x04 xl/workbook", "damaged"),
    ],
)
def test_what_is_no_sheet_is_refused_in_one_line(
    folder: Path, name: str, content: bytes | None, words: str
) -> None:
    if content is not None:
        (folder / name).write_bytes(content)
    refused = run("import", name)
    assert refused.code == 2
    assert words in refused.err
    assert refused.err.count("\n") == 1


def test_hostile_cells_are_words(folder: Path) -> None:
    (folder / "bad.csv").write_text(
        "Claim,Status,Source,Checked by\n"
        "12 died \x1b[31m =HYPERLINK(1).,ok \u202e,'; DROP TABLE claims; --,a\x1b]52;c;x\x07\n",
        encoding="utf-8",
    )
    outcome = done("import", "bad.csv", "--reviewer", "zoe")
    assert "\x1b" not in outcome.out + outcome.err
    done("audit")
