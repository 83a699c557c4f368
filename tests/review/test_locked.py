"""Another program holds the ledger while a reviewer decides: it is said, and nothing is lost."""

import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factcheck.ledger import Ledger
from tests.review.desk import harbour, ledger_with
from tests.review.tty import review, terminal

pytestmark = pytest.mark.slow

BUSY = "the ledger is busy: another program is writing to it; waiting"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    ledger_with(path, harbour()).close()
    return path


@contextmanager
def held(path: Path) -> Iterator[sqlite3.Connection]:
    """The ledger while another connection writes to it."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield other
    finally:
        if other.in_transaction:
            other.execute("ROLLBACK")
        other.close()


def decided(path: Path) -> list[tuple[int, str]]:
    """The decisions of a ledger, each as its claim and status."""
    with Ledger.open(path) as opened:
        return [
            (claim, str(decision.status))
            for claim in range(1, 12)
            for decision in opened.history(claim).decisions
        ]


def test_a_key_waits_for_the_ledger_and_the_screen_lives(ledger: Path) -> None:
    with terminal(*review(ledger), columns=120) as screen:
        screen.shows("? help")
        with held(ledger):
            screen.type("v")
            screen.shows(BUSY)
            # what is typed meanwhile decides nothing else, and moves nothing
            screen.press("d", "j", "vvv", "u", "x", "q", "\x1b[200~vd\x1b[201~")
            seen = len(screen.sent)
            screen.resize(100, 40)
            screen.shows("harbour", since=seen)
            seen = len(screen.sent)
        screen.shows("verified: £1.9bn", since=seen)
        screen.press("d", "q")
        assert screen.ended() == 0
    assert decided(ledger) == [(1, "verified"), (2, "disputed")]


@pytest.mark.parametrize("burst", ["vvvv", "vjd", "vdu", "v/abc", "vq"])
def test_keys_typed_in_one_burst_wait_for_none_but_the_first(ledger: Path, burst: str) -> None:
    with terminal(*review(ledger), columns=120) as screen:
        screen.shows("? help")
        with held(ledger):
            screen.type(burst)
            screen.shows(BUSY)
            screen.settle()
            seen = len(screen.sent)
        screen.shows("verified: £1.9bn", since=seen)
        screen.press("q")
        assert screen.ended() == 0
    assert decided(ledger) == [(1, "verified")]


def test_what_waits_can_be_given_up(ledger: Path) -> None:
    with terminal(*review(ledger), columns=120) as screen:
        screen.shows("? help")
        with held(ledger):
            screen.type("v")
            screen.shows(BUSY)
            screen.press("\x1b")
            screen.shows("given up: nothing was written")
        time.sleep(0.5)
        screen.press("j", "d", "q")
        assert screen.ended() == 0
    assert decided(ledger) == [(2, "disputed")]


def test_marked_claims_are_decided_together_or_not_at_all(ledger: Path) -> None:
    with terminal(*review(ledger), columns=120) as screen:
        screen.shows("? help")
        screen.press("m", "m", "m")
        with held(ledger):
            screen.press("d")
            screen.type("y")
            screen.shows(BUSY)
            screen.press("v")
            seen = len(screen.sent)
        screen.shows("disputed: 3 claims", since=seen)
        screen.press("q")
        assert screen.ended() == 0
    assert decided(ledger) == [(1, "disputed"), (2, "disputed"), (3, "disputed")]


def test_a_review_told_to_stop_while_it_waits_stops(ledger: Path) -> None:
    with terminal(*review(ledger), columns=120) as screen:
        screen.shows("? help")
        with held(ledger):
            screen.type("v")
            screen.shows(BUSY)
            screen.program.send_signal(signal.SIGTERM)
            assert screen.ended() == 128 + signal.SIGTERM
    assert decided(ledger) == []


def test_thirty_seconds_are_waited_for(ledger: Path) -> None:
    with terminal(*review(ledger), columns=120) as screen:
        screen.shows("? help")
        with held(ledger):
            screen.type("v")
            until = time.monotonic() + 31
            screen.until(lambda: time.monotonic() > until, 60)
            seen = len(screen.sent)
        screen.shows("verified: £1.9bn", since=seen)
        screen.press("q")
        assert screen.ended() == 0
    assert decided(ledger) == [(1, "verified")]


def test_an_import_in_many_steps_keeps_nobody_waiting(ledger: Path) -> None:
    with terminal(*review(ledger), columns=120) as screen:
        screen.shows("? help")
        other = sqlite3.connect(ledger, isolation_level=None)
        until = time.monotonic() + 6
        typed = 0
        while time.monotonic() < until:
            other.execute("BEGIN IMMEDIATE")
            time.sleep(0.08)
            other.execute("ROLLBACK")
            time.sleep(0.005)
            if typed < 3 and time.monotonic() > until - 5 + typed:
                screen.type("v")
                typed += 1
        other.close()
        screen.until(lambda: len(decided(ledger)) == 3)
        screen.press("q")
        assert screen.ended() == 0


def test_line_by_line_it_is_said_and_can_be_given_up(ledger: Path) -> None:
    with terminal(*review(ledger, "--plain")) as screen:
        screen.shows("> ")
        with held(ledger):
            screen.type("v\n")
            screen.shows(BUSY)
            screen.type("\x03")
            screen.shows("given up: nothing was written")
            seen = len(screen.sent)
            screen.type("d a note\n")
            screen.shows(BUSY, since=seen)
        screen.shows("disputed: £1.9bn")
        screen.type("q\n")
        assert screen.ended() == 0
    assert decided(ledger) == [(1, "disputed")]
