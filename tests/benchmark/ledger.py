"""What a ledger bears, in figures.

$ python -m tests.benchmark.ledger                  everything but the million (some minutes)
$ python -m tests.benchmark.ledger import desk      only these: import, desk, duel, kills, size
$ python -m tests.benchmark.ledger size --claims 1000000
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from random import Random
from typing import Any

from factcheck.checks import elsewhere, tolls
from factcheck.cli.house import house_rules
from factcheck.errors import Conflict
from factcheck.ledger import Ledger, connect
from factcheck.model.document import Document
from factcheck.model.filter import ClaimFilter
from factcheck.pipeline import extract
from factcheck.reading import read_text
from factcheck.reckoning.page import Page
from factcheck.review.walk import Walk
from tests import slips
from tests.benchmark.newsroom import add, articles, body, fill
from tests.ledger.desk import NOW, SOURCED, VERIFIED
from tests.ledger.test_crash import DECIDER, check_decisions, killed

processes = get_context("spawn")


def told(what: str, figure: str, goal: str = "") -> None:
    print(f"{what:58} {figure:>22}  {goal}", flush=True)


def milliseconds(call: Callable[[], object], rounds: int = 200) -> tuple[float, float]:
    """The middle and the longest of so many calls."""
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        call()
        taken.append(1000 * (time.perf_counter() - began))
    return statistics.median(taken), max(taken)


def percentile(taken: Sequence[float], share: float) -> float:
    return sorted(taken)[min(len(taken) - 1, int(share * len(taken)))]


# import


def measure_import(folder: Path) -> None:
    for name, characters, number in (("7 KB", 7_000, 150), ("1 MB", 1_000_000, 1)):
        body(characters)
        made = list(islice(articles(characters), number + 1))
        with Ledger.open(folder / f"import-{characters}.db", create=True) as ledger:
            add(ledger, made[0])
            began, worked = time.perf_counter(), time.process_time()
            figures = sum(len(found.records) for found in made[1:])
            for found in made[1:]:
                add(ledger, found)
            taken, worked = time.perf_counter() - began, time.process_time() - worked
        told(
            f"import, {name} a text, search index on",
            f"{figures / taken:,.0f} figures/s",
            f"> 5,000 ({figures / worked:,.0f} to a second of processor time)",
        )


# eight reviewers while an import runs


def reviewer(path: Path, name: str, seconds: float, pause: float, ready: Barrier) -> tuple[list[float], int]:
    taken, errors, random = [], 0, Random(name)
    with Ledger.open(path) as ledger:
        ids = ledger.claim_ids(ClaimFilter())
        ready.wait()
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            time.sleep(pause * random.uniform(0.5, 1.5))
            judgement = random.choice((VERIFIED, SOURCED))
            began = time.perf_counter()
            try:
                ledger.decide(random.choice(ids), judgement, reviewer=name, now=NOW)
            except Exception as error:
                print(name, error, file=sys.stderr)
                errors += 1
            taken.append(1000 * (time.perf_counter() - began))
    return taken, errors


def importer(path: Path, folder: Path, seconds: float, ready: Barrier) -> tuple[int, float]:
    """The import as people start it: files, read, extracted and recorded."""
    from factcheck.cli.faults import Faults
    from factcheck.cli.intake import take_in

    paths = []
    for number, found in enumerate(islice(articles(7_000, 10_000), 2000)):
        paths.append(folder / f"copy-{number}.txt")
        paths[-1].write_text(found.document.text, encoding="utf-8")
    ready.wait()
    began, claims = time.perf_counter(), 0
    for taken in take_in([str(path) for path in paths], path, Faults(), new=True):
        claims += taken.receipt.coverage.figures
        if time.perf_counter() - began > seconds:
            break
    return claims, time.perf_counter() - began


def _answer(sink: "SimpleQueue[Any]", work: Callable[..., object], *given: object) -> None:
    sink.put(work(*given))


def at_once(jobs: Iterable[tuple[object, ...]]) -> list[Any]:
    """What each of several processes returns, in any order."""
    sink: SimpleQueue[Any] = processes.SimpleQueue()
    started = [processes.Process(target=_answer, args=(sink, *job)) for job in jobs]
    for process in started:
        process.start()
    answers = [sink.get() for _ in started]
    for process in started:
        process.join()
    return answers


def measure_desk(folder: Path, seconds: float = 20) -> None:
    for importing in (False, True):
        path = folder / f"desk-{importing}.db"
        with Ledger.open(path, create=True) as ledger:
            for found in islice(articles(7_000), 20):
                add(ledger, found)
        ready = processes.Barrier(8 + importing)
        jobs: list[tuple[object, ...]] = [
            (reviewer, path, f"r{number}", seconds, 0.2, ready) for number in range(8)
        ]
        if importing:
            jobs.append((importer, path, folder, seconds, ready))
        taken, errors, imported = [], 0, ""
        for answer in at_once(jobs):
            first, second = answer
            if isinstance(first, list):
                taken += first
                errors += second
            else:
                imported = f", beside {first / second:,.0f} figures/s imported"
        with Ledger.open(path) as ledger:
            whole = ledger.audit().whole
        told(
            f"8 reviewers, a decision each 0.2 s{imported}",
            f"p50 {statistics.median(taken):.1f}, p99 {percentile(taken, 0.99):.0f} ms",
            f"< 200 ms (slowest {max(taken):.0f}; {len(taken)} decisions, {errors} errors, whole: {whole})",
        )


# two reviewers, one claim


def duellist(path: Path, name: str, rounds: int, gate: Barrier) -> list[bool]:
    won = []
    with Ledger.open(path) as ledger:
        for _ in range(rounds):
            base = ledger.claim(1).last_decision
            gate.wait()
            try:
                ledger.decide(1, VERIFIED, reviewer=name, now=NOW, base=base)
                won.append(True)
            except Conflict:
                won.append(False)
            gate.wait()
    return won


def measure_duel(folder: Path, rounds: int = 1000) -> None:
    path = folder / "duel.db"
    with Ledger.open(path, create=True) as ledger:
        add(ledger, next(articles(1_000)))
    gate = processes.Barrier(2)
    ann, bob = at_once((duellist, path, name, rounds, gate) for name in ("ann", "bob"))
    decided = list(zip(ann, bob, strict=True))
    exactly_one = sum(a != b for a, b in decided)
    with Ledger.open(path) as ledger:
        kept, whole = ledger.head().seq, ledger.audit().whole
    told(
        f"two reviewers, one claim, {rounds:,} rounds: one winner in",
        f"{exactly_one:,}",
        f"all ({sum(a for a, _ in decided)} : {sum(b for _, b in decided)}, kept {kept:,}, whole: {whole})",
    )


# kill -9


def measure_kills(folder: Path, number: int = 200) -> None:
    path = folder / "kills.db"
    with Ledger.open(path, create=True) as ledger:
        add(ledger, next(articles(1_000)))
    moments, acknowledged = Random(1), []
    for round_ in range(number):
        acknowledged += killed(DECIDER, path, f"r{round_}", moments.uniform(0, 0.08))
        if round_ % 20 == 19:
            check_decisions(path, acknowledged)
    with Ledger.open(path) as ledger:
        seals = {decision.seq: decision.hash for decision in ledger.decisions()}
        whole = ledger.audit().whole
    lost = sum(seals.get(int(seq)) != seal for seq, seal in acknowledged)
    told(
        f"kill -9 in mid-write, {number} times: acknowledged and lost",
        f"{lost}",
        f"0 (of {len(acknowledged):,} acknowledged; {len(seals):,} kept, whole: {whole})",
    )


# a million claims


def measure_size(folder: Path, claims: int) -> None:
    path = folder / "size.db"
    began = time.perf_counter()
    with Ledger.open(path, create=True) as ledger:
        held = fill(ledger, claims)
        for claim_id in ledger.claim_ids(ClaimFilter())[:2000:2]:
            ledger.decide(claim_id, VERIFIED, reviewer="ann", now=NOW)
    told(
        f"a ledger of {held:,} claims",
        f"{path.stat().st_size / held:,.0f} bytes a claim",
        f"(made in {time.perf_counter() - began:,.0f} s)",
    )
    with Ledger.open(path) as ledger:
        _measure_queue(ledger, held)
        _measure_search(ledger)
        _measure_memory(ledger)


def _measure_queue(ledger: Ledger, held: int) -> None:
    began = time.perf_counter()
    walk = Walk(ledger, ClaimFilter())
    told("  the queue, every id in memory", f"{time.perf_counter() - began:.2f} s", "(at the start only)")
    random, ids = Random(1), walk.rows.ids

    def page(rows: int) -> object:
        at = random.randrange(len(ids) - rows)
        return ledger.entries(ids[at : at + rows])

    for rows in (25, 50):
        shown = milliseconds(lambda: page(rows))  # noqa: B023
        told(f"  a queue page of {rows} claims, anywhere", "{:.2f} ms (max {:.1f})".format(*shown), "< 1 ms")

    walk.cursor = len(ids) // 2
    told(
        "  the next unreviewed, one after the other",
        "{:.3f} ms (max {:.1f})".format(*milliseconds(walk.next_open, 1000)),
        "< 1 ms (the longest reads a page ahead)",
    )
    told("  counts by status", "{:.0f} ms (max {:.0f})".format(*milliseconds(ledger.counts, 20)), "< 150 ms")


def _measure_search(ledger: Ledger) -> None:
    rare = "In Oaxaca 1,777 quetzals were counted, the ministry said. It paid £52m."
    add(ledger, extract(Document(text=rare, origin="rare.txt")))
    for words in ("quetzals", "ministry counted", "1,777", "Sands", "coast path"):

        def find() -> object:
            return ledger.claim_ids(ClaimFilter(text=words))  # noqa: B023

        number = len(ledger.claim_ids(ClaimFilter(text=words)))
        told(
            f"  search {words!r} ({number:,} found)",
            "{:.1f} ms (max {:.0f})".format(*milliseconds(find, 5)),
            "< 20 ms" if number < 1000 else "(no goal: not rare)",
        )


def _measure_memory(ledger: Ledger) -> None:
    """Hold articles against all others: such as the ledger is full of, and others of the same nouns."""
    rules = house_rules()
    known, strange = body(7_000), [extract(read_text(article.text)) for article in slips.articles()]
    for name, found in (("that it holds a thousand times", [known]), ("that it does not hold", strange)):
        taken = []
        for each in found * (30 // len(found)):
            # the tolls are asked for, too: only an article with a day has any
            page = Page(replace(each, document=replace(each.document, published="2025-01-31")), rules)
            assert page.lines
            began = time.perf_counter()
            for one in (elsewhere, tolls):
                list(one.check(page, ledger.memory()))
            taken.append(1000 * (time.perf_counter() - began))
        figures = statistics.mean(len(each.claims) for each in found)
        told(
            f"  held against all of it: an article {name}",
            f"p50 {statistics.median(taken):.1f}, p99 {percentile(taken, 0.99):.0f} ms",
            f"< 50 ms (the first {taken[0]:.0f}; {figures:.0f} figures)",
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    measures: dict[str, Callable[[Path], None]] = {
        "import": measure_import,
        "desk": measure_desk,
        "duel": measure_duel,
        "kills": measure_kills,
    }
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help="import, desk, duel, kills, size")
    parser.add_argument("--claims", type=int, default=100_000, help="of `size`")
    given = parser.parse_args()
    print(
        f"SQLite {connect.sqlite.sqlite_version}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    )
    with tempfile.TemporaryDirectory(prefix="factcheck-bench-") as folder:
        for name in given.measures or [*measures, "size"]:
            if name == "size":
                measure_size(Path(folder), given.claims)
            else:
                measures[name](Path(folder))


if __name__ == "__main__":
    main()
