"""The review in a real terminal: started, worked with, quit; and refused where there is none."""

import io
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factcheck.cli.engine import engine
from factcheck.cli.house import house_rules
from factcheck.errors import UsageError
from factcheck.ledger import Ledger
from factcheck.preferences import Preferences
from factcheck.review import app
from factcheck.review.app import run
from tests.factories import claim
from tests.review.desk import Clock, extracted, harbour, ledger_with
from tests.review.stage import no_report

PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from factcheck.ledger import Ledger
from factcheck.preferences import Preferences
from factcheck.review.app import run
from factcheck.cli.engine import engine
from factcheck.cli.house import house_rules

with Ledger.open(Path(sys.argv[1])) as ledger:
    run(ledger, reviewer="ana", clock=lambda: datetime.now(UTC), engine=engine(house_rules()),
        preferences=Preferences(path=Path("settings.toml")), write_report=lambda path, document: "written")
"""


AS_IT_COMES = Preferences(path=Path("settings.toml"))


def start(ledger: Ledger, *, plain: bool = False) -> None:
    run(
        ledger,
        reviewer="ana",
        clock=Clock(),
        engine=engine(house_rules()),
        plain=plain,
        preferences=AS_IT_COMES,
        write_report=no_report,
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_without_a_terminal_it_says_what_to_try(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(UsageError, match="--plain"):
        start(ledger)


def test_a_dumb_terminal_is_told_of_plain_mode(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "dumb")
    with pytest.raises(UsageError, match="TERM=dumb"):
        start(ledger)


@pytest.mark.parametrize("mouse", [True, False])
def test_with_a_terminal_the_screen_is_drawn_with_or_without_the_mouse(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, mouse: bool
) -> None:
    started: list[bool] = []

    def take_note(self: app.ReviewApp, *, mouse: bool) -> None:
        started.append(mouse)

    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(app.ReviewApp, "run", take_note)
    run(
        ledger,
        reviewer="ana",
        clock=Clock(),
        engine=engine(house_rules()),
        mouse=mouse,
        preferences=AS_IT_COMES,
        write_report=no_report,
    )
    assert started == [mouse]


def test_plain_mode_needs_no_terminal(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("v\nq\n"))
    start(ledger, plain=True)
    assert "verified: £1.9bn" in capsys.readouterr().out


class Tmux:
    """One terminal of 80 by 24, on a server of its own."""

    def __init__(self, folder: Path) -> None:
        self._socket = str(folder / "tmux")

    def __call__(self, *words: str) -> str:
        command = ["tmux", "-S", self._socket, "-f", "/dev/null", *words]
        # a program that finds LINES and COLUMNS takes the terminal for one that never changes its size;
        # they may come from whoever runs the tests, or from readline
        unsized = {name: value for name, value in os.environ.items() if name not in {"LINES", "COLUMNS"}}
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=unsized)
        return done.stdout

    def until(self, holds: Callable[[str], bool]) -> str:
        """Return the screen as soon as something holds of it."""
        for _ in range(300):
            screen = self("capture-pane", "-p", "-t", "review")
            if holds(screen):
                return screen
            time.sleep(0.1)
        raise AssertionError(f"it never came to be so:\n{screen}")


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    terminal = Tmux(tmp_path)
    yield terminal
    subprocess.run(["tmux", "-S", str(tmp_path / "tmux"), "kill-server"], check=False, capture_output=True)


@pytest.mark.slow
def test_a_sitting_in_a_real_terminal(tmux: Tmux, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    text = "\x1b]2;owned\x07 [sic] said 5 dead \x1b[2J here."
    hostile = extracted(text, [claim(text, "5 dead", "5")], "b.txt", "\x1b]2;owned\x07")
    ledger_with(path, harbour(), hostile).close()
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    root = Path(__file__).parents[2]
    tmux(
        "new-session", "-d", "-s", "review", "-x", "80", "-y", "24", "-c", str(root),
        "-e", f"PYTHONPATH={root}", "-e", f"PATH={os.environ['PATH']}", "sh",
    )  # fmt: skip
    tmux("send-keys", "-t", "review", f"{sys.executable} {program} {path}; echo left=$?", "Enter")
    tmux.until(lambda screen: "all 2 articles" in screen and "? help" in screen)
    tmux("send-keys", "-t", "review", "Escape")
    tmux.until(lambda screen: "0 decided, 11 open" in screen and "all 2 articles" not in screen)
    tmux("send-keys", "-t", "review", "v", "d")
    tmux.until(lambda screen: "2 decided, 9 open" in screen)
    # what the screen says is on disk already
    with Ledger.open(path) as ledger:
        assert (ledger.counts().verified, ledger.counts().disputed) == (1, 1)
    tmux("send-keys", "-t", "review", "u")
    tmux.until(lambda screen: "1 decided, 10 open" in screen)
    tmux("resize-window", "-t", "review", "-x", "120", "-y", "40")
    tmux.until(lambda screen: max(map(len, screen.splitlines())) > 100 and "£1.9bn" in screen)
    tmux("send-keys", "-t", "review", "]")
    tmux.until(lambda screen: "␛[2J here." in screen and "[sic]" in screen)
    assert tmux("display-message", "-p", "-t", "review", "#{pane_title}").strip() != "owned"
    # back to the articles, and out
    tmux("send-keys", "-t", "review", "q")
    tmux.until(lambda screen: "what is left" in screen)
    tmux("send-keys", "-t", "review", "q")
    tmux.until(lambda screen: "left=0" in screen)
