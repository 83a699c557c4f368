"""Choosing by name: the palette, and whatever is typed to narrow it."""

from factcheck.model.decision import Status
from factcheck.model.filter import Order
from factcheck.review.session import ReviewSession
from tests.review.stage import played


def test_the_palette_does_what_is_chosen(session: ReviewSession) -> None:
    played(session, ":", "type:verified, and stay", "enter")
    assert session.rows[0].status is Status.VERIFIED
    played(session, "ctrl+p", "type:order: status", "enter")
    assert session.filter.order is Order.STATUS
    played(session, ":", "type:show minor", "enter")
    assert len(session.rows) == 1


def test_the_palette_closes_with_nothing_done(session: ReviewSession) -> None:
    seen = played(session, ":", "type:verified", "escape")
    assert (seen.window, session.ledger.head().seq) == ("ReviewScreen", 0)


def test_words_that_nothing_has_choose_nothing(session: ReviewSession) -> None:
    seen = played(session, ":", "type:zzz", "enter")
    assert "nothing here has all these words" in seen.text
    assert seen.window == "Finder"


def test_arrows_go_no_further_than_the_list(session: ReviewSession) -> None:
    played(session, ":", "up up", "enter")
    assert session.rows[0].status is Status.VERIFIED  # the first of the list
    assert "article: Harbour rebuilding" in played(session, ":", "pagedown " * 9).text


def test_the_palette_goes_to_an_article(session: ReviewSession) -> None:
    seen = played(session, "f v :", "type:article: harbour", "enter")
    assert seen.notice.startswith("Harbour rebuilding to cost twice")
    assert session.filter.document == 1
