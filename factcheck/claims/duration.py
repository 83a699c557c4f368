"""Lengths of time: "two weeks", "2½ hours"."""

from factcheck.grammar.units import time_unit
from factcheck.model.claim import Tier
from factcheck.model.quantity import Kind, Quantity

NAME = Kind.DURATION


def judge(quantity: Quantity, text: str) -> Tier | None:
    """A stretch of time is a claim when it is counted; "a year" without a number is minor."""
    if quantity.unit is None or time_unit(quantity.unit) is None:
        return None
    return Tier.MINOR if quantity.figure.rule == "a-period" else Tier.CLAIM
