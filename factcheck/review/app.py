"""The review as a terminal program."""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import cycle
from typing import TYPE_CHECKING

from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen

from factcheck.errors import FactcheckError, UsageError
from factcheck.model.protocols import Convert, ReadFigures
from factcheck.preferences import Preferences
from factcheck.review.glyphs import ASCII, UNICODE
from factcheck.review.keymap import Keymap, remapped
from factcheck.review.report import WriteReport
from factcheck.review.screen import ReviewScreen
from factcheck.review.session import ReviewSession
from factcheck.review.theme import COLOURLESS, THEMES, beginning_with

if TYPE_CHECKING:
    from factcheck.ledger import Ledger


_WIDTHS = [(0, "-cramped"), (60, "-narrow"), (100, "-wide")]
_HEIGHTS = [(0, "-flat"), (16, "-tall")]


class ReviewApp(App[None]):
    """One screen, its windows and the themes."""

    CSS_PATH = "review.tcss"
    TITLE = "factcheck review"
    ENABLE_COMMAND_PALETTE = False
    PAUSE_GC_ON_SCROLL = True
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS

    def __init__(
        self,
        session: ReviewSession,
        *,
        write_report: WriteReport,
        ascii_only: bool = False,
        keymap: Keymap | None = None,
        theme: str | None = None,
        choose_article: bool = False,
    ) -> None:
        # only so does Textual leave out every colour, its own greys as well
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        keymap = keymap or Keymap()
        glyphs = ASCII if ascii_only else UNICODE
        self._review = ReviewScreen(
            session, glyphs, keymap, write_report=write_report, choose_article=choose_article
        )
        self.set_keymap({name: ",".join(keys) for name, keys in keymap.changed().items()})
        # a key is answered by one frame, not by a film of them: ssh lines are slow
        self.animation_level = "none"
        for each in (*THEMES, COLOURLESS):
            self.register_theme(each)
        self._themes = cycle(beginning_with(theme))
        self.theme = COLOURLESS.name if self.no_color else next(self._themes)
        self.set_class(ascii_only, "-ascii")

    def get_default_screen(self) -> Screen[None]:
        """Return the review screen."""
        return self._review

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks for; what the ledger refuses becomes a notice."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except FactcheckError as error:
            self._review.refused(error)
            return True

    def action_theme(self) -> None:
        """Put on the next theme; where no colour is wanted there is only one."""
        if not self.no_color:
            self.theme = next(self._themes)


def run(
    ledger: "Ledger",
    *,
    reviewer: str,
    clock: Callable[[], datetime],
    read_figures: ReadFigures,
    convert: Convert,
    write_report: WriteReport,
    document: int | None = None,
    mouse: bool = True,
    ascii_only: bool = False,
    plain: bool = False,
    preferences: Preferences,
) -> None:
    """Let a reviewer work through a ledger until they quit."""
    keymap = remapped(preferences.keys, str(preferences.path))
    if preferences.theme is not None:
        beginning_with(preferences.theme, str(preferences.path))
    session = ReviewSession(
        ledger,
        reviewer=reviewer,
        clock=clock,
        read_figures=read_figures,
        convert=convert,
        document=document,
    )
    if plain:
        from factcheck.review.plain import run_plain

        run_plain(session, sys.stdin, sys.stdout)
        return
    # the screen is drawn on the error stream
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError("the review needs a terminal: try `factcheck review --plain`, or `factcheck claims`")
    if os.environ.get("TERM") == "dumb":
        raise UsageError("this terminal cannot move its cursor (TERM=dumb): try `factcheck review --plain`")
    app = ReviewApp(
        session,
        write_report=write_report,
        ascii_only=ascii_only,
        keymap=keymap,
        theme=preferences.theme,
        choose_article=document is None and len(ledger.documents()) > 1,
    )
    app.run(mouse=mouse)
