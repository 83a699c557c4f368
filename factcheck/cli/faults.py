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


class Faults:
    """What went wrong with some of several articles, while the others were done."""

    def __init__(self) -> None:
        self._number = 0

    def tell(self, error: Exception) -> None:
        """Print one that went wrong."""
        complain(str(error))
        self._number += 1

    @property
    def exit_code(self) -> int:
        """Return 2 if anything went wrong."""
        return 2 if self._number else 0
