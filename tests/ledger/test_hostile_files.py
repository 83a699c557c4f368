"""A ledger that somebody else hands in: what is planted beside it or changed in it is not obeyed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

from factcheck.errors import LedgerDamaged, LedgerUnguarded
from factcheck.ledger import Ledger, connect
from factcheck.ledger.header import VERSION
from tests.ledger.desk import NOW, VERIFIED, article, raw, record

WRITER = """
import os, sys
from factcheck.ledger import connect
outside = connect.sqlite.connect(sys.argv[1], isolation_level=None)
outside.execute("PRAGMA cache_size = 2")
for (name,) in outside.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
    if sys.argv[2] == "evil":
        outside.execute(f"DROP TRIGGER {name}")
outside.executescript(sys.argv[3])
os._exit(9)
"""


def killed(path: Path, script: str, how: str = "evil") -> None:
    """Another program writes to the file and dies before it has tidied up."""
    subprocess.run([sys.executable, "-c", WRITER, str(path), how, script], check=False)


def beside(path: Path, what: str) -> Path:
    return path.with_name(f"{path.name}-{what}")


@pytest.fixture
def received(ledger: Ledger, path: Path) -> Path:
    """A ledger in which a claim was verified, closed."""
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    ledger.close()
    return path


@pytest.fixture
def copy(received: Path, tmp_path: Path) -> Path:
    """A backup of it, as it is handed on: in one file, not in WAL mode."""
    with Ledger.open(received) as ledger:
        ledger.backup(tmp_path / "copy.db")
    return tmp_path / "copy.db"


FORGED = "UPDATE claims SET status = 'disputed', reviewer = 'eve' WHERE id = 1;"


@pytest.mark.skipif(not connect._SOUND_WAL, reason="this SQLite gets no WAL")
@pytest.mark.parametrize(
    "script",
    [
        FORGED,
        "UPDATE decisions SET status = 'disputed';",
        f"DELETE FROM notes; PRAGMA user_version = {VERSION};",
    ],
)
def test_a_planted_log_is_not_written_into_the_ledger(received: Path, tmp_path: Path, script: str) -> None:
    attack = tmp_path / "attack.db"
    shutil.copy(received, attack)
    killed(attack, script)
    shutil.copy(beside(attack, "wal"), beside(received, "wal"))
    before = received.read_bytes()
    for read_only in (True, False):
        with pytest.raises(
            LedgerDamaged, match=r"ledger\.db-wal does not belong to the ledger beside it \(.*move it away"
        ):
            Ledger.open(received, read_only=read_only)
    with Ledger.suspect(received) as suspected:
        assert not suspected.audit().whole
    assert received.read_bytes() == before
    beside(received, "wal").unlink()
    with Ledger.open(received) as ledger:
        assert (ledger.claim(1).status, ledger.audit().faults) == ("verified", ())


@pytest.mark.skipif(not connect._SOUND_WAL, reason="this SQLite gets no WAL")
def test_a_log_that_a_kill_left_is_taken_over(received: Path) -> None:
    killed(received, "UPDATE documents SET title = 'Flood';", how="honest")
    assert beside(received, "wal").stat().st_size > 0
    with Ledger.open(received) as ledger:
        assert ledger.document("1").title == "Flood"
        assert ledger.audit().faults == ()


@pytest.mark.skipif(not connect._SOUND_WAL, reason="this SQLite gets no WAL")
def test_the_log_of_another_copy_of_the_ledger_is_not_taken_over(received: Path, copy: Path) -> None:
    """A backup was put in the place of the ledger, and the log of the ledger left beside it."""
    with Ledger.open(received) as ledger:
        record(ledger, article("Nothing here but 7 dogs.", "7 dogs", origin="dogs.txt"))
        ledger.decide(4, VERIFIED, reviewer="ann", now=NOW)
    killed(received, "UPDATE documents SET title = 'Dogs' WHERE id = 2;", how="honest")
    shutil.copy(copy, received)
    with pytest.raises(LedgerDamaged, match="does not belong"):
        Ledger.open(received)


def hot_journal(path: Path, script: str) -> bytes:
    """What SQLite would play back into a copy of the file, to make the script's changes its past."""
    attack = path.with_name("attack.db")
    shutil.copy(path, attack)
    killed(attack, script)
    killed(
        attack,
        "BEGIN; UPDATE claims SET sentence = 'x'; UPDATE decisions SET reviewer = hex(zeroblob(90));"
        " UPDATE documents SET title = hex(zeroblob(9000));",
    )
    journal = beside(attack, "journal").read_bytes()
    for file in path.parent.glob("attack.db*"):
        file.unlink()
    return journal


def test_a_journal_planted_beside_a_backup_is_not_played_into_it(copy: Path) -> None:
    beside(copy, "journal").write_bytes(hot_journal(copy, FORGED))
    before = copy.read_bytes()
    for read_only in (True, False):
        with pytest.raises(
            LedgerDamaged, match=r"copy\.db-journal does not belong to the ledger beside it \("
        ):
            Ledger.open(copy, read_only=read_only)
    assert copy.read_bytes() == before
    assert beside(copy, "journal").exists()
    beside(copy, "journal").unlink()
    with Ledger.open(copy) as ledger:
        assert (ledger.claim(1).status, ledger.audit().faults) == ("verified", ())


def test_a_journal_that_a_kill_left_is_played_back(copy: Path) -> None:
    killed(copy, "BEGIN; UPDATE documents SET title = hex(zeroblob(50000));", how="honest")
    assert beside(copy, "journal").stat().st_size > 0
    with Ledger.open(copy) as ledger:
        assert ledger.document("1").title == "flood.txt"
        assert ledger.audit().faults == ()


def test_a_log_beside_a_file_that_has_none_is_refused(copy: Path) -> None:
    beside(copy, "wal").write_bytes(bytes(5000))
    with pytest.raises(LedgerDamaged, match="does not belong"):
        Ledger.open(copy)


ALTERED = {
    "a guard dropped": "DROP TRIGGER decisions_bu",
    "a trigger more": "CREATE TRIGGER mine AFTER INSERT ON decisions BEGIN DELETE FROM notes; END",
    "one that hides": "CREATE TRIGGER claims_fts_mine AFTER INSERT ON Decisions BEGIN SELECT 1; END",
    "no guards at all": "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE type = 'trigger'",
    "a unique index": "CREATE UNIQUE INDEX mine ON decisions (claim_id)",
}

LYING = {
    "an endless view": "DROP VIEW coverage; CREATE VIEW coverage AS WITH RECURSIVE n(x) AS"
    " (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS document_id FROM n",
    "a view that calls": "DROP VIEW coverage; CREATE VIEW coverage AS SELECT load_extension('evil.so')",
    "a column more": "ALTER TABLE sources ADD COLUMN mine TEXT",
    "a table less": "DROP TABLE findings",
}  # fmt: skip

PRETENDED = (
    "ALTER TABLE originals RENAME TO hidden; CREATE VIEW originals AS WITH RECURSIVE n(x) AS"
    " (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, x AS sha256, x AS zlib FROM n"
)


@pytest.mark.parametrize("script", ALTERED.values(), ids=ALTERED)
def test_without_its_guards_it_can_be_read_but_not_written_to(received: Path, script: str) -> None:
    with raw(received) as outside:
        outside.executescript(script)
    with pytest.raises(LedgerUnguarded, match="restore a backup"):
        Ledger.open(received)
    with Ledger.open(received, read_only=True) as ledger:
        assert ledger.claim(1).status == "verified"
        assert not ledger.audit().whole


@pytest.mark.parametrize("script", LYING.values(), ids=LYING)
def test_altered_tables_and_views_are_not_read(received: Path, script: str) -> None:
    with raw(received) as outside:
        outside.executescript(script)
    for read_only in (True, False):
        with pytest.raises(LedgerDamaged, match="is not as factcheck made it"):
            Ledger.open(received, read_only=read_only)
    with Ledger.suspect(received) as ledger:
        assert any(name in ledger.audit().faults[0] for name in ("coverage", "sources", "findings"))


def test_a_view_in_the_place_of_a_table_is_not_even_audited(received: Path) -> None:
    with raw(received) as outside:
        outside.executescript(PRETENDED)
    with Ledger.suspect(received) as ledger:
        assert ledger.audit().faults == (
            "'originals' is no table any more; nothing in this file can be relied on.",
        )


def test_what_sqlite_utils_transformed_is_noticed_at_the_next_opening(received: Path) -> None:
    with Database(received) as outside:
        outside.table("evidence").transform()
    with pytest.raises(LedgerDamaged):
        Ledger.open(received)


def test_views_of_a_colleague_are_welcome_whatever_they_do(received: Path) -> None:
    with raw(received) as outside:
        outside.execute("CREATE VIEW mine AS SELECT load_extension('evil.so')")
        outside.execute(
            "CREATE VIEW endless AS WITH RECURSIVE n AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT * FROM n"
        )
    with Ledger.open(received) as ledger:
        assert ledger.audit().faults == ()
