"""One quantity through several dated articles: how a toll, a price or a rate moved."""

from typing import TYPE_CHECKING

from factcheck.ledger import queries
from factcheck.model.amount import amount
from factcheck.model.claim import plain
from factcheck.model.question import DONE
from factcheck.model.series import Point, Series

if TYPE_CHECKING:
    from sqlite3 import Connection

MOST, POINTS = 12, 60
"""As many lines are drawn, of as many figures: those of most articles, and the latest of each."""

_SORT = "c.noun_head, c.measure, c.unit, c.per, c.kind, c.action"
_DATED = (
    "FROM claims c JOIN documents d ON d.id = c.document_id"
    " WHERE c.in_latest = 1 AND c.tier = 'claim' AND c.value IS NOT NULL AND c.change IS NULL"
    " AND c.status <> 'not_a_claim'"
    " AND c.kind IN ('count', 'money', 'percent', 'measure') AND d.published IS NOT NULL"
)
_SORTS = f"""
    SELECT {_SORT} {_DATED} AND coalesce(c.noun_head, c.measure) IS NOT NULL
    GROUP BY {_SORT}
    HAVING count(DISTINCT substr(d.published, 1, 10)) > 1 AND count(DISTINCT c.value) > 1
      {{}}
    ORDER BY count(DISTINCT c.document_id) DESC, min(c.id) LIMIT {MOST}"""
_POINTS = f"""
    SELECT c.id, substr(d.published, 1, 10), d.title {_DATED} AND c.noun_head IS ? AND c.measure IS ?
      AND c.unit IS ? AND c.per IS ? AND c.kind IS ? AND c.action IS ?
    ORDER BY substr(d.published, 1, 10) DESC, c.id DESC LIMIT {POINTS}"""


def series(connection: "Connection", document_ids: tuple[int, ...]) -> list[Series]:
    """Return the lines of all articles, or those that some are on; most articles first."""
    on = f"AND max(c.document_id IN ({', '.join('?' * len(document_ids))}))" if document_ids else ""
    sorts = connection.execute(_SORTS.format(on), document_ids).fetchall()
    return [_line(connection, sort) for sort in sorts]


def _line(connection: "Connection", sort: tuple[str | None, ...]) -> Series:
    found = connection.execute(_POINTS, sort).fetchall()[::-1]
    entries = queries.entries(connection, [row[0] for row in found])
    points = tuple(
        Point(
            day=day,
            value=plain(entry.claim.value) or 0,
            figure=amount(entry.claim),
            claim=entry.id,
            article=title,
            status=entry.status,
        )
        for entry, (_, day, title) in zip(entries, found, strict=True)
    )
    noun, measure, unit, per, _, action = sort
    done = action and (DONE.get(action) or f"({action.replace('_', ' ')})")
    what = " ".join(word for word in (noun or measure, done) if word)
    words = [what, "%" if unit == "percentage" else unit, per and f"per {per}"]
    return Series(name=", ".join(word for word in words if word), points=points)
