"""Rows of the ledger to the model's values, and back."""

import json
from collections.abc import Sequence
from dataclasses import fields
from enum import StrEnum
from operator import itemgetter
from typing import Any

from factcheck.errors import LedgerDamaged
from factcheck.model.claim import RECORD_FIELDS, Claim, Tier, claim_uid, exact, read_exact, record
from factcheck.model.decision import Act, Decision, Evidence, Reason, Source, SourceKind, Stance, Status
from factcheck.model.document import Document, Region, Span, Zone
from factcheck.model.entry import ClaimEntry, DocumentEntry
from factcheck.model.quantity import Aside, Change, Hedge, Kind, Modality, Role
from factcheck.model.ruling import Outcome, Ruling

Row = Sequence[Any]

_WORDING = (
    *(name for name in RECORD_FIELDS if name not in ("uid", "document", "tier", "reason", "start", "end")),
    "second_exact",
)
_ARRIVAL = ("supersedes_id", "added_by", "added_at")

RECORD_COLUMNS = ("uid", "document_id", "tier", "start", "end", *_WORDING, *_ARRIVAL)
"""The columns of `claims` that are written once; the others move by trigger."""

_STATUS = (
    "in_latest",
    "status",
    "reason",
    "correction",
    "reviewer",
    "decided_at",
    "last_decision",
    "decision_count",
    "evidence_count",
)


def columns(names: Sequence[str], table: str = "") -> str:
    """Return column names for a statement, quoted where SQL has the word itself.

    >>> columns(("start", "end"), "c")
    'c."start", c."end"'
    """
    return ", ".join(f'{table}{"." if table else ""}"{name}"' for name in names)


ENTRY = ("id", *RECORD_COLUMNS, *_STATUS)
ENTRY_COLUMNS = columns(ENTRY)
_AT = {name: place for place, name in enumerate(ENTRY)}

# looked up, not called: a page of the queue reads a thousand of these
_CLOSED: dict[str, dict[str | None, StrEnum | None]] = {
    name: {None: None, **{str(word): word for word in words}}
    for name, words in {
        "tier": Tier, "hedge": Hedge, "change": Change, "role": Role, "kind": Kind, "modality": Modality,
        "zone": Zone,
    }.items()
}  # fmt: skip
_EXACT = ("value", "low", "high", "second")
_AS_IT_IS = tuple(
    field.name
    for field in fields(Claim)
    if field.name not in {*_CLOSED, *_EXACT, "document", "reason", "flags"}
)
_SAID = itemgetter(*(_AT[name] for name in _AS_IT_IS))
_WORDS = tuple((name, _AT[name], words) for name, words in _CLOSED.items())
_NUMBERS = tuple((name, _AT[f"{name}_exact"]) for name in _EXACT)
_STATUSES = {str(status): status for status in Status}
_STANDING = itemgetter(*(_AT[name] for name in _STATUS))


def claim_row(
    claim: Claim,
    *,
    document_id: int,
    added_at: str,
    added_by: str | None = None,
    supersedes_id: int | None = None,
) -> tuple[Any, ...]:
    """Return what `RECORD_COLUMNS` hold of a claim."""
    written = record(claim) | {
        "document_id": document_id,
        "supersedes_id": supersedes_id,
        "added_by": added_by,
        "added_at": added_at,
        "second_exact": exact(claim.second),
        "flags": json.dumps(claim.flags, ensure_ascii=False),
    }
    return tuple(written[name] for name in RECORD_COLUMNS)


def entry(row: Row, *, findings: int, differ: bool) -> ClaimEntry:
    """Return the claim that a row of `ENTRY_COLUMNS` holds, and what is said of it."""
    try:
        return _entry(row, findings, differ)
    except (ValueError, ArithmeticError, TypeError, KeyError) as error:
        raise LedgerDamaged(f"claim {row[0]} cannot be read: {error}; run `factcheck audit`") from error


def _entry(row: Row, findings: int, differ: bool) -> ClaimEntry:
    said: dict[str, Any] = dict(zip(_AS_IT_IS, _SAID(row), strict=True))
    for name, at, words in _WORDS:
        said[name] = words[row[at]]
    for name, at in _NUMBERS:
        if row[at] is not None:
            said[name] = read_exact(row[at])
    document_id = row[_AT["document_id"]]
    in_latest, status, reason, correction, reviewer, decided_at, last, decisions, evidence = _STANDING(row)
    return ClaimEntry(
        id=row[0],
        claim=Claim(document=str(document_id), flags=_flags(row[_AT["flags"]]), **said),
        document_id=document_id,
        status=_STATUSES[status],
        reviewer=reviewer,
        decided_at=decided_at,
        reason=None if reason is None else Reason(reason),
        correction=correction,
        last_decision=last,
        decision_count=decisions,
        evidence_count=evidence,
        supersedes_id=row[_AT["supersedes_id"]],
        findings=findings,
        differ=differ,
        in_latest=bool(in_latest),
    )


def _flags(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))


MENTION_COLUMNS = ("claim_id", "start", "end", "number_start", "number_end", "match")

ASIDE_COLUMNS = columns(
    ("start", "end", "phrase", "number_start", "number_end", "reason", "zone", "sentence", "flags", "rule")
)


def aside_row(claim: Claim) -> tuple[Any, ...]:
    """Return what `ASIDE_COLUMNS` hold of a number that was set aside."""
    return (
        *(claim.start, claim.end, claim.phrase, claim.number_start, claim.number_end, claim.reason),
        *(claim.zone, claim.sentence, json.dumps(claim.flags, ensure_ascii=False), claim.rule),
    )


def aside(row: Row, *, document_id: int, text_digest: str) -> Claim:
    """Return the number that a row of `ASIDE_COLUMNS` set aside."""
    start, end, phrase, number_start, number_end, reason, zone, sentence, flags, rule = row
    try:
        return Claim(
            uid=claim_uid(text_digest, Span(number_start, number_end)),
            document=str(document_id),
            tier=Tier.SET_ASIDE,
            reason=None if reason is None else Aside(reason),
            start=start,
            end=end,
            phrase=phrase,
            number_start=number_start,
            number_end=number_end,
            zone=Zone(zone),
            sentence=sentence,
            flags=_flags(flags),
            rule=rule,
        )
    except (ValueError, TypeError) as error:
        raise LedgerDamaged(
            f"a number set aside in document {document_id} cannot be read: {error}"
        ) from error


def regions_text(document: Document) -> str:
    """Return the regions of a document as the ledger stores them."""
    return json.dumps([[*region.span, str(region.zone)] for region in document.regions])


def regions(text: str) -> tuple[Region, ...]:
    """Return the regions that `regions_text` wrote.

    >>> regions('[[0, 5, "headline"]]')
    (Region(span=Span(start=0, end=5), zone=<Zone.HEADLINE: 'headline'>),)
    """
    try:
        return tuple(Region(span=Span(start, end), zone=Zone(zone)) for start, end, zone in json.loads(text))
    except (ValueError, TypeError) as error:
        raise LedgerDamaged(
            f"the regions of a text cannot be read: {error}; run `factcheck audit`"
        ) from error


DOCUMENT_COLUMNS = "d.id, d.uid, d.origin, d.title, r.number, r.added_at"


def document(row: Row) -> DocumentEntry:
    """Return the document that a row of `DOCUMENT_COLUMNS` holds."""
    id_, uid, origin, title, revision, added_at = row
    return DocumentEntry(id=id_, uid=uid, origin=origin, title=title, revision=revision, added_at=added_at)


SOURCE_COLUMNS = ("kind", "title", "publisher", "url", "contact", "origin")
EVIDENCE_COLUMNS = ("passage", "locator", "stance", "consulted_at", "as_of")
PROOF_COLUMNS = f"{columns(EVIDENCE_COLUMNS, 'e')}, {columns(SOURCE_COLUMNS, 's')}"


def source_row(source: Source) -> tuple[Any, ...]:
    """Return what `SOURCE_COLUMNS` hold of a source."""
    return tuple(getattr(source, name) for name in SOURCE_COLUMNS)


def source(said: Row) -> Source:
    """Return the source that `SOURCE_COLUMNS` hold."""
    fields = dict(zip(SOURCE_COLUMNS, said, strict=True))
    try:
        fields |= {"kind": SourceKind(fields["kind"])}
    except ValueError as error:
        raise LedgerDamaged(f"a source cannot be read: {error}; run `factcheck audit`") from error
    return Source(**fields)


def evidence_row(evidence: Evidence) -> tuple[Any, ...]:
    """Return what `EVIDENCE_COLUMNS` hold of a piece of evidence."""
    return tuple(getattr(evidence, name) for name in EVIDENCE_COLUMNS)


def proof_row(evidence: Evidence) -> tuple[Any, ...]:
    """Return what `PROOF_COLUMNS` hold of a piece of evidence and its source."""
    return (*evidence_row(evidence), *source_row(evidence.source))


def evidence(row: Row) -> Evidence:
    """Return the evidence that a row of `PROOF_COLUMNS` holds."""
    said = dict(zip(EVIDENCE_COLUMNS, row, strict=False))
    try:
        said |= {"stance": Stance(said["stance"])}
    except ValueError as error:
        raise LedgerDamaged(f"a piece of evidence cannot be read: {error}; run `factcheck audit`") from error
    return Evidence(source=source(row[len(EVIDENCE_COLUMNS) :]), **said)


def ruling(row: Row) -> Ruling:
    """Return the ruling of an outcome, words, an editor and a moment."""
    outcome, words, editor, ruled_at = row
    try:
        return Ruling(outcome=Outcome(outcome), words=words, editor=editor, ruled_at=ruled_at)
    except ValueError as error:
        raise LedgerDamaged(f"a ruling cannot be read: {error}; run `factcheck audit`") from error


_DECISION = (
    "seq", "uid", "claim_id", "act", "status", "reason", "correction", "reviewer", "decided_at", "batch",
    "undoes", "hash",
)  # fmt: skip
DECISION_COLUMNS = columns(_DECISION, "d")


def decision(row: Row, note: str | None, proof: tuple[Evidence, ...]) -> Decision:
    """Return the decision that a row of `DECISION_COLUMNS` holds, with its note and evidence."""
    said = dict(zip(_DECISION, row, strict=True))
    try:
        said |= {"act": Act(said["act"]), "status": Status(said["status"])}
        said["reason"] = None if said["reason"] is None else Reason(said["reason"])
    except ValueError as error:
        raise LedgerDamaged(f"decision {row[0]} cannot be read: {error}; run `factcheck audit`") from error
    return Decision(**said, note=note, evidence=proof)
