"""Whether a rate, a number and their total would agree, were one of the three misprinted."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.interval import Interval
from factcheck.reckoning.misprint import Least, misprinted
from factcheck.reckoning.page import Page

_EXACT = Fraction(1, 100)
"""How far rounding may blur a product that a misprint is told from, as a share of it."""
SCALES = (10, 1000)
"""How many times too much or too little a figure is that is misprinted: a nought, or million for billion."""
_NEVER = 99


class Tie(IntEnum):
    """How a number is tied to a rate."""

    BESIDE = 0
    """It stands near, and the rate does not say what it falls to: "£18 each"."""
    NAMED = 1
    """It counts what the rate falls to."""


@dataclass(frozen=True, slots=True)
class Guard:
    """How much a misprint has to prove, by how three figures are tied."""

    tie: Tie
    within: bool
    """Whether they stand close to each other."""
    same: bool
    """Whether they stand in one sentence."""

    @property
    def known_by(self) -> int:
        """How many digits without noughts the total has at least."""
        return 1 if self.same and self.tie is Tie.NAMED else 2

    @property
    def least(self) -> Least:
        """From how many digits on two of them that changed places tell a misprint."""
        return Least(4, 2) if self.within else Least(_NEVER, _NEVER)


def is_slip(page: Page, claims: tuple[Claim, Claim, Claim], product: Decimal, guard: Guard) -> bool:
    """Tell whether a rate times its number would be the total, were one of the three not misprinted.

    What the rate and its number make is told in the unit of the total.
    """
    total = claims[2].value
    if not isinstance(total, Decimal) or len(_digits(total)) < guard.known_by:
        return False
    # a scale is said of thousands, and of units that have prefixes: eighteen is no 18,000
    scales = SCALES if total >= SCALES[-1] or claims[2].kind is Kind.MEASURE else SCALES[:1]
    apart = max(product / total, total / product)
    if not any(abs(apart - scale) < scale * _ROUGHLY for scale in scales) and not (
        guard.within and apart < _TENFOLD
    ):
        return False
    exactly = Fraction(total) / Fraction(product)
    meant = exactly, exactly, 1 / exactly
    for claim, share in zip(claims, meant, strict=True):
        printed = Fraction(claim.value or 0)
        if _is_misprint(page, claim, printed * share, guard.least, scales):
            return True
    return False


_ROUGHLY = Decimal("0.02")
"""How far a product is looked for from ten or a thousand times its total, before it is reckoned."""
_TENFOLD = 10
"""How many times one number at most is another whose digits are others, and as many."""


def _digits(value: Decimal) -> str:
    return str(value).replace(".", "").partition("E")[0].strip("0")


def _is_misprint(page: Page, claim: Claim, meant: Fraction, least: Least, scales: Sequence[int]) -> bool:
    step = page.step(claim)
    room = min(step / 2, meant * _EXACT)
    value = Fraction(claim.value or 0)
    return misprinted(value, step, Interval(meant - room, meant + room), least, scales)
