"""What one stage asks of the next: the shapes that a plug-in, or whoever is handed in, has to have."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from factcheck.errors import ReadingError
from factcheck.model.claim import Claim, Tier
from factcheck.model.document import Document, RawText, Span
from factcheck.model.quantity import Kind, Number, Quantity

if TYPE_CHECKING:
    # the readers and the kinds need no report, and start without it
    from factcheck.model.finding import Remembered
    from factcheck.model.paper import Paper
    from factcheck.model.report import Report


class Likeness(IntEnum):
    """How much a file looks as if it were of a format."""

    NONE = 0
    """It cannot be."""
    POSSIBLE = 1
    """Nothing in it says no; of the formats of which this is so, the file's name says which."""
    CERTAIN = 2
    """It opens as only files of this format do, whatever it is called."""


class InputFormat(Protocol):
    """What is known of an input format, before a file of it is read."""

    NAME: str
    """What a file of it is called in a sentence: "HTML", "plain text"."""
    MEDIA_TYPE: str
    SUFFIXES: tuple[str, ...]

    def recognises(self, raw: bytes) -> Likeness:
        """Tell how much a file looks like this format; quick, however large the file is."""
        ...

    def raw_text(self, raw: bytes) -> Iterator[RawText]:
        """Yield all words of a document's raw bytes, with those that are no part of the article.

        The receipt compares their numbers with those of the text: what a reader leaves out is seen here.
        """
        ...


class Reader(InputFormat, Protocol):
    """An input format whose files hold one article each."""

    def read(self, raw: bytes, origin: str | None) -> Document:
        """Return the document, or raise UnreadableArticle saying what to try."""
        ...


@runtime_checkable
class Collection(InputFormat, Protocol):
    """An input format whose files hold many articles: a feed, lines of JSON, a sheet."""

    def read_all(self, raw: bytes, origin: str | None) -> Iterator["Outcome"]:
        """Yield what came of each article, in order; raise UnreadableArticle if the file is none.

        Each has an origin of its own that begins with the file's (`feed.xml#article-7`), or is a URL.
        Its `raw` is what the file says of it and nothing else, in the format that its media type names,
        so that it can be read again alone.
        """
        ...


Outcome = Document | ReadingError
"""What came of reading one article of several: the document, or why there is none; the next are read."""


class KindRule(Protocol):
    """One kind of claim: decides whether a quantity is of it, and whether it is worth the queue."""

    @property
    def NAME(self) -> Kind:  # noqa: N802 -- a constant of the module that stands for the rule
        """The kind that it knows."""
        ...

    def judge(self, quantity: Quantity, text: str) -> Tier | None:
        """Return the tier that a quantity of this kind has, or None when it is of another kind.

        The text is the document's, folded; the quantity's spans index it.
        """
        ...


class Memory(Protocol):
    """What other articles say of a quantity: the ledger's memory, or none."""

    def alike(self, claim: Claim) -> "Iterable[Remembered]":
        """Yield figures of other articles that count or measure the same sort of thing."""
        ...


class Format(Protocol):
    """How a report is written down."""

    NAME: str
    SUFFIXES: tuple[str, ...]


@runtime_checkable
class Layout(Format, Protocol):
    """A format for readers: lays out any paper."""

    def lay_out(self, paper: "Paper") -> Iterator[bytes]:
        """Yield the paper in pieces."""
        ...


@runtime_checkable
class DataFormat(Format, Protocol):
    """A format for programs: writes the whole report, whatever the paper."""

    def render(self, report: "Report") -> Iterator[bytes]:
        """Yield the report in pieces."""
        ...


class PaperKind(Protocol):
    """A paper that a desk hands on: says what of a report stands on it."""

    NAME: str
    LAYOUTS: tuple[str, ...]
    """The names of the layouts that it is handed on in; the first is what it is printed in."""

    def compose(self, report: "Report") -> "Paper":
        """Return the paper; its blocks are made while they are laid out."""
        ...


@runtime_checkable
class Annotating(PaperKind, Protocol):
    """A paper that can stand beside the article's own words, in the Word file that it came as."""

    def annotate(self, report: "Report") -> bytes | None:
        """Return that file with the paper in it; None where the article came as something else."""
        ...


class Lineage(Protocol):
    """Says which claim of a new draft is which of the old."""

    def __call__(
        self, old: Sequence[Claim], new: Sequence[Claim], *, old_text: str, text: str
    ) -> "Iterable[Descent]":
        """Return one descent for each claim of the new draft, in its order.

        The texts are those that the claims' spans index: a sentence that is repeated is known by what
        stands around it.
        """
        ...


class Descent(Protocol):
    """What one claim of a new draft is to the old draft."""

    @property
    def same(self) -> int | None:
        """The index of the old claim that this one is, word for word; its decisions stand."""
        ...

    @property
    def supersedes(self) -> int | None:
        """The index of the old claim whose place this one takes; it has to be decided again."""
        ...


class ReadFigures(Protocol):
    """Reads the figures of a passage, so that evidence can be compared with a claim."""

    def __call__(self, passage: str, *, every: bool = False) -> Sequence[Claim]:
        """Return the quantities of a passage; with `every` the numbers that are none, too."""
        ...


class Convert(Protocol):
    """Turns a value in one unit into one in another."""

    def __call__(
        self, value: Number, from_unit: str, to_unit: str, *, difference: bool = False
    ) -> Decimal | None:
        """Return the value in the other unit; None where one is not the other at all."""
        ...


Locate = Callable[[str, Span], str]
"""Gives the sentence of a text that a span stands in."""

WriteReport = Callable[[Path, int | None], str]
"""Writes the paper of one document, or of all, to a file, and returns its verdict. Called in a thread."""
