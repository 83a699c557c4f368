"""Which kind of claim a quantity is, and whether it goes to the queue."""

import pytest

from factcheck.claims import KINDS
from factcheck.model.claim import Claim, Tier
from factcheck.model.quantity import Kind
from factcheck.pipeline import extract


def record(text: str, number: str) -> Claim:
    made = [each for each in extract(text) if text[each.number_start : each.number_end] == number]
    assert made, f"{number!r} is not found in {text!r}"
    return made[0]


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("They held 200 people there.", "200", Kind.COUNT),
        ("It cost £5m.", "5m", Kind.MONEY),
        ("It cost 50p.", "50", Kind.MONEY),
        ("It rose 5 per cent.", "5", Kind.PERCENT),
        ("It rose 25 basis points.", "25", Kind.PERCENT),
        ("It weighs 5kg.", "5", Kind.MEASURE),
        ("It is 3 metres by 4 metres.", "3 metres by 4", Kind.MEASURE),
        ("The 34-year-old won.", "34", Kind.AGE),
        ("It lasted two weeks.", "two", Kind.DURATION),
        ("The ratio was 3:1 again.", "3:1", Kind.RATIO),
        ("Sales doubled.", "doubled", Kind.MULTIPLE),
        ("A third of voters left.", "A third", Kind.FRACTION),
        ("One in five adults left.", "One in five", Kind.FRACTION),
        ("They won 2-1 at home.", "2-1", Kind.SCORE),
    ],
)
def test_a_quantity_is_a_claim_of_one_kind(text: str, number: str, kind: Kind) -> None:
    made = record(text, number)

    assert (made.kind, made.tier) == (kind, Tier.CLAIM)


@pytest.mark.parametrize(
    ("text", "number", "kind"),
    [
        ("It was the 21st case.", "21st", Kind.RANK),
        ("One of the ships sank.", "One", Kind.COUNT),
        ("Both ships sank.", "Both", Kind.COUNT),
        ("The two sides met.", "two", Kind.COUNT),
        ("Its six-cylinder engine broke.", "six", Kind.COUNT),
        ("The only survivor left.", "only", Kind.COUNT),
        ("It takes a year.", "a", Kind.DURATION),
    ],
)
def test_a_quantity_that_says_next_to_nothing_is_minor(text: str, number: str, kind: Kind) -> None:
    made = record(text, number)

    assert (made.kind, made.tier) == (kind, Tier.MINOR)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("At least two sides met.", "two"),
        ("Twelve sides met.", "Twelve"),
        ("Two ships sank.", "Two"),
        ("Its 60-cylinder engine broke.", "60"),
        ("A 12-ships fleet sank.", "12"),
    ],
)
def test_a_count_that_says_more_is_a_claim(text: str, number: str) -> None:
    assert record(text, number).tier is Tier.CLAIM


def test_every_kind_has_one_rule_and_the_last_takes_what_is_left() -> None:
    assert sorted(rule.NAME for rule in KINDS) == sorted(Kind)
    assert KINDS[-1].NAME is Kind.COUNT
