"""Articles into the ledger: once each, whatever they are called, wherever the command is run."""

import shutil
import time
from pathlib import Path

import pytest

from tests.cli.desk import DRAFT_1, DRAFT_2, STORM, answered, done, run


def test_the_receipt_names_the_article_and_accounts_for_every_figure(folder: Path) -> None:
    (folder / "storm.txt").write_text(STORM, encoding="utf-8")
    lines = done("add", "storm.txt").lines()
    assert lines[0] == "document 1, new: Storm shuts the harbour (storm.txt)"
    assert lines[1] == "  4 numbers in the file, all in the text."
    assert lines[2] == "  4 figures: 0 decided, 4 open, 0 minor, 0 set aside, 0 unaccounted."


def test_the_same_text_again_is_nothing_new(ledger: Path) -> None:
    before = ledger.read_bytes()
    assert done("add", "storm.txt").lines()[1] == "  same text as revision 1: nothing new"
    assert ledger.read_bytes() == before


def test_a_file_is_the_same_article_from_wherever_it_is_named(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = ledger.parent / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    for path in ("../storm.txt", ledger.parent / "storm.txt", "./../elsewhere/../storm.txt"):
        outcome = done("add", path, "--ledger", "../ledger.db")
        assert outcome.lines()[0] == "document 1: Storm shuts the harbour (storm.txt)"
    assert done("claims", "--document", "../storm.txt", "--ledger", ledger).lines()[1:]


def test_the_ledger_is_the_one_given_else_the_environments(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "storm.txt").write_text(STORM, encoding="utf-8")
    monkeypatch.setenv("FACTCHECK_LEDGER", str(folder / "ours.db"))
    done("add", "storm.txt")
    done("add", "storm.txt", "--ledger", "mine.db")
    assert {path.name for path in folder.glob("*.db")} == {"ours.db", "mine.db"}


def test_a_new_draft_keeps_what_did_not_change_and_queues_the_rest(folder: Path) -> None:
    shutil.copy(DRAFT_1, folder / "flood.txt")
    shutil.copy(DRAFT_2, folder / "flood-2.txt")
    done("add", "flood.txt")
    for words in ("85 patients", "640 homes"):
        claim_id = done("claims", "--text", words, "--limit", "1").lines()[1].split()[0]
        done("decide", claim_id, "verified", "--note", "asked them")
    first, outcome, _, coverage = done("add", "flood-2.txt", "--revises", "flood.txt").lines()
    assert (
        first
        == "document 1, revision 2: Council finds £2.6m for flooded homes as clinic reopens (flood-2.txt)"
    )
    assert outcome.startswith("  1 decision kept; ")
    assert ": 1 decided, " in coverage
    shown = done("claims", "--text", "655 homes").out
    assert "open" in shown
    history = done("history", "655 homes").out
    assert "takes the place of claim" in history
    assert "verified" in done("history", "640 homes").out


def test_drafts_under_two_names_may_be_added_over_and_over(folder: Path) -> None:
    shutil.copy(DRAFT_1, folder / "flood.txt")
    shutil.copy(DRAFT_2, folder / "flood-2.txt")
    done("add", "flood.txt")
    done("add", "flood-2.txt", "--revises", "1")
    again = done("add", "flood.txt", "flood-2.txt")
    assert again.out.count("nothing new") == 2


def test_a_changed_file_is_a_new_draft(ledger: Path) -> None:
    (ledger.parent / "storm.txt").write_text(STORM.replace("20,000", "25,000"), encoding="utf-8")
    lines = done("add", "storm.txt").lines()
    assert lines[0].startswith("document 1, revision 2")
    assert "1 claim changed" in lines[1] or "2 claims changed" in lines[1]


def test_a_rewritten_file_is_refused_until_it_is_said_to_be_new(ledger: Path) -> None:
    (ledger.parent / "storm.txt").write_text("Rates rose by 3% in May.", encoding="utf-8")
    refused = run("add", "storm.txt")
    assert refused.code == 2
    assert "--new" in refused.err
    assert done("add", "storm.txt", "--new").lines()[0].startswith("document 2, new")


def test_standard_input_is_a_new_article_each_time_unless_it_revises_one(ledger: Path) -> None:
    added = done("add", "-", "--title", "From the wire", stdin=STORM.encode())
    assert added.lines()[0] == "document 2, new: From the wire"
    assert done("add", "-", stdin=STORM.encode()).lines()[0] == "document 3, new: Storm shuts the harbour"
    revised = done("add", "-", "--revises", "storm.txt", stdin=STORM.replace("12%", "13%").encode())
    assert revised.lines()[0].startswith("document 1, revision 2")


def test_a_draft_under_another_name_is_noticed_and_a_script_is_told_what_to_say(folder: Path) -> None:
    shutil.copy(DRAFT_1, folder / "flood.txt")
    shutil.copy(DRAFT_2, folder / "flood-final.txt")
    (folder / "storm.txt").write_text(STORM, encoding="utf-8")
    done("add", "flood.txt", "storm.txt")
    refused = run("add", "flood-final.txt")
    assert refused.code == 2
    assert "in common with document 1 (flood.txt); give --revises 1" in refused.err
    assert len(refused.err.splitlines()) == 1
    assert len({line.split()[1] for line in done("claims").lines()[1:]}) == 2
    assert done("add", "flood-final.txt", "--new").lines()[0].startswith("document 3, new")
    # from now on it has a name of its own
    assert "nothing new" in done("add", "flood-final.txt").out


def test_a_person_is_asked_whether_it_is_a_draft(folder: Path) -> None:
    shutil.copy(DRAFT_1, folder / "flood.txt")
    done("add", "flood.txt")
    for answer, outcome in (("", "document 1, revision 2"), ("n", "document 2, new")):
        shutil.copy(DRAFT_2, folder / f"flood{answer}-2.txt")
        shown = answered("add", f"flood{answer}-2.txt", answer=answer)
        assert "Is it a new draft of it? [Y/n]" in shown
        assert outcome in shown
        (folder / "ledger.db").unlink()
        done("add", "flood.txt")


def test_articles_that_share_a_sentence_only_are_two(ledger: Path) -> None:
    shared = "Repairs will cost £3.4m. The fleet lost 12% of its boats."
    other = f"Rates rise.\n\nRates rose by 3% in May. Bread costs £3 now. Rents went up 4%. {shared}"
    (ledger.parent / "rates.txt").write_text(f"{other} Wages fell 1%. Nobody knows why.", encoding="utf-8")
    assert done("add", "rates.txt").lines()[0].startswith("document 2, new")


def test_a_title_in_another_encoding_is_read(folder: Path) -> None:
    (folder / "price.txt").write_bytes("Prices rise\n\n“Bread costs £3 now,” she said.".encode("cp1252"))
    done("add", "price.txt")
    assert "£3" in done("claims").out


@pytest.mark.slow
def test_a_killed_import_leaves_whole_articles_only(folder: Path) -> None:
    import subprocess
    import sys

    from factcheck.ledger import Ledger

    articles = [folder / f"storm-{at}.txt" for at in range(40)]
    for at, article in enumerate(articles):
        article.write_text(STORM * 5 + f"\nBoat {at + 100} cost £{at + 1}m.\n", encoding="utf-8")
    done("add", articles[0], "--ledger", "whole.db")
    with Ledger.open(folder / "whole.db") as whole:
        figures = whole.coverage(1).figures
    command = [sys.executable, "-m", "factcheck", "add", "--new", *map(str, articles)]
    for attempt in range(8):
        program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert program.stdout is not None
        # at another place each time: after so many receipts and a moment more
        for _ in range(2 * attempt):
            program.stdout.readline()
        time.sleep(0.013 * attempt)
        program.kill()
        program.stdout.close()
        program.wait()
        if (folder / "ledger.db").exists():
            with Ledger.open(folder / "ledger.db") as ledger:
                assert ledger.audit().faults == ()
                assert {ledger.coverage(entry.id).figures for entry in ledger.documents()} <= {figures}
    done("add", "--new", *articles)
    with Ledger.open(folder / "ledger.db") as ledger:
        assert len(ledger.documents()) == len(articles)
        assert {entry.revision for entry in ledger.documents()} == {1}
