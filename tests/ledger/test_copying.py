"""Copies of a ledger, and the chain read out whole."""

from pathlib import Path

import pytest

from factcheck.errors import LedgerError
from factcheck.ledger import Ledger
from factcheck.limits import PAGE_ROWS
from factcheck.model.filter import ClaimFilter
from tests.ledger.desk import DISPUTED, NOW, SOURCED, hurry


def test_a_backup_is_the_ledger_as_it_was_and_goes_on_alone(ledger: Ledger, tmp_path: Path) -> None:
    ledger.decide(1, SOURCED, reviewer="ann", now=NOW)
    target = tmp_path / "a folder" / "copy.db"
    target.parent.mkdir()
    ledger.backup(target)
    ledger.decide(2, DISPUTED, reviewer="ann", now=NOW)
    assert [found.name for found in target.parent.iterdir()] == ["copy.db"]
    with Ledger.open(target) as copy:
        assert copy.audit().faults == ()
        assert copy.head().seq == 1
        assert copy.history(1) == ledger.history(1)
        assert copy.undo(reviewer="ann", now=NOW)[0].claim_id == 1
    assert ledger.head().seq == 2
    assert ledger.audit().faults == ()


def test_a_backup_overwrites_nothing_and_says_where_it_cannot_go(ledger: Ledger, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("mine")
    with pytest.raises(LedgerError, match="not overwritten"):
        ledger.backup(target)
    assert target.read_text() == "mine"
    with pytest.raises(LedgerError, match="no folder"):
        ledger.backup(tmp_path / "nowhere" / "copy.db")
    with pytest.raises(LedgerError, match="not overwritten"):
        ledger.backup(ledger.path)


def test_a_reader_of_a_ledger_can_take_a_backup(ledger: Ledger, tmp_path: Path) -> None:
    with Ledger.open(ledger.path, read_only=True) as reader:
        reader.backup(tmp_path / "copy.db")
    with Ledger.open(tmp_path / "copy.db") as copy:
        assert [entry.id for entry in copy.claims(ClaimFilter())] == [1, 2, 3]


def test_every_decision_comes_out_in_the_order_of_the_chain(ledger: Ledger) -> None:
    hurry(ledger)
    assert list(ledger.decisions()) == []
    made = [ledger.decide(n % 3 + 1, SOURCED, reviewer="ann", now=NOW) for n in range(PAGE_ROWS + 3)]
    made += ledger.undo(reviewer="ann", now=NOW)
    assert list(ledger.decisions()) == made
