"""Why a number became what it is: the steps on the way, in words for a person."""

from dataclasses import dataclass

from factcheck.model.claim import Claim
from factcheck.model.document import Span

STAGES = (
    "read", "data", "set aside", "unit", "pair", "age", "implied", "hedge", "noun", "rate", "change",
    "measure", "quantity", "neighbours", "kind", "said by", "around", "worth", "unaccounted",
)  # fmt: skip
"""What a number goes through, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that was tried on a number."""

    stage: str
    rule: str
    """Who was asked."""
    about: str | None = None
    """The words that it was about, where there are some."""
    answer: str | None
    """What it said; None where it declined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A number, what it became, and every step on the way."""

    span: Span
    record: Claim | None
    """None for a number that only the second look for numbers saw."""
    steps: tuple[Step, ...]
