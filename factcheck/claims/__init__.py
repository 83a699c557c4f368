"""Parsed sentence to claims, one kind a file. Order is precedence: the first that knows a quantity has it."""

from factcheck.claims import (
    age,
    count,
    duration,
    fraction,
    measure,
    money,
    multiple,
    percent,
    rank,
    ratio,
    score,
)
from factcheck.model.protocols import KindRule

KINDS: tuple[KindRule, ...] = (
    rank,
    score,
    ratio,
    age,
    multiple,
    percent,
    money,
    duration,
    measure,
    fraction,
    count,
)
