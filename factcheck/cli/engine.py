"""The engine as the review has it: figures are read by the grammar and compared by the house rules."""

from collections.abc import Sequence
from functools import partial

from factcheck import __version__
from factcheck.cli.figures import convert, read_figures
from factcheck.cli.findings import faults
from factcheck.lexicon.load import tables
from factcheck.model.agreement import agreement, nearest
from factcheck.model.claim import Claim
from factcheck.model.engine import Engine
from factcheck.model.house import HouseRules
from factcheck.model.reckoned import Reckoned
from factcheck.model.sameness import People


def engine(rules: HouseRules) -> Engine:
    """Return what reads and compares figures by a desk's rules.

    >>> from factcheck.cli.house import house_rules
    >>> desk = engine(house_rules())
    >>> desk.against(*desk.read_figures("killed 1,400 people; 1,400 dead")).words
    '1,400 dead: agrees'
    """
    words = people()
    return Engine(
        read_figures=read_figures,
        against=partial(agreement, convert=convert, about=rules.about, people=words),
        check=partial(faults, rules=rules),
        version=f"factcheck {__version__}",
        reckon=partial(_reckon, rules),
        nearest=partial(nearest, convert=convert, about=rules.about, people=words),
    )


def _reckon(rules: HouseRules, claims: Sequence[Claim]) -> Sequence[Reckoned]:
    # a review starts without it
    from factcheck.reckoning.calculator import reckon

    return reckon(claims, rules, convert)


def people() -> People:
    """Return the words of the lexicon that count people, by what they are and by what became of them."""
    return People(
        fates=frozenset(tables("nouns")["adjectives"]["people"]),
        persons=frozenset(tables("worth")["people"]["nouns"].split()),
    )
