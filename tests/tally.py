"""How good an extraction is, in figures: precision and recall of claims, and how often a field is right.

$ python -m tests.tally                 every article with labels, and the gold cases as one
$ python -m tests.tally LABELS.toml …   these
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.model.claim import Claim, Extraction, Tier
from factcheck.pipeline import extract
from tests.factories import read_one
from tests.gold import NUMBERS, Expected, has_field, read_article, read_cases, records_at

FIXTURES = Path(__file__).parent.parent / "fixtures"
FIELDS = ("value", "hedge", "unit", "noun_head", "speaker")
"""What the table shows. "value" is all the numbers that a label tells: value, low, high and second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was expected, what was claimed, and which fields of those in both are right. Tallies add up."""

    expected: int = 0
    """Claims that a person says are there."""
    claimed: int = 0
    """Claims that were extracted, without those that may as well be minor."""
    found: int = 0
    """Claims in both."""
    told: Mapping[str, int] = field(default_factory=Counter)
    """Of those in both, how many labels tell this field."""
    right: Mapping[str, int] = field(default_factory=Counter)
    """And how many are read as they tell it."""

    @property
    def precision(self) -> float:
        """The share of the extracted claims that are claims."""
        return _share(self.found, self.claimed)

    @property
    def recall(self) -> float:
        """The share of the claims that were extracted."""
        return _share(self.found, self.expected)

    def accuracy(self, name: str) -> float:
        """The share of the found claims whose label tells a field that have it right."""
        return _share(self.right.get(name, 0), self.told.get(name, 0))

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            expected=self.expected + other.expected,
            claimed=self.claimed + other.claimed,
            found=self.found + other.found,
            told=Counter(self.told) + Counter(other.told),
            right=Counter(self.right) + Counter(other.right),
        )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def tally(extraction: Extraction, expected: Iterable[Expected]) -> Tally:
    """Return how an extraction compares with what a person says is there.

    An expected claim is found where a claim stands on its number; one claim is found once. What may
    be claim or minor counts for nothing either way.
    """
    wanted_claims = []
    free: dict[str, Claim] = {claim.uid: claim for claim in extraction.claims}
    for wanted in expected:
        if wanted.tiers == {Tier.CLAIM}:
            wanted_claims.append(wanted)
        elif Tier.CLAIM in wanted.tiers:
            for record in records_at(extraction, wanted):
                free.pop(record.uid, None)
    claimed, found = len(free), 0
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for wanted in wanted_claims:
        claim = next(
            (free.pop(record.uid) for record in records_at(extraction, wanted) if record.uid in free), None
        )
        if claim is None:
            continue
        found += 1
        for name, is_right in _judged(claim, wanted, extraction).items():
            told[name] += 1
            right[name] += is_right
    return Tally(expected=len(wanted_claims), claimed=claimed, found=found, told=told, right=right)


def _judged(claim: Claim, wanted: Expected, extraction: Extraction) -> dict[str, bool]:
    readings = dict(wanted.fields) | dict.fromkeys(wanted.absent, ("",))
    judged: dict[str, bool] = {}
    for name, right_ones in readings.items():
        column = "value" if name in NUMBERS else name
        judged[column] = judged.get(column, True) and has_field(claim, name, right_ones, extraction)
    return judged


def table(tallies: Mapping[str, Tally]) -> str:
    """Return tallies as a table in per cent, one a line, with their sum."""
    columns = ("claims", "precision", "recall", *FIELDS)
    whole = sum(tallies.values(), Tally())
    width = max(len(name) for name in (*tallies, "all"))
    lines = [" " * width + "".join(f"{column:>11}" for column in columns)]
    for name, one in (*tallies.items(), ("all", whole)):
        shares = (one.precision, one.recall, *(one.accuracy(column) for column in FIELDS))
        lines.append(
            f"{name:<{width}}{one.expected:>11}" + "".join(f"{100 * share:>11.1f}" for share in shares)
        )
    return "\n".join(lines)


def tally_article(labels: Path) -> Tally:
    """Return the tally of the article that these labels are of."""
    article, expected = read_article(labels)
    return tally(extract(read_one(article)), expected)


def tally_cases(gold: Path) -> Tally:
    """Return the tally of all the cases of a gold file."""
    return sum((tally(extract(case.text), case.expected) for case in read_cases(gold)), Tally())


if __name__ == "__main__":
    chosen = [Path(name) for name in sys.argv[1:]] or sorted((FIXTURES / "articles").glob("*.toml"))
    print(table({path.stem: tally_article(path) for path in chosen}))
    if not sys.argv[1:]:
        cases = sorted((FIXTURES / "gold").glob("*.toml"))
        print("\n" + table({path.stem: tally_cases(path) for path in cases}))
