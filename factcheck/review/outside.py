"""What the keys do to numbers outside the queue: minor ones, those set aside, missed figures."""

from factcheck.model.claim import Tier
from factcheck.model.document import Span
from factcheck.review.add import AddWindow
from factcheck.review.deeds import Deeds
from factcheck.review.missed import claim_at, set_aside


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
        """Add a figure that was missed."""
        session = self.session
        entry = session.here()
        document = entry.document_id
        text = session.ledger.text(document)
        aside = set_aside(session.outside(document))
        regions = session.ledger.regions(document)

        def save(span: Span) -> str:
            return session.add(claim_at(text, span, regions, session.engine.read_figures), document)

        window = AddWindow(
            text,
            aside,
            near=entry.claim.start,
            glyphs=self.glyphs,
            read_figures=session.engine.read_figures,
            save=save,
        )

        def closed(words: str | None) -> None:
            if words is not None:
                self.reloaded()
                self.say(words)

        self.app.push_screen(window, closed)
