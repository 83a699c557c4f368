"""A ledger of an earlier factcheck is brought up to date: copied first, proved after, by one process only."""

import gzip
from pathlib import Path

import pytest

from factcheck.errors import LedgerDamaged, LedgerError
from factcheck.ledger import Ledger, connect, header, migrations
from factcheck.model.decision import Status
from tests.ledger.desk import LATER, VERIFIED, raw
from tests.ledger.test_audit import without_guards
from tests.ledger.test_together import together

FIRST = Path(__file__).parents[2] / "fixtures" / "ledgers" / "schema-1.db.gz"

OPENER = """
import sys
from pathlib import Path
from factcheck.ledger import Ledger
print("ready", flush=True)
sys.stdin.readline()
with Ledger.open(Path(sys.argv[1])) as ledger:
    print(ledger.head().seq)
"""


@pytest.fixture
def old(path: Path) -> Path:
    """A ledger as the first factcheck wrote it: two drafts, four decisions."""
    path.write_bytes(gzip.decompress(FIRST.read_bytes()))
    return path


def copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob("ledger-*-schema-1.db"))


def test_the_version_is_the_number_of_steps() -> None:
    assert len(migrations.STEPS) == header.VERSION


def test_an_old_ledger_is_upgraded_and_holds_what_it_held(old: Path) -> None:
    before = contents(old)
    with Ledger.open(old) as ledger:
        assert ledger.audit().faults == ()
        assert ledger.head().seq == 4
        assert [decision.note for decision in ledger.history(1).decisions] == [
            "by phone, Nov 3",
            "",
            "by phone, Nov 3",
        ]
        assert ledger.claim(4).status is Status.DISPUTED
        ledger.decide(1, VERIFIED, reviewer="ann", now=LATER)
    (copy,) = copies(old)
    assert contents(copy) == before


def test_six_processes_upgrade_it_at_once_and_one_does(old: Path) -> None:
    assert together(OPENER, old, [f"p{number}" for number in range(6)]) == [4] * 6
    assert len(copies(old)) == 1
    with Ledger.open(old) as ledger:
        assert ledger.audit().faults == ()


def test_it_is_not_upgraded_by_reading(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(LedgerError, match="open it once for writing"):
        Ledger.open(old, read_only=True)
    assert old.read_bytes() == before
    assert copies(old) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions SET reviewer = 'eve' WHERE seq = 2",
        "UPDATE claims SET status = 'verified' WHERE id = 4",
        "ALTER TABLE evidence ADD COLUMN mine TEXT",
        "CREATE TRIGGER mine AFTER INSERT ON decisions BEGIN DELETE FROM notes; END",
    ],
)
def test_one_that_was_tampered_with_is_left_as_it_is(old: Path, statement: str) -> None:
    without_guards(old, statement)
    before = contents(old)
    with pytest.raises(LedgerDamaged, match="was not upgraded, and is as it was"):
        Ledger.open(old)
    assert contents(old) == before
    assert len(copies(old)) == 1


def contents(path: Path) -> list[object]:
    with raw(path) as outside:
        schema = outside.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
        tables = [name for kind, name, _, _ in schema if kind == "table" and "fts" not in name]
        return [schema, *(outside.execute(f"SELECT * FROM {table}").fetchall() for table in tables)]


def test_a_step_that_fails_leaves_it_as_it_is(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(connection: object) -> None:
        raise connect.sqlite.OperationalError("no such table: nowhere")

    monkeypatch.setattr(migrations, "apply", broken)
    before = contents(old)
    with pytest.raises(LedgerDamaged, match="nowhere"):
        Ledger.open(old)
    assert contents(old) == before


def test_a_colleagues_view_and_index_come_along(old: Path) -> None:
    with raw(old) as outside:
        outside.execute("CREATE VIEW mine AS SELECT * FROM open_claims")
        outside.execute("CREATE INDEX mine_too ON claims (speaker)")
    with Ledger.open(old) as ledger:
        assert ledger.audit().faults == ()
    with raw(old) as outside:
        assert outside.execute("SELECT count(*) FROM mine").fetchone() == (0,)
