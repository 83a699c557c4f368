"""What a report of many claims costs, in figures: seconds, and the peak of memory beside a small one.

$ python -m tests.benchmark.reporting                       a report of 100,000 claims in each format of data
$ python -m tests.benchmark.reporting html --claims 20000   another, of fewer
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from factcheck.ledger import Ledger
from factcheck.model.filter import ClaimFilter
from tests.benchmark.ledger import told
from tests.benchmark.newsroom import fill
from tests.ledger.desk import DISPUTED, NOW, SOURCED, VERIFIED

DATA = ("csv", "xlsx", "json", "jsonl", "claimreview")

_WRITE = """
import resource, sys, time
from factcheck.cli import main
began = time.process_time()
try:
    main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code, ended.code
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(time.process_time() - began, peak // (1 if sys.platform != "darwin" else 1024) / 1024, file=sys.stderr)
"""


def newsroom(path: Path, claims: int) -> int:
    """Fill a ledger with claims, half of them decided on, and return how many there are to report."""
    with Ledger.open(path, create=True) as ledger:
        fill(ledger, claims)
        ids = ledger.claim_ids(ClaimFilter())
        with ledger.together():
            for claim, judgement in zip(ids[::2], cycle((VERIFIED, SOURCED, DISPUTED)), strict=False):
                ledger.decide(claim, judgement, reviewer="ann", now=NOW)
        return len(ids)


def cost(ledger: Path, form: str) -> tuple[float, float, float]:
    """Return the seconds of CPU, the peak in MB and the MB on disk of a report."""
    output = ledger.with_name(f"report.{form}")
    arguments = ["report", "--ledger", ledger, "--format", form, "-o", output]
    ended = subprocess.run(
        [sys.executable, "-c", _WRITE, *map(str, arguments)], capture_output=True, text=True, check=True
    )
    seconds, peak = map(float, ended.stderr.splitlines()[-1].split())
    size = output.stat().st_size
    output.unlink()
    return seconds, peak, size / 1024**2


def measure(forms: Sequence[str], claims: int) -> None:
    """Print what each format costs, of a tenth of the claims and of all."""
    with tempfile.TemporaryDirectory() as folder:
        ledgers = [Path(folder) / name for name in ("small.db", "large.db")]
        held = [newsroom(path, number) for path, number in zip(ledgers, (claims // 10, claims), strict=True)]
        for form in forms:
            for ledger, number in zip(ledgers, held, strict=True):
                seconds, peak, size = cost(ledger, form)
                told(f"{form} of {number:,} claims", f"{seconds:.1f} s CPU, {peak:.0f} MB", f"{size:.1f} MB")


def main() -> None:
    """Measure what the command line names, and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.reporting")
    parser.add_argument("forms", nargs="*", metavar="FORMAT", default=DATA)
    parser.add_argument("--claims", type=int, default=130_000, help="minor ones included")
    asked = parser.parse_args()
    os.environ.pop("FACTCHECK_LEDGER", None)
    measure(asked.forms, asked.claims)


if __name__ == "__main__":
    main()
