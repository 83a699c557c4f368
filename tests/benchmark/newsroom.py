"""Articles by the thousand for a ledger to hold: the seeds over and over, each text another one."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from factcheck.ledger import Ledger
from factcheck.lineage import lineage
from factcheck.model.claim import Claim, Extraction, claim_uid
from factcheck.model.document import Document
from factcheck.model.entry import Receipt
from factcheck.pipeline import extract
from tests.ledger.desk import NOW

SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def body(characters: int) -> Extraction:
    """What is found in a text of about that length: the seeds, one after the other, as often as needed."""
    seeds = [
        path.read_text(encoding="utf-8")
        for path in sorted(SEEDS.glob("*.*"))
        if path.suffix in (".txt", ".md")
    ]
    text = "\n\n".join(seeds)
    text = "\n\n".join([text] * (1 + characters // len(text)))
    return extract(Document(text=text[: text.rfind("\n", 0, characters)]))


def articles(characters: int, first: int = 0) -> Iterator[Extraction]:
    """Articles without end, each with a line of its own on top; their figures were found once, and moved."""
    found = body(characters)
    number = first
    while True:
        number += 1
        top = f"Story {number}.\n\n"
        document = replace(
            found.document,
            text=top + found.document.text,
            origin=f"story-{number}.txt",
            published=f"2024-{1 + number % 12:02}-{1 + number % 28:02}",
        )
        moved = tuple(_moved(claim, len(top), document.digest) for claim in found.records)
        yield replace(found, document=document, records=moved, unaccounted=())


def _moved(claim: Claim, by: int, digest: str) -> Claim:
    placed = replace(
        claim,
        start=claim.start + by,
        end=claim.end + by,
        number_start=claim.number_start + by,
        number_end=claim.number_end + by,
        part_of=None,
        twin_of=None,
    )
    return replace(placed, uid=claim_uid(digest, placed.number_span))


def add(ledger: Ledger, found: Extraction) -> Receipt:
    return ledger.record(found, now=NOW, engine="bench", lineage=lineage, new=True)


def fill(ledger: Ledger, claims: int) -> int:
    """Add short articles until the ledger holds so many claims, minor ones included; return how many."""
    # nothing here is worth waiting for the disk
    ledger._file._connection.execute("PRAGMA synchronous = OFF")
    held, source = 0, articles(7_000)
    while held < claims:
        found = next(source)
        add(ledger, found)
        held += len(found.records) - len(found.set_aside)
    return held
