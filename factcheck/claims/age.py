"""Ages: "34-year-old", "aged 18 to 34", "in his 50s", "over the age of 60"."""

from factcheck.model.claim import Tier
from factcheck.model.quantity import Kind, Quantity

NAME = Kind.AGE


def judge(quantity: Quantity, text: str) -> Tier | None:
    """An age is a claim: it is what a paper gets wrong most often about a person."""
    return Tier.CLAIM if quantity.figure.kind is Kind.AGE else None
