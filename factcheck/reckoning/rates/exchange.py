"""Sums of money told in two currencies, and the rate of exchange that the text itself gives for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Page

_MOVES = Fraction(3, 20)
"""How far a rate may move between two sums that one article tells of now, as a share of it."""
_STATED = Fraction(1, 20)
"""How far what is worked out by a rate may be rounded, as a share of it."""
_MINOR = {"cent": ("dollar", 100), "penny": ("pound sterling", 100)}


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A sum in two currencies, and another rate that the text gives for them."""

    first: Claim
    second: Claim
    exact: Fraction
    """What the first sum is in the second currency, at that rate."""
    fits: bool
    at: str
    """The rate in words: "8 crowns to the dollar"."""
    others: tuple[Claim, ...]
    """The figures that give it."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """A sum in two currencies: how many of the second one of the first buys."""

    first: Claim
    second: Claim
    rate: Interval
    exact: Fraction
    told: str
    figures: tuple[Claim, ...]
    room: Fraction = _MOVES


def exchanged(page: Page) -> Iterator[Exchanged]:
    """Yield the sums of a page in two currencies that it gives a rate for, or another such sum."""
    by_uid: dict[str, Claim] | None = None
    alike: dict[tuple[str, str], list[_Sum]] = {}
    for claim in page.figures:
        if claim.twin_of is None or claim.kind not in (Kind.MONEY, Kind.COUNT):
            continue
        by_uid = by_uid or {each.uid: each for each in page.figures}
        first = by_uid.get(claim.twin_of)
        if first is None or Kind.MONEY not in (first.kind, claim.kind) or _then().search(claim.sentence):
            continue
        names = _currency(first), _currency(claim)
        sum_ = _sum(page, first, claim)
        if sum_ is not None and None not in names and names[0] != names[1]:
            alike.setdefault((str(names[0]), str(names[1])), []).append(sum_)
    rates = tuple(_rates(page)) if alike else ()
    for (one, other), sums in alike.items():
        stated = [each for rate in rates if (each := rate.between(page, one, other)) is not None]
        yield from _held_against(sums, stated) if stated else _each_other(sums)


def _currency(claim: Claim) -> str | None:
    """Return what currency a figure is in; one that the currencies do not have is a noun."""
    return claim.unit if claim.kind is Kind.MONEY else claim.noun_head if claim.unit is None else None


def _sum(page: Page, first: Claim, second: Claim) -> _Sum | None:
    if not first.value or not second.value or first.per != second.per:
        return None
    before, after = page.rounded(first), page.rounded(second)
    if not (before.positive and after.positive):
        return None
    told = f"the rate of {first.phrase} ({second.phrase})"
    exact = Fraction(second.value) / Fraction(first.value)
    return _Sum(first, second, after / before, exact, told, (first, second))


def _held_against(sums: Sequence[_Sum], stated: Sequence["_Sum"]) -> Iterator[Exchanged]:
    for each in sums:
        fitting = next((rate for rate in stated if _agree(each, rate)), None)
        yield _exchanged(each, fitting or stated[0], fitting is not None)


def _each_other(sums: Sequence[_Sum]) -> Iterator[Exchanged]:
    """Yield the sums held against the one whose rate is the middle one, or of two against the first."""
    if len(sums) < 2:
        return
    usual = sorted(sums, key=lambda each: each.exact)[len(sums) // 2] if len(sums) > 2 else sums[0]
    agreeing = sum(_agree(each, usual) for each in sums)
    if len(sums) > 2 and 2 * agreeing <= len(sums):
        return
    yield from (_exchanged(each, usual, _agree(each, usual)) for each in sums if each is not usual)


def _agree(one: _Sum, other: _Sum) -> bool:
    return one.rate.widened(one.exact * min(one.room, other.room)).meets(other.rate)


def _exchanged(sum_: _Sum, rate: _Sum, fits: bool) -> Exchanged:
    exact = Fraction(sum_.first.value or 0) * rate.exact
    return Exchanged(sum_.first, sum_.second, exact, fits, rate.told, rate.figures)


@dataclass(frozen=True, slots=True)
class _Rate:
    """What one of a currency is worth, as the text states it: "8 crowns to the dollar"."""

    base: str
    worth: Claim

    def between(self, page: Page, one: str, other: str) -> _Sum | None:
        """Return it as how many of the other currency one of the first buys, if it is of these two."""
        name = _currency(self.worth)
        name, many = _MINOR.get(name or "", (name, 1))
        size = page.allows(self.worth).scaled(Fraction(1, many))
        exact = Fraction(self.worth.value or 0) / many
        if not size.positive or not exact:
            return None
        told = f"{self.worth.phrase} to the {self.base}"
        figures = (self.worth,)
        if self.base in one.split() and name in (None, other):
            return _Sum(self.worth, self.worth, size, exact, told, figures, _STATED)
        if self.base in other.split() and name in (None, one):
            return _Sum(self.worth, self.worth, point(Fraction(1)) / size, 1 / exact, told, figures, _STATED)
        return None


def _rates(page: Page) -> Iterator[_Rate]:
    starts = {each.start: each for each in page.figures if each.value}
    ends = {each.end: each for each in page.figures if each.value}
    for to in _to_the().finditer(page.text):
        worth = ends.get(to.start())
        if worth is not None and not _then().search(worth.sentence):
            yield _Rate(to["base"].lower(), worth)
    for buys in _buys().finditer(page.text):
        worth = starts.get(buys.end())
        if worth is not None and _currency(worth) and not _then().search(worth.sentence):
            yield _Rate(buys["base"].lower(), worth)


@cache
def _then() -> "regex.Pattern[str]":
    """What makes a sum one of another time, when the rate was another."""
    return regex.compile(
        r"\b(?:(?:1[5-9]|20)[0-9]{2}|ago|then|at\s+the\s+time|in\s+today['’]s|earlier|last\s+(?:year|month|week))\b",
        regex.IGNORECASE,
    )


@cache
def _to_the() -> "regex.Pattern[str]":
    return regex.compile(
        r"\s+(?:to|for|against)\s+(?:the|an?|one|every)\s+(?:US\s+|U\.S\.\s+)?(?P<base>\p{L}++)\b",
        regex.IGNORECASE,
    )


@cache
def _buys() -> "regex.Pattern[str]":
    return regex.compile(
        r"""\b(?:the|an?|one|each|every)\s+(?:US\s+|U\.S\.\s+)?(?P<base>\p{L}++)
        (?:\s+(?:is|was|are|were|now|currently|still|today|will|would|could))*+
        \s+(?:worth|buys?|bought|fetch(?:es|ed)|trad(?:es|ed|ing)\s+at
          |(?:fell|fall(?:s|en)|rose|risen|slipped|weakened|strengthened|climbed|dropped)\s+to)\s+""",
        regex.IGNORECASE | regex.VERBOSE,
    )
