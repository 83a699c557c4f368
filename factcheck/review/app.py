"""The review as a terminal program."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import cycle
from typing import TYPE_CHECKING, Any

from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.actions import ActionParseResult
from textual.dom import DOMNode
from textual.keys import key_to_character
from textual.screen import Screen
from textual.widgets import Input

from factcheck.errors import FactcheckError, ReviewBroke, UsageError
from factcheck.limits import PAGE_ROWS
from factcheck.model.engine import Engine
from factcheck.model.protocols import WriteReport
from factcheck.preferences import Preferences
from factcheck.review.article import Article
from factcheck.review.driver import TerminalDriver
from factcheck.review.frame import Changes, Frame
from factcheck.review.glyphs import ASCII, UNICODE
from factcheck.review.keymap import Keymap, remapped
from factcheck.review.mouse import give, held
from factcheck.review.notices import Notices
from factcheck.review.saved import SavedViews
from factcheck.review.screen import ReviewScreen
from factcheck.review.session import ReviewSession
from factcheck.review.small import HEIGHTS, WIDTHS
from factcheck.review.theme import COLOURLESS, NO_COLOUR, THEMES, Colourless, beginning_with
from factcheck.review.waiting import WaitingApp

if TYPE_CHECKING:
    from factcheck.ledger import Ledger


_FAULT = 200
"""Characters of what broke a review that are told."""


class ReviewApp(WaitingApp):
    """One screen, its windows and the themes."""

    CSS_PATH = "review.tcss"
    TITLE = "factcheck review"
    ENABLE_COMMAND_PALETTE = False
    PAUSE_GC_ON_SCROLL = True
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(
        self,
        session: ReviewSession,
        *,
        write_report: WriteReport,
        ascii_only: bool = False,
        keymap: Keymap | None = None,
        theme: str | None = None,
        saved: SavedViews,
        choose_article: bool = False,
    ) -> None:
        colourless = "NO_COLOR" in os.environ or theme == NO_COLOUR
        # only so does Textual leave out every colour, its own greys as well
        super().__init__(driver_class=TerminalDriver, ansi_color=True if colourless else None)
        if colourless:
            self.no_color = True
            self._filters = [Colourless()]
        session.ledger.while_busy(self.patience)
        keymap = keymap or Keymap()
        glyphs = ASCII if ascii_only else UNICODE
        self._review = ReviewScreen(
            session,
            glyphs,
            keymap,
            write_report=write_report,
            saved=saved,
            choose_article=choose_article,
        )
        self.set_keymap({name: ",".join(keys) for name, keys in keymap.changed().items()})
        # a key is answered by one frame, not by a film of them: ssh lines are slow
        self.animation_level = "none"
        for each in (*THEMES, COLOURLESS):
            self.register_theme(each)
        self._frame = Frame()
        self._themes = cycle(beginning_with(None if colourless else theme))
        self.theme = COLOURLESS.name if colourless else next(self._themes)
        self.set_class(ascii_only, "-ascii")

    def get_default_screen(self) -> Screen[None]:
        """Return the review screen."""
        return self._review

    def _display(self, screen: Screen[object], renderable: Any) -> None:
        if isinstance(renderable, LayoutUpdate | ChopsUpdate):
            renderable = Changes(self._frame, renderable)
        super()._display(screen, renderable)

    def on_mount(self) -> None:
        """Draw everything anew when the terminal comes back from another program."""
        self.app_resume_signal.subscribe(self, lambda _: self._frame.forget())

    def on_resize(self) -> None:
        """Draw everything anew: a terminal that changes its size moves what is on it."""
        self._frame.forget()

    # Textual would print a report of whole pages, with what the variables hold, over the restored screen.
    # The one line that takes its place is said by whoever started the review.

    fault: Exception | None = None
    """What broke the review off."""

    def _handle_exception(self, error: Exception) -> None:
        if self._exit:
            # it is being left already, and half of a window may be gone before the other
            self._close_messages_no_wait()
            return
        self.fault = self.fault or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *renderables: Any) -> None:
        """Leave: the terminal can no longer be read, or drawn on."""
        self.fault = self.fault or OSError("the terminal does not answer")
        self._close_messages_no_wait()

    def on_load(self) -> None:
        """Leave in good order when told to, or when the terminal is closed."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, self._stopped, number)

    def _stopped(self, number: signal.Signals) -> None:
        self.exit(return_code=128 + number)

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        # a letter typed right behind the key that opened a line to type in: it came too early for the
        # line, and is no command
        letter = key_to_character(key) or "\n"
        if not priority and isinstance(self.focused, Input) and letter.isprintable():
            return False
        # a key typed right behind the one that began to pick words: it decides nothing
        if not priority and isinstance(self.focused, Article) and self.focused.picks_with(key):
            return True
        return await super()._check_bindings(key, priority)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks for; what the ledger refuses becomes a notice."""
        if self.waiting:
            # pressed together with a key that now waits for the ledger
            return True
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except FactcheckError as error:
            told = next(each for each in reversed(self.screen_stack) if isinstance(each, Notices))
            told.refused(error)
            return True

    def action_mouse(self) -> None:
        """Leave the mouse to the terminal, or take it back."""
        if self._driver is not None:
            to_review = not held(self._driver)
            give(self._driver, to_review=to_review)
            words = (
                "the mouse is the review's" if to_review else "the mouse is the terminal's: select and copy"
            )
            next(each for each in reversed(self.screen_stack) if isinstance(each, Notices)).say(words)

    def action_theme(self) -> None:
        """Put on the next theme; where no colour is wanted there is only one."""
        if not self.no_color:
            self.theme = next(self._themes)


def run(
    ledger: "Ledger",
    *,
    reviewer: str,
    clock: Callable[[], datetime],
    engine: Engine,
    write_report: WriteReport,
    document: int | None = None,
    mouse: bool = True,
    ascii_only: bool = False,
    plain: bool = False,
    in_browser: bool = False,
    preferences: Preferences,
) -> int:
    """Let a reviewer work through a ledger until they quit; one in a browser says first who they are.

    Returns the exit code: 0, or what a program ends with that was stopped by a signal.
    """
    keymap = remapped(preferences.keys, str(preferences.path))
    if preferences.theme not in (None, NO_COLOUR):
        beginning_with(preferences.theme, str(preferences.path))
    saved = SavedViews(preferences, visiting=in_browser)
    session = ReviewSession(
        ledger,
        reviewer=reviewer,
        clock=clock,
        engine=engine,
        document=document,
        first=None if plain else PAGE_ROWS,
    )
    if plain:
        from factcheck.review.plain import run_plain

        run_plain(session, sys.stdin, sys.stdout, keymap=keymap, saved=saved, write_report=write_report)
        return 0
    # the screen is drawn on the error stream
    if not in_browser and not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError("the review needs a terminal: try `factcheck review --plain`, or `factcheck claims`")
    if not in_browser and os.environ.get("TERM") == "dumb":
        raise UsageError("this terminal cannot move its cursor (TERM=dumb): try `factcheck review --plain`")
    app = _kind(in_browser)(
        session,
        write_report=write_report,
        ascii_only=ascii_only,
        keymap=keymap,
        theme=preferences.theme,
        saved=saved,
        choose_article=document is None and ledger.several(),
    )
    app.run(mouse=mouse)
    if app.fault is not None:
        fault = f"{type(app.fault).__name__}: {app.fault}"
        raise ReviewBroke(
            f"the review broke off ({fault[:_FAULT]}); every decision is saved; try it again, "
            "or: factcheck review --plain"
        ) from app.fault
    return app.return_code or 0


def _kind(in_browser: bool) -> type[ReviewApp]:
    if not in_browser:
        return ReviewApp
    from factcheck.review.visitor import VisitorApp

    return VisitorApp
