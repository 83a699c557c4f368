"""Scores and votes: "won 2-1", "52-48"."""

from factcheck.model.claim import Tier
from factcheck.model.quantity import Kind, Quantity

NAME = Kind.SCORE


def judge(quantity: Quantity, text: str) -> Tier | None:
    """Two numbers against each other are always worth a look."""
    return Tier.CLAIM if quantity.figure.kind is Kind.SCORE else None
