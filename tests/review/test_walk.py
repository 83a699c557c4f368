"""Going through the queue: what is shown, where the cursor goes, and that nothing jumps."""

from pathlib import Path

import pytest

from factcheck.errors import UsageError
from factcheck.ledger import Ledger
from factcheck.model.decision import Status
from factcheck.model.filter import ClaimFilter
from factcheck.review.session import ReviewSession
from tests.factories import extraction
from tests.review.desk import harbour, ledger_with, seated


def test_a_sitting_begins_at_the_first_open_claim(ledger: Ledger) -> None:
    first = seated(ledger)
    first.decide(Status.VERIFIED)
    assert seated(ledger).cursor == 1


def test_the_next_open_claim_is_sought_past_the_end(session: ReviewSession) -> None:
    session.move(10)
    session.decide(Status.VERIFIED)
    assert session.cursor == 0


def test_the_open_claim_before_is_sought_past_the_beginning(session: ReviewSession) -> None:
    assert session.previous_open()
    assert session.cursor == 10


def test_a_claim_decided_elsewhere_is_no_next_open_claim(session: ReviewSession) -> None:
    other = seated(session.ledger, "ben")
    other.move(1)
    other.decide(Status.VERIFIED)
    assert session.poll()
    session.decide(Status.VERIFIED)
    assert session.cursor == 2


def test_a_poll_shows_what_others_did_without_moving_anything(session: ReviewSession) -> None:
    session.move(4)
    seated(session.ledger, "ben").decide(Status.DISPUTED)
    assert next(entry.status for entry in session.rows) is Status.UNREVIEWED
    assert session.poll()
    assert next(entry.status for entry in session.rows) is Status.DISPUTED
    assert (session.cursor, len(session.rows)) == (4, 11)
    assert not session.poll()


def test_a_search_is_taken_literally_and_keeps_the_cursor_on_its_claim(session: ReviewSession) -> None:
    session.move(2)
    session.search("1,400")
    assert [entry.claim.phrase for entry in session.rows] == ["About 1,400 people"]
    session.search("")
    assert session.cursor == 2


@pytest.mark.parametrize("typed", ["'", '"', "a AND", "*", "NEAR(", "\0", "%", "\ud800", "(" * 50, "[sic]"])
def test_no_search_is_an_error(session: ReviewSession, typed: str) -> None:
    session.search(typed)
    session.search("")
    assert len(session.rows) == 11


def test_an_empty_queue_says_how_to_see_claims(session: ReviewSession) -> None:
    session.search("no such words")
    assert session.current is None
    assert (session.next_open(), session.previous_open()) == (False, False)
    session.move(3)
    for deed in (lambda: session.decide(Status.VERIFIED), session.clear, session.mark, session.promote):
        with pytest.raises(UsageError, match="filter for all"):
            deed()


def test_an_empty_ledger_can_be_looked_at(tmp_path: Path) -> None:
    with ledger_with(tmp_path / "empty.db") as ledger:
        assert seated(ledger).current is None


def test_the_cursor_goes_from_article_to_article(tmp_path: Path) -> None:
    other = extraction("Five boats sank. Six fled.", ("Five", "5"), ("Six", "6"), origin="b.txt")
    third = extraction("Seven fled.", ("Seven", "7"), origin="c.txt")
    with ledger_with(tmp_path / "three.db", harbour(), other, third) as ledger:
        session = seated(ledger)
        cursors = []
        for step in (1, 1, 1, -1, -1, -1, -1):
            session.go_to_article(step)
            cursors.append(session.cursor)
        assert cursors == [11, 13, 13, 11, 0, 0, 0]
        session.move(12)
        session.go_to_article(-1)
        assert session.cursor == 11


def test_a_sitting_can_be_of_one_article(tmp_path: Path) -> None:
    other = extraction("Five boats sank.", ("Five", "5"), origin="b.txt")
    with ledger_with(tmp_path / "two.db", harbour(), other) as ledger:
        assert len(seated(ledger, document=2).rows) == 1
        assert ledger.claim_ids(ClaimFilter(document=2)) == seated(ledger, document=2).rows.ids


def test_a_queue_that_is_read_in_two_steps_begins_with_its_first_rows(ledger: Ledger) -> None:
    session = seated(ledger, first=3)

    assert (len(session.known), session.whole) == (3, False)
    assert (len(session.rows), session.whole) == (11, True)


def test_what_is_decided_before_the_rest_is_read_stays_where_it_is(ledger: Ledger) -> None:
    session = seated(ledger, first=3)
    session.reload(ClaimFilter(statuses=frozenset({Status.UNREVIEWED})))
    session.decide(Status.VERIFIED)
    seated(ledger, "ben").decide(Status.DISPUTED)
    session.complete()

    assert list(session.rows.ids) == list(range(1, 12))
    assert [entry.status for entry in session.rows][:3] == [
        Status.VERIFIED,
        Status.DISPUTED,
        Status.UNREVIEWED,
    ]


def test_the_first_open_claim_is_sought_beyond_the_first_rows(ledger: Ledger) -> None:
    session = seated(ledger)
    for _ in range(4):
        session.decide(Status.VERIFIED)

    assert seated(ledger, first=3).cursor == 4


def test_the_last_row_is_the_last_of_all(ledger: Ledger) -> None:
    session = seated(ledger, first=3)
    session.move_to_end()

    assert session.cursor == 10


@pytest.mark.parametrize("first", [None, 1, 3])
@pytest.mark.parametrize(("row", "found"), [(0, 6), (6, 6), (7, 7), (9, 6)])
def test_a_search_goes_to_what_it_finds_next_past_the_end_from_the_top_again(
    ledger: Ledger, first: int | None, row: int, found: int
) -> None:
    session = seated(ledger, first=first)
    session.move(row)
    session.search("Holt")

    assert session.here().id == found + 1
    assert len(session.rows) == 2
