"""The figures of a text, without a ledger."""

import csv
import io
import json
from pathlib import Path

import pytest

from factcheck.cli.figures import read_figures
from factcheck.model.claim import RECORD_FIELDS
from tests.cli.desk import STORM, done, harmless, run


@pytest.fixture(autouse=True)
def article(folder: Path) -> None:
    (folder / "storm.txt").write_text(STORM + "\nIt came on 3 May.\n", encoding="utf-8")


def test_a_line_of_json_for_each_figure() -> None:
    records = [json.loads(line) for line in done("extract", "storm.txt", "--format", "jsonl").lines()]
    assert [record["value"] for record in records] == [1400, 20000, 3400000, 12]
    assert all(tuple(record) == RECORD_FIELDS for record in records)
    assert {record["document"] for record in records} == {"storm.txt"}


def test_all_forms_say_the_same() -> None:
    by_line = [json.loads(line) for line in done("extract", "storm.txt", "--format", "jsonl").lines()]
    assert json.loads(done("extract", "storm.txt", "--format", "json").out) == by_line
    rows = csv.DictReader(io.StringIO(done("extract", "storm.txt", "--format", "csv").out))
    assert [row["phrase"] for row in rows] == [record["phrase"] for record in by_line]
    assert len(done("extract", "storm.txt").lines()) == len(by_line) + 1


def test_all_means_the_set_aside_numbers_too() -> None:
    lines = done("extract", "storm.txt", "--all", "--format", "jsonl").lines()
    assert [json.loads(line)["reason"] for line in lines][-1] == "date"


def test_what_is_most_worth_checking_may_come_first() -> None:
    lines = done("extract", "storm.txt", "--all", "--sort", "worth", "--format", "jsonl").lines()
    worths = [json.loads(line)["worth"] for line in lines]
    assert worths == sorted(worths, reverse=True)
    assert json.loads(lines[0])["phrase"] == "1,400 people"


def test_explain_says_what_was_tried_on_each_number() -> None:
    shown = done("extract", "storm.txt", "--explain", "--all").out
    assert "The storm killed 1,400 people, the ministry said." in shown
    assert "  claim: 1,400, count, worth 0.8" in shown
    assert "kind        count: claim (not rank, score," in shown
    assert "said by     “the ministry said” → the ministry" in shown
    assert "  set aside: date · rule date" in shown


def test_explain_tells_programs_the_same() -> None:
    lines = done("extract", "storm.txt", "--explain", "--format", "jsonl").lines()
    records = [json.loads(line) for line in lines]
    plain = [json.loads(line) for line in done("extract", "storm.txt", "--format", "jsonl").lines()]
    assert [{name: record[name] for name in RECORD_FIELDS} for record in records] == plain
    steps = records[0]["steps"]
    assert steps[0] == {"stage": "read", "rule": "digits", "about": "1,400", "answer": "1400"}
    assert {"stage": "kind", "rule": "rank", "about": None, "answer": None} in steps


def test_what_nothing_reads_is_explained_without_asking(folder: Path) -> None:
    (folder / "odd.txt").write_text("Umpteen left in May 2019.")
    shown = done("extract", "odd.txt", "--explain").out
    assert "unaccounted at 0" in shown
    (record,) = (
        json.loads(line) for line in done("extract", "odd.txt", "--explain", "--format", "jsonl").lines()
    )
    assert (record["tier"], record["phrase"]) == ("unaccounted", "Umpteen")


def test_an_explanation_shows_nothing_that_a_terminal_obeys(folder: Path) -> None:
    text = "He \x1b[31msaid 1,400\u202e people \x9b2J died in Le\x07eds, Mr \x1b]0;A\x07 said.\n" + "7 " * 300
    (folder / "bad.txt").write_text(text, encoding="utf-8")
    for form in ("table", "jsonl"):
        shown = done("extract", "bad.txt", "--explain", "--all", "--format", form).out
        assert harmless(shown.replace("\n", ""))
    assert max(map(len, done("extract", "bad.txt", "--explain", "--all").lines())) < 400


def test_steps_do_not_fit_in_a_row() -> None:
    assert "--format jsonl" in run("extract", "storm.txt", "--explain", "--format", "csv").err


def test_several_articles_and_standard_input() -> None:
    lines = done("extract", "storm.txt", "-", "--format", "jsonl", stdin=b"It cost 5 euros.").lines()
    assert [json.loads(line)["document"] for line in lines] == ["storm.txt"] * 4 + [None]


def test_lines_of_json_in_carry_their_ids_out() -> None:
    lines = b'{"id": 7, "text": "It killed 1,400 people."}\n\n{"id": "b", "text": "It cost \\u00a35."}\n'
    shown = done("extract", "-", "--input-format", "jsonl", "--format", "jsonl", stdin=lines).lines()
    assert [(record["document"], record["value"]) for record in map(json.loads, shown)] == [
        ("7", 1400),
        ("b", 5),
    ]


def test_a_line_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.cli.extract.ARTICLE_BYTES", 100)
    lines = b'{"id": 1, "text": "It killed 1,400 people."}\n{"id": 2, "text": "' + b"5 " * 100 + b'"}'
    outcome = run("extract", "-", "--input-format", "jsonl", "--format", "jsonl", stdin=lines)
    assert outcome.code == 2
    assert "line 2 is longer than" in outcome.err
    assert len(outcome.lines()) == 1


def test_a_text_without_figures_is_an_empty_answer(folder: Path) -> None:
    (folder / "calm.txt").write_text("All was calm.\n")
    assert done("extract", "calm.txt").out == ""
    assert json.loads(done("extract", "calm.txt", "--format", "json").out) == []


@pytest.mark.parametrize(
    ("passage", "value", "unit"),
    [
        ("On 4 July 2023 some 1,200 people had died.", "1200", None),
        ("No 10 said nothing. Later it said 12 per cent.", "12", "percentage"),
        ("£3.4bn", "3400000000", "pound sterling"),
        ("five", "5", None),
    ],
)
def test_the_first_figure_of_a_passage_is_read_with_its_unit(
    passage: str, value: str, unit: str | None
) -> None:
    figure = read_figures(passage)[0]
    assert (str(figure.value), figure.unit) == (value, unit)


@pytest.mark.parametrize("passage", ["", " ", "nothing here", "on 4 July 2023", "\x00\ud800"])
def test_a_passage_without_a_figure_has_none(passage: str) -> None:
    assert not read_figures(passage)
