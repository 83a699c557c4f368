"""The key table: nothing twice, nothing that terminals swallow, nothing that the screen cannot do."""

from collections import Counter

from factcheck.review.app import ReviewApp
from factcheck.review.glyphs import ASCII, UNICODE
from factcheck.review.help import help_lines
from factcheck.review.keys import KEYS
from factcheck.review.screen import ReviewScreen

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
    printed = [line.text for line in help_lines(UNICODE)]
    for key in KEYS:
        assert any(line.strip().startswith(key.shown) and key.words in line for line in printed), key


def test_the_ascii_help_is_ascii() -> None:
    assert "\n".join(line.text for line in help_lines(ASCII)).isascii()
