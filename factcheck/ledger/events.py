"""The chain as events: each carries all that its hash covers, so that anybody can prove it."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.ledger import chain, rows

if TYPE_CHECKING:
    from sqlite3 import Connection

_DECISION = (
    "seq", "uid", "base_seq", "act", "status", "reason", "correction", "reviewer", "decided_at", "batch",
    "undoes", "stands_on", "evidence_count", "note_digest", "format", "prev_hash",
)  # fmt: skip


class Event(NamedTuple):
    """One decision with everything that it is sealed with, and the seal."""

    said: Mapping[str, Any]
    """The decision's own fields, its claim, where that stood, and the evidence; never the text of a note."""
    hash: str
    claim_id: int | None = None
    """The claim's number in this ledger; an export has its uid only."""

    @property
    def seq(self) -> int:
        """Its number in the chain."""
        return int(self.said["seq"])

    @property
    def sealed(self) -> bool:
        """Whether the hash is that of what it says."""
        return chain.digest(self.said) == self.hash

    def __str__(self) -> str:
        claim = "" if self.claim_id is None else f"claim {self.claim_id}, "
        return f"Decision {self.seq} ({claim}by {self.said['reviewer']}, {self.said['decided_at']})"


def after(connection: "Connection", seq: int, most: int) -> list[Event]:
    """Return the events that follow one of them, as the rows have them now."""
    found = connection.execute(
        f"SELECT d.hash, d.claim_id, {rows.columns(_DECISION, 'd')}, {rows.columns(chain.CLAIM, 'c')},"
        f' r.text_sha256, m.start, m."end", m.number_start, m.number_end'
        " FROM decisions d LEFT JOIN claims c ON c.id = d.claim_id"
        " LEFT JOIN mentions m ON m.id = d.mention_id AND m.claim_id = d.claim_id"
        " LEFT JOIN revisions r ON r.id = m.revision_id WHERE d.seq > ? ORDER BY d.seq LIMIT ?",
        (seq, most),
    ).fetchall()
    return [_event(connection, row) for row in found]


def every(connection: "Connection") -> Iterator[Event]:
    """Yield all events in the order of the chain."""
    seq, page = 0, 1000
    while found := after(connection, seq, page):
        yield from found
        seq = found[-1].seq


def _event(connection: "Connection", row: rows.Row) -> Event:
    sealed, claim_id, *rest = row
    at = len(_DECISION)
    decision = dict(zip(_DECISION, rest, strict=False))
    claim = dict(zip(chain.CLAIM, rest[at:], strict=False))
    mention = dict(zip(chain.MENTION, rest[at + len(chain.CLAIM) :], strict=True))
    evidence = [
        chain.sealed_evidence(piece)
        for piece in connection.execute(
            f"SELECT {rows.PROOF_COLUMNS} FROM evidence e JOIN sources s ON s.id = e.source_id"
            " WHERE e.decision_seq = ? ORDER BY e.id",
            (decision["seq"],),
        )
    ]
    return Event({**decision, "claim": claim, "mention": mention, "evidence": evidence}, sealed, claim_id)


def line(event: Event) -> str:
    """Return an event as one line of JSON."""
    return chain.canonical({**event.said, "hash": event.hash})


def read(text: str) -> Event:
    """Return the event that `line` wrote, or raise ValueError for what is none."""
    try:
        said = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if (
        not isinstance(said, dict)
        or not {"seq", "hash", "prev_hash", "reviewer", "decided_at"} <= said.keys()
    ):
        raise ValueError("no event of a ledger")
    if not isinstance(said["seq"], int):
        raise ValueError("an event without a number")
    sealed = str(said.pop("hash"))
    return Event(said, sealed)
