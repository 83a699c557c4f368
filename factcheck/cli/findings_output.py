"""Findings on stdout: lines that an editor can jump to, JSON, or annotations of a pull request."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

import click

from factcheck.cli.output import write_json
from factcheck.model.document import Document
from factcheck.model.finding import Finding, Outcome, finding_record
from factcheck.model.wording import many
from factcheck.safe import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An article and all that the checks say of it, what fits among it."""

    document: Document
    findings: tuple[Finding, ...]


def write_findings(checked: Iterable[Checked], form: str, *, every: bool) -> int:
    """Print the findings of articles, with `every` what fits as well, and return how many do not fit."""
    wrong = 0

    def shown() -> Iterator[tuple[Checked, Finding]]:
        nonlocal wrong
        for each in checked:
            for finding in each.findings:
                fits = finding.outcome is Outcome.CONSISTENT
                wrong += not fits
                if every or not fits:
                    yield each, finding

    if form == "json":
        write_json(_record(each, finding) for each, finding in shown())
    else:
        for each, finding in shown():
            _LINES[form](each, finding)
    if form == "text":
        click.echo(f"{many(wrong, 'finding')}." if wrong else "Nothing found.", err=True)
    return wrong


def _record(checked: Checked, finding: Finding) -> dict[str, object]:
    origin = checked.document.origin
    return finding_record(finding) | ({} if origin is None else {"document": origin})


def _text(checked: Checked, finding: Finding) -> None:
    places = Places(checked.document.text)
    name = checked.document.origin or "-"
    line, column = places.at(finding.place.start)
    click.echo(one_line(f"{name}:{line}:{column}: {finding.check}: {finding.message}"))
    click.echo(one_line(f"    {finding.working}"))
    for said in finding.mentions:
        if said.document is None:
            line, column = places.at(said.start)
            click.echo(one_line(f"      {line}:{column}  “{said.phrase}”"))
        else:
            click.echo(one_line(f"      document {said.document}  “{said.phrase}”"))


def _github(checked: Checked, finding: Finding) -> None:
    line, column = Places(checked.document.text).at(finding.place.start)
    level = {Outcome.DECISIVE: "error", Outcome.INCONSISTENT: "warning"}.get(finding.outcome, "notice")
    name = _property(checked.document.origin or "-")
    words = one_line(finding.message) + "\n" + one_line(finding.working)
    title = _property(f"factcheck {finding.check}")
    click.echo(f"::{level} file={name},line={line},col={column},title={title}::{_escaped(words)}")


def _escaped(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _escaped(one_line(words)).replace(":", "%3A").replace(",", "%2C")


_LINES = {"text": _text, "github": _github}
FORMATS = (*_LINES, "json")
"""The names that `--format` takes."""


class Places:
    """Lines and columns of a text, from 1.

    >>> Places("a\\nbc").at(3)
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]

    def at(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
