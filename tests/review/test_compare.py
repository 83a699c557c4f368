"""The same quantity in several articles, side by side."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.model.decision import Status
from factcheck.model.quantity import Kind
from factcheck.review.session import ReviewSession
from tests.factories import claim
from tests.review.desk import extracted, harbour, ledger_with, seated
from tests.review.stage import played

FIELDS = {"kind": Kind.PERCENT, "unit": "percentage", "measure": "unemployment"}
LATER = (
    ("Unemployment in the district stands at 7.4%, the office said.", "7.4", "A later count"),
    ("Unemployment, 7.21% by its own count, rose.", "7.21", "The council's count"),
    ("Nobody gave unemployment of 7.2% a thought.", "7.2", "[b]The\x1b[31m trade unions"),
)


@pytest.fixture
def compared(tmp_path: Path) -> Iterator[ReviewSession]:
    """A session at a claim that other articles speak of, too."""
    others = [
        extracted(text, [claim(text, f"{number}%", number, number=number, **FIELDS)], f"{title}.txt", title)
        for text, number, title in LATER
    ]
    with ledger_with(tmp_path / "a.db", harbour(), *others) as ledger:
        session = seated(ledger)
        session.move(4)
        yield session


def test_two_columns_at_80_and_four_at_140(compared: ReviewSession) -> None:
    narrow, wide = played(compared, "="), played(compared, "=", size=(140, 40))
    assert narrow.window == wide.window == "CompareWindow"
    assert sum(line.count("article  ") for line in narrow.lines) == 2
    assert sum(line.count("article  ") for line in wide.lines) == 4


def test_a_column_tells_standing_speaker_sentence_and_difference(compared: ReviewSession) -> None:
    compared.move(11)
    compared.decide(Status.VERIFIED, stay=True)
    compared.move(4)
    seen = played(compared, "=", size=(200, 40))
    for words in (
        "this claim",
        "5.8% against 7.2%: 19.4% lower",
        "7.4% against 7.2%: 2.78% higher",
        "7.21%: agrees after rounding",
        "verified",
        "said by  the statistics office",
        "A later count",
        "Unemployment in the district",
    ):
        assert words in seen.text, words


def test_the_one_that_says_most_of_the_same_stands_next(compared: ReviewSession) -> None:
    seen = played(compared, "=")
    assert "5.8%" in seen.text
    assert "A later count" not in seen.text


def test_arrows_go_through_the_columns_and_enter_goes_to_the_claim(compared: ReviewSession) -> None:
    seen = played(compared, "= right right right")
    assert "this claim" in seen.text
    assert "The council's count" in seen.text
    played(compared, "= right", "enter")
    assert compared.here().claim.phrase == "7.4%"
    played(compared, "= escape")
    assert compared.here().claim.phrase == "7.4%"


def test_the_claim_compared_with_may_be_chosen_and_nothing_moves(compared: ReviewSession) -> None:
    assert played(compared, "= left left enter").window == "ReviewScreen"
    assert compared.cursor == 4


def test_what_stands_in_titles_is_text(compared: ReviewSession) -> None:
    seen = played(compared, "= right right")
    assert "[b]The" in seen.text
    assert "\x1b" not in seen.text


def test_nothing_like_it_is_said(compared: ReviewSession) -> None:
    assert played(compared, "g", "=").notice.startswith("nothing else in the ledger")
