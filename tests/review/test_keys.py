"""The key table: nothing twice, nothing that terminals swallow, nothing that the screen cannot do."""

import asyncio
import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from factcheck.errors import SettingsError
from factcheck.preferences import read
from factcheck.review.app import ReviewApp
from factcheck.review.article import Article
from factcheck.review.glyphs import ASCII, UNICODE
from factcheck.review.help import PANES, help_lines
from factcheck.review.keymap import Keymap, as_toml, remapped
from factcheck.review.keys import KEYS, Where
from factcheck.review.library import Library
from factcheck.review.palette import commands
from factcheck.review.saved import DIGITS
from factcheck.review.screen import ReviewScreen
from factcheck.review.session import ReviewSession
from factcheck.review.shelf import ORDERS as SHELF_ORDERS
from factcheck.review.views import FROM_LISTS, ORDERS, VIEWS
from tests.review.stage import played, staged

SCREENS = {Where.CLAIMS: ReviewScreen, Where.ARTICLES: Library}
BANNED = {f"ctrl+{letter}" for letter in "sqzbajmhi"} | {f"f{number}" for number in range(1, 25)}


@pytest.mark.parametrize("where", Where)
def test_no_key_does_two_things_on_one_screen(where: Where) -> None:
    counted = Counter(name for key in KEYS if where in key.where for name in key.keys)
    assert [name for name, times in counted.items() if times > 1] == []
    assert len({key.name for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize("choices", [VIEWS, FROM_LISTS, ORDERS, SHELF_ORDERS, dict.fromkeys(DIGITS)])
def test_every_choice_is_a_letter_that_is_typed(choices: Mapping[str, object]) -> None:
    assert all(len(letter) == 1 and letter.isascii() and letter.isprintable() for letter in choices)


def test_no_letter_chooses_two_things() -> None:
    assert not set(VIEWS) & set(FROM_LISTS)
    assert not set(DIGITS) & {*VIEWS, *FROM_LISTS}


def test_no_key_is_one_that_terminals_keep_for_themselves() -> None:
    names = {name for key in KEYS for name in key.keys}
    assert not names & BANNED
    assert not any(name.startswith("alt+") for name in names)


def test_every_action_can_be_done() -> None:
    for key in KEYS:
        name = key.action.partition("(")[0]
        for where in key.where:
            owner = ReviewApp if name.startswith("app.") else SCREENS[where]
            assert hasattr(owner, f"action_{name.removeprefix('app.')}"), key


@pytest.mark.parametrize("where", Where)
def test_the_help_lists_every_key(where: Where) -> None:
    printed = [line.text for line in help_lines(UNICODE, Keymap(), where)]
    for key in Keymap().on(where):
        assert any(line.strip().startswith(key.shown) and Keymap().words(key) in line for line in printed), (
            key
        )


@pytest.mark.parametrize("where", Where)
def test_the_palette_does_what_every_key_does(where: Where) -> None:
    actions = [command.action for command in commands(Keymap(), where)]
    chosen_one_by_one = {"filter", "order"} if where is Where.CLAIMS else set()
    for key in Keymap().on(where):
        assert key.action in actions or key.name in {"palette", "escape", *chosen_one_by_one}
    for action in actions:
        name = action.partition("(")[0]
        owner = ReviewApp if name.startswith("app.") else SCREENS[where]
        assert hasattr(owner, f"action_{name.removeprefix('app.')}"), action


@pytest.mark.parametrize("pane", PANES)
def test_the_help_of_a_pane_begins_with_its_keys(pane: str) -> None:
    heading, first, *_ = [line.text for line in help_lines(UNICODE, Keymap(), Where.CLAIMS, pane)]
    assert heading == PANES[pane][0]
    assert first.split() == ["j", "Down", "a", "line", "down"]


def test_the_help_is_that_of_the_pane_in_focus(session: ReviewSession) -> None:
    assert "in the article" in played(session, "2 question_mark").text
    assert "in the claim card" in played(session, "3 question_mark").text
    assert "in the " not in played(session, "question_mark").lines[3]


def test_the_ascii_help_is_ascii() -> None:
    for where in Where:
        assert "\n".join(line.text for line in help_lines(ASCII, Keymap(), where)).isascii()


def test_other_keys_scroll_text_too(session: ReviewSession) -> None:
    tops: list[int] = []

    def look() -> None:
        tops.append(app.query_one(Article).scroll_offset.y)

    app = staged(session, keymap=remapped({"next": ("n",), "next_match": ("j",)}))

    async def scroll() -> None:
        async with app.run_test(size=(80, 20)) as pilot:
            await pilot.press("2")
            look()
            for key in ("n", "n", "j", "down"):
                await pilot.press(key)
                await pilot.pause()
                look()

    asyncio.run(scroll())
    assert [top - tops[0] for top in tops] == [0, 1, 2, 2, 2]


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
        ({"open_article": ("q",)}, '"q" is both open_article and quit'),
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


def test_the_dump_keeps_what_is_set(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    views = {'o\'clock \x7f "x"': {"status": ["unreviewed"], "mine": True, "search": "1,400 \\ [sic]"}}
    file.write_text(as_toml(Keymap(), "light", views), "utf-8")
    again = read(file)
    assert (again.theme, again.views) == ("light", views)
