"""Which currency stands before or after a number: US$, £, Rs, €; pounds, 50p, crowns, USD, SEK bn."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex

from factcheck.lexicon import load


class Money(NamedTuple):
    """A currency beside a number."""

    name: str
    edge: int
    """Where it starts, if it stands before the number; where it ends, if it stands after."""
    scale: Decimal = Decimal(1)
    """What is written with the currency and multiplies the number: the million of "MUSD 60"."""


class _Row(NamedTuple):
    name: str
    code: str
    prefixes: tuple[str, ...]
    signs: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The code as it is printed: "CAD", "cad", and of a dollar "CAD$"."""
        code = self.code.rstrip("*?")
        spellings = (code, code.lower()) if self.code.endswith("*") else (self.code,) if code else ()
        dollars = tuple(each.rstrip("?") + "$" for each in spellings) if self.name.endswith("dollar") else ()
        return spellings + dollars


def _listed(cell: str, between: str = ";") -> tuple[str, ...]:
    return tuple(word for word in re.split(between, cell) if word)


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            row["name"],
            row["code"],
            _listed(row["prefixes"]),
            _listed(row["signs"]),
            _listed(row["words"], "[;=]"),
        )
        for row in load.rows("currencies")
    )


# ── before the number ──────────────────────────────────────────────────────────────────────────────

# what only a currency is followed by: R500m and R1,200, not the R16 or the R2-D2; TRY 5bn
_SUM_AFTER = re.compile(r"[ \u00a0]?\d{1,3}(?:,\d{3}|[.]\d|[ \u00a0]?(?:[mb]n?|trn?|[mbtr]+illion)\b)")

_THOUSAND, _MILLION, _BILLION, _TRILLION = (Decimal(10**power) for power in (3, 6, 9, 12))
_SCALES = {
    "thousand": _THOUSAND, "T": _THOUSAND, "K": _THOUSAND, "k": _THOUSAND,
    "million": _MILLION, "M": _MILLION, "mn": _MILLION, "m": _MILLION,
    "billion": _BILLION, "bn": _BILLION, "trillion": _TRILLION, "tn": _TRILLION,
}  # fmt: skip


@cache
def _scaled() -> "regex.Pattern[str]":
    return regex.compile(
        r"""
        (?r) (?<![^\W_])
        (?: (?P<times>[MTKk]) (?P<named>[A-Z]{3})                                   # MUSD 60, TEUR 450
          | (?P<named>[A-Z]{3}|[$£€]) [ ]?
            (?P<times>thousand|million|billion|trillion|mn|bn|tn|m|k) )             # SEK bn 2, £m 12
        """,
        regex.VERBOSE,
    )


class _Prefixes(NamedTuple):
    names: dict[str, str]
    before_sums: frozenset[str]
    """Surfaces that are read before a large sum only."""
    scaled: dict[str, str]
    """Codes and signs that a scale may be written with."""
    last: frozenset[str]
    longest: int


@cache
def _prefixes() -> _Prefixes:
    names: dict[str, str] = {}
    before_sums: set[str] = set()
    scaled: dict[str, str] = {}
    for row in _rows():
        for surface in (*row.codes, *row.prefixes, *row.signs):
            printed = surface.rstrip("?")
            names.setdefault(printed, row.name)
            if printed != surface:
                before_sums.add(printed)
        if row.code.endswith("*"):
            scaled |= dict.fromkeys((row.code.rstrip("*"), *row.signs), row.name)
    scaled["$"] = names["$"]
    last = frozenset(surface[-1] for surface in names)
    return _Prefixes(names, frozenset(before_sums), scaled, last, max(map(len, names)))


def currency_before(text: str, at: int, floor: int = 0) -> Money | None:
    """Return the currency that stands right before a number at `at`; None if none does.

    >>> currency_before("made US$5bn", 8), currency_before("the R16", 5)
    (Money(name='united states dollar', edge=5, scale=Decimal('1')), None)
    >>> currency_before("sales of MSEK 450", 14)
    Money(name='swedish krona', edge=9, scale=Decimal('1000000'))
    """
    end = at - 1 if at and text[at - 1] in " \u00a0" else at
    if end <= floor:
        return None
    prefixes = _prefixes()
    if text[end - 1] in prefixes.last:
        for start in range(max(floor, end - prefixes.longest), end):
            surface = text[start:end]
            name = prefixes.names.get(surface)
            if name is None or (surface[0].isalpha() and start and text[start - 1].isalnum()):
                continue
            # the rand's letter touches its number
            apart = len(surface) == 1 and surface.isalpha() and end < at
            if surface not in prefixes.before_sums or (not apart and _SUM_AFTER.match(text, end)):
                return Money(name, start)
    return _scaled_before(text, end, floor) if text[end - 1].isalpha() else None


def _scaled_before(text: str, end: int, floor: int) -> Money | None:
    scaled = _scaled().match(text, max(floor, end - 12), end)
    name = _prefixes().scaled.get(scaled["named"]) if scaled else None
    if scaled is None or name is None:
        return None
    return Money(name, scaled.start(), _SCALES[scaled["times"]])


# ── after the number ───────────────────────────────────────────────────────────────────────────────

_WORD = re.compile(r"(?:[^\W\d_]\.){2,3}|[^\W\d_]{1,16}")
_SPACE = re.compile(r"[ \n\u00a0\u202f-]")
_NUMBER_AFTER = re.compile(r"[ \u00a0]?\d")

# 275 pound-feet of torque
_NO_MONEY_AFTER = re.compile(r"[ -](?:feet|foot|force|mass)\b")

_SCALE_AFTER = re.compile(r"[ \u00a0](?P<scale>million|billion|trillion)\b")  # 75 USD million

# the rapper 50 Cent; 10 Sen. Smith
_NAMES = frozenset({"Cent", "Sen", "Tala", "Kina", "Lek", "Kip", "Fils"})

# letters that mean money only when they touch the number: 50p, 99c
_ATTACHED = {"p": "penny", "c": "cent"}


class _Suffixes(NamedTuple):
    words: dict[str, str]
    """Names in lower case, with single spaces."""
    printed: dict[str, str]
    """Codes and signs, matched as they are printed."""
    after_scales: frozenset[str]
    """Codes that are read after "million" or the like only."""
    openings: dict[str, int]
    """First word of a name, to the number of words in the longest name that it opens."""


@cache
def _suffixes() -> _Suffixes:
    words: dict[str, str] = {}
    printed: dict[str, str] = {}
    openings: dict[str, int] = {}
    after_scales: set[str] = set()
    for row in _rows():
        for surface in row.words:
            words.setdefault(surface, row.name)
            first, *others = surface.split(" ")
            openings[first] = max(openings.get(first, 0), 1 + len(others))
        for surface in (*row.codes, *row.signs):
            printed.setdefault(surface.rstrip("?"), row.name)
            if surface.endswith("?"):
                after_scales.add(surface.rstrip("?"))
    return _Suffixes(words, printed, frozenset(after_scales), openings)


def currency_at(text: str, at: int, *, attached: bool, after_scale: bool = False) -> Money | None:
    """Return the currency whose longest name starts there, and where it ends; None if there is none.

    `after_scale` says that "million" or the like stands before: only then is a bare "won" money.

    >>> currency_at("50p", 2, attached=True)
    Money(name='penny', edge=3, scale=Decimal('1'))
    >>> currency_at("10 won", 3, attached=False), currency_at("bn won", 3, attached=False, after_scale=True)
    (None, Money(name='south korean won', edge=6, scale=Decimal('1')))
    """
    suffixes = _suffixes()
    sign = text[at : at + 1]
    if sign in suffixes.printed:
        # "five $10 notes": the sign belongs to the next number
        return None if _NUMBER_AFTER.match(text, at + 1) else Money(suffixes.printed[sign], at + 1)
    word = _WORD.match(text, at)
    if word is None:
        return None
    surface, end = word[0], word.end()
    if surface.lower() in suffixes.openings:
        # "they won": a verb
        if surface in _NAMES or (surface.lower() == "won" and not attached and not after_scale):
            return None
        longest = _longest(text, word, suffixes)
        return None if longest and _NO_MONEY_AFTER.match(text, longest.edge) else longest
    if attached and surface in _ATTACHED:
        return Money(_ATTACHED[surface], end) if _ends(text, end) else None
    return _code_at(text, surface, end, after_scale=after_scale)


def _code_at(text: str, surface: str, end: int, *, after_scale: bool) -> Money | None:
    """The currency of a code, with the scale written beside it: "75 USD million", "30 MUSD"."""
    suffixes = _suffixes()
    if not _ends(text, end) or (surface in suffixes.after_scales and not after_scale):
        return None
    name = suffixes.printed.get(surface)
    if name is not None:
        scale = None if after_scale else _SCALE_AFTER.match(text, end)
        return Money(name, scale.end(), _SCALES[scale["scale"]]) if scale else Money(name, end)
    scaled = _prefixes().scaled.get(surface[1:]) if len(surface) == 4 and surface[0] in "MTKk" else None
    return Money(scaled, end, _SCALES[surface[0]]) if scaled else None


def _longest(text: str, word: re.Match[str], suffixes: _Suffixes) -> Money | None:
    name = word[0].lower()
    end = word.end()
    currency = suffixes.words.get(name)
    best = Money(currency, end) if currency is not None and _ends(text, end) else None
    for _ in range(suffixes.openings.get(name, 1) - 1):
        space = _SPACE.match(text, end)
        following = _WORD.match(text, space.end()) if space else None
        if following is None:
            break
        name, end = f"{name} {following[0].lower()}", following.end()
        currency = suffixes.words.get(name)
        if currency is not None and _ends(text, end):
            best = Money(currency, end)
    return best


def _ends(text: str, end: int) -> bool:
    after = text[end : end + 1]
    return not (after.isalnum() or after in ("_", "$"))


@cache
def minor_unit(name: str) -> str | None:
    """Return the coin that a currency is divided into: "five pounds 20 pence" is one sum.

    >>> minor_unit("pound sterling"), minor_unit("dollar"), minor_unit("japanese yen")
    ('penny', 'cent', None)
    """
    return next((row["minor"] or None for row in load.rows("currencies") if row["name"] == name), None)
