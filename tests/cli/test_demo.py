"""The demo: a folder to try everything on, made once."""

import json
from pathlib import Path

import pytest

from factcheck.ledger import Ledger
from tests.cli.desk import SEEDS, done, on_terminal, run


def test_it_prints_the_claims_and_writes_the_report(folder: Path) -> None:
    outcome = done("demo")
    with Ledger.open(folder / "factcheck-demo" / "ledger.db") as ledger:
        assert len(outcome.lines()) == ledger.counts().total + 1
        origins = {entry.origin: entry.revision for entry in ledger.documents()}
    assert origins.pop("drafts/flood-relief-draft-2.txt") == 2
    articles = {path.name for path in SEEDS.iterdir() if path.is_file()} - {"flood-relief-draft-1.txt"}
    assert origins == dict.fromkeys(articles, 1)
    assert "factcheck review" in outcome.err
    for name in ("report.html", "report.md"):
        assert "NOT CLEAR" in (folder / "factcheck-demo" / name).read_text(encoding="utf-8")
    assert [path.name for path in folder.iterdir()] == ["factcheck-demo"]


def test_the_next_steps_that_it_names_work_where_it_says(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = [line.split("   ")[0].split() for line in done("demo").err.splitlines() if line.startswith("  ")]
    assert steps.pop(0) == ["cd", "factcheck-demo"]
    monkeypatch.chdir("factcheck-demo")
    for _, *arguments in steps:
        if arguments != ["review"]:
            done(*arguments)
    assert "nothing new" in done("add", "ferry-results.md").out


def test_a_demo_that_is_there_is_opened_as_it_is(folder: Path) -> None:
    done("demo", "--dir", "try")
    (folder / "try" / "coast-path.txt").write_text("Mine now: it cost £5.", encoding="utf-8")
    done("decide", "1", "verified", "--ledger", "try/ledger.db")
    done("demo", "--dir", "try")
    (decided,) = json.loads(
        done("claims", "--status", "verified", "--format", "json", "--ledger", "try/ledger.db").out
    )
    assert decided["id"] == 1
    assert (folder / "try" / "coast-path.txt").read_text(encoding="utf-8").startswith("Mine now")


def test_it_never_moves_into_a_folder_of_somebody_elses(folder: Path) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "novel.txt").write_text("Chapter 1")
    assert run("demo", "--dir", "mine").code == 2
    assert [path.name for path in (folder / "mine").iterdir()] == ["novel.txt"]


def test_a_terminal_that_cannot_draw_gets_the_claims(folder: Path) -> None:
    assert "factcheck review" in on_terminal("demo", TERM="dumb", NO_COLOR="1")
