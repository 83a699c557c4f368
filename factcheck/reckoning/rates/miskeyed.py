"""How likely it is to be chance that of a rate, its number and their total one looks misprinted.

Of any three figures one may, with a digit changed, be what the other two make of it. How much that proves
is counted: 27 numbers are one wrong digit away from one of three digits, and two are it with digits
swapped; each of them hits a total that is known to one in a thousand once in a thousand times by chance.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.page import Page
from factcheck.reckoning.precision import rough

_TEN, _THOUSAND = Decimal(10), Decimal(1000)
_RARE = Decimal("0.125")
"""What a wrong scale counts for, in wrong digits: numbers are seldom a thousand times others by chance."""
_NARROW = Decimal("0.02")
"""How far rounding may blur a scale."""
_LEAST = Decimal("0.000001")
"""What is left to rounding in what is told exactly: thirds have no end."""


@dataclass(frozen=True, slots=True)
class Misprint:
    """A figure that would make three agree, were it another."""

    claim: Claim
    meant: Decimal
    odds: Decimal
    """How likely it is by chance that there is one."""


def misprint(page: Page, claims: tuple[Claim, Claim, Claim], product: Decimal) -> Misprint | None:
    """Return the likeliest misprint in a rate, its number and their total; None if there is none.

    What the two make is told in the unit of the total.
    """
    total = rough(claims[2])
    apart = max(product / total, total / product)
    # a scale is said of thousands, and of units that have prefixes: eighteen is no 18,000
    scales = 2 if total >= _THOUSAND or claims[2].kind is Kind.MEASURE else 1
    scaled = next((scale for scale in (_TEN, _THOUSAND)[:scales] if abs(apart - scale) < scale / 10), None)
    if scaled is None and apart >= _TEN:
        return None
    room = sum((_slack(page, claim) for claim in claims), Decimal(0))
    known = max(room, _grain(total)), max(room, _grain(product))
    found = [
        Misprint(claim, rough(claim) * share, ways * known[claim is claims[2]])
        for claim in claims
        for share in (product / total if claim is claims[2] else total / product,)
        for ways in _ways(page, claim, share, room + _LEAST, scaled)
    ]
    return min(found, key=lambda each: each.odds, default=None)


def _ways(
    page: Page, claim: Claim, share: Decimal, room: Decimal, scaled: Decimal | None
) -> Iterator[Decimal]:
    """Yield in how many ways a figure could be misprinted as it must be to be so much of what is meant."""
    if scaled is not None:
        if abs(share / scaled - 1) <= min(room, _NARROW) or abs(share * scaled - 1) <= min(room, _NARROW):
            yield 2 * _RARE
        return
    step = page.step(claim)
    ones = rough(claim) * step.denominator / step.numerator
    if ones != ones.to_integral_value():
        return
    digits = str(int(ones))
    gap, near = ones * (share - 1), ones * share * room
    swaps = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]]
    for at in swaps:
        by = 9 * (int(digits[at + 1]) - int(digits[at])) * _TEN ** (len(digits) - 2 - at)
        if abs(gap - by) <= near:
            yield Decimal(len(swaps))
    known = len(digits.rstrip("0"))
    for at in range(known):
        place = _TEN ** (len(digits) - 1 - at)
        by = (gap / place).to_integral_value()
        if by and 0 <= int(digits[at]) + by <= 9 and abs(gap - by * place) <= near:
            yield Decimal(9 * known)


def _slack(page: Page, claim: Claim) -> Decimal:
    """Return how far a figure may be rounded, as a share of it."""
    step = page.step(claim)
    if step <= 1:
        return Decimal(0)
    return Decimal(step.numerator) / step.denominator / 2 / rough(claim)


def _grain(value: Decimal) -> Decimal:
    """Return the place of the last digit that is not nought, as a share of a number."""
    return 1 / Decimal("".join(map(str, value.as_tuple().digits)).strip("0") or 1)
