"""Whether the ledger is whole, in words and by exit code."""

import re
import sqlite3
from pathlib import Path

from tests.cli.desk import done, run


def test_a_whole_ledger_is_called_whole_with_its_head(ledger: Path) -> None:
    done("decide", "1", "verified")
    outcome = done("audit")
    assert re.fullmatch(r"whole: 1 decision, 4 claims, 1 document; head 1 [0-9a-f]{64}\n", outcome.out)
    assert done("audit") == outcome


def test_each_fault_is_a_line_and_the_answer_is_no(ledger: Path) -> None:
    done("decide", "1", "verified")
    connection = sqlite3.connect(ledger)
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("UPDATE decisions SET status = 'disputed'")
    connection.commit()
    connection.close()
    outcome = run("audit")
    assert outcome.code == 1
    assert outcome.err == ""
    assert outcome.lines()
    assert not outcome.out.startswith("whole")


def test_the_seal_of_an_earlier_paper_is_held_against_the_ledger(ledger: Path) -> None:
    done("decide", "1", "verified")
    sealed = re.search(r"head (1 [0-9a-f]{64})", done("audit").out)
    assert sealed
    done("decide", "2", "disputed")

    assert done("audit", "--head", sealed[1].replace(" ", ":")).out.startswith("whole: 2 decisions")
    assert done("audit", "--head", sealed[1].replace(" ", ":")[:18]).out.startswith("whole")


def test_a_seal_that_the_ledger_never_had_is_a_fault(ledger: Path) -> None:
    done("decide", "1", "verified")

    for seal, words in (("1:deadbeefdeadbeef", "was changed"), ("7:deadbeefdeadbeef", "is gone")):
        outcome = run("audit", "--head", seal)
        assert outcome.code == 1
        assert words in outcome.out


def test_what_is_no_seal_is_a_line(ledger: Path) -> None:
    outcome = run("audit", "--head", "yesterday's")

    assert (outcome.code, outcome.out) == (2, "")
    assert "is no seal" in outcome.err
