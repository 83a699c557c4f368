"""Which unit stands after a number: quantulum3's table, with the names and the cautions that news needs.

quantulum3's data files are read, and the package is never imported: that takes three seconds, and its
parser hangs on long runs of digits.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factcheck.errors import LexiconError
from factcheck.grammar.unit_tree import Grower, Node, Rate, surface_at
from factcheck.lexicon import load

PREFIXES = {
    "E": "exa", "P": "peta", "T": "tera", "G": "giga", "M": "mega", "k": "kilo", "h": "hecto", "d": "deci",
    "c": "centi", "m": "milli", "µ": "micro", "n": "nano", "p": "pico", "f": "femto", "a": "atto",
    "z": "zepto", "y": "yocto",
}  # fmt: skip
"""The metric prefixes that quantulum3's units take, by symbol."""

_TRY = "try: pip install --force-reinstall 'quantulum3>=0.10,<0.11'"
_POUNDS = re.compile(r"pounds?\b(?! sterling)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement by quantulum3's name for it, what it measures, and the units it is made of."""

    name: str
    entity: str
    dimensions: tuple[tuple[str, int], ...]


def unit(name: str) -> Unit | None:
    """Return the unit of that name, or None.

    >>> unit("mile per hour")
    Unit(name='mile per hour', entity='speed', dimensions=(('mile', 1), ('hour', -1)))
    """
    return table().get(name)


def unit_at(text: str, at: int, *, attached: bool) -> tuple[str, int] | None:
    """Return the unit whose longest surface starts there, and where it ends; None if there is none.

    `attached` says that no space stands between the number and it: short symbols are then read more freely.

    >>> unit_at("60 km/h winds", 3, attached=False), unit_at("10,000-square-foot", 7, attached=False)
    (('kilometre per hour', 7), ('square foot', 18))
    >>> unit_at("30C", 2, attached=True), unit_at("3 in five", 2, attached=False)
    (('degree Celsius', 3), None)
    """
    surface, end = surface_at(_tree(), text, at, attached=attached)
    return None if surface is None else (surface.unit, end)


def mass_at(text: str, at: int) -> tuple[str, int] | None:
    """Return the pound as a mass, for a caller who knows that the word is no sum of money.

    >>> mass_at("two pounds of butter", 4)
    ('pound-mass', 10)
    """
    match = _POUNDS.match(text, at)
    return None if match is None else ("pound-mass", match.end())


def time_unit(word: str) -> str | None:
    """Return the unit of time that a word names, or None.

    >>> time_unit("years"), time_unit("fortnight"), time_unit("annum"), time_unit("hr"), time_unit("head")
    ('year', 'fortnight', 'year', 'hour', None)
    """
    if word.lower() == "annum":
        return "year"
    surface, end = surface_at(_tree(), word, 0, attached=False)
    if surface is None or end < len(word.rstrip(".")) or table()[surface.unit].entity != "time":
        return None
    return surface.unit


def is_symbol(surface: str) -> bool:
    """Tell whether a surface is a unit's symbol or abbreviation, not its name in words.

    >>> is_symbol("km"), is_symbol("kilometres"), is_symbol("Mr")
    (True, False, False)
    """
    found, end = surface_at(_tree(), surface, 0, attached=True)
    return found is not None and found.symbol and end == len(surface)


def symbol_named(symbol: str) -> str | None:
    """Return the unit whose symbol this is, as printed, beside other symbols: the K of "W/K" is a kelvin.

    >>> symbol_named("K"), symbol_named("MWh"), symbol_named("in")
    ('kelvin', 'megawatt hour', None)
    """
    return _symbols().get(symbol)


def raised(name: str, power: int) -> str:
    """Return the name of a unit to a power, as quantulum3 puts it together.

    >>> raised("metre", 2), raised("gram", 1)
    ('square metre', 'gram')
    """
    match power:
        case 1:
            return name
        case 2 | 3:
            return f"{'square' if power == 2 else 'cubic'} {name}"
    return f"{name} to the {power}"


def inverted(name: str, power: int) -> str:
    """Return the name of one over a unit to a power.

    >>> inverted("second", 1), inverted("centimetre", 3)
    ('inverse second', 'per cubic centimetre')
    """
    inverse = next((each.name for each in table().values() if each.dimensions == ((name, -power),)), None)
    return inverse or f"per {raised(name, power)}"


# ── the tables ─────────────────────────────────────────────────────────────────────────────────────


@cache
def table() -> dict[str, Unit]:
    """Return every unit by name: quantulum3's, and those that `units.toml` and `currencies.csv` add."""
    units: dict[str, Unit] = {}
    for name, fields in _quantulum3().items():
        powers = tuple((power["base"], power["power"]) for power in fields.get("dimensions") or ())
        units[name] = Unit(name, fields["entity"], powers or ((name, 1),))
    for name, fields in load.tables("units")["new"].items():
        # a later quantulum3 that knows the unit has the last word
        made_of = tuple(fields.get("dimensions", {name: 1}).items())
        units.setdefault(name, Unit(name, fields["entity"], made_of))
    for row in load.rows("currencies"):
        units.setdefault(row["name"], Unit(row["name"], "currency", ((row["name"], 1),)))
    return units


@cache
def entities() -> dict[str, tuple[tuple[str, int], ...]]:
    """Return what units may measure, and of which others each is made: speed of length and time."""
    path = _folder() / "entities.json"
    try:
        return {
            name: tuple((each["base"], each["power"]) for each in fields["dimensions"])
            for name, fields in json.loads(path.read_bytes()).items()
        }
    except OSError as error:
        raise LexiconError(
            f"quantulum3's table of what units measure cannot be read ({error}); {_TRY}"
        ) from error
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise LexiconError(f"{path} is not the table it was ({error!r}); {_TRY}") from error


@cache
def _tree() -> Node:
    overlay = load.tables("units")
    return Grower(overlay).grow(_quantulum3(), [_rate(name) for name in overlay["rates"]["units"]])


@cache
def _symbols() -> dict[str, str]:
    overlay = load.tables("units")
    symbols: dict[str, str] = {**overlay["beside"]["means"], **overlay["means"]}
    for name, fields in _quantulum3().items():
        if fields["entity"] not in {"currency", "dimensionless"}:
            for symbol in fields.get("symbols") or ():
                symbols.setdefault(symbol, name)
                symbols.setdefault(symbol.replace("µ", "μ"), name)
    return {
        symbol: name for symbol, name in symbols.items() if symbol not in overlay["beside"]["never"].split()
    }


def _rate(name: str) -> Rate:
    match table()[name].dimensions:
        case ((over, 1), (under, -1)):
            return Rate(name, over, under)
    raise LexiconError(f"units.toml lists {name!r} under [rates], but it is no unit per another; take it out")


@cache
def _quantulum3() -> dict[str, dict[str, Any]]:
    """Every unit that quantulum3 knows, with the prefixes expanded and its English file on top."""
    folder = _folder()
    units: dict[str, dict[str, Any]] = {}
    for path in (folder / "units.json", folder / "_lang" / "en_US" / "units.json"):
        try:
            for name, fields in json.loads(path.read_bytes()).items():
                for each, expanded in _prefixed(name, fields):
                    units.setdefault(each, {}).update(expanded)
        except OSError as error:
            raise LexiconError(f"quantulum3's table of units cannot be read ({error}); {_TRY}") from error
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            raise LexiconError(f"{path} is not the table of units it was ({error!r}); {_TRY}") from error
    if not units or not all(isinstance(fields.get("entity"), str) for fields in units.values()):
        raise LexiconError(f"{folder / 'units.json'} does not say what its units measure; {_TRY}")
    return units


def _folder() -> Path:
    spec = find_spec("quantulum3")
    if spec is None or not spec.submodule_search_locations:
        raise LexiconError(f"the package quantulum3, with the table of units, is not installed; {_TRY}")
    return Path(spec.submodule_search_locations[0])


def _prefixed(name: str, fields: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield name, fields
    for symbol in fields.get("prefixes", ()):
        word = PREFIXES[symbol]
        yield (
            word + name,
            {
                "entity": fields["entity"],
                "surfaces": [word + surface for surface in fields["surfaces"]],
                "symbols": [symbol + unprefixed for unprefixed in fields["symbols"]],
            },
        )
