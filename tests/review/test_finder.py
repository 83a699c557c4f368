"""Choosing by name: the palette, the articles, and whatever is typed to narrow them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.ledger import Ledger
from factcheck.model.decision import Judgement, Status
from factcheck.model.filter import Order
from factcheck.review.glyphs import ASCII, UNICODE
from factcheck.review.keymap import Keymap
from factcheck.review.keys import KEYS
from factcheck.review.palette import commands
from factcheck.review.screen import ReviewScreen
from factcheck.review.session import ReviewSession
from factcheck.review.shelf import shelf
from tests.factories import claim
from tests.review.desk import NOON, extracted, harbour, ledger_with, seated
from tests.review.stage import played

EVIL = "[red]Nine[/] \x1b]2;gotcha\x07 dead \u202e[@click=app.quit]here"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Ledger]:
    """Three articles, the second with a hostile title, the third all decided."""
    evil = extracted("Nine died.", [claim("Nine died.", "Nine", "9")], "b.txt", EVIL)
    done = extracted("Ten came.", [claim("Ten came.", "Ten", "10")], "c.txt", "The arrivals")
    with ledger_with(tmp_path / "a.db", harbour(), evil, done) as ledger:
        last = ledger.document("c.txt").id
        (entry,) = [each for each in ledger.claims(seated(ledger).filter) if each.document_id == last]
        ledger.decide(entry.id, Judgement(status=Status.VERIFIED), reviewer="ana", now=NOON)
        yield ledger


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


def test_the_palette_holds_every_key_and_choice() -> None:
    actions = [action for _, action in commands(Keymap())]
    for key in KEYS:
        assert key.action in actions or key.name in {"palette", "escape", "filter", "order"}
    for action in actions:
        name = action.partition("(")[0].removeprefix("app.")
        assert hasattr(ReviewScreen, f"action_{name}") or name in {"quit", "theme"}, action


def test_words_that_nothing_has_choose_nothing(session: ReviewSession) -> None:
    seen = played(session, ":", "type:zzz", "enter")
    assert "nothing here has all these words" in seen.text
    assert seen.window == "Finder"


def test_arrows_go_no_further_than_the_list(session: ReviewSession) -> None:
    played(session, ":", "up up", "enter")
    assert session.rows[0].status is Status.VERIFIED  # the first of the list
    assert "order: time, decided last first" in played(session, ":", "pagedown " * 9).text


def test_an_article_is_chosen_with_its_first_open_claim(library: Ledger) -> None:
    session = seated(library)
    seen = played(session, "a", "type:nine", "enter")
    assert [entry.claim.phrase for entry in session.rows] == ["Nine"]
    assert "\x1b" not in seen.text
    assert "[red]Nine[/]" in seen.notice
    played(session, "a", "up up up", "enter")
    assert len(session.rows) == 13


def test_with_several_articles_they_are_shown_first(library: Ledger) -> None:
    seen = played(seated(library), choose_article=True)
    assert seen.window == "Finder"
    assert "all 3 articles" in seen.text
    assert "done" in next(line for line in seen.lines if "The arrivals" in line)


def test_the_lines_of_articles_are_as_wide_in_ascii(library: Ledger) -> None:
    documents, counts = library.documents(), library.counts_by_document()
    for glyphs in (UNICODE, ASCII):
        for offer in shelf(documents, counts, glyphs):
            assert len("".join(run.text for run in offer.runs[:-1])) == 37
    assert counts[1].total == 11
    assert counts[3].verified == 1
