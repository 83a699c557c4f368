"""The shape of a check: what a module in `checks` has to have."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Remembered
from factcheck.model.protocols import Memory
from factcheck.reckoning.page import Page


class Check(Protocol):
    """One check. Its module's docstring tells what it catches and what it does not."""

    NAME: str
    __doc__: str | None

    def check(self, page: Page, memory: Memory) -> Iterator[Finding]:
        """Yield a finding for each statement that could be worked out again, whether or not it fits."""
        ...


class Forgetful:
    """The memory of a text that is checked by itself."""

    def alike(self, claim: Claim) -> Iterable[Remembered]:
        """Return nothing: no other article is known."""
        return ()
