"""Whether one number is another as a tired hand would key it."""

from collections.abc import Iterator
from decimal import Decimal

from factcheck.model.quantity import Number

_KNOWN_BY = 3
"""Digits by which a number is known though one of them is wrong: 1,274 and 1,284, not 40 and 50."""


def misprint(one: Number, other: Number) -> str | None:
    """Return how two numbers may be one that was keyed wrong; None where they are just two numbers.

    >>> misprint(Decimal(1274), Decimal(1724)), misprint(Decimal(216), Decimal(116))
    ('the same digits in another order', 'one digit apart')
    >>> misprint(Decimal("8200"), Decimal(820)), misprint(Decimal(1400), Decimal(1500))
    ('the same digits, 10 times apart', None)
    """
    if (
        not isinstance(one, Decimal)
        or not isinstance(other, Decimal)
        or one == other
        or one <= 0
        or other <= 0
    ):
        return None
    (mine, my_place), (theirs, their_place) = _digits(one), _digits(other)
    if mine == theirs and abs(my_place - their_place) in (1, 2, 3):
        return f"the same digits, {10 ** abs(my_place - their_place):,} times apart"
    shift = my_place - their_place
    mine, theirs = mine + "0" * max(0, shift), theirs + "0" * max(0, -shift)
    if len(mine) != len(theirs) or len(mine) < 2:
        return None
    if sorted(mine) == sorted(theirs):
        return "the same digits in another order"
    apart = sum(left != right for left, right in zip(mine, theirs, strict=True))
    known = min(len(mine.rstrip("0")), len(theirs.rstrip("0")))
    return "one digit apart" if apart == 1 and known >= _KNOWN_BY else None


def keys(number: Number) -> Iterator[str]:
    """Yield keys of which two numbers have one in common if one of them is a misprint of the other.

    >>> set(keys(Decimal(216))) & set(keys(Decimal(116)))
    {'?16 0'}
    """
    if isinstance(number, Decimal):
        digits, place = _digits(number)
        yield "".join(sorted(digits.strip("0")))
        if len(digits) >= _KNOWN_BY:
            yield from (f"{digits[:at]}?{digits[at + 1 :]} {place}" for at in range(len(digits)))


def significant(number: Number) -> int:
    """Return how many digits a number is known by: three of 1,270."""
    return len(_digits(number)[0]) if isinstance(number, Decimal) else 1


def _digits(number: Decimal) -> tuple[str, int]:
    """Return the digits without the noughts behind them, and the place of the last of them."""
    _, digits, exponent = number.as_tuple()
    shown = "".join(map(str, digits)).lstrip("0")
    left = shown.rstrip("0")
    return left, int(exponent) + len(shown) - len(left)
