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
