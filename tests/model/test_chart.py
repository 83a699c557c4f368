"""Pictures of quantities over time: points stand where their figures say, and figures where there is room."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.chart import HEIGHT, WIDTH, Chart, chart
from factcheck.model.decision import Status
from factcheck.model.series import Point, Series

POINT = Point(day="", value=0, figure="", claim=1, article="", status=Status.VERIFIED)


def series(*values: float, days: tuple[int, ...] = ()) -> Series:
    placed = days or tuple(range(len(values)))
    return Series(
        name="",
        points=tuple(
            replace(
                POINT, day=(date(2024, 1, 1) + timedelta(day)).isoformat(), value=value, figure=f"{value:,}"
            )
            for day, value in zip(placed, values, strict=True)
        ),
    )


def labels(drawn: Chart) -> list[str | None]:
    return [point.label.words if point.label else None for point in drawn.points]


def test_twice_as_many_stand_twice_as_high_and_twice_as_long_twice_as_far() -> None:
    drawn = chart(series(1200, 2400, 1800, days=(0, 8, 2)))
    assert drawn.zero is not None
    low, high, between = (drawn.zero - point.y for point in drawn.points)
    assert high == pytest.approx(2 * low, abs=0.2)
    assert between == pytest.approx(1.5 * low, abs=0.2)
    first, last, third = (point.x for point in drawn.points)
    assert third - first == pytest.approx((last - first) / 4, abs=0.2)


@pytest.mark.parametrize(
    ("values", "reached"),
    [((1, 2), True), ((4, 4.1), False), ((-5, 3), True), ((-5, -4), True), ((0, 0), True), ((7, 7), False)],
)
def test_the_scale_begins_at_nought_unless_the_figures_are_near_one_another(
    values: tuple[float, ...], reached: bool
) -> None:
    drawn = chart(series(*values))
    assert (drawn.zero is not None) == reached
    if drawn.zero is not None:
        assert all(
            (point.y <= drawn.zero) == (value >= 0) for point, value in zip(drawn.points, values, strict=True)
        )


def test_the_ends_have_their_figures_first_and_what_has_no_room_has_none() -> None:
    assert labels(chart(series(1200, 1400, 2431, days=(0, 10, 20)))) == ["1,200", "1,400", "2,431"]
    crowded = chart(series(1200, 1400, 2431, days=(0, 19, 20)))
    assert labels(crowded) == ["1,200", None, "2,431"]
    close = chart(series(1200, 1400, 2431, days=(0, 2, 20)))
    assert [point.label and point.label.anywhere for point in close.points] == [True, False, True]


@given(
    values=st.lists(st.integers(-(10**15), 10**15), min_size=1, max_size=60),
    days=st.lists(st.integers(0, 40_000), min_size=60, max_size=60),
)
def test_all_of_it_is_in_the_picture_and_no_figure_covers_another(values: list[int], days: list[int]) -> None:
    drawn = chart(series(*values, days=tuple(sorted(days[: len(values)]))))
    assert all(0 <= point.x <= WIDTH and 16 < point.y < HEIGHT - 20 for point in drawn.points)
    for letter, shown in ((12.5, True), (8.0, False)):
        spans = []
        for point in drawn.points:
            if point.label and (point.label.anywhere or not shown):
                width = letter * len(point.label.words)
                start = {"start": 0, "middle": width / 2, "end": width}[point.label.anchor]
                spans.append((point.x - start, point.x - start + width))
        spans.sort()
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
