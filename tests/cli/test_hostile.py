"""Whatever articles, names and words hold, no terminal is ever given it to obey."""

import json
import sys
from pathlib import Path

import pytest

from tests.cli.desk import done, harmless, run

NASTY = "\x1b]0;pwned\x07\x1b[31m\x9b2J\u202e\u2066\u200b"
NAME = f"st{NASTY}orm.txt"
TEXT = (
    f"Storm {NASTY}\n\nThe storm{NASTY} killed 1,400{NASTY} people, the min{NASTY}istry said.\r"
    "=cmd|' /C calc'!A1 cost £5m.\x08\x08\x7f\n" + "Nothing else of note was said that night. " * 100
)


@pytest.fixture(autouse=True)
def added(folder: Path) -> None:
    (folder / NAME).write_text(TEXT, encoding="utf-8", newline="")
    assert harmless(done("add", NAME).out)


@pytest.mark.parametrize(
    "arguments",
    [
        ("claims",),
        ("claims", "--format", "json"),
        ("claims", "--format", "jsonl"),
        ("claims", "--format", "csv"),
        ("extract", NAME, "--all"),
        ("extract", NAME, "--all", "--explain"),
        ("extract", NAME, "--all", "--format", "jsonl"),
        ("extract", NAME, "--all", "--format", "csv"),
        ("history", "storm"),
        ("report", "--format", "md"),
        ("report", "--format", "html"),
        ("report", "--format", "json"),
        ("audit",),
        ("add", NAME),
        (
            "decide",
            "1",
            "disputed",
            "--note",
            NASTY,
            "--correction",
            NASTY,
            "--source",
            NASTY,
            "--passage",
            NASTY,
        ),
        ("decide", "1", "verified", "--reviewer", f"Ada{NASTY}"),
    ],
)
def test_results_are_harmless(arguments: tuple[str, ...]) -> None:
    outcome = done(*arguments)
    assert outcome.out
    assert harmless(outcome.out + outcome.err)


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", f"{NASTY}"),
        ("add", f"https://example.org/{NASTY}"),
        ("add", NAME, "--revises", NASTY),
        ("extract", f"{NASTY}.txt"),
        ("claims", "--document", NASTY),
        ("claims", "--status", NASTY),
        ("claims", "--kind", NASTY),
        ("claims", "--ledger", NASTY),
        ("decide", NASTY, "verified"),
        ("report", "-o", f"{NASTY}/report.md"),
        ("report", "--format", NASTY),
        ("demo", "--dir", NAME),
        (NASTY,),
        ("claims", f"--{NASTY}"),
    ],
)
def test_refusals_are_harmless_and_one_line(arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert harmless(outcome.err)


def test_decisions_are_told_again_harmlessly() -> None:
    done(
        "decide",
        "1",
        "sourced",
        "--source",
        NASTY,
        "--passage",
        NASTY,
        "--note",
        NASTY,
        "--reviewer",
        f"A{NASTY}",
    )
    for arguments in (("history", "1"), ("report",), ("claims",)):
        assert harmless(done(*arguments).out)


def test_a_program_is_given_what_the_article_says_all_the_same() -> None:
    (first, *_) = json.loads(done("extract", NAME, "--format", "json").out)
    assert first["phrase"] in TEXT
    assert NASTY in first["sentence"]


def test_no_cell_is_a_formula() -> None:
    assert "'=cmd" in done("claims", "--format", "csv").out


@pytest.mark.skipif(sys.platform == "darwin", reason="its file names are always text")
def test_a_name_that_is_no_text_is_a_name(folder: Path) -> None:
    name = b"st\xfform.txt".decode("utf-8", "surrogateescape")
    (folder / name).write_text("It cost £5m.")
    done("add", name)
    assert harmless(done("add", name).out)
    assert done("add", name).lines()[1].endswith("nothing new")
