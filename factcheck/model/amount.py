"""Figures as people write them: 1.9bn, 1,400, 12%, £5; never 1.9e9."""

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Number

_SCALES = ((Decimal(10) ** 12, "trn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))

_SIGNS = {
    "dollar": "$", "united states dollar": "US$", "pound sterling": "£", "euro": "€",
    "japanese yen": "¥", "indian rupee": "₹",
    "australian dollar": "A$", "canadian dollar": "C$", "hong kong dollar": "HK$",
    "new zealand dollar": "NZ$", "singapore dollar": "S$",
}  # fmt: skip

_SHORT = {
    "percentage": "%", "percentage point": " pp", "basis point": " bp", "penny": "p", "cent": "¢",
    "degree Celsius": "°C", "degree fahrenheit": "°F", "degree angle": "°",
}  # fmt: skip

_IRREGULAR = {"foot": "feet", "inch": "inches", "square foot": "square feet", "cubic foot": "cubic feet",
              "square inch": "square inches", "century": "centuries"}  # fmt: skip
_UNCHANGED = frozenset(
    {"hertz", "horsepower", "kilohertz", "megahertz", "gigahertz", "stone", "magnitude", "japanese yen"}
)

_HEDGE = {
    Hedge.EXACT: "", Hedge.ABOUT: "about ", Hedge.NEARLY: "nearly ", Hedge.MORE_THAN: "more than ",
    Hedge.LESS_THAN: "less than ", Hedge.AT_LEAST: "at least ", Hedge.AT_MOST: "up to ", Hedge.VAGUE: "",
}  # fmt: skip


def written(number: Number, unit: str | None = None) -> str:
    """Return one number with its unit as a newspaper writes it.

    >>> written(Decimal(1400)), written(Decimal("1900000000"), "dollar"), written(Decimal(12), "percentage")
    ('1,400', '$1.9bn', '12%')
    >>> written(Fraction(1, 3)), written(Decimal("-5"), "degree Celsius"), written(Decimal(5), "square mile")
    ('1/3', '-5°C', '5 square miles')
    """
    digits = str(number) if isinstance(number, Fraction) else _digits(abs(number))
    minus = "-" if isinstance(number, Decimal) and number.is_finite() and number < 0 else ""
    if unit in _SIGNS:
        return f"{minus}{_SIGNS[unit]}{digits}"
    if unit is None:
        return minus + digits
    return minus + digits + (_SHORT.get(unit) or f" {unit if digits == '1' else _plural(unit)}")


def _plural(unit: str) -> str:
    """The unit's name for more than one: "miles per hour", "feet"."""
    head, per, rest = unit.partition(" per ")
    if head in _IRREGULAR:
        return _IRREGULAR[head] + per + rest
    return (head if head.endswith("s") or head in _UNCHANGED else f"{head}s") + per + rest


def _digits(number: Decimal) -> str:
    if not number.is_finite() or number.adjusted() > 18 or 0 < number < Decimal("1e-9"):
        return str(number)
    for scale, letter in _SCALES:
        scaled = number / scale
        # only where nothing is lost: 1,234,567 keeps its digits
        if scaled >= 1 and scaled == scaled.quantize(Decimal("0.001"), ROUND_HALF_EVEN):
            return f"{_trimmed(scaled)}{letter}"
    return f"{_kept(number):,f}"


def _trimmed(number: Decimal) -> str:
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _kept(number: Decimal) -> Decimal:
    # 1E+3 is written out; 0.10 keeps the nought that its author printed
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def amount(claim: Claim) -> str:
    """Return a claim's figure in short, hedge and both ends included.

    "about 200", "10 to 15%", "$5 to $7m", "3 or more" for a vague figure, "2-1" for a score; the
    surface where the claim has no number at all.
    """
    unit = claim.unit
    if claim.value is not None:
        if claim.second is not None:
            return f"{written(claim.value)}-{written(claim.second)}"
        hedge = _HEDGE[claim.hedge] if claim.hedge else ""
        return hedge + written(claim.value, unit) + (f"/{claim.per}" if claim.per else "")
    if claim.low is not None and claim.high is not None:
        # "$15 to $20", but "10 to 15%"
        return f"{written(claim.low, unit if unit in _SIGNS else None)} to {written(claim.high, unit)}"
    if claim.low is not None:
        return f"{written(claim.low, unit)} or more"
    if claim.high is not None:
        return f"{written(claim.high, unit)} or less"
    return claim.phrase
