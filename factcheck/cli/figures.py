"""The first figure of a passage: what the review compares evidence with a claim by."""

from dataclasses import replace

from factcheck.model.document import Span
from factcheck.model.quantity import Figure


def read_figure(passage: str) -> Figure | None:
    """Return the first quantity of a passage as a figure with its unit, or None if there is none.

    >>> figure = read_figure("On 4 July at least 12 percent were cut off.")
    >>> figure.value, figure.unit
    (Decimal('12'), 'percentage')
    """
    from factcheck.grammar.fold import fold
    from factcheck.grammar.parse import parse_sentence
    from factcheck.grammar.sentences import split

    folded = fold(passage)
    for sentence in split(folded, ()):
        for quantity in parse_sentence(folded, Span(*sentence)).quantities:
            # the unit may be told by its words alone; the bounds are those of number and hedge together
            return replace(
                quantity.figure,
                unit=quantity.unit,
                hedge=quantity.hedge,
                value=quantity.value,
                low=quantity.low,
                high=quantity.high,
            )
    return None
