"""Sums of money."""

from functools import cache

from factcheck.lexicon.load import rows
from factcheck.model.claim import Tier
from factcheck.model.quantity import Kind, Quantity

NAME = Kind.MONEY


@cache
def _names() -> frozenset[str]:
    return frozenset(name for row in rows("currencies") for name in (row["name"], row["minor"]) if name)


def judge(quantity: Quantity, text: str) -> Tier | None:
    """Whatever is counted in a currency."""
    return Tier.CLAIM if quantity.unit is not None and quantity.unit in _names() else None
