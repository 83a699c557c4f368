"""Which way a measure moved, and whether a figure is the size, the start or the end of it."""

import pytest

from factcheck.model.quantity import Change, Role
from tests.grammar.one import quantity

UP, DOWN = Change.UP, Change.DOWN
BY, FROM, TO = Role.BY, Role.FROM, Role.TO


@pytest.mark.parametrize(
    ("text", "number", "change", "role"),
    [
        ("Profit rose 12% to 56 from 50.", "12", UP, BY),
        ("Profit rose 12% to 56 from 50.", "56", UP, TO),
        ("Profit rose 12% to 56 from 50.", "50", UP, FROM),
        ("Profit fell by 30 in May.", "30", DOWN, BY),
        ("A drop of 30 homes followed.", "30", DOWN, BY),
        ("A negative growth of 3% followed.", "3", DOWN, BY),
        ("A 3% annual rise followed.", "3", UP, BY),
        ("It is 3% lower now.", "3", DOWN, BY),
        ("Shares gained sharply, up a further 18p.", "18", UP, BY),
        ("The index lost 20 points at 320.", "320", DOWN, TO),
        ("Sales doubled.", "doubled", UP, BY),
        ("Sales halved.", "halved", DOWN, BY),
        ("The fund is +3% now.", "3", UP, BY),
    ],
)
def test_a_figure_is_part_of_the_move(text: str, number: str, change: Change, role: Role) -> None:
    made = quantity(text, number)

    assert (made.change, made.role) == (change, role)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("They lost 30 people.", "30"),
        ("He gave up 517 yards.", "517"),
        ("Rates rose. By 30 homes it stopped.", "30"),
        ("It rose; 30 homes fell.", "30"),
        ("It was up two years.", "two"),
        ("They rose because of talks with the head of the board by 30 people.", "30"),
        ("twice as many homes", "twice"),
        ("aged 30 and rising", "30"),
        ("30 homes", "30"),
    ],
)
def test_a_figure_beside_a_move_is_no_part_of_it(text: str, number: str) -> None:
    made = quantity(text, number)

    assert (made.change, made.role) == (None, None)
