"""What a draft changed: figures first, who had decided on them, then the text."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.desk import DRAFT_1, DRAFT_2, STORM, done, harmless, run


@pytest.fixture
def revised(ledger: Path) -> Path:
    done("decide", "1", "verified", "--reviewer", "ann")
    done("decide", "3", "disputed", "--reviewer", "bob")
    text = STORM.replace("1,400", "1,450").replace("Repairs will cost", "The repairs cost")
    text = text.replace("The fleet lost 12% of its boats.", "Wind reached 90mph.")
    (ledger.parent / "storm.txt").write_text(text, encoding="utf-8")
    done("add", "storm.txt")
    return ledger


def test_figures_come_first_with_who_had_decided_on_them(revised: Path) -> None:
    heading, counts, *lines = done("diff", "storm.txt").lines()
    assert heading == "document 1: Storm shuts the harbour (storm.txt)"
    assert counts == "draft 1 to draft 2: 2 changed, 1 new, 1 gone, 1 kept"
    figures, text = lines[: lines.index("")], lines[lines.index("") + 1 :]
    assert figures == [
        "~ 1,400 → 1,450 people (was verified by ann)  claim 1 → 5",
        "~ £3.4m: reworded (was disputed by bob)  claim 3 → 6",
        "+ 90 miles per hour, Wind  claim 7",
        "- 12%, boats  claim 4",
    ]
    assert text[0] == "The text:"
    assert "- The storm killed 1,400 people, the ministry said." in text
    assert "+ Wind reached 90mph." in text
    assert not any("20,000" in line for line in lines)


def test_what_was_kept_is_shown_when_asked(revised: Path) -> None:
    assert "= 20,000 residents (open)  claim 2" in done("diff", "1", "--all").lines()


def test_a_script_gets_the_records(revised: Path) -> None:
    found = json.loads(done("diff", "1", "--format", "json").out)
    assert found["counts"] == {"changed": 2, "new": 1, "gone": 1, "kept": 1}
    assert (found["from"]["number"], found["to"]["number"]) == (1, 2)
    changed, reworded, new, gone = found["claims"]
    assert (changed["was"]["value"], changed["was"]["status"], changed["was"]["reviewer"]) == (
        1400, "verified", "ann",
    )  # fmt: skip
    assert (changed["now"]["value"], changed["now"]["supersedes_id"]) == (1450, 1)
    assert reworded["change"] == "changed"
    assert (new["was"], gone["now"]) == (None, None)
    assert {"change": "+", "sentence": "Wind reached 90mph."} in found["text"]


def test_a_claim_is_followed_over_all_drafts_between(revised: Path) -> None:
    text = (revised.parent / "storm.txt").read_text(encoding="utf-8").replace("1,450", "1,500")
    (revised.parent / "storm.txt").write_text(text, encoding="utf-8")
    done("add", "storm.txt")
    lines = done("diff", "1", "--from", "1", "--to", "3").lines()
    assert "~ 1,400 → 1,500 people (was verified by ann)  claim 1 → 8" in lines
    assert "~ 1,450 → 1,500 people  claim 5 → 8" in done("diff", "1").lines()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("1", "--to", "9"), "document 1 has no draft 9; it has 1 to 2"),
        (("1", "--from", "0"), "no draft 0"),
        (("1", "--from", "2", "--to", "2"), "draft 2 is not before draft 2"),
        (("1", "--from", str(10**30)), "no draft"),
        (("nowhere",), "no document 'nowhere'"),
    ],
)
def test_a_draft_that_is_not_there(revised: Path, arguments: tuple[str, ...], words: str) -> None:
    refused = run("diff", *arguments)
    assert refused.code == 2
    assert words in refused.err
    assert len(refused.err.splitlines()) == 1


def test_one_draft_is_nothing_to_compare(ledger: Path) -> None:
    refused = run("diff", "1")
    assert refused.code == 2
    assert "one draft only; factcheck add FILE --revises 1 adds the next" in refused.err


def test_nothing_in_an_article_is_obeyed(ledger: Path) -> None:
    hostile = STORM.replace("1,400", "1,450\x1b]52;c;x\x07\u202e")
    (ledger.parent / "storm.txt").write_text(hostile, encoding="utf-8")
    done("add", "storm.txt")
    assert harmless(done("diff", "1").out.replace("\n", " "))
    assert harmless(done("diff", "1", "--format", "json").out.replace("\n", " "))


def test_the_drafts_that_ship(folder: Path) -> None:
    shutil.copy(DRAFT_1, folder / "flood.txt")
    done("add", "flood.txt")
    shutil.copy(DRAFT_2, folder / "flood.txt")
    done("add", "flood.txt")
    shown = done("diff", "1").out
    assert "~ 640 → 655 homes" in shown
    assert "~ £2.4m → £2.6m" in shown
