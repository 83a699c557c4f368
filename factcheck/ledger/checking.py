"""What the checks said of a draft, and which findings somebody dismissed."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from factcheck.errors import DecisionError, UnknownFinding
from factcheck.ledger import documents, opinions
from factcheck.ledger.clean import key, storable
from factcheck.ledger.deciding import Author
from factcheck.limits import REASON_CHARS
from factcheck.model.entry import Dismissal, FindingEntry
from factcheck.model.finding import Finding, Mention, Outcome, mention_record
from factcheck.times import stamp

if TYPE_CHECKING:
    from datetime import datetime
    from sqlite3 import Connection

_DISMISSED = """
    (SELECT x.id FROM findings g JOIN dismissals x ON x.finding_id = g.id
     JOIN revisions q ON q.id = g.revision_id
     WHERE g.pair = f.pair AND q.document_id = r.document_id ORDER BY x.id DESC LIMIT 1)"""

_NOW = f"""
    SELECT f.id, r.document_id, d.title, f."check", f.outcome, f.message, f.working, f.start, f."end",
      f.phrase, f.others, f.found_at, x.act, x.reviewer, x.dismissed_at, x.note,
      (SELECT group_concat(claim_id) FROM (
        SELECT claim_id FROM finding_claims WHERE finding_id = f.id ORDER BY claim_id))
    FROM findings f JOIN checkings k ON k.id = f.checking_id JOIN revisions r ON r.id = k.revision_id
    JOIN documents d ON d.id = r.document_id LEFT JOIN dismissals x ON x.id = {_DISMISSED}
    WHERE k.id = (SELECT max(id) FROM checkings WHERE revision_id = r.id)
      AND r.number = (SELECT max(number) FROM revisions WHERE document_id = r.document_id)"""
_IN_PLACE = " ORDER BY r.document_id, f.start, f.id"


def keep(
    connection: "Connection", document_id: int, found: Sequence[Finding], *, engine: str, now: "datetime"
) -> None:
    """Record what the checks say of a document's latest draft, unless it is what they said before."""
    revision = documents.latest(connection, document_id)
    claims = {
        (start, end): claim
        # of a number that a reviewer made a claim there are two: the reviewer's is the one
        for claim, start, end in connection.execute(
            'SELECT claim_id, start, "end" FROM mentions WHERE revision_id = ? ORDER BY claim_id',
            (revision.id,),
        )
    }
    told = [(finding, _named(connection, finding, claims)) for finding in found]
    before = connection.execute(
        "SELECT id FROM checkings WHERE revision_id = ? ORDER BY id DESC LIMIT 1", (revision.id,)
    ).fetchone()
    said = sorted((*_row(finding), ",".join(map(str, named))) for finding, named in told)
    if before is not None and _said(connection, before[0]) == said:
        return
    checked_at = stamp(now)
    checking = connection.execute(
        "INSERT INTO checkings (revision_id, engine, checked_at) VALUES (?, ?, ?)",
        (revision.id, engine, checked_at),
    ).lastrowid
    for finding, named in told:
        finding_id = connection.execute(
            'INSERT INTO findings (revision_id, checking_id, found_at, pair, "check", outcome, message,'
            ' working, start, "end", phrase, others) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            (revision.id, checking, checked_at, finding.pair, *_row(finding)),
        ).lastrowid
        connection.executemany(
            "INSERT INTO finding_claims (finding_id, claim_id) VALUES (?, ?)",
            [(finding_id, claim) for claim in named],
        )


def findings(
    connection: "Connection",
    *,
    document_id: int | None = None,
    claim_id: int | None = None,
    dismissed: bool = False,
) -> list[FindingEntry]:
    """Return what the checks say of the latest drafts: of all, of one document, or of one claim."""
    where, values = "", []
    if document_id is not None:
        where += " AND r.document_id = ?"
        values.append(key(document_id))
    if claim_id is not None:
        where += " AND f.id IN (SELECT finding_id FROM finding_claims WHERE claim_id = ?)"
        values.append(key(claim_id))
    if not dismissed:
        where += " AND x.act IS NOT 'dismiss'"
    return [_entry(row) for row in connection.execute(_NOW + where + _IN_PLACE, values)]


def by_document(connection: "Connection") -> dict[int, int]:
    """Return how many findings that nobody dismissed there are in each document that has any."""
    return dict(
        connection.execute("SELECT document_id, count(*) FROM open_findings GROUP BY document_id").fetchall()
    )


def finding(connection: "Connection", finding_id: int) -> FindingEntry:
    """Return one finding of the latest drafts."""
    row = connection.execute(f"{_NOW} AND f.id = ?", (key(finding_id),)).fetchone()
    if row is None:
        raise UnknownFinding(f"no finding {finding_id} in the latest drafts; `factcheck findings` lists them")
    return _entry(row)


def dismiss(connection: "Connection", finding_id: int, reason: str, author: Author) -> None:
    """Record that a finding is none, and why; the same phrases in a later draft are not found again."""
    entry = finding(connection, finding_id)
    if entry.dismissal is not None:
        raise DecisionError(
            f"finding {finding_id} was dismissed by {entry.dismissal.reviewer}: {entry.dismissal.reason}"
        )
    _append(connection, finding_id, "dismiss", reason, author)


def restore(connection: "Connection", finding_id: int, reason: str, author: Author) -> None:
    """Record that a dismissed finding is one after all."""
    if finding(connection, finding_id).dismissal is None:
        raise DecisionError(f"finding {finding_id} is not dismissed")
    _append(connection, finding_id, "restore", reason, author)


def _append(connection: "Connection", finding_id: int, act: str, reason: str, author: Author) -> None:
    why = storable(" ".join(reason.split()))
    if not why or len(why) > REASON_CHARS:
        raise DecisionError(
            f"to {act} a finding needs a reason of up to {REASON_CHARS:,} characters; say why it is none"
        )
    connection.execute(
        "INSERT INTO dismissals (finding_id, act, reviewer, dismissed_at, note) VALUES (?, ?, ?, ?, ?)",
        (finding_id, act, opinions.name(author.reviewer), stamp(author.now), why),
    )


def _said(connection: "Connection", checking: int) -> list[tuple[Any, ...]]:
    return sorted(
        connection.execute(
            'SELECT "check", outcome, message, working, start, "end", phrase, others, coalesce('
            " (SELECT group_concat(claim_id) FROM (SELECT claim_id FROM finding_claims"
            " WHERE finding_id = findings.id ORDER BY claim_id)), '') FROM findings WHERE checking_id = ?",
            (checking,),
        )
    )


def _row(finding: Finding) -> tuple[Any, ...]:
    others = [mention_record(said) for said in finding.others]
    return (
        finding.check,
        str(finding.outcome),
        storable(finding.message),
        storable(finding.working),
        finding.place.start,
        finding.place.end,
        storable(finding.place.phrase),
        json.dumps(others, ensure_ascii=False),
    )


def _named(connection: "Connection", finding: Finding, claims: dict[tuple[int, int], int]) -> list[int]:
    """Return the ids of the claims that a finding speaks of."""
    found = {_claim(connection, said, claims) for said in finding.mentions}
    return sorted(claim for claim in found if claim is not None)


def _claim(connection: "Connection", said: Mention, claims: dict[tuple[int, int], int]) -> int | None:
    """Return the id of the claim that a finding names: by place in this text, by uid in another."""
    if said.document is None:
        return claims.get((said.start, said.end))
    row = connection.execute("SELECT id FROM claims WHERE uid = ?", (said.uid,)).fetchone()
    return row[0] if row else None


def _entry(row: Sequence[Any]) -> FindingEntry:
    id_, document_id, title, check, outcome, message, working, start, end, phrase, others, found_at = row[:12]
    act, reviewer, dismissed_at, note, claims = row[12:]
    return FindingEntry(
        id=id_,
        document_id=document_id,
        document_title=title,
        finding=Finding(
            check=check,
            outcome=Outcome(outcome),
            message=message,
            working=working,
            place=Mention(start=start, end=end, phrase=phrase),
            others=tuple(_mention(said) for said in json.loads(others)),
        ),
        claims=tuple(map(int, claims.split(","))) if claims else (),
        found_at=found_at,
        dismissal=Dismissal(reason=note, reviewer=reviewer, dismissed_at=dismissed_at)
        if act == "dismiss"
        else None,
    )


def _mention(said: dict[str, Any]) -> Mention:
    return Mention(
        start=said["start"],
        end=said["end"],
        phrase=said["phrase"],
        uid=said.get("uid"),
        document=said.get("document"),
    )
