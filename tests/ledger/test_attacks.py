"""Other programs that write to the file: history cannot be changed, replaced or taken away by SQL."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.db import PrimaryKeyRequired, Table

from factcheck.ledger import Ledger, connect
from factcheck.model.claim import Extraction, Tier
from factcheck.model.decision import Evidence, Judgement, Source, Status
from factcheck.model.document import Document, Span
from factcheck.model.ruling import Outcome
from tests.factories import claim
from tests.ledger.desk import FLOOD_REVISED, NOW, article, raw, record

TABLES = (
    "documents", "revisions", "originals", "claims", "mentions", "set_aside", "unaccounted", "decisions",
    "notes", "redactions", "sources", "withdrawals", "evidence", "findings", "dismissals", "rulings",
)  # fmt: skip


@pytest.fixture
def full(whole: Path, path: Path) -> Path:
    shutil.copy(whole, path)
    return path


@pytest.fixture(scope="module")
def whole(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with a row in every table, closed."""
    path = tmp_path_factory.mktemp("full") / "ledger.db"
    shutil.copy(blank, path)
    empty = Ledger.open(path)
    text = "On 5 May 30 ships sank, and 12 boats."
    records = (claim(text, "5 May", tier=Tier.SET_ASIDE), claim(text, "30 ships", "30"))
    document = Document(text=text, raw=text.encode(), origin="ships.txt")
    record(empty, Extraction(document=document, records=records, unaccounted=(Span(28, 30),)))
    record(empty, article())
    record(empty, article(FLOOD_REVISED))
    proof = Evidence(source=Source(title="Lloyd's"), passage="30 ships")
    empty.decide(
        1, Judgement(status=Status.VERIFIED, note="by post", evidence=(proof,)), reviewer="ann", now=NOW
    )
    empty.decide(2, Judgement(status=Status.DISPUTED), reviewer="bob", now=NOW)
    empty.decide(3, Judgement(status=Status.DISPUTED, note="a name"), reviewer="bob", now=NOW)
    asked = empty.decide(4, Judgement(status=Status.DISPUTED, correction="7"), reviewer="bob", now=NOW)
    empty.rule(4, asked.uid, Outcome.STET, editor="eva", now=NOW)
    empty.withdraw("Lloyd's", reason="retracted", reviewer="ann", now=NOW)
    empty.close()
    with raw(path) as outside:
        outside.execute(
            "INSERT INTO redactions (decision_seq, reviewer, redacted_at, reason)"
            " VALUES (3, 'ann', '2023-10-20T09:30:00.000000Z', 'court order')"
        )
        outside.execute("UPDATE notes SET text = NULL, salt = NULL WHERE decision_seq = 3")
        outside.execute(
            "INSERT INTO checkings (revision_id, engine, checked_at) VALUES (1, '1', '2023-10-20T09:30:00Z')"
        )
        outside.execute(
            'INSERT INTO findings (revision_id, checking_id, "check", message, outcome, start, "end", phrase,'
            " found_at) VALUES (1, 1, 'sums', 'no', 'inconsistent', 9, 17, '30 ships', '2023-10-20')"
        )
        outside.execute("INSERT INTO finding_claims (finding_id, claim_id) VALUES (1, 1)")
        outside.execute(
            "INSERT INTO dismissals (finding_id, reviewer, dismissed_at, note)"
            " VALUES (1, 'ann', '2023-10-20', 'they are')"
        )
    return path


def contents(path: Path) -> list[object]:
    with raw(path) as outside:
        return [outside.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES]


def refused(path: Path, statement: str, *values: object) -> None:
    before = contents(path)
    with raw(path) as outside, pytest.raises(connect.sqlite.DatabaseError):
        outside.execute(statement, values)
    assert contents(path) == before
    with Ledger.open(path) as ledger:
        assert ledger.audit().faults == ()


def columns(path: Path, table: str) -> list[str]:
    with raw(path) as outside:
        return [row[1] for row in outside.execute(f"PRAGMA table_info({table})")]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_a_row_and_none_can_be_deleted(full: Path, table: str) -> None:
    with raw(full) as outside:
        assert outside.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0
    refused(full, f"DELETE FROM {table}")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("verb", ["REPLACE", "INSERT OR REPLACE", "INSERT", "INSERT OR IGNORE"])
def test_no_row_can_be_replaced_by_its_like(full: Path, table: str, verb: str) -> None:
    refused(full, f"{verb} INTO {table} SELECT * FROM {table}")


@pytest.mark.parametrize("table", [name for name in TABLES if name not in ("documents", "notes")])
def test_no_column_can_be_updated(full: Path, table: str) -> None:
    before = contents(full)
    for column in columns(full, table):
        for value in ("'x'", "7", "NULL"):
            with raw(full) as outside:
                # what is said already may be said again; it changes nothing
                with suppress(connect.sqlite.DatabaseError):
                    outside.execute(f'UPDATE OR REPLACE {table} SET "{column}" = {value}')
                with suppress(connect.sqlite.DatabaseError):
                    outside.execute(f'UPDATE OR IGNORE {table} SET "{column}" = {value}')
    assert contents(full) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims SET status = 'verified'",
        "UPDATE claims SET status = 'verified', last_decision = 2 WHERE id = 2",
        "UPDATE claims SET status = 'disputed', reviewer = 'bob', last_decision = 1 WHERE id = 2",
        "UPDATE claims SET decision_count = 0, last_decision = NULL WHERE id = 1",
        "UPDATE claims SET start = start + 1, number_start = number_start + 1",
        "UPDATE claims SET in_latest = 1 - in_latest",
        "UPDATE claims SET id = id + 100",
        "INSERT INTO claims SELECT id + 100, uid || 'x' FROM claims",
        "INSERT INTO evidence (decision_seq, source_id, stance) VALUES (1, 1, 'supports')",
        "INSERT INTO evidence (decision_seq, source_id, stance) VALUES (2, 1, 'supports')",
        "INSERT INTO evidence (decision_seq, source_id, stance) VALUES (3, 1, 'supports')",
        "INSERT INTO evidence (decision_seq, source_id, stance) VALUES (4, 1, 'supports')",
        "REPLACE INTO evidence (id, decision_seq, source_id, stance) VALUES (1, 4, 1, 'refutes')",
        "REPLACE INTO sources (id, uid, kind, title) SELECT 1, uid, kind, 'x' FROM sources WHERE id = 1",
        "REPLACE INTO decisions SELECT 4, uid, claim_id, mention_id, base_seq, act, status, reason,"
        " correction, 'eve', decided_at, batch, undoes, 4, evidence_count, note_digest, format, prev_hash,"
        " hash FROM decisions WHERE seq = 3",
        "INSERT INTO decisions SELECT * FROM decisions WHERE seq = 2"
        " ON CONFLICT (seq) DO UPDATE SET reviewer = 'eve'",
        "UPDATE OR REPLACE decisions SET seq = 2 WHERE seq = 3",
        "UPDATE claims SET worth = 'high' WHERE id = 1",
        "INSERT INTO claims SELECT * FROM claims WHERE id = 1 ON CONFLICT (id) DO UPDATE SET phrase = 'x'",
        "INSERT INTO notes VALUES (2, 'slipped in', 'x')",
        "UPDATE notes SET text = 'other'",
        "UPDATE notes SET text = NULL, salt = 'kept'",
        "UPDATE notes SET text = NULL, salt = NULL WHERE decision_seq = 1",
        "INSERT INTO redactions (decision_seq, reviewer, redacted_at, reason)"
        " VALUES (2, 'eve', '2023-10-20T09:30:00.000000Z', 'there is no note')",
        "UPDATE documents SET uid = 'other'",
        'INSERT INTO mentions (claim_id, revision_id, start, "end", number_start, number_end, match)'
        " VALUES (1, 3, 0, 3, 0, 2, 'moved')",
        'INSERT INTO mentions (claim_id, revision_id, start, "end", number_start, number_end, match)'
        " VALUES (4, 2, 0, 3, 0, 2, 'moved')",
        "INSERT INTO decisions SELECT seq + 2, 'uid', claim_id, mention_id, base_seq, act, status, reason,"
        " correction, reviewer, decided_at, batch, undoes, stands_on, evidence_count, note_digest, format,"
        " prev_hash, hash FROM decisions WHERE seq = 1",
        "INSERT INTO decisions (seq, uid, claim_id, mention_id, base_seq, act, status, reviewer, decided_at,"
        " stands_on, prev_hash, hash) SELECT 3, '0123456789abcdef', 1, 1, 0, 'decide', 'verified', 'eve',"
        " '2023-10-20T09:30:00.000000Z', 3, hash, printf('%064d', 1) FROM decisions WHERE seq = 2",
        "INSERT INTO revisions SELECT id + 100, document_id, number + 7, origin, text, text_sha256,"
        " raw_sha256, media_type, regions, engine, unaccounted, figures_sha256, added_at FROM revisions",
        "INSERT INTO revisions SELECT 100, document_id, number + 1, origin, 'a' || char(0) || 'b 12',"
        " text_sha256, raw_sha256, media_type, regions, engine, unaccounted, figures_sha256, added_at"
        " FROM revisions WHERE id = (SELECT max(id) FROM revisions)",
    ],
)
def test_an_attack_by_hand_is_refused(full: Path, statement: str) -> None:
    refused(full, statement)


ROW = {"seq": 2, "reviewer": "eve"}


@pytest.mark.parametrize(
    "write",
    [
        lambda table: table.insert(next(table.rows) | ROW, replace=True),
        lambda table: table.insert(next(table.rows) | ROW, ignore=True),
        lambda table: table.insert(next(table.rows) | ROW),
        lambda table: table.upsert(next(table.rows) | ROW),
        lambda table: table.upsert(ROW),
        lambda table: table.update(2, {"reviewer": "eve"}),
        lambda table: table.delete(2),
        lambda table: table.delete_where("seq = 2"),
        lambda table: table.convert("reviewer", lambda name: "eve"),
    ],
    ids=["replace", "ignore", "insert", "upsert", "part", "update", "delete", "where", "convert"],
)
def test_sqlite_utils_writes_no_history(full: Path, write: Callable[[Table], object]) -> None:
    before = contents(full)
    outside = Database(full)
    with pytest.raises((connect.sqlite.DatabaseError, PrimaryKeyRequired)):
        write(outside.table("decisions"))
    outside.close()
    assert contents(full) == before


def test_a_claim_cannot_come_in_decided(full: Path) -> None:
    names = [name for name in columns(full, "claims") if name not in ("id", "uid")]
    chosen = ", ".join(f'"{name}"' for name in names)
    refused(
        full,
        f"INSERT INTO claims (uid, {chosen}) SELECT '0123456789abcdef', {chosen} FROM claims WHERE id = 1",
    )


def test_a_colleague_may_correct_a_title_and_add_a_view_and_an_index(full: Path) -> None:
    with raw(full) as outside:
        outside.execute("UPDATE documents SET title = 'Ships', story = 'sea'")
        outside.execute("CREATE VIEW mine AS SELECT * FROM claims")
        outside.execute("CREATE INDEX mine_too ON claims (speaker)")
        outside.execute("CREATE TABLE my_notes (id INTEGER PRIMARY KEY, text TEXT)")
    with Ledger.open(full) as ledger:
        assert ledger.document("1").title == "Ships"
        assert ledger.audit().faults == ()
