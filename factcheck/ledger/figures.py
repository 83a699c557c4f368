"""The figures of a revision as rows: claims, their mentions, what was set aside, what nobody accounts for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from factcheck.ledger import chain, rows
from factcheck.ledger.drafts import Plan
from factcheck.limits import PAGE_ROWS
from factcheck.model.claim import Claim, Extraction, claim_uid
from factcheck.model.document import Span

if TYPE_CHECKING:
    from sqlite3 import Connection

Row = tuple[Any, ...]

_INSERT_CLAIM = (
    f"INSERT INTO claims (id, {rows.columns(rows.RECORD_COLUMNS)})"
    f" VALUES (?{', ?' * len(rows.RECORD_COLUMNS)})"
)
_INSERT_MENTION = (
    f"INSERT INTO mentions (revision_id, {rows.columns(rows.MENTION_COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_SEALED = tuple(rows.RECORD_COLUMNS.index(name) + 1 for name in chain.CLAIM)


@dataclass(frozen=True, slots=True)
class Figures:
    """All that is written of one revision's figures."""

    claims: tuple[Row, ...]
    """Only those that are new with it."""
    mentions: tuple[Row, ...]
    asides: tuple[Row, ...]
    unaccounted: tuple[Span, ...]

    @property
    def seal(self) -> str:
        """The digest that the revision keeps of them, so that none is changed or taken away unseen."""
        sealed = [tuple(row[at] for at in _SEALED) for row in self.claims]
        return chain.digest([sealed, self.mentions, self.asides, self.unaccounted])

    def write(self, connection: "Connection", revision_id: int) -> None:
        """Write them, after their revision."""
        connection.executemany(_INSERT_CLAIM, self.claims)
        connection.executemany(_INSERT_MENTION, [(revision_id, *row) for row in self.mentions])
        connection.executemany(
            f"INSERT INTO set_aside (revision_id, {rows.ASIDE_COLUMNS})"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(revision_id, *row) for row in self.asides],
        )
        connection.executemany(
            'INSERT INTO unaccounted (revision_id, start, "end") VALUES (?, ?, ?)',
            [(revision_id, *span) for span in self.unaccounted],
        )


def laid_out(
    connection: "Connection", plan: Plan, extraction: Extraction, *, document_id: int, added_at: str
) -> Figures:
    """Return the rows of a plan, with ids and uids that are free."""
    free = FreeUids(connection, extraction.document.digest, [arrival.claim.uid for arrival in plan.arrivals])
    uids = [free.uid(arrival.claim) for arrival in plan.arrivals]
    names = {uid: place.entry.claim.uid for uid, place in plan.kept}
    names |= {arrival.claim.uid: uid for arrival, uid in zip(plan.arrivals, uids, strict=True)}
    claims: list[Row] = []
    mentions = [
        _mention(place.entry.id, place.entry.claim, place.shift, "moved" if place.shift else "exact")
        for _, place in plan.kept
    ]
    for id_, (arrival, uid) in enumerate(zip(plan.arrivals, uids, strict=True), next_id(connection)):
        claim = _named(arrival.claim, uid, names)
        supersedes_id = arrival.supersedes.id if arrival.supersedes else None
        row = rows.claim_row(claim, document_id=document_id, added_at=added_at, supersedes_id=supersedes_id)
        claims.append((id_, *row))
        mentions.append(_mention(id_, claim, 0, "new"))
    asides = {claim.number_span: claim for claim in reversed(extraction.set_aside)}
    return Figures(
        claims=tuple(claims),
        mentions=tuple(sorted(mentions)),
        asides=tuple(rows.aside_row(asides[span]) for span in sorted(asides)),
        unaccounted=unaccounted(extraction),
    )


def unaccounted(extraction: Extraction) -> tuple[Span, ...]:
    """Return the numbers that nobody accounts for, each once."""
    return tuple(sorted({span for span in extraction.unaccounted if span.end > span.start}))


def standing(connection: "Connection", revision_id: int) -> Figures:
    """Return what a revision was recorded with, as the ledger has it now."""
    claims = connection.execute(
        f"SELECT c.id, {rows.columns(rows.RECORD_COLUMNS, 'c')}"
        " FROM mentions m JOIN claims c ON c.id = m.claim_id"
        " WHERE m.revision_id = ? AND m.match = 'new' AND c.added_by IS NULL ORDER BY c.id",
        (revision_id,),
    )
    mentions = connection.execute(
        f"SELECT {rows.columns(rows.MENTION_COLUMNS, 'm')} FROM mentions m JOIN claims c ON c.id = m.claim_id"
        " WHERE m.revision_id = ? AND (m.match <> 'new' OR c.added_by IS NULL) ORDER BY c.id",
        (revision_id,),
    )
    asides = connection.execute(
        f"SELECT {rows.ASIDE_COLUMNS} FROM set_aside WHERE revision_id = ? ORDER BY number_start, number_end",
        (revision_id,),
    )
    spans = connection.execute(
        'SELECT start, "end" FROM unaccounted WHERE revision_id = ? ORDER BY start, "end"', (revision_id,)
    )
    return Figures(
        claims=tuple(claims),
        mentions=tuple(mentions),
        asides=tuple(asides),
        unaccounted=tuple(Span(*row) for row in spans),
    )


def add(connection: "Connection", claim: Claim, revision_id: int, row: Row) -> int:
    """Write one claim that a reviewer adds to the latest revision, and return its id."""
    id_ = next_id(connection)
    connection.execute(_INSERT_CLAIM, (id_, *row))
    connection.execute(_INSERT_MENTION, (revision_id, *_mention(id_, claim, 0, "new")))
    return id_


def next_id(connection: "Connection") -> int:
    """Return the id that the next claim gets."""
    row: Row = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM claims").fetchone()
    return int(row[0])


def _mention(claim_id: int, claim: Claim, shift: int, match: str) -> Row:
    places = (claim.start, claim.end, claim.number_start, claim.number_end)
    return (claim_id, *(place + shift for place in places), match)


def _named(claim: Claim, uid: str, names: dict[str, str]) -> Claim:
    part_of, twin_of = _renamed(claim.part_of, names), _renamed(claim.twin_of, names)
    if (claim.uid, claim.part_of, claim.twin_of) == (uid, part_of, twin_of):
        return claim
    return replace(claim, uid=uid, part_of=part_of, twin_of=twin_of)


def _renamed(uid: str | None, names: dict[str, str]) -> str | None:
    return None if uid is None else names.get(uid, uid)


class FreeUids:
    """Uids that no claim of the ledger has: one text under two names gives the same to both."""

    def __init__(self, connection: "Connection", text_sha256: str, wanted: Sequence[str] = ()) -> None:
        """Look those that are wanted up together: an article has hundreds."""
        self._connection = connection
        self._text_sha256 = text_sha256
        self._given: set[str] = set()
        self._free = set(wanted)
        for at in range(0, len(wanted), PAGE_ROWS):
            page = wanted[at : at + PAGE_ROWS]
            taken = connection.execute(
                f"SELECT uid FROM claims WHERE uid IN ({', '.join('?' * len(page))})", page
            )
            self._free.difference_update(uid for (uid,) in taken)

    def uid(self, claim: Claim) -> str:
        """Return the claim's own uid, or the next one where that is taken."""
        return next(uid for uid in self._candidates(claim) if self._take(uid))

    def _candidates(self, claim: Claim) -> Iterator[str]:
        yield claim.uid
        number = 1
        while True:
            number += 1
            yield claim_uid(self._text_sha256, claim.number_span, salt=f":{claim.rule}:{number}")

    def _take(self, uid: str) -> bool:
        if uid in self._given or not (uid in self._free or self._is_free(uid)):
            return False
        self._given.add(uid)
        return True

    def _is_free(self, uid: str) -> bool:
        return self._connection.execute("SELECT 1 FROM claims WHERE uid = ?", (uid,)).fetchone() is None
