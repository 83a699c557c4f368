"""Taking decisions back, and bringing them back: each as a new decision, so that both stay on record."""

from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import Conflict, NothingToUndo
from factcheck.ledger import deciding, histories, opinions
from factcheck.ledger.clean import key
from factcheck.ledger.deciding import Author
from factcheck.ledger.opinions import Opinion
from factcheck.model.decision import Act, Decision

if TYPE_CHECKING:
    from sqlite3 import Connection

# the last that was done to decision d: undone, or brought back; null for neither
_LAST_ACT = "(SELECT u.act FROM decisions u WHERE u.undoes = d.seq ORDER BY u.seq DESC LIMIT 1)"
_STANDS = f"d.act IN ('decide', 'clear') AND {_LAST_ACT} IS NOT 'undo'"
_UNDONE = f"d.act IN ('decide', 'clear') AND {_LAST_ACT} IS 'undo'"


class _Taken(NamedTuple):
    """A decision that is to be taken back or brought back."""

    seq: int
    claim_id: int
    base_seq: int


def undo(connection: "Connection", author: Author, claim_id: int | None) -> tuple[Decision, ...]:
    """Take back the reviewer's newest decision that stands, with its whole batch."""
    reviewer = opinions.name(author.reviewer)
    narrowed, chosen = _narrowed(claim_id)
    newest = connection.execute(
        f"SELECT d.seq, d.batch FROM decisions d WHERE d.reviewer = ? AND {_STANDS}"
        f"{narrowed} ORDER BY d.seq DESC LIMIT 1",
        (reviewer, *chosen),
    ).fetchone()
    if newest is None:
        raise NothingToUndo(f"{reviewer} has no decision left to take back; `factcheck history` shows all")
    taken = _members(connection, reviewer, newest[0], newest[1], _STANDS)
    return tuple(_undo(connection, decision, newest[1], author) for decision in reversed(taken))


def redo(connection: "Connection", author: Author, claim_id: int | None) -> tuple[Decision, ...]:
    """Bring back what the reviewer took back last, unless they have decided anew since."""
    reviewer = opinions.name(author.reviewer)
    narrowed, chosen = _narrowed(claim_id)
    newest = connection.execute(
        f"SELECT d.seq, d.batch, u.seq FROM decisions u JOIN decisions d ON d.seq = u.undoes"
        f" WHERE u.reviewer = ? AND u.act = 'undo' AND d.reviewer = u.reviewer AND {_UNDONE}"
        f"{narrowed} ORDER BY u.seq DESC LIMIT 1",
        (reviewer, *chosen),
    ).fetchone()
    if newest is not None:
        decided_since = connection.execute(
            "SELECT 1 FROM decisions d WHERE d.reviewer = ? AND d.seq > ? AND d.act IN ('decide', 'clear')"
            f"{narrowed} LIMIT 1",
            (reviewer, newest[2], *chosen),
        ).fetchone()
    if newest is None or decided_since:
        raise NothingToUndo(f"{reviewer} has nothing to bring back; decide again instead")
    taken = _members(connection, reviewer, newest[0], newest[1], _UNDONE)
    return tuple(_redo(connection, decision, newest[1], author) for decision in taken)


def _narrowed(claim_id: int | None) -> tuple[str, tuple[int, ...]]:
    return ("", ()) if claim_id is None else (" AND d.claim_id = ?", (key(claim_id),))


def _members(
    connection: "Connection", reviewer: str, seq: int, batch: str | None, condition: str
) -> list[_Taken]:
    """Return the decisions of a batch, oldest first; one without a batch is alone."""
    found = connection.execute(
        f"SELECT d.seq, d.claim_id, d.base_seq FROM decisions d"
        f" WHERE (d.seq = ?1 OR (d.batch = ?2 AND d.reviewer = ?3)) AND {condition} ORDER BY d.seq",
        (seq, batch, reviewer),
    )
    return [_Taken(*row) for row in found]


def _undo(connection: "Connection", taken: _Taken, batch: str | None, author: Author) -> Decision:
    if _stands_on(connection, deciding.standing(connection, taken.claim_id).seq) != taken.seq:
        raise _overtaken(connection, taken.claim_id)
    return deciding.append(
        connection,
        taken.claim_id,
        _opinion(connection, taken.base_seq),
        author,
        act=Act.UNDO,
        batch=batch,
        undoes=taken.seq,
        stands_on=_stands_on(connection, taken.base_seq),
    )


def _redo(connection: "Connection", taken: _Taken, batch: str | None, author: Author) -> Decision:
    before = deciding.standing(connection, taken.claim_id).seq
    if _stands_on(connection, before) != _stands_on(connection, taken.base_seq):
        raise _overtaken(connection, taken.claim_id)
    return deciding.append(
        connection,
        taken.claim_id,
        _opinion(connection, taken.seq),
        author,
        act=Act.REDO,
        batch=batch,
        undoes=taken.seq,
        stands_on=taken.seq,
    )


def _stands_on(connection: "Connection", seq: int) -> int:
    """Return the decision whose opinion holds after this one; 0 when there is none yet."""
    row = connection.execute("SELECT stands_on FROM decisions WHERE seq = ?", (seq,)).fetchone()
    return row[0] if row else 0


def _opinion(connection: "Connection", seq: int) -> Opinion:
    """Return where this decision left its claim; before the first, it was unreviewed."""
    if not seq:
        return Opinion()
    decision = histories.decision(connection, seq)
    return Opinion(
        status=decision.status,
        reason=decision.reason,
        correction=decision.correction,
        evidence=decision.evidence,
    )


def _overtaken(connection: "Connection", claim_id: int) -> Conflict:
    now = deciding.standing(connection, claim_id)
    who = f"{now.reviewer} has marked it {now.status}" if now.reviewer else "somebody has cleared it"
    return Conflict(f"claim {claim_id} was decided again since: {who}; look at it, and decide it anew")
