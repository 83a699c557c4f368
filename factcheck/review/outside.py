"""What the keys do to numbers outside the queue: minor ones, those set aside, missed figures."""

from collections.abc import Sequence

from factcheck.model.claim import Tier
from factcheck.model.document import Span
from factcheck.review.add import AddWindow
from factcheck.review.article import Article
from factcheck.review.deeds import Deeds
from factcheck.review.missed import Place, claim_at, set_aside
from factcheck.review.picking import HINT
from factcheck.review.wrap import shorten
from factcheck.safe import one_line

_PICKED = 24
"""Cells for the words that are picked, beside the keys."""


class Outside(Deeds):
    """A screen whose keys put numbers into the queue."""

    def action_promote(self) -> None:
        """Make the minor number here a claim; elsewhere, choose among those set aside."""
        entry = self.session.current
        if entry is not None and entry.claim.tier is Tier.MINOR:
            self.record(self.session.promote)
        else:
            self.action_add()

    def action_add(self) -> None:
        """Add a figure that was missed: by its words, or picked in the article where that is in focus."""
        entry = self.session.here()
        article = self.query_one(Article)
        if self.focused is article:
            article.pick()
        else:
            self._ask_figure(set_aside(self.session.outside(entry.document_id)), entry.claim.start)

    def on_article_picking(self, event: Article.Picking) -> None:
        """Say which words are picked, and by which keys."""
        self.say(
            f'"{shorten(one_line(event.words), _PICKED, self.glyphs.ellipsis)}"   {HINT}'
            if event.words
            else ""
        )

    def on_article_picked(self, event: Article.Picked) -> None:
        """Ask whether the words that were picked are to be a claim."""
        self._ask_figure([Place(span=event.span, why="picked")], event.span.start)

    def _ask_figure(self, offered: Sequence[Place], near: int) -> None:
        session = self.session
        document = session.here().document_id
        text = session.ledger.text(document)
        regions = session.ledger.regions(document)

        def save(span: Span) -> str:
            return session.add(claim_at(text, span, regions, session.engine.read_figures), document)

        window = AddWindow(
            text,
            offered,
            near=near,
            glyphs=self.glyphs,
            read_figures=session.engine.read_figures,
            save=save,
        )

        def closed(words: str | None) -> None:
            if words is not None:
                self.reloaded()
                self.say(words)

        self.app.push_screen(window, closed)
