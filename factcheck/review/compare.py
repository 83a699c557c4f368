"""How the figure in a passage of evidence stands to the claim's, worked out before the reviewer's eyes."""

from fractions import Fraction

from factcheck.model.amount import amount, written
from factcheck.model.claim import Claim
from factcheck.model.protocols import ReadFigure
from factcheck.model.quantity import Figure, Number


def comparison(passage: str, claim: Claim, read_figure: ReadFigure) -> str:
    """Return what figure a passage gives and how far it is from the claim's; empty if it gives none."""
    figure = read_figure(passage) if passage.strip() else None
    if figure is None or figure.value is None:
        return ""
    found = written(figure.value, figure.unit)
    return f"the passage says {found}: {_relation(figure, figure.value, claim)}"


def _relation(figure: Figure, found: Number, claim: Claim) -> str:
    if figure.unit is not None and claim.unit is not None and figure.unit != claim.unit:
        return f"another unit than the claim's {amount(claim)}"
    if _within(found, claim):
        return f"agrees with {amount(claim)}"
    said = claim.value
    if not said or not _finite(said) or not _finite(found):
        return f"not within {amount(claim)}"
    apart = (Fraction(found) - Fraction(said)) / abs(Fraction(said))
    share = f"{float(abs(apart)):.1%}" if abs(apart) < 10 else f"{int(abs(apart)):,} times"
    return f"{share} {'above' if apart > 0 else 'below'} the claim's {amount(claim)}"


def _within(found: Number, claim: Claim) -> bool:
    if claim.low is None and claim.high is None:
        return claim.value is not None and found == claim.value
    return (claim.low is None or found >= claim.low) and (claim.high is None or found <= claim.high)


def _finite(number: Number) -> bool:
    # past this a fraction would have more digits than are worth writing out
    return isinstance(number, Fraction) or (number.is_finite() and abs(number.adjusted()) < 60)
