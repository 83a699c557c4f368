"""Hostile text over a real pseudo-terminal: no byte of it is obeyed, in any screen or command."""

import shutil
from pathlib import Path

import pytest

from factcheck.review.keys import KEYS
from factcheck.safe import safe
from tests.cli.desk import on_terminal
from tests.review.hostile import WORST, hostile_ledger, parts, worst
from tests.review.tty import review, terminal
from tests.review.wire import MARK, offences, words

NAMES = [part.replace("\x00", "") for part in parts("me")]

PRESSED = {
    "space": " ", "enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "escape": "\x1b", "up": "\x1b[A",
    "down": "\x1b[B", "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
}  # fmt: skip


def sent_by(key: str) -> str:
    """What a terminal sends when a key is pressed."""
    if key.startswith("ctrl+"):
        return chr(ord(key[-1]) - 96)
    return PRESSED.get(key, key)


@pytest.mark.parametrize(
    "bad",
    [
        "\x1b]2;t\x07", "\x1b]52;c;AAA\x07", "\x1b]52;c;G1szMW0=\x07", "\x1bPq\x1b\\", "\x1b_x\x1b\\",
        "\x1bc", "\x1b",
        "\x9b2J", "\u202e", "\u200b", "\x07", f"\x1b[{MARK}m", "\x1b[?47h", "\x1b[6n", "\x1b[3;1r",
        "\x1b]8;;http://x\x07",
    ],
)  # fmt: skip
def test_the_reader_of_the_wire_knows_what_is_not_ours(bad: str) -> None:
    assert list(offences(f"before {bad} after".encode()))
    assert not list(offences("\x1b[1;31m✓ £5\x1b[0m\x1b[3;4H\x1b]52;c;wqM1\x07\r\n👨\u200d👩".encode()))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "ledger.db"
    hostile_ledger(path)
    return path


@pytest.fixture
def ledger(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=str)
def test_nothing_is_obeyed_in_any_screen(ledger: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    columns, rows = size
    command = review(ledger, "--reviewer", NAMES[0])
    with terminal(
        *command, columns=columns, rows=rows, cwd=tmp_path, EDITOR="true", BROWSER="true"
    ) as screen:
        screen.shows("? help")
        screen.press("\x1b")
        for key in KEYS:
            if key.name in {"quit", "back"}:
                continue
            # each is pressed on the first claim; what it opens gets the worst typed into it, and is left
            screen.type("g")
            screen.press(sent_by(key.keys[0]))
            screen.paste(worst("typed").replace("\x1b[201~", ""))
            screen.press("\r", "\x1b", "\x1b")
        for pane in "123":
            screen.press(pane, "z", "G", "g", "z")
        # back to the articles, and out
        screen.press("q", "q")
        assert screen.ended() == 0
        shown = words(bytes(screen.sent))
        assert list(offences(bytes(screen.sent))) == []
    # and it was all there to be obeyed
    for name in ("title", "headline", "phrase"):
        assert f"{name}~␛]2;" in shown, name


@pytest.mark.slow
def test_nothing_is_obeyed_line_by_line(ledger: Path) -> None:
    typed = [
        "h",
        "v note",
        "e",
        worst("typed").replace("\n", " "),
        "p 1",
        "the passage",
        "u",
        "/5 dead",
        "/",
        "A 7",
        "f a",
        "?",
        "zz",
        "q",
    ]
    # the line discipline would act on some of what is typed, before anybody reads it
    lines = [safe(line) if line.startswith("typed") else line for line in typed]
    shown = on_terminal(
        "review", "--plain", "--ledger", ledger, "--reviewer", NAMES[0], typed="\n".join([*lines, ""])
    )
    assert list(offences(shown.encode(), screen=False)) == []
    for name in ("title", "phrase", "speaker", "note", "passage"):
        assert f"{name}~␛]2;" in shown, name


COMMANDS = [
    ("claims",), ("claims", "--format", "json"), ("claims", "--format", "jsonl"),
    ("claims", "--format", "csv"),
    ("history", "5"), ("history", "1"), ("stats",), ("sources",), ("audit",), ("report",),
    ("report", "--format", "json"),
    ("export",), ("coverage", "1"), ("findings",), ("diff", "1"), ("claims", "--document", NAMES[0]),
    ("history", NAMES[0]), ("decide", "1", "verified", "--reviewer", NAMES[0], "--note", NAMES[1]),
    ("withdraw", "1", "--reason", NAMES[0]), ("withdraw", NAMES[0], "--reason", "x"), (NAMES[1],),
    ("add", NAMES[1]),
    ("report", "-o", f"{NAMES[0]}/x.md"), ("original", "1"), ("check", NAMES[0]),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: safe(" ".join(command))[:30])
def test_nothing_is_obeyed_of_what_commands_print(
    command: tuple[str, ...], ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_LEDGER", str(ledger))
    shown = on_terminal(*command)
    assert list(offences(shown.encode(), screen=False)) == []
    assert "Traceback" not in shown


@pytest.mark.slow
@pytest.mark.parametrize(
    "setting", ["theme = {0}", "{0} = 1", "[keys]\n{0} = 'v'", "[keys]\nverify = {0}", "{1}"]
)
def test_nothing_is_obeyed_of_what_is_wrong_in_the_settings(
    setting: str, ledger: Path, tmp_path: Path
) -> None:
    settings = tmp_path / f"{NAMES[0]}.toml".replace("/", "")
    quoted = '"' + "".join(f"\\U{ord(character):08X}" for character in WORST) + '"'
    settings.write_text(setting.format(quoted, WORST), encoding="utf-8", newline="")
    with terminal(*review(ledger), FACTCHECK_SETTINGS=str(settings)) as screen:
        assert screen.ended() == 2
        assert list(offences(bytes(screen.sent), screen=False)) == []
        assert bytes(screen.sent).count(b"\n") == 1
