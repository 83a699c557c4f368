"""The program as the shell meets it: what it loads, and how it ends."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.desk import STORM, process

LOADED = """
import sys
from factcheck.cli import main
for words in sys.argv[1].split("; "):
    try:
        main(words.split())
    except SystemExit as ended:
        assert not ended.code, words
print(*sorted(set(sys.modules) & set(sys.argv[2].split())), file=sys.stderr)
"""
HEAVY = (
    "textual rich sqlite3 pysqlite3 sqlite_utils jinja2 regex quantulum3 "
    "factcheck.pipeline factcheck.reading factcheck.ledger.store factcheck.reports"
)


def loaded(commands: str, folder: Path) -> set[str]:
    program = [sys.executable, "-c", LOADED, commands, HEAVY]
    ended = subprocess.run(program, capture_output=True, cwd=folder, text=True, timeout=120, check=True)
    return set(ended.stderr.splitlines()[-1].split())


def test_help_loads_no_stage(folder: Path) -> None:
    helps = "--help; review --help; add --help; extract --help; claims --help; decide --help; report --help"
    assert loaded(helps, folder) == set()


def test_extract_touches_no_database(folder: Path) -> None:
    (folder / "storm.txt").write_text(STORM, encoding="utf-8")
    seen = loaded("extract storm.txt", folder)
    assert "factcheck.pipeline" in seen
    assert not seen & {
        "textual",
        "rich",
        "sqlite3",
        "pysqlite3",
        "sqlite_utils",
        "jinja2",
        "factcheck.reports",
    }


def test_only_the_review_loads_textual(ledger: Path) -> None:
    commands = (
        "add storm.txt; claims; claims --format csv; decide 1 verified; decide --undo; history 1,400; "
        "report; report -o paper.html; audit; completion zsh; demo"
    )
    assert not loaded(commands, ledger.parent) & {"textual", "rich"}


def test_a_reader_who_has_seen_enough_is_no_error(folder: Path) -> None:
    # in each form more than a pipe holds
    text = f"It cost £5m, they said{', and said again' * 15}.\n" * 300
    (folder / "long.txt").write_text(text, encoding="utf-8")
    for form in ("jsonl", "csv"):
        outcome = process("extract", "long.txt", "--format", form, shell="| head -2; exit ${PIPESTATUS[0]}")
        assert (outcome.code, outcome.err) == (0, "")
        assert outcome.out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_output_that_cannot_be_written_is_told(ledger: Path) -> None:
    outcome = process("claims", shell="> /dev/full")
    assert outcome.code == 2
    assert outcome.err.startswith("factcheck: the output cannot be written")
    assert outcome.err.count("\n") == 1


def test_an_interrupt_is_one_line(folder: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "add", "-", "storm.txt"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert program.stdin is not None
    # more than a pipe holds: when all of it is written, the program is reading
    program.stdin.write(b"x" * 200_000)
    program.stdin.flush()
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=120)
    assert (program.returncode, out) == (130, b"")
    assert err.decode().count("\n") == 1
    assert err.startswith(b"factcheck: stopped")


def test_output_in_an_old_encoding_says_what_it_can(ledger: Path) -> None:
    for form in ("table", "csv"):
        outcome = process("claims", "--format", form, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert outcome.code == 0, outcome.err
        assert "3.4m" in outcome.out


@pytest.mark.skipif(shutil.which("factcheck") is None, reason="the command is not installed")
def test_the_installed_command_is_the_same(ledger: Path) -> None:
    outcome = subprocess.run(["factcheck", "--version"], capture_output=True, text=True, timeout=120)
    assert outcome.stdout == process("--version").out
