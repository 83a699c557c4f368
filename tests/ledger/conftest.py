"""A ledger with one article in it, for each test anew."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.ledger import Ledger
from tests.ledger.desk import article, opened, record


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blank") / "ledger.db"
    opened(path).close()
    return path


@pytest.fixture(scope="session")
def flooded(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("flooded") / "ledger.db"
    shutil.copy(blank, path)
    with Ledger.open(path) as ledger:
        record(ledger, article())
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def empty(blank: Path, path: Path) -> Iterator[Ledger]:
    shutil.copy(blank, path)
    with Ledger.open(path) as ledger:
        yield ledger


@pytest.fixture
def ledger(flooded: Path, path: Path) -> Iterator[Ledger]:
    shutil.copy(flooded, path)
    with Ledger.open(path) as ledger:
        yield ledger
