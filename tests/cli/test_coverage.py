"""Every number accounted for, from the file on, when the article was added and ever after."""

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import receipt
from factcheck.model.document import Document
from factcheck.transfer import Stray, Transfer
from tests.cli.desk import STORM, done, harmless, on_terminal, process, run

PAGE = """\
---
title: Storm
date: 2024-05-01
---
# Storm shuts the harbour

On Oct 7 the storm killed **1,400** people, [the ministry](http://x.org/2024/12) said. It drove 20,000
from the second-largest town, No 10 said.
"""


@pytest.fixture
def page(folder: Path) -> Path:
    (folder / "storm.md").write_text(PAGE, encoding="utf-8")
    done("add", "storm.md")
    return folder / "ledger.db"


def test_the_receipt_says_what_was_left_out_and_where(folder: Path) -> None:
    (folder / "storm.md").write_text(PAGE, encoding="utf-8")
    numbers, figures = done("add", "storm.md", "--strict").lines()[1:]
    assert numbers == (
        "  9 numbers in the file, 4 in the text; "
        "5 left out: the front matter (2024, 05, 01), a link or markup (2024, 12)."
    )
    assert figures == "  5 figures: 0 decided, 2 open, 1 minor, 2 set aside, 0 unaccounted."


def test_coverage_shows_the_receipt_again_with_each_number(page: Path) -> None:
    heading, numbers, figures, *rows = done("coverage", "storm.md").lines()
    assert heading == "document 1, revision 1: Storm shuts the harbour (storm.md)"
    assert numbers.startswith("  9 numbers in the file, 4 in the text; 5 left out: ")
    assert figures == "  5 figures: 0 decided, 2 open, 1 minor, 2 set aside, 0 unaccounted."
    assert rows[0].split() == ["number", "what", "became", "of", "it", "where", "words"]
    assert [line.split("  ")[0] for line in rows[1:]] == [
        "2024", "05", "01", "2024", "12", "second-largest town", "Oct 7", "No 10",
    ]  # fmt: skip
    assert any("set aside: date" in line for line in rows)


def test_for_a_program_it_is_one_object_whose_spans_are_those_of_the_text(page: Path) -> None:
    told = json.loads(done("coverage", "1", "--format", "json").out)
    assert (told["in_file"], told["in_text"], told["lost"], told["left_out"]) == (9, 4, 0, 5)
    assert (told["figures"], told["minor"], told["set_aside"], told["unaccounted"]) == (5, 1, 2, 0)
    places = {number["number"]: (number["fate"], number["reason"]) for number in told["numbers"]}
    assert places["Oct 7"] == ("set_aside", "date")
    assert places["12"] == ("left_out", None)
    assert all((number["start"] is None) == (number["fate"] == "left_out") for number in told["numbers"])


def test_it_fits_a_terminal(page: Path) -> None:
    shown = on_terminal("coverage", "1")
    assert max(map(len, shown.replace("\x1b[1m", "").replace("\x1b[0m", "").split("\r\n"))) <= 80
    assert "\r\n    " in shown


def test_strict_says_no_when_a_number_is_lost(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.reading import plain

    (folder / "storm.txt").write_text(STORM, encoding="utf-8")
    read = plain.document

    def careless(text: str, *given: Any, **named: Any) -> Document:
        return read(text.replace("20,000 ", "").replace("12% ", "12%1 "), *given, **named)

    monkeypatch.setattr(plain, "document", careless)
    added = run("add", "storm.txt", "--strict")
    assert added.code == 1
    assert added.lines()[1] == (
        "  4 numbers in the file, 4 in the text; 1 LOST: the text (20,000); 1 only in the text (1)."
    )
    assert run("coverage", "1").code == 0
    shown = run("coverage", "1", "--strict")
    assert shown.code == 1
    assert "It drove 20,000 residents from their" in shown.out


def test_strict_says_yes_to_a_text_that_is_whole(ledger: Path) -> None:
    assert done("coverage", "storm.txt", "--strict").lines()[1] == "  4 numbers in the file, all in the text."


def test_what_a_file_says_is_no_danger_to_a_terminal(folder: Path) -> None:
    bad = "\x1b]0;owned\x07 \u202e 12\x1b[2J"
    (folder / "storm.md").write_text(
        f"---\nnote: {bad} 77\n---\nIt killed 12 people {bad}. {STORM * 3}", encoding="utf-8"
    )
    assert harmless(done("add", "storm.md").out.replace("\n", ""))
    assert harmless(done("coverage", "1").out.replace("\n", ""))
    json.loads(done("coverage", "1", "--format", "json").out)


def test_many_places_stay_one_line() -> None:
    strays = tuple(Stray(number="9" * 500, where=f"menu {at % 50}", around="") for at in range(5000))
    told = receipt.arrivals(Transfer(in_file=5000, in_text=0, left_out=strays))
    assert len(told) < 600
    assert told.endswith("and 4,700 elsewhere.")


def test_the_file_is_given_back_as_it_was(folder: Path) -> None:
    first, second = PAGE.encode("utf-16"), PAGE.replace("20,000", "21,000").encode()
    (folder / "storm.md").write_bytes(first)
    done("add", "storm.md")
    (folder / "storm.md").write_bytes(second)
    done("add", "storm.md")
    done("original", "storm.md", "-o", "back.md")
    done("original", "1", "--revision", "1", "-o", "first.md")
    assert (folder / "back.md").read_bytes() == second
    assert (folder / "first.md").read_bytes() == first
    piped = process("original", "1", "--revision", "1", shell="| cmp - first.md")
    assert (piped.code, piped.err) == (0, "")
    assert run("original", "1", "--revision", "3").err.startswith("factcheck: document 1 has no draft 3;")
    assert "is the ledger itself" in run("original", "1", "-o", "ledger.db").err


def test_a_shell_completes_the_articles(page: Path) -> None:
    for words in ("coverage st", "original st", "claims --document st"):
        at = str(len(words.split()))
        asked = process(
            _FACTCHECK_COMPLETE="bash_complete",
            COMP_WORDS=f"factcheck {words}",
            COMP_CWORD=at,
        )
        assert asked.out == "plain,storm.md\n"
