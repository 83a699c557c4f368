"""The README does what it says: its picture exists, its commands run, its code gives what it shows."""

import json
import os
import re
import shlex
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import docx
import pytest

import factcheck
from factcheck.cli import COMMANDS
from factcheck.ledger.guide import Question, questions

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
QUESTIONS = [block.strip() for block in BLOCKS if block.startswith("sqlite-utils")]
DECISIONS = next(block for block in BLOCKS if block.startswith("export FACTCHECK_LEDGER"))


def run(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run lines of shell with this environment's commands first on the path, and no terminal."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    environment.pop("FACTCHECK_LEDGER", None)
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `factcheck demo` and the README's decisions have been run."""
    folder = tmp_path_factory.mktemp("readme")
    run(f"factcheck demo\n{DECISIONS}", folder)
    return folder


def test_it_opens_with_one_sentence_one_picture_and_two_commands() -> None:
    opening = README.split("\n## ")[0]

    assert re.search(r"^# factcheck\n\n[^\n]+\.\n\n!\[", opening)
    assert len(re.findall(r"!\[", README)) == 1
    assert [line.split("&&")[-1].strip() for line in BLOCKS[0].splitlines()] == [
        ".venv/bin/factcheck demo",
        ".venv/bin/pytest",
    ]


def test_its_picture_was_drawn_by_the_app() -> None:
    picture = re.search(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert picture
    drawn = (ROOT / picture[1]).read_text(encoding="utf-8")

    assert drawn.startswith("<svg")
    assert "1,400" in drawn


def test_its_decisions_are_on_the_claims_that_they_speak_of(demo: Path) -> None:
    told = run("factcheck claims --status sourced --status verified --status disputed --format jsonl "
               "--ledger factcheck-demo/ledger.db", demo)  # fmt: skip
    phrases = sorted(json.loads(line)["phrase"] for line in told.stdout.splitlines())

    assert phrases == ["1,400 Israelis", "140km", "30 different nationalities"]


def test_it_asks_six_questions() -> None:
    assert len(QUESTIONS) == 6


EXPECTED = (
    "140km",
    "Dame Ottoline Crewe",
    "1,400 Israelis",
    "unreviewed",
    "Foreign ministry list",
    "",
)


@pytest.mark.parametrize(("question", "answer"), list(zip(QUESTIONS, EXPECTED, strict=True)))
def test_each_question_is_answered_as_printed(demo: Path, question: str, answer: str) -> None:
    answered = run(question, demo)

    assert answer in answered.stdout
    assert answered.stderr == ""


def test_the_export_holds_every_open_claim(demo: Path) -> None:
    run(QUESTIONS[-1], demo)
    counted = run('sqlite-utils factcheck-demo/ledger.db "select count(*) from open_claims" --raw', demo)

    lines = (demo / "open.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("id,uid,document_id")
    assert len(lines) - 1 == int(counted.stdout)


def test_its_papers_and_data_are_written(tmp_path: Path) -> None:
    papers = [block for block in BLOCKS if block.startswith("factcheck report")]
    assert len(papers) == 2
    document = docx.Document()
    document.add_paragraph("More than 1,400 people were killed, the ministry said on Oct 7.")
    document.save(str(tmp_path / "draft.docx"))
    run("factcheck add draft.docx; factcheck decide 1 disputed --correction 1,200 --reviewer ana", tmp_path)
    run("".join(papers), tmp_path)
    written = {
        line.partition(" -o ")[2].split()[0] for line in "".join(papers).splitlines() if " -o " in line
    }
    assert written == {path.name for path in tmp_path.iterdir()} - {"draft.docx", "ledger.db"}
    assert len(written) == 7
    (comment,) = docx.Document(str(tmp_path / "checked.docx")).comments
    assert comment.text.startswith("More than 1,400 → 1,200 people")


def test_its_python_gives_what_it_shows() -> None:
    extraction = factcheck.extract("More than 1,400 people were killed, the ministry said on Oct 7.")

    shown = [(claim.phrase, claim.low, claim.speaker) for claim in extraction.claims]
    assert shown == [("More than 1,400 people", Decimal(1400), "the ministry")]
    assert "# [('More than 1,400 people', Decimal('1400'), 'the ministry')]" in README


def test_every_command_of_the_readme_exists() -> None:
    named = set(re.findall(r"`factcheck ([a-z]+)", README))
    named |= set(re.findall(r"^factcheck ([a-z]+)", "".join(BLOCKS), re.MULTILINE))

    assert named <= {name for commands in COMMANDS.values() for name in commands}
    assert len(named) > 6


@pytest.mark.slow
@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_the_questions_of_the_guide_run_on_the_demo(demo: Path, question: Question) -> None:
    given = {"figure": "1,400", "document": "", "days": "0"}
    words = [word for name in given if f":{name}" in question.sql for word in ("-p", name, given[name])]
    asked = shlex.join(["sqlite-utils", "query", "factcheck-demo/ledger.db", question.sql, *words])
    answered = json.loads(run(asked, demo).stdout)

    unanswered = {"verified_without_evidence", "where_reviewers_differ", "opened_by_a_withdrawal"}
    assert bool(answered) == (question.name not in unanswered)
