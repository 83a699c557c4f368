"""The keys of the review screen that decide in one stroke, move and show, pressed."""

import asyncio

import pytest

from factcheck.errors import LedgerBusy
from factcheck.ledger import Ledger
from factcheck.review.bar import Bar
from factcheck.review.keys import KEYS
from factcheck.review.session import ReviewSession
from tests.factories import claim
from tests.review.desk import ARTICLE, seated
from tests.review.stage import played, staged


def statuses(session: ReviewSession) -> str:
    """The status of each row by its first letter, in the order of the queue."""
    session.poll()
    return "".join(entry.status.value[0] for entry in session.rows)


def test_the_screen_says_what_has_to_be_decided(session: ReviewSession) -> None:
    seen = played(session)
    assert "15 figures: 0 decided, 11 open, 1 minor, 3 set aside, 0 unaccounted." in seen.lines[0]
    assert "£1.9bn" in seen.text
    assert "Harbour rebuilding to cost twice" in seen.text
    assert "open: nobody has looked at it yet" in seen.text
    assert "1/11" in seen.notice


@pytest.mark.parametrize(("key", "status"), [("v", "v"), ("d", "d"), ("-", "n")])
def test_one_key_decides_and_goes_on(session: ReviewSession, key: str, status: str) -> None:
    seen = played(session, "minus" if key == "-" else key)
    assert statuses(session) == status + "u" * 10
    assert session.cursor == 1
    assert "1 decided, 10 open" in seen.head


@pytest.mark.parametrize(("key", "status"), [("V", "v"), ("D", "d")])
def test_a_capital_decides_and_stays(session: ReviewSession, key: str, status: str) -> None:
    played(session, key)
    assert statuses(session) == status + "u" * 10
    assert session.cursor == 0


def test_fifty_claims_are_no_more_keys_than_claims(session: ReviewSession) -> None:
    seen = played(session, *"vdvdvdvdvdv")
    assert statuses(session) == "vdvdvdvdvdv"
    assert seen.head.startswith("all decided  15 figures: 11 decided, 1 minor")
    assert seen.notice.startswith("verified: 8.5 metres; the article is all decided")


def test_u_and_capital_u_go_back_and_forth(session: ReviewSession) -> None:
    seen = played(session, "v d u")
    assert statuses(session) == "v" + "u" * 10
    assert seen.notice.startswith("taken back: £0.9bn is open")
    assert session.cursor == 1
    played(session, "u U")
    assert statuses(session) == "v" + "u" * 10
    played(session, "u ctrl+r")
    assert statuses(session) == "v" + "u" * 10


def test_with_nothing_to_take_back_it_is_said(session: ReviewSession) -> None:
    assert played(session, "u").notice.startswith("! ana has no decision left to take back")


def test_x_clears(session: ReviewSession) -> None:
    seen = played(session, "V x")
    assert statuses(session) == "u" * 11
    assert seen.notice.startswith("open again: £1.9bn")


def test_the_keys_that_move(session: ReviewSession) -> None:
    cursors: list[int] = []
    moves = (
        "j", "down down", "k", "up", "G", "j", "pageup", "ctrl+u", "g", "k", "pagedown", "ctrl+d", "home",
        "end", "space", "p",
    )  # fmt: skip
    steps = [step for keys in moves for step in (keys, lambda: cursors.append(session.cursor))]
    seen = played(session, *steps)
    assert cursors == [1, 3, 2, 1, 10, 10, 3, 0, 0, 0, 7, 10, 0, 10, 0, 10]
    assert "11/11" in seen.notice


def test_space_skips_what_is_decided(session: ReviewSession) -> None:
    played(session, "j v g V space")
    assert session.cursor == 2


def test_with_all_decided_space_says_so(session: ReviewSession) -> None:
    assert "no open claim is left" in played(session, *"v" * 11, "space").notice


def test_f_chooses_what_is_shown(session: ReviewSession) -> None:
    shown: list[int] = []
    rows = {"a": 11, "u": 9, "v": 1, "d": 1, "n": 1, "m": 2, "h": 0, "x": 0, "c": 0, "t": 11}
    steps = [step for letter in rows for step in (f"f a f {letter}", lambda: shown.append(len(session.rows)))]
    seen = played(session, "v d", *steps)
    assert shown == list(rows.values())
    assert "all claims" in seen.notice


def test_f_shows_what_is_like_the_claim_here(session: ReviewSession) -> None:
    seen = played(session, "G k k k f w")
    assert [entry.claim.phrase for entry in session.rows] == ["nearly $40m", "more than 60 boats"][::-1]
    assert "said by Maren Holt" in seen.notice
    seen = played(session, "f a g f k")
    assert {entry.claim.unit for entry in session.rows} == {"pound sterling", "dollar"}
    assert "money" in seen.notice
    assert len(played(session, "f k").lines) == 24
    assert len(session.rows) == 11
    played(session, "f a j j j")
    assert played(session, "f w").notice.startswith("! nobody is named as having said this")


def test_f_then_c_shows_what_a_new_draft_changed(session: ReviewSession) -> None:
    played(session, "f c")
    assert len(session.rows) == 0


def test_o_puts_others_first_and_the_cursor_keeps_its_claim(session: ReviewSession) -> None:
    here = session.here().id
    seen = played(session, "o v")
    values = [entry.claim.value or 0 for entry in session.rows]
    assert values == sorted(values, reverse=True)
    assert session.here().id == here
    assert "all claims, by value" in seen.notice
    assert played(session, "]").notice.startswith("! the articles are mixed in this order")
    played(session, "o p")
    assert [entry.claim.start for entry in session.rows] == sorted(e.claim.start for e in session.rows)


def test_a_missed_figure_is_added_here_when_the_order_is_another(session: ReviewSession) -> None:
    played(session, "o w j j", lambda: session.add(claim(ARTICLE, "a century", "100"), 1))
    assert session.cursor == 2
    assert session.here().claim.phrase == "a century"


def test_f_and_another_key_changes_nothing(session: ReviewSession) -> None:
    seen = played(session, "f q")
    assert (seen.window, len(session.rows)) == ("ReviewScreen", 11)


def test_capital_r_drops_what_no_longer_fits(session: ReviewSession) -> None:
    played(session, "f u v")
    assert len(session.rows) == 11
    played(session, "R")
    assert len(session.rows) == 10


def test_the_search_is_live_and_esc_ends_it(session: ReviewSession) -> None:
    seen = played(session, "slash", "type:Maren")
    assert seen.focus == "search"
    assert len(session.rows) == 2
    seen = played(session, "slash escape")
    assert seen.focus == "queue"
    assert len(session.rows) == 11


def test_enter_keeps_the_search_and_esc_drops_it_later(session: ReviewSession) -> None:
    seen = played(session, "slash", "type:1,400", "enter v")
    assert len(session.rows) == 1
    assert '"1,400"' in seen.notice
    assert statuses(session) == "v"
    played(session, "escape")
    assert len(session.rows) == 11


def test_panes_take_the_focus_and_scroll(session: ReviewSession) -> None:
    assert played(session, "tab").focus == "article"
    assert played(session, "2").focus == "article"
    assert played(session, "3").focus == "card"
    assert played(session, "shift+tab").focus == "card"
    assert played(session, "3 1").focus == "queue"
    seen = played(session, "2 G j v")
    assert "the engineers hope" in seen.text or session.cursor == 1
    assert statuses(session)[0] == "v"


def test_z_shows_one_pane_alone(session: ReviewSession) -> None:
    seen = played(session, "2 z")
    assert "Work begins on 4 May" in seen.text
    assert "1 claims" not in seen.text
    seen = played(session, "2 z 1")
    assert "8.5 metre" in seen.text
    assert "3 claim" not in seen.text
    assert "3 claim" in played(session, "z z").text


def test_q_quits(session: ReviewSession) -> None:
    assert not played(session, "q").running


def test_the_help_is_a_key_away(session: ReviewSession) -> None:
    seen = played(session, "question_mark")
    assert seen.window == "TextWindow"
    assert "verified, and go to the next open claim" in seen.text


def test_y_copies_and_says_how(session: ReviewSession) -> None:
    assert "OSC 52" in played(session, "y").notice


def test_t_puts_on_another_theme(session: ReviewSession) -> None:
    assert "£1.9bn" in played(session, "T T T T").text


READS = ("entries", "listing", "coverage", "history", "text", "set_aside", "version", "claim")


@pytest.mark.parametrize("methods", [READS, READS[2:]], ids=["nothing", "only the queue"])
def test_a_ledger_that_cannot_be_read_is_a_notice(
    session: ReviewSession, monkeypatch: pytest.MonkeyPatch, methods: tuple[str, ...]
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise LedgerBusy("another program holds the ledger: try again")

    def stop() -> None:
        session.forget()
        for method in methods:
            monkeypatch.setattr(Ledger, method, busy)

    keys = "j V h escape R j A escape f u slash a enter escape w escape O right_square_bracket e escape G"
    seen = played(session, stop, *keys.split())
    assert seen.running
    assert "! another program holds the ledger" in seen.notice


def test_too_small_a_screen_says_what_it_needs(session: ReviewSession) -> None:
    for size in ((50, 20), (80, 12), (24, 3)):
        assert "needs 60x16; or --plain" in played(session, size=size).text
        # a window that is open says it, too
        assert "needs 60x16; or --plain" in played(session, "question_mark", size=size).text


def test_an_empty_queue_takes_every_key(session: ReviewSession) -> None:
    session.search("no such words")
    keys = [name for key in KEYS if key.action not in ("back", "escape") for name in key.keys]
    steps = [step for key in keys for step in (key, "escape", lambda: session.search("no such words"))]
    seen = played(session, *steps)
    assert seen.running
    assert session.ledger.head().seq == 0


def test_without_colour_nothing_is_coloured(session: ReviewSession, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    seen = played(session, "v d 2", size=(100, 30))
    assert "1 claims" in seen.text
    assert seen.colours == set()


def test_with_colour_the_statuses_differ(session: ReviewSession) -> None:
    assert len(played(session, "v d", size=(100, 30)).colours) > 6


def test_the_rest_of_a_long_queue_is_read_while_its_first_rows_are_shown(ledger: Ledger) -> None:
    session = seated(ledger, first=3)

    async def looked_at() -> tuple[str, str]:
        app = staged(session)
        async with app.run_test(size=(80, 24)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            notice = app.screen.query_one("#notice", Bar).text
            await pilot.press("G")
            await pilot.pause()
            return notice, app.screen.query_one("#notice", Bar).text

    notice, at_the_end = asyncio.run(looked_at())
    assert notice.endswith("1/11")
    assert at_the_end.endswith("11/11")
    assert session.whole
