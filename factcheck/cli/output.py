"""Things on stdout: a table for people, JSON, JSON lines or CSV for programs."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import click

from factcheck.cli.table import Table
from factcheck.safe import safe

Thing = TypeVar("Thing")

FORMATS = ("table", "json", "jsonl", "csv")
"""The names that `--format` takes."""


def write(
    things: Iterable[Thing],
    form: str,
    *,
    record: Callable[[Thing], Mapping[str, object]],
    columns: Sequence[str],
    table: Table[Thing],
) -> int:
    """Write things to stdout in one of FORMATS, one after the other, and return how many there were.

    The machine forms hold the record of each, under the names of the columns.
    """
    counted = _Counted(things)
    if form == "table":
        for line in table.lines(counted):
            click.echo(line)
    elif form == "csv":
        _write_csv(map(record, counted), columns)
    elif form == "json":
        write_json(map(record, counted))
    else:
        for thing in counted:
            click.echo(dumped(record(thing)))
    return counted.number


class _Counted(Iterable[Thing]):
    def __init__(self, things: Iterable[Thing]) -> None:
        self.number = 0
        self._things = things

    def __iter__(self) -> Iterator[Thing]:
        for thing in self._things:
            self.number += 1
            yield thing


def dumped(value: Mapping[str, object]) -> str:
    r"""Return a value as JSON on one line that no terminal obeys; what it says is not changed.

    >>> dumped({"phrase": "£5 \x9b31m"}), dumped({"phrase": "£5"})
    ('{"phrase": "\\u00a35 \\u009b31m"}', '{"phrase": "£5"}')
    """
    # a table needs neither of the two: only their own forms pay for loading them
    import json

    line = json.dumps(value, ensure_ascii=False)
    shown = safe(line) == line and _encodes(line)
    return line if shown else json.dumps(value, ensure_ascii=True)


def _encodes(line: str) -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        line.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def write_json(records: Iterable[Mapping[str, object]]) -> None:
    """Write a list of records to stdout, a line each."""
    opening = "["
    for record in records:
        click.echo(opening + dumped(record), nl=False)
        opening = ",\n "
    click.echo("[]" if opening == "[" else "]")


def _write_csv(records: Iterable[Mapping[str, object]], columns: Sequence[str]) -> None:
    import csv

    # what a spreadsheet would run is known in one place
    from factcheck.reports.table import cell

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow(cell(record.get(name)) for name in columns)
