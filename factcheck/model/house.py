"""A desk's house rules: what its checks take for agreement, and which of them it wants."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from fractions import Fraction

from factcheck.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRules:
    """Each is explained, with its value, in the lexicon's house.toml."""

    about: Fraction
    nearly: Fraction
    fraction: Fraction
    round_from: Fraction
    conversion: Fraction
    shares: Fraction
    jump: Fraction
    off: tuple[str, ...]


def read_rules(table: Mapping[str, object], where: str, base: HouseRules | None = None) -> HouseRules:
    """Return the rules that a table sets; the others are those of the base, or have to be there.

    >>> from factcheck.lexicon.load import tables
    >>> house = read_rules(tables("house"), "house.toml")
    >>> read_rules({"about": 0.2}, "mine.toml", house).about, house.nearly
    (Fraction(1, 5), Fraction(1, 10))
    """
    known = [field.name for field in fields(HouseRules)]
    unknown = sorted(set(table) - set(known))
    if unknown:
        raise SettingsError(f"{where}: there is no house rule {unknown[0]!r}; there are: {', '.join(known)}")
    said = {
        name: _names(given, name, where) if name == "off" else _number(given, name, where)
        for name, given in table.items()
    }
    if base is not None:
        return replace(base, **said)  # type: ignore[arg-type]
    return HouseRules(**said)  # type: ignore[arg-type]


def _number(given: object, name: str, where: str) -> Fraction:
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given < 1e9:
        raise SettingsError(f"{where}: {name} must be a number that is not negative, as in {name} = 0.1")
    return Fraction(str(given))


def _names(given: object, name: str, where: str) -> tuple[str, ...]:
    if isinstance(given, list) and all(isinstance(each, str) for each in given):
        return tuple(given)
    raise SettingsError(f'{where}: {name} must be a list of checks, as in {name} = ["shares"]')
