"""How far a long report is: its claims, counted as they are written."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.cli.progress import Progress
from factcheck.limits import PAGE_ROWS

if TYPE_CHECKING:
    from factcheck.model.entry import ClaimHistory
    from factcheck.model.report import Report


@contextmanager
def counted(report: "Report") -> "Iterator[Report]":
    """Give a report whose claims move a bar as they are read, if a person looks at stderr alone."""
    # a report of one page is there before a bar could be read; one on the terminal is its own progress
    if not sys.stderr.isatty() or sys.stdout.isatty() or report.counts.total < PAGE_ROWS:
        yield report
        return
    with Progress(report.counts.total) as progress:
        articles = tuple(
            replace(article, claims=_Counted(article.claims, progress, article.document.called))
            for article in report.articles
        )
        yield replace(report, articles=articles)


@dataclass(frozen=True, slots=True)
class _Counted:
    _claims: "Iterable[ClaimHistory]"
    _progress: Progress
    _name: str

    def __iter__(self) -> "Iterator[ClaimHistory]":
        self._progress.show(self._name)
        number = 0
        for number, history in enumerate(self._claims, 1):
            yield history
            if number % PAGE_ROWS == 0:
                self._progress.step(PAGE_ROWS)
        self._progress.step(number % PAGE_ROWS)
