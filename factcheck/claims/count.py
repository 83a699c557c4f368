"""Counts: people, homes, lorries; whatever no other kind has claimed."""

import re

from factcheck.grammar.wordlists import words
from factcheck.model.claim import Tier
from factcheck.model.quantity import Hedge, Kind, Quantity

NAME = Kind.COUNT

_MINOR_RULES = frozenset({"group", "another", "sole", "single", "base"})
"""How figures are said that say next to nothing: "both", "another", "the only", "per 1,000"."""

_FEW, _DOZEN = 4, 12
_ONE_OF = re.compile(
    r"""
    [ ]of[ ] (?: thousands|hundreds|several|dozens|seven|eight|these|their|those|three|four|five|many|nine
               | the|his|her|its|our|two|six|ten|my|a|\d+ ) (?!\w)              # one of the, one of several
    """,
    re.VERBOSE,
)


# one minister, speaking privately, said
_SAYS = re.compile(
    r"(?:,[^,.;\n]{1,60},)?[ ](?:also[ ])?(?:said|says|told|added|warned|claimed|admitted|complained)(?!\w)"
)
# two points behind the leaders
_AHEAD = re.compile(r"[ ](?:behind|ahead|clear|adrift|above|below|off|away)(?!\w)")


def judge(quantity: Quantity, text: str) -> Tier | None:
    """A count is minor where it says next to nothing: "one of the", "two sides", "both", "six-cylinder"."""
    figure = quantity.figure
    one_of = figure.value == 1 and _ONE_OF.match(text, figure.span.end)
    one_of = one_of or (figure.value == 1 and _SAYS.match(text, quantity.span.end))
    if figure.rule in _MINOR_RULES or one_of or _is_generic(quantity, text) or _is_adjective(quantity, text):
        return Tier.MINOR
    return Tier.CLAIM


def _is_generic(quantity: Quantity, text: str) -> bool:
    """Whether a few of something are counted that nobody would check: "two sides", "three things"."""
    value = quantity.figure.value
    few = value is not None and value <= _FEW and value % 1 == 0 and quantity.hedge is Hedge.EXACT
    # "up two points" is a step, "from 14 points to three" a way, and "two points behind" a distance
    moved = quantity.change is not None or quantity.role is not None or quantity.part_of is not None
    if moved or (quantity.noun_head == "point" and _AHEAD.match(text, quantity.span.end)):
        return False
    return few and (quantity.noun_head or "").lower() in words("nouns", "generic", "nouns")


def _is_adjective(quantity: Quantity, text: str) -> bool:
    """Whether the number only describes its noun: "a six-cylinder engine", but not "a six-point lead"."""
    value, noun = quantity.figure.value, quantity.noun or ""
    if quantity.hedge is not Hedge.EXACT or quantity.noun_head in words("nouns", "distance", "nouns"):
        return False
    if value is None or value > _DOZEN or value % 1 or not text.startswith("-", quantity.figure.span.end):
        return False
    return noun.islower() and not noun.endswith("s")
