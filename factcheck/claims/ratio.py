"""Ratios and odds: "a ratio of 3:1", "odds of 5-1"."""

from factcheck.model.claim import Tier
from factcheck.model.quantity import Kind, Quantity

NAME = Kind.RATIO


def judge(quantity: Quantity, text: str) -> Tier | None:
    """Two numbers that measure each other."""
    return Tier.CLAIM if quantity.figure.kind is Kind.RATIO else None
