"""The claims of a ledger, in every form and by every filter."""

import csv
import io
import json
from pathlib import Path

import pytest

from factcheck.model.claim import RECORD_FIELDS
from tests.cli.desk import done, on_terminal, run


@pytest.fixture(autouse=True)
def decided(ledger: Path) -> None:
    done("decide", "1", "verified")
    done("decide", "2", "disputed", "--reason", "wrong", "--correction", "25,000", "--reviewer", "Ben")


def ids(*arguments: str) -> list[int]:
    return [json.loads(line)["id"] for line in done("claims", "--format", "jsonl", *arguments).lines()]


def test_the_record_is_the_same_under_every_name() -> None:
    by_line = [json.loads(line) for line in done("claims", "--format", "jsonl").lines()]
    whole = json.loads(done("claims", "--format", "json").out)
    rows = list(csv.DictReader(io.StringIO(done("claims", "--format", "csv").out)))
    assert by_line == whole
    assert [int(row["id"]) for row in rows] == [record["id"] for record in whole] == [1, 2, 3, 4]
    added = ["id", "status", "reviewer", "decided_at", "evidence_count"]
    for names in (whole[0], rows[0]):
        assert list(names)[: len(RECORD_FIELDS) + len(added)] == [*RECORD_FIELDS, *added]


def test_each_record_says_where_the_claim_stands() -> None:
    first, second, third, _ = json.loads(done("claims", "--format", "json").out)
    assert (first["status"], first["reviewer"], first["evidence_count"]) == ("verified", "Ada", 0)
    assert (second["status"], second["decision_reason"], second["correction"]) == (
        "disputed",
        "wrong",
        "25,000",
    )
    assert (third["status"], third["reviewer"], third["decided_at"]) == ("unreviewed", None, None)
    assert (first["phrase"], first["value"], first["value_exact"]) == ("1,400 people", 1400, "1400")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--status", "open"), [3, 4]),
        (("--status", "open", "--status", "Verified"), [1, 3, 4]),
        (("--kind", "money"), [3]),
        (("--kind", "money", "--kind", "percent"), [3, 4]),
        (("--reviewer", "Ben"), [2]),
        (("--since", "2020-01-01"), [1, 2]),
        (("--since", "2999-01-01"), []),
        (("--text", "1,400"), [1]),
        (("-t", "ministry"), [1]),
        (("-t", '"; DROP'), []),
        (("--tier", "minor"), []),
        (("--tier", "minor", "--tier", "claim"), [1, 2, 3, 4]),
        (("--document", "1", "--limit", "2"), [1, 2]),
        (("--document", "storm.txt"), [1, 2, 3, 4]),
        (("--all-drafts",), [1, 2, 3, 4]),
    ],
)
def test_a_filter_leaves_what_it_says(arguments: tuple[str, ...], expected: list[int]) -> None:
    assert ids(*arguments) == expected


def test_no_match_is_an_empty_answer_and_a_word_on_stderr() -> None:
    outcome = done("claims", "--text", "volcano")
    assert (outcome.out, outcome.err) == ("", "no claims match; the ledger holds 4 in its latest drafts\n")
    assert json.loads(done("claims", "--text", "volcano", "--format", "json").out) == []
    assert run("claims", "--text", "volcano", "--format", "jsonl").out == ""


def test_a_table_that_is_piped_is_whole() -> None:
    heading, first, second, *_ = done("claims").lines()
    assert heading.split() == ["id", "status", "figure", "phrase", "speaker", "sentence"]
    assert first.split("  ")[0:1] == ["1"]
    assert first.endswith("The storm killed 1,400 people, the ministry said.")
    assert "✗ disputed" in second


def test_a_table_on_a_terminal_is_as_wide_as_the_terminal() -> None:
    lines = on_terminal("claims", NO_COLOR="1").splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[1].endswith("…")


def test_colours_are_for_terminals_and_not_where_they_are_unwanted() -> None:
    assert "\x1b[32m" in on_terminal("claims")
    assert "\x1b" not in on_terminal("claims", NO_COLOR="1")
    assert "\x1b" not in done("claims").out


def test_a_ledger_that_may_only_be_read_is_read(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = done("claims").out
    # root may write everything, so the question is answered here
    monkeypatch.setattr("os.access", lambda path, mode: False)
    before = ledger.read_bytes()
    assert done("claims").out == whole
    assert done("report").out
    assert done("audit").out.startswith("whole")
    assert ledger.read_bytes() == before


def test_claims_are_chosen_by_the_part_of_the_page(folder: Path) -> None:
    page = "# Storm kills 1,400\n\nIt drove 20,000 from their homes.\n\n![A fleet of 90 boats](a.png)\n"
    (folder / "page.md").write_text(page, encoding="utf-8")
    done("add", "page.md", "--ledger", "page.db")
    listed = done("claims", "--zone", "headline", "--zone", "caption", "--ledger", "page.db").lines()
    assert listed[0].split()[:3] == ["id", "zone", "status"]
    assert [line.split()[1] for line in listed[1:]] == ["headline", "caption"]
    (body,) = done("claims", "--zone", "body", "--format", "jsonl", "--ledger", "page.db").lines()
    assert json.loads(body)["phrase"] == "20,000"


@pytest.fixture
def views(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings with two saved views."""
    file = tmp_path / "settings.toml"
    file.write_text(
        '[views."not mine"]\nreviewer = "Ben"\n\n[views.open]\nstatus = ["unreviewed"]\norder = "value"\n'
        "[views.mine]\nmine = true\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("FACTCHECK_SETTINGS", str(file))
    return file


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--view", "open"), [3, 4]),
        (("--view", "not mine"), [2]),
        (("--view", "mine"), [1]),
        (("--view", "mine", "--reviewer", "Ben"), [2]),
        (("--view", "open", "--kind", "percent"), [4]),
        (("--view", "open", "--status", "verified"), [1]),
        (("--hidden",), []),
        (("--differs",), []),
        (("--findings",), []),
    ],
)
def test_a_saved_view_is_a_filter_that_options_change(
    views: Path, arguments: tuple[str, ...], expected: list[int]
) -> None:
    assert sorted(ids(*arguments)) == expected


def test_a_view_that_is_not_there_is_told_by_name(views: Path) -> None:
    outcome = run("claims", "--view", "opne")
    assert outcome.code == 2
    assert "no view is called 'opne'; there are: 'not mine', 'open', 'mine'" in outcome.err
    views.write_text("[views.odd]\nstatus = 3\n", encoding="utf-8")
    outcome = run("claims", "--view", "odd")
    assert outcome.code == 2
    assert "[views.odd]: status must be a list" in outcome.err


def test_the_dump_of_the_keys_keeps_the_views(views: Path) -> None:
    assert '[views."not mine"]' in done("keys", "--dump").out
