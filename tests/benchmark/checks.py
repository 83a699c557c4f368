"""How many planted slips the checks find, whether the right articles are quiet, and what checking costs."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from factcheck.cli.house import house_rules
from factcheck.model.finding import Finding, Outcome
from factcheck.pipeline import check, extract
from factcheck.reading import read_text
from tests.slips import Slip, articles, planted

HALVES = ("development", "kept")
ROUNDS = 5


@cache
def found(slip: Slip) -> tuple[Finding, ...]:
    """Return what the checks say of a slip, and nothing that they say of other figures."""
    return tuple(each for each in findings(slip.text) if slip.is_found_by(each))


def findings(text: str) -> tuple[Finding, ...]:
    """Return what the checks find wrong with a text."""
    said = check(extract(read_text(text)), house_rules())
    return tuple(each for each in said if each.outcome is not Outcome.CONSISTENT)


def recall() -> Mapping[str, Mapping[str, object]]:
    """Return of each kind of relation, and of each half of the articles, the slips planted and found."""
    slips = [slip for article in articles() for slip in planted(article)]
    rows = {kind: [slip for slip in slips if slip.relation.kind == kind] for kind in _kinds(slips)}
    rows |= {f"({how})": [slip for slip in slips if slip.how == how] for how in _hands(slips)}
    rows |= {f"all, {half}": [slip for slip in slips if slip.article.half == half] for half in HALVES}
    rows["all"] = slips
    return {name: _row(row) for name, row in rows.items()}


def finders() -> Mapping[str, int]:
    """Return how many of the planted slips each check finds; two may find one."""
    counted = Counter(
        name
        for article in articles()
        for slip in planted(article)
        for name in {each.check for each in found(slip)}
    )
    return dict(counted.most_common())


def noise() -> Mapping[str, str]:
    """Return what the checks say of articles in which all is right: each a false finding."""
    said = {article.name: findings(article.text) for article in articles()}
    return {f"{name}: {each.check}": each.working for name, told in said.items() for each in told} or {
        f"of {len(said)} articles": "nothing"
    }


def cost() -> Mapping[str, float]:
    """Return the CPU time of all checks over 7 KB of articles, on top of extraction, the best of some."""
    rules = house_rules()
    extractions = [extract(read_text(article.text)) for article in articles()]
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for extraction in extractions:
            check(extraction, rules)
        spent.append(time.process_time() - start)
    return {"ms for 7 KB": min(spent) * 1000 * 7000 / sum(len(article.text) for article in articles())}


def _row(slips: list[Slip]) -> Mapping[str, object]:
    caught = sum(bool(found(slip)) for slip in slips)
    return {"planted": len(slips), "found": caught, "recall": caught / len(slips)}


def _kinds(slips: Iterable[Slip]) -> list[str]:
    return sorted({slip.relation.kind for slip in slips})


def _hands(slips: Iterable[Slip]) -> list[str]:
    return sorted({slip.how for slip in slips})
