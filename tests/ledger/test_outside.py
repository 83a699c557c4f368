"""The tools that a data colleague opens the file with: sqlite-utils, and Python's own SQLite."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.ledger import Ledger
from factcheck.ledger.migrations import STEPS
from factcheck.model.claim import RECORD_FIELDS
from tests.ledger.desk import DISPUTED, FLOOD_REVISED, NOW, SOURCED, VERIFIED, article, record


@pytest.fixture
def shared(ledger: Ledger, path: Path) -> Path:
    record(ledger, article(FLOOD_REVISED))
    ledger.decide(1, SOURCED, reviewer="ann", now=NOW)
    ledger.decide(1, VERIFIED, reviewer="bob", now=NOW)
    ledger.decide(4, DISPUTED, reviewer="bob", now=NOW)
    ledger.close()
    return path


def sqlite_utils(*words: str | Path, fails: bool = False) -> str:
    command = [sys.executable, "-m", "sqlite_utils", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode != 0) == fails, done.stderr
    return done.stderr if fails else done.stdout


def test_rows_of_a_status(shared: Path) -> None:
    rows = json.loads(sqlite_utils("rows", shared, "claims", "--where", "status='disputed' and in_latest"))
    assert [(row["id"], row["phrase"], row["reviewer"]) for row in rows] == [(4, "25,000", "bob")]
    assert set(RECORD_FIELDS) - {"document"} <= set(rows[0])


def test_searching_a_figure(shared: Path) -> None:
    found = json.loads(sqlite_utils("search", shared, "claims", '"1,400"'))
    assert [(row["phrase"], row["value"]) for row in found] == [("1,400 people", 1400)]


def test_the_views_and_the_migrations(shared: Path) -> None:
    views = {row["view"] for row in json.loads(sqlite_utils("views", shared))}
    assert views == {
        "open_claims", "disputed_claims", "stale_decisions", "draft_changes", "disagreements",
        "evidence_trail", "coverage", "opinions", "source_use", "open_findings",
    }  # fmt: skip
    (coverage,) = json.loads(sqlite_utils("rows", shared, "coverage"))
    assert (coverage["figures"], coverage["decided"], coverage["open"]) == (2, 2, 0)
    applied = json.loads(sqlite_utils("rows", shared, "_sqlite_migrations"))
    assert [(row["migration_set"], row["name"]) for row in applied] == [
        ("factcheck", name) for name, _ in STEPS
    ]


def test_writing_to_history_is_refused_and_the_file_stays_whole(shared: Path) -> None:
    assert "decisions are kept" in sqlite_utils("query", shared, "delete from decisions", fails=True)
    assert "factcheck decide" in sqlite_utils(
        "query", shared, "update claims set status='verified'", fails=True
    )
    with Ledger.open(shared) as ledger:
        assert ledger.audit().faults == ()


STOCK = """
import sqlite3, sys
outside = sqlite3.connect(sys.argv[1])
for (view,) in outside.execute("SELECT name FROM sqlite_schema WHERE type IN ('view', 'table')").fetchall():
    outside.execute(f"SELECT * FROM {view}").fetchall()
print(outside.execute("SELECT count(*) FROM claims_fts WHERE claims_fts MATCH '\\"1,400\\"'").fetchone()[0])
for statement in (
    "UPDATE claims SET status = 'sourced'", "DELETE FROM evidence", "REPLACE INTO notes SELECT * FROM notes"
):
    try:
        outside.execute(statement)
    except sqlite3.DatabaseError as error:
        print(error)
outside.execute(
    "INSERT INTO claims (uid, document_id, tier, start, \\"end\\", phrase, number_start, number_end, zone,"
    " sentence, worth, rule, added_at) VALUES ('0123456789abcdef', 1, 'claim', 0, 1, 'x', 0, 1, 'body',"
    " 's', 0, 'me', '2023-10-20T09:30:00.000000Z')"
)
outside.rollback()
outside.close()
"""


def test_pythons_own_sqlite_reads_searches_and_is_guarded_against(shared: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOCK, str(shared)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "1",
        "the status of a claim moves by a decision only: use factcheck decide",
        "evidence is kept",
        "a note comes with its decision",
    ]
    with Ledger.open(shared) as ledger:
        assert ledger.audit().faults == ()


def test_importing_the_ledger_is_quick_because_it_loads_nothing() -> None:
    code = "import sys, factcheck.ledger; print([m for m in sys.modules if 'sqlite' in m])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_opening_a_ledger_that_is_there_does_not_load_sqlite_utils(shared: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from factcheck.ledger import Ledger;"
        "Ledger.open(Path(sys.argv[1])).close(); print('sqlite_utils' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(shared)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
