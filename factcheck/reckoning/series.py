"""The dated series of a running toll, as the ledger remembers it; and the tolls that no day places in one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.finding import Remembered
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.page import Page
from factcheck.reckoning.story import one_story
from factcheck.times import day_of

_DOINGS = frozenset({"kill", "die", "injure", "displace", "miss", "hold", "capture"})
_MEASURES = ("toll", "deaths", "dead", "casualties")


@dataclass(frozen=True, slots=True)
class Dated:
    """A toll of another article, on the day of that article."""

    day: date
    toll: Remembered

    @property
    def order(self) -> tuple[date, Fraction]:
        """Return where it stands in its series: by its day, and of one day the highest last."""
        return self.day, Fraction(self.toll.claim.value or 0)


def is_toll(claim: Claim) -> bool:
    """Tell whether a claim is a count that grows as a story goes on."""
    if claim.kind is not Kind.COUNT or claim.role not in (None, Role.TO) or not claim.value:
        return False
    told = claim.action in _DOINGS or (
        claim.measure is not None and claim.measure.lower().endswith(_MEASURES)
    )
    return told and claim.per is None and claim.part_of is None


def is_adrift(page: Page, claim: Claim) -> bool:
    """Tell whether a toll is of no day: neither its article nor its own words give one."""
    return is_toll(claim) and claim.period is None and day_of(page.extraction.document.published) is None


def series(claim: Claim, memory: Memory) -> list[Dated]:
    """Return what dated articles of one story give as a toll, the latest last."""
    return sorted(_dated(claim, memory), key=lambda each: each.order)


def _dated(claim: Claim, memory: Memory) -> Iterator[Dated]:
    for other in memory.alike(claim):
        day = day_of(other.published)
        if day is not None and is_toll(other.claim) and one_story(claim, other.claim):
            yield Dated(day, other)
