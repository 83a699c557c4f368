"""Gold: what a person says is in a text, read from TOML and compared with what the extractor found.

    [[case]]
    label = "7 nearly is a bound from above"        # starts with the number of the phenomenon
    text = "Nearly 3,000 homes lost power in 2003."
    claims = [{ number = "3,000", value = "3000", hedge = "nearly", absent = ["low"] }]
    set_aside = [{ number = "2003", reason = ["date", "period"] }]
    expect = "fail"                                 # only while it is not read right yet

A record is found by its `number`, or by its whole `phrase`, as printed; `nth` says which one where
there are several. Any field of a record may be told; of a list of readings one has to be right. The
claims have to be all there are; `minor`, `set_aside` and `either` (claim or minor) need not be.
A link (`part_of`, `twin_of`) is told by the number of the other record. The reading "" is null.

    article = "name.txt"                            # beside these labels, or in seeds/
    otherwise = { hedge = "exact", speaker = "" }   # what a claim is whose record does not say

The labels of a whole article are the same lists, without a text. `tally.py` scores them in figures.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from factcheck.model.claim import Claim, Extraction, Tier
from factcheck.model.document import Span
from factcheck.model.quantity import Aside, Change, Hedge, Kind, Modality, Role

SEEDS = Path(__file__).parent.parent / "seeds"
NUMBERS = frozenset({"value", "low", "high", "second"})
LINKS = frozenset({"part_of", "twin_of"})
WORDS = frozenset({
    "phrase", "unit", "noun", "noun_head", "per", "speaker", "via", "measure", "action", "place", "period",
})  # fmt: skip
CLOSED: Mapping[str, type[Aside | Change | Hedge | Kind | Modality | Role]] = {
    "hedge": Hedge, "kind": Kind, "change": Change, "role": Role, "modality": Modality, "reason": Aside,
}  # fmt: skip
FIELDS = NUMBERS | LINKS | WORDS | CLOSED.keys() | {"flags"}

TIERS: Mapping[str, frozenset[Tier]] = {
    "claims": frozenset({Tier.CLAIM}),
    "minor": frozenset({Tier.MINOR}),
    "set_aside": frozenset({Tier.SET_ASIDE}),
    # both readings are right: a duration that only says when, the converted twin of a measure
    "either": frozenset({Tier.CLAIM, Tier.MINOR}),
}
"""The lists of a case, and the tiers that a record of each may have. Only the claims are exhaustive."""


class GoldError(ValueError):
    """A gold case breaks the rules of its own format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One record that should be found."""

    tiers: frozenset[Tier]
    surface: str
    """The number as printed; or the phrase, where the case gives no number."""
    is_phrase: bool = False
    """The surface is the whole phrase, and the record's has to be the same."""
    nth: int = 1
    """Which occurrence of the surface, counted from 1."""
    fields: Mapping[str, tuple[str, ...]]
    """For each field the readings that are right; one is enough. Of flags, all have to be there."""
    absent: tuple[str, ...] = ()
    """The fields that have to be null."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text, or the name of an article, and the records that should be found in it."""

    label: str
    text: str
    expected: tuple[Expected, ...]
    expects_failure: bool = False

    @property
    def phenomenon(self) -> int:
        """The number that the label starts with."""
        return int(self.label.split()[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How an extraction differs from its gold; every difference is a sentence."""

    expected: int
    missed: tuple[str, ...]
    faults: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def differences(self) -> tuple[str, ...]:
        """All of them."""
        return self.missed + self.faults + self.extra

    @property
    def summary(self) -> str:
        """The same in one line."""
        found = self.expected - len(self.missed)
        return f"{found} of {self.expected} found, {len(self.faults)} faults, {len(self.extra)} extra claims"


def read_cases(path: Path) -> tuple[Case, ...]:
    """Return the cases of one gold file."""
    return tuple(_read_case(table) for table in tomllib.loads(path.read_text("utf-8"))["case"])


def read_article(path: Path) -> tuple[Path, tuple[Expected, ...]]:
    """Return where the article of these labels stands, and the records that should be found in it."""
    table = tomllib.loads(path.read_text("utf-8"))
    article, otherwise = table.pop("article"), table.pop("otherwise", {})
    table["claims"] = [otherwise | wanted for wanted in table.get("claims", ())]
    beside = path.parent / article
    return beside if beside.exists() else SEEDS / article, _read_lists(table, article)


def _read_case(table: dict[str, Any]) -> Case:
    label, text = table.pop("label"), table.pop("text")
    if not re.match(r"\d+ \S", label):
        raise GoldError(f"{label}: a label starts with the number of its phenomenon")
    expect = table.pop("expect", "pass")
    if expect not in ("pass", "fail"):
        raise GoldError(f"{label}: expect is {expect}, not pass or fail")
    expected = _read_lists(table, label)
    for wanted in expected:
        locate(text, wanted.surface, wanted.nth)
    return Case(label=label, text=text, expected=expected, expects_failure=expect == "fail")


def _read_lists(table: Mapping[str, Any], label: str) -> tuple[Expected, ...]:
    if unknown := table.keys() - TIERS.keys():
        raise GoldError(f"{label}: no such list: {', '.join(sorted(unknown))}")
    if "claims" not in table:
        raise GoldError(f"{label}: say which claims there are, be it none")
    return tuple(
        _read_expected(dict(wanted), tiers, label)
        for name, tiers in TIERS.items()
        for wanted in table.get(name, ())
    )


def _read_expected(table: dict[str, Any], tiers: frozenset[Tier], label: str) -> Expected:
    is_phrase = "number" not in table
    if is_phrase and "phrase" not in table:
        raise GoldError(f"{label}: a record has a number or a phrase")
    surface = table.pop("phrase" if is_phrase else "number")
    nth, absent = table.pop("nth", 1), tuple(table.pop("absent", ()))
    if unknown := (table.keys() | set(absent)) - FIELDS:
        raise GoldError(f"{label}, {surface}: no such field: {', '.join(sorted(unknown))}")
    fields = {
        name: tuple(readings) if isinstance(readings, list) else (readings,)
        for name, readings in table.items()
    }
    for name, readings in fields.items():
        for reading in readings:
            _check_reading(name, reading, f"{label}, {surface}")
    return Expected(tiers=tiers, surface=surface, is_phrase=is_phrase, nth=nth, fields=fields, absent=absent)


def _check_reading(name: str, reading: object, where: str) -> None:
    if not isinstance(reading, str):
        raise GoldError(f"{where}: {name} has to be text")
    if not reading:
        return
    if name in NUMBERS:
        Fraction(reading)
    elif name in CLOSED and reading not in set(CLOSED[name]):
        raise GoldError(f"{where}: {reading} is no {name}")


def locate(text: str, surface: str, nth: int = 1) -> Span:
    """Return where the nth occurrence of a surface stands, never inside a longer word or number.

    >>> locate("1,400 of 400 pages", "400")
    Span(start=9, end=12)
    """
    found = _places(text, surface)
    if len(found) < nth:
        raise GoldError(f"{surface!r} stands {len(found)} times, not {nth}, in: {text[:80]}")
    return found[nth - 1]


def _places(text: str, surface: str) -> list[Span]:
    before = {"d": r"(?<!\d)(?<!\d[.,])", "w": r"(?<![^\W\d_])", "": ""}[_sort(surface[0])]
    # "50" is not the age of a woman in her 50s, nor the 50th
    after = {"d": r"(?!\d|[.,]\d|(?:s|st|nd|rd|th)\b)", "w": r"(?![^\W\d_])", "": ""}[_sort(surface[-1])]
    return [Span(*match.span()) for match in re.finditer(before + re.escape(surface) + after, text)]


def _sort(character: str) -> str:
    return "d" if character.isdecimal() else "w" if character.isalpha() else ""


def compare(extraction: Extraction, expected: tuple[Expected, ...]) -> Comparison:
    """Return how an extraction differs from what a person says is there.

    Each expected record has to be one record of its tier, and no two the same one. No claim may be
    there that nobody expected.
    """
    missed: list[str] = []
    faults: list[str] = []
    matched: dict[str, str] = {}
    for wanted in expected:
        here = records_at(extraction, wanted)
        right_tier = [record for record in here if record.tier in wanted.tiers]
        if not right_tier:
            missed.append(f"{wanted.surface}: not found as {_either(wanted.tiers)}{_instead(here)}")
            continue
        # a date may be set aside in two pieces: nobody reviews either
        if len(right_tier) > 1 and wanted.tiers != {Tier.SET_ASIDE}:
            phrases = ", ".join(repr(record.phrase) for record in right_tier)
            faults.append(f"{wanted.surface}: {len(right_tier)} records stand there: {phrases}")
        record = right_tier[0]
        if record.uid in matched:
            faults.append(f"{wanted.surface}: is the same record as {matched[record.uid]}")
        matched |= {record.uid: wanted.surface for record in right_tier}
        faults.extend(f"{wanted.surface}: {fault}" for fault in _field_faults(record, wanted, extraction))
    extra = [
        f"{claim.phrase!r} is a claim that nobody expected (value {_shown(claim.value)}, rule {claim.rule})"
        for claim in extraction.claims
        if claim.uid not in matched
    ]
    return Comparison(expected=len(expected), missed=tuple(missed), faults=tuple(faults), extra=tuple(extra))


def records_at(extraction: Extraction, wanted: Expected) -> list[Claim]:
    """Return the records, of whatever tier, that stand where one is expected."""
    place = locate(extraction.document.text, wanted.surface, wanted.nth)
    if wanted.is_phrase:
        return [record for record in extraction if record.span == place]
    return [record for record in extraction if record.number_span.overlaps(place)]


def _either(tiers: frozenset[Tier]) -> str:
    return " or ".join(sorted(tiers))


def _instead(here: list[Claim]) -> str:
    readings = [f"{record.tier} {record.reason or ''}".strip() for record in here]
    return f" but as {', '.join(readings)}" if readings else ""


def _field_faults(record: Claim, wanted: Expected, extraction: Extraction) -> Iterator[str]:
    for name in wanted.absent:
        if getattr(record, name) is not None:
            yield f"{name} is {_shown(getattr(record, name))}, expected null"
    for name, readings in wanted.fields.items():
        if not has_field(record, name, readings, extraction):
            told = " or ".join(reading or "null" for reading in readings)
            yield f"{name} is {_shown(getattr(record, name))}, expected {told}"


def has_field(record: Claim, name: str, readings: tuple[str, ...], extraction: Extraction) -> bool:
    """Return whether a field of a record is one of the readings that are right."""
    found = getattr(record, name)
    if name == "flags":
        return set(readings) <= set(found)
    return any(_same(name, found, reading, extraction) for reading in readings)


def _same(name: str, found: Any, reading: str, extraction: Extraction) -> bool:
    if found is None or not reading:
        return found is None and not reading
    if name in NUMBERS:
        return _is_finite(found) and Fraction(found) == Fraction(reading)
    if name in LINKS:
        other = next(record for record in extraction if record.uid == found)
        return any(other.number_span.overlaps(place) for place in _places(extraction.document.text, reading))
    if name in CLOSED:
        return bool(found == reading)
    return _plain_words(found) == _plain_words(reading)


def _is_finite(number: Decimal | Fraction) -> bool:
    return isinstance(number, Fraction) or number.is_finite()


def _plain_words(words: str) -> str:
    # capitals, curly quotes and a leading article are the sentence's doing, not the reading's
    return words.replace("’", "'").casefold().removeprefix("the ")


def _shown(found: object) -> str:
    return "null" if found is None else format(found, "f") if isinstance(found, Decimal) else str(found)
