"""How much a claim is worth checking: the order a person would check in, and the reasons told."""

import tomllib
from itertools import product
from pathlib import Path

import pytest

from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim, Extraction, Tier
from factcheck.model.document import Zone
from factcheck.model.quantity import Hedge, Kind, Modality
from factcheck.model.worth import Part, worth
from factcheck.pipeline import extract, weights
from tests.factories import read_one
from tests.gold import locate

ROOT = Path(__file__).parent.parent
RANKINGS = tomllib.loads((ROOT / "fixtures" / "ranking.toml").read_text("utf-8"))["article"]


def claim_at(extraction: Extraction, told: str) -> Claim:
    surface, _, nth = told.partition("@")
    place = locate(extraction.document.text, surface, int(nth or 1))
    (claim,) = {claim for claim in extraction.claims if claim.span.overlaps(place)}
    return claim


@pytest.mark.parametrize("ranking", RANKINGS, ids=lambda ranking: ranking["name"])
def test_what_a_person_would_check_first_comes_first(ranking: dict[str, list[str]]) -> None:
    extraction = extract(read_one(ROOT / "seeds" / str(ranking["name"])))
    groups = [[claim_at(extraction, told) for told in ranking[group]] for group in ("first", "then", "last")]

    pairs = [
        pair
        for earlier, later in ((0, 1), (1, 2), (0, 2))
        for pair in product(groups[earlier], groups[later])
    ]
    wrong = [f"{b.phrase} ({b.worth}) before {a.phrase} ({a.worth})" for a, b in pairs if a.worth <= b.worth]

    assert len(wrong) <= 0.05 * len(pairs), "\n".join(wrong)
    assert max(claim.worth for claim in groups[2]) < min(claim.worth for claim in groups[0])


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("The blast killed 30 men.", "The choir has 30 men."),
        ("It killed two men.", "It has two sides."),
        ("It cost £3bn.", "It cost £3,000."),
        ("It cost £300.", "It cost 30p."),
        ("It killed 1,432 people.", "It killed 1,000 people."),
        ("Ines Duarte said 40 homes burned.", "40 homes burned."),
        ("40 homes burned.", "40 homes may burn."),
        ("40 homes may burn.", "40 homes would burn if it came."),
        ("40 homes burned.", "Dozens of homes burned."),
        ("Sales rose 12%.", "The rate is 12%."),
        ("It sold 40 homes.", "It took 40 days."),
        ("400 residents wrote.", "400 letters came."),
        ("400 Finns wrote.", "400 letters came."),
    ],
)
def test_each_part_tells(more: str, less: str) -> None:
    first, second = (extract(text).records[0] for text in (more, less))

    assert first.worth > second.worth


def test_a_minor_number_is_worth_little_and_what_is_set_aside_nothing() -> None:
    extraction = extract("Both men died on 3 May. One of the houses burned.")

    assert all(0 < minor.worth <= 0.3 for minor in extraction.minor)
    assert {aside.worth for aside in extraction.set_aside} == {0.0}
    assert {minor.tier for minor in extraction.minor} == {Tier.MINOR}


def test_the_points_are_given_for_what_there_is() -> None:
    lists = tables("worth")

    assert set(lists["kind"]) == set(Kind)
    assert set(lists["action"]) - {"other"} <= set(tables("actions"))
    assert set(lists["zone"]) <= set(Zone)
    assert set(lists["modality"]) <= set(Modality)
    assert set(lists["hedge"]) <= set(Hedge)
    assert list(weights().size) == sorted(weights().size)


def test_the_worth_is_the_sum_of_its_parts() -> None:
    told = [Part("kind", 0.3, "count"), Part("action", 0.9, "kill")]

    assert worth(told, Tier.CLAIM, weights()) == 1.0
    assert worth(told[:1], Tier.MINOR, weights()) == 0.09
    assert worth([Part("few", -0.2, "")], Tier.CLAIM, weights()) == 0.0
