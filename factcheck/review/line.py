"""Text in several looks, before anything draws it: what the panes show and what plain mode prints."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from factcheck.model.decision import Status
from factcheck.safe import one_line


class Look(StrEnum):
    """How a stretch of text is meant; the theme says what that looks like."""

    PLAIN = "plain"
    DIM = "dim"
    STRONG = "strong"
    ALERT = "alert"
    MARK = "mark"
    """The figure under review."""
    UNREVIEWED = "unreviewed"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    SOURCED = "sourced"
    NOT_A_CLAIM = "not_a_claim"


class Run(NamedTuple):
    """A stretch of text in one look."""

    text: str
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a pane before it is wrapped."""

    runs: tuple[Run, ...] = ()
    indent: int = 0
    """Where its second row starts, when it is too long for one."""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


def harmless(runs: Iterable[Run]) -> tuple[Run, ...]:
    r"""Return runs that may be drawn: the last net, whoever wrote the words.

    >>> harmless([Run("a\x1b[31mb")])
    (Run(text='a␛[31mb', look=<Look.PLAIN: 'plain'>),)
    """
    return tuple(Run(one_line(run.text), run.look) for run in runs)


def status_look(status: Status) -> Look:
    """Return the look of a status, which has the same name.

    >>> status_look(Status.DISPUTED)
    <Look.DISPUTED: 'disputed'>
    """
    return Look(status.value)
