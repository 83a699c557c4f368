"""Options that several commands share, and what they stand for."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from factcheck.errors import FactcheckError, UnknownStatus
from factcheck.model.decision import Status
from factcheck.safe import one_line, safe
from factcheck.settings import LEDGER_VARIABLE, REVIEWER_VARIABLE

Word = TypeVar("Word", bound=StrEnum)

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

PATHS: click.Path = click.Path(allow_dash=True)
"""An article on the command line. Whether it can be read is said by the reader, article by article."""

ledger_option: Decorator = click.option(
    "--ledger",
    "ledger_path",
    type=click.Path(path_type=Path),
    help=f"The ledger file. [default: ${LEDGER_VARIABLE}, else ledger.db]",
)

reviewer_option: Decorator = click.option(
    "--reviewer", metavar="NAME", help=f"Who decides. [default: ${REVIEWER_VARIABLE}, else your login name]"
)


def _file(context: click.Context, parameter: click.Parameter, given: Path | None) -> Path | None:
    return None if given is None or str(given) == "-" else given


output_option: Decorator = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    callback=_file,
    help="Where to write it. [default: stdout]",
)
"""A file, or None for stdout."""


class DocumentRef(click.types.StringParamType):
    """An article of the ledger: its number, uid, or the path it was added from. A shell completes it."""

    name = "doc"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the articles that could be meant, by their paths; by number, where one was begun."""
        from factcheck.cli.ledgers import to_read

        try:
            with to_read(ctx.params.get("ledger_path")) as ledger:
                held = ledger.documents()
        except FactcheckError:
            return []
        named = [
            (str(entry.id) if incomplete[:1].isdigit() else safe(entry.origin or str(entry.id)), entry.title)
            for entry in held
        ]
        return [
            CompletionItem(name, help=one_line(title)) for name, title in named if name.startswith(incomplete)
        ]


document_option: Decorator = click.option(
    "--document",
    metavar="DOC",
    type=DocumentRef(),
    help="One article only: its number, uid, or the path it was added from.",
)

document_argument: Decorator = click.argument("document", metavar="DOC", type=DocumentRef())


def format_option(*names: str, default: str) -> Decorator:
    """Return a `--format` option that takes one of the names."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(names),
        default=default,
        show_default=True,
        help="How to print it.",
    )


class Words(click.Choice[Word]):
    """One of a closed set of words, as the records spell it: "cannot_confirm", or cannot-confirm."""

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:
        """Return the spelling by which a word is known; click alone would take a set's names in capitals."""
        return str(choice).strip().lower().replace("-", "_").replace(" ", "_")


class StatusName(Words[Status]):
    """A status as a person types it: "not a claim", "open"."""

    def __init__(self) -> None:
        super().__init__(Status)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Status:
        """Return the status of that name."""
        return read_status(str(value))


def read_status(words: str) -> Status:
    """Return the status that somebody named.

    >>> str(read_status("Not a claim")), str(read_status("open"))
    ('not_a_claim', 'unreviewed')
    """
    plain = words.strip().lower().replace("-", "_").replace(" ", "_")
    if plain == "open":
        return Status.UNREVIEWED
    if plain in list(Status):
        return Status(plain)
    from difflib import get_close_matches

    near = get_close_matches(plain, list(Status), n=1)
    meant = f" did you mean {near[0]}?" if near else ""
    raise UnknownStatus(f"there is no status {words!r};{meant} The statuses are {', '.join(Status)}")


def examples(*lines: str) -> str:
    r"""Return an epilog that shows examples as they are typed.

    >>> examples("factcheck audit")
    '\x08\nExamples:\n  factcheck audit'
    """
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
