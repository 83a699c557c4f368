"""What a key of the review may cost, with half as much again: bytes, statements, calls and memory.

Milliseconds are for the benchmark: on a machine that others use they gate nothing but the others.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from factcheck.ledger import Ledger
from factcheck.limits import PAGE_ROWS
from tests.benchmark import review
from tests.benchmark.newsroom import fill
from tests.review.desk import seated
from tests.review.stage import staged

SLACK = 1.5
WIDE = (140, 40)

STATEMENTS = {"j": 1, "pagedown": 4, "v": 40}
"""Those of a key and of all that it draws; BEGIN, ROLLBACK and what triggers run among them."""
CALLS = {"j": 8_500, "pagedown": 36_000, "v": 12_000}
"""Of Python functions: what CPU time is made of, and the same on every machine."""
BYTES = {"\x1b[B": 1_000, "v": 3_000}
"""Sent to the terminal by a key, the middle of several times."""
MEGABYTES = 60


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("desk") / "ledger.db", create=True) as opened:
        fill(opened, 2_000)
        yield opened


def counted(ledger: Ledger, key: str, times: int = 10) -> Counter[str]:
    """The SQL statements and the function calls that a key costs, the middle of several times."""
    counts: Counter[str] = Counter()
    seen: list[Counter[str]] = []

    def call(frame: FrameType, event: str, argument: object) -> None:
        counts["calls"] += event == "call"

    def statement(sql: str) -> None:
        counts["statements"] += 1

    async def pressed() -> None:
        app = staged(seated(ledger, first=PAGE_ROWS))
        async with app.run_test(size=WIDE) as pilot:
            await app.workers.wait_for_complete()
            ledger._file._connection.set_trace_callback(statement)
            for _ in range(times):
                await pilot.pause()
                counts.clear()
                sys.setprofile(call)
                app.simulate_key(key)
                await pilot.pause()
                sys.setprofile(None)
                seen.append(counts.copy())
            ledger._file._connection.set_trace_callback(None)

    asyncio.run(pressed())
    return Counter(
        {name: sorted(each[name] for each in seen)[times // 2] for name in ("calls", "statements")}
    )


@pytest.mark.parametrize("key", STATEMENTS)
def test_a_key_asks_little_of_the_ledger_and_of_python(ledger: Ledger, key: str) -> None:
    costs = counted(ledger, key)

    assert costs["calls"] > 0
    assert costs["statements"] <= STATEMENTS[key] * SLACK
    assert costs["calls"] <= CALLS[key] * SLACK


@pytest.mark.slow
def test_a_hundred_thousand_claims_are_moved_in_at_the_price_of_a_few(tmp_path: Path) -> None:
    path = review.made(tmp_path, 100_000)
    with review.review(path, WIDE) as terminal:
        terminal.started(review.ARTICLES)
        terminal.key(review.ESCAPE)
        held = terminal.megabytes()
        costs = {key: review.pressed(terminal, key, 12) for key in BYTES}

    assert {key: costs[key].bytes <= most * SLACK for key, most in BYTES.items()} == dict.fromkeys(
        BYTES, True
    )
    assert held <= MEGABYTES * SLACK
