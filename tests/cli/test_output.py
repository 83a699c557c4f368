"""Rows for people and for programs."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli.output import dumped
from factcheck.cli.table import Column, Table, fitted
from tests.cli.desk import harmless


@given(st.text())
def test_a_line_of_json_says_the_same_and_is_harmless(text: str) -> None:
    line = dumped({"phrase": text})
    assert json.loads(line) == {"phrase": text}
    assert harmless(line)
    assert "\n" not in line


@given(st.lists(st.integers(0, 300), min_size=1, max_size=8), st.integers(0, 300))
def test_columns_fit_the_room_or_are_as_narrow_as_may_be(widths: list[int], room: int) -> None:
    fitting = fitted(widths, room)
    assert all(after <= before for before, after in zip(widths, fitting, strict=True))
    assert sum(fitting) <= room or max(fitting) <= 8


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_a_thing_is_one_harmless_line_of_the_table(texts: list[str]) -> None:
    table: Table[str] = Table(
        Column(heading="text", read=lambda text: text),
        Column(heading="length", read=lambda text: str(len(text))),
    )
    lines = list(table.lines(texts))
    assert len(lines) == len(texts) + 1
    assert all("\n" not in line and harmless(line) for line in lines[1:])


@pytest.mark.parametrize("count", [0, 1, 199, 200, 201, 500])
def test_a_table_streams_and_leaves_nothing_out(count: int) -> None:
    table: Table[int] = Table(Column(heading="number", read=str))
    assert [line.strip() for line in table.lines(iter(range(count)))][1:] == [str(at) for at in range(count)]
