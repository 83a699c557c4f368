"""The evidence window: where from, when, which passage; and opening what was named."""

import asyncio
import webbrowser
from pathlib import Path

import pytest
from textual.events import Event, Key, Paste
from textual.keys import _character_to_key

from factcheck.errors import UsageError
from factcheck.model.decision import Evidence, SourceKind, Status
from factcheck.model.standing import standing
from factcheck.review.address import to_open
from factcheck.review.session import ReviewSession
from factcheck.review.window import Field
from tests.review.desk import seated
from tests.review.stage import drawn, played, staged


def piece(session: ReviewSession, row: int = 0) -> Evidence:
    now = standing(session.ledger.history(session.rows[row].id))
    assert now is not None
    return now.evidence[-1]


def pasted(session: ReviewSession, *texts: str) -> str:
    """Press s, paste the texts into the fields for source and passage, press Enter; tell what is open."""

    async def paste() -> str:
        app = staged(session)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("s")
            for field, text in zip(("#source", "#passage"), texts, strict=False):
                app.screen.query_one(field, Field).post_message(Paste(text))
                await pilot.pause()
            told = drawn(app)
            await pilot.press("enter")
            await pilot.pause()
            return f"{type(app.screen).__name__} {told}"

    return asyncio.run(paste())


def test_s_paste_enter_is_a_source(session: ReviewSession) -> None:
    pasted(session, "https://example.org/budget.pdf\n")
    assert session.rows[0].status is Status.SOURCED
    assert piece(session).source.url == "https://example.org/budget.pdf"
    assert session.cursor == 1


def test_what_comes_before_a_window_has_its_focus_is_not_lost(session: ReviewSession) -> None:
    async def hasty(opening: str, *events: Event) -> None:
        app = staged(session)
        async with app.run_test(size=(80, 24)) as pilot:
            await app.run_action(opening, app.screen)
            driver = app._driver
            assert driver is not None
            for event in events:
                event.set_sender(app)
                driver.send_message(event)
            await pilot.pause(0.2)
            await pilot.press("enter")
            await pilot.pause()

    asyncio.run(hasty("decide('sourced')", Paste("https://example.org/budget")))
    assert piece(session).source.url == "https://example.org/budget"
    asyncio.run(hasty("decide('sourced')", *(Key(letter, letter) for letter in "Budget")))
    assert piece(session, 1).source.title == "Budget"
    session.decide(Status.DISPUTED)
    asyncio.run(hasty("why", *(Key(_character_to_key(letter), letter) for letter in "1,200")))
    assert session.rows[2].correction == "1,200"


def test_a_passage_of_several_lines_is_pasted_whole(session: ReviewSession) -> None:
    pasted(session, "Budget", "The cost, it says,\r\n  is £1.88bn\n\nin all.")
    assert piece(session).passage == "The cost, it says, is £1.88bn in all."


def test_what_is_too_long_to_keep_is_cut_and_told(session: ReviewSession) -> None:
    seen = pasted(session, "Budget", "x" * 100_001)
    assert "cut: 100,000 of 100,001 characters" in seen
    assert piece(session).passage == "x" * 100_000


def test_a_person_is_typed_as_one_says_it(session: ReviewSession) -> None:
    seen = played(session, "s", "type:phone: IDF spokesman, 19:40")
    assert "(person)" in seen.text
    played(session, "s", "type:phone: IDF spokesman, 19:40", "enter")
    source = piece(session).source
    assert (source.kind, source.title, source.contact) == (SourceKind.PERSON, "IDF spokesman", "phone")
    assert piece(session).locator == "19:40"


def test_when_it_was_consulted_and_which_day_it_speaks_for(session: ReviewSession) -> None:
    tabs = "tab tab tab tab tab"
    played(
        session, "s", "type:Minutes", tabs, "tab", "type:2026-02-20", "tab", "type:2026-03-01 19:40", "enter"
    )
    assert (piece(session).as_of, piece(session).consulted_at) == (
        "2026-02-20",
        "2026-03-01T19:40:00.000000Z",
    )
    played(session, "s", "type:Minutes", "enter")
    assert (piece(session, 1).consulted_at or "").startswith("2026-03-02T12:00")
    seen = played(session, "s", "type:Minutes", tabs, "tab", "type:last week", "enter")
    assert "'last week' is no date" in seen.text
    assert session.rows[2].status is Status.UNREVIEWED


def test_sources_are_one_key_away_in_the_next_sitting(session: ReviewSession) -> None:
    played(session, "s", "type:phone: IDF spokesman, 19:40", "enter")
    later = seated(session.ledger, "ben")
    played(later, "s up enter")
    assert piece(later, 1).source == piece(session).source


def test_a_source_that_was_withdrawn_is_not_offered_again(session: ReviewSession) -> None:
    played(session, "s", "type:Bulletin 7", "enter")
    session.ledger.withdraw("Bulletin 7", reason="retracted", reviewer="ana", now=session.clock())
    assert seated(session.ledger).sources == []


def test_the_relation_is_told_in_words(session: ReviewSession) -> None:
    fields = "tab tab tab"
    assert "£1.88bn: agrees after rounding" in played(session, "s", fields, "type:£1.88bn in all").text
    told = played(session, "j j s", fields, "type:1,400 Israelis")
    assert "same number, but Israelis against people" in told.text


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/x", "javascript:alert(1)", "https://", "mailto:a@example.org", "-https://example.org",
        "https://example.org/a b", "https://example.org/\x1b]2;x\x07", "http://[::1", "data:text/html,x",
        "file://server/share/x.pdf", "file:///bin/sh", "file:///desk/run.desktop", "file:///no/such.pdf", "",
        "https://exаmple.org/", "vbscript:x", "file:///tmp/%00.pdf",
    ],
)  # fmt: skip
def test_nothing_else_is_opened(address: str) -> None:
    with pytest.raises(UsageError):
        to_open(address)


def test_pages_and_papers_are_opened(tmp_path: Path) -> None:
    paper = tmp_path / "the minutes.PDF"
    paper.write_bytes(b"%PDF-1.7")
    assert to_open(paper.as_uri()) == paper.as_uri()
    assert to_open("https://example.org/b?p=4#5") == "https://example.org/b?p=4#5"


def test_capital_o_opens_the_source(
    session: ReviewSession, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[str] = []

    def browse(url: str) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", browse)
    assert played(session, "O").notice.startswith("no address to open; the article is drafts/harbour.txt")
    assert played(session, "s", "type:/bin/sh", "enter", "g O").notice.startswith("! /bin/sh is not opened")
    assert opened == []
    paper = tmp_path / "minutes.pdf"
    paper.write_bytes(b"%PDF-1.7")
    played(session, "g e", f"type:{paper}", "enter", "O")
    played(session, "g e", "type:https://example.org/b", "enter", "O")
    assert opened == [paper.as_uri(), "https://example.org/b"]
