"""A page to findings: one check a file. Each says in its first lines what it catches and what it does not."""

from collections.abc import Iterator, Sequence

from factcheck.checks import (
    ages,
    changes,
    clocks,
    comparisons,
    conversions,
    echoes,
    elsewhere,
    hedges,
    hundred,
    lists,
    magnitude,
    nouns,
    points,
    possible,
    products,
    ranges,
    rates,
    ratios,
    repeats,
    shares,
    since,
    spans,
    sums,
    tolls,
    votes,
    weekdays,
    wholes,
)
from factcheck.errors import UsageError
from factcheck.model.finding import Finding, Outcome
from factcheck.model.protocols import Memory
from factcheck.reckoning.check import Check
from factcheck.reckoning.page import Page

CHECKS: tuple[Check, ...] = (
    sums, wholes, shares, possible, hundred, changes, comparisons, points, votes, rates, products, ratios,
    conversions, ranges, magnitude, repeats, echoes, nouns, hedges, lists, ages, spans, clocks, since,
    weekdays, elsewhere, tolls,
)  # fmt: skip

ACROSS: tuple[Check, ...] = (elsewhere, tolls)
"""Those that hold an article against the others of a ledger."""


def chosen(only: Sequence[str] = (), skip: Sequence[str] = (), off: Sequence[str] = ()) -> tuple[Check, ...]:
    """Return the checks to run: those named, or all that are not off, without those to skip.

    >>> [check.NAME for check in chosen(only=["sums"])]
    ['sums']
    """
    for name in (*only, *skip, *off):
        check_named(name)
    wanted = only or [check.NAME for check in CHECKS if check.NAME not in off]
    return tuple(check for check in CHECKS if check.NAME in wanted and check.NAME not in skip)


def check_named(name: str) -> Check:
    """Return the check of a name."""
    for check in CHECKS:
        if name == check.NAME:
            return check
    known = ", ".join(check.NAME for check in CHECKS)
    raise UsageError(f"there is no check {name!r}; there are: {known}")


def findings(page: Page, memory: Memory, checks: Sequence[Check] = CHECKS) -> Iterator[Finding]:
    """Yield what the checks say of a page, in the order of the text; what fits is among it."""
    said = [finding for check in checks for finding in check.check(page, memory)]
    yield from sorted(said, key=lambda finding: (finding.place.start, finding.place.end, finding.check))


def faults(said: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that something is wrong with: all but the consistent ones."""
    return tuple(finding for finding in said if finding.outcome is not Outcome.CONSISTENT)
