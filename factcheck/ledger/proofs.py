"""What an audit proves, one sort of fault each."""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.errors import LedgerDamaged
from factcheck.ledger import chain, connect, events, figures, rows
from factcheck.model.document import text_digest

if TYPE_CHECKING:
    from sqlite3 import Connection

Proof = Callable[["Connection"], Iterator[str]]


def found(proof: Proof, connection: "Connection", *, most: int) -> list[str]:
    """Return the first faults that a proof finds; where the file stops it, that is one."""
    faults: list[str] = []
    try:
        faults += islice(proof(connection), most)
    except (connect.sqlite.Error, LedgerDamaged, ValueError, TypeError) as error:
        faults.append(f"Part of the file cannot be read ({error}).")
    return faults


def pages(connection: "Connection") -> Iterator[str]:
    """Yield what SQLite finds wrong with the file itself."""
    for (words,) in connection.execute("PRAGMA integrity_check"):
        if words != "ok":
            yield f"The file is damaged: {words}."


def references(connection: "Connection") -> Iterator[str]:
    """Yield rows that refer to others that are gone."""
    for table, row, target, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table!r} refers to a row of {target!r} that is gone."


def chain_of_decisions(connection: "Connection") -> Iterator[str]:
    """Yield decisions that were changed, removed or slipped in."""
    expected, previous = 1, chain.GENESIS
    for event in events.every(connection):
        if event.seq != expected:
            yield f"Decisions {expected} to {event.seq - 1} were removed."
        if event.said["prev_hash"] != previous:
            yield f"{event} does not follow the decision before it: one of the two was changed or exchanged."
        given, there = event.said["evidence_count"], len(event.said["evidence"])
        if there != given:
            yield f"{event} was given on {given} pieces of evidence; the ledger holds {there}."
        if not event.sealed:
            yield f"{event} does not match its seal: it, its evidence or its claim's wording was changed."
        expected, previous = event.seq + 1, event.hash


def notes(connection: "Connection") -> Iterator[str]:
    """Yield notes that are not what was written; one that was erased by law, on record, is no fault."""
    for seq, day, digest, there, text, salt, redacted in connection.execute(
        "SELECT d.seq, d.decided_at, d.note_digest, n.decision_seq, n.text, n.salt, r.id FROM decisions d"
        " LEFT JOIN notes n ON n.decision_seq = d.seq LEFT JOIN redactions r ON r.decision_seq = d.seq"
        " WHERE d.note_digest <> '' OR n.decision_seq IS NOT NULL"
    ):
        note = f"The note of decision {seq} (of {day})"
        if there is None:
            yield f"{note} was removed."
        elif text is not None and chain.note_digest(text, salt or "") != digest:
            yield f"{note} was changed."
        elif text is None and redacted is None:
            yield f"{note} was erased, and nobody is on record for it."
        elif text is not None and redacted is not None:
            yield f"{note} is said to be erased, and is there."


def sources(connection: "Connection") -> Iterator[str]:
    """Yield sources that are not what was recorded."""
    for id_, uid, *said in connection.execute(
        f"SELECT id, uid, {rows.columns(rows.SOURCE_COLUMNS)} FROM sources"
    ):
        if chain.digest(said) != uid:
            yield f"Source {id_} ({said[1]!r}) was changed."


def standings(connection: "Connection") -> Iterator[str]:
    """Yield claims whose status is not what their decisions say."""
    for id_, status, said, seq, day in connection.execute(
        """
        SELECT c.id, c.status, coalesce(d.status, 'unreviewed'), d.seq, d.decided_at FROM claims c
        LEFT JOIN decisions d ON d.seq = (SELECT max(seq) FROM decisions WHERE claim_id = c.id)
        LEFT JOIN decisions o ON o.seq = d.stands_on AND d.status <> 'unreviewed'
        WHERE c.status IS NOT coalesce(d.status, 'unreviewed') OR c.last_decision IS NOT d.seq
          OR c.reason IS NOT d.reason OR c.correction IS NOT coalesce(d.correction, '')
          OR c.reviewer IS NOT o.reviewer OR c.decided_at IS NOT o.decided_at
          OR c.evidence_count IS NOT coalesce(d.evidence_count, 0)
          OR c.decision_count IS NOT (SELECT count(*) FROM decisions WHERE claim_id = c.id)
        """
    ):
        since = "it has none" if seq is None else f"the last is {seq}, of {day}"
        if status == said:
            yield (
                f"Claim {id_} is marked {status!r}, but by whom, when or why is not what its decisions say "
                f"({since})."
            )
        else:
            yield f"Claim {id_} is marked {status!r}, but its decisions say {said!r} ({since})."


def recorded_figures(connection: "Connection") -> Iterator[str]:
    """Yield revisions whose figures are not those that were found in them."""
    for revision_id, document_id, number, seal, day in connection.execute(
        "SELECT id, document_id, number, figures_sha256, added_at FROM revisions ORDER BY id"
    ):
        if figures.standing(connection, revision_id).seal != seal:
            yield (
                f"The figures of revision {number} of document {document_id} are not those recorded on "
                f"{day}: one was changed, removed or slipped in."
            )


def texts(connection: "Connection") -> Iterator[str]:
    """Yield texts that were changed, and phrases that do not stand where the ledger says."""
    for revision_id, document_id, number, text, digest, day in connection.execute(
        "SELECT id, document_id, number, text, text_sha256, added_at FROM revisions ORDER BY id"
    ):
        where = f"revision {number} of document {document_id}"
        if text_digest(text) != digest:
            yield f"The text of {where}, added on {day}, was changed."
        for claim_id, phrase, start, end in connection.execute(
            'SELECT c.id, c.phrase, m.start, m."end" FROM mentions m JOIN claims c ON c.id = m.claim_id'
            " WHERE m.revision_id = ?",
            (revision_id,),
        ):
            if text[start:end] != phrase:
                yield f"Claim {claim_id} ({phrase!r}) does not stand where {where} is said to have it."
        for phrase, start, end in connection.execute(
            'SELECT phrase, start, "end" FROM set_aside WHERE revision_id = ?', (revision_id,)
        ):
            if text[start:end] != phrase:
                yield f"The number set aside as {phrase!r} does not stand where {where} is said to have it."


def places(connection: "Connection") -> Iterator[str]:
    """Yield claims whose place is not what their mentions say."""
    for id_, phrase in connection.execute(
        """
        SELECT c.id, c.phrase FROM claims c LEFT JOIN mentions m ON m.claim_id = c.id
          AND m.revision_id = (SELECT max(revision_id) FROM mentions WHERE claim_id = c.id)
        WHERE m.id IS NULL OR m.start <> c.start OR m."end" <> c."end"
          OR m.number_start <> c.number_start OR m.number_end <> c.number_end
          OR c.in_latest IS NOT (m.revision_id =
            (SELECT id FROM revisions WHERE document_id = c.document_id ORDER BY number DESC LIMIT 1))
        """
    ):
        yield f"Claim {id_} ({phrase!r}) is not where the drafts have it."


def originals(connection: "Connection") -> Iterator[str]:
    """Yield originals that are not the bytes that were read, or are gone."""
    for sha256, packed in connection.execute("SELECT sha256, zlib FROM originals"):
        try:
            whole = hashlib.sha256(zlib.decompress(packed)).hexdigest() == sha256
        except zlib.error:
            whole = False
        if not whole:
            yield f"The original file {sha256[:12]}… was changed."
    for document_id, number in connection.execute(
        "SELECT document_id, number FROM revisions WHERE raw_sha256 IS NOT NULL"
        " AND raw_sha256 NOT IN (SELECT sha256 FROM originals)"
    ):
        yield f"The original file of revision {number} of document {document_id} was removed."
