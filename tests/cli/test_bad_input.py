"""What goes wrong is said in one line on stderr, with exit code 2, and the ledger stays as it was."""

import hashlib
import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.desk import STORM, Outcome, harmless, process, run

NOT_TEXT = bytes(range(0x80, 0x100)) * 8
IMAGE = b"\x89PNG\r\n\x1a\n" + bytes(200)

FILES = {
    "image.txt": IMAGE,
    "bytes.txt": NOT_TEXT,
    "nulls.txt": b"\0\1\2\3" * 100,
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "page.docx": b"PK\x03\x04",
    "late.txt": b"Rates rose by 3% in May.",
}

ARTICLES = [
    (("add", "nowhere.txt"), "no file nowhere.txt"),
    (("add", "nowhere/near.txt"), "nowhere/near.txt"),
    (("add", "hollow"), "no files in the folder hollow"),
    (("add", "sub", "--title", "Storm"), "sub is a folder"),
    (("add", "image.txt"), "image"),
    (("add", "bytes.txt"), "bytes.txt"),
    (("add", "nulls.txt"), "nulls.txt is binary"),
    (("add", "empty.txt"), "empty.txt holds no text"),
    (("add", "blank.txt"), "blank.txt holds no text"),
    (("add", "page.docx"), "page.docx looks like"),
    (("add", "ledger.db"), "ledger.db"),
    (("add", "-"), "standard input"),
    (("add", "http://127.0.0.1/storm"), "this machine or its own network"),
    (("add", "http://ada:pw@example.org/storm"), "name or password"),
    (("add", ""), "directory"),
    (("add", "storm.txt", "--revises", "99"), "no document '99'"),
    (("add", "late.txt", "--revises", "1"), "shares no sentence with document 1"),
    (("add", "storm.txt", "--revises", "1", "--new"), "leave out"),
    (("add", "storm.txt", "late.txt", "--revises", "1"), "one PATH"),
    (("add",), "Missing argument"),
    (("review", "nowhere.txt", "--plain"), "no file nowhere.txt"),
    (("review",), "needs a terminal; try: factcheck review --plain"),
    (("review", "storm.txt", "--document", "1"), "leave one out"),
    (("extract", "nowhere.txt"), "no file nowhere.txt"),
    (("extract", "empty.txt"), "holds no text"),
    (("extract", "storm.txt", "--input-format", "jsonl"), "storm.txt, line 1 is not a JSON object"),
    (("extract", "sub", "--input-format", "jsonl"), "sub cannot be read"),
]

CLAIMS = [
    (("decide", "99", "verified"), "no claim 99"),
    (("decide", "9" * 40, "verified"), "no claim 999"),
    (("decide", "'; DROP TABLE claims; --", "verified"), "no claim"),
    (("decide", "1", "verifed"), "did you mean verified?"),
    (("decide", "1", "zzz"), "unreviewed, verified, disputed, sourced, not_a_claim"),
    (("decide", "1", "sourced"), "name one with --source"),
    (("decide", "1", "verified", "--reason", "wrong"), "cannot have the reason wrong"),
    (("decide", "1", "disputed", "--reason", "silly"), "sources_conflict"),
    (("decide", "1", "sourced", "--passage", "1,400 dead"), "--passage says something of a source"),
    (("decide", "1", "sourced", "--source", "UN", "--as-of", "yesterday"), "no date"),
    (("decide", "1", "verified", "--note", "x" * 100_001), "shorten"),
    (("decide", "1", "verified", "--reviewer", " "), "reviewer"),
    (("decide", "1"), "try: factcheck decide 12 verified"),
    (("decide",), "try: factcheck decide 12 verified"),
    (("decide", "--clear"), "which claim"),
    (("decide", "1", "verified", "--undo"), "--undo gives no status"),
    (("decide", "--undo"), "Ada"),
    (("decide", "1", "--redo"), "nothing to bring back"),
    (("claims", "--status", "dispute"), "did you mean disputed?"),
    (("claims", "--kind", "monkey"), "'money'"),
    (("claims", "--document", "nowhere.txt"), "it has 1 (storm.txt)"),
    (("claims", "--limit", "0"), "--limit"),
    (("report", "--document", "7"), "no document '7'"),
    (("report", "--format", "pdf"), "html, md, docx, csv, xlsx, json, jsonl, claimreview"),
    (("report", "-o", "report.pdf"), "html, md, docx, csv, xlsx, json, jsonl, claimreview"),
    (("report", "-o", "report"), "--format"),
    (("report", "-o", "ledger.db", "--format", "md"), "ledger itself"),
    (("report", "-o", "nowhere/report.md"), "cannot be written"),
    (("report", "-o", "sub", "--format", "md"), "sub is a folder"),
    (("report", "--paper", "morning"), "checking"),
    (("demo", "--dir", "sub"), "sub is there and is no factcheck demo"),
    (("demo", "--dir", "storm.txt"), "storm.txt"),
    (("demo", "--dir", "storm.txt/demo"), "cannot be made"),
    (("completion", "tcsh"), "'zsh'"),
    (("clams",), "did you mean: factcheck claims?"),
    (("zzzz",), "try: factcheck --help"),
    (("claims", "--frmat", "csv"), "--format"),
]

READING = ("claims", "history 1,400", "report", "audit", "decide 1 verified", "review --plain")


@pytest.fixture
def desk(folder: Path, ledger: Path) -> Path:
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    (folder / "hollow").mkdir()
    (folder / "sub").mkdir()
    (folder / "sub" / "other.txt").write_text(STORM, encoding="utf-8")
    return ledger


def everything(folder: Path) -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def assert_refused(outcome: Outcome, words: str) -> None:
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith("factcheck: ")
    assert outcome.err.count("\n") == 1
    assert outcome.err.endswith("\n")
    assert words in outcome.err
    assert harmless(outcome.err)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [pytest.param(*case, id=" ".join(case[0])[:40]) for case in ARTICLES + CLAIMS],
)
def test_one_line_says_it_and_nothing_is_changed(arguments: tuple[str, ...], words: str, desk: Path) -> None:
    before = everything(desk.parent)
    assert_refused(run(*arguments), words)
    assert everything(desk.parent) == before


@pytest.mark.parametrize("command", READING)
def test_without_a_ledger_it_says_how_to_get_one(command: str, folder: Path) -> None:
    assert_refused(run(*command.split()), "try: factcheck add ARTICLE, or factcheck demo")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("command", [*READING, "add storm.txt", "add storm.txt --revises 1"])
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("text", "not a factcheck ledger"),
        ("foreign", "database of another program"),
        ("newer", "newer factcheck"),
        ("folder", "is a folder"),
    ],
)
def test_a_file_that_is_no_ledger_of_ours_is_left_alone(
    command: str, kind: str, words: str, ledger: Path
) -> None:
    given = ledger
    if kind == "text":
        ledger.write_text("Dear diary, it rained again.\n" * 20)
    elif kind == "folder":
        given = ledger.parent / "desk"
        given.mkdir()
    else:
        if kind == "foreign":
            ledger.unlink()
        connection = sqlite3.connect(ledger)
        connection.execute("PRAGMA user_version = 999" if kind == "newer" else "CREATE TABLE dogs (name)")
        connection.commit()
        connection.close()
    before = everything(ledger.parent)
    assert_refused(run(*command.split(), "--ledger", given), words)
    assert everything(ledger.parent) == before


def test_no_ledger_is_made_for_an_article_that_cannot_be_read(folder: Path) -> None:
    (folder / "empty.txt").touch()
    assert_refused(run("add", "empty.txt"), "holds no text")
    assert [path.name for path in folder.iterdir()] == ["empty.txt"]


def test_bad_files_among_good_ones_are_told_and_the_good_ones_added(desk: Path) -> None:
    outcome = run("add", "--new", "nowhere.txt", "late.txt", "image.txt", "sub/other.txt", "empty.txt")
    assert outcome.code == 2
    assert len(outcome.err.splitlines()) == 4
    assert outcome.err.endswith("\n2 articles added, 3 failed\n")
    assert [line.split(":")[0] for line in outcome.lines() if not line.startswith(" ")] == [
        "document 2, new",
        "document 3, new",
    ]


def test_extract_goes_on_after_a_file_that_cannot_be_read(desk: Path) -> None:
    outcome = run("extract", "nowhere.txt", "storm.txt", "--format", "jsonl")
    assert outcome.code == 2
    assert len(outcome.lines()) == 4
    assert outcome.err.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(desk: Path) -> None:
    (desk.parent / "storm.txt").chmod(0)
    assert_refused(run("add", "storm.txt"), "permission denied")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "image.txt"), "image"),
        (("decide", "1", "sourced"), "--source"),
        (("claims", "--ledger", "storm.txt"), "not a factcheck ledger"),
    ],
)
def test_the_program_itself_says_no_more(arguments: tuple[str, ...], words: str, desk: Path) -> None:
    assert_refused(process(*arguments), words)
