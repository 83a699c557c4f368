"""What the keys show: the articles, the queue anew, the same quantity elsewhere, and the paper."""

from factcheck.review.choosing import Choosing
from factcheck.review.compare import CompareWindow, sides
from factcheck.review.deciding import named
from factcheck.review.library import Library, Opened
from factcheck.review.papers import Papers


class Showing(Choosing, Papers[None]):
    """A screen whose keys choose what is shown, besides deciding."""

    _from_articles = False
    """Whether the reviewer came here from the articles: then q goes back to them."""

    def action_report(self) -> None:
        """Write the paper of the article, or of all."""
        session = self.session
        entry = session.current
        document = entry.document_id if entry else session.filter.document
        self.ask_paper(document, several=session.ledger.several())

    def action_articles(self) -> None:
        """Go to the articles."""
        library = Library(
            self.session, self.glyphs, self.keymap, write_report=self.write_report, saved=self.saved
        )
        self.app.push_screen(library, self._opened)

    def _opened(self, opened: Opened | None) -> None:
        self._from_articles = True
        if opened is None:
            return
        self.action_read(opened.document)
        if opened.view is not None:
            self.action_view(opened.view)

    def action_back(self) -> None:
        """Go back to the articles, or quit where the reviewer did not come from them."""
        if self._from_articles:
            self.action_articles()
        else:
            self.app.exit()

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

        compared = sides(here, alike, session.articles.entry, session.against)

        def answered(at: int | None) -> None:
            if at:
                self.attempt(lambda: session.go_to(compared[at].entry))

        self.app.push_screen(CompareWindow(compared, self.glyphs), answered)
