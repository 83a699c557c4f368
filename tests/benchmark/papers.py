"""What papers cost to write, in figures: each in a process of its own, with the memory that it took.

$ python -m tests.benchmark.papers                  100,000 claims
$ python -m tests.benchmark.papers --claims 10000
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from factcheck.ledger import Ledger
from factcheck.model.filter import ClaimFilter
from tests.benchmark.newsroom import fill
from tests.ledger.desk import NOW, SOURCED, VERIFIED

PAPERS = (("checking", "html"), ("checking", "md"), ("open", "md"), ("open", "html"), ("calls", "md"))


def make(path: Path, claims: int) -> int:
    """A ledger of so many claims; one in three is decided, with evidence or without."""
    with Ledger.open(path, create=True) as ledger:
        fill(ledger, claims)
        for number, claim_id in enumerate(ledger.claim_ids(ClaimFilter())[::3]):
            ledger.decide(claim_id, (VERIFIED, SOURCED)[number % 2], reviewer="ann", now=NOW)
        return ledger.counts().total


def write(ledger_path: Path, paper: str, form: str) -> None:
    """One paper in this process; prints seconds, seconds of the processor, bytes and the highest memory."""
    from factcheck.reports import format_named, render

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began, worked, size = time.perf_counter(), time.process_time(), 0
    with Ledger.open(ledger_path, read_only=True) as ledger:
        for piece in render(ledger.report(now=NOW, version="bench"), format_named(form), paper):
            size += len(piece)
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{time.perf_counter() - began:6.1f} s {time.process_time() - worked:6.1f} s cpu"
        f" {size / 1e6:8.1f} MB {highest / 1024:6.0f} MB high ({before / 1024:.0f} before)",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--one", nargs=3, metavar=("LEDGER", "PAPER", "FORMAT"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        write(Path(given.one[0]), *given.one[1:])
        return
    with tempfile.TemporaryDirectory(prefix="factcheck-bench-") as folder:
        path = Path(folder, "papers.db")
        print(f"{make(path, given.claims):,} claims", flush=True)
        for paper, form in PAPERS:
            print(f"{paper:10} {form:5}", end=" ", flush=True)
            command = [sys.executable, "-m", "tests.benchmark.papers", "--one", str(path), paper, form]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
