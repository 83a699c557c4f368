"""The part that follows a whole number: "two and a half", "five and three quarters", "2 and 1/4"."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from factcheck.grammar.numeral import GAP, listed, share, tidy
from factcheck.grammar.wordlists import either, words
from factcheck.lexicon.load import tables
from factcheck.model.quantity import Number


class Part(NamedTuple):
    """What is added to a whole number, the scale that the two share, and where the words end."""

    value: Fraction
    scale: Decimal | None
    end: int

    def added_to(self, whole: Decimal, scale: Decimal) -> Number:
        """Return the two together: the part is one of the scale's, "two million and a half" 2,500,000."""
        if self.scale is not None:
            whole, scale = whole * self.scale, self.scale
        total = Fraction(whole) + self.value * Fraction(scale)
        exact = share(total.numerator, total.denominator)
        return tidy(exact) if isinstance(exact, Decimal) else exact


@cache
def denominators() -> dict[str, int]:
    """Return the words that name a part, in the singular: half, quarter, and the ranks from the third on.

    >>> denominators()["quarter"], denominators()["millionth"], "second" in denominators()
    (4, 1000000, False)
    """
    lexicon = tables("numerals")
    sizes: dict[str, int] = lexicon["ordinal"] | lexicon["denominator"]
    return {word: size for word, size in sizes.items() if size > 2 or word == "half"}


def part_at(text: str, at: int) -> Part | None:
    """Return the part that follows the whole number which ends there, if one does.

    >>> part_at("two and a half million", 3), part_at("two and a third was hurt", 3)
    (Part(value=Fraction(1, 2), scale=Decimal('1000000'), end=22), None)
    """
    part = _pattern().match(text, at)
    if part is None:
        return None
    count = tables("numerals")["cardinal"].get((part["count"] or "one").lower())
    name = (part["sure"] or part["one"] or part["many"] or "half").lower()
    value = Fraction(part["slash"]) if part["slash"] else Fraction(count, denominators()[name])
    scale = tables("numerals")["scale"][part["scale"].lower()] if part["scale"] else None
    # "one and three thirds": no part is a whole
    return Part(value, scale and Decimal(scale), part.end()) if value < 1 else None


@cache
def _pattern() -> re.Pattern[str]:
    parts = either(denominators())
    counts = either(word for word, size in tables("numerals")["cardinal"].items() if 0 < size < 10)
    units = either(words("numerals", "half", "before_a"))
    return re.compile(
        rf"""
        {GAP} and {GAP}
        (?: (?:an?{GAP})? (?P<sure>half|quarter)                            # and a half, and quarter
          | an?{GAP} (?P<one>{parts})                                       # and a third: the third is a rank
                (?= \s*$ | [.,;:)!?] | [ ](?:of[ ]an?|times|{units}) )
          | (?P<count>{counts}) {GAP} (?: (?P<many>{parts})s? | halves )    # and three fifths
          | (?P<slash>[1-9]/\d{{1,2}})                                      # and 1/2
        ) (?![\w/]|,\d)
        (?![ ](?:of[ ])?(?:their|these|those|your|all|her|his|its|our|the|my)(?!\w))    # and half the homes
        (?: [ -](?P<scale>{either(listed("scale"))})(?!\w) )?               # two and a half million
        """,
        re.VERBOSE | re.IGNORECASE,
    )
