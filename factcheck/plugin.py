"""The plug-in for sqlite-utils: an audit as one of its commands, and figures as SQL functions."""

from typing import TYPE_CHECKING, Any

import click
from sqlite_utils import hookimpl

if TYPE_CHECKING:
    from sqlite3 import Connection

    from factcheck.model.claim import Claim

_LONGEST = 10_000
"""Characters of a text that are read; a figure in a cell stands near its beginning."""


@hookimpl
def register_commands(cli: click.Group) -> None:
    """Add `sqlite-utils factcheck-audit`."""

    @cli.command("factcheck-audit")
    @click.argument("path", type=click.Path())
    @click.option("--head", metavar="SEQ:HASH", help="A seal from the foot of an earlier paper.")
    @click.pass_context
    def audit(context: click.Context, path: str, head: str | None) -> None:
        """Prove that nothing in the factcheck ledger at PATH was changed."""
        from factcheck.cli import outcome_of

        seal = ["--head", head] if head else []
        context.exit(outcome_of(["audit", "--ledger", path, *seal]))


@hookimpl
def prepare_connection(conn: "Connection") -> None:
    """Add the functions figure_value, figure_low and figure_high.

    They only read the text that they are given, so that a view in a foreign file can do nothing with
    them, and whatever cannot be read is NULL.
    """
    for name, end in (("figure_value", "value"), ("figure_low", "low"), ("figure_high", "high")):
        conn.create_function(name, 1, _reader(end), deterministic=True)


def _reader(end: str) -> Any:
    def read(text: object) -> int | float | None:
        if not isinstance(text, str | int | float):
            return None
        from factcheck.model.claim import plain

        try:
            figure = _figure(str(text)[:_LONGEST])
            return None if figure is None else plain(getattr(figure, end))
        except Exception:  # a query must not stop at one row
            return None

    return read


def _figure(text: str) -> "Claim | None":
    from factcheck.cli.figures import read_figures

    return next(iter(read_figures(text)), None)
