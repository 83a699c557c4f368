"""Tampering behind the guards' back: each is found, and said in a sentence."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from factcheck.errors import LedgerDamaged
from factcheck.ledger import Ledger, chain
from factcheck.model.claim import RECORD_FIELDS, Extraction, Tier
from factcheck.model.decision import Evidence, Judgement, Source, Status
from factcheck.model.document import Document, Span
from factcheck.times import stamp
from tests.factories import claim
from tests.ledger.desk import FLOOD_REVISED, NOW, SOURCED, article, raw, record


@pytest.fixture
def sealed(whole: Path, path: Path) -> Path:
    shutil.copy(whole, path)
    return path


@pytest.fixture(scope="module")
def whole(flooded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sealed") / "ledger.db"
    shutil.copy(flooded, path)
    ledger = Ledger.open(path)
    found = article(FLOOD_REVISED)
    record(ledger, replace(found, document=replace(found.document, raw=FLOOD_REVISED.encode())))
    text = "On 5 May 30 ships sank, and 12 boats."
    records = (claim(text, "5 May", tier=Tier.SET_ASIDE), claim(text, "30 ships", "30"))
    record(ledger, Extraction(document=Document(text=text), records=records, unaccounted=(Span(28, 30),)))
    proof = Evidence(source=Source(title="Lloyd's"), passage="1,400")
    ledger.decide(
        1, Judgement(status=Status.VERIFIED, note="by post", evidence=(proof,)), reviewer="ann", now=NOW
    )
    ledger.decide(1, SOURCED, reviewer="bob", now=NOW)
    ledger.undo(reviewer="bob", now=NOW)
    ledger.decide(4, Judgement(status=Status.DISPUTED), reviewer="bob", now=NOW)
    ledger.close()
    return path


def without_guards(path: Path, *statements: str) -> None:
    """Change the file with its triggers taken off and put back, as somebody who means it would."""
    with raw(path) as outside:
        outside.execute("PRAGMA ignore_check_constraints = ON")
        outside.execute("BEGIN")
        guards = outside.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            outside.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            outside.execute(statement)
        for _, sql in guards:
            outside.execute(sql)
        outside.execute("COMMIT")


def faults(path: Path, *, read_only: bool = True) -> tuple[str, ...]:
    with Ledger.suspect(path) if read_only else Ledger.open(path) as ledger:
        return ledger.audit().faults


def test_an_untouched_ledger_is_whole(sealed: Path) -> None:
    with Ledger.open(sealed) as ledger:
        audit = ledger.audit()
    assert (audit.faults, audit.whole) == ((), True)
    assert (audit.decisions, audit.documents, audit.claims, audit.head.seq) == (4, 2, 5, 4)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE decisions SET status = 'disputed' WHERE seq = 1", "Decision 1 (claim 1, by ann"),
        ("UPDATE decisions SET reviewer = 'eve' WHERE seq = 2", "Decision 2 (claim 1, by eve"),
        ("UPDATE decisions SET decided_at = '2024-01-01T00:00:00.000000Z' WHERE seq = 2", "Decision 2"),
        ("UPDATE decisions SET correction = '7' WHERE seq = 2", "does not match its seal"),
        ("UPDATE decisions SET hash = printf('%064d', 3) WHERE seq = 2", "Decision 3"),
        ("UPDATE decisions SET evidence_count = 3 WHERE seq = 4", "given on 3 pieces of evidence"),
        ("DELETE FROM decisions WHERE seq = 2", "Decisions 2 to 2 were removed."),
        ("UPDATE evidence SET passage = '1,500' WHERE id = 1", "Decision 1"),
        ("UPDATE evidence SET stance = 'nonsense' WHERE id = 1", "Decision 1"),
        ("DELETE FROM evidence WHERE id = 1", "holds 0"),
        ("INSERT INTO evidence (decision_seq, source_id, stance) VALUES (1, 1, 'refutes')", "holds 2"),
        ("UPDATE sources SET title = 'Other'", "Source 1 ('Other') was changed."),
        (
            "UPDATE notes SET text = 'by hand'",
            "The note of decision 1 (of 2023-10-20T09:30:00.000000Z) was changed.",
        ),
        ("UPDATE notes SET text = NULL, salt = NULL", "was erased, and nobody is on record for it."),
        (
            "INSERT INTO redactions VALUES (1, 1, 'ann', '2023-10-20T09:30:00.000000Z', 'none')",
            "is said to be erased, and is there.",
        ),
        ("DELETE FROM notes", "was removed."),
        ("UPDATE claims SET value_exact = '1500' WHERE id = 1", "Decision 1"),
        (
            "UPDATE claims SET status = 'verified' WHERE id = 2",
            "marked 'verified', but its decisions say 'unreviewed'",
        ),
        ("UPDATE claims SET reviewer = 'eve' WHERE id = 1", "but by whom, when or why"),
        ("UPDATE claims SET evidence_count = 9 WHERE id = 1", "but by whom, when or why"),
        ("UPDATE claims SET decision_count = 9 WHERE id = 1", "but by whom, when or why"),
        (
            "UPDATE claims SET value_exact = '9' WHERE id = 2",
            "revision 1 of document 1 are not those recorded",
        ),
        ("UPDATE claims SET tier = 'minor' WHERE id = 5", "revision 1 of document 2 are not those recorded"),
        ("UPDATE claims SET start = 3 WHERE id = 2", "Claim 2 ('20,000') is not where the drafts have it."),
        ("UPDATE claims SET in_latest = 0 WHERE id = 1", "Claim 1 ('1,400 people') is not where"),
        ("UPDATE claims SET phrase = '1,500 people' WHERE id = 1", "Claim 1 ('1,500 people') does not stand"),
        ("UPDATE mentions SET start = 1 WHERE claim_id = 2", "does not stand where revision 1 of document 1"),
        ("DELETE FROM mentions WHERE claim_id = 5", "Claim 5 ('30 ships') is not where the drafts have it."),
        (
            "UPDATE revisions SET text = replace(text, '20,000', '90,000')",
            "The text of revision 1 of document 1",
        ),
        ("UPDATE set_aside SET phrase = '6 May'", "The number set aside as '6 May'"),
        ("DELETE FROM set_aside", "revision 1 of document 2 are not those recorded"),
        ("DELETE FROM unaccounted", "revision 1 of document 2 are not those recorded"),
        ("UPDATE originals SET zlib = x'00'", "The original file"),
        ("DELETE FROM originals", "The original file of revision 2 of document 1 was removed."),
        ("DELETE FROM sources", "refers to a row of 'sources' that is gone."),
        ("UPDATE claims SET sentence = CAST(x'ff31' AS TEXT) WHERE id = 2", "cannot be read"),
        ("UPDATE claims SET worth = 9e999 WHERE id = 2", "cannot be read"),
    ],
)
def test_a_change_behind_the_guards_is_found(sealed: Path, statement: str, sentence: str) -> None:
    without_guards(sealed, statement)
    found = faults(sealed)
    assert any(sentence in fault for fault in found), found
    assert all(fault.endswith(".") for fault in found)


def test_a_decision_that_was_forged_by_sql_is_found(sealed: Path) -> None:
    with raw(sealed) as outside:
        outside.execute(
            "INSERT INTO decisions (seq, uid, claim_id, mention_id, base_seq, act, status, reviewer,"
            " decided_at, stands_on, prev_hash, hash)"
            " SELECT 5, '0123456789abcdef', 2, 2, 0, 'decide', 'verified', 'ann', ?, 5, hash,"
            " printf('%064d', 1) FROM decisions WHERE seq = 4",
            (stamp(NOW),),
        )
    with Ledger.open(sealed) as ledger:
        ledger.decide(5, SOURCED, reviewer="bob", now=NOW)
        (fault,) = ledger.audit().faults
    assert fault.startswith(
        "Decision 5 (claim 2, by ann, 2023-10-20T09:30:00.000000Z) does not match its seal"
    )


def test_a_claim_that_was_slipped_in_is_found(sealed: Path) -> None:
    with raw(sealed) as outside:
        names = [row[1] for row in outside.execute("PRAGMA table_info(claims)")][2:]
        chosen = ", ".join(f'"{name}"' for name in names)
        outside.execute(
            f"INSERT INTO claims (uid, {chosen}) SELECT '0123456789abcdef', {chosen} FROM claims WHERE id = 3"
        )
        assert any("Claim 6 ('£3m') is not where the drafts have it." in fault for fault in faults(sealed))
        outside.execute(
            'INSERT INTO mentions (claim_id, revision_id, start, "end", number_start, number_end, match)'
            " SELECT 6, 2, start, \"end\", number_start, number_end, 'new' FROM mentions WHERE claim_id = 4"
        )
    assert any("The figures of revision 2 of document 1" in fault for fault in faults(sealed))


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("DROP TRIGGER decisions_bu", "The trigger 'decisions_bu', which protects the record, was removed."),
        ("DROP VIEW coverage", "The view 'coverage', which protects the record, was removed."),
        (
            "ALTER TABLE sources ADD COLUMN mine TEXT",
            "The table 'sources', which protects the record, was altered.",
        ),
        (
            "CREATE TRIGGER mine AFTER INSERT ON decisions BEGIN DELETE FROM notes; END",
            "The trigger 'mine' was added",
        ),
    ],
)
def test_a_change_of_the_guards_is_found(sealed: Path, statement: str, sentence: str) -> None:
    with raw(sealed) as outside:
        outside.execute(statement)
    assert any(sentence in fault for fault in faults(sealed))


def test_a_table_that_sqlite_utils_rebuilt_has_lost_its_guards(sealed: Path) -> None:
    with Database(sealed) as outside:
        outside.table("evidence").transform()
    assert any("'evidence_bd', which protects the record, was removed" in fault for fault in faults(sealed))


def test_a_search_index_that_says_something_else_is_found(sealed: Path) -> None:
    with raw(sealed) as outside:
        outside.execute("INSERT INTO claims_fts (claims_fts) VALUES ('delete-all')")
    assert faults(sealed, read_only=False) == (
        "The index for searching does not match the claims; the claims themselves are not concerned.",
    )


def test_wholesale_tampering_is_told_in_few_sentences(empty: Ledger, path: Path) -> None:
    text = " ".join(f"{number} ships." for number in range(100, 140))
    record(empty, article(text, *(f"{number} ships" for number in range(100, 140))))
    for claim_id in range(1, 41):
        empty.decide(claim_id, Judgement(status=Status.VERIFIED), reviewer="ann", now=NOW)
    empty.close()
    without_guards(path, "UPDATE decisions SET status = 'disputed'")
    found = faults(path)
    assert len(found) < 50
    assert "There are more faults of this sort." in found


def test_the_chain_covers_all_that_a_claim_says(path: Path, ledger: Ledger) -> None:
    with raw(path) as outside:
        held = {row[1] for row in outside.execute("PRAGMA table_info(claims)")}
    moving = {
        *("id", "document_id", "start", "end", "number_start", "number_end", "in_latest", "status", "reason"),
        *("correction", "reviewer", "decided_at", "last_decision", "decision_count", "evidence_count"),
    }
    assert set(chain.CLAIM) == held - moving
    assert set(RECORD_FIELDS) - {"document"} <= held


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims SET hedge = 'nonsense' WHERE id = 1",
        "UPDATE claims SET value_exact = 'one' WHERE id = 1",
        "UPDATE claims SET flags = '{' WHERE id = 1",
        "UPDATE claims SET status = 'fine' WHERE id = 1",
        "UPDATE decisions SET act = 'guess' WHERE seq = 1",
        "UPDATE evidence SET stance = 'nonsense'",
        "UPDATE sources SET kind = 'hearsay'",
    ],
)
def test_a_word_that_means_nothing_is_damage_not_a_crash(sealed: Path, statement: str) -> None:
    without_guards(sealed, statement)
    with Ledger.open(sealed) as ledger, pytest.raises(LedgerDamaged, match="factcheck audit"):
        ledger.history(1)


def test_a_region_or_an_aside_that_means_nothing_is_damage(sealed: Path) -> None:
    without_guards(sealed, "UPDATE revisions SET regions = '[[0]]'", "UPDATE set_aside SET reason = 'whim'")
    with Ledger.open(sealed) as ledger:
        with pytest.raises(LedgerDamaged, match="regions"):
            ledger.regions(2)
        with pytest.raises(LedgerDamaged, match="set aside"):
            ledger.set_aside(2)
