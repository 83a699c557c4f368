"""What goes wrong, on stderr: one line each."""

from collections.abc import Iterable

import click

from factcheck.safe import one_line


def complain(message: str) -> None:
    """Print what is wrong in one line that no terminal obeys."""
    click.echo(f"factcheck: {one_line(message)}", err=True)


def note(notices: Iterable[str]) -> None:
    """Print what somebody should know about an article that was read all the same."""
    for notice in notices:
        click.echo(f"note: {one_line(notice)}", err=True)


_LISTED = 6
"""As many names of what was left out are told."""


class Faults:
    """What went wrong with some of several articles, while the others were done."""

    def __init__(self, *, at_end: bool = False) -> None:
        self._number = 0
        self._waiting: list[str] | None = [] if at_end else None
        self._left_out: list[str] = []

    def tell(self, error: Exception) -> None:
        """Print one that went wrong, now or at the end."""
        self._number += 1
        if self._waiting is None:
            complain(str(error))
        else:
            self._waiting.append(str(error))

    def leave_out(self, name: str) -> None:
        """Count something that is no fault, and was not asked for by its name."""
        self._left_out.append(name)

    def tell_rest(self) -> None:
        """Print those that waited for the end, and in one line what was left out."""
        for message in self._waiting or ():
            complain(message)
        self._waiting = None
        if self._left_out:
            listed = ", ".join(self._left_out[:_LISTED]) + (", …" if len(self._left_out) > _LISTED else "")
            note([f"left out, because no text can be read from them: {len(self._left_out):,} ({listed})"])

    @property
    def number(self) -> int:
        """How many things went wrong."""
        return self._number

    @property
    def exit_code(self) -> int:
        """Return 2 if anything went wrong."""
        return 2 if self._number else 0
