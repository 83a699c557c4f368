"""The chain of decisions: what each hash covers, so that a change of the past cannot hide.

A decision's hash is the digest of the decision (with the hash before), the claim's whole wording, the text
and place where the claim stood, and each piece of evidence with its source.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

FORMAT = 1
"""Which fields the hash covers: those below. A later format may cover more; old rows keep theirs."""

GENESIS = "0" * 64
"""What the first decision has instead of the hash of the one before it."""

CLAIM = (
    "uid", "tier", "phrase", "value", "low", "high", "second", "value_exact", "low_exact",
    "high_exact", "hedge", "unit", "noun", "noun_head", "measure", "per", "change", "role", "kind",
    "action", "speaker", "attribution", "via", "modality", "place", "period", "zone", "sentence",
    "part_of", "twin_of", "worth", "flags", "rule", "second_exact", "supersedes_id", "added_by",
    "added_at",
)  # fmt: skip
"""What the hash covers of a claim, and a revision's seal of its figures: all that never changes."""

EVIDENCE = (
    *("passage", "locator", "stance", "consulted_at", "as_of"),
    *("kind", "title", "publisher", "url", "contact", "origin"),
)
"""What the hash covers of a piece of evidence and its source."""

MENTION = ("text_sha256", "start", "end", "number_start", "number_end")
"""What the hash covers of the place where the claim stood."""


def canonical(value: object) -> str:
    """Return a value as JSON that is the same on every machine.

    >>> canonical({"b": [1, None], "a": "é"})
    '{"a":"é","b":[1,null]}'
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def digest(value: object) -> str:
    """Return the SHA-256 of a value's canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def note_digest(text: str, salt: str) -> str:
    """Return what the chain keeps of a note: without its salt nobody can guess the text from it.

    >>> note_digest("", "")
    ''
    """
    return hashlib.sha256(f"{salt}:{text}".encode()).hexdigest() if text else ""


def decision_uid(prev_hash: str, claim_uid: str, reviewer: str, decided_at: str) -> str:
    """Return the uid of a decision: it names the same decision in every copy of the ledger."""
    return digest([prev_hash, claim_uid, reviewer, decided_at])[:16]


def sealed_evidence(row: Sequence[Any]) -> dict[str, Any]:
    """Return what the hash covers of a piece of evidence: all of it, its source included."""
    return dict(zip(EVIDENCE, row, strict=True))


def ruling_hash(row: Mapping[str, Any], *, decision: str | None) -> str:
    """Return the hash of a ruling: all of its row, and the seal of the decision that it is on."""
    return digest({**row, "decision": decision})


def withdrawal_hash(row: Mapping[str, Any], *, source: str, head: str) -> str:
    """Return the hash of a withdrawal: all of its row, the source, and the decisions as they were."""
    return digest({**row, "source": source, "head": head})
