"""`factcheck coverage`: every number of an article's file and text, and what became of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.ledgers import find_document, to_read
from factcheck.cli.options import document_argument, examples, format_option, ledger_option
from factcheck.cli.output import dumped
from factcheck.cli.receipt import arrivals, called
from factcheck.cli.table import Column, Table
from factcheck.cli.wrapping import wrapped
from factcheck.model.claim import Claim, Tier
from factcheck.model.document import Document
from factcheck.model.filter import ClaimFilter
from factcheck.model.wording import many
from factcheck.transfer import Stray, Transfer, transfer

if TYPE_CHECKING:
    from factcheck.ledger import Ledger
    from factcheck.model.entry import Coverage, DocumentEntry

_AROUND = 40
"""Characters of the text to both sides of a number that nobody accounts for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """A number that is no claim, and what became of it."""

    number: str
    fate: str
    reason: str | None = None
    """Of a number that was set aside, why."""
    where: str
    """The place in the file, or the zone of the text."""
    start: int | None = None
    """Where it stands in the text, in code points; None for one that is not there."""
    end: int | None = None
    words: str
    """What it stands in."""


@click.command(
    "coverage",
    epilog=examples(
        "factcheck coverage article.txt",
        "factcheck coverage 3 --strict",
        "factcheck coverage 3 --format json | jq .numbers",
    ),
)
@document_argument
@click.option("--strict", is_flag=True, help="Exit 1 if a number is lost on the way, or unaccounted for.")
@format_option("text", "json", default="text")
@ledger_option
def command(document: str, strict: bool, form: str, ledger_path: Path | None) -> int:
    """Account for every number of the latest draft of DOC, from its file to its claims.

    First the sums, then each number that is no claim: those that are lost on the way from the file or
    that nobody accounts for, those that were left out with the page around the article, the minor ones,
    and those that were set aside, with the reason.
    """
    with to_read(ledger_path) as ledger:
        entry = find_document(ledger, document)
        article = ledger.article(entry.id)
        coverage = ledger.coverage(entry.id)
        moved = _moved(article)
        findings = len(ledger.findings(document_id=entry.id))
        fates = tuple(_fates(ledger, entry.id, article, moved))
    if form == "json":
        click.echo(dumped(_record(entry, coverage, moved, fates) | {"findings": findings}))
    else:
        _print(entry, coverage, moved, fates, findings)
    whole = not coverage.unaccounted and (moved is None or moved.whole)
    return int(strict and not whole)


def _moved(article: Document) -> Transfer | None:
    from factcheck.reading import raw_text

    if article.raw is None:
        return None
    return transfer(raw_text(article.raw, article.media_type), article.text)


def _fates(ledger: "Ledger", document_id: int, article: Document, moved: Transfer | None) -> Iterator[Fate]:
    if moved is not None:
        yield from _strays("lost", moved.lost)
        yield from _strays("only in the text", moved.strange)
    for start, end in ledger.unaccounted(document_id):
        words = article.text[max(0, start - _AROUND) : end + _AROUND]
        yield Fate(
            number=article.text[start:end],
            fate="unaccounted",
            where="the text",
            start=start,
            end=end,
            words=" ".join(words.split()),
        )
    if moved is not None:
        yield from _strays("left out", moved.left_out)
    minor = ledger.claims(ClaimFilter(document=document_id, tiers=frozenset({Tier.MINOR})))
    yield from (_fate(held.claim, "minor") for held in minor)
    yield from (_fate(claim, "set aside") for claim in ledger.set_aside(document_id))


def _strays(fate: str, strays: Iterable[Stray]) -> Iterator[Fate]:
    return (Fate(number=stray.number, fate=fate, where=stray.where, words=stray.around) for stray in strays)


def _fate(claim: Claim, fate: str) -> Fate:
    return Fate(
        number=claim.phrase,
        fate=fate,
        reason=None if claim.reason is None else str(claim.reason),
        where=str(claim.zone),
        start=claim.start,
        end=claim.end,
        words=" ".join(claim.sentence.split()),
    )


def _print(
    entry: "DocumentEntry",
    coverage: "Coverage",
    moved: Transfer | None,
    fates: tuple[Fate, ...],
    findings: int,
) -> None:
    heading = wrapped(f"document {entry.id}, revision {entry.revision}: {called(entry)}")
    click.echo(click.style(heading, bold=True))
    click.echo(wrapped("  " + ("The text came from no file." if moved is None else arrivals(moved))))
    click.echo(wrapped(f"  {coverage}"))
    if findings:
        where = f"factcheck findings --document {entry.id}"
        click.echo(wrapped(f"  {many(findings, 'finding')} of the checks: see {where}"))
    for line in _TABLE.lines(fates):
        click.echo(line)


_COLOURS = {"lost": "red", "only in the text": "red", "unaccounted": "red"}

_TABLE: Table[Fate] = Table(
    Column(heading="number", read=lambda fate: fate.number),
    Column(
        heading="what became of it",
        read=lambda fate: f"{fate.fate}: {fate.reason.replace('_', ' ')}" if fate.reason else fate.fate,
        colour=lambda fate: _COLOURS.get(fate.fate),
    ),
    Column(heading="where", read=lambda fate: fate.where),
    Column(heading="words", read=lambda fate: fate.words),
)


def _record(
    entry: "DocumentEntry", coverage: "Coverage", moved: Transfer | None, fates: tuple[Fate, ...]
) -> dict[str, object]:
    return {
        "document": entry.id,
        "revision": entry.revision,
        "title": entry.title,
        "origin": entry.origin,
        "in_file": moved and moved.in_file,
        "in_text": moved and moved.in_text,
        "lost": moved and len(moved.lost),
        "strange": moved and len(moved.strange),
        "left_out": moved and len(moved.left_out),
        "figures": coverage.figures,
        "decided": coverage.decided,
        "open": coverage.open,
        "minor": coverage.minor,
        "set_aside": coverage.set_aside,
        "unaccounted": coverage.unaccounted,
        "numbers": [
            {
                "number": fate.number,
                "fate": fate.fate.replace(" ", "_"),
                "reason": fate.reason,
                "where": fate.where,
                "start": fate.start,
                "end": fate.end,
                "words": fate.words,
            }
            for fate in fates
        ],
    }
