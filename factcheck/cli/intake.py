"""Articles into the ledger: what was found in each is recorded, each in a transaction of its own."""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck import __version__
from factcheck.cli.extracting import Extracted, Outcome, Place, extracted
from factcheck.cli.faults import Faults, note
from factcheck.cli.findings import faults_of, keep_findings
from factcheck.cli.folders import named
from factcheck.cli.house import house_rules
from factcheck.cli.ledgers import find_document, to_write
from factcheck.cli.progress import Progress
from factcheck.errors import ProbableDraft, UnknownDocument, UnknownFormat, UnrelatedRevision
from factcheck.limits import PAUSE_SECONDS
from factcheck.model.claim import Extraction
from factcheck.model.entry import Receipt
from factcheck.safe import one_line
from factcheck.transfer import Transfer

if TYPE_CHECKING:
    from factcheck.ledger import Ledger
    from factcheck.model.house import HouseRules

_MANY = 32
"""Articles that are worth the start of other processes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of an article that the ledger took."""

    receipt: Receipt
    transfer: Transfer | None
    """Which numbers of its file it holds; None for text that came from no file."""


def take_in(
    paths: Sequence[str],
    ledger_path: Path,
    faults: Faults,
    *,
    revises: str | None = None,
    new: bool = False,
    title: str | None = None,
    force: bool = False,
    jobs: int | None = None,
) -> Iterator[Taken]:
    """Yield what came of each article that the ledger took; the others are told as faults.

    A folder stands for the files in it. A ledger that is not there yet is made for the first article that
    can be read. So many jobs read articles and find their figures; this process alone records them, in
    their order. With `force` those that are not in English are taken, too.
    """
    with ExitStack() as stack:
        ledger: Ledger | None = None
        if revises is not None or ledger_path.exists():
            # before anything is read, so that a file that is no ledger is told first
            ledger = stack.enter_context(_existing(ledger_path, revises))
        revised = None if ledger is None or revises is None else str(find_document(ledger, revises).id)
        places = tuple(_places(paths, ledger_path, faults, title=title, force=force))
        progress = stack.enter_context(Progress(len(places)))
        coming = stack.enter_context(closing(extracted(places, jobs=jobs or _jobs(len(places)))))
        rules = house_rules()
        recorded = 0.0
        for place, outcome in _watched(coming, places, progress):
            if not isinstance(outcome, Extracted):
                if isinstance(outcome, UnknownFormat) and place.in_folder:
                    faults.leave_out(place.path)
                else:
                    faults.tell(outcome)
                continue
            if ledger is None:
                ledger = stack.enter_context(_made(ledger_path))
            extraction = outcome.extraction
            note(extraction.document.notices)
            try:
                draft_of = revised if revised or new else _draft_of(ledger, extraction, progress)
                # whoever waits to record a decision goes first
                time.sleep(max(0.0, recorded + PAUSE_SECONDS - time.monotonic()))
                receipt = record(ledger, extraction, rules, revises=draft_of, new=new)
                recorded = time.monotonic()
            except (UnrelatedRevision, ProbableDraft) as error:
                faults.tell(error)
            else:
                progress.hide()
                yield Taken(receipt=receipt, transfer=outcome.transfer)


def _jobs(places: int) -> int:
    return (os.cpu_count() or 1) if places >= _MANY else 1


def _places(
    paths: Sequence[str], ledger: Path, faults: Faults, *, title: str | None, force: bool
) -> Iterator[Place]:
    for path, in_folder in named(paths, ledger=ledger, faults=faults):
        yield Place(path=path, ledger=ledger, title=title, force=force, in_folder=in_folder)


def _watched(
    coming: Iterator[Outcome | None], places: Sequence[Place], progress: Progress
) -> Iterator[tuple[Place, Outcome]]:
    """Yield what is found at each place, and show how far it is while something is waited for."""
    for place in places:
        progress.show(place.path)
        while (outcome := next(coming)) is not None:
            yield place, outcome
            progress.show(place.path)
        progress.step()


def _existing(path: Path, revises: str | None) -> "Ledger":
    # an empty file may become a ledger, unless a draft in it is to be revised
    return to_write(path) if revises is not None else _made(path)


def _made(path: Path) -> "Ledger":
    from factcheck.ledger import Ledger

    return Ledger.open(path, create=True)


def _draft_of(ledger: "Ledger", found: Extraction, progress: Progress) -> str | None:
    """Return the document that a text under a new name is a draft of: a person is asked, a script told."""
    name = found.document.origin
    like = None if name is None or _known(ledger, name) is not None else ledger.resembled(found)
    if like is None:
        return None
    known = like.document
    alike = (
        f"{name} has {like.shared} of {like.of} sentences in common with document {known.id} "
        f"({known.origin or known.title})"
    )
    if sys.stdin.isatty() and sys.stderr.isatty():
        progress.hide()
        yes = click.confirm(one_line(f"{alike}. Is it a new draft of it?"), default=True, err=True)
        return str(known.id) if yes else None
    raise ProbableDraft(
        f"{alike}; give --revises {known.id} to add it as its next draft, "
        "or --new to add it as an article of its own"
    )


def _known(ledger: "Ledger", name: str) -> int | None:
    try:
        return ledger.document(name).id
    except UnknownDocument:
        return None


def record(
    ledger: "Ledger",
    found: Extraction,
    rules: "HouseRules",
    *,
    revises: str | None = None,
    new: bool = False,
    again: bool = False,
) -> Receipt:
    """Put an article and what its checks say into the ledger, as of now and by this version, in one piece."""
    from factcheck.lineage import lineage

    # before the ledger is held: nobody waits while other articles are asked
    name = None if new else revises or found.document.origin
    faults = faults_of(ledger, None if name is None else _known(ledger, name), found, rules)
    with ledger.together():
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
        added = ledger.added_claims(receipt.document.id)
        if added:
            # what reviewers added to an earlier draft is known only now to stand in this one
            faults = faults_of(ledger, receipt.document.id, found.with_added(added), rules)
        kept = keep_findings(ledger, receipt.document.id, faults)
    return replace(receipt, findings=len(kept))
