"""Which currency stands before or after a number: US$, £, Rs, €; pounds, 50p, crowns, USD."""

import re
from functools import cache
from typing import NamedTuple

from factcheck.lexicon import load


class _Row(NamedTuple):
    name: str
    code: str
    prefixes: tuple[str, ...]
    signs: tuple[str, ...]
    words: tuple[str, ...]


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(word for word in re.split("[;=]", cell) if word)


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(row["name"], row["code"], *(_listed(row[column]) for column in ("prefixes", "signs", "words")))
        for row in load.rows("currencies")
    )


@cache
def _prefixes() -> dict[str, str]:
    prefixes: dict[str, str] = {}
    for row in _rows():
        for surface in (row.code, *row.prefixes, *row.signs):
            if surface:
                prefixes.setdefault(surface, row.name)
    return prefixes


# "$" needs no number to be money; "USD" and "kr" are words without one. \\Z: a caller may end the text there
_NUMBER = "(?=[ \u00a0]?(?:\\d|\\Z))"

# the rand: R500m and R1,200, not the R16 or the R2-D2
_RAND = r"(?=\d{1,3}(?:[,.]\d|[ \u00a0]?(?:[mb]n?|trn?|[mbtr]+illion)\b))"

_RAND_AT = re.compile(_RAND)


def _guarded(surface: str) -> str:
    pattern = re.escape(surface).replace(r"\ ", "[ \u00a0]")
    if surface[0].isalpha():
        pattern = r"(?<![^\W_])" + pattern
    if surface == "R":
        return pattern + _RAND
    return pattern + (_NUMBER if _wordlike(surface) else "")


def _wordlike(surface: str) -> bool:
    return surface[-1].isalpha() or surface[-1] in "./"


PREFIX: str = f"(?:{'|'.join(_guarded(surface) for surface in sorted(_prefixes(), key=len, reverse=True))})"
"""The source of a pattern that matches a currency before a number, longest first, with no capturing group."""


def currency_prefix(surface: str) -> str | None:
    """Return the unit that a surface matched by `PREFIX` names, or None for any other text.

    >>> currency_prefix("£"), currency_prefix("A$"), currency_prefix("Rs."), currency_prefix("USD")
    ('pound sterling', 'australian dollar', 'indian rupee', 'united states dollar')
    """
    prefixes = _prefixes()
    plain = surface.strip().replace("\u00a0", " ")
    return prefixes.get(plain) or prefixes.get(plain.rstrip("."))


@cache
def _last_and_longest() -> tuple[frozenset[str], int]:
    return frozenset(surface[-1] for surface in _prefixes()), max(map(len, _prefixes()))


def currency_before(text: str, at: int, floor: int = 0) -> tuple[str, int] | None:
    """Return the currency that stands right before a number at `at`, and where it starts; None if none does.

    >>> currency_before("made US$5bn", 8), currency_before("Rs 500", 3), currency_before("the R16", 5)
    (('united states dollar', 5), ('indian rupee', 0), None)
    """
    end = at - 1 if at and text[at - 1] in " \u00a0" else at
    last, longest = _last_and_longest()
    if end <= floor or text[end - 1] not in last:
        return None
    prefixes = _prefixes()
    for start in range(max(floor, end - longest), end):
        name = prefixes.get(text[start:end])
        if name is None or (text[start].isalpha() and start and text[start - 1].isalnum()):
            continue
        if end - start > 1 or text[start] != "R" or (end == at and _RAND_AT.match(text, at)):
            return name, start
    return None


# ── after the number ───────────────────────────────────────────────────────────────────────────────

_WORD = re.compile(r"(?:[^\W\d_]\.){2,3}|[^\W\d_]{1,16}")
_SPACE = re.compile(r"[ \n\u00a0\u202f-]")
_NUMBER_AFTER = re.compile(r"[ \u00a0]?\d")

# 275 pound-feet of torque
_NO_MONEY_AFTER = re.compile(r"[ -](?:feet|foot|force|mass)\b")

# letters that mean money only when they touch the number: 50p, 99c
_ATTACHED = {"p": "penny", "c": "cent"}


class _Suffixes(NamedTuple):
    words: dict[str, str]
    """Names in lower case, with single spaces."""
    printed: dict[str, str]
    """Codes and signs, matched as they are printed."""
    openings: dict[str, int]
    """First word of a name, to the number of words in the longest name that it opens."""


@cache
def _suffixes() -> _Suffixes:
    words: dict[str, str] = {}
    printed: dict[str, str] = {}
    openings: dict[str, int] = {}
    for row in _rows():
        for surface in row.words:
            words.setdefault(surface, row.name)
            first, *others = surface.split(" ")
            openings[first] = max(openings.get(first, 0), 1 + len(others))
        for surface in (row.code, *row.signs):
            if surface:
                printed.setdefault(surface, row.name)
    return _Suffixes(words, printed, openings)


def currency_at(text: str, at: int, *, attached: bool, after_scale: bool = False) -> tuple[str, int] | None:
    """Return the currency whose longest name starts there, and where it ends; None if there is none.

    `after_scale` says that "million" or the like stands before: only then is a bare "won" money.

    >>> currency_at("50p", 2, attached=True), currency_at("five US dollars", 5, attached=False)
    (('penny', 3), ('united states dollar', 15))
    >>> currency_at("10 won", 3, attached=False), currency_at("bn won", 3, attached=False, after_scale=True)
    (None, ('south korean won', 6))
    """
    suffixes = _suffixes()
    sign = text[at : at + 1]
    if sign in suffixes.printed:
        # "five $10 notes": the sign belongs to the next number
        return None if _NUMBER_AFTER.match(text, at + 1) else (suffixes.printed[sign], at + 1)
    word = _WORD.match(text, at)
    if word is None:
        return None
    surface, end = word[0], word.end()
    if surface.lower() in suffixes.openings:
        # "they won": a verb; 50 Cent: a rapper
        if surface == "Cent" or (surface.lower() == "won" and not attached and not after_scale):
            return None
        longest = _longest(text, word, suffixes)
        return None if longest and _NO_MONEY_AFTER.match(text, longest[1]) else longest
    name = suffixes.printed.get(surface) or (_ATTACHED.get(surface) if attached else None)
    return (name, end) if name is not None and _ends(text, end) else None


def _longest(text: str, word: re.Match[str], suffixes: _Suffixes) -> tuple[str, int] | None:
    name = word[0].lower()
    end = word.end()
    currency = suffixes.words.get(name)
    best = (currency, end) if currency is not None and _ends(text, end) else None
    for _ in range(suffixes.openings.get(name, 1) - 1):
        space = _SPACE.match(text, end)
        following = _WORD.match(text, space.end()) if space else None
        if following is None:
            break
        name, end = f"{name} {following[0].lower()}", following.end()
        currency = suffixes.words.get(name)
        if currency is not None and _ends(text, end):
            best = (currency, end)
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
