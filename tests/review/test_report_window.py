"""Writing the paper from the review."""

from pathlib import Path

import pytest

from factcheck.errors import ReportError
from factcheck.review.session import ReviewSession
from tests.review.stage import played

Asked = list[tuple[Path, int | None]]


def test_the_paper_is_written_and_its_verdict_said(session: ReviewSession, tmp_path: Path) -> None:
    asked: Asked = []

    def write(path: Path, document: int | None) -> str:
        asked.append((path, document))
        return "NOT CLEAR: 11 open"

    target = tmp_path / "paper.md"
    seen = played(
        session, "r", "ctrl+u ctrl+k", f"type:{target}", "enter", size=(160, 30), write_report=write
    )
    assert asked == [(target, 1)]
    assert seen.window == "ReviewScreen"


def test_a_file_that_is_there_takes_a_second_enter(session: ReviewSession, tmp_path: Path) -> None:
    asked: Asked = []
    target = tmp_path / "paper.html"
    target.write_text("mine", encoding="utf-8")

    def write(path: Path, document: int | None) -> str:
        asked.append((path, document))
        return "CLEAR"

    seen = played(session, "r", "ctrl+u ctrl+k", f"type:{target}", "enter", write_report=write)
    assert seen.window == "ReportWindow"
    assert asked == []
    played(session, "r", "ctrl+u ctrl+k", f"type:{target}", "enter enter", write_report=write)
    assert asked == [(target, 1)]


@pytest.mark.parametrize("typed", ["paper", "paper.exe", " "])
def test_a_name_that_says_no_format_is_refused(session: ReviewSession, typed: str) -> None:
    seen = played(session, "r", "ctrl+u ctrl+k", f"type:{typed}", "enter", size=(100, 30))
    assert seen.window == "ReportWindow"
    assert "no report ends in" in seen.text or "name a file" in seen.text


def test_what_cannot_be_written_is_said(session: ReviewSession, tmp_path: Path) -> None:
    def write(path: Path, document: int | None) -> str:
        raise ReportError("the disk is full")

    asked = f"type:{tmp_path}/p.md"
    seen = played(session, "r", "ctrl+u ctrl+k", asked, "enter", lambda: None, "j", write_report=write)
    assert seen.running
    assert session.ledger.head().seq == 0
