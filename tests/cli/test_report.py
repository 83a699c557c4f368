"""The checking paper: in every format, to stdout or to a file that is never half written."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.cli.writing import replace_file
from factcheck.errors import ReportError
from factcheck.reports import FORMATS
from tests.cli.desk import done, run

pytestmark = pytest.mark.usefixtures("ledger")

OPENINGS = {
    "md": "# Checking paper",
    "html": "<!doctype html>",
    "csv": "\ufeffuid,",
    "json": '{"verdict"',
    "jsonl": '{"uid"',
    "claimreview": '{"@context"',
}


@pytest.mark.parametrize("name", OPENINGS)
def test_every_format_is_printed(name: str) -> None:
    assert done("report", "--format", name).out.lower().startswith(OPENINGS[name].lower())


@pytest.mark.parametrize(
    "name", ["paper.md", "paper.markdown", "paper.HTM", "paper.html", "paper.csv", "paper.json"]
)
def test_a_files_name_tells_its_format(name: str, folder: Path) -> None:
    outcome = done("report", "-o", name)
    assert (outcome.out, outcome.err) == ("", f"{name}: NOT CLEAR: 4 open\n")
    opening = (folder / name).read_text(encoding="utf-8")[:20].lower()
    assert any(opening.startswith(begins.lower()[:20]) for begins in OPENINGS.values())


def test_a_format_that_is_named_goes_before_the_files_name(folder: Path) -> None:
    done("report", "-o", "paper.txt", "--format", "json")
    assert json.loads((folder / "paper.txt").read_text())["verdict"] == "NOT CLEAR: 4 open"


def test_without_a_name_it_is_markdown_on_stdout() -> None:
    assert done("report").out.startswith("# Checking paper")
    assert done("report", "-o", "-").out.startswith("# Checking paper")


def test_one_article_only() -> None:
    done("add", "-", "--title", "Other", stdin=b"Rates rose by 3% in May.")
    assert len(json.loads(done("report", "--format", "json").out)["articles"]) == 2
    (only,) = json.loads(done("report", "--format", "json", "--document", "storm.txt").out)["articles"]
    assert only["document"]["title"] == "Storm shuts the harbour"


def test_the_help_names_every_format() -> None:
    words = done("report", "--help").out
    assert all(form.NAME in words for form in FORMATS)


def test_an_old_report_is_replaced_only_by_force_and_nothing_else_is_left(folder: Path) -> None:
    (folder / "paper.md").write_text("old")
    refused = run("report", "-o", "paper.md")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "--force" in refused.err
    assert (folder / "paper.md").read_text() == "old"
    done("report", "-o", "paper.md", "--force")
    assert (folder / "paper.md").read_text(encoding="utf-8").startswith("# Checking paper")
    assert sorted(path.name for path in folder.iterdir()) == ["ledger.db", "paper.md", "storm.txt"]


@pytest.mark.parametrize("target", ["real.md", "nowhere.md", "ledger.db"])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_no_link_is_followed(folder: Path, target: str, force: tuple[str, ...]) -> None:
    (folder / "real.md").write_text("old")
    (folder / "latest.md").symlink_to(target)
    outcome = run("report", "-o", "latest.md", *force)
    assert outcome.code == 2
    assert f"latest.md is a link to {target}" in outcome.err
    assert (folder / "real.md").read_text() == "old"
    assert not (folder / "nowhere.md").exists()


def test_the_same_ledger_at_the_same_time_makes_the_same_bytes(folder: Path) -> None:
    for form in FORMATS:
        for name in ("one", "two"):
            done("report", "--format", form.NAME, "-o", name, "--now", "2026-03-02 12:00", "--force")
        assert (folder / "one").read_bytes() == (folder / "two").read_bytes()


def test_opening_needs_a_file() -> None:
    assert "name one with -o" in run("report", "--open").err


def test_a_report_is_as_readable_as_any_new_file(folder: Path) -> None:
    done("report", "-o", "paper.md")
    (folder / "plain.md").touch()
    assert (folder / "paper.md").stat().st_mode == (folder / "plain.md").stat().st_mode


def test_a_writer_that_fails_leaves_the_old_file(folder: Path) -> None:
    def breaks() -> Iterator[bytes]:
        yield b"new"
        raise ReportError("no more")

    (folder / "paper.md").write_text("old")
    with pytest.raises(ReportError, match="no more"):
        replace_file(folder / "paper.md", breaks())
    assert (folder / "paper.md").read_text() == "old"
    assert not [path for path in folder.iterdir() if path.suffix == ".new"]


def test_what_is_no_ordinary_file_is_written_to() -> None:
    replace_file(Path(os.devnull), [b"paper"])
    assert Path(os.devnull).is_char_device()


def test_the_ledger_is_never_written_over_by_another_name(folder: Path, ledger: Path) -> None:
    (folder / "paper.md").symlink_to("ledger.db")
    before = ledger.read_bytes()
    assert run("report", "-o", "paper.md").code == 2
    assert ledger.read_bytes() == before


def test_a_table_is_sealed_beside_it(ledger: Path) -> None:
    done("decide", "1", "verified")
    seal = "sealed at " + done("audit").out.rpartition("head ")[2].strip().replace(" ", ":")

    assert done("report", "--format", "csv").err == f"{seal}\n"
    assert done("report", "-o", "paper.csv").err.endswith(f"; {seal}\n")
    assert done("audit", "--head", seal.removeprefix("sealed at ")).out.startswith("whole")
