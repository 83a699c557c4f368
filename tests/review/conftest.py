"""A desk for each test, in one time zone."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.ledger import Ledger
from factcheck.review.session import ReviewSession
from tests.review.desk import harbour, ledger_with, seated


@pytest.fixture(autouse=True)
def _greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("NO_COLOR", raising=False)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with ledger_with(tmp_path / "ledger.db", harbour()) as held:
        yield held


@pytest.fixture
def session(ledger: Ledger) -> ReviewSession:
    return seated(ledger)
