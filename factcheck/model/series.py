"""One quantity as several dated articles give it."""

from dataclasses import dataclass

from factcheck.model.decision import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What one article says of the quantity."""

    day: str
    """ISO date on which the article is dated."""
    value: int | float
    """For drawing only; what it is exactly, its claim says."""
    figure: str
    """As people write it: "more than 1,400"."""
    claim: int
    article: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The quantity over time, oldest first."""

    name: str
    points: tuple[Point, ...]
