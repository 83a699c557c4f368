"""Drafts edited at random: no decision goes to another claim, and those that were not touched keep theirs."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.edits import DEEDS, article, drafts, filed, judge

PROOF = 10_000
SHARES = 10


def proved(seed: int, number: int) -> tuple[int, int]:
    """Go through edited drafts; return how many claims were not touched, and how many were carried."""
    untouched = carried = 0
    for old, new in drafts(Random(seed), number):
        outcome = judge(old, new)
        assert outcome.wrong == ()
        untouched += outcome.untouched
        carried += outcome.carried
    return untouched, carried


@settings(max_examples=30)
@given(st.integers(min_value=PROOF))
def test_nothing_decided_goes_to_another_claim(seed: int) -> None:
    proved(seed, 1)


def test_claims_that_were_not_touched_keep_their_decisions() -> None:
    untouched, carried = proved(0, 60)
    assert carried > 0.98 * untouched


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__.strip("_"))
def test_every_sort_of_edit_changes_the_article(deed: object) -> None:
    changed = 0
    for seed in range(6):
        desk = article(Random(seed))
        before = filed(desk.draft)
        deed(desk)  # type: ignore[operator]
        changed += filed(desk.draft).text != before.text
    assert changed >= 3


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_ten_thousand_edited_drafts(share: int) -> None:
    # `pytest -m slow -n 0 -s` shows the figures
    untouched, carried = proved(share + 1, PROOF // SHARES)
    print(
        f"\n{PROOF // SHARES:,} edited drafts: 0 wrong carry-overs;"
        f" {carried:,} of {untouched:,} untouched claims carried ({carried / untouched:.2%})"
    )
    assert carried > 0.98 * untouched
