"""How many planted slips the checks find, whether the right articles are quiet, and what checking costs."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.checks import CHECKS, faults
from factcheck.cli.house import house_rules
from factcheck.cli.intake import record
from factcheck.ledger import Ledger
from factcheck.model.finding import Finding, Outcome
from factcheck.pipeline import check, extract
from factcheck.reading import read_text
from factcheck.reckoning.check import Check, Forgetful
from factcheck.reckoning.page import Page
from tests.benchmark import texts
from tests.slips import Slip, articles, planted

HALVES = ("development", "kept")
ROUNDS = 5
SEEDS = Path(__file__).parents[2] / "seeds"
FINDS: Mapping[str, tuple[str, ...]] = {
    "sums": ("parts",),
    "wholes": ("whole", "parts"),
    "shares": ("share",),
    "possible": ("grim",),
    "hundred": ("hundred",),
    "changes": ("change", "multiple"),
    "comparisons": ("multiple",),
    "points": ("points",),
    "votes": ("votes", "majority"),
    "rates": ("rate",),
    "products": ("rate",),
    "ratios": ("rate", "multiple"),
    "conversions": ("conversion",),
    "ranges": ("range",),
    "magnitude": ("repeat",),
    "repeats": ("repeat", "toll"),
    "echoes": ("repeat",),
    "nouns": ("noun",),
    "hedges": ("hedge",),
    "lists": ("list",),
    "ages": ("age",),
    "spans": ("span",),
    "clocks": ("span",),
    "since": ("span", "anniversary"),
    "weekdays": ("weekday",),
}
"""The kinds of relation that a check is there for. Those that read other articles have no slips planted."""


@cache
def found(slip: Slip) -> tuple[Finding, ...]:
    """Return what the checks that are on say of a slip, and nothing that they say of other figures."""
    off = house_rules().off
    return tuple(each for each in found_by_all(slip) if each.check not in off)


@cache
def found_by_all(slip: Slip) -> tuple[Finding, ...]:
    """Return what all checks say of a slip, those too that are off."""
    return tuple(each for each in findings(slip.text) if slip.is_found_by(each))


def findings(text: str) -> tuple[Finding, ...]:
    """Return what all checks find wrong with a text, those too that are off."""
    return faults(check(extract(read_text(text)), house_rules(), only=[each.NAME for each in CHECKS]))


def table() -> Mapping[str, Mapping[str, object]]:
    """Return of each check the slips of its kinds, those that it found, what it cried, and what it costs.

    A slip may be found by another check as well: `all` is how many of its kinds any check found.
    """
    slips = [slip for article in articles() for slip in planted(article)]
    cries = [each.check for article in articles() for each in findings(article.text)]
    spent = costs()
    return {
        (name := each.NAME) + (" (off)" if name in house_rules().off else ""): {
            **_found_by(name, [slip for slip in slips if slip.relation.kind in FINDS.get(name, ())]),
            "others'": sum(
                name in {one.check for one in found_by_all(slip)}
                for slip in slips
                if slip.relation.kind not in FINDS.get(name, ())
            ),
            "cries": cries.count(name),
            "ms": spent[name],
        }
        for each in CHECKS
    }


def _found_by(name: str, slips: Sequence[Slip]) -> Mapping[str, object]:
    return {
        "planted": len(slips),
        "found": sum(name in {each.check for each in found_by_all(slip)} for slip in slips),
        "all": sum(bool(found(slip)) for slip in slips),
    }


def recall() -> Mapping[str, Mapping[str, object]]:
    """Return of each kind of relation, and of each half of the articles, the slips planted and found."""
    slips = [slip for article in articles() for slip in planted(article)]
    rows = {kind: [slip for slip in slips if slip.relation.kind == kind] for kind in _kinds(slips)}
    rows |= {f"({how})": [slip for slip in slips if slip.how == how] for how in _hands(slips)}
    rows |= {f"all, {half}": [slip for slip in slips if slip.article.half == half] for half in HALVES}
    rows["all"] = slips
    return {name: _row(row) for name, row in rows.items()}


def across() -> Mapping[str, Mapping[str, object]]:
    """Return how many slips in figures that another article bears out are found beside that article.

    The ledger holds each article as it is right: a figure that agrees with it, and then has a slip, must not.
    """
    rules, only = house_rules(), ["elsewhere"]
    planted_, found_ = 0, 0
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.db", create=True) as ledger:
        for article in articles():
            document = replace(read_text(article.text), origin=article.name)
            record(ledger, extract(document), rules, new=True)
        memory = ledger.memory()
        for article in articles():
            said = check(extract(read_text(article.text)), rules, memory=memory, only=only)
            borne_out = [each.place for each in said if each.outcome is Outcome.CONSISTENT]
            for slip in planted(article):
                start = article.text.index(slip.was)
                if any(each.start < start + len(slip.was) and start < each.end for each in borne_out):
                    told = check(extract(read_text(slip.text)), rules, memory=memory, only=only)
                    planted_ += 1
                    found_ += any(map(slip.is_found_by, told))
    return {"elsewhere": {"planted": planted_, "found": found_, "recall": found_ / planted_}}


def noise() -> Mapping[str, str]:
    """Return what the checks say of articles in which all is right: each a false finding.

    Of the kept half only how many they are: whoever makes rules may read this.
    """
    halves = {half: [each for each in articles() if each.half == half] for half in HALVES}
    read, kept = (_told({each.name: each.text for each in halves[half]}) for half in HALVES)
    return {
        **(read or {f"of {len(halves[HALVES[0]])} articles": "nothing"}),
        "of the kept half": f"{len(kept)}",
    }


def seeds() -> Mapping[str, str]:
    """Return what the checks say of the articles that `factcheck demo` starts with, for a person to judge."""
    paths = sorted(path for path in SEEDS.rglob("*.*") if path.suffix in (".txt", ".md"))
    read = {str(path.relative_to(SEEDS)): path.read_text("utf-8") for path in paths}
    return _told(read) or {f"of {len(read)} articles": "nothing"}


def _told(named: Mapping[str, str]) -> Mapping[str, str]:
    off = house_rules().off
    return {
        f"{name}, {each.place.start}: {each.check}": each.working
        for name, text in named.items()
        for each in findings(text)
        if each.check not in off
    }


def cost() -> Mapping[str, Mapping[str, object]]:
    """Return the CPU time of all checks that are on over 7 KB of text, beside that of extraction."""
    return {
        "news, as papers print it": spent_on([texts.news(7000, seed) for seed in range(20)]),
        "the articles with slips, full of figures": spent_on([article.text for article in articles()]),
    }


def spent_on(read: Sequence[str]) -> Mapping[str, object]:
    """Return how many figures 7 KB of texts have, and the CPU time of extraction and of the checks."""
    rules, made = house_rules(), list(map(extract, read))
    scale = 7000 / sum(map(len, read))
    return {
        "figures": round(scale * sum(len(each.claims) for each in made)),
        "extract ms": 1000 * scale * _quickest(lambda: list(map(extract, read))),
        "check ms": 1000 * scale * _quickest(lambda: [check(each, rules) for each in made]),
    }


def _quickest(work: Callable[[], object]) -> float:
    return min(_seconds(work) for _ in range(ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


@cache
def costs() -> Mapping[str, float]:
    """Return the CPU time of each check over 7 KB of articles, on pages laid out before."""
    pages = [Page(extract(read_text(article.text)), house_rules()) for article in articles()]
    scale = 1000 * 7000 / sum(len(article.text) for article in articles())
    return {each.NAME: scale * _quickest(partial(_run, each, pages)) for each in CHECKS}


def _run(check: Check, pages: Sequence[Page]) -> None:
    for page in pages:
        list(check.check(page, Forgetful()))


def _row(slips: list[Slip]) -> Mapping[str, object]:
    caught = sum(bool(found(slip)) for slip in slips)
    return {"planted": len(slips), "found": caught, "recall": caught / len(slips)}


def _kinds(slips: Iterable[Slip]) -> list[str]:
    return sorted({slip.relation.kind for slip in slips})


def _hands(slips: Iterable[Slip]) -> list[str]:
    return sorted({slip.how for slip in slips})
