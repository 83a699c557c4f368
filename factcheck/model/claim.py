"""One checkable statement about a quantity: the record that every door shows under the same names."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import isfinite
from operator import attrgetter
from typing import Any

from factcheck.model.document import Document, Span, Zone
from factcheck.model.quantity import Aside, Change, Hedge, Kind, Modality, Number, Role


class Tier(StrEnum):
    """What the extractor makes of a number."""

    CLAIM = "claim"
    """Goes to the reviewers' queue."""
    MINOR = "minor"
    """A true quantity, hardly worth checking."""
    SET_ASIDE = "set_aside"
    """No quantity at all; the reason says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure and all that the article says about it. A field that the text does not give is None."""

    uid: str
    """16 hexadecimal digits, made of the text's digest and the number's span."""
    document: str | None = None
    """The document it stands in: its origin or, from a ledger, its id."""
    tier: Tier
    reason: Aside | None = None
    start: int
    end: int
    phrase: str
    """The surface from hedge to noun: "more than 1,400 people"."""
    number_start: int
    number_end: int
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    second: Number | None = None
    hedge: Hedge | None = None
    unit: str | None = None
    noun: str | None = None
    noun_head: str | None = None
    measure: str | None = None
    per: str | None = None
    change: Change | None = None
    role: Role | None = None
    kind: Kind | None = None
    action: str | None = None
    speaker: str | None = None
    attribution: str | None = None
    via: str | None = None
    modality: Modality | None = None
    place: str | None = None
    period: str | None = None
    zone: Zone = Zone.BODY
    sentence: str
    part_of: str | None = None
    """The uid of the claim that this one is part of."""
    twin_of: str | None = None
    """The uid of the claim that this one says over again in another unit."""
    worth: float = 0.0
    """How much it deserves checking, 0 to 1."""
    flags: tuple[str, ...] = ()
    rule: str

    @property
    def span(self) -> Span:
        """Where the phrase stands."""
        return Span(self.start, self.end)

    @property
    def number_span(self) -> Span:
        """Where the number stands."""
        return Span(self.number_start, self.number_end)


def claim_uid(text_digest: str, number: Span, *, salt: str = "") -> str:
    """Return the uid of the claim whose number stands at a span of the text of this digest.

    The salt keeps a claim that a reviewer added apart from what the extractor said of the same number.

        >>> claim_uid("0" * 64, Span(3, 8)) == claim_uid("0" * 64, Span(3, 8))
        True
    """
    return hashlib.sha256(f"{text_digest}:{number.start}:{number.end}{salt}".encode()).hexdigest()[:16]


def exact(number: Number | None) -> str | None:
    """Return a number as text that loses nothing: a plain decimal, or "1/3".

    >>> exact(Decimal("0.10")), exact(Decimal("1E+6")), exact(Fraction(1, 3))
    ('0.10', '1000000', '1/3')
    """
    if number is None:
        return None
    if isinstance(number, Fraction):
        return str(number)
    # past this, writing the zeros out would cost more than the number is worth
    return format(number, "f") if abs(number.adjusted()) <= 60 else str(number)


def read_exact(text: str | None) -> Number | None:
    """Return the number that `exact` wrote.

    >>> read_exact("1/3"), read_exact("0.10")
    (Fraction(1, 3), Decimal('0.10'))
    """
    if text is None:
        return None
    return Fraction(text) if "/" in text else Decimal(text)


def plain(number: Number | None) -> int | float | None:
    """Return a number for sorting and for JSON: an int where it is whole, None where no float holds it.

    >>> plain(Decimal("1400")), plain(Decimal("0.5")), plain(Decimal("1E+400"))
    (1400, 0.5, None)
    """
    if number is None:
        return None
    if isinstance(number, Decimal) and (not number.is_finite() or number.adjusted() >= 308):
        return None
    if number.denominator == 1 if isinstance(number, Fraction) else number == number.to_integral_value():
        return int(number) if -(2**53) < number < 2**53 else float(number)
    try:
        rounded = float(number)
    except OverflowError:
        return None
    return rounded if isfinite(rounded) else None


_EXACT = ("value", "low", "high")
_PROPER_ORDER = tuple(field.name for field in fields(Claim))
RECORD_FIELDS = (
    *_PROPER_ORDER[: _PROPER_ORDER.index("second") + 1],
    *(f"{name}_exact" for name in _EXACT),
    *_PROPER_ORDER[_PROPER_ORDER.index("second") + 1 :],
)
"""The names of a record's fields, in the order that every door shows them."""


_NUMBERS = (*_EXACT, "second")
_CLOSED = ("tier", "reason", "hedge", "change", "role", "kind", "modality", "zone")
_FIELDS = attrgetter(*_PROPER_ORDER)


def record(claim: Claim) -> dict[str, object]:
    """Return the claim as the record that JSON, the ledger and the reports share.

    Numbers are plain for sorting; beside them stand their exact texts. Closed words are strings,
    flags are a list.
    """
    said: dict[str, Any] = dict(zip(_PROPER_ORDER, _FIELDS(claim), strict=True))
    for name in _EXACT:
        said[f"{name}_exact"] = exact(said[name])
    for name in _NUMBERS:
        said[name] = plain(said[name])
    for name in _CLOSED:
        word = said[name]
        said[name] = None if word is None else str(word)
    said["flags"] = list(said["flags"])
    return {name: said[name] for name in RECORD_FIELDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was found in one document, every number in exactly one tier."""

    document: Document
    records: tuple[Claim, ...]
    """All tiers, in the order of the text."""
    unaccounted: tuple[Span, ...] = ()
    """Numbers that an independent scan sees and no record covers: empty, or a defect of ours."""

    def with_added(self, added: Iterable[Claim]) -> "Extraction":
        """Return it with claims that a reviewer made, each in place of what was read at its number."""
        made = tuple(added)
        left = (
            each
            for each in self.records
            if not any(each.number_span.overlaps(new.number_span) for new in made)
        )
        return replace(self, records=tuple(sorted((*left, *made), key=lambda each: each.start)))

    def _tier(self, tier: Tier) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.records if claim.tier is tier)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The records of tier claim."""
        return self._tier(Tier.CLAIM)

    @property
    def minor(self) -> tuple[Claim, ...]:
        """The records of tier minor."""
        return self._tier(Tier.MINOR)

    @property
    def set_aside(self) -> tuple[Claim, ...]:
        """The records of tier set_aside."""
        return self._tier(Tier.SET_ASIDE)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.records)
