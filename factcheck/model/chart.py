"""A quantity over time as a picture: where its points stand, and which of them have room for their figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.model.decision import Status
from factcheck.model.series import Point, Series
from factcheck.times import day_of

WIDTH, HEIGHT = 640, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 610, 45, 160
_SIGNED = 16
"""As many points have room for the sign of their status."""
_LETTER, _SMALL_LETTER = 8.0, 12.5
"""How wide a letter of a figure is at most: on a desk, and where the picture is as wide as a telephone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The figure of a point, written above it."""

    words: str
    anchor: str
    """Which end of the words stands at the point: start, middle or end, as SVG says it."""
    anywhere: bool
    """Whether there is room for it on a telephone, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plotted:
    """One point of the picture."""

    x: float
    y: float
    status: Status
    label: Label | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The picture, `WIDTH` by `HEIGHT`, time from left to right."""

    points: tuple[Plotted, ...]
    zero: float | None
    """How far down nought is; None where the scale does not reach it."""
    signed: bool
    """Whether each point has room for the sign of its status."""


def chart(series: Series) -> Chart:
    """Return the picture of a series. It begins at nought unless all of its figures are near one another.

    >>> point = Point(day="2024-03-01", value=10, figure="10", claim=1, article="", status=Status.VERIFIED)
    >>> from dataclasses import replace
    >>> drawn = chart(Series(name="", points=(point, replace(point, day="2024-03-03", value=20))))
    >>> [(each.x, each.y) for each in drawn.points], drawn.zero
    ([(40.0, 102.5), (610.0, 45.0)], 160.0)
    """
    points = series.points
    days = [(day_of(point.day) or date.min).toordinal() for point in points]
    first, span = min(days), max(days) - min(days) or 1
    lowest, highest = min(point.value for point in points), max(point.value for point in points)
    near = lowest > 0 and 2 * lowest > highest
    floor = lowest if near else min(lowest, 0)
    height = max(highest, floor if near else 0) - floor or 1
    # a line that does not begin at nought floats above the bottom
    bottom = _BOTTOM - 15 if near else _BOTTOM

    def down(value: float) -> float:
        return round(bottom - (bottom - _TOP) * (value - floor) / height, 1)

    across = [round(_LEFT + (_RIGHT - _LEFT) * (day - first) / span, 1) for day in days]
    labels = _labels(points, across)
    return Chart(
        points=tuple(
            Plotted(x=x, y=down(point.value), status=point.status, label=label)
            for point, x, label in zip(points, across, labels, strict=True)
        ),
        zero=None if near else down(0),
        signed=len(points) <= _SIGNED,
    )


def _labels(points: Sequence[Point], across: Sequence[float]) -> list[Label | None]:
    """Return the figures that can be read side by side: the ends first, then extremes, then the others."""
    values = [point.value for point in points]
    order = [0, len(points) - 1, values.index(max(values)), values.index(min(values)), *range(len(points))]
    narrow = set(_placed(points, across, order, _SMALL_LETTER))
    wide = set(_placed(points, across, [*sorted(narrow), *order], _LETTER))
    return [
        Label(words=point.figure, anchor=_anchor(x), anywhere=at in narrow) if at in wide else None
        for at, (point, x) in enumerate(zip(points, across, strict=True))
    ]


def _placed(
    points: Sequence[Point], across: Sequence[float], order: Iterable[int], letter: float
) -> Iterable[int]:
    taken: list[tuple[float, float]] = []
    for at in dict.fromkeys(order):
        width, x = letter * len(points[at].figure), across[at]
        left = {"start": x, "end": x - width}.get(_anchor(x), x - width / 2)
        right = left + width
        inside = left >= 0 and right <= WIDTH
        if inside and all(right + letter <= start or end + letter <= left for start, end in taken):
            taken.append((left, right))
            yield at


def _anchor(x: float) -> str:
    if x < WIDTH / 4:
        return "start"
    return "end" if x > 3 * WIDTH / 4 else "middle"
