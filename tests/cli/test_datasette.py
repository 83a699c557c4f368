"""The ledger in Datasette: what it is told, and what a browser then gets."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from factcheck.cli import datasette
from factcheck.ledger.guide import questions
from tests.cli.desk import done, run


def test_what_datasette_is_told_is_written_for_one_elsewhere(ledger: Path) -> None:
    lines = done("datasette", "--write", "guide").lines()
    assert lines == ["guide/metadata.json", "guide/datasette.json"]
    metadata = json.loads(Path("guide/metadata.json").read_text(encoding="utf-8"))
    assert list(metadata["databases"]) == ["ledger"]
    assert len(metadata["databases"]["ledger"]["queries"]) == 12


def test_the_guide_goes_by_the_name_of_the_ledger(ledger: Path) -> None:
    ledger.rename(ledger.with_name("desk.db"))
    done("datasette", "--write", "guide", "--ledger", "desk.db")
    assert '"desk": {' in Path("guide/datasette.json").read_text(encoding="utf-8")


def test_without_datasette_it_says_how_to_get_it(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(datasette, "version", missing)
    refused = run("datasette")
    assert refused.code == 2
    assert "pip install 'factcheck-workbench[datasette]'" in refused.err
    assert len(refused.err.splitlines()) == 1


def test_a_ledger_that_is_not_there_is_told(folder: Path) -> None:
    assert "there is no ledger" in run("datasette", "--write", "guide").err


@pytest.fixture
def served(ledger: Path) -> Iterator[str]:
    """The address of a real Datasette that serves the ledger."""
    done("decide", "1", "sourced", "--source", "Bulletin 7", "--passage", "1,400 dead")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "factcheck", "datasette", "--port", str(port)]
    # a group of its own, so that Datasette ends with the command that started it, as on Ctrl-C
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True) as program:
        address = f"http://127.0.0.1:{port}"
        for _ in range(300):
            try:
                urlopen(f"{address}/-/versions.json", timeout=5).close()
                break
            except OSError:
                time.sleep(0.1)
        yield address
        os.killpg(program.pid, signal.SIGINT)


def got(address: str, page: str) -> list[dict[str, Any]]:
    with urlopen(f"{address}/ledger/{page}", timeout=30) as answer:
        rows: list[dict[str, Any]] = json.load(answer)["rows"]
        return rows


@pytest.mark.slow
def test_a_real_datasette_searches_labels_and_answers(served: str) -> None:
    (claim,) = got(served, "claims.json?_search=1,400&_shape=objects&_labels=on")
    assert claim["phrase"] == "1,400 people"
    assert claim["document_id"] == {"value": 1, "label": "Storm shuts the harbour"}
    (piece,) = got(served, "evidence.json?_shape=objects&_labels=on")
    assert piece["source_id"]["label"] == "Bulletin 7"
    (decided,) = got(served, "decisions.json?_shape=objects&_labels=on")
    assert decided["claim_id"]["label"] == "1,400 people"
    (searched,) = got(served, "open_claims.json?_search=boats&_shape=objects")
    assert searched["phrase"] == "12%"
    with urlopen(f"{served}/ledger", timeout=30) as page:
        shown = page.read().decode()
    for question in questions():
        assert question.title.replace("'", "&#39;") in shown
        assert isinstance(got(served, f"{question.name}.json?figure=1,400&_shape=objects"), list)
    with urlopen(f"{served}/ledger/claims", timeout=30) as page:
        shown = page.read().decode()
    assert "The words that give it to the speaker." in shown
    assert "facet-results" in shown
