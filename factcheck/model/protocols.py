"""What one stage asks of the next: the shapes that a plug-in, or whoever is handed in, has to have."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from factcheck.model.claim import Claim, Tier
from factcheck.model.document import Document, Span
from factcheck.model.quantity import Figure, Kind, Quantity

if TYPE_CHECKING:
    # the readers and the kinds need no report, and start without it
    from factcheck.model.report import Report


class Reader(Protocol):
    """One input format: bytes of an article to a document."""

    NAME: str
    MEDIA_TYPE: str
    SUFFIXES: tuple[str, ...]

    def read(self, raw: bytes, origin: str | None) -> Document:
        """Return the document, or raise UnreadableArticle saying what to try."""
        ...


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


class Format(Protocol):
    """One report format: a report to bytes, streamed."""

    NAME: str
    SUFFIXES: tuple[str, ...]

    def render(self, report: "Report") -> Iterator[bytes]:
        """Yield the report in pieces."""
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


ReadFigure = Callable[[str], Figure | None]
"""Reads the first figure of a passage, so that evidence can be compared with a claim."""

Locate = Callable[[str, Span], str]
"""Gives the sentence of a text that a span stands in."""
