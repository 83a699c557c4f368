"""Backups, exports and erased notes, as they are typed."""

import json
import re
from pathlib import Path

from tests.cli.desk import done, on_terminal, process, run


def test_a_backup_beside_the_ledger_in_a_folder_or_under_a_name(ledger: Path) -> None:
    done("decide", "1", "verified")
    head = done("audit").out
    (ledger.parent / "kept").mkdir()

    for words, pattern in (
        ((), r"ledger-\d{4}-\d\d-\d\dT\d{6}\.db"),
        (("kept",), r"kept/ledger-\d{4}-\d\d-\d\dT\d{6}\.db"),
        (("mine.db",), r"mine\.db"),
    ):
        told = done("backup", *words).lines()
        assert re.fullmatch(pattern, told[0].removeprefix(f"{ledger.parent}/"))
        assert f"{told[1]}\n" == head
        assert done("audit", "--ledger", told[0]).out == head


def test_a_backup_of_a_ledger_that_was_tampered_with_is_made_and_its_faults_told(ledger: Path) -> None:
    import sqlite3

    done("decide", "1", "verified")
    connection = sqlite3.connect(ledger)
    connection.execute("DROP TRIGGER decisions_bu")
    connection.execute("UPDATE decisions SET reviewer = 'eve'")
    connection.commit()
    connection.close()
    outcome = run("backup", "copy.db")
    assert (outcome.code, outcome.lines()[0]) == (1, "copy.db")
    assert "Decision 1 (claim 1, by eve" in outcome.out
    assert "is no longer protected" in outcome.err
    assert Path("copy.db").exists()


def test_an_export_goes_out_or_into_a_file_and_is_held_against_the_ledger(ledger: Path) -> None:
    done("decide", "1", "verified", "--note", "by phone")
    done("decide", "2", "sourced", "--source", "Bulletin", "--passage", "£3 \x9b31m")

    lines = process("export", "--events").out.splitlines()
    assert [json.loads(line)["seq"] for line in lines] == [1, 2]
    assert "by phone" not in "".join(lines)
    assert done("export", "--events", "-o", "events.jsonl").out == ""
    assert Path("events.jsonl").read_text(encoding="utf-8").splitlines() == lines
    assert "\x9b" not in on_terminal("export", "--events")

    done("decide", "1", "--clear")
    assert done("audit", "--copy", "events.jsonl").out.startswith("whole: 3 decisions")
    Path("events.jsonl").write_text(lines[0].replace("Ada", "Eve"), encoding="utf-8")
    outcome = run("audit", "--copy", "events.jsonl")
    assert outcome.code == 1
    assert outcome.out.startswith("events.jsonl itself was changed at decision 1")


def test_a_note_is_erased_after_a_yes(ledger: Path) -> None:
    done("decide", "1", "verified", "--note", "Jane Doe")

    asked = run("redact", "1", "--reason", "court", stdin=b"n\n")
    assert asked.code == 130
    assert "Jane Doe" in done("history", "1").out

    told = done("redact", "1", "--reason", "court", stdin=b"y\n")
    assert told.out == "erased: the note of decision 1; earlier backups still have it\n"
    assert "Jane Doe" not in done("history", "1").out
    assert done("audit").out.startswith("whole")
    assert run("redact", "1", "--reason", "again", "--yes").code == 2
