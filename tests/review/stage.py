"""Plays keys on the review screen without a terminal, and tells what is to be seen after them."""

import asyncio
import io
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from textual.events import Key
from textual.keys import _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

from factcheck.model.protocols import WriteReport
from factcheck.preferences import Preferences
from factcheck.review.app import ReviewApp
from factcheck.review.bar import Bar
from factcheck.review.keymap import Keymap
from factcheck.review.saved import SavedViews
from factcheck.review.session import ReviewSession

NOWHERE = Preferences(path=Path("/dev/null/settings.toml"))
"""Settings that are as they come, and cannot be changed."""

Step = str | Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The screen after the last key."""

    text: str
    notice: str
    head: str
    focus: str | None
    window: str
    running: bool
    colours: frozenset[str]
    """The names of every colour in it."""

    @property
    def lines(self) -> list[str]:
        """The rows of the screen."""
        return self.text.splitlines()


def staged(session: ReviewSession, **more: Any) -> ReviewApp:
    """The review of a session, with no reports to write unless one is told how."""
    return ReviewApp(session, **{"write_report": no_report, "saved": SavedViews(NOWHERE), **more})


def no_report(path: Path, document: int | None) -> str:
    raise AssertionError("no report was asked for")


def played(
    session: ReviewSession,
    *steps: Step,
    size: tuple[int, int] = (80, 24),
    ascii_only: bool = False,
    keymap: Keymap | None = None,
    choose_article: bool = False,
    write_report: WriteReport | None = None,
    saved: SavedViews | None = None,
    theme: str | None = None,
) -> Seen:
    """Press the keys of the steps, those after "type:" letter by letter; call those that are functions.

    "wait:2" presses nothing for two seconds.
    """
    more: dict[str, Any] = {"ascii_only": ascii_only, "keymap": keymap, "choose_article": choose_article}
    more |= {
        "write_report": write_report or no_report,
        "saved": SavedViews(NOWHERE) if saved is None else saved,
        "theme": theme,
    }
    return asyncio.run(_play(session, steps, size, **more))[-1]


def scenes(session: ReviewSession, *steps: Step, size: tuple[int, int] = (80, 24)) -> list[Seen]:
    """Press the keys of the steps, and look at the screen after each."""
    return asyncio.run(_play(session, steps, size, each=True))


async def _play(
    session: ReviewSession,
    steps: tuple[Step, ...],
    size: tuple[int, int],
    each: bool = False,
    **more: Any,
) -> list[Seen]:
    app = staged(session, **more)
    seen: list[Seen] = []
    async with app.run_test(size=size) as pilot:
        for step in steps:
            if callable(step):
                step()
            elif step.startswith("wait:"):
                await asyncio.sleep(float(step[5:]))
            elif step.startswith("type:"):
                await _press(app, pilot, *step[5:])
            else:
                for key in step.split():
                    await _press(app, pilot, key)
            if each:
                await pilot.pause()
                seen.append(_seen(app))
        if app.is_running:
            # what is read aside is read to the end
            await app.workers.wait_for_complete()
            await pilot.pause()
        return [*seen, _seen(app)]


async def _press(app: ReviewApp, pilot: Pilot[None], *keys: str) -> None:
    """Send keys and wait until every widget has heard of them.

    The pilot's own way waits for an idle processor, which on a busy machine never comes.
    """
    driver = app._driver
    assert driver is not None
    for key in keys:
        name = key if len(key) > 1 else _character_to_key(key)
        event = Key(name, key if len(key) == 1 else _character(name))
        event.set_sender(app)
        driver.send_message(event)
    # a key may open a window, and the window hears of it only then
    for _ in range(3):
        await pilot._wait_for_screen()


def _character(name: str) -> str | None:
    try:
        return unicodedata.lookup(_get_unicode_name_from_key(name))
    except KeyError:
        return None


def _seen(app: ReviewApp) -> Seen:
    review = app.screen_stack[0]
    return Seen(
        text=drawn(app),
        notice=review.query_one("#notice", Bar).text,
        head=review.query_one("#head", Bar).text,
        focus=app.focused.id if app.focused else None,
        window=type(app.screen).__name__,
        running=app.is_running,
        colours=_colours(app),
    )


def _colours(app: ReviewApp) -> frozenset[str]:
    styles = [segment.style for strip in app.screen._compositor.render_strips() for segment in strip]
    inks = [ink for style in styles if style for ink in (style.color, style.bgcolor) if ink]
    return frozenset(ink.name for ink in inks)


def drawn(app: ReviewApp) -> str:
    """Return the characters of the screen, row by row, as they would be sent to a terminal."""
    width, height = app.size
    console = Console(
        width=width, height=height, file=io.StringIO(), force_terminal=True, record=True, legacy_windows=False
    )
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    console.print(update)
    return console.export_text(styles=False)
