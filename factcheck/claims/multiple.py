"""Multiples: "doubled", "five times higher", "a threefold rise"."""

from factcheck.model.claim import Tier
from factcheck.model.quantity import Kind, Quantity

NAME = Kind.MULTIPLE


def judge(quantity: Quantity, text: str) -> Tier | None:
    """How many times something is another thing, or what it was."""
    return Tier.CLAIM if quantity.figure.kind is Kind.MULTIPLE else None
