"""Decisions as they were recorded, with their notes and evidence."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.errors import LedgerDamaged
from factcheck.ledger import queries, rows
from factcheck.limits import PAGE_ROWS
from factcheck.model.decision import Decision, Evidence, Status
from factcheck.model.entry import ClaimEntry, ClaimHistory
from factcheck.model.filter import ClaimFilter

if TYPE_CHECKING:
    from sqlite3 import Connection

_EVIDENCE = (
    f"SELECT {rows.PROOF_COLUMNS}, e.decision_seq FROM evidence e JOIN sources s ON s.id = e.source_id"
)
# An undo and a redo show the note of the decision that they went back to: it was never copied, so
# that a note erased by law is gone from them, too.
_DECISIONS = (
    f"SELECT {rows.DECISION_COLUMNS}, g.outcome, g.words, g.editor, g.ruled_at, o.note_digest, n.text"
    " FROM decisions d LEFT JOIN decisions o ON o.seq = d.stands_on"
    " LEFT JOIN notes n ON n.decision_seq = o.seq"
    " LEFT JOIN rulings g ON g.id = (SELECT max(id) FROM rulings WHERE decision_seq = d.seq)"
)


def decision(connection: "Connection", seq: int) -> Decision:
    """Return one decision."""
    row = connection.execute(f"{_DECISIONS} WHERE d.seq = ?", (seq,)).fetchone()
    if row is None:
        raise LedgerDamaged(f"decision {seq} is missing; run `factcheck audit`")
    return _decision(row, evidence(connection, seq))


def decisions(connection: "Connection", after: int) -> list[Decision]:
    """Return a page of the chain: the decisions that follow one of them."""
    found = connection.execute(
        f"{_DECISIONS} WHERE d.seq > ? ORDER BY d.seq LIMIT ?", (after, PAGE_ROWS)
    ).fetchall()
    return [_decision(row, evidence(connection, row[0])) for row in found]


def evidence(connection: "Connection", seq: int) -> tuple[Evidence, ...]:
    """Return the evidence of one decision, in the order in which it was given."""
    found = connection.execute(f"{_EVIDENCE} WHERE e.decision_seq = ? ORDER BY e.id", (seq,))
    return tuple(rows.evidence(row[:-1]) for row in found)


def histories(connection: "Connection", entries: Sequence[ClaimEntry]) -> list[ClaimHistory]:
    """Return each of a page of claims with all its decisions, oldest first."""
    marks = ", ".join("?" * len(entries))
    ids = tuple(entry.id for entry in entries)
    proof: dict[int, list[Evidence]] = defaultdict(list)
    for row in connection.execute(
        f"{_EVIDENCE} JOIN decisions d ON d.seq = e.decision_seq WHERE d.claim_id IN ({marks}) ORDER BY e.id",
        ids,
    ):
        proof[row[-1]].append(rows.evidence(row[:-1]))
    taken: dict[int, list[Decision]] = defaultdict(list)
    for row in connection.execute(f"{_DECISIONS} WHERE d.claim_id IN ({marks}) ORDER BY d.seq", ids):
        made = _decision(row, tuple(proof[row[0]]))
        taken[made.claim_id].append(made)
    return [ClaimHistory(entry=entry, decisions=tuple(taken[entry.id])) for entry in entries]


def _decision(row: rows.Row, proof: tuple[Evidence, ...]) -> Decision:
    *said, outcome, words, editor, ruled_at, digest, text = row
    note = "" if not digest else text
    made = rows.decision(said, note, proof)
    return made if outcome is None else replace(made, ruling=rows.ruling((outcome, words, editor, ruled_at)))


def found(connection: "Connection", text: str) -> Iterator[ClaimHistory]:
    """Yield the history of every claim that a text names or occurs in, those decided first."""
    ids = list(queries.claim_ids(connection, ClaimFilter(text=text, tiers=frozenset(), latest=False)))
    if not text.strip():
        ids = []
    named = queries.named(connection, text)
    if named is not None and named not in ids:
        ids.insert(0, named)
    entries = queries.entries(connection, ids)
    entries.sort(key=lambda entry: entry.status is Status.UNREVIEWED)
    for at in range(0, len(entries), PAGE_ROWS):
        yield from histories(connection, entries[at : at + PAGE_ROWS])
