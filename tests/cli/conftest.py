"""An empty folder to work in, and a ledger with one article."""

import shutil
from pathlib import Path

import pytest

from tests.cli.desk import STORM, done


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test begins in a folder of its own, as a user called Ada."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_REVIEWER", "Ada")
    monkeypatch.delenv("FACTCHECK_LEDGER", raising=False)
    for variable in ("NO_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger that the tests get copies of: to add an article takes longer than to copy it."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "storm.txt").write_text(STORM, encoding="utf-8")
    done("add", folder / "storm.txt", "--ledger", folder / "ledger.db")
    return folder


@pytest.fixture
def ledger(folder: Path, made: Path) -> Path:
    """A ledger of four claims, and the article that it has them from."""
    for name in ("storm.txt", "ledger.db"):
        shutil.copy(made / name, folder / name)
    return folder / "ledger.db"
