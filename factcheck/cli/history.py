"""`factcheck history`: who decided what, when, and on which evidence."""

from collections.abc import Iterator
from pathlib import Path

import click

from factcheck.cli.ledgers import to_read
from factcheck.cli.options import examples, ledger_option
from factcheck.cli.wrapping import wrapped
from factcheck.model.decision import Decision, Status
from factcheck.model.entry import ClaimHistory
from factcheck.model.wording import (
    GLYPHS,
    NO_EVIDENCE,
    NOTE_ERASED,
    deed,
    evidence_line,
    ruled,
    said_by,
    standing_words,
    when,
)
from factcheck.safe import one_line


@click.command(
    "history",
    epilog=examples(
        'factcheck history "1,400"',
        "factcheck history 12",
        "factcheck history flood bulletin",
    ),
)
@click.argument("text", nargs=-1, required=True, metavar="TEXT|CLAIM")
@ledger_option
def command(text: tuple[str, ...], ledger_path: Path | None) -> int:
    """Show every decision on the claims in which TEXT occurs, or on one CLAIM, in all drafts.

    TEXT is words of the sentence, or a figure as it was printed; CLAIM is an id or uid. Those on which
    somebody has decided come first. When nothing is found, the exit code is 1.
    """
    sought = " ".join(text)
    with to_read(ledger_path) as ledger:
        histories = ledger.find_histories(sought)
        titles = {document.id: document.title for document in ledger.documents()}
        for at, history in enumerate(histories):
            heading, *lines = map(wrapped, _lines(history, titles))
            click.echo(("\n" if at else "") + click.style(heading, bold=True))
            for line in lines:
                click.echo(line)
    if not histories:
        click.echo(one_line(f"nothing in the ledger says {sought!r}; try one word of the sentence"), err=True)
    return 0 if histories else 1


def _lines(history: ClaimHistory, titles: dict[int, str]) -> Iterator[str]:
    entry = history.entry
    said = said_by(entry.claim)
    yield (
        f"claim {entry.id}  “{entry.claim.phrase}”  "
        f"{GLYPHS[entry.status]} {standing_words(entry.status, entry.reason)}"
    )
    yield f"    {entry.claim.sentence}" + (f" (said by {said})" if said else "")
    where = f"    document {entry.document_id}, {titles.get(entry.document_id, '')}"
    yield where + ("" if entry.in_latest else "; no longer in its latest draft")
    if entry.supersedes_id is not None:
        yield f"    takes the place of claim {entry.supersedes_id} in the draft before"
    for decision in history.decisions:
        yield f"  {decision.seq}  {when(decision.decided_at)}  {decision.reviewer}: {deed(decision)}"
        yield from _grounds(decision)


def _grounds(decision: Decision) -> Iterator[str]:
    if decision.note is None or decision.note:
        yield f"       note: {NOTE_ERASED if decision.note is None else decision.note}"
    for piece in decision.evidence:
        yield f"       {evidence_line(piece)}"
    if decision.ruling is not None:
        yield f"       the editor's ruling: {ruled(decision.ruling)}"
    if decision.status is Status.VERIFIED and not decision.evidence:
        yield f"       {NO_EVIDENCE}"
