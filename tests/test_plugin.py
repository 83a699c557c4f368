"""sqlite-utils with factcheck's plug-in: the audit as a command, and figures as harmless functions."""

import json
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from tests.ledger.desk import NOW, SOURCED, article, opened, raw, record

ROOT = Path(__file__).parent.parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "ledger.db"
    with opened(made) as ledger:
        record(ledger, article())
        ledger.decide(1, SOURCED, reviewer="ann", now=NOW)
    return made


def sqlite_utils(*words: object) -> subprocess.CompletedProcess[str]:
    """Run the real command, which finds the plug-in by its entry point."""
    command = [sys.executable, "-m", "sqlite_utils", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_is_an_entry_point() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert declared["project"]["entry-points"]["sqlite_utils"] == {"factcheck": "factcheck.plugin"}
    installed = [each.value for each in entry_points(group="sqlite_utils") if each.name == "factcheck"]
    assert installed == ["factcheck.plugin"]


def test_the_audit_is_a_command_of_sqlite_utils(path: Path) -> None:
    whole = sqlite_utils("factcheck-audit", path)
    assert (whole.returncode, whole.stderr) == (0, "")
    assert whole.stdout.startswith("whole: 1 decision, 3 claims, 1 document; head 1 ")
    seal = whole.stdout.split()[-1]
    assert sqlite_utils("factcheck-audit", path, "--head", f"1:{seal[:16]}").returncode == 0
    assert sqlite_utils("factcheck-audit", path, "--head", f"1:{'0' * 16}").returncode == 1


def test_what_is_no_ledger_is_told_in_a_line(path: Path, tmp_path: Path) -> None:
    with raw(path) as outside:
        outside.execute("DROP TRIGGER decisions_bu")
    broken = sqlite_utils("factcheck-audit", path)
    assert broken.returncode == 1
    assert "'decisions_bu', which protects the record, was removed" in broken.stdout
    for other in (tmp_path / "none.db", ROOT / "README.md"):
        refused = sqlite_utils("factcheck-audit", other)
        assert refused.returncode == 2
        assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("'about 1.4m people'", 1400000, None, None),
        ("'1,400'", 1400, 1400, 1400),
        ("'between 5 and 7 boats'", None, 5, 7),
        ("'more than two million'", 2000000, 2000000, None),
        ("'up to 20'", 20, None, 20),
        ("'0.5%'", 0.5, 0.5, 0.5),
        ("'nothing here'", None, None, None),
        ("''", None, None, None),
        ("null", None, None, None),
        ("1400", 1400, 1400, 1400),
        ("x'00ff'", None, None, None),
        ("char(0) || char(27)", None, None, None),
        ("printf('%.*c', 100000, '9')", None, None, None),
    ],
)
def test_figures_are_functions_of_sql(
    text: str, value: float | None, low: float | None, high: float | None
) -> None:
    question = f"select figure_value({text}) v, figure_low({text}) l, figure_high({text}) h"
    answered = sqlite_utils("memory", question)
    assert answered.stderr == ""
    assert json.loads(answered.stdout) == [{"v": value, "l": low, "h": high}]


def test_they_work_on_a_column_of_any_table(tmp_path: Path) -> None:
    file = tmp_path / "said.csv"
    file.write_text("said,by\nthree people,ann\n1.2bn,bob\n,eve\n", encoding="utf-8")
    answered = sqlite_utils("memory", file, "select max(figure_value(said)) as most from said")
    assert json.loads(answered.stdout) == [{"most": 1200000000}]


@pytest.mark.skipif(shutil.which("sqlite-utils") is None, reason="needs the command itself")
def test_loading_it_costs_a_start_nothing() -> None:
    code = "import sys, factcheck.plugin; print([m for m in sys.modules if m.startswith('factcheck.')])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "['factcheck.plugin']"
