"""Measure the extraction and print the figures.

$ python -m tests.benchmark                       everything, in two minutes
$ python -m tests.benchmark speed quality         some of it
$ python -m tests.benchmark checks                slips planted and found, by kind
$ python -m tests.benchmark --json > today.json   for a program

Speed is in CPU time, so that a busy machine changes little; compare figures of one machine only.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping

from tests.benchmark import checks, office, processes, quality, speed

SECTIONS: Mapping[str, Callable[[], Mapping[str, object]]] = {
    "speed": lambda: {
        "MB/s by kind of text": speed.by_kind(),
        "s/MB by length: linear where it stays": speed.by_length(),
        "ms for an article of 20 KB": speed.by_article(),
        "µs/KB by stage, each by itself": speed.by_stage(),
    },
    "start": lambda: {
        "s of a cold process": processes.cold(),
        "loaded although it should not be": processes.loaded() or "nothing",
    },
    "memory": lambda: {"peak MB of a process that reads 1 MB": processes.memory()},
    "office": lambda: {
        "ms for a file through the process that parses": office.by_file(),
        "ms for the first, with the start of that process": office.start(),
        "peak MB of that process": office.memory(),
    },
    "checks": lambda: {
        "slips planted in right articles, by kind, by hand and by half": checks.recall(),
        "by check: slips of its kinds, found by it, by any; of other kinds; false; for 7 KB": checks.table(),
        "slips in figures that another article of the ledger bears out": checks.across(),
        "said of the right articles": checks.noise(),
        "said of the seeds": checks.seeds(),
        "CPU time of all checks on top of extraction, for 7 KB": checks.cost(),
    },
    "quality": lambda: {
        "gold cases read right": quality.cases(),
        "articles": quality.articles(),
    },
}


def main() -> None:
    """Measure what the command line names, and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__.splitlines()[0])
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"some of: {', '.join(SECTIONS)}")
    parser.add_argument("--json", action="store_true", help="the figures as one JSON object")
    asked = parser.parse_args()
    if unknown := set(asked.sections) - SECTIONS.keys():
        parser.error(f"there is no section {', '.join(sorted(unknown))}")
    measured: dict[str, object] = {}
    for name in asked.sections or SECTIONS:
        figures = SECTIONS[name]()
        measured[name] = figures
        if not asked.json:
            for heading, told in figures.items():
                print(f"\n{heading}")
                _print(told)
                sys.stdout.flush()
    if asked.json:
        print(json.dumps(measured, ensure_ascii=False, indent=1))


def _print(told: object) -> None:
    if not isinstance(told, Mapping):
        print(f"  {told}")
        return
    width = max(map(len, told))
    if all(isinstance(value, Mapping) for value in told.values()):
        columns = [f"{column:>11}" for column in next(iter(told.values()))]
        print(f"  {'':{width}}{''.join(columns)}")
    for name, value in told.items():
        print(f"  {name:{width}}{_shown(value)}")


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "".join(map(_cell, value, value.values()))
    return f"{value:>11.3f}" if isinstance(value, float) else f"  {value}"


def _cell(column: str, value: object) -> str:
    if not isinstance(value, float):
        return f"{value:>11}"
    return f"{value:>11.2f}" if column.endswith("ms") else f"{100 * value:>11.1f}"


if __name__ == "__main__":
    main()
