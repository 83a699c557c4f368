"""What the review costs its reader, in figures: the real command, in a pseudo-terminal, key by key.

$ python -m tests.benchmark.review                        100,000 claims and a long article (two minutes)
$ python -m tests.benchmark.review --claims 1000000       as many as that; the ledger takes minutes to make
$ python -m tests.benchmark.review --keep folder          leave the ledgers there, for the next time
$ python -m tests.benchmark.review --json > today.json    for a program

CPU is that of all threads of the process: what a busy machine changes least. Of Linux only.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, fields
from pathlib import Path
from statistics import median

from factcheck.ledger import Ledger
from factcheck.model.document import Document
from factcheck.model.filter import ClaimFilter
from factcheck.pipeline import extract
from tests.benchmark import texts
from tests.benchmark.newsroom import add, fill
from tests.benchmark.terminal import Cost, Terminal

SIZES = ((80, 24), (140, 40))
DOWN, PAGE, LAST, FIRST = "\x1b[B", "\x1b[6~", "G", "g"
ESCAPE = "\x1b"

ARTICLES = "story-1.txt"
"""Stands in the first lines of the window of all articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one thing cost, done several times."""

    cpu: float
    """The least milliseconds of CPU: whatever else the machine does can only add to it."""
    middle: float
    first: float
    """The least until something was drawn; the rest may come later."""
    wall: float
    bytes: int

    @classmethod
    def of(cls, costs: Sequence[Cost]) -> "Figures":
        """Return the figures of several times."""
        return cls(
            cpu=min(cost.cpu for cost in costs),
            middle=median(cost.cpu for cost in costs),
            first=min(cost.first for cost in costs),
            wall=median(cost.wall for cost in costs),
            bytes=int(median(cost.bytes for cost in costs)),
        )


Table = Mapping[str, Figures | float]


def review(ledger: Path, size: tuple[int, int], *more: str) -> Terminal:
    """Return a terminal of that size with the review of a ledger in it."""
    command = (sys.executable, "-m", "factcheck", "review", "--ledger", str(ledger), "--reviewer", "ann")
    return Terminal([*command, *more], columns=size[0], rows=size[1])


def desk(ledger: Path, size: tuple[int, int], rounds: int = 20) -> Table:
    """Return what each key costs in a ledger of many articles."""
    articles, article = starts(ledger, size)
    table: dict[str, Figures | float] = {"start to the articles": articles, "start to an article": article}
    with review(ledger, size) as terminal:
        terminal.started(ARTICLES)
        table["from the articles to the claims"] = Figures.of([terminal.key(ESCAPE)])
        table["MB at the start"] = terminal.megabytes()
        table["cursor key"] = pressed(terminal, DOWN, rounds)
        table["page"] = pressed(terminal, PAGE, rounds)
        table["decide and go on"] = pressed(terminal, "v", rounds)
        table["to the last claim"], table["to the first"] = in_turn(terminal, LAST, FIRST, rounds=rounds // 2)
        table["show the open ones"], table["show all"] = in_turn(terminal, "u", "a", opened="f", rounds=5)
        table["order by worth"], table["by position"] = in_turn(terminal, "w", "p", opened="o", rounds=5)
        table["search: one letter more"] = searched(terminal, "peopl", "e", rounds=5)
        table["MB at the end"] = terminal.megabytes()
    return table


def long_article(ledger: Path, size: tuple[int, int], rounds: int = 20) -> Table:
    """Return what it costs to move the highlight through one long article."""
    with review(ledger, size) as terminal:
        table: dict[str, Figures | float] = {
            "start": Figures.of([terminal.started(first_phrase(ledger))]),
            "next figure": pressed(terminal, DOWN, rounds),
            "a page of figures on": pressed(terminal, PAGE, rounds),
            "decide and go on": pressed(terminal, "v", rounds),
        }
        table["to the last figure"], table["to the first"] = in_turn(
            terminal, LAST, FIRST, rounds=rounds // 2
        )
        table["MB"] = terminal.megabytes()
    return table


def starts(ledger: Path, size: tuple[int, int], rounds: int = 5) -> tuple[Figures, Figures]:
    """Return what it takes to the first row on the screen: of all articles, and of the claims of one."""
    all_of_them, one = [], []
    for _ in range(rounds):
        with review(ledger, size) as terminal:
            all_of_them.append(terminal.started(ARTICLES))
        with review(ledger, size, "--document", "1") as terminal:
            one.append(terminal.started(first_phrase(ledger)))
    return Figures.of(all_of_them), Figures.of(one)


def pressed(terminal: Terminal, key: str, rounds: int) -> Figures:
    """Return what a key costs; the first two times are not counted."""
    return Figures.of([terminal.key(key) for _ in range(rounds + 2)][2:])


def in_turn(
    terminal: Terminal, one: str, other: str, *, opened: str = "", rounds: int
) -> tuple[Figures, Figures]:
    """Return what two keys cost that are pressed in turn, each after the key that opens their window."""
    costs: dict[str, list[Cost]] = {one: [], other: []}
    for key in (one, other) * rounds:
        if opened:
            terminal.key(opened)
        costs[key].append(terminal.key(key))
    return Figures.of(costs[one]), Figures.of(costs[other])


def searched(terminal: Terminal, typed: str, letter: str, *, rounds: int) -> Figures:
    """Return what the last letter of a word costs in the search line."""
    costs = []
    for _ in range(rounds):
        terminal.key("/")
        terminal.key(typed)
        costs.append(terminal.key(letter))
        terminal.key(ESCAPE)
    return Figures.of(costs)


def first_phrase(ledger: Path) -> str:
    """Return what the first claim of a ledger says."""
    with Ledger.open(ledger) as opened:
        ids = opened.claim_ids(ClaimFilter(document=1))
        return opened.entries(ids[:1])[0].claim.phrase


def made(folder: Path, claims: int) -> Path:
    """Return a ledger of so many claims in short articles, made unless it is there."""
    path = folder / f"{claims}.db"
    if not path.exists():
        with Ledger.open(path, create=True) as ledger:
            fill(ledger, claims)
    return path


def made_long(folder: Path) -> Path:
    """Return a ledger of one article of a megabyte."""
    path = folder / "long.db"
    if not path.exists():
        with Ledger.open(path, create=True) as ledger:
            add(ledger, extract(Document(text=texts.news(1_000_000), origin="long.txt")))
    return path


def show(heading: str, table: Table) -> None:
    """Print a table of figures."""
    columns = "".join(f"{field.name:>10}" for field in fields(Figures))
    print(f"\n{heading}\n  {'':34}{columns}")
    for name, told in table.items():
        if isinstance(told, Figures):
            print(
                f"  {name:34}{''.join(f'{value:>10,.1f}' for value in astuple(told)[:-1])}{told.bytes:>10,}"
            )
        else:
            print(f"  {name:34}{told:>10,.1f}")
    sys.stdout.flush()


def main() -> None:
    """Measure what the command line asks for, and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, action="append", help="of a ledger; may be given several times")
    parser.add_argument("--keep", type=Path, help="a folder for the ledgers")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    asked = parser.parse_args()
    measured: dict[str, Table] = {}
    with tempfile.TemporaryDirectory(prefix="factcheck-bench-") as temporary:
        folder = asked.keep or Path(temporary)
        for size in SIZES:
            at = f"{size[0]}x{size[1]}"
            for claims in asked.claims or (100_000,):
                measured[f"{claims:,} claims, {at}"] = desk(made(folder, claims), size)
            measured[f"an article of 1 MB, {at}"] = long_article(made_long(folder), size)
    if asked.json:
        print(json.dumps(measured, default=asdict, indent=1))
    else:
        for name, table in measured.items():
            show(name, table)


if __name__ == "__main__":
    main()
