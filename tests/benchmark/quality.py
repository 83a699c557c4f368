"""How much of the gold is read right: cases passed by file, and articles in per cent."""

from pathlib import Path

from factcheck.pipeline import extract
from tests.gold import compare, read_cases
from tests.tally import FIELDS, FIXTURES, Tally, tally_article

GOLD = sorted((FIXTURES / "gold").glob("*.toml"))
ARTICLES = sorted((FIXTURES / "articles").glob("*.toml"))


def cases() -> dict[str, str]:
    """Return of each gold file, and of all, how many cases are read right: "61 of 63"."""
    counted = {path.stem: passed(path) for path in GOLD}
    counted["all"] = (sum(right for right, _ in counted.values()), sum(told for _, told in counted.values()))
    return {name: f"{right} of {told}" for name, (right, told) in counted.items()}


def passed(path: Path) -> tuple[int, int]:
    """Return how many cases of a gold file are read right, and how many there are."""
    told = read_cases(path)
    return sum(not compare(extract(case.text), case.expected).differences for case in told), len(told)


def articles() -> dict[str, dict[str, float]]:
    """Return of each article, and of all, precision, recall and how often each field is right."""
    tallies = {path.stem: tally_article(path) for path in ARTICLES}
    tallies["all"] = sum(tallies.values(), Tally())
    return {name: _shares(one) for name, one in tallies.items()}


def _shares(one: Tally) -> dict[str, float]:
    fields = {name: one.accuracy(name) for name in FIELDS}
    return {"claims": one.expected, "precision": one.precision, "recall": one.recall, **fields}
