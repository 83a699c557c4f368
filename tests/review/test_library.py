"""The screen of the articles: how far each is, going into one and back, finding one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import LedgerBusy
from factcheck.ledger import Ledger
from factcheck.model.decision import Judgement, Status
from factcheck.model.entry import Counts
from factcheck.model.filter import ClaimFilter, Order
from factcheck.preferences import Preferences
from factcheck.review.glyphs import ASCII, UNICODE
from factcheck.review.saved import SavedViews
from factcheck.review.shelf import ORDERS, heading, row_runs, rows
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
        (entry,) = ledger.claims(ClaimFilter(document=ledger.document("c.txt").id))
        ledger.decide(entry.id, Judgement(status=Status.VERIFIED), reviewer="ben", now=NOON)
        yield ledger


def test_with_several_articles_the_review_begins_with_them(library: Ledger) -> None:
    seen = played(seated(library), choose_article=True)
    assert seen.window == "Library"
    assert "3 articles  12 left of 13 claims" in seen.lines[0]
    assert "all 3 articles" in seen.text
    assert "done" in next(line for line in seen.lines if "The arrivals" in line)


def test_a_wide_screen_says_who_when_and_what_is_left(library: Ledger) -> None:
    seen = played(seated(library), "j", choose_article=True, size=(140, 40))
    row = next(line for line in seen.lines if "The arrivals" in line)
    assert "ben" in row
    assert "2 Mar 2026 12:00" in row
    assert "drafts/harbour.txt, draft 1" in seen.text
    assert "15 figures: 0 decided, 11 open" in seen.text
    assert "£1.9bn  Rebuilding" in seen.text.replace("£1.9bn  £1.9bn", "£1.9bn")
    assert "decided by" in seen.text
    assert "decided by" not in played(seated(library), "j", choose_article=True).text


def test_enter_opens_and_q_comes_back_and_leaves(library: Ledger) -> None:
    session = seated(library)
    seen = played(session, "j j enter", choose_article=True)
    assert seen.window == "ReviewScreen"
    assert [entry.claim.phrase for entry in session.rows] == ["Nine"]
    assert "\x1b" not in seen.text
    assert "[red]Nine[/]" in seen.notice
    seen = played(seated(library), "j enter v q", choose_article=True)
    assert seen.window == "Library"
    assert "11 left of 13" in seen.lines[0]
    assert not played(seated(library), "j enter q q", choose_article=True).running


def test_a_review_of_one_article_is_left_at_once(library: Ledger) -> None:
    assert not played(seated(library, document=1), "q").running
    seen = played(seated(library, document=1), "a q")
    assert not seen.running


def test_the_first_row_is_all_of_them_in_one_queue(library: Ledger) -> None:
    session = seated(library, document=2)
    played(session, "a g enter")
    assert len(session.rows) == 13


def test_esc_goes_back_to_the_claims_as_they_were(library: Ledger) -> None:
    session = seated(library)
    played(session, "f d a j escape")
    assert session.filter.statuses == {Status.DISPUTED}
    assert session.filter.document is None


def test_space_goes_to_the_next_with_something_open(library: Ledger) -> None:
    session = seated(library)
    played(session, "G space enter", choose_article=True)
    assert session.filter.document == 1
    played(session, "a g p enter")
    assert session.filter.document == 2


def test_titles_are_searched_and_hostile_ones_are_harmless(library: Ledger) -> None:
    seen = played(seated(library), "slash", "type:NINE dead", choose_article=True)
    assert "all 3 articles" not in seen.text
    assert "[red]Nine[/]" in seen.text
    assert not set("\x1b\x07\u202e") & set(seen.text)
    session = seated(library)
    played(session, "slash", "type:nine", "enter enter", choose_article=True)
    assert session.filter.document == 2
    seen = played(seated(library), "slash", "type:zzz", "enter enter space j", choose_article=True)
    assert "no title has all these words" in seen.text
    assert (
        "all 3 articles" in played(seated(library), "slash", "type:zzz", "escape", choose_article=True).text
    )


@pytest.mark.parametrize(("letter", "first"), [("p", "Harbour"), ("l", "Harbour"), ("n", "Nine"), ("t", "")])
def test_orders(library: Ledger, letter: str, first: str) -> None:
    seen = played(seated(library), f"o {letter}", choose_article=True)
    assert first in seen.lines[3]
    assert ORDERS[letter].words in seen.text


def test_others_work_appears(library: Ledger) -> None:
    def decide() -> None:
        library.decide(1, Judgement(status=Status.VERIFIED), reviewer="ben", now=NOON)

    import time

    seen = played(seated(library), "j", decide, lambda: time.sleep(1.2), "j", choose_article=True)
    assert "11 left of 13" in seen.lines[0]


def test_the_help_is_that_of_the_articles(library: Ledger) -> None:
    seen = played(seated(library), "question_mark", choose_article=True)
    assert "review the article" in seen.text
    assert "verified, and go to the next open claim" not in seen.text


def test_the_palette_opens_an_article_or_a_view(library: Ledger, tmp_path: Path) -> None:
    session = seated(library)
    played(session, ":", "type:article: arrivals", "enter", choose_article=True)
    assert session.filter.document == 3
    saved = SavedViews(Preferences(path=tmp_path / "settings.toml"))
    saved.save("round", replace(session.filter, order=Order.WORTH), "ana")
    session = seated(library)
    played(session, "j :", "type:view: round", "enter", choose_article=True, saved=saved)
    assert (session.filter.document, session.filter.order) == (1, Order.WORTH)


def test_the_paper_of_the_chosen_article_is_written(library: Ledger, tmp_path: Path) -> None:
    asked: list[tuple[Path, int | None]] = []

    def write(path: Path, document: int | None) -> str:
        asked.append((path, document))
        return "NOT CLEAR"

    paper = tmp_path / "p.md"
    keys = ("j r", "ctrl+u ctrl+k", f"type:{paper}", "enter")
    played(seated(library), *keys, choose_article=True, write_report=write)
    assert asked == [(paper, 1)]


def test_a_ledger_that_cannot_be_read_is_a_notice(library: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise LedgerBusy("another program holds the ledger: try again")

    def stop() -> None:
        for method in ("documents", "counts_by_document", "activity", "coverage", "claim_ids", "version"):
            monkeypatch.setattr(Ledger, method, busy)

    session = seated(library)
    seen = played(session, stop, "a j j", size=(140, 40))
    assert seen.running
    assert "! another program holds the ledger" in seen.text


def test_rows_are_as_wide_as_their_heading(library: Ledger) -> None:
    documents, counts = library.documents(), library.counts_by_document()
    activity = library.activity([each.id for each in documents])
    assert list(activity) == [3]
    for glyphs in (UNICODE, ASCII):
        for width in (60, 90, 130):
            (head,) = heading(width, glyphs)
            for row in rows(documents, counts, {1: 2}):
                whole = "".join(run.text for run in row_runs(row, None, width, glyphs))
                assert len(whole) == (width if width < 100 else width - 38)
                assert len(head.text) == width
    assert counts[1] == Counts(unreviewed=11)
