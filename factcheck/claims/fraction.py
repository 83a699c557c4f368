"""Parts of a whole: "a third of voters", "one in five adults"."""

from factcheck.model.claim import Tier
from factcheck.model.quantity import Kind, Quantity

NAME = Kind.FRACTION


def judge(quantity: Quantity, text: str) -> Tier | None:
    """A share, however it is put."""
    return Tier.CLAIM if quantity.figure.kind is Kind.FRACTION else None
