"""Mutants of mails, feeds, lines, sheets and texts: read or refused, in time, and nothing else."""

import pytest

from tests.fuzz.texts import SUFFIXES, mutants, run, seeds


def test_mutants_are_the_same_for_the_same_seed() -> None:
    first, second = (list(mutants(seeds("eml"), 30, seed=7)) for _ in range(2))
    assert first == second
    assert len(set(first)) > 25


@pytest.mark.parametrize("format_", SUFFIXES)
def test_a_few_mutants(format_: str) -> None:
    tally = run(format_, 20, seed=2)
    assert tally.wanting == []
    assert tally.counted["read"]


@pytest.mark.slow
@pytest.mark.parametrize("format_", SUFFIXES)
def test_many_mutants(format_: str) -> None:
    tally = run(format_, 600, seed=3)
    assert tally.wanting == []
