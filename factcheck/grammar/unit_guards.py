"""Whether a short or everyday word is a unit where it stands: "10 in (25 cm)", but "3 in five"."""

import re
from collections.abc import Callable
from functools import cache

from factcheck.lexicon import load

_AROUND = 12
"""Characters before a surface that a guard may look at."""

# of these marks nothing can be the first half
_CLOSED = frozenset("%‰‱°℃℉'\"′″")

_DIMENSION_AFTER = re.compile(
    r"[ -](?:tall|long|wide|deep|high|thick|across|diameter|[x×] ?\d|by \d)|[ ]?\(|\.(?! [A-Z\"']|\n|$)"
)
_MEASURED_BEFORE = re.compile(r"length|height|width|depth|thick|diamet|measur|rainfall|snow|tall|long|wide")
_PHRASE_ENDS = re.compile(r"[.,;)]|[ ]and(?!\w)|$")
_FEET_BEFORE = re.compile(r"(?:ft\.?|foot|feet|'|′)[ -]?\d{1,2}(?:\.\d)?[ -]?$")
_INCHES_AFTER = re.compile(r" ?\d{1,2}(?:\.\d)?(?![\d,°])")
_POUNDS_AFTER = re.compile(r" ?\d{1,2} ?lbs?\b")
_DECIMAL_BEFORE = re.compile(r"\d\.\d{1,4}$")
_DOT = re.compile(r"\.(?= [a-z(]|[,;:)-])")
_DOT_BEFORE_FIGURE = re.compile(r"\.(?= [a-z(\d]|[,;:)-])")


def stands(text: str, at: int, end: int, *, attached: bool) -> bool:
    """Tell whether a surface is the unit here, and not the beginning or another sense of a word.

    >>> stands("10 C-sections", 3, 4, attached=False), stands("10 C", 3, 4, attached=False)
    (False, True)
    """
    after = text[end : end + 1]
    closed = text[end - 1] in _CLOSED
    if not closed and (after.isalnum() or after in ("_", "$")):
        return False
    surface = text[at:end]
    guard = _GUARDS.get(surface)
    if guard is not None:
        return guard(text, at, end, attached)
    if end - at > 1:
        if surface.istitle() and surface.lower() in _small():
            return False
        other_sense = _other_senses().get(surface.lower())
        return other_sense is None or other_sense.match(text, end) is None
    return closed or attached or after != "-"


@cache
def _small() -> frozenset[str]:
    return frozenset(load.tables("units")["small"]["words"].split())


@cache
def _other_senses() -> dict[str, re.Pattern[str]]:
    return {
        word: re.compile(rf"[ -](?:{'|'.join(map(re.escape, sorted(beginnings.split())))})", re.IGNORECASE)
        for word, beginnings in load.tables("units")["other_senses"].items()
    }


def dot(text: str, end: int, *, compound: bool) -> int:
    """Return 1 where a dot after an abbreviation is part of it, 0 where it may end the sentence.

    A `compound` unit is one that a second figure follows: "5 ft. 10 in.".

    >>> dot("10 lbs. of rice", 6, compound=True), dot("10 lbs. Rice", 6, compound=True)
    (1, 0)
    """
    if text[end : end + 1] != "." or not text[end - 1].isalpha():
        return 0
    return 1 if (_DOT_BEFORE_FIGURE if compound else _DOT).match(text, end) else 0


def _inch(text: str, at: int, end: int, attached: bool) -> bool:
    if attached and text[end : end + 1] != "-":
        return True
    if _DIMENSION_AFTER.match(text, end) is not None or _feet_before(text, at):
        return True
    # "the blade is 2 in.", "rainfall of 4 in and hail"
    measured = _MEASURED_BEFORE.search(text, max(0, at - 50), at) is not None
    return measured and _PHRASE_ENDS.match(text, end) is not None


def _inch_mark(text: str, at: int, end: int, attached: bool) -> bool:
    # 6'2", never the end of a quotation: "since 2019"
    return attached and _feet_before(text, at)


def _foot_mark(text: str, at: int, end: int, attached: bool) -> bool:
    # 6'2", not 51°30'26"
    return attached and _INCHES_AFTER.match(text, end) is not None and "°" not in text[max(0, at - 4) : at]


def _feet_before(text: str, at: int) -> bool:
    return _FEET_BEFORE.search(text, max(0, at - _AROUND), at) is not None


def _stone_symbol(text: str, at: int, end: int, attached: bool) -> bool:
    # 11st and 21st 4lb are weights; 1st and 21st are ordinals
    ordinal = text[at - 1 : at] == "1" and text[max(0, at - 2) : at - 1] != "1"
    return attached and (not ordinal or _POUNDS_AFTER.match(text, end) is not None)


def _second_symbol(text: str, at: int, end: int, attached: bool) -> bool:
    # 9.58s is a time; the 1990s and the 50s are not
    return attached and _DECIMAL_BEFORE.search(text, max(0, at - _AROUND), at) is not None


def _near(pattern: re.Pattern[str]) -> Callable[[str, int, int, bool], bool]:
    """A guard that looks for what is measured: 77 K where it is cold, two bar in a tyre."""
    return lambda text, at, end, attached: pattern.search(text, max(0, at - 80), end + 50) is not None


_GUARDS: dict[str, Callable[[str, int, int, bool], bool]] = {
    "in": _inch,
    '"': _inch_mark,
    "″": _inch_mark,
    "'": _foot_mark,
    "′": _foot_mark,
    "st": _stone_symbol,
    "s": _second_symbol,
    "K": _near(re.compile(r"temperature|kelvin|cool|cold|heat|warm|freez|melt|supercond")),
    "bar": _near(re.compile(r"pressure|t[yi]re|boiler|inflat|pump|hydraulic|valve")),
}
