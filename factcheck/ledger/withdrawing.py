"""Withdrawing a source: what rests on it goes back to the queue, each claim by a decision of its own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.errors import DecisionError, UnknownSource
from factcheck.ledger import chain, deciding, opinions, rows
from factcheck.ledger.clean import key, storable
from factcheck.ledger.deciding import Author
from factcheck.ledger.opinions import Opinion
from factcheck.limits import REASON_CHARS
from factcheck.model.decision import WITHDRAWAL, Act, Decision
from factcheck.model.entry import SourceEntry, Withdrawal
from factcheck.times import stamp

if TYPE_CHECKING:
    from sqlite3 import Connection

# evidence is in force while its decision is the latest of its claim: undo and redo carry it along
_SOURCES = f"""
    SELECT s.id, s.uid, {rows.columns(rows.SOURCE_COLUMNS, "s")},
      (SELECT count(DISTINCT c.id) FROM evidence e JOIN claims c ON c.last_decision = e.decision_seq
       WHERE e.source_id = s.id AND c.status <> 'unreviewed' AND c.in_latest = 1),
      w.act, w.reason, w.reviewer, w.withdrawn_at
    FROM sources s LEFT JOIN withdrawals w
      ON w.id = (SELECT max(id) FROM withdrawals WHERE source_id = s.id)"""


def sources(connection: "Connection") -> list[SourceEntry]:
    """Return every source, in the order in which they first came in."""
    return [_entry(row) for row in connection.execute(f"{_SOURCES} ORDER BY s.id")]


def named(connection: "Connection", ref: str) -> SourceEntry:
    """Return the source that somebody names by id, uid, title or address."""
    name = storable(ref.strip())
    number = key(int(name[:20])) if name.isascii() and name.isdigit() else 0
    chosen = [_entry(row) for row in connection.execute(f"{_SOURCES} WHERE s.id = ?", (number,))]
    if not chosen:
        found = connection.execute(
            f"{_SOURCES} WHERE s.uid = ?1 OR s.url = ?1 OR s.title = ?1 COLLATE NOCASE ORDER BY s.id", (name,)
        )
        chosen = [_entry(row) for row in found]
    if len(chosen) > 1:
        ids = ", ".join(str(entry.id) for entry in chosen)
        raise UnknownSource(f"{len(chosen)} sources are called {name!r}; name one by its number: {ids}")
    if not chosen:
        raise UnknownSource(f"no source {name!r} in this ledger; `factcheck sources` lists them")
    return chosen[0]


def _entry(row: rows.Row) -> SourceEntry:
    id_, uid, *said = row
    wide = len(rows.SOURCE_COLUMNS)
    claims, act, reason, reviewer, withdrawn_at = said[wide:]
    withdrawn = act == "withdraw"
    return SourceEntry(
        id=id_,
        uid=uid,
        source=rows.source(said[:wide]),
        claims=claims,
        withdrawal=Withdrawal(reason=reason, reviewer=reviewer, withdrawn_at=withdrawn_at)
        if withdrawn
        else None,
    )


def withdraw(
    connection: "Connection", source: SourceEntry, reason: str, author: Author
) -> tuple[Decision, ...]:
    """Withdraw a source, and clear every decision that rests on it, in whatever article."""
    if source.withdrawal is not None:
        raise DecisionError(
            f"source {source.id} was withdrawn already, by {source.withdrawal.reviewer}: "
            f"{source.withdrawal.reason}"
        )
    resting = [
        row[0]
        for row in connection.execute(
            "SELECT DISTINCT c.id FROM evidence e JOIN claims c ON c.last_decision = e.decision_seq"
            " WHERE e.source_id = ? AND c.status <> 'unreviewed' ORDER BY c.document_id, c.start, c.id",
            (source.id,),
        )
    ]
    seal, why = _append(connection, source.id, "withdraw", reason, author, len(resting))
    note = f"source withdrawn ({source.source.title}): {why}"
    return tuple(
        deciding.append(
            connection,
            claim_id,
            Opinion(),
            author,
            act=Act.CLEAR,
            note=note,
            batch=f"{WITHDRAWAL}{seal[:16]}",
        )
        for claim_id in resting
    )


def reinstate(connection: "Connection", source: SourceEntry, reason: str, author: Author) -> None:
    """Allow a source again; what rested on it stays open until somebody decides, or undoes the clearing."""
    if source.withdrawal is None:
        raise DecisionError(f"source {source.id} is not withdrawn")
    _append(connection, source.id, "reinstate", reason, author, 0)


def _append(
    connection: "Connection", source_id: int, act: str, reason: str, author: Author, claims: int
) -> tuple[str, str]:
    """Append the act to the withdrawals, and return its seal and the reason as it is kept."""
    why = storable(" ".join(reason.split()))
    if not why or len(why) > REASON_CHARS:
        raise DecisionError(
            f"to {act} a source needs a reason of up to {REASON_CHARS:,} characters; give one with --reason"
        )
    last = connection.execute("SELECT id, hash FROM withdrawals ORDER BY id DESC LIMIT 1").fetchone()
    head = deciding.head(connection)
    row = {
        "id": last[0] + 1 if last else 1,
        "source_id": source_id,
        "act": act,
        "reason": why,
        "reviewer": opinions.name(author.reviewer),
        "withdrawn_at": stamp(author.now),
        "head_seq": head.seq,
        "claims": claims,
        "prev_hash": last[1] if last else chain.GENESIS,
    }
    (uid,) = connection.execute("SELECT uid FROM sources WHERE id = ?", (source_id,)).fetchone()
    seal = chain.withdrawal_hash(row, source=uid, head=head.hash)
    connection.execute(
        f"INSERT INTO withdrawals ({rows.columns((*row, 'hash'))}) VALUES ({', '.join('?' * 10)})",
        (*row.values(), seal),
    )
    return seal, why


_ROW = ("id", "source_id", "act", "reason", "reviewer", "withdrawn_at", "head_seq", "claims", "prev_hash")


def faults(connection: "Connection") -> Iterator[str]:
    """Yield withdrawals that were changed or removed, and claims that still stand on a withdrawn source."""
    previous = chain.GENESIS
    seals: set[str] = set()
    for uid, head, stored, *said in connection.execute(
        f"SELECT s.uid, coalesce(d.hash, ?), w.hash, {rows.columns(_ROW, 'w')} FROM withdrawals w"
        " LEFT JOIN sources s ON s.id = w.source_id"
        " LEFT JOIN decisions d ON d.seq = w.head_seq ORDER BY w.id",
        (chain.GENESIS,),
    ):
        row = dict(zip(_ROW, said, strict=True))
        who = f"Withdrawal {row['id']} (source {row['source_id']}, by {row['reviewer']})"
        if row["prev_hash"] != previous:
            yield f"{who} does not follow the one before it: one of the two was changed or removed."
        if chain.withdrawal_hash(row, source=uid, head=head) != stored:
            yield f"{who} does not match its seal: it was changed."
        batch = f"{WITHDRAWAL}{stored[:16]}"
        (cleared,) = connection.execute(
            "SELECT count(*) FROM decisions WHERE batch = ? AND act = 'clear' AND seq > ? AND seq <= ?",
            (batch, row["head_seq"], row["head_seq"] + row["claims"]),
        ).fetchone()
        if cleared != row["claims"]:
            yield f"{who} returned {row['claims']} claims to the queue; the chain has {cleared} of them."
        previous = stored
        seals.add(batch)
    for (batch,) in connection.execute(
        "SELECT DISTINCT batch FROM decisions WHERE batch >= ?1 AND batch < ?1 || 'g' AND act = 'clear'",
        (WITHDRAWAL,),
    ):
        if batch not in seals:
            yield f"Decisions say that a source was withdrawn ({batch}), and the withdrawal is gone."
    for claim_id, source_id in connection.execute(
        "SELECT DISTINCT c.id, e.source_id FROM evidence e JOIN claims c ON c.last_decision = e.decision_seq"
        " WHERE c.status <> 'unreviewed' AND 'withdraw' IS"
        " (SELECT act FROM withdrawals WHERE source_id = e.source_id ORDER BY id DESC LIMIT 1)"
    ):
        yield f"Claim {claim_id} stands on source {source_id}, which was withdrawn."
