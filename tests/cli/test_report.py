"""The checking paper: in every format, to stdout or to a file that is never half written."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from factcheck.cli.counting import counted
from factcheck.cli.writing import replace_file
from factcheck.errors import ReportError
from factcheck.reports import FORMATS
from tests.cli.desk import done, run
from tests.reports.factories import sample

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


@pytest.fixture
def two(ledger: Path) -> None:
    """A second article, with one claim, which is disputed."""
    done("add", "-", "--title", "Other", stdin=b"The fund paid 5m pounds to 300 farmers.")
    done("decide", "5", "disputed", "--reviewer", "Ben")
    done("decide", "1", "verified")


def shown(*arguments: str) -> list[int]:
    lines = done("report", "--format", "jsonl", *arguments).out.splitlines()
    return [json.loads(line)["id"] for line in lines]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    "arguments",
    [
        ("--status", "open"),
        ("--status", "open", "--status", "disputed"),
        ("--kind", "money"),
        ("--reviewer", "Ben"),
        ("--since", "2020-01-01"),
        ("--speaker", "the ministry"),
        ("--text", "1,400"),
        ("--changed",),
        ("--findings",),
        ("--tier", "minor"),
        ("--document", "2"),
        (),
    ],
)
def test_a_report_holds_the_claims_that_claims_lists(arguments: tuple[str, ...]) -> None:
    listed = done("claims", "--format", "jsonl", *arguments).out.splitlines()
    assert shown(*arguments) == [json.loads(line)["id"] for line in listed]


@pytest.mark.usefixtures("two")
def test_several_articles_in_the_order_in_which_they_are_named() -> None:
    report = json.loads(done("report", "--format", "json", "--document", "2", "--document", "1").out)
    assert [article["document"]["id"] for article in report["articles"]] == [2, 1]
    assert shown("--document", "1", "--document", "storm.txt") == [1, 2, 3, 4]


@pytest.mark.usefixtures("two")
def test_the_verdict_is_on_all_of_the_articles_whatever_is_shown() -> None:
    whole = json.loads(done("report", "--format", "json").out)
    some = json.loads(done("report", "--format", "json", "--status", "verified").out)
    assert some["verdict"] == whole["verdict"]
    assert some["verdict"].startswith("NOT CLEAR")
    assert some["only"] == "status verified"
    assert [article["document"]["id"] for article in some["articles"]] == [1]
    text = done("report", "--status", "verified").out
    assert "Shown below: status verified." in text
    assert "20,000 residents (2)" not in text


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("form", sorted(OPENINGS))
def test_the_same_ledger_and_moment_make_the_same_bytes(form: str, folder: Path) -> None:
    made = []
    for name in ("one", "two"):
        done("report", "--format", form, "--now", "2026-11-20 11:30", "-o", name)
        made.append((folder / name).read_bytes())
    assert made[0] == made[1]


class Terminal(StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stderr", "stdout", "bar"), [(1, 0, True), (1, 1, False), (0, 0, False)])
def test_a_long_report_moves_a_bar_where_a_person_sees_it_alone(
    stderr: int, stdout: int, bar: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.cli.counting.PAGE_ROWS", 3)
    streams = [Terminal() if seen else StringIO() for seen in (stderr, stdout)]
    monkeypatch.setattr("sys.stderr", streams[0])
    monkeypatch.setattr("sys.stdout", streams[1])
    with counted(sample()) as told:
        ids = [history.entry.id for article in told.articles for history in article.claims]
    assert ids == [11, 12, 13, 14, 15, 16, 21, 22]
    assert ("8/8" in streams[0].getvalue()) is bar
    assert streams[1].getvalue() == ""


@pytest.mark.parametrize("paper", ["checking", "open", "calls"])
def test_every_paper_is_written(paper: str, folder: Path) -> None:
    for suffix in ("md", "html", "docx"):
        done("report", "--paper", paper, "-o", f"{paper}.{suffix}")
        assert (folder / f"{paper}.{suffix}").stat().st_size > 1000


def test_a_paper_that_is_no_data_says_so() -> None:
    outcome = run("report", "--paper", "calls", "--format", "csv")
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)


_SLOW_WRITER = """
import sys
from pathlib import Path
from factcheck.cli.writing import replace_file

def pieces():
    yield b"half of the new"
    print("writing", flush=True)
    sys.stdin.read()

replace_file(Path(sys.argv[1]), pieces())
"""


def test_a_writer_that_is_killed_leaves_the_old_file_whole(folder: Path) -> None:
    path = folder / "paper.md"
    path.write_text("old")
    command = [sys.executable, "-c", _SLOW_WRITER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"writing\n"
        writer.kill()
    assert path.read_text() == "old"
    done("report", "-o", path, "--force")
    assert path.read_text(encoding="utf-8").startswith("# Checking paper")


@pytest.mark.parametrize(("opens", "code"), [(0, 0), (1, 2)])
def test_a_paper_is_opened_once_it_is_there(
    opens: int, code: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def launch(path: str) -> int:
        assert Path(path).read_text(encoding="utf-8").startswith("<!doctype html>")
        shown.append(path)
        return opens

    monkeypatch.setattr("click.launch", launch)
    outcome = run("report", "-o", "paper.html", "--open")
    assert (outcome.code, shown) == (code, [str(folder / "paper.html")])
    assert outcome.err.startswith("paper.html: NOT CLEAR: 4 open\n")
    assert ("nothing here opens paper.html; it is written" in outcome.err) is bool(opens)
