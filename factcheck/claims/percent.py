"""Percentages, percentage points and basis points."""

from factcheck.model.claim import Tier
from factcheck.model.quantity import Kind, Quantity

NAME = Kind.PERCENT

_UNITS = frozenset({"percentage", "percentage point", "basis point", "per mille"})


def judge(quantity: Quantity, text: str) -> Tier | None:
    """A share in hundredths, or the step between two."""
    return Tier.CLAIM if quantity.unit in _UNITS else None
