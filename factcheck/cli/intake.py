"""Articles into the ledger: read, extract, record, each in a transaction of its own."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import __version__
from factcheck.cli.articles import STANDARD_INPUT, origin, read_article
from factcheck.cli.faults import Faults
from factcheck.cli.ledgers import find_document, to_write
from factcheck.cli.progress import working
from factcheck.errors import ReadingError, UnrelatedRevision
from factcheck.model.document import Document
from factcheck.model.entry import Receipt

if TYPE_CHECKING:
    from factcheck.ledger import Ledger


def take_in(
    paths: Sequence[str],
    ledger_path: Path,
    faults: Faults,
    *,
    revises: str | None = None,
    new: bool = False,
    title: str | None = None,
) -> Iterator[Receipt]:
    """Yield a receipt for each article that the ledger took; the others are told as faults.

    A ledger that is not there yet is made for the first article that can be read.
    """
    with ExitStack() as stack:
        ledger: Ledger | None = None
        if revises is not None or ledger_path.exists():
            # before anything is read, so that a file that is no ledger is told first
            ledger = stack.enter_context(_existing(ledger_path, revises))
        revised = None if ledger is None or revises is None else str(find_document(ledger, revises).id)
        for at, path in enumerate(paths, 1):
            try:
                with working(f"{at} of {len(paths)}: {path}"):
                    document = _named(read_article(path), path, ledger_path, title)
                    ledger = ledger or stack.enter_context(_made(ledger_path))
                    receipt = _record(ledger, document, revised, new)
            except (ReadingError, UnrelatedRevision) as error:
                faults.tell(error)
            else:
                yield receipt


def _existing(path: Path, revises: str | None) -> "Ledger":
    # an empty file may become a ledger, unless a draft in it is to be revised
    return to_write(path) if revises is not None else _made(path)


def _made(path: Path) -> "Ledger":
    from factcheck.ledger import Ledger

    return Ledger.open(path, create=True)


def _named(document: Document, path: str, ledger_path: Path, title: str | None) -> Document:
    named = document if path == STANDARD_INPUT else replace(document, origin=origin(path, ledger_path))
    return replace(named, title=title) if title else named


def _record(ledger: "Ledger", document: Document, revises: str | None, new: bool) -> Receipt:
    from factcheck.lineage import lineage
    from factcheck.pipeline import extract

    return ledger.record(
        extract(document),
        now=datetime.now(UTC),
        engine=f"factcheck {__version__}",
        lineage=lineage,
        revises=revises,
        new=new,
    )
