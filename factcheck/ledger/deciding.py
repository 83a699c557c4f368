"""Appending decisions to the chain."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from types import EllipsisType
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.errors import Conflict, LedgerDamaged, MissingEvidence, WithdrawnSource
from factcheck.ledger import chain, histories, opinions, queries, rows
from factcheck.ledger.clean import key, storable
from factcheck.ledger.opinions import Opinion
from factcheck.model.decision import Act, Decision, Evidence, Judgement, Source, Status
from factcheck.model.entry import Head
from factcheck.times import stamp

if TYPE_CHECKING:
    from sqlite3 import Connection

_LATEST_MENTION = """
    SELECT m.id, r.text_sha256, m.start, m."end", m.number_start, m.number_end
    FROM mentions m JOIN revisions r ON r.id = m.revision_id
    WHERE m.claim_id = ? ORDER BY m.revision_id DESC LIMIT 1"""


class Standing(NamedTuple):
    """Where a claim stands before somebody decides."""

    seq: int
    """Its last decision; 0 for none."""
    status: str
    reviewer: str | None


class Author(NamedTuple):
    """Who decides, and when."""

    reviewer: str
    now: datetime


def decide(
    connection: "Connection",
    claim_id: int,
    judgement: Judgement,
    author: Author,
    *,
    base: int | EllipsisType | None,
    batch: str | None,
) -> Decision:
    """Record a judgement, with the evidence that is in force already when it brings none."""
    opinion, note = opinions.read(judgement)
    before = standing(connection, claim_id)
    _check_base(claim_id, before, base)
    if opinion.status is Status.UNREVIEWED:
        return append(connection, claim_id, Opinion(), author, act=Act.CLEAR, note=note, batch=batch)
    if not opinion.evidence and before.seq:
        opinion = replace(opinion, evidence=histories.evidence(connection, before.seq))
    if opinion.status is Status.SOURCED and not opinion.evidence:
        raise MissingEvidence(f"claim {claim_id} cannot be sourced without a source; name one with --source")
    return append(connection, claim_id, opinion, author, act=Act.DECIDE, note=note, batch=batch)


def standing(connection: "Connection", claim_id: int) -> Standing:
    """Return where a claim stands now."""
    row = connection.execute(
        "SELECT coalesce(last_decision, 0), status, reviewer FROM claims WHERE id = ?", (key(claim_id),)
    ).fetchone()
    if row is None:
        raise queries.unknown(claim_id)
    return Standing(*row)


def head(connection: "Connection") -> Head:
    """Return the last link of the chain."""
    row = connection.execute("SELECT seq, hash FROM decisions ORDER BY seq DESC LIMIT 1").fetchone()
    return Head(seq=row[0], hash=row[1]) if row else Head(seq=0, hash=chain.GENESIS)


def append(
    connection: "Connection",
    claim_id: int,
    opinion: Opinion,
    author: Author,
    *,
    act: Act,
    note: str = "",
    batch: str | None = None,
    undoes: int | None = None,
    stands_on: int | None = None,
) -> Decision:
    """Append one decision, sealed with its evidence, and return it as the ledger now holds it."""
    last = head(connection)
    seq = last.seq + 1
    base = standing(connection, claim_id).seq
    mention_row = connection.execute(_LATEST_MENTION, (claim_id,)).fetchone()
    if mention_row is None:
        raise LedgerDamaged(f"claim {claim_id} stands in no text; run `factcheck audit`")
    claim_row = connection.execute(
        f"SELECT {rows.columns(chain.CLAIM)} FROM claims WHERE id = ?", (claim_id,)
    ).fetchone()
    claim = dict(zip(chain.CLAIM, claim_row, strict=True))
    reviewer, decided_at = opinions.name(author.reviewer), stamp(author.now)
    salt = secrets.token_hex(16) if note else ""
    decision: dict[str, Any] = {
        "seq": seq,
        "uid": chain.decision_uid(last.hash, claim["uid"], reviewer, decided_at),
        "base_seq": base,
        "act": act,
        "status": opinion.status,
        "reason": opinion.reason,
        "correction": opinion.correction,
        "reviewer": reviewer,
        "decided_at": decided_at,
        "batch": None if batch is None else storable(batch),
        "undoes": undoes,
        "stands_on": seq if stands_on is None else stands_on,
        "evidence_count": len(opinion.evidence),
        "note_digest": chain.note_digest(note, salt),
        "format": chain.FORMAT,
        "prev_hash": last.hash,
    }
    digest = chain.digest(
        {
            **decision,
            "claim": claim,
            "mention": dict(zip(chain.MENTION, mention_row[1:], strict=True)),
            "evidence": [chain.sealed_evidence(rows.proof_row(piece)) for piece in opinion.evidence],
        }
    )
    row = {**decision, "claim_id": claim_id, "mention_id": mention_row[0], "hash": digest}
    connection.execute(
        f"INSERT INTO decisions ({rows.columns(tuple(row))}) VALUES ({', '.join('?' * len(row))})",
        tuple(row.values()),
    )
    if note:
        connection.execute("INSERT INTO notes (decision_seq, text, salt) VALUES (?, ?, ?)", (seq, note, salt))
    _attach(connection, seq, opinion.evidence)
    if standing(connection, claim_id).seq != seq:
        raise LedgerDamaged("the ledger no longer follows its decisions; run `factcheck audit`")
    return histories.decision(connection, seq)


def _attach(connection: "Connection", seq: int, evidence: Sequence[Evidence]) -> None:
    for piece in evidence:
        connection.execute(
            f"INSERT INTO evidence (decision_seq, source_id, {rows.columns(rows.EVIDENCE_COLUMNS)})"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (seq, _source_id(connection, piece.source), *rows.evidence_row(piece)),
        )


def _source_id(connection: "Connection", source: Source) -> int:
    uid = chain.digest(rows.source_row(source))
    row = connection.execute(
        "SELECT s.id, w.act, w.reviewer, w.reason FROM sources s LEFT JOIN withdrawals w"
        " ON w.id = (SELECT max(id) FROM withdrawals WHERE source_id = s.id) WHERE s.uid = ?",
        (uid,),
    ).fetchone()
    if row and row[1] == "withdraw":
        raise WithdrawnSource(
            f"source {row[0]} ({source.title}) was withdrawn by {row[2]}: {row[3]}; give another, "
            f"or factcheck withdraw {row[0]} --reinstate"
        )
    if row:
        return int(row[0])
    cursor = connection.execute(
        f"INSERT INTO sources (uid, {rows.columns(rows.SOURCE_COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (uid, *rows.source_row(source)),
    )
    return cursor.lastrowid or 0


def _check_base(claim_id: int, before: Standing, base: int | EllipsisType | None) -> None:
    if base is ... or (base or 0) == before.seq:
        return
    who = f"{before.reviewer} has marked it {before.status}" if before.reviewer else "somebody has cleared it"
    raise Conflict(f"claim {claim_id} was decided since you looked: {who}; look at it again")
