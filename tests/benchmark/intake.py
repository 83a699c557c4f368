"""What it takes to add many articles, as people do: files in a folder, one command.

$ python -m tests.benchmark.intake                        1,000 articles of 7 KB
$ python -m tests.benchmark.intake --articles 200 --jobs 1 --jobs 4

The processor's time and the memory are those of all processes together. The time by the clock is worth
something only while nothing else runs: the load beside it says so.
"""

import argparse
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmark import texts

ARTICLES = 1000
CHARACTERS = 7000

_LOOKED = 0.05
"""Seconds between two looks at the memory."""

_NAMES = 40
"""Names in one story."""

_SYLLABLES = ("ka", "lo", "mir", "ten", "dun", "os", "ra", "vel", "in", "bru", "sha", "tor", "em", "wick")
_DIGIT = re.compile(r"[1-9]")
_NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One command, measured."""

    articles: int
    figures: int
    wall: float
    cpu: float
    memory: float | None
    """Megabytes of all its processes together, at their most; None where no /proc tells."""
    load: float


def write_articles(folder: Path, number: int = ARTICLES, characters: int = CHARACTERS) -> None:
    """Write so many articles of news, each with figures and names of its own: as many stories."""
    for at in range(number):
        dice = random.Random(at)
        names = ["".join(dice.choices(_SYLLABLES, k=3)).title() for _ in range(_NAMES)]
        text = _DIGIT.sub(lambda _: str(dice.randint(1, 9)), texts.news(characters, seed=at))  # noqa: B023
        text = _NAME.sub(lambda _: dice.choice(names), text)  # noqa: B023
        (folder / f"story-{at:05}.txt").write_text(f"Story {at}\n\n{text}\n", encoding="utf-8")


def measured(folder: Path, ledger: Path, jobs: int) -> Run:
    """Return what it took to add all articles of a folder to a new ledger."""
    # every article is one of its own: what would be asked of a person is not measured here
    command = [sys.executable, "-m", "factcheck", "add", "--new", str(folder), "--jobs", str(jobs)]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen(
        [*command, "--ledger", str(ledger)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as program:
        assert program.stdout is not None
        peak, articles, figures = 0.0, 0, 0
        looked = began
        for line in program.stdout:
            articles += line.startswith("document ")
            if found := re.match(r"  ([\d,]+) figures?: ", line):
                figures += int(found[1].replace(",", ""))
            if time.perf_counter() - looked > _LOOKED:
                looked = time.perf_counter()
                peak = max(peak, sum(map(_megabytes, _family(program.pid))))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(
        articles=articles,
        figures=figures,
        wall=time.perf_counter() - began,
        cpu=after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime,
        memory=peak or None,
        load=os.getloadavg()[0],
    )


def _family(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            ids = [int(child) for child in children.read_text().split()]
        except OSError:
            continue
        for child in ids:
            yield from _family(child)


def _megabytes(pid: int) -> float:
    """What a process has in memory; of what it shares with others, its part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000


def main() -> None:
    """Measure, and print a line for each number of jobs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--characters", type=int, default=CHARACTERS)
    parser.add_argument("--jobs", type=int, action="append", help="may be repeated; 1 and 2, if not given")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="factcheck-bench-") as work:
        folder = Path(work) / "copy"
        folder.mkdir()
        write_articles(folder, given.articles, given.characters)
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1_000_000
        print(f"{given.articles:,} articles, {size:.1f} MB; {os.cpu_count()} processors")
        for jobs in given.jobs or [1, 2]:
            run = measured(folder, Path(work) / f"ledger-{jobs}.db", jobs)
            memory = f"{run.memory:.0f} MB" if run.memory else "unknown"
            print(
                f"  jobs {jobs}: {run.wall:6.1f} s, {run.articles / run.wall:5.1f} articles/s; "
                f"{run.cpu:6.1f} s of processor, {memory}; {run.figures:,} figures "
                f"({run.articles:,} added, load {run.load:.1f})",
                flush=True,
            )


if __name__ == "__main__":
    main()
