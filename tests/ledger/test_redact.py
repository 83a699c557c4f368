"""A note that the law wants gone is gone from the file, byte for byte, and the chain is whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import DecisionError
from factcheck.ledger import Ledger
from tests.ledger.desk import DISPUTED, LATER, NOW, VERIFIED, raw

NAME = "Jane Q. Informant, 020 7946 0000"
WHY = "order of the court, 7 May"


@pytest.mark.parametrize("note", [NAME, f"{NAME} " * 3000], ids=["short", "of many pages"])
def test_the_note_is_gone_from_the_disk_and_the_chain_holds(ledger: Ledger, path: Path, note: str) -> None:
    ledger.decide(1, replace(VERIFIED, note=note), reviewer="ann", now=NOW)
    ledger.decide(2, DISPUTED, reviewer="bob", now=NOW)
    sealed = ledger.head()
    assert any(NAME.encode() in file.read_bytes() for file in path.parent.iterdir())

    assert ledger.redact(1, reason=WHY, reviewer="lawyer", now=LATER) == (1,)

    assert not any(NAME.encode() in file.read_bytes() for file in path.parent.iterdir())
    assert [decision.note for decision in ledger.history(1).decisions] == [None]
    assert [decision.note for decision in ledger.history(2).decisions] == [DISPUTED.note]
    assert ledger.audit(known=sealed).faults == ()
    with raw(path) as outside:
        assert outside.execute("SELECT * FROM redactions").fetchall() == [
            (1, 1, "lawyer", "2023-10-20T10:30:00.000000Z", WHY)
        ]


def test_what_repeated_the_note_on_the_same_claim_loses_it_too(ledger: Ledger) -> None:
    noted = replace(VERIFIED, note=NAME)
    for claim_id in (1, 1, 2):
        ledger.decide(claim_id, noted, reviewer="ann", now=NOW)
    ledger.decide(1, DISPUTED, reviewer="bob", now=NOW)
    ledger.undo(reviewer="bob", now=NOW)

    assert ledger.redact(2, reason=WHY, reviewer="ann", now=LATER) == (1, 2)

    assert [decision.note for decision in ledger.history(1).decisions] == [None, None, DISPUTED.note, None]
    assert [decision.note for decision in ledger.history(2).decisions] == [NAME]
    assert ledger.audit().faults == ()


@pytest.mark.parametrize(
    ("seq", "reason", "words"),
    [
        (2, WHY, "has no note"),
        (9, WHY, "no decision 9"),
        (-1, WHY, "no decision -1"),
        (2**70, WHY, "no decision"),
        (1, "  ", "--reason"),
        (1, "x" * 1001, "shorten it to 1,000"),
    ],
)
def test_what_cannot_be_erased_is_said(ledger: Ledger, seq: int, reason: str, words: str) -> None:
    ledger.decide(1, replace(VERIFIED, note=NAME), reviewer="ann", now=NOW)
    ledger.decide(2, VERIFIED, reviewer="ann", now=NOW)
    with pytest.raises(DecisionError, match=words):
        ledger.redact(seq, reason=reason, reviewer="ann", now=LATER)
    assert ledger.history(1).decisions[0].note == NAME


def test_a_note_is_erased_once(ledger: Ledger) -> None:
    ledger.decide(1, replace(VERIFIED, note=NAME), reviewer="ann", now=NOW)
    ledger.redact(1, reason=WHY, reviewer="ann", now=LATER)
    with pytest.raises(DecisionError, match="by ann on 2023-10-20T10:30:00"):
        ledger.redact(1, reason=WHY, reviewer="bob", now=LATER)
