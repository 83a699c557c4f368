"""A screen with a line on which it says what was done, and what could not be."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Generic, TypeVar, cast

from factcheck.errors import FactcheckError
from factcheck.review.small import Fitting
from factcheck.review.waiting import Deed, WaitingApp

Answer = TypeVar("Answer")


class Notices(Fitting[Answer], Generic[Answer]):
    """What the app tells of a key goes to the uppermost of these."""

    def do(self, action: str) -> None:
        """Do what a key of this screen would do, when the window that asked for it is closed."""
        self.app.call_later(self.app.run_action, action, self)

    def carry_out(
        self,
        attempt: Callable[[], str],
        *,
        done: Callable[[str], None],
        refused: Callable[[FactcheckError], None] | None = None,
    ) -> None:
        """Do something to the ledger as soon as nobody else writes to it; a refusal becomes a notice."""
        deed = Deed(attempt=attempt, done=done, refused=refused or self.refused, say=self.say)
        cast("WaitingApp", self.app).carry_out(deed)

    @abstractmethod
    def say(self, words: str) -> None:
        """Say what was done."""

    @abstractmethod
    def refused(self, error: FactcheckError) -> None:
        """Say what could not be done, and show things as they stand now."""
