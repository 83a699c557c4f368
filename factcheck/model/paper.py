"""A paper, block by block, in the words of the field: what it says; each format says how that looks."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.decision import Status
from factcheck.model.document import Zone
from factcheck.model.entry import Counts
from factcheck.model.series import Series


class Tone(StrEnum):
    """How words are meant, which a format may show."""

    PLAIN = "plain"
    STRONG = "strong"
    QUOTE = "quote"
    """Somebody else's words: a passage of a source."""
    SOFT = "soft"
    """Where it comes from and when; not what it says."""
    ALARM = "alarm"
    """Stands in the way: "no evidence recorded"."""


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one tone; text from outside is as it was, and each format makes it harmless."""

    text: str
    tone: Tone = Tone.PLAIN
    url: str | None = None
    """An address that the words are: a format links it only where that is safe."""
    claim: int | None = None
    """The claim whose note the words lead to."""
    document: int | None = None
    """The document whose article the words lead to."""
    status: Status | None = None
    """The status that the words are."""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure where it stands in the copy, and the claim that it is."""

    text: str
    claim: int
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a paper opens with."""

    kicker: str
    """Which paper it is: "Checking paper"."""
    title: str
    lamp: str
    """CLEAR or NOT CLEAR; empty where a paper is no verdict."""
    words: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What the blocks below it are, down to the next one."""

    words: str
    level: int = 2
    document: int | None = None
    """The document whose article begins here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph of the paper's own."""

    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A paragraph of the article, each figure marked."""

    zone: Zone
    pieces: tuple[str | Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that a note says: what it is about, and one line or several."""

    term: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A claim, where it stands, and what there is to say of it."""

    claim: int
    status: Status
    standing: str
    """The status and why: "disputed: it is wrong"."""
    phrase: str
    facts: tuple[Fact, ...]
    sentence: Line = ()
    """The sentence around the phrase, where the copy does not stand beside the note."""
    home: bool = False
    """Whether this is the note that links to the claim lead to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """Short lines below one another."""

    lines: Iterable[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows below named columns; the first cell of a row says what the row is."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[tuple[Line, ...]]
    numbers: frozenset[int] = frozenset()
    """The columns of numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many claims stand where, and what each status means."""

    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """What a paper closes with: who made it, and the seal that ties it to its ledger."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A quantity over time, as a line."""

    number: int
    """Which line of the paper it is, from 1."""
    series: Series


Block = Verdict | Heading | Words | Copy | Note | Bullets | Table | Progress | Trend | Foot


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What goes to paper: its blocks in order, made while they are written; gone through once."""

    title: str
    """For the window that shows it: "NOT CLEAR: 3 open – checking paper"."""
    made_at: str
    """When, as a UTC stamp."""
    claims: int
    """How many claims the report holds: a format may part a long paper into pages."""
    blocks: Iterable[Block]


def plain(text: str) -> Line:
    """Return words in no particular tone."""
    return (Run(text),)
