"""Processes killed in the middle of writing: what was acknowledged is there, and nothing is half there."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from factcheck.ledger import Ledger
from factcheck.model.filter import ClaimFilter
from tests.ledger.desk import opened

ARTICLE = [f"{number} ships" for number in range(1000, 1200)]

DECIDER = """
import sys
from pathlib import Path
from factcheck.ledger import Ledger
from factcheck.model.decision import Status, Judgement
from tests.ledger.desk import NOW, SOURCED, DISPUTED
with Ledger.open(Path(sys.argv[1])) as ledger:
    print("ready", flush=True)
    for number in range(100_000):
        judgement = SOURCED if number % 2 else DISPUTED
        decision = ledger.decide(number % 3 + 1, judgement, reviewer=sys.argv[2], now=NOW)
        print(decision.seq, decision.hash, flush=True)
        if number % 5 == 4:
            (undone,) = ledger.undo(reviewer=sys.argv[2], now=NOW)
            print(undone.seq, undone.hash, flush=True)
"""

RECORDER = """
import sys
from pathlib import Path
from factcheck.ledger import Ledger
from tests.ledger.desk import article, record
from tests.ledger.test_crash import ARTICLE
text = "".join(phrase + ". " for phrase in ARTICLE)
with Ledger.open(Path(sys.argv[1]), create=True) as ledger:
    print("ready", flush=True)
    for number in range(100_000):
        receipt = record(ledger, article(text, *ARTICLE, origin=f"{sys.argv[2]}-{number}"))
        print(receipt.document.id, receipt.coverage.figures, flush=True)
"""


def killed(code: str, path: Path, name: str, seconds: float) -> list[list[str]]:
    """Run the code until a moment after it is ready, kill it, and return what it had acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path), name], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)
        rest = process.stdout.read()
    assert first == b"ready\n"
    whole = rest.decode()[: rest.rfind(b"\n") + 1]
    return [line.split() for line in whole.splitlines()]


def check_decisions(path: Path, acknowledged: list[list[str]]) -> None:
    with Ledger.open(path) as ledger:
        held = {d.seq: d.hash for claim_id in (1, 2, 3) for d in ledger.history(claim_id).decisions}
        assert ledger.audit().faults == ()
    assert {int(seq): digest for seq, digest in acknowledged}.items() <= held.items()


def check_articles(path: Path, acknowledged: list[list[str]]) -> int:
    with Ledger.open(path) as ledger:
        documents = {document.id for document in ledger.documents()}
        claims = Counter(entry.document_id for entry in ledger.claims(ClaimFilter()))
        assert ledger.audit().faults == ()
    assert {int(document_id) for document_id, _ in acknowledged} <= documents
    assert claims == dict.fromkeys(documents, len(ARTICLE))
    return len(documents)


def test_killed_while_deciding(ledger: Ledger, path: Path) -> None:
    ledger.close()
    acknowledged = []
    for name in ("ann", "bob"):
        acknowledged += killed(DECIDER, path, name, 0.1)
        check_decisions(path, acknowledged)
    assert acknowledged


def test_killed_while_recording(path: Path) -> None:
    opened(path).close()
    check_articles(path, killed(RECORDER, path, "a", 0.2))


@pytest.mark.slow
def test_killed_again_and_again_while_deciding(ledger: Ledger, path: Path) -> None:
    ledger.close()
    moments = random.Random(1)
    acknowledged: list[list[str]] = []
    for number in range(40):
        acknowledged += killed(DECIDER, path, f"r{number}", moments.uniform(0, 0.15))
        check_decisions(path, acknowledged)


@pytest.mark.slow
def test_killed_again_and_again_while_recording(path: Path) -> None:
    opened(path).close()
    moments = random.Random(2)
    acknowledged: list[list[str]] = []
    for number in range(25):
        acknowledged += killed(RECORDER, path, f"r{number}", moments.uniform(0, 0.3))
        check_articles(path, acknowledged)


CREATOR = """
import sys
from pathlib import Path
from factcheck.ledger import Ledger
import sqlite_utils
print("ready", flush=True)
for number in range(100_000):
    Ledger.open(Path(sys.argv[1]).with_name(f"{sys.argv[2]}-{number}.db"), create=True).close()
    print(number, flush=True)
"""


@pytest.mark.slow
def test_killed_while_making_a_ledger(path: Path) -> None:
    moments = random.Random(3)
    for number in range(20):
        killed(CREATOR, path, str(number), moments.uniform(0, 0.2))
        for made in path.parent.glob("*.db"):
            with Ledger.open(made) as ledger:
                assert ledger.audit().faults == ()
            made.unlink()
