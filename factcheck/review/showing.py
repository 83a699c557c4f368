"""What the keys show: which claims, of which article, in which order, and the paper of them."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.reports import SUFFIXES
from factcheck.review.alike import side_by_side
from factcheck.review.ask import Ask
from factcheck.review.deeds import Deeds
from factcheck.review.finder import Finder
from factcheck.review.palette import commands
from factcheck.review.report import ReportWindow, WriteReport
from factcheck.review.session import named
from factcheck.review.shelf import heading, shelf
from factcheck.review.views import ORDERS, VIEWS


class Showing(Deeds):
    """A screen whose keys choose what is shown, besides deciding."""

    write_report: WriteReport

    def action_report(self) -> None:
        """Write the paper of the article, or of all."""
        session = self.session
        entry = session.current
        document = entry.document_id if entry else session.filter.document
        several = len(session.ledger.documents()) > 1

        def answered(chosen: tuple[Path, int | None] | None) -> None:
            if chosen is not None:
                self.say(f"writing {chosen[0]} ...")
                # a large paper takes seconds: the review goes on meanwhile
                self.run_worker(partial(self._write, *chosen), thread=True, group="report", exclusive=True)

        self.app.push_screen(ReportWindow(document, several=several, suffixes=SUFFIXES), answered)

    def _write(self, path: Path, document: int | None) -> None:
        try:
            words = f"{path}: {self.write_report(path, document)}"
        except FactcheckError as error:
            words = f"! {error}"
        self.app.call_from_thread(self.say, words)

    def action_articles(self) -> None:
        """Choose an article, or all of them."""
        session = self.session
        documents = session.ledger.documents()
        ids = [None, *(document.id for document in documents)]

        def answered(at: int | None) -> None:
            if at is not None:
                self.attempt(lambda: session.read_article(ids[at]))
                self.say("all articles" if at == 0 else session.articles.title(documents[at - 1].id))

        lines = shelf(documents, session.ledger.counts_by_document(), self.glyphs)
        at = ids.index(session.filter.document)
        self.app.push_screen(Finder(heading(self.glyphs), lines, self.glyphs, at=at), answered)

    def action_filter(self) -> None:
        """Choose which claims are shown."""

        def answered(letter: str | None) -> None:
            if letter is not None:
                self.action_show(letter)

        self.app.push_screen(Ask("show", {letter: view.words for letter, view in VIEWS.items()}), answered)

    def action_show(self, letter: str) -> None:
        """Show the claims of a view."""
        session, view = self.session, VIEWS[letter]
        self.attempt(lambda: session.reload(view.over(session.filter, session.reviewer, session.current)))

    def action_order(self) -> None:
        """Choose which claims come first."""

        def answered(letter: str | None) -> None:
            if letter is not None:
                self.action_put(letter)

        self.app.push_screen(Ask("order", {letter: words for letter, (_, words) in ORDERS.items()}), answered)

    def action_put(self, letter: str) -> None:
        """Put the claims of an order first."""
        session, (order, _) = self.session, ORDERS[letter]
        self.attempt(lambda: session.reload(replace(session.filter, order=order)))

    def action_palette(self) -> None:
        """Choose among everything that can be done."""
        offered = list(commands(self.keymap))

        def answered(at: int | None) -> None:
            if at is not None:
                self.app.call_later(self.app.run_action, offered[at][1], self)

        self.app.push_screen(Finder("do", [offer for offer, _ in offered], self.glyphs), answered)

    def action_reload(self) -> None:
        """Read the queue anew."""
        self.attempt(self.session.reload)

    def action_escape(self) -> None:
        """End the search, else drop the marks."""
        if self.session.filter.text:
            self.attempt(lambda: self.session.search(""))
        elif self.session.marks:
            self.attempt(self.session.marks.clear)

    def action_article(self, step: int) -> None:
        """Go to the next article, or the one before."""
        self.attempt(lambda: self.session.go_to_article(step))

    def action_compare(self) -> None:
        """Show the same quantity elsewhere in the ledger, and go to the one that is chosen."""
        session = self.session
        here = session.here()
        alike = session.ledger.alike(here.id)
        if not alike:
            self.say(f"nothing else in the ledger is counted or measured like {named(here.claim)}")
            return

        def answered(at: int | None) -> None:
            if at is not None and at != 0:
                chosen = alike[at - 1]
                self.attempt(lambda: session.go_to(chosen))

        lines = side_by_side(here, alike, session.articles.title, self.glyphs)
        self.app.push_screen(Finder(f"like {named(here.claim)}", lines, self.glyphs), answered)
