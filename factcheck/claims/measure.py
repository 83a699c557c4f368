"""Measures: anything in a physical unit, and sizes in two dimensions."""

from factcheck.model.claim import Tier
from factcheck.model.quantity import Kind, Quantity

NAME = Kind.MEASURE


def judge(quantity: Quantity, text: str) -> Tier | None:
    """A quantity with a unit that no other kind has claimed."""
    return Tier.CLAIM if quantity.unit is not None or quantity.figure.kind is Kind.MEASURE else None
