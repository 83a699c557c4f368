"""What editors ruled on the changes that decisions ask for: appended, and sealed to the decision."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.errors import Conflict, DecisionError
from factcheck.ledger import chain, opinions, queries, rows
from factcheck.ledger.clean import storable
from factcheck.ledger.deciding import Author
from factcheck.limits import REASON_CHARS
from factcheck.model.ruling import Outcome
from factcheck.times import stamp

if TYPE_CHECKING:
    from sqlite3 import Connection

_ROW = ("id", "decision_seq", "outcome", "words", "editor", "ruled_at", "prev_hash")


def rule(
    connection: "Connection", claim_id: int, decision_uid: str, outcome: Outcome, words: str, editor: Author
) -> bool:
    """Record an editor's ruling; return whether it is new: the same word again changes nothing."""
    seq, digest = _asked(connection, claim_id, decision_uid)
    said, name = storable(" ".join(words.split())), opinions.name(editor.reviewer)
    if len(said) > REASON_CHARS:
        raise DecisionError(f"the ruling has {len(said):,} characters; shorten it to {REASON_CHARS:,}")
    if outcome is Outcome.INSTEAD and not said:
        raise DecisionError("what shall the copy say instead? write it behind the word")
    before = connection.execute(
        "SELECT outcome, words, editor FROM rulings WHERE decision_seq = ? ORDER BY id DESC LIMIT 1", (seq,)
    ).fetchone()
    if before == (outcome, said, name):
        return False
    last = connection.execute("SELECT id, hash FROM rulings ORDER BY id DESC LIMIT 1").fetchone()
    row = {
        "id": last[0] + 1 if last else 1,
        "decision_seq": seq,
        "outcome": str(outcome),
        "words": said,
        "editor": name,
        "ruled_at": stamp(editor.now),
        "prev_hash": last[1] if last else chain.GENESIS,
    }
    connection.execute(
        f"INSERT INTO rulings ({rows.columns((*row, 'hash'))}) VALUES ({', '.join('?' * 8)})",
        (*row.values(), chain.ruling_hash(row, decision=digest)),
    )
    return True


def _asked(connection: "Connection", claim_id: int, decision_uid: str) -> tuple[int, str]:
    """Return the decision that asks for the change, if it is the one that the claim stands on."""
    entry = queries.claim(connection, claim_id)
    row = connection.execute(
        "SELECT seq, hash FROM decisions WHERE uid = ? AND claim_id = ? AND act = 'decide'",
        (storable(decision_uid), entry.id),
    ).fetchone()
    if row is None:
        raise DecisionError(f"claim {claim_id} has no decision {decision_uid}: is it of another ledger?")
    standing = connection.execute(
        "SELECT stands_on FROM decisions WHERE seq = ? AND status <> 'unreviewed'", (entry.last_decision,)
    ).fetchone()
    if standing != (row[0],):
        raise Conflict(f"claim {claim_id} was decided again since this copy was made; make a new one")
    return int(row[0]), str(row[1])


def faults(connection: "Connection") -> Iterator[str]:
    """Yield rulings that were changed, removed or slipped in."""
    expected, previous = 1, chain.GENESIS
    for digest, stored, *said in connection.execute(
        f"SELECT d.hash, g.hash, {rows.columns(_ROW, 'g')} FROM rulings g"
        " LEFT JOIN decisions d ON d.seq = g.decision_seq ORDER BY g.id"
    ):
        row = dict(zip(_ROW, said, strict=True))
        who = f"Ruling {row['id']} (on decision {row['decision_seq']}, by {row['editor']})"
        if row["id"] != expected or row["prev_hash"] != previous:
            yield f"{who} does not follow the one before it: one of the two was changed or removed."
        if chain.ruling_hash(row, decision=digest) != stored:
            yield f"{who} does not match its seal: it was changed."
        expected, previous = row["id"] + 1, stored
