"""`factcheck diff`: what a new draft changed, its figures first."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import click

from factcheck.cli.claims import claim_record
from factcheck.cli.ledgers import find_document, to_read
from factcheck.cli.options import document_argument, examples, format_option, ledger_option
from factcheck.cli.output import dumped
from factcheck.cli.receipt import called
from factcheck.model.amount import amount
from factcheck.model.claim import Claim
from factcheck.model.decision import Status
from factcheck.model.drafting import Change, DraftDiff, Fate
from factcheck.model.entry import ClaimEntry
from factcheck.model.wording import STATUS_WORDS, said_by
from factcheck.safe import one_line

_SIGNS = {Fate.NEW: "+", Fate.GONE: "-", Fate.CHANGED: "~", Fate.KEPT: "="}
_COLOURS = {"+": "green", "-": "red", "~": "yellow"}


@click.command(
    "diff",
    epilog=examples(
        "factcheck diff article.txt",
        "factcheck diff 3 --from 1 --to 4",
        "factcheck diff 3 --all",
        "factcheck diff 3 --format json | jq .claims",
    ),
)
@document_argument
@click.option("--from", "earlier", type=int, metavar="N", help="The earlier draft. [default: the one before]")
@click.option("--to", "later", type=int, metavar="N", help="The later draft. [default: the latest]")
@click.option("--all", "everything", is_flag=True, help="The figures that did not change, too.")
@format_option("text", "json", default="text")
@ledger_option
def command(
    document: str,
    earlier: int | None,
    later: int | None,
    everything: bool,
    form: str,
    ledger_path: Path | None,
) -> None:
    """Show what the latest draft of DOC changed: the figures and who had decided on them, then the text.

    ~ is a claim in the place of another, + a new one, - one that is gone. A changed claim waits to be
    decided again, whatever was decided on the one before.
    """
    with to_read(ledger_path) as ledger:
        found = ledger.diff(str(find_document(ledger, document).id), earlier=earlier, later=later)
    shown = [change for change in found.changes if everything or change.fate is not Fate.KEPT]
    text = list(_text(found.earlier.text, found.later.text))
    if form == "json":
        click.echo(dumped(_record(found, shown, text)))
        return
    for line in _heading(found):
        click.echo(click.style(one_line(line), bold=True))
    for change in shown:
        _print(_SIGNS[change.fate], _figures(change))
    if text:
        click.echo(click.style("\nThe text:", bold=True))
        for sign, sentence in text:
            _print(sign, sentence)


def _print(sign: str, words: str) -> None:
    click.echo(click.style(one_line(f"{sign} {words}"), fg=_COLOURS.get(sign)))


def _heading(found: DraftDiff) -> Iterator[str]:
    yield f"document {found.document.id}: {called(found.document)}"
    fates = found.fates
    counted = ", ".join(f"{fates[fate]} {fate}" for fate in Fate)
    yield f"draft {found.earlier.number} to draft {found.later.number}: {counted}"
    if found.earlier.text == found.later.text:
        yield f"the same text, read by {found.earlier.engine}, then by {found.later.engine}"


def _figures(change: Change) -> str:
    """Return one change in words.

    "1,300 → 1,400 killed (was verified by ann)", with the claims' numbers behind it.
    """
    was, now = change.was, change.now
    if was is None or now is None:
        only = was or now
        assert only is not None
        return f"{_figure(only.claim)}{_decided(was)}  claim {only.id}"
    if change.fate is Fate.KEPT:
        return f"{_figure(now.claim)} ({STATUS_WORDS[now.status]}{_by(now)})  claim {now.id}"
    before, after = amount(was.claim), amount(now.claim)
    if before != after:
        words = f"{before} → {_figure(now.claim)}"
    else:
        words = f"{_figure(now.claim)}: {', '.join(_differences(was.claim, now.claim)) or 'reworded'}"
    return f"{words}{_decided(was)}  claim {was.id} → {now.id}"


def _differences(was: Claim, now: Claim) -> Iterator[str]:
    for before, after, words in (
        (was.noun, now.noun, "of {1} rather than {0}"),
        (said_by(was), said_by(now), "said by {1} rather than {0}"),
    ):
        if before != after:
            yield words.format(before or "nobody", after or "nobody")


def _figure(claim: Claim) -> str:
    """Return the figure in short, and of what it is."""
    behind = claim.phrase[claim.number_end - claim.start :].strip()
    what = claim.noun or (behind if claim.unit is None else "")
    return " ".join(part for part in (amount(claim), what) if part) + (
        f", {claim.measure}" if claim.measure and not what else ""
    )


def _decided(was: ClaimEntry | None) -> str:
    if was is None or was.status is Status.UNREVIEWED:
        return ""
    return f" (was {STATUS_WORDS[was.status]}{_by(was)})"


def _by(entry: ClaimEntry) -> str:
    return f" by {entry.reviewer}" if entry.reviewer else ""


def _text(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield the sentences that went and came, in the order of the text."""
    before, after = _sentences(old), _sentences(new)
    for change, start, end, first, last in SequenceMatcher(None, before, after).get_opcodes():
        if change != "equal":
            yield from (("-", sentence) for sentence in before[start:end])
            yield from (("+", sentence) for sentence in after[first:last])


def _sentences(text: str) -> list[str]:
    from factcheck.grammar.fold import fold
    from factcheck.grammar.sentences import split

    return [" ".join(text[start:end].split()) for start, end in split(fold(text))]


def _record(found: DraftDiff, shown: Iterable[Change], text: Iterable[tuple[str, str]]) -> dict[str, object]:
    drafts = (found.earlier, found.later)
    return {
        "document": found.document.id,
        "title": found.document.title,
        "origin": found.document.origin,
        **{
            name: {"number": draft.number, "added_at": draft.added_at, "engine": draft.engine}
            for name, draft in zip(("from", "to"), drafts, strict=True)
        },
        "counts": {str(fate): found.fates[fate] for fate in Fate},
        "claims": [
            {
                "change": str(change.fate),
                "was": change.was and claim_record(change.was),
                "now": change.now and claim_record(change.now),
            }
            for change in shown
        ],
        "text": [{"change": sign, "sentence": sentence} for sign, sentence in text],
    }
