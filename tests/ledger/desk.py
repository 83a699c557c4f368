"""A small newsroom to test with: two articles' worth of text, a clock, a plain lineage."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.ledger import Ledger, connect
from factcheck.model.claim import Claim, Extraction
from factcheck.model.decision import Evidence, Judgement, Source, Status
from factcheck.model.entry import Receipt
from tests.factories import extraction

if TYPE_CHECKING:
    from sqlite3 import Connection

NOW = datetime(2023, 10, 20, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)

FLOOD = "The flood killed 1,400 people. It drove 20,000 from their homes. Repairs will cost £3m."
FLOOD_REVISED = (
    "New: rain is easing. The flood killed 1,400 people. It drove 25,000 from their homes. A dam broke."
)

SOURCED = Judgement(
    status=Status.SOURCED, evidence=(Evidence(source=Source(title="Flood bulletin 7"), passage="1,400 dead"),)
)
VERIFIED = Judgement(status=Status.VERIFIED)
DISPUTED = Judgement(status=Status.DISPUTED, note="no record of it")


@dataclass(frozen=True)
class Descent:
    same: int | None = None
    supersedes: int | None = None


def by_sentence(old: Sequence[Claim], new: Sequence[Claim], **texts: str) -> Iterable[Descent]:
    """The same words are the same claim; one whose sentence begins alike takes the old one's place."""
    for claim in new:
        same = [
            at for at, was in enumerate(old) if (was.phrase, was.sentence) == (claim.phrase, claim.sentence)
        ]
        alike = [at for at, was in enumerate(old) if was.sentence[:8] == claim.sentence[:8]]
        if same:
            yield Descent(same=same[0])
        else:
            yield Descent(supersedes=alike[0] if alike else None)


def article(
    text: str = FLOOD, *phrases: str, origin: str | None = "flood.txt", **fields: object
) -> Extraction:
    """An extraction of a text, a claim for each phrase, each with its own sentence."""
    named = phrases or [p for p in ("1,400 people", "20,000", "25,000", "£3m") if p in text]
    made = extraction(text, *((phrase, "1400") for phrase in named), origin=origin, **fields)
    records = []
    for claim in made.records:
        start = text.rfind(". ", 0, claim.start)
        end = text.find(".", claim.end)
        sentence = text[start + 2 if start >= 0 else 0 : end + 1 if end >= 0 else len(text)]
        records.append(replace(claim, sentence=sentence))
    return Extraction(document=made.document, records=tuple(records))


def record(ledger: Ledger, found: Extraction, **options: object) -> Receipt:
    return ledger.record(found, now=NOW, engine="test", lineage=by_sentence, **options)  # type: ignore[arg-type]


def opened(path: Path) -> Ledger:
    return Ledger.open(path, create=True)


def hurry(ledger: Ledger) -> None:
    """Let a ledger that nobody needs after the test skip its waits for the disk."""
    ledger._file._connection.execute("PRAGMA synchronous = OFF")


@contextmanager
def raw(path: Path) -> Iterator["Connection"]:
    """The file as any other program opens it, without our settings.

    Two copies of SQLite in one process would undo each other's locks, so it is the one that we use;
    Python's own is tried in a process of its own.
    """
    with closing(connect.sqlite.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        yield connection
