"""What reports of many claims cost, in figures: seconds of the processor and of the clock, and the memory.

$ python -m tests.benchmark.papers                           every paper and format, of 100,000 claims
$ python -m tests.benchmark.papers html calls --claims 20000  those of a format or a paper, of fewer

Each is written by the command, in a process of its own. Beside a report of a tenth of the claims it shows
whether the memory grows with them.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from factcheck.ledger import Ledger
from factcheck.model.filter import ClaimFilter
from factcheck.reports import DATA
from factcheck.reports.papers import PAPERS
from tests.benchmark.ledger import told
from tests.benchmark.newsroom import fill
from tests.ledger.desk import DISPUTED, NOW, SOURCED, VERIFIED

CASES = (
    *(("checking", form.NAME) for form in DATA),
    *((paper.NAME, name) for paper in PAPERS for name in paper.LAYOUTS),
)

_WRITE = """
import resource, sys, time
from factcheck.cli import main
began = time.process_time()
code = 0
try:
    main(sys.argv[1:])
except SystemExit as ended:
    code = ended.code or 0
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(time.process_time() - began, peak // (1 if sys.platform != "darwin" else 1024) / 1024, file=sys.stderr)
sys.exit(code)
"""


class Cost(NamedTuple):
    """What one report cost."""

    seconds: float
    """Of the processor."""
    waited: float
    peak: float
    size: float
    refused: str = ""
    """Why it was not made."""

    def __str__(self) -> str:
        if self.refused:
            return self.refused
        return f"{self.seconds:.1f} s CPU, {self.waited:.1f} s, {self.peak:.0f} MB high"


def newsroom(path: Path, claims: int) -> int:
    """Fill a ledger with claims, half of them decided on, and return how many there are to report."""
    with Ledger.open(path, create=True) as ledger:
        fill(ledger, claims)
        ids = ledger.claim_ids(ClaimFilter())
        with ledger.together():
            for claim, judgement in zip(ids[::2], cycle((VERIFIED, SOURCED, DISPUTED)), strict=False):
                ledger.decide(claim, judgement, reviewer="ann", now=NOW)
        return len(ids)


def cost(ledger: Path, paper: str, form: str) -> Cost:
    """Return what a report costs."""
    output = ledger.with_name(f"report.{form}")
    arguments = ["report", "--ledger", ledger, "--paper", paper, "--format", form, "-o", output]
    began = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-c", _WRITE, *map(str, arguments)], capture_output=True, text=True
    )
    waited = time.perf_counter() - began
    *said, figures = ended.stderr.splitlines()
    seconds, peak = map(float, figures.split())
    if ended.returncode:
        return Cost(seconds, waited, peak, 0, said[-1])
    size = output.stat().st_size / 1024**2
    output.unlink()
    return Cost(seconds, waited, peak, size)


def measure(cases: Sequence[tuple[str, str]], claims: int) -> None:
    """Print what each report costs, of a tenth of the claims and of all."""
    with tempfile.TemporaryDirectory() as folder:
        ledgers = [Path(folder) / name for name in ("small.db", "large.db")]
        held = [newsroom(path, number) for path, number in zip(ledgers, (claims // 10, claims), strict=True)]
        for paper, form in cases:
            # a Word file is one tree in memory, and refused where it is longer than Word opens
            fit = 1 if form == "docx" else 2
            for ledger, number in zip(ledgers[:fit], held[:fit], strict=True):
                spent = cost(ledger, paper, form)
                told(f"{paper} {form} of {number:,} claims", str(spent), f"{spent.size:.1f} MB")


def main() -> None:
    """Measure what the command line names, and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.papers")
    names = sorted({name for case in CASES for name in case})
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"papers or formats: {', '.join(names)}")
    parser.add_argument("--claims", type=int, default=103_000, help="minor ones included")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(names):
        parser.error(f"there is no paper or format {', '.join(sorted(unknown))}")
    os.environ.pop("FACTCHECK_LEDGER", None)
    measure([case for case in CASES if not asked.names or set(case) & set(asked.names)], asked.claims)


if __name__ == "__main__":
    main()
