"""Ranks: "the second-largest", "the 1,000th case". True, and seldom worth a check."""

from factcheck.model.claim import Tier
from factcheck.model.quantity import Kind, Quantity

NAME = Kind.RANK


def judge(quantity: Quantity, text: str) -> Tier | None:
    """Every ordinal is of this kind, and minor."""
    return Tier.MINOR if quantity.figure.kind is Kind.RANK else None
