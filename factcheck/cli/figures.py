"""The figures of a passage: what the review compares evidence with a claim by."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.model.claim import Claim, Tier
from factcheck.model.quantity import Hedge, Number


def read_figures(passage: str, *, every: bool = False) -> Sequence[Claim]:
    """Return the quantities of a passage, minor ones as well, in its order.

    With `every` the numbers that are no quantity are read, too, by what their digits are worth: a reviewer
    may know better.

    >>> [(each.phrase, each.unit) for each in read_figures("On 4 July at least 12 percent were cut off.")]
    [('at least 12 percent', 'percentage')]
    >>> [int(each.value) for each in read_figures("in 2019", every=True)]
    [2019]
    """
    from factcheck.pipeline import extract

    records = extract(passage).records
    if every:
        return tuple(_valued(each) if each.tier is Tier.SET_ASIDE else each for each in records)
    return tuple(each for each in records if each.tier is not Tier.SET_ASIDE)


def _valued(aside: Claim) -> Claim:
    from factcheck.grammar.fold import fold
    from factcheck.grammar.numerals import find

    numeral = next(find(fold(aside.phrase), 0, len(aside.phrase)), None)
    if numeral is None:
        return aside
    start = aside.start + numeral.span.start
    return replace(
        aside,
        number_start=start,
        number_end=aside.start + numeral.span.end,
        value=numeral.value,
        low=numeral.low if numeral.value is None else numeral.value,
        high=numeral.high if numeral.value is None else numeral.value,
        hedge=Hedge.EXACT if numeral.value is not None else Hedge.VAGUE,
    )


def convert(value: Number, from_unit: str, to_unit: str, *, difference: bool = False) -> Decimal | None:
    """Return a value in another unit; None where one is not the other at all.

    >>> convert(Decimal(7), "mile", "kilometre")
    Decimal('11.265408')
    """
    from factcheck.grammar import conversions

    return conversions.convert(value, from_unit, to_unit, difference=difference)
