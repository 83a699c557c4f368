"""The house keeps its own rules: plug-in folders, first lines, quick imports, what ships."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import claims, reading, reports
from factcheck.model.quantity import Kind

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "factcheck"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "seeds" not in path.parts)
BANNED_NAMES = {"utils", "helpers", "common", "misc"}


def listed(folder: str) -> set[str]:
    return {path.stem for path in (PACKAGE / folder).glob("*.py")} - {"__init__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_says_its_one_job_in_its_first_line(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    assert docstring
    assert docstring.splitlines()[0].rstrip().endswith((".", ":", ";")) or "\n" in docstring


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    assert not [path for path in MODULES if path.stem in BANNED_NAMES]


def test_every_plug_in_is_listed_once() -> None:
    assert {module.__name__.rpartition(".")[2] for module in claims.KINDS} == listed("claims")  # type: ignore[attr-defined]
    assert {module.__name__.rpartition(".")[2] for module in reading.READERS} == listed("reading")  # type: ignore[union-attr]
    assert {module.__name__.rpartition(".")[2] for module in reports.FORMATS} == listed("reports")  # type: ignore[attr-defined]


def test_every_kind_has_its_file() -> None:
    assert [kind.NAME for kind in claims.KINDS if kind.NAME not in set(Kind)] == []
    assert {kind.NAME for kind in claims.KINDS} == set(Kind)


@pytest.mark.parametrize(
    ("imported", "left_alone"),
    [
        ("factcheck", "regex textual sqlite_utils quantulum3 factcheck.grammar factcheck.ledger"),
        ("factcheck.cli", "regex textual sqlite_utils quantulum3 factcheck.grammar factcheck.ledger.store"),
        (
            "factcheck.cli.extract",
            "csv json sqlite3 factcheck.explain factcheck.model.report factcheck.pipeline",
        ),
        ("factcheck.pipeline", "textual sqlite_utils quantulum3 inflect markdown_it html zipfile sqlite3"),
        ("factcheck.reading", "email json csv feedparser openpyxl lxml markdown_it shlex"),
        ("factcheck.ledger.store", "textual sqlite_utils regex"),
        ("factcheck.review.session", "textual rich"),
        ("factcheck.review.app", "factcheck.reports factcheck.review.plain"),
        ("factcheck.cli.review", "textual regex factcheck.cli.intake factcheck.ledger.store"),
    ],
)
def test_importing_a_room_leaves_the_others_shut(imported: str, left_alone: str) -> None:
    script = (
        f"import sys, {imported}; print([name for name in {left_alone.split()!r} if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_the_seeds_ship_with_the_package() -> None:
    shipped = {path.name for path in (PACKAGE / "seeds").rglob("*") if path.is_file()}

    assert shipped == {path.name for path in (ROOT / "seeds").rglob("*") if path.is_file()}
    assert len(shipped) >= 4
