"""A filter as SQL, and the claims that it chooses."""

import sys
from array import array
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from factcheck.errors import UnknownClaim
from factcheck.ledger import rows, search
from factcheck.ledger.clean import key, storable
from factcheck.ledger.drafts import REVIEWER_RULE
from factcheck.limits import PAGE_ROWS
from factcheck.model.claim import Claim
from factcheck.model.entry import ClaimEntry, Listing
from factcheck.model.filter import ClaimFilter, Order

if TYPE_CHECKING:
    from sqlite3 import Connection


def claim_ids(connection: "Connection", chosen: ClaimFilter) -> "array[int]":
    """Return the ids of the claims that a filter chooses, in the order of the queue."""
    return listing(connection, chosen).ids


def chooses(connection: "Connection", chosen: ClaimFilter, claim_id: int) -> bool:
    """Tell whether a claim is among those that a filter chooses."""
    return len(listing(connection, chosen, only=claim_id).ids) > 0


def listing(
    connection: "Connection", chosen: ClaimFilter, *, most: int | None = None, only: int | None = None
) -> Listing:
    """Return the claims that a filter chooses, or the first of them, or one, in the order of the queue."""
    where, values = _conditions(chosen)
    if only is not None:
        where, values = f"c.id = ? AND {where}", [key(only), *values]
    sought = search.read(chosen.text)
    found = f"claims c WHERE {where}"
    if sought is not None:
        found, values = search.clause(connection, sought, where, values)
    found = f"FROM {found} ORDER BY {_ORDERS[chosen.order]}"
    if sought is None or not sought.literals:
        return _packed(connection, found, values, most)
    rows = connection.execute(f"SELECT c.id, {_IS_OPEN}, phrase, sentence, speaker {found}", values)
    ids, still_open = array("q"), bytearray()
    for id_, is_open, *_ in islice((row for row in rows if search.holds(sought, row[2:])), most):
        ids.append(id_)
        still_open.append(is_open)
    return Listing(ids=ids, open=still_open)


def _packed(connection: "Connection", found: str, values: Sequence[Any], most: int | None) -> Listing:
    # a million rows handed over one by one would keep whoever presses a key waiting: SQLite writes them
    # into one text, beside everything that Python does
    ids, still_open = connection.execute(
        "SELECT group_concat(printf('%016x', id), ''), group_concat(printf('%02x', is_open), '')"
        f" FROM (SELECT c.id, {_IS_OPEN} AS is_open {found} LIMIT ?)",
        (*values, -1 if most is None else most),
    ).fetchone()
    packed = array("q", bytes.fromhex(ids or ""))
    if sys.byteorder == "little":
        packed.byteswap()
    return Listing(ids=packed, open=bytearray.fromhex(still_open or ""))


_IS_OPEN = "c.status = 'unreviewed'"
_IN_PLACE = "document_id, start, id"
_TOP = 900
"""Characters from the beginning of an article that readers see first: its first paragraphs."""
_FOUND = (
    "SELECT 1 FROM finding_claims fc JOIN open_findings o ON o.id = fc.finding_id WHERE fc.claim_id = c.id"
)
_ORDERS = {
    Order.POSITION: _IN_PLACE,
    Order.DEADLINE: (
        f"NOT EXISTS ({_FOUND}), "
        f"CASE zone WHEN 'headline' THEN 0 WHEN 'standfirst' THEN 1 ELSE 2 + (start >= {_TOP}) END, "
        f"speaker IS NOT NULL, worth DESC, {_IN_PLACE}"
    ),
    Order.WORTH: f"worth DESC, {_IN_PLACE}",
    Order.VALUE: f"coalesce(value, low, high) DESC NULLS LAST, {_IN_PLACE}",
    Order.STATUS: (
        "CASE status WHEN 'unreviewed' THEN 0 WHEN 'disputed' THEN 1 WHEN 'sourced' THEN 2 "
        f"WHEN 'verified' THEN 3 ELSE 4 END, {_IN_PLACE}"
    ),
    Order.TIME: f"decided_at DESC NULLS LAST, last_decision DESC, {_IN_PLACE}",
}


_CHANGED = """
    SELECT m.claim_id FROM revisions r JOIN mentions m ON m.revision_id = r.id AND m.match = 'new'
    WHERE r.number > 1 AND r.number = (SELECT max(number) FROM revisions WHERE document_id = r.document_id)"""
_HIDDEN = """c.flags LIKE '%"hidden characters"%'"""


def _conditions(chosen: ClaimFilter) -> tuple[str, list[Any]]:
    conditions = ["c.in_latest = 1"] if chosen.latest else ["c.id > 0"]
    values: list[Any] = []
    if chosen.document is not None:
        conditions.append("c.document_id = ?")
        values.append(key(chosen.document))
    for column, words in (
        ("tier", chosen.tiers),
        ("status", chosen.statuses),
        ("kind", chosen.kinds),
        ("zone", chosen.zones),
    ):
        if words:
            conditions.append(f"c.{column} IN ({', '.join('?' * len(words))})")
            values.extend(sorted(str(word) for word in words))
    if chosen.reviewer is not None:
        conditions.append("c.reviewer = ?")
        values.append(storable(chosen.reviewer))
    if chosen.since is not None:
        conditions.append("c.decided_at >= ?")
        values.append(storable(chosen.since))
    if chosen.speaker is not None:
        conditions.append("c.speaker = ?")
        values.append(storable(chosen.speaker))
    if chosen.findings:
        conditions.append(f"EXISTS ({_FOUND})")
    if chosen.changed:
        conditions.append(f"c.id IN ({_CHANGED})")
    if chosen.hidden:
        conditions.append(_HIDDEN)
    if chosen.differs:
        conditions.append("c.id IN (SELECT id FROM disagreements)")
    return " AND ".join(conditions), values


_TOLD = (
    "SELECT claim_id, count(*) FROM finding_claims JOIN open_findings o ON o.id = finding_claims.finding_id"
)


_APART = (
    "SELECT claim_id FROM opinions WHERE claim_id IN"
    " (SELECT id FROM claims WHERE id IN ({}) AND decision_count > 1)"
    " GROUP BY claim_id HAVING count(DISTINCT status) > 1"
)
"""The claims on which the last words of two reviewers differ."""


def added_ids(connection: "Connection", document_id: int) -> list[int]:
    """Return the ids of the claims of a latest draft that reviewers made, in the order of the text."""
    rows = connection.execute(
        "SELECT id FROM claims WHERE document_id = ? AND in_latest = 1 AND tier = 'claim' AND rule = ?"
        " ORDER BY start, id",
        (document_id, REVIEWER_RULE),
    )
    return [id_ for (id_,) in rows]


def entries(connection: "Connection", ids: Sequence[int]) -> list[ClaimEntry]:
    """Return the claims of these ids, in this order."""
    found: dict[int, ClaimEntry] = {}
    for at in range(0, len(ids), PAGE_ROWS):
        page = [key(id_) for id_ in ids[at : at + PAGE_ROWS]]
        marks = ", ".join("?" * len(page))
        told = dict(connection.execute(f"{_TOLD} WHERE claim_id IN ({marks}) GROUP BY claim_id", page))
        apart = {row[0] for row in connection.execute(_APART.format(marks), page)}
        for row in connection.execute(f"SELECT {rows.ENTRY_COLUMNS} FROM claims WHERE id IN ({marks})", page):
            found[row[0]] = rows.entry(row, findings=told.get(row[0], 0), differ=row[0] in apart)
    missing = next((id_ for id_ in ids if id_ not in found), None)
    if missing is not None:
        raise unknown(missing)
    return [found[id_] for id_ in ids]


def wordings(connection: "Connection", ids: Sequence[int]) -> Iterator[tuple[int, Claim]]:
    """Yield what the claims of these ids say, in any order, and not what is said of them."""
    for at in range(0, len(ids), PAGE_ROWS):
        page = [key(id_) for id_ in ids[at : at + PAGE_ROWS]]
        marks = ", ".join("?" * len(page))
        for row in connection.execute(f"SELECT {rows.ENTRY_COLUMNS} FROM claims WHERE id IN ({marks})", page):
            yield row[0], rows.entry(row, findings=0, differ=False).claim


ALIKE = 200
"""As many claims like one another as are looked at."""


def alike(connection: "Connection", claim_id: int) -> list[ClaimEntry]:
    """Return other claims of the latest drafts that count the same thing, or measure it in the same unit."""
    like = claim(connection, claim_id).claim
    where, values = same_sort(like)
    # the plus keeps SQLite from walking the whole queue in its order
    found = connection.execute(
        f"SELECT id FROM claims WHERE {where} AND id <> ? ORDER BY +document_id, start, id LIMIT ?",
        (*values, key(claim_id), ALIKE),
    )
    return entries(connection, [row[0] for row in found])


def same_sort(like: Claim) -> tuple[str, tuple[str | None, ...]]:
    """Return the condition on claims of the same noun or, where nothing is counted, of the same measure."""
    sort = "in_latest = 1 AND tier = 'claim' AND kind IS ? AND unit IS ? AND per IS ?"
    values = (like.kind, like.unit, like.per)
    if like.noun_head is not None:
        return f"noun_head = ? AND {sort}", (like.noun_head, *values)
    return f"measure = ? AND noun_head IS NULL AND {sort}", (like.measure, *values)


SPEAKERS = 1000
"""As many speakers as are listed."""


def speakers(connection: "Connection", document_id: int | None) -> list[tuple[str, int]]:
    """Return who is said to have said something in the latest drafts, and of how many claims, most first."""
    found = connection.execute(
        "SELECT speaker, count(*) FROM claims WHERE in_latest = 1 AND tier = 'claim' AND speaker IS NOT NULL"
        " AND (?1 IS NULL OR document_id = ?1) GROUP BY speaker ORDER BY count(*) DESC, speaker LIMIT ?2",
        (document_id, SPEAKERS),
    )
    return [(speaker, claims) for speaker, claims in found]


def claim(connection: "Connection", ref: str | int) -> ClaimEntry:
    """Return the claim of an id or uid."""
    text = str(ref).strip().lower()
    number = key(int(text[:20])) if text.isascii() and text.isdigit() else 0
    # a uid may consist of digits only: then the id goes first
    row = connection.execute(
        "SELECT id FROM claims WHERE id = ?1 OR uid = ?2 ORDER BY id = ?1 DESC LIMIT 1",
        (number, storable(text)),
    ).fetchone()
    if row is None:
        raise unknown(ref)
    return entries(connection, [row[0]])[0]


def unknown(ref: str | int) -> UnknownClaim:
    """Return the error for a claim that is not there."""
    return UnknownClaim(
        f"no claim {storable(str(ref))} in this ledger; `factcheck claims` lists ids and uids"
    )


def named(connection: "Connection", text: str) -> int | None:
    """Return the id of the claim that a text names by id or uid, if it names one."""
    try:
        return claim(connection, text).id
    except UnknownClaim:
        return None
