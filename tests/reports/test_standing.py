"""The decision that a claim stands on, through undo and redo."""

import pytest

from factcheck.model.decision import Act, Decision, Reason, Status
from factcheck.model.standing import standing
from factcheck.model.wording import deed, said_by, standing_words, when
from tests.factories import claim
from tests.reports.factories import BUDGET, POLICE, decision, history

VERIFIED = decision(1, Status.VERIFIED)
DISPUTED = decision(2, Status.DISPUTED)
UNDO_2 = decision(3, Status.VERIFIED, act=Act.UNDO, undoes=2)
REDO_2 = decision(4, Status.DISPUTED, act=Act.REDO, undoes=2)
CLEARED = decision(5, Status.UNREVIEWED, act=Act.CLEAR)
UNDO_5 = decision(6, Status.DISPUTED, act=Act.UNDO, undoes=5)
UNDO_1 = decision(7, Status.DISPUTED, act=Act.UNDO, undoes=1)


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ((), None),
        ((VERIFIED,), VERIFIED),
        ((VERIFIED, DISPUTED), DISPUTED),
        ((VERIFIED, DISPUTED, UNDO_2), VERIFIED),
        ((VERIFIED, DISPUTED, UNDO_2, REDO_2), DISPUTED),
        ((VERIFIED, DISPUTED, CLEARED), None),
        ((VERIFIED, DISPUTED, CLEARED, UNDO_5), DISPUTED),
        ((VERIFIED, DISPUTED, UNDO_1), DISPUTED),
        ((DISPUTED, UNDO_2), None),
    ],
)
def test_a_claim_stands_on_the_latest_decision_not_taken_back(
    decisions: tuple[Decision, ...], expected: Decision | None
) -> None:
    found = standing(history(1, claim("1 mile", "1 mile"), *decisions))
    assert found == expected


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        (VERIFIED, "verified"),
        (
            decision(1, Status.DISPUTED, reason=Reason.WRONG, correction="9"),
            "disputed: it is wrong; should be 9",
        ),
        (decision(1, Status.SOURCED, evidence=(POLICE,)), "sourced; 1 piece of evidence"),
        (decision(1, Status.SOURCED, evidence=(POLICE, BUDGET)), "sourced; 2 pieces of evidence"),
        (UNDO_2, "took back decision 2, leaving it verified"),
        (REDO_2, "brought back decision 2, leaving it disputed"),
        (CLEARED, "cleared it: open again"),
    ],
)
def test_a_deed_in_words(taken: Decision, expected: str) -> None:
    assert deed(taken) == expected


def test_words_for_what_the_article_leaves_out() -> None:
    record = claim("1 mile", "1 mile")
    assert said_by(record) == ""
    assert said_by(claim("1 mile", "1 mile", via="military sources")) == "citing military sources"
    assert standing_words(Status.VERIFIED, Reason.ON_AUTHOR) == "verified: on the author's word"
    assert when("last Tuesday") == "last Tuesday"
