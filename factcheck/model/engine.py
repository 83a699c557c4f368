"""What the review asks of the engine, handed in by whoever opens it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck.model.agreement import Agreement
from factcheck.model.claim import Claim
from factcheck.model.document import Document
from factcheck.model.finding import Finding
from factcheck.model.protocols import Memory, ReadFigures
from factcheck.model.reckoned import Reckoned


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Reads and compares figures by the grammar and the house rules, of which the review knows nothing."""

    read_figures: ReadFigures
    against: Callable[[Claim, Claim], Agreement]
    """How a figure that was found stands to a claim."""
    nearest: Callable[[Claim, Sequence[Claim]], Agreement | None]
    """How that of several figures stands to a claim that is nearest to it."""
    reckon: Callable[[Sequence[Claim]], Sequence[Reckoned]]
    """What comes of two figures or more: their sum, their difference, the share of one in the other."""
    check: Callable[[Document, Sequence[Claim], Memory], Sequence[Finding]]
    """What is wrong with the figures of an article, those that reviewers added to it among them."""
    version: str
    """What the ledger notes as the engine that checked."""
