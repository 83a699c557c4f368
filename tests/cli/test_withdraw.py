"""Sources: listed with what rests on them, withdrawn with a reason, reinstated."""

import json
from pathlib import Path

import pytest

from tests.cli.desk import done, harmless, run

BULLETIN = ("--source", "Bulletin 7", "--url", "https://bulletin.example/7", "--passage", "1,400 dead")


@pytest.fixture
def sourced(ledger: Path) -> Path:
    done("decide", "1", "sourced", *BULLETIN)
    done("decide", "3", "verified", *BULLETIN, "--reviewer", "Bob")
    done("decide", "4", "verified", "--source", "Register")
    return ledger


def test_sources_are_listed_with_what_rests_on_them(sourced: Path) -> None:
    heading, bulletin, register = done("sources").lines()
    assert heading.split() == ["id", "claims", "kind", "source", "where", "first", "said", "by", "withdrawn"]
    assert bulletin.startswith("1   2       web page  Bulletin 7  https://bulletin.example/7")
    assert register.startswith("2   1")
    first, _ = json.loads(done("sources", "--format", "json").out)
    assert (first["title"], first["claims"], first["withdrawn"]) == ("Bulletin 7", 2, None)


def test_what_rests_on_it_is_open_again_and_says_why(sourced: Path) -> None:
    first, *lines = done("withdraw", "Bulletin 7", "--reason", "retracted by its publisher").lines()
    assert first == "withdrawn; 2 claims open again"
    assert lines == [
        "1  “1,400 people” in Storm shuts the harbour", "3  “£3.4m” in Storm shuts the harbour",
    ]  # fmt: skip
    history = done("history", "1").out
    assert "Ada: a source was withdrawn: open again" in history
    assert "note: source withdrawn (Bulletin 7): retracted by its publisher" in history
    assert "by Ada: retracted by its publisher" in done("sources").out
    for form in ("md", "html"):
        paper = done("report", "--format", form).out
        assert "Reopened" in paper
        assert "source withdrawn (Bulletin 7)" in paper.replace("\\", "")
    assert done("audit").out.startswith("whole")


def test_it_cannot_be_given_until_it_is_reinstated(sourced: Path) -> None:
    done("withdraw", "1", "--reason", "retracted")
    refused = run("decide", "1", "sourced", *BULLETIN)
    assert refused.code == 2
    assert "was withdrawn by Ada: retracted; give another, or factcheck withdraw 1 --reinstate" in refused.err
    assert "reinstated" in done("withdraw", "1", "--reinstate", "--reason", "the wrong one").out
    done("decide", "--undo")
    assert "sourced" in done("claims", "--text", "1,400").out


def test_a_ledger_without_sources_says_so(ledger: Path) -> None:
    assert done("sources").out == "no source yet: a decision brings one with --source\n"
    assert done("sources", "--format", "json").out == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("1",), "--reason"),
        (("9", "--reason", "x"), "no source '9' in this ledger; `factcheck sources` lists them"),
        (("1", "--reason", " "), "needs a reason"),
        (("1", "--reinstate", "--reason", "x"), "source 1 is not withdrawn"),
    ],
)
def test_what_makes_no_sense_is_one_line(sourced: Path, arguments: tuple[str, ...], words: str) -> None:
    refused = run("withdraw", *arguments)
    assert refused.code == 2
    assert words in refused.err
    assert len(refused.err.splitlines()) == 1


def test_no_source_is_obeyed(ledger: Path) -> None:
    done("decide", "1", "sourced", "--source", "=cmd\x1b]52;c;x\x07\u202e")
    for form in ("table", "json", "jsonl", "csv"):
        assert harmless(done("sources", "--format", form).out.replace("\n", " "))
    assert harmless(done("withdraw", "1", "--reason", "\x1b[31m").out.replace("\n", " "))
