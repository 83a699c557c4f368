"""Articles into the ledger: read, extract, record, each in a transaction of its own."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck import __version__
from factcheck.cli.articles import STANDARD_INPUT, origin, outcomes
from factcheck.cli.faults import Faults, note
from factcheck.cli.findings import keep_findings
from factcheck.cli.house import house_rules
from factcheck.cli.ledgers import find_document, to_write
from factcheck.cli.progress import working
from factcheck.errors import (
    ForeignLanguage,
    ProbableDraft,
    ReadingError,
    UnknownDocument,
    UnrelatedRevision,
)
from factcheck.language import foreign
from factcheck.limits import PAUSE_SECONDS
from factcheck.model.claim import Extraction
from factcheck.model.document import Document
from factcheck.model.entry import Receipt
from factcheck.safe import one_line

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
    force: bool = False,
) -> Iterator[Receipt]:
    """Yield a receipt for each article that the ledger took; the others are told as faults.

    With `force` those that are not in English are taken, too.

    A ledger that is not there yet is made for the first article that can be read.
    """
    with ExitStack() as stack:
        ledger: Ledger | None = None
        if revises is not None or ledger_path.exists():
            # before anything is read, so that a file that is no ledger is told first
            ledger = stack.enter_context(_existing(ledger_path, revises))
        revised = None if ledger is None or revises is None else str(find_document(ledger, revises).id)
        articles = ((f"{at} of {len(paths)}: {path}", path) for at, path in enumerate(paths, 1))
        for doing, document in _documents(articles, ledger_path, faults, force):
            with working(doing):
                if ledger is None:
                    ledger = stack.enter_context(_made(ledger_path))
                found = _extracted(replace(document, title=title) if title else document)
            try:
                # out of the way of the line that says what is being done: here a person may be asked
                draft_of = revised if revised or new else _draft_of(ledger, found)
                with working(doing):
                    receipt = record(ledger, found, revises=draft_of, new=new)
            except (UnrelatedRevision, ProbableDraft) as error:
                faults.tell(error)
            else:
                yield receipt
                # whoever waits to record a decision goes first
                time.sleep(PAUSE_SECONDS)


def _existing(path: Path, revises: str | None) -> "Ledger":
    # an empty file may become a ledger, unless a draft in it is to be revised
    return to_write(path) if revises is not None else _made(path)


def _made(path: Path) -> "Ledger":
    from factcheck.ledger import Ledger

    return Ledger.open(path, create=True)


def _documents(
    articles: Iterable[tuple[str, str]], ledger_path: Path, faults: Faults, force: bool
) -> Iterator[tuple[str, Document]]:
    """Yield each article at each path, under the name that the ledger has for it, with what is being done."""
    for doing, path in articles:
        read = outcomes(path)
        while True:
            with working(doing):
                outcome = next(read, None)
            if outcome is None:
                break
            if isinstance(outcome, ReadingError):
                faults.tell(outcome)
            elif (language := foreign(outcome)) and not force:
                faults.tell(
                    ForeignLanguage(
                        f"{outcome.origin or 'the text'} is in {language}, and figures are read in English; "
                        "factcheck add --force takes it all the same"
                    )
                )
            else:
                note(outcome.notices)
                yield doing, _named(outcome, path, ledger_path)


def _named(document: Document, path: str, ledger_path: Path) -> Document:
    """Return a document under the ledger's name for its file; what tells it from others in it stays."""
    from factcheck.reading import as_origin

    given = as_origin(Path(path))
    if path == STANDARD_INPUT or document.origin is None or not document.origin.startswith(given):
        return document
    return replace(document, origin=origin(path, ledger_path) + document.origin.removeprefix(given))


def _extracted(document: Document) -> Extraction:
    from factcheck.pipeline import extract

    return extract(document)


def _draft_of(ledger: "Ledger", found: Extraction) -> str | None:
    """Return the document that a text under a new name is a draft of: a person is asked, a script told."""
    name = found.document.origin
    like = None if name is None or _known(ledger, name) else ledger.resembled(found)
    if like is None:
        return None
    known = like.document
    alike = (
        f"{name} has {like.shared} of {like.of} sentences in common with document {known.id} "
        f"({known.origin or known.title})"
    )
    if sys.stdin.isatty() and sys.stderr.isatty():
        yes = click.confirm(one_line(f"{alike}. Is it a new draft of it?"), default=True, err=True)
        return str(known.id) if yes else None
    raise ProbableDraft(
        f"{alike}; give --revises {known.id} to add it as its next draft, "
        "or --new to add it as an article of its own"
    )


def _known(ledger: "Ledger", name: str) -> bool:
    try:
        ledger.document(name)
    except UnknownDocument:
        return False
    return True


def record(
    ledger: "Ledger", found: Extraction, *, revises: str | None = None, new: bool = False, again: bool = False
) -> Receipt:
    """Put what was found in an article into the ledger, as of now and by this version."""
    from factcheck.lineage import lineage

    receipt = ledger.record(
        found,
        now=datetime.now(UTC),
        engine=f"factcheck {__version__}",
        lineage=lineage,
        revises=revises,
        new=new,
        again=again,
    )
    if not receipt.new:
        return receipt
    kept = keep_findings(ledger, receipt.document.id, found, house_rules())
    return replace(receipt, findings=len(kept))
