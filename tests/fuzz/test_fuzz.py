"""Mutants of good files: read or refused in a line, in time, and never half read without a word."""

import pytest

from tests.fuzz.__main__ import PARSERS, SECONDS, run, seeds
from tests.fuzz.mutants import mutants


def test_mutants_are_the_same_for_the_same_seed() -> None:
    good = seeds("docx")
    first, second = (list(mutants(good, 30, seed=7)) for _ in range(2))
    assert first == second
    assert all(each.raw not in good.values() for each in first[:2])
    assert [each.keeps_content for each in first[:2]] == [False, True]


@pytest.mark.parametrize("suffix", PARSERS)
def test_a_few_mutants(suffix: str) -> None:
    outcome = run(suffix, 60, seed=2)
    assert outcome.wanting == []
    assert "read" in outcome.counted
    assert outcome.counted.keys() <= {"read", "refused"}


@pytest.mark.slow
@pytest.mark.parametrize("suffix", PARSERS)
def test_many_mutants(suffix: str) -> None:
    outcome = run(suffix, 1500, seed=3)
    assert outcome.wanting == []
    assert outcome.slowest < SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("suffix", PARSERS)
def test_mutants_through_the_child(suffix: str) -> None:
    outcome = run(suffix, 300, seed=4, child=True)
    assert outcome.wanting == []
    assert "read" in outcome.counted
    assert outcome.counted.keys() <= {"read", "refused"}
