"""A ledger held against what somebody kept of it: even a record that was rewritten whole is found out."""

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError, LedgerError
from factcheck.ledger import Ledger
from tests.ledger.desk import DISPUTED, FLOOD_REVISED, NOW, SOURCED, VERIFIED, article, raw, record
from tests.ledger.test_audit import without_guards


@pytest.fixture
def kept(ledger: Ledger, tmp_path: Path) -> dict[str, Path]:
    """A ledger with three decisions, and both sorts of copies of it."""
    record(ledger, article(FLOOD_REVISED))
    ledger.decide(1, replace(VERIFIED, note="by phone"), reviewer="ann", now=NOW)
    ledger.decide(4, SOURCED, reviewer="bob", now=NOW)
    ledger.undo(reviewer="bob", now=NOW)
    backup, export = tmp_path / "backup.db", tmp_path / "events.jsonl"
    ledger.backup(backup)
    export.write_text("".join(f"{line}\n" for line in ledger.events()), encoding="utf-8")
    return {"backup": backup, "export": export}


def faults(path: Path, copy: Path) -> tuple[str, ...]:
    with Ledger.suspect(path) as ledger:
        return ledger.audit(copy=copy).faults


def test_every_line_of_an_export_proves_itself(kept: dict[str, Path]) -> None:
    lines = kept["export"].read_text(encoding="utf-8").splitlines()
    before = "0" * 64
    for number, line in enumerate(lines, 1):
        said = json.loads(line)
        seal = said.pop("hash")
        whole = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert hashlib.sha256(whole.encode()).hexdigest() == seal
        assert (said["seq"], said["prev_hash"]) == (number, before)
        before = seal
    assert len(lines) == 3
    assert "by phone" not in kept["export"].read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["backup", "export"])
class TestCopy:
    def test_a_ledger_that_went_on_holds_all_of_it(
        self, ledger: Ledger, kept: dict[str, Path], kind: str
    ) -> None:
        ledger.decide(1, DISPUTED, reviewer="bob", now=NOW)
        record(ledger, article("Nothing here but 7 dogs.", "7 dogs", origin="dogs.txt"))
        ledger.redact(1, reason="court", reviewer="ann", now=NOW)
        assert ledger.audit(copy=kept[kind]).faults == ()

    def test_a_tail_that_was_cut_off_is_missed(
        self, ledger: Ledger, path: Path, kept: dict[str, Path], kind: str
    ) -> None:
        ledger.close()
        without_guards(
            path,
            "UPDATE claims SET status = 'sourced', reviewer = 'bob', last_decision = 2, decision_count = 1,"
            " evidence_count = 1, decided_at = '2023-10-20T09:30:00.000000Z' WHERE id = 4",
            "DELETE FROM decisions WHERE seq = 3",
        )
        (fault,) = faults(path, kept[kind])
        assert fault.startswith("Decision 3 (")
        assert f"is in {kept[kind].name} and gone from the ledger" in fault

    def test_a_record_that_was_rewritten_whole_is_found(
        self, blank: Path, tmp_path: Path, kept: dict[str, Path], kind: str
    ) -> None:
        shutil.copy(blank, tmp_path / "forged.db")
        with Ledger.open(tmp_path / "forged.db") as forged:
            record(forged, article())
            record(forged, article(FLOOD_REVISED))
            forged.decide(1, replace(VERIFIED, note="by phone"), reviewer="eve", now=NOW)
            assert forged.audit().whole
            first = forged.audit(copy=kept[kind]).faults[0]
        assert "is another in" in first
        assert first.endswith("Not one decision is the same in both.")

    def test_a_copy_that_was_forged_accuses_nobody(
        self, ledger: Ledger, kept: dict[str, Path], kind: str
    ) -> None:
        if kind == "backup":
            without_guards(kept[kind], "UPDATE decisions SET reviewer = 'eve' WHERE seq = 2")
        else:
            kept[kind].write_text(kept[kind].read_text().replace('"bob"', '"eve"', 1))
        (fault,) = ledger.audit(copy=kept[kind]).faults
        assert "itself was changed at decision 2" in fault


def test_what_only_a_backup_can_tell(ledger: Ledger, path: Path, kept: dict[str, Path]) -> None:
    ledger.close()
    without_guards(
        path,
        "DELETE FROM mentions WHERE revision_id = 2",
        "DELETE FROM claims WHERE id > 3",
        "DELETE FROM decisions WHERE seq > 1",
        "DELETE FROM evidence",
        "DELETE FROM revisions WHERE id = 2",
        "DELETE FROM sources",
    )
    found = faults(path, kept["backup"])
    assert any(fault.startswith("The revision ") and "is in backup.db and gone" in fault for fault in found)
    assert any(fault.startswith("The source ") for fault in found)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "there is nothing in"),
        ("", "there is nothing in"),
        ("Dear diary", "not a factcheck ledger"),
        ("{}\n", "line 1 of"),
        ('{"a": \n', "line 1 of"),
        ("{" * 50_000, "line 1 of"),
        ('{"seq":"1","hash":"","prev_hash":"","reviewer":"","decided_at":""}\n', "without a number"),
        ('{"seq":1,"hash":"\\ud800","prev_hash":NaN,"reviewer":"","decided_at":""}\n', None),
    ],
)
def test_what_is_no_copy_is_said(
    ledger: Ledger, tmp_path: Path, content: str | None, words: str | None
) -> None:
    copy = tmp_path / "copy"
    if content is not None:
        copy.write_text(content)
    if words is None:
        assert "itself was changed" in ledger.audit(copy=copy).faults[0]
        return
    with pytest.raises(FactcheckError, match=words):
        ledger.audit(copy=copy)


def test_the_ledger_is_no_copy_of_itself(ledger: Ledger, path: Path) -> None:
    with pytest.raises(LedgerError, match="the ledger itself"):
        ledger.audit(copy=path)


def test_a_table_in_a_copy_that_is_none_is_not_read(ledger: Ledger, kept: dict[str, Path]) -> None:
    with raw(kept["backup"]) as outside:
        outside.executescript(
            "ALTER TABLE sources RENAME TO hidden; CREATE VIEW sources AS WITH RECURSIVE n(x) AS"
            " (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS uid FROM n"
        )
    with pytest.raises(LedgerError, match="no table any more"):
        ledger.audit(copy=kept["backup"])
