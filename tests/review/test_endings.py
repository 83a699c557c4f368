"""How a review ends when it is not by its reader: the terminal is as it was, and nothing decided is lost."""

import resource
import signal
import sys
import textwrap
from pathlib import Path

import pytest

from factcheck.ledger import Ledger
from tests.review.desk import harbour, ledger_with
from tests.review.tty import Terminal, review, terminal
from tests.review.wire import words

pytestmark = pytest.mark.slow

OTHER_SCREEN, FIRST_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
SHOWN_CURSOR = b"\x1b[?25h"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    ledger_with(path, harbour()).close()
    return path


def verified(path: Path) -> int:
    with Ledger.open(path) as opened:
        return opened.counts().verified


def assert_restored(screen: Terminal, before: list[object]) -> str:
    """The terminal is as it was; return what was said on it after that."""
    sent = bytes(screen.sent)
    assert sent.count(OTHER_SCREEN) == sent.count(FIRST_SCREEN) == 1
    rest = sent.partition(FIRST_SCREEN)[2]
    assert SHOWN_CURSOR in rest
    for mode in (b"1000", b"1003", b"1006", b"2004", b"1004"):
        assert sent.rindex(b"\x1b[?" + mode + b"l") > sent.rindex(b"\x1b[?" + mode + b"h")
    assert screen.mode == before
    return words(rest)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_told_to_stop_it_leaves_in_good_order(ledger: Path, number: signal.Signals) -> None:
    with terminal(*review(ledger)) as screen:
        before = screen.mode
        screen.shows("? help")
        screen.press("v", "v", "i")
        screen.program.send_signal(number)
        assert screen.ended() == 128 + number
        assert assert_restored(screen, before).strip() == ""
    assert verified(ledger) == 2


@pytest.mark.parametrize("own", [True, False], ids=["told", "untold"])
@pytest.mark.parametrize(
    "typed",
    ["v", "ve", "v/", "vi\t\t\x1b[200~half a paste", "v\x1b[200~" + "x" * 3000, "v?", "vA", "v" + "jk" * 300],
    ids=["queue", "evidence", "search", "pasting", "pasting on the queue", "help", "add", "typing"],
)
def test_a_terminal_that_is_closed_ends_it(ledger: Path, typed: str, own: bool) -> None:
    with terminal(*review(ledger), own=own) as screen:
        screen.shows("? help")
        screen.type(typed)
        screen.until(lambda: verified(ledger) == 1)
        assert screen.hang_up() == 128 + signal.SIGHUP
    assert verified(ledger) == 1


@pytest.mark.parametrize("own", [True, False], ids=["told", "untold"])
def test_a_terminal_that_is_closed_ends_the_plain_review(ledger: Path, own: bool) -> None:
    with terminal(*review(ledger, "--plain"), own=own) as screen:
        screen.shows("> ")
        screen.type("v\n")
        screen.until(lambda: verified(ledger) == 1)
        screen.hang_up()
    assert verified(ledger) == 1


def test_a_review_that_cannot_end_in_good_order_ends_all_the_same(ledger: Path, tmp_path: Path) -> None:
    program = tmp_path / "stuck.py"
    program.write_text(textwrap.dedent(STUCK), encoding="utf-8")
    with terminal(sys.executable, program, ledger, own=False) as screen:
        screen.shows("? help")
        screen.type("vk")
        screen.until(lambda: verified(ledger) == 1)
        assert screen.hang_up() == 128 + signal.SIGHUP
    assert verified(ledger) == 1


STUCK = """
    import sys
    import time
    from factcheck.cli import main
    from factcheck.review import driver, screen

    driver._GRACE_SECONDS = 1
    screen.ReviewScreen.action_move = lambda self, rows: time.sleep(1000)
    main(["review", "--ledger", sys.argv[1]])
"""


BROKEN = """
    import sys
    from factcheck.cli import main
    from factcheck.ledger import Ledger

    def broken(self, *arguments, **more):
        raise ZeroDivisionError("\\x1b]2;owned\\x07 not foreseen")

    Ledger.history = broken
    main(["review", "--ledger", sys.argv[1]])
"""


def test_what_nobody_foresaw_is_one_line_on_the_terminal_as_it_was(ledger: Path, tmp_path: Path) -> None:
    program = tmp_path / "broken.py"
    program.write_text(textwrap.dedent(BROKEN), encoding="utf-8")
    with terminal(sys.executable, program, ledger) as screen:
        before = screen.mode
        screen.shows("? help")
        # a decision is recorded; the screen breaks as it shows what was decided
        screen.press("V")
        assert screen.ended() == 2
        said = assert_restored(screen, before)
    assert said.strip().startswith(
        "factcheck: the review broke off (ZeroDivisionError: ␛]2;owned␇ not foreseen)"
    )
    assert said.count("\n") == 1
    assert "Traceback" not in words(bytes(screen.sent))
    assert verified(ledger) == 1


@pytest.mark.parametrize("stream", ["2>/dev/null", "</dev/null", ">/dev/null", "2>&1 | cat"])
def test_with_a_stream_that_is_no_terminal_it_says_what_to_try(ledger: Path, stream: str) -> None:
    command = f"{sys.executable} -m factcheck review --ledger {ledger} {stream}; echo left=$?"
    with terminal("bash", "-o", "pipefail", "-c", command) as screen:
        screen.ended()
        said = words(bytes(screen.sent))
    assert "left=2" in said
    assert "?1049h" not in repr(bytes(screen.sent))
    if stream != "2>/dev/null":
        assert "needs a terminal; try: factcheck review --plain" in said


def test_a_dumb_terminal_is_told_of_the_plain_mode(ledger: Path) -> None:
    with terminal(*review(ledger), TERM="dumb") as screen:
        assert screen.ended() == 2
        assert b"\x1b" not in screen.sent
        assert b"--plain" in screen.sent


def test_no_ledger_and_an_empty_one_are_told(ledger: Path, tmp_path: Path) -> None:
    with terminal(*review(tmp_path / "none.db")) as screen:
        assert screen.ended() == 2
        assert b"there is no ledger" in screen.sent
        assert screen.sent.count(b"\n") == 1
    Ledger.open(tmp_path / "empty.db", create=True).close()
    with terminal(*review(tmp_path / "empty.db")) as screen:
        screen.shows("? help")
        # nothing there to decide on: every key is answered, none breaks it
        screen.press(*"vdsxuUjkgG pehwi=ryAR+mM123z", "\x1b", "\x1b", "q")
        assert screen.ended() == 0


@pytest.mark.parametrize("size", [(20, 24), (1, 1), (60, 16), (500, 200)], ids=str)
def test_a_terminal_of_any_size_is_drawn_on(ledger: Path, size: tuple[int, int]) -> None:
    columns, rows = size
    with terminal(*review(ledger), columns=columns, rows=rows) as screen:
        screen.settle()
        screen.until(lambda: b"\x1b[?1049h" in screen.sent)
        screen.settle()
        screen.press("v", "s", "\x1b", "q")
        assert screen.ended() == 0
    assert verified(ledger) == 1


def test_a_storm_of_resizes_is_weathered(ledger: Path) -> None:
    with terminal(*review(ledger)) as screen:
        screen.shows("? help")
        for step in range(200):
            screen.resize(1 + step * 37 % 200, 1 + step * 23 % 70)
            if step % 20 == 0:
                screen.type("v")
            screen.until(lambda: True)
        screen.resize(80, 24)
        screen.settle()
        screen.press("q")
        assert screen.ended() == 0
    assert verified(ledger) == 10


def test_a_paste_longer_than_a_field_is_cut_to_what_it_takes(ledger: Path) -> None:
    with terminal(*review(ledger)) as screen:
        screen.shows("? help")
        screen.press("v", "k", "i", "\t", "\t")
        screen.paste("9\x1b[31m\x00 " * 150_000)
        screen.shows("cut: 100,000 of 1,199,999 characters")
        screen.press("\r")
        screen.shows("verified: £1.9bn")
        screen.press("q")
        assert screen.ended() == 0
    with Ledger.open(ledger) as opened:
        note = opened.history(1).decisions[-1].note
    assert note == ("9␛[31m␀ " * 12_500).strip()


def test_a_paste_that_lands_on_no_field_is_no_keys(ledger: Path) -> None:
    with terminal(*review(ledger)) as screen:
        screen.shows("? help")
        screen.paste("v\x1b[vvv\x1b\x1b[200~vv\x1b[Bvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv\rv")
        # and what comes right behind it is
        screen.type("dq")
        assert screen.ended() == 0
    with Ledger.open(ledger) as opened:
        counts = opened.counts()
    assert (counts.verified, counts.disputed) == (0, 1)


def test_bytes_that_are_no_text_are_typed_without_harm(ledger: Path) -> None:
    with terminal(*review(ledger)) as screen:
        screen.shows("? help")
        screen.press("/", "\udcff\udc80\udcc3", "\x1b", "v", "q")
        assert screen.ended() == 0
    assert verified(ledger) == 1


def test_an_article_of_one_line_of_two_megabytes_is_reviewed(tmp_path: Path) -> None:
    from tests.factories import claim
    from tests.review.desk import extracted

    text = "word " * 200_000 + "5 dead " + "9" * 500_000 + "日" * 500_000
    path = tmp_path / "long.db"
    ledger_with(path, extracted(text, [claim(text, "5 dead", "5")], "long.txt")).close()
    with terminal(*review(path)) as screen:
        screen.shows("? help")
        screen.press("2", "G", "g", "1", "v", "q")
        assert screen.ended() == 0
    assert verified(path) == 1


def test_a_full_disk_is_told_and_what_was_decided_stays(ledger: Path, tmp_path: Path) -> None:
    program = tmp_path / "full.py"
    program.write_text(textwrap.dedent(FULL), encoding="utf-8")
    room = tmp_path / "room"
    with terminal(sys.executable, program, ledger, room, columns=160) as screen:
        screen.shows("? help")
        screen.press("v", "e", *"Budget", "\t", "\t", "\t")
        screen.paste("twelve words of evidence " * 3000)
        screen.press("\r")
        # the window stays, with all that was typed
        screen.shows("no room left on the disk: nothing was written")
        screen.press("\x1b", "k")
        seen = len(screen.sent)
        screen.press("i", "\t", "\t")
        screen.paste("a long note " * 3000)
        screen.press("\r")
        screen.shows("no room left on the disk: nothing was written", since=seen)
        room.touch()
        seen = len(screen.sent)
        screen.type("\r")
        screen.shows("verified: £1.9bn", since=seen)
        screen.press("q")
        assert screen.ended() == 0
    with Ledger.open(ledger) as opened:
        assert opened.audit().whole
        assert len(opened.history(1).decisions) == 2


FULL = """
    import sys
    from pathlib import Path
    from factcheck.cli import main
    from factcheck.ledger import connect

    begin = connect.begin

    def on_a_small_disk(connection, waits):
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        more = 1000 if Path(sys.argv[2]).exists() else 2
        connection.execute(f"PRAGMA max_page_count = {pages + more}").fetchone()
        begin(connection, waits)

    connect.begin = on_a_small_disk
    main(["review", "--ledger", sys.argv[1]])
"""


def test_a_disk_that_fails_is_told_and_every_key_can_be_pressed_again(ledger: Path) -> None:
    size = ledger.stat().st_size

    def small() -> None:
        # no file may grow past this
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size // 8, size // 8))

    with terminal(*review(ledger), preexec_fn=small) as screen:
        screen.shows("? help")
        screen.press("v", *"dddddddddd")
        screen.shows("the disk failed: nothing was written; see if it is full")
        screen.press("q")
        assert screen.ended() == 0
    with Ledger.open(ledger) as opened:
        assert opened.audit().whole
        counts = opened.counts()
    assert counts.verified + counts.disputed < 11


@pytest.mark.parametrize("how", ["removed", "replaced", "renamed"])
def test_a_ledger_that_goes_away_loses_nothing(ledger: Path, how: str) -> None:
    with terminal(*review(ledger), columns=400) as screen:
        screen.shows("? help")
        screen.press("v")
        if how == "removed":
            ledger.unlink()
        elif how == "renamed":
            ledger.rename(ledger.with_name("elsewhere.db"))
        else:
            other = ledger.with_name("other.db")
            ledger_with(other).close()
            other.replace(ledger)
        seen = len(screen.sent)
        screen.press("v")
        screen.shows("was removed or replaced", since=seen)
        screen.press("q")
        assert screen.ended() == 0
    rescued = ledger.with_name("ledger-rescued.db")
    # what was acknowledged is there, and what was refused is not
    assert verified(rescued) == 1


def test_letters_typed_ahead_of_the_search_line_decide_nothing(ledger: Path) -> None:
    with terminal(*review(ledger)) as screen:
        screen.shows("? help")
        # in one go, as they come over a slow line
        screen.type("/vvv")
        screen.settle()
        screen.press("\x1b", "q")
        assert screen.ended() == 0
    assert verified(ledger) == 0


@pytest.mark.parametrize(
    ("burst", "title", "correction"),
    [
        ("s\x1b[200~https://example.org/budget\x1b[201~\r", "https://example.org/budget", ""),
        ("sBudget vote\r", "Budget vote", ""),
        ("dw1,200\r", None, "1,200"),
    ],
)
def test_what_is_typed_ahead_reaches_the_window(
    ledger: Path, burst: str, title: str | None, correction: str
) -> None:
    with terminal(*review(ledger)) as screen:
        screen.shows("? help")
        # in one go: all of it is there before the window is
        screen.type(burst)
        screen.settle()
        screen.press("q")
        assert screen.ended() == 0
    with Ledger.open(ledger) as opened:
        last = opened.history(1).decisions[-1]
        assert opened.counts().unreviewed == 10
    assert [piece.source.title for piece in last.evidence] == ([title] if title else [])
    assert last.correction == correction
