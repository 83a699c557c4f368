"""Files that are no ledger, damaged, newer, planted beside, or not to be written to."""

import os
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from factcheck.errors import (
    FactcheckError,
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerNotFound,
    LedgerReadOnly,
    LedgerTooNew,
    NotALedger,
)
from factcheck.ledger import Ledger, connect, disks
from factcheck.model.filter import ClaimFilter
from tests.ledger.desk import NOW, VERIFIED, article, opened, raw, record

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file that is open, or that a reader has left."""


def refusal(path: Path, error: type[FactcheckError], **options: bool) -> str:
    """The refusal, which leaves the file as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error) as caught:
        Ledger.open(path, **options)
    assert type(caught.value) is error
    assert (path.read_bytes() if path.is_file() else None) == before
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message
    assert ";" in message
    return message


def test_there_is_none(path: Path) -> None:
    assert "factcheck add" in refusal(path, LedgerNotFound)
    assert "make one" in refusal(path, LedgerNotFound, read_only=True)
    assert not path.exists()


@pytest.mark.parametrize("create", [True, False])
def test_no_folder_to_make_it_in(tmp_path: Path, create: bool) -> None:
    with pytest.raises(LedgerNotFound):
        Ledger.open(tmp_path / "nowhere" / "ledger.db", create=create)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(
    "content",
    [
        b"Dear colleagues",
        b"\x00",
        random.Random(0).randbytes(5000),
        b"SQLite format 3\x00",
        b"SQLite format 3\x00" + bytes(5000),
    ],
    ids=["letter", "zero", "noise", "cut short", "empty header"],
)
def test_something_else(path: Path, content: bytes, create: bool) -> None:
    path.write_bytes(content)
    refusal(path, NotALedger, create=create)


@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_another_program(path: Path, create: bool) -> None:
    with raw(path) as other:
        other.execute("CREATE TABLE claims (id INTEGER PRIMARY KEY, status TEXT)")
    assert "another program" in refusal(path, NotALedger, create=create)


def test_a_folder_and_a_pipe(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path, NotALedger, create=True)
    os.mkfifo(tmp_path / "pipe")
    assert "not an ordinary file" in refusal(tmp_path / "pipe", NotALedger, create=True)


@pytest.mark.parametrize("name", ["a\x00b.db", "x" * 300])
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    for create in (True, False):
        with pytest.raises(LedgerError):
            Ledger.open(tmp_path / name, create=create)


@pytest.mark.parametrize(
    "name", ["a b.db", "50%.db", "what?.db", "#1.db", "é ‘q’.db", "caf\udce9.db", "'; --.db", "n" * 240]
)
def test_any_other_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with opened(path) as ledger:
        record(ledger, article())
    with Ledger.open(path, read_only=True) as ledger:
        assert ledger.counts().total == 3
    assert {found.name for found in tmp_path.iterdir()} <= {name, *(name + beside for beside in BESIDE)}


def test_an_empty_file_becomes_a_ledger_only_when_asked(path: Path) -> None:
    path.touch()
    refusal(path, LedgerNotFound)
    with opened(path) as ledger:
        assert ledger.documents() == []


def test_a_newer_ledger(ledger: Ledger, path: Path) -> None:
    ledger.close()
    with raw(path) as outside:
        outside.execute("PRAGMA user_version = 99")
    for options in ({}, {"create": True}, {"read_only": True}):
        assert "schema 99" in refusal(path, LedgerTooNew, **options)


def test_a_newer_ledger_whose_log_is_not_written_back(ledger: Ledger, path: Path) -> None:
    with raw(path) as outside:
        outside.execute("PRAGMA user_version = 99")
        with pytest.raises(LedgerTooNew):
            Ledger.open(path)


def test_a_damaged_ledger_is_said_to_be_damaged(ledger: Ledger, path: Path) -> None:
    ledger.close()
    whole = path.read_bytes()
    for at in range(4096, len(whole), 4096):
        path.write_bytes(whole[:at] + b"\xaa" * 4096 + whole[at + 4096 :])
        with suppress(LedgerDamaged), Ledger.open(path) as damaged:
            damaged.audit()
            with suppress(LedgerDamaged):
                list(damaged.claims(ClaimFilter(text="1,400")))
            with suppress(LedgerDamaged):
                damaged.decide(1, VERIFIED, reviewer="ann", now=NOW)
    path.write_bytes(whole[:8192])
    with pytest.raises(LedgerDamaged, match="restore a backup"), Ledger.open(path) as cut:
        list(cut.claims(ClaimFilter()))


def test_a_ledger_without_a_table_is_damaged(ledger: Ledger, path: Path) -> None:
    ledger.close()
    with raw(path) as outside:
        outside.execute("DROP TABLE evidence")
    for read_only in (True, False):
        with pytest.raises(LedgerDamaged, match="The table 'evidence',"):
            Ledger.open(path, read_only=read_only)
    with Ledger.suspect(path) as broken:
        assert not broken.audit().whole
        with pytest.raises(LedgerDamaged, match="no such table"):
            broken.history(1)


@pytest.mark.skipif(not connect._SOUND_WAL, reason="this SQLite gets no WAL, and has a journal of its own")
def test_a_planted_journal_is_not_played_into_the_ledger(ledger: Ledger, path: Path) -> None:
    ledger.close()
    planted = path.with_name(path.name + "-journal")
    planted.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(2000))
    with pytest.raises(LedgerDamaged, match="does not belong"):
        Ledger.open(path)
    planted.unlink()
    Ledger.open(path).close()


@contextmanager
def nobody() -> Iterator[Path]:
    """A folder, and the rights of a user whom permissions bind (root's are boundless)."""
    root = os.geteuid() == 0
    code = Path(connect.__file__).resolve()
    if root and not all(parent.stat().st_mode & 0o001 for parent in code.parents):
        pytest.skip("the code lies in a folder that no other user may enter")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    try:
        if root:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        yield folder
    finally:
        folder.chmod(0o755)
        if root:
            os.seteuid(0)
        shutil.rmtree(folder)


def test_a_ledger_on_a_read_only_disk_can_be_read() -> None:
    with nobody() as folder:
        path = folder / "ledger.db"
        with opened(path) as ledger:
            record(ledger, article())
            ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
        path.chmod(0o444)
        folder.chmod(0o555)
        with Ledger.open(path, read_only=True) as ledger:
            assert ledger.counts().verified == 1
            assert ledger.audit().whole
        with pytest.raises(LedgerError, match="permissions"):
            Ledger.open(path).decide(1, VERIFIED, reviewer="ann", now=NOW)


def test_a_ledger_that_may_not_be_read_or_made() -> None:
    with nobody() as folder:
        path = folder / "ledger.db"
        opened(path).close()
        path.chmod(0)
        with pytest.raises(LedgerError, match="permissions"):
            Ledger.open(path)
        folder.chmod(0o555)
        with pytest.raises(LedgerError, match="permissions"):
            Ledger.open(folder / "other.db", create=True)


def test_reading_only_changes_nothing(ledger: Ledger, path: Path) -> None:
    with Ledger.open(path, read_only=True) as reader:
        assert reader.counts().total == 3
        with pytest.raises(LedgerError, match="reading only"):
            reader.decide(1, VERIFIED, reviewer="ann", now=NOW)
        assert reader.audit().whole
    with pytest.raises(LedgerNotFound):
        Ledger.open(path.with_name("other.db"), create=True, read_only=True)


def test_a_ledger_that_another_program_holds(
    ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.close()
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0)
    with Ledger.open(path) as hurried, raw(path) as outside:
        outside.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusy, match="another program"):
            hurried.decide(1, VERIFIED, reviewer="ann", now=NOW)
        assert hurried.counts().unreviewed == 3


def test_a_closed_ledger_says_so(ledger: Ledger) -> None:
    ledger.close()
    ledger.close()
    with pytest.raises(LedgerError, match="closed"):
        ledger.documents()


def test_the_settings_that_lose_nothing(ledger: Ledger, path: Path) -> None:
    with ledger._file.reading() as connection:
        settings = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "foreign_keys",
                "recursive_triggers",
                "synchronous",
                "journal_mode",
                "application_id",
            )
        }
    if settings["journal_mode"] == "wal":
        assert settings["synchronous"] == 2
    else:
        assert settings["synchronous"] == 3
    assert (settings["foreign_keys"], settings["recursive_triggers"]) == (1, 1)
    assert settings["application_id"] == 0x4643484B


LOCAL, SHARED = "/dev/sda {} ext4 rw 0 0\n", "nas:/desk {} nfs4 rw 0 0\n"


@pytest.mark.parametrize(
    ("mounts", "shared"),
    [
        (LOCAL.format("/"), False),
        (LOCAL.format("/") + "\n" + SHARED, True),
        (SHARED.format("/") + LOCAL, False),
    ],
)
def test_a_ledger_on_a_shared_disk_is_only_read(
    ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch, mounts: str, shared: bool
) -> None:
    ledger.close()
    table = path.with_name("mounts")
    table.write_text(mounts.format(str(path.parent).replace(" ", "\\040")))
    monkeypatch.setattr(disks, "_MOUNTS", table)
    if shared:
        assert "over ssh" in refusal(path, LedgerReadOnly)
        with pytest.raises(LedgerReadOnly, match="factcheck backup"):
            Ledger.open(path.with_name("new.db"), create=True)
        assert not path.with_name("new.db").exists()
    else:
        Ledger.open(path).close()
        opened(path.with_name("new.db")).close()
    with Ledger.open(path, read_only=True) as reader:
        assert reader.counts().total == 3
        assert reader.audit().whole


def test_where_wal_is_unsound_the_ledger_works_without(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "_SOUND_WAL", False)
    monkeypatch.setattr(connect, "sqlite", sqlite3)
    with opened(path) as ledger:
        record(ledger, article())
        ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
        with ledger._file.reading() as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal"
            assert connection.execute("PRAGMA synchronous").fetchone()[0] == 3
        assert ledger.audit().whole
    monkeypatch.undo()
    with Ledger.open(path) as ledger:
        assert ledger.counts().verified == 1
