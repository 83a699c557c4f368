"""Raised and lowered characters beside numbers."""

import pytest

from factcheck.raised import lowered, noted, raised


@pytest.mark.parametrize(
    ("before", "mark", "written"),
    [
        ("killed 1,400", "3", "[3]"),
        ("gone.", "12", "[12]"),
        ("about 100", "2", "[2]"),
        ("10", "6", "[6]"),
        ("6 × 10", "6", "⁶"),
        ("1.5x10", "−6", "⁻⁶"),
        ("10", "-3", "⁻³"),
        ("110", "-3", "[-3]"),
        ("20 km", "2", "²"),
        ("5m", "3", "³"),
        ("9.8 m s", "−2", "⁻²"),
        ("5 m", "4", "[4]"),
        ("£5m", "3", "[3]"),
        ("£1,500.5m", "2", "[2]"),
        ("team", "2", "[2]"),
        ("5,000", "th", "th"),
        ("the 4", "TH", "TH"),
        ("killed 12", "*", "*"),
        ("killed 12", "a", "[a]"),
        ("killed 12", "[4]", "[4]"),
        ("killed 12", " ", " "),
        ("killed 12", "", ""),
    ],
)
def test_raised(before: str, mark: str, written: str) -> None:
    assert raised(before, mark) == written


def test_lowered() -> None:
    assert lowered("CO", "2") == "2"
    assert lowered("1,400", "2") == "[2]"
    assert noted("1,400", "3,4") == "[3,4]"
