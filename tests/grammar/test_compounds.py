"""Units over one another and to a power, in symbols, and what quantulum3 makes of the same."""

import logging
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.grammar.compounds import compound_at, divided_at, divisor_at
from factcheck.pipeline import extract

DIVISORS = {
    "/m3": "cubic metre",
    "/m²": "square metre",
    "/kg": "kilogram",
    "/day": "day",
    "/kg/day": "kilogram per day",
    " s-1": "second",
    "·s-1": "second",
    " m-2 K-1": "square metre per kelvin",
    " cm⁻³": "cubic centimetre",
    " s^-2": "square second",
    "/100g": None,
    "/Smith": None,
    " a-1": None,
    " F-1": None,
    " Covid-1": None,
    "": None,
}
POWERS = {
    "km^2": "square kilometre",
    "m^3": "cubic metre",
    "km squared": "square kilometre",
    "m cubed": "cubic metre",
    "s-1": "inverse second",
    "fb-1": "inverse femtobarn",
    "kg-1": "per kilogram",
    "V-2": None,
    "in-1": None,
    "km": None,
    "m-25": None,
    "": None,
}
DIVIDED = {"J/m2": "joule", "A/cm2": "ampere", "kV/cm": "kilovolt", "B/C": None, "A/B": None, "J": None}


@pytest.mark.parametrize(("surface", "name"), DIVISORS.items())
def test_what_a_unit_is_divided_by(surface: str, name: str | None) -> None:
    text = f"5 g{surface} more"
    assert divisor_at(text, 3, len(text)) == (None if name is None else (name, 3 + len(surface)))


@pytest.mark.parametrize(("surface", "name"), POWERS.items())
def test_powers(surface: str, name: str | None) -> None:
    text = f"5 {surface}, more"
    assert compound_at(text, 2, len(text)) == (None if name is None else (name, 2 + len(surface)))


@pytest.mark.parametrize(("surface", "name"), DIVIDED.items())
def test_symbols_that_are_units_only_over_another(surface: str, name: str | None) -> None:
    text = f"5 {surface} more"
    read = divided_at(text, 2, len(text))
    assert read == (None if name is None else (name, 2 + surface.index("/")))


@given(st.text("kmgsJ/^-123² ·", max_size=30), st.integers(0, 31))
def test_any_text_can_be_asked_about(text: str, at: int) -> None:
    for reader in (divisor_at, compound_at, divided_at):
        read = reader(text, at, len(text))
        assert read is None or at < read[1] <= len(text)


@pytest.mark.parametrize("piece", ["/m3", " s-1", "/kg/", "m^2", "g/"])
def test_a_long_run_of_symbols_is_read_in_linear_time(piece: str) -> None:
    hostile = piece * 20_000
    for at in range(0, 300):
        compound_at(hostile, at, at + 60)
        divided_at(hostile, at, at + 60)


@pytest.mark.slow
def test_every_compound_that_quantulum3_reads_is_read_as_it_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """So its parser, which is slow to import and hangs on long digits, is never needed."""
    monkeypatch.setattr(logging, "basicConfig", lambda **_: None)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser
    for over in ("kg", "µg", "km", "kW", "kJ", "J", "N", "A", "kV", "L", "Pa", "t", "ft", "kWh"):
        for under in ("m2", "m3", "cm2", "cm", "s2", "h", "kg", "day", "mol", "L"):
            text = f"It was 5 {over}/{under}, they said."
            [record] = extract(text).records
            ours = record.unit if record.per is None else f"{record.unit} per {record.per}"
            assert ours == parser.parse(text)[0].unit.name, text
