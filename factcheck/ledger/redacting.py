"""Erasing the text of a note because the law asks for it, with the chain left whole."""

from typing import TYPE_CHECKING

from factcheck.errors import DecisionError, LedgerBusy
from factcheck.ledger import opinions
from factcheck.ledger.clean import key, storable
from factcheck.ledger.deciding import Author
from factcheck.ledger.file import LedgerFile
from factcheck.limits import REASON_CHARS
from factcheck.times import stamp

if TYPE_CHECKING:
    from sqlite3 import Connection


def redact(file: LedgerFile, seq: int, reason: str, author: Author) -> tuple[int, ...]:
    """Erase a note and its repetitions on the same claim; return the decisions that had it."""
    why = storable(reason).strip()
    if not why:
        raise DecisionError("a note is erased for a reason that stays on record; give one with --reason")
    if len(why) > REASON_CHARS:
        raise DecisionError(f"the reason has {len(why):,} characters; shorten it to {REASON_CHARS:,}")
    name = opinions.name(author.reviewer)
    with file.writing() as connection:
        erased = _having(connection, seq)
        for decision in erased:
            connection.execute(
                "INSERT INTO redactions (decision_seq, reviewer, redacted_at, reason) VALUES (?, ?, ?, ?)",
                (decision, name, stamp(author.now), why),
            )
            connection.execute(
                "UPDATE notes SET text = NULL, salt = NULL WHERE decision_seq = ?", (decision,)
            )
    if not file.write_back():
        raise LedgerBusy(
            f"the note is erased from {file.path}, but its -wal file still has it while others are at work; "
            "close the ledger everywhere once"
        )
    return erased


def _having(connection: "Connection", seq: int) -> tuple[int, ...]:
    row = connection.execute(
        "SELECT n.text, d.claim_id, r.reviewer, r.redacted_at FROM decisions d"
        " LEFT JOIN notes n ON n.decision_seq = d.seq LEFT JOIN redactions r ON r.decision_seq = d.seq"
        " WHERE d.seq = ?",
        (key(seq),),
    ).fetchone()
    if row is None:
        raise DecisionError(f"there is no decision {seq}; `factcheck history` shows their numbers")
    text, claim_id, redacted_by, redacted_at = row
    if redacted_by is not None:
        raise DecisionError(
            f"the note of decision {seq} was erased by {redacted_by} on {redacted_at} already"
        )
    if text is None:
        raise DecisionError(f"decision {seq} has no note; `factcheck history` shows those that have one")
    found = connection.execute(
        "SELECT d.seq FROM decisions d JOIN notes n ON n.decision_seq = d.seq"
        " WHERE d.claim_id = ? AND n.text = ? ORDER BY d.seq",
        (claim_id, text),
    )
    return tuple(found_seq for (found_seq,) in found)
