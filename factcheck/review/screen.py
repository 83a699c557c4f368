"""The review screen: the panes, what they show, and moving about in them."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static
from textual.worker import get_current_worker

from factcheck.errors import FactcheckError
from factcheck.model.entry import ClaimEntry, ClaimHistory, Coverage, FindingEntry, Listing
from factcheck.model.filter import ClaimFilter
from factcheck.model.protocols import WriteReport
from factcheck.review.article import Article
from factcheck.review.bar import Bar
from factcheck.review.card import card
from factcheck.review.glyphs import Glyphs
from factcheck.review.help import help_lines
from factcheck.review.keymap import Keymap
from factcheck.review.keyrow import KeyRow, bindings
from factcheck.review.keys import Where
from factcheck.review.line import Look, Run
from factcheck.review.pane import Pane, TextPane
from factcheck.review.queue import Queue
from factcheck.review.rows import Rows
from factcheck.review.saved import SavedViews
from factcheck.review.search import SearchBar
from factcheck.review.session import ReviewSession
from factcheck.review.showing import Showing
from factcheck.review.small import TOO_SMALL
from factcheck.review.text_window import TextWindow
from factcheck.review.views import words_for
from factcheck.review.wrap import shorten
from factcheck.safe import one_line

_POLL_SECONDS = 1.0

_VIEW = 32
"""Cells for what the queue shows, on the line of notices."""

_PANES = ("queue", "article", "card")


class ReviewScreen(Showing):
    """Claims, article and claim card; what the keys do to claims and to the queue is in Deeds and Showing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.CLAIMS)

    def __init__(
        self,
        session: ReviewSession,
        glyphs: Glyphs,
        keymap: Keymap,
        *,
        write_report: WriteReport,
        saved: SavedViews,
        choose_article: bool = False,
    ) -> None:
        super().__init__()
        self.write_report = write_report
        self.saved = saved
        self._choose_article = choose_article
        self.session = session
        self.glyphs = glyphs
        self.keymap = keymap
        self._notice: Run = Run("")

    def compose(self) -> ComposeResult:
        """Lay the panes out; the style sheet says where."""
        glyphs = self.glyphs
        yield Static(Content(TOO_SMALL), id="too-small")
        yield Bar(id="head", ellipsis=glyphs.ellipsis)
        with Container(id="panes"):
            yield Queue(self.session, glyphs)
            with Vertical(id="beside"):
                yield Article(self.session.articles, glyphs)
                yield TextPane(id="card")
        yield Bar(id="notice", ellipsis=glyphs.ellipsis, keep_right=True)
        yield SearchBar()
        hinted = (key for key in self.keymap.on(Where.CLAIMS) if key.hint)
        yield KeyRow(((self.keymap[key.name], key.hint) for key in hinted), glyphs)

    def on_mount(self) -> None:
        """Show the queue, and look now and then whether others have decided."""
        self.query_one(Queue).entitle(" 1 claims ")
        self.query_one(SearchBar).display = False
        self.query_one(Queue).focus()
        self.reloaded()
        self.set_interval(_POLL_SECONDS, self._poll)
        if self._choose_article:
            self.action_articles()

    # showing

    def reloaded(self) -> None:
        """Show a queue that is another one than before."""
        self.query_one(Queue).reload()
        self.show_claim()
        if not self.session.whole:
            # its first rows are on the screen: the others are read while the reviewer reads
            rest = partial(self._read_rest, self.session.known, self.session.filter)
            self.run_worker(rest, thread=True, group="rest", exclusive=True)

    def _read_rest(self, known: Rows, shown: ClaimFilter) -> None:
        worker = get_current_worker()
        try:
            listing = self.session.ledger.listing(shown, beside=True)
        except FactcheckError as error:
            deed = partial(self._alert, error)
        else:
            deed = partial(self._take_rest, known, listing)
        if not worker.is_cancelled:
            self.app.call_from_thread(deed)

    def _take_rest(self, known: Rows, listing: Listing) -> None:
        if self.session.known is known:
            self.session.complete(listing)
            self.query_one(Queue).lengthen()
            self.show_counts()

    def moved(self) -> None:
        """Show that the cursor stands on another claim."""
        self.query_one(Queue).follow()
        self.show_claim()

    def decided(self, words: str) -> None:
        """Show that something was recorded, and where the cursor is now."""
        self.moved()
        self.say(words)

    def show_claim(self) -> None:
        """Show the claim under the cursor in the article, on the card and in the counts."""
        try:
            entry = self.session.current
            history = self.session.history() if entry else None
            findings = self.session.findings() if entry else ()
            self.query_one(Article).show(entry, [span for each in findings for span in each.finding.spans])
            self._show_card(entry, history, findings)
            self.show_counts()
        except FactcheckError as error:
            self._alert(error)

    def _show_card(
        self, entry: ClaimEntry | None, history: ClaimHistory | None, findings: Sequence[FindingEntry]
    ) -> None:
        pane = self.query_one("#card", TextPane)
        pane.entitle(f" 3 claim {entry.id} " if entry else " 3 claim ")
        pane.show(card(history, self.glyphs, findings) if history else ())

    def show_counts(self) -> None:
        """Show how far the article is, and what the queue shows."""
        try:
            self._show_counts()
        except FactcheckError as error:
            self._alert(error)

    def _show_counts(self) -> None:
        session = self.session
        entry = session.current
        head = self.query_one("#head", Bar)
        if entry is None:
            head.show([Run("factcheck", Look.STRONG)])
        else:
            coverage = session.articles.coverage(entry.document_id)
            head.show(self._progress(coverage), [Run(one_line(session.reviewer), Look.DIM)])
            head.set_class(coverage.open == 0, "-done")
        more = "" if session.whole else "+"
        place = f"{session.cursor + 1:,}/{len(session.known):,}{more}" if entry else "0/0"
        self.query_one("#notice", Bar).show([self._notice], [*self._shown(), Run(place)])

    def _progress(self, coverage: Coverage) -> Sequence[Run]:
        words = str(coverage)
        if coverage.open == 0:
            done = "all decided" if coverage.decided else "nothing to decide"
            return [Run(f"{done}  ", Look.VERIFIED), Run(words.replace(" 0 open,", ""))]
        room = min(24, self.size.width - len(words) - len(self.session.reviewer) - 12)
        if room < 8:
            return [Run(words)]
        filled = room * coverage.decided // (coverage.decided + coverage.open)
        return [
            Run(self.glyphs.bar * filled, Look.VERIFIED),
            Run(self.glyphs.rest * (room - filled), Look.DIM),
            Run(f"  {words}"),
        ]

    def _shown(self) -> Sequence[Run]:
        session, shown = self.session, self.session.filter
        runs = [Run(shorten(words_for(shown), _VIEW, self.glyphs.ellipsis), Look.DIM)]
        if shown.text:
            runs.append(Run(f' "{one_line(shown.text)[:20]}"', Look.STRONG))
        if session.marks:
            runs.append(Run(f"{self.glyphs.between}{len(session.marks)} marked", Look.ALERT))
        return [*runs, Run(self.glyphs.between, Look.DIM)]

    def say(self, words: str) -> None:
        """Say on the notice line what was done."""
        self._notice = Run(one_line(words))
        self.show_counts()

    def refused(self, error: FactcheckError) -> None:
        """Say what could not be done, and show the claim as it stands now."""
        self.moved()
        self._alert(error)

    def _alert(self, error: FactcheckError) -> None:
        self._notice = Run(f"! {one_line(str(error))}", Look.ALERT)
        # no count, no claim: they may be what cannot be read
        self.query_one("#notice", Bar).show([self._notice])

    def _poll(self) -> None:
        try:
            changed = self.session.poll()
        except FactcheckError as error:
            self._alert(error)
            return
        if changed:
            self.query_one(Queue).refresh()
            self.query_one(Article).redraw()
            self.show_claim()

    def on_resize(self, event: Resize) -> None:
        """Fit the counts to the new width."""
        self.show_claim()

    # moving

    def on_queue_chosen(self, event: Queue.Chosen) -> None:
        """Go to the row that was clicked."""
        self.session.move(event.row)
        self.moved()

    def action_move(self, rows: int) -> None:
        """Go some rows on."""
        self.session.move(self.session.cursor + rows)
        self.moved()

    def action_page(self, pages: int) -> None:
        """Go some pages on."""
        self.action_move(pages * self.query_one(Queue).page)

    def action_end(self, end: int) -> None:
        """Go to the first claim or the last."""
        if end < 0:
            self.session.move(0)
        else:
            self.session.move_to_end()
        self.moved()

    def action_open(self, direction: int) -> None:
        """Go to the next open claim, or the one before."""
        there = self.session.next_open() if direction > 0 else self.session.previous_open()
        self.moved()
        if not there:
            self.say(f"no open claim is left here: {self.keymap['filter']} chooses what is shown")

    # panes

    def action_pane(self, step: int) -> None:
        """Go to the next pane, or the one before."""
        held = [self.query_one(f"#{name}", Pane) is self.focused for name in _PANES]
        at = held.index(True) if True in held else 0
        self.action_focus_pane(_PANES[(at + step) % len(_PANES)])

    def action_focus_pane(self, name: str) -> None:
        """Go to a pane; alone on the screen, it takes the place of the other."""
        zoomed = self.has_class("-zoom")
        self.remove_class("-zoom", *(f"-zoom-{pane}" for pane in _PANES))
        pane = self.query_one(f"#{name}", Pane)
        if zoomed:
            # it can be in focus only once it is shown
            pane.focus()
            self.add_class("-zoom", f"-zoom-{name}")
        else:
            # at once: the next key may be typed already
            self.set_focus(pane)

    @property
    def pane(self) -> str:
        """Which of the panes is in focus."""
        return next((name for name in _PANES if self.query_one(f"#{name}", Pane) is self.focused), _PANES[0])

    def action_help(self) -> None:
        """Show the keys, those of the pane in focus first."""
        lines = help_lines(self.glyphs, self.keymap, Where.CLAIMS, self.pane)
        self.app.push_screen(TextWindow("help", lines))

    def action_zoom(self) -> None:
        """Show the pane alone, or all of them again."""
        name = self.pane
        on = not self.has_class("-zoom")
        self.set_class(on, "-zoom", f"-zoom-{name}")
        if not on:
            self.remove_class(*(f"-zoom-{pane}" for pane in _PANES))
