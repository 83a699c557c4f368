"""What goes wrong around a ledger: it says so, nothing acknowledged is lost, and the audit passes."""

import resource
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from factcheck.errors import DecisionError, LedgerError
from factcheck.ledger import Ledger
from factcheck.limits import NOTE_CHARS
from tests.ledger.desk import DISPUTED, NOW, SOURCED, VERIFIED, article, record

FILLER = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from factcheck.errors import LedgerError
from factcheck.ledger import Ledger
from tests.ledger.desk import NOW, VERIFIED
path, room = Path(sys.argv[1]), int(sys.argv[2])
LONG = replace(VERIFIED, note="x" * 9000)
with Ledger.open(path) as ledger:
    if sys.argv[3] == "disk":
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    else:
        ledger._file._connection.execute(f"PRAGMA max_page_count = {room // 4096}")
    for number in range(1000):
        try:
            decision = ledger.decide(number % 3 + 1, LONG, reviewer="ann", now=NOW)
        except LedgerError as error:
            print(error)
            break
        print(decision.seq, flush=True)
    print(ledger.head().seq)
"""


@pytest.mark.parametrize(("how", "words"), [("disk", "failed"), ("pages", "no room left")])
def test_a_full_disk_takes_nothing_half(ledger: Ledger, path: Path, how: str, words: str) -> None:
    ledger.close()
    room = path.stat().st_size + 400_000
    done = subprocess.run(
        [sys.executable, "-c", FILLER, str(path), str(room), how], capture_output=True, text=True, check=False
    )
    *acknowledged, error, head = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert len(acknowledged) > 5
    assert words in error
    assert "try again" in error
    assert head == acknowledged[-1]
    with Ledger.open(path) as again:
        assert again.head().seq == int(head)
        assert again.audit().faults == ()
        again.decide(1, DISPUTED, reviewer="ann", now=NOW)


def test_no_room_for_a_backup_leaves_no_half_of_one(ledger: Ledger, tmp_path: Path) -> None:
    before = {file.name for file in tmp_path.iterdir()}
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
        with pytest.raises(LedgerError, match="try again"):
            ledger.backup(tmp_path / "copy.db")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert {file.name for file in tmp_path.iterdir()} == before
    ledger.backup(tmp_path / "copy.db")


@pytest.mark.parametrize("replaced", [True, False])
def test_a_file_that_was_removed_while_open_is_rescued(ledger: Ledger, path: Path, replaced: bool) -> None:
    ledger.decide(1, SOURCED, reviewer="ann", now=NOW)
    path.unlink()
    if replaced:
        path.write_text("something else")
    for _ in range(2):
        with pytest.raises(LedgerError, match=r"removed or replaced while it was open.*ledger-rescued\.db"):
            ledger.decide(2, VERIFIED, reviewer="ann", now=NOW)
    ledger.close()
    with Ledger.open(path.with_name("ledger-rescued.db")) as rescued:
        assert rescued.head().seq == 1
        assert rescued.audit().faults == ()


def test_a_file_that_was_moved_away_and_back_is_the_same(ledger: Ledger, path: Path) -> None:
    path.rename(path.with_name("away.db"))
    with pytest.raises(LedgerError, match="removed or replaced"):
        ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    path.with_name("away.db").rename(path)
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    assert ledger.audit().faults == ()


def test_a_clock_that_was_set_back_changes_no_order(ledger: Ledger) -> None:
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    ledger.decide(1, DISPUTED, reviewer="bob", now=NOW - timedelta(days=400))
    assert [decision.reviewer for decision in ledger.history(1).decisions] == ["ann", "bob"]
    assert ledger.claim(1).status == "disputed"
    ledger.undo(reviewer="bob", now=NOW - timedelta(days=401))
    assert ledger.claim(1).status == "verified"
    record(ledger, article("Nothing here but 7 dogs.", "7 dogs", origin="dogs.txt"))
    assert ledger.audit().faults == ()


def test_a_note_that_is_too_long_is_refused_and_one_of_the_longest_kept(ledger: Ledger) -> None:
    with pytest.raises(DecisionError, match="100,001 characters; shorten it to 100,000"):
        ledger.decide(1, replace(VERIFIED, note="é" * (NOTE_CHARS + 1)), reviewer="ann", now=NOW)
    assert ledger.head().seq == 0
    ledger.decide(1, replace(VERIFIED, note="é" * NOTE_CHARS), reviewer="ann", now=NOW)
    assert ledger.history(1).decisions[0].note == "é" * NOTE_CHARS
    assert ledger.audit().faults == ()


def test_a_nul_in_a_note_is_shown_as_what_it_is_and_cuts_nothing_off(ledger: Ledger) -> None:
    ledger.decide(1, replace(VERIFIED, note="by\x00phone \ud800"), reviewer="a\x00nn", now=NOW)
    (decision,) = ledger.history(1).decisions
    assert (decision.note, decision.reviewer) == ("by\ufffdphone \ufffd", "a\ufffdnn")
    assert ledger.audit().faults == ()
