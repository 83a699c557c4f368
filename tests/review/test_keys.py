"""The key table: nothing twice, nothing that terminals swallow, nothing that the screen cannot do."""

import tomllib
from collections import Counter

import pytest

from factcheck.errors import SettingsError
from factcheck.review.app import ReviewApp
from factcheck.review.glyphs import ASCII, UNICODE
from factcheck.review.help import help_lines
from factcheck.review.keymap import Keymap, as_toml, remapped
from factcheck.review.keys import KEYS
from factcheck.review.screen import ReviewScreen
from factcheck.review.session import ReviewSession
from tests.review.stage import played

BANNED = {f"ctrl+{letter}" for letter in "sqzbajmhi"} | {f"f{number}" for number in range(1, 25)}


def test_no_key_does_two_things() -> None:
    counted = Counter(name for key in KEYS for name in key.keys)
    assert [name for name, times in counted.items() if times > 1] == []


def test_no_key_is_one_that_terminals_keep_for_themselves() -> None:
    names = {name for key in KEYS for name in key.keys}
    assert not names & BANNED
    assert not any(name.startswith("alt+") for name in names)


def test_every_action_can_be_done() -> None:
    for key in KEYS:
        name = key.action.partition("(")[0]
        owner = ReviewApp if name.startswith("app.") else ReviewScreen
        assert hasattr(owner, f"action_{name.removeprefix('app.')}"), key


def test_the_help_lists_every_key() -> None:
    printed = [line.text for line in help_lines(UNICODE, Keymap())]
    for key in KEYS:
        assert any(line.strip().startswith(key.shown) and Keymap().words(key) in line for line in printed), (
            key
        )


def test_the_ascii_help_is_ascii() -> None:
    assert "\n".join(line.text for line in help_lines(ASCII, Keymap())).isascii()


def test_other_keys_do_what_the_settings_say(session: ReviewSession) -> None:
    keymap = remapped({"verify": ("1", "l"), "claims_pane": ("v",)})
    played(session, "1 l d", keymap=keymap)
    assert [entry.status.value for entry in list(session.rows)[:4]] == [
        "verified", "verified", "disputed", "unreviewed",
    ]  # fmt: skip


def test_two_keys_may_change_places(session: ReviewSession) -> None:
    seen = played(session, "d", keymap=remapped({"verify": ("d",), "dispute": ("v",)}))
    assert session.rows[0].status.value == "verified"
    assert "d verify" in seen.lines[-1]


def test_the_screen_and_the_help_call_keys_as_they_are(session: ReviewSession) -> None:
    keymap = remapped({"why": ("W",), "search": ("ctrl+f",)})
    seen = played(session, "d", size=(120, 30), keymap=keymap)
    assert "W why" in seen.notice
    assert "^f find" in seen.lines[-1]
    assert "disputed, and go on; W then says why" in [
        keymap.words(key) for key in keymap if key.name == "dispute"
    ]


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"verify": ("d",)}, '"d" is both verify and dispute'),
        ({"verfy": ("q",)}, "did you mean verify?"),
        ({"zzz": ("q",)}, "`factcheck keys` lists all"),
        ({"verify": ("f5",)}, "cannot have 'f5'"),
        ({"verify": ("ctrl+s",)}, "cannot have 'ctrl+s'"),
        ({"verify": (",",)}, "cannot have ','"),
        ({"verify": ("\x1b",)}, "cannot have"),
    ],
)
def test_what_cannot_be_a_key_is_refused(wanted: dict[str, tuple[str, ...]], told: str) -> None:
    with pytest.raises(SettingsError, match="settings: ") as refused:
        remapped(wanted)
    assert told in str(refused.value)


def test_the_dump_is_a_settings_file_that_changes_nothing() -> None:
    table = tomllib.loads(as_toml(Keymap()))["keys"]
    again = remapped({name: tuple(keys) for name, keys in table.items()})
    assert list(table) == [key.name for key in KEYS]
    assert again.changed() == {}
