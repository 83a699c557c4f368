"""What the keys do to the queue: which claims it shows, of which article, in which order."""

from dataclasses import replace

from factcheck.review.ask import Ask
from factcheck.review.deeds import Deeds
from factcheck.review.finder import Finder
from factcheck.review.palette import commands
from factcheck.review.shelf import heading, shelf
from factcheck.review.views import ORDERS, VIEWS


class Showing(Deeds):
    """A screen whose keys choose what is shown, besides deciding."""

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
