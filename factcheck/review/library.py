"""The screen of the articles: how far each is, who works on it, and what is left in the one chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, Static

from factcheck.errors import FactcheckError
from factcheck.model.protocols import WriteReport
from factcheck.model.wording import many
from factcheck.review.ask import Ask
from factcheck.review.bar import Bar
from factcheck.review.finder import Finder
from factcheck.review.glyphs import Glyphs
from factcheck.review.help import help_lines
from factcheck.review.keymap import Keymap
from factcheck.review.keyrow import KeyRow, bindings
from factcheck.review.keys import Where
from factcheck.review.line import Line, Look, Run
from factcheck.review.palette import articles, commands, views
from factcheck.review.pane import TextPane
from factcheck.review.papers import Papers
from factcheck.review.preview import preview
from factcheck.review.saved import SavedViews
from factcheck.review.search import SearchBar
from factcheck.review.session import ReviewSession
from factcheck.review.shelf import ORDERS, WIDE, Row, Shelf, heading, rows
from factcheck.review.small import TOO_SMALL
from factcheck.review.text_window import TextWindow
from factcheck.safe import one_line

_POLL_SECONDS = 1.0
_HINTS = {
    "open_article": "review", "next_open": "next", "search": "find", "order": "order",
    "report": "report", "palette": "more", "help": "help", "quit": "quit",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What the reviewer goes on to: an article or all of them, through a saved view if one is named."""

    document: int | None
    view: str | None = None


class Preview(TextPane, can_focus=False):
    """What is left in the chosen article, to look at: the keys are the rows'."""


class Library(Papers[Opened | None]):
    """Answers with what the reviewer opens; with None it is the queue as it was."""

    # the keys are the screen's own until a search is typed
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.ARTICLES)

    def __init__(
        self,
        session: ReviewSession,
        glyphs: Glyphs,
        keymap: Keymap,
        *,
        write_report: WriteReport,
        saved: SavedViews,
    ) -> None:
        super().__init__()
        self.write_report = write_report
        self._session = session
        self._glyphs = glyphs
        self._keymap = keymap
        self._saved = saved
        self._order = next(iter(ORDERS))
        self._typed = ""
        self._rows: Sequence[Row] = ()
        self._seen: int | None = None
        self._notice = Run("")

    def compose(self) -> ComposeResult:
        """Lay the rows out, what is left in the chosen article below them where there is room."""
        ellipsis = self._glyphs.ellipsis
        yield Static(Content(TOO_SMALL), id="too-small")
        yield Bar(id="head", ellipsis=ellipsis)
        yield Bar(id="columns", ellipsis=ellipsis)
        with Container(id="panes"):
            yield Shelf(self._session, self._glyphs)
            yield Preview(id="left")
        yield Bar(id="notice", ellipsis=ellipsis, keep_right=True)
        yield SearchBar()
        yield KeyRow(((self._keymap[name], words) for name, words in _HINTS.items()), self._glyphs)

    def on_mount(self) -> None:
        """Show the articles, the one that is reviewed chosen, and look now and then for changes."""
        self.query_one(SearchBar).display = False
        self.query_one(Preview).entitle(" what is left ")
        self._read()
        self.set_interval(_POLL_SECONDS, self._poll)

    # showing

    def _read(self) -> None:
        ledger = self._session.ledger
        chosen = self._shelf.row
        document = chosen.document.id if chosen and chosen.document else self._session.filter.document
        try:
            self._seen = ledger.version()
            self._rows = rows(ledger.documents(), ledger.counts_by_document(), ledger.findings_by_document())
        except FactcheckError as error:
            self.refused(error)
        self._show(document)

    def _show(self, document: int | None) -> None:
        """Show the rows that have every word typed, in their order, an article chosen."""
        together, *each = self._rows or (None,)
        words = self._typed.casefold().split()
        order = ORDERS[self._order]
        held = [row for row in each if row and all(word in row.title.casefold() for word in words)]
        held.sort(key=order.key, reverse=order.backwards)
        shown = [*([together] if together and not words else []), *held]
        at = next((at for at, row in enumerate(shown) if row.document and row.document.id == document), 0)
        self._shelf.put(shown, at)
        self.query_one("#head", Bar).show(*self._totals())
        self._chosen()

    def _totals(self) -> tuple[list[Run], list[Run]]:
        name = one_line(self._session.ledger.path.name)
        runs = [Run(name, Look.STRONG)]
        if self._rows:
            counts = self._rows[0].counts
            left = f"{counts.unreviewed:,} left of {counts.total:,} claims" if counts.unreviewed else "done"
            runs.append(Run(f"  {many(len(self._rows) - 1, 'article')}  {left}"))
        return runs, [Run(one_line(self._session.reviewer), Look.DIM)]

    def _chosen(self) -> None:
        """Show what is left in the chosen article, and where its row stands."""
        shelf = self._shelf
        place = f"{shelf.at + 1:,}/{len(shelf.held):,}" if shelf.held else "0/0"
        narrowed = [Run(f'"{self._typed}"  ', Look.STRONG)] if self._typed else []
        order = Run(f"{ORDERS[self._order].words}{self._glyphs.between}", Look.DIM)
        self.query_one("#notice", Bar).show([self._notice], [*narrowed, order, Run(place)])
        self._preview()

    def _preview(self) -> None:
        pane = self.query_one(Preview)
        row = self._shelf.row
        if not pane.display or self.size.width < WIDE or row is None:
            return
        try:
            pane.show(preview(self._session, row.document))
        except FactcheckError as error:
            pane.show([Line((Run(one_line(str(error)), Look.ALERT),))])

    @property
    def _shelf(self) -> Shelf:
        return self.query_one(Shelf)

    def say(self, words: str) -> None:
        """Say on the notice line what was done."""
        self._notice = Run(one_line(words))
        self._chosen()

    def refused(self, error: FactcheckError) -> None:
        """Say what could not be done."""
        self._notice = Run(f"! {one_line(str(error))}", Look.ALERT)
        self._chosen()

    def _poll(self) -> None:
        try:
            changed = self._seen is not None and self._session.ledger.changed_since(self._seen)
        except FactcheckError as error:
            self.refused(error)
            return
        if changed:
            self._read()

    def on_resize(self, event: Resize) -> None:
        """Fit the columns to the new width."""
        width = event.size.width - 5
        self.query_one("#columns", Bar).show([Run("   "), *heading(width, self._glyphs)])
        self.call_after_refresh(self._chosen)

    # moving

    def action_move(self, by: int) -> None:
        """Choose another article."""
        self._shelf.choose(self._shelf.at + by)
        self._chosen()

    def action_page(self, pages: int) -> None:
        """Go some pages on."""
        self.action_move(pages * self._shelf.page)

    def action_end(self, end: int) -> None:
        """Go to the first article or the last."""
        self.action_move(end * len(self._shelf.held))

    def action_open(self, step: int) -> None:
        """Go to the next article with something open, or the one before, past the end from the top again."""
        held, here = self._shelf.held, self._shelf.at
        around = ((here + step * by) % len(held) for by in range(1, len(held) + 1))
        at = next((at for at in around if held[at].document and held[at].counts.unreviewed), None)
        if at is None:
            self.say("nothing is open in these articles")
        else:
            self.action_move(at - here)

    # finding

    def action_search(self) -> None:
        """Open the search line."""
        self.query_one("#notice").display = False
        self.query_one(SearchBar).open(self._typed)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Leave the articles whose titles have the words typed."""
        self._narrow(event.value)

    def on_search_bar_closed(self, event: SearchBar.Closed) -> None:
        """Go back to the rows."""
        self.query_one("#notice").display = True
        self.set_focus(None)
        self._narrow(self._typed if event.kept else "")

    def _narrow(self, typed: str) -> None:
        self._typed = typed
        row = self._shelf.row
        self._show(row.document.id if row and row.document else None)

    def action_order(self) -> None:
        """Choose which articles come first."""

        def answered(letter: str | None) -> None:
            if letter is not None:
                self._order = letter
                self._narrow(self._typed)

        answers = {letter: order.words for letter, order in ORDERS.items()}
        self.app.push_screen(Ask("order", answers, on=frozenset({self._order})), answered)

    def action_palette(self) -> None:
        """Choose among everything that can be done or shown."""
        offered = [
            *commands(self._keymap, Where.ARTICLES),
            *views(self._saved),
            *articles(row.document for row in self._rows if row.document is not None),
        ]

        def answered(at: int | None) -> None:
            if at is not None:
                self.do(offered[at].action)

        self.app.push_screen(Finder("do", [line.offer for line in offered], self._glyphs), answered)

    # going on

    def action_open_article(self) -> None:
        """Open the chosen article, or all."""
        row = self._shelf.row
        if row is not None:
            self.dismiss(Opened(document=row.document.id if row.document else None))

    def action_read(self, document: int) -> None:
        """Open one article."""
        self.dismiss(Opened(document=document))

    def action_view(self, name: str) -> None:
        """Open the chosen article, or all, through a saved view."""
        row = self._shelf.row
        self.dismiss(Opened(document=row.document.id if row and row.document else None, view=name))

    def action_escape(self) -> None:
        """End the search, else go back to the claims as they were."""
        if self._typed:
            self._narrow("")
        else:
            self.dismiss(None)

    def action_back(self) -> None:
        """Quit."""
        self.app.exit()

    def action_report(self) -> None:
        """Write the paper of the chosen article, or of all."""
        row = self._shelf.row
        self.ask_paper(row.document.id if row and row.document else None, several=len(self._rows) > 2)

    def action_help(self) -> None:
        """Show the keys of this screen."""
        lines = help_lines(self._glyphs, self._keymap, Where.ARTICLES)
        self.app.push_screen(TextWindow("help: articles", lines))
