"""A desk with three hundred claims, on a small screen and a large one: every key, and the edges."""

import asyncio
import shutil
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factcheck.ledger import Ledger
from factcheck.model.claim import Tier
from factcheck.model.decision import Status
from factcheck.model.filter import ClaimFilter, Order
from factcheck.model.finding import Finding, Outcome, mention
from factcheck.review.article import Article
from factcheck.review.keys import KEYS, Where
from factcheck.review.library import Library
from factcheck.review.queue import Queue
from factcheck.review.session import ReviewSession
from factcheck.review.shelf import Shelf
from tests.factories import claim
from tests.review.desk import NOON, extracted, ledger_with, no_kin, seated
from tests.review.stage import Seen, played, staged

SIZES = [(80, 24), (140, 40)]
ARTICLES, EACH = 3, 100

Check = Callable[[ReviewSession, Seen], bool]


def article(number: int) -> tuple[str, str]:
    """The text of an article of a hundred sentences, each with a figure of its own; and its name."""
    first = 1000 * number
    sentences = (f"In place {at} there were {first + at:,} boats." for at in range(EACH))
    return "\n".join(sentences) + "\nTwo of the crews left. It was 2019.\n", f"harbour-{number}.txt"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of three articles with a hundred claims each, two of which contradict each other."""
    path = tmp_path_factory.mktemp("built") / "ledger.db"
    made = []
    for number in range(1, ARTICLES + 1):
        text, name = article(number)
        claims = [
            claim(
                text,
                f"{1000 * number + at:,} boats",
                str(1000 * number + at),
                noun="boats",
                noun_head="boats",
            )
            for at in range(EACH)
        ]
        claims.append(claim(text, "Two of the crews", "2", number="Two", tier=Tier.MINOR))
        made.append(extracted(text, claims, name, f"Harbour {number}"))
    with ledger_with(path, *made) as ledger:
        first, second = list(ledger.claims(ClaimFilter(document=1)))[4:6]
        found = Finding(
            check="sums", outcome=Outcome.INCONSISTENT, message="They differ.", working="1 is not 2",
            place=mention(first.claim), others=(mention(second.claim),),
        )  # fmt: skip
        ledger.keep_findings(1, [found], engine="test", now=NOON)
    return path


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Iterator[Ledger]:
    shutil.copy(built, tmp_path / "ledger.db")
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        yield ledger


@pytest.fixture(autouse=True)
def _no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda url: True)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


def status(row: int, wanted: Status) -> Check:
    return lambda session, _: session.rows[row].status is wanted


def at(row: int) -> Check:
    return lambda session, _: session.cursor == row


def window(name: str) -> Check:
    return lambda _, seen: seen.window == name


def told(words: str) -> Check:
    return lambda _, seen: words in seen.notice


def shown(words: str) -> Check:
    return lambda _, seen: words in seen.text


DONE = "an article that is decided"
CLAIMS: dict[str, tuple[str, Check]] = {
    "verify": ("v", status(0, Status.VERIFIED)),
    "dispute": ("d", status(0, Status.DISPUTED)),
    "source": ("s", window("EvidenceWindow")),
    "not_a_claim": ("-", status(0, Status.NOT_A_CLAIM)),
    "verify_and_stay": ("V", at(0)),
    "dispute_and_stay": ("D", status(0, Status.DISPUTED)),
    "source_and_stay": ("S", window("EvidenceWindow")),
    "clear": ("V x", status(0, Status.UNREVIEWED)),
    "undo": ("v u", status(0, Status.UNREVIEWED)),
    "redo": ("v u U", status(0, Status.VERIFIED)),
    "next": ("j", at(1)),
    "previous": ("j j k", at(1)),
    "page_down": ("pagedown", lambda session, _: session.cursor > 3),
    "page_up": ("G pageup", lambda session, _: 200 < session.cursor < 299),
    "first": ("G g", at(0)),
    "last": ("G", at(299)),
    "next_open": ("V space", at(1)),
    "previous_open": ("p", at(299)),
    "next_match": ("slash 2 , 0 0 5 escape g n", at(105)),
    "previous_match": ("slash 2 , 0 0 5 escape N", at(105)),
    "next_finding": ("c", lambda session, seen: session.cursor == 4 and "They differ." in seen.text),
    "previous_finding": ("C", at(5)),
    "next_article": ("]", at(100)),
    "previous_article": ("] ] [", at(100)),
    "search": ("slash 1 , 0 0 7", lambda session, _: len(session.rows) == 1),
    "articles": ("a", window("Library")),
    "filter": ("f n", lambda session, _: len(session.rows) == ARTICLES),
    "order": ("o v", lambda session, _: session.filter.order is Order.VALUE and session.cursor == 299),
    "reload": ("f u v R", lambda session, _: len(session.rows) == 299),
    "escape": ("m m escape", lambda session, _: not session.marks),
    "evidence": ("e", window("EvidenceWindow")),
    "note": ("i", window("NoteWindow")),
    "long_note": ("V I", told("no editor is named")),
    "why": ("d w", window("Why")),
    "history": ("h", shown("Nobody has decided on it yet")),
    "open_source": ("O", told("no address to open")),
    "copy": ("y", told("copied")),
    "copy_all": ("Y", told("copied")),
    "other": ("c ;", at(5)),
    "dismiss": ("c !", window("DismissWindow")),
    "compare": ("=", shown("1,000 boats and 200 like it")),
    "report": ("r", window("ReportWindow")),
    "add": ("A", window("AddWindow")),
    "promote": ("f n +", lambda session, _: session.rows[0].claim.tier is Tier.CLAIM),
    "mark": ("m m", lambda session, _: len(session.marks) == 2),
    "reckon": ("m m #", window("CalculatorWindow")),
    "mark_all": ("M", lambda session, _: len(session.marks) == 300),
    "next_pane": ("tab", lambda _, seen: seen.focus == "article"),
    "previous_pane": ("shift+tab", lambda _, seen: seen.focus == "card"),
    "claims_pane": ("3 1", lambda _, seen: seen.focus == "queue"),
    "article_pane": ("2", lambda _, seen: seen.focus == "article"),
    "card_pane": ("3", lambda _, seen: seen.focus == "card"),
    "zoom": ("z", lambda _, seen: "3 claim" not in seen.text),
    "theme": ("T", lambda _, seen: "#fbfaf7" in seen.colours),
    "mouse": ("%", told("the mouse is")),
    "palette": (":", window("Finder")),
    "help": ("?", shown("verified, and go to the next open claim")),
    "quit": ("q", lambda _, seen: not seen.running),
}
SHELF: dict[str, tuple[str, Check]] = {
    "next": ("j", shown("▌ Harbour 1")),
    "previous": ("j j k", shown("▌ Harbour 1")),
    "page_down": ("pagedown", shown("▌ Harbour 3")),
    "page_up": ("G pageup", shown("▌ all 3 articles")),
    "first": ("G g", shown("▌ all 3 articles")),
    "last": ("G", shown("▌ Harbour 3")),
    "next_open": ("space", shown("▌ Harbour 1")),
    "previous_open": ("p", shown("▌ Harbour 3")),
    "open_article": ("j enter", lambda session, _: session.filter.document == 1),
    "search": ("slash 2", lambda _, seen: "Harbour 1" not in "".join(seen.lines[1:6])),
    "order": ("o n", shown("by title")),
    "escape": ("escape", window("ReviewScreen")),
    "report": ("r", window("ReportWindow")),
    "theme": ("T", lambda _, seen: "#fbfaf7" in seen.colours),
    "mouse": ("%", lambda _, seen: "the mouse is" in seen.text),
    "palette": (":", window("Finder")),
    "help": ("?", shown("review the article")),
    "quit": ("q", lambda _, seen: not seen.running),
}


def test_no_key_is_left_out() -> None:
    assert set(CLAIMS) == {key.name for key in KEYS if Where.CLAIMS in key.where}
    assert set(SHELF) == {key.name for key in KEYS if Where.ARTICLES in key.where}


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", CLAIMS)
def test_every_key_among_the_claims(desk: Ledger, name: str, size: tuple[int, int]) -> None:
    steps, holds = CLAIMS[name]
    session = seated(desk)
    seen = played(session, steps, size=size)
    assert holds(session, seen), (seen.notice, seen.text)
    assert desk.audit().whole


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", SHELF)
def test_every_key_among_the_articles(desk: Ledger, name: str, size: tuple[int, int]) -> None:
    steps, holds = SHELF[name]
    session = seated(desk)
    seen = played(session, steps, size=size, choose_article=True)
    assert holds(session, seen), (seen.notice, seen.text)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_hundred_claims_are_a_hundred_keys(desk: Ledger, size: tuple[int, int]) -> None:
    session = seated(desk, document=2)
    seen = played(session, "v d " * (EACH // 2), size=size)
    assert desk.counts(2).decided == EACH
    assert seen.head.startswith("all decided")
    assert "all decided" in seen.notice
    # and no key has anything against it
    seen = played(session, "space p v V j k ] [ n c slash z enter escape M v y u x R o d f u R", size=size)
    assert seen.running


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_one_claim_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    one = extracted("Five sank.", [claim("Five sank.", "Five", "5")], "a.txt")
    with ledger_with(tmp_path / "one.db", one) as ledger:
        session = seated(ledger)
        seen = played(session, "j k G g pagedown pageup space p ] [ v space d u U = h escape c n", size=size)
        assert seen.running
        assert session.cursor == 0
        assert session.rows[0].status is Status.DISPUTED
        assert "all decided" in seen.head


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_ledger_with_nothing_in_it(tmp_path: Path, size: tuple[int, int]) -> None:
    with ledger_with(tmp_path / "empty.db") as ledger:
        for key in (key for key in KEYS if key.name != "quit"):
            seen = played(seated(ledger), *key.keys, size=size)
            assert seen.running, key.name
        assert "no claim to show" in played(seated(ledger), size=size).text
        assert "0 articles" in played(seated(ledger), "a", size=size).text


def test_a_screen_that_changes_its_size_loses_nothing(desk: Ledger) -> None:
    """Small, large and too small, with a window open and half a line typed."""

    async def resized() -> None:
        app = staged(seated(desk))
        async with app.run_test(size=(80, 24)) as pilot:
            for _ in range(20):
                await pilot.press("j")
            await pilot.press("s", *"Budg")
            for size in ((140, 40), (50, 10), (62, 17)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                assert app.screen.query_one("#window").display is (size != (50, 10))
            await pilot.press(*"et", "enter")
            await pilot.pause()
            for size in ((30, 8), (140, 40), (80, 24)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                small = size == (30, 8)
                assert app.screen.query_one("#too-small").display is small
                queue = app.query_one(Queue)
                if not small:
                    top, height = queue.scroll_offset.y, queue.scrollable_content_region.height
                    assert top <= 21 < top + height
                    assert app.cursor_position.y == queue.content_region.y + 21 - top
            await pilot.press("v")

    asyncio.run(resized())
    session = seated(desk)
    assert [entry.status.value[0] for entry in list(session.rows)[20:23]] == ["s", "v", "u"]
    source = desk.history(session.rows[20].id).decisions[0].evidence[0].source
    assert source.title == "Budget"


def test_the_articles_change_their_size_too(desk: Ledger) -> None:
    async def resized() -> None:
        app = staged(seated(desk), choose_article=True)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("j")
            for size, wide in (((140, 40), True), (((80, 24)), False), ((59, 24), False), ((100, 16), True)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                library = app.screen
                assert isinstance(library, Library)
                assert library.query_one("#too-small").display is (size == (59, 24))
                if size != (59, 24):
                    assert library.query_one("#left").display is wide
                assert library.query_one(Shelf).at == 1
            await pilot.press("enter")
            await pilot.pause()
            assert str(app.query_one(Article).border_title).strip() == "2 Harbour 1"

    asyncio.run(resized())


def test_a_row_that_somebody_else_decided_is_told_before_it_is_overruled(desk: Ledger) -> None:
    session, other = seated(desk), seated(desk, "ben")
    seen = played(session, lambda: other.decide(Status.DISPUTED), "v")
    assert "ben has made it disputed" in seen.notice
    assert desk.history(session.rows[0].id).entry.status is Status.DISPUTED
    played(session, "v")
    assert desk.history(session.rows[0].id).entry.status is Status.VERIFIED


def test_a_row_that_a_new_draft_dropped_stays_until_the_queue_is_read_anew(desk: Ledger) -> None:
    session = seated(desk, document=1)

    def revise() -> None:
        text = article(1)[0].replace("In place 0 there were 1,000 boats.\n", "")
        rest = extracted(text, [claim(text, "1,001 boats", "1001")], "harbour-1.txt", "Harbour 1")
        desk.record(rest, now=NOON, engine="test", lineage=no_kin)

    seen = played(session, revise, "j k v", size=(140, 40))
    assert seen.running
    assert len(session.rows) == EACH
    played(session, "R")
    assert len(session.rows) == 1
