"""Units in symbols, over one another or to a power: µg/m3, 30 km s-1, W m-2 K-1, 4 km^2, 5 fb-1."""

import re
from functools import cache

from factcheck.grammar.units import inverted, raised, symbol_named, time_unit

_SYMBOL = r"(?P<symbol>[A-Za-zµμΩÅ]{1,5})"
_TO_THE = r"(?:\^?(?P<power>[23])|(?P<small>[²³]))"
_BELOW = r"(?:\^?-(?P<power>[1-4])|⁻(?P<small>[¹²³⁴]))"
_ENDS = r"(?![\w^]|[.,]\d)"

_SMALL = {"¹": 1, "²": 2, "³": 3, "⁴": 4}
_OPENS = frozenset(" /·.*")


@cache
def _over() -> re.Pattern[str]:
    return re.compile(rf"(?:/|[ ]/[ ]){_SYMBOL}{_TO_THE}?{_ENDS}")  # /m3, /kg


@cache
def _times_inverse() -> re.Pattern[str]:
    return re.compile(rf"[ ·.*]?{_SYMBOL}{_BELOW}(?!-){_ENDS}")  # s-1, m⁻³


@cache
def _inverse() -> re.Pattern[str]:
    # "12 F-1 cars", "20 V-2s": a capital alone is a name
    return re.compile(rf"(?![A-Z]-){_SYMBOL}{_BELOW}(?!-){_ENDS}")  # 5 fb-1


@cache
def _raised() -> re.Pattern[str]:
    in_words = r"[ ](?:(?P<squared>squared)|cubed)"
    return re.compile(rf"{_SYMBOL}(?:\^(?P<power>[23])|(?P<small>[²³])|{in_words}){_ENDS}")  # km^2


@cache
def _before_divisor() -> re.Pattern[str]:
    return re.compile(rf"{_SYMBOL}{_TO_THE}?(?=[/ ·])")


@cache
def _could_be() -> re.Pattern[str]:
    return re.compile(rf"{_SYMBOL}(?:[\^²³⁻-]|[ ](?:squared|cubed))")


def divisor_at(text: str, at: int, end: int) -> tuple[str, int] | None:
    """Return what a unit that ends there is divided by, and where that ends; None if it is not.

    >>> divisor_at("µg/m3", 2, 5), divisor_at("W m-2 K-1", 1, 9), divisor_at("5 km F-1", 4, 8)
    (('cubic metre', 5), ('square metre per kelvin', 9), None)
    """
    names: list[str] = []
    while text[at : at + 1] in _OPENS:
        factor = _over().match(text, at, end) or _times_inverse().match(text, at, end)
        name = symbol_named(factor["symbol"]) or time_unit(factor["symbol"]) if factor else None
        if factor is None or name is None:
            break
        names.append(raised(name, _power(factor)))
        at = factor.end()
    return (" per ".join(names), at) if names else None


def compound_at(text: str, at: int, end: int) -> tuple[str, int] | None:
    """Return the unit of a symbol to a power, and where it ends.

    >>> compound_at("4 km^2 of land", 2, 14), compound_at("5 fb-1 of data", 2, 14)
    (('square kilometre', 6), ('inverse femtobarn', 6))
    """
    if _could_be().match(text, at, end) is None:
        return None
    for pattern, named in ((_raised(), raised), (_inverse(), inverted)):
        symbol = pattern.match(text, at, end)
        name = symbol_named(symbol["symbol"]) if symbol else None
        if symbol and name:
            return named(name, _power(symbol)), symbol.end()
    return None


def divided_at(text: str, at: int, end: int) -> tuple[str, int] | None:
    """Return the unit of a symbol that is one only where it is divided: the J of "20 J/m2".

    >>> divided_at("20 J/m2", 3, 7), divided_at("20 J Smith", 3, 10)
    (('joule', 4), None)
    """
    symbol = _before_divisor().match(text, at, end)
    name = symbol_named(symbol["symbol"]) if symbol else None
    if symbol is None or name is None or divisor_at(text, symbol.end(), end) is None:
        return None
    return raised(name, _power(symbol)), symbol.end()


def _power(symbol: re.Match[str]) -> int:
    groups = symbol.groupdict()
    if groups["small"]:
        return _SMALL[groups["small"]]
    if groups["power"]:
        return int(groups["power"])
    return 2 if groups.get("squared") else 3 if "squared" in groups else 1
