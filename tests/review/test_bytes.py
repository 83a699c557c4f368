"""What really goes to the terminal: colours, the mouse, the clipboard, the cursor, plain letters."""

import base64
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factcheck.ledger import Ledger
from factcheck.model.standing import standing
from tests.benchmark.terminal import Terminal
from tests.factories import claim
from tests.review.desk import ARTICLE, extracted, harbour, ledger_with

pytestmark = pytest.mark.slow

SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
ATTRIBUTES = {b"", *(b"%d" % code for code in (*range(10), *range(21, 30)))}
"""Bold, underline, reverse and their ends; whatever else an SGR holds is a colour."""
PLACED = re.compile(rb"\x1b\[(\d+);(\d+)H")
ROUND = (
    "j",
    "v",
    "d",
    "2",
    "T",
    "1",
    "?",
    "q",
    "f",
    "\x1b",
    "s",
    "\x1b",
    ":",
    "\x1b",
    "i",
    "\x1b",
    "a",
    "j",
    "q",
)
"""Keys that go through every screen."""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    boats = "Nine boats sank."
    other = extracted(boats, [claim(boats, "Nine boats", "9")], "b.txt", "The boats")
    ledger_with(tmp_path / "ledger.db", harbour(), other).close()
    return tmp_path / "ledger.db"


@contextmanager
def review(ledger: Path, *options: str) -> Iterator[Terminal]:
    """The review of the first article in a terminal of its own."""
    command = [sys.executable, "-m", "factcheck", "review", "--ledger", str(ledger), "--document", "1"]
    with Terminal([*command, "--reviewer", "ana", *options], columns=100, rows=30) as terminal:
        terminal.started("£1.9bn" if "--ascii" not in options else "1.9bn")
        yield terminal


def everything(ledger: Path, *options: str) -> bytes:
    with review(ledger, *options) as terminal:
        seen = terminal.seen
        for key in ROUND:
            terminal.key(key)
            seen += terminal.seen
    return seen


def colours(seen: bytes) -> set[bytes]:
    return {code for codes in SGR.findall(seen) for code in re.split(rb"[;:]", codes)} - ATTRIBUTES


def test_where_no_colour_is_wanted_no_colour_is_sent(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_colour = everything(ledger)
    assert b"38" in colours(with_colour)
    monkeypatch.setenv("NO_COLOR", "1")
    without = everything(ledger)
    assert colours(without) == set()
    # nor is the terminal's palette changed
    assert not re.search(rb"\x1b\](4|1[0-9]|104|11[0-9]);", without)
    # what is meant is said by signs, bold, underline and reverse
    assert {b"1", b"4", b"7"} <= {code for codes in SGR.findall(without) for code in codes.split(b";")}


def test_the_settings_may_want_none_too(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.toml").write_text('theme = "none"\n', encoding="utf-8")
    monkeypatch.setenv("FACTCHECK_SETTINGS", str(tmp_path / "settings.toml"))
    assert colours(everything(ledger)) == set()


def test_ascii_is_ascii_but_for_what_the_article_says(ledger: Path) -> None:
    others = {character for character in everything(ledger, "--ascii").decode() if not character.isascii()}
    assert others <= {character for character in ARTICLE if not character.isascii()}


def test_the_mouse_is_taken_given_back_and_taken_again(ledger: Path) -> None:
    with review(ledger) as terminal:
        assert b"\x1b[?1000h" in terminal.seen
        terminal.key("%")
        assert b"\x1b[?1000l" in terminal.seen
        assert b"\x1b[?1003l" in terminal.seen
        terminal.key("j")
        assert b"?1000h" not in terminal.seen
        terminal.key("%")
        assert b"\x1b[?1000h" in terminal.seen
        terminal.key("%")
        # a click that the terminal still sends does nothing bad
        terminal.key("q")
    with review(ledger, "--no-mouse") as terminal:
        assert b"?1000h" not in terminal.seen
        terminal.key("%")
        assert b"\x1b[?1000h" in terminal.seen
        terminal.key("q")
        assert b"\x1b[?1000l" in terminal.seen


def test_y_sends_the_claim_to_the_clipboard(ledger: Path) -> None:
    with review(ledger) as terminal:
        for key, copied in (("y", "£1.9bn: Rebuilding the storm-damaged harbour"), ("Y", "£1.9bn cost of")):
            terminal.key(key)
            sent = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", terminal.seen)
            assert sent is not None
            assert base64.b64decode(sent[1]).decode().startswith(copied)


def test_the_cursor_stands_on_the_row(ledger: Path) -> None:
    with review(ledger) as terminal:
        rows = [int(PLACED.findall(terminal.seen)[-1][0])]
        for key in ("j", "j", "k", "a", "j"):
            terminal.key(key)
            rows.append(int(PLACED.findall(terminal.seen)[-1][0]))
    # below one line of heads and a rule; the articles below two lines of heads
    assert rows == [3, 4, 5, 4, 4, 5]


def test_a_note_is_written_in_an_editor(
    ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "my editor"
    editor.write_text('#!/bin/sh\nprintf "line one\\nline \\342\\202\\254 two\\n" > "$2"\n', encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"'{editor}' --wait")
    with review(ledger) as terminal:
        terminal.key("I")
        assert "decide first" in terminal.picture()
        terminal.key("D")
        terminal.key("I")
        terminal.key("j")
        terminal.key("q")
    with Ledger.open(ledger) as held:
        now = standing(held.history(1))
    assert now is not None
    assert now.note == "line one\nline € two"


@pytest.mark.parametrize(
    ("editor", "told"), [("false", "ended with 1"), ("/no/such/editor", "cannot be started")]
)
def test_an_editor_that_fails_leaves_the_note_as_it_was(
    ledger: Path, monkeypatch: pytest.MonkeyPatch, editor: str, told: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    with review(ledger) as terminal:
        terminal.key("D")
        terminal.key("I")
        terminal.started(told)
    with Ledger.open(ledger) as held:
        assert len(held.history(1).decisions) == 1
