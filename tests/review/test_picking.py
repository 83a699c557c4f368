"""Words picked in the article with the keys, and made a claim where they stand."""

import asyncio
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key
from textual.keys import _character_to_key

from factcheck.model.document import Span
from factcheck.model.quantity import Hedge
from factcheck.review.bar import Bar
from factcheck.review.picking import Pick, word_after, word_at, word_before
from factcheck.review.session import ReviewSession
from tests.factories import claim
from tests.review.desk import ARTICLE, extracted, ledger_with, seated
from tests.review.stage import played, staged


def test_the_words_picked_are_confirmed_and_become_a_claim(session: ReviewSession) -> None:
    session.move(10)  # 8.5 metres
    seen = played(session, "2 A")
    assert seen.notice.startswith('"8.5"')
    # on to "a century", over the paragraph's other numbers
    picked = played(session, "2 A", *["l"] * 28, "v l")
    assert picked.notice.startswith('"a century"'), picked.notice
    window = played(session, "2 A", *["l"] * 28, "v l enter")
    assert window.window == "AddWindow"
    assert "picked" in window.text
    seen = played(session, "2 A", *["l"] * 28, "v l enter enter")
    assert seen.notice.startswith("added: a century")
    assert session.here().claim.phrase == "a century"


def test_it_is_the_place_that_is_taken_not_the_first_of_these_words(tmp_path: Path) -> None:
    text = "Nine boats sank. Nobody knew.\n\nThen nine boats came, 40 people aboard."
    with ledger_with(
        tmp_path / "other.db", extracted(text, [claim(text, "40 people", "40")], "a.txt")
    ) as ledger:
        session = seated(ledger)
        played(session, "2 A b b b v l enter enter", size=(100, 30))
        made = session.here().claim
    assert (made.phrase, made.start) == ("nine boats", text.index("nine boats came"))
    assert made.value == 9
    assert made.hedge is Hedge.EXACT


def test_keys_typed_ahead_are_the_article_s_as_well(session: ReviewSession) -> None:
    async def typed_ahead() -> str:
        app = staged(session)
        async with app.run_test(size=(100, 30)) as pilot:
            driver = app._driver
            assert driver is not None
            for key in ("2", "A", "l", "v", "l"):
                event = Key(_character_to_key(key), key)
                event.set_sender(app)
                driver.send_message(event)
            for _ in range(3):
                await pilot._wait_for_screen()
            await pilot.pause()
            return app.screen.query_one("#notice", Bar).text

    assert asyncio.run(typed_ahead()).startswith('"the transport"')
    assert session.ledger.head().seq == 0


def test_esc_and_another_pane_leave_off_picking_and_nothing_is_decided(session: ReviewSession) -> None:
    for keys in ("2 A v l escape", "2 A l l v s d x q escape"):
        seen = played(session, keys)
        assert (seen.window, seen.running, session.ledger.head().seq) == ("ReviewScreen", True, 0)
    assert len(session.rows) == 11
    # the keys are the pane's own again
    assert played(session, "2 A escape 1 v").notice.startswith("verified")


def test_the_keys_move_by_words_and_rows_and_stop_at_the_ends(session: ReviewSession) -> None:
    def picked(keys: str) -> str:
        return played(session, f"2 A {keys}", size=(100, 40)).notice.split('"')[1]

    assert picked("l") == "the"
    assert picked("l h") == "£1.9bn"
    assert picked("h") == "cost"
    assert picked(" ".join(["up"] * 9)) in ARTICLE.split("\n")[0]
    assert picked("shift+right shift+right") == "£1.9bn, the transport"
    assert picked("v " + "j " * 30) != ""


def test_a_number_that_is_a_claim_already_is_refused(session: ReviewSession) -> None:
    seen = played(session, "2 A enter enter")
    assert seen.window == "AddWindow"
    assert "already" in seen.text


TEXTS = st.text(st.sampled_from("ab1,. “”\n\u200b日%£-"), max_size=80)


@given(TEXTS, st.integers(0, 80))
def test_words_are_stretches_of_the_text_without_blanks(text: str, offset: int) -> None:
    after, before = word_after(text, offset), word_before(text, offset)
    at = word_at(text, min(offset, len(text)), forward=True)
    for word in filter(None, (after, before, at)):
        surface = text[slice(*word)]
        assert surface
        assert not any(character.isspace() for character in surface)
    assert after is None or after.start >= offset
    assert before is None or before.end <= offset


def test_a_stretch_may_be_drawn_either_way() -> None:
    pick = Pick(Span(10, 14)).extending()
    assert pick.moved(Span(2, 5)).span == Span(2, 14)
    assert pick.moved(Span(20, 25)).span == Span(10, 25)
    assert pick.moved(None).span == Span(10, 14)
