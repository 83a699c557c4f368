"""What the checks found: the figures that a finding holds together, and its dismissal."""

from collections.abc import Callable, Sequence
from datetime import datetime

from factcheck.errors import UsageError
from factcheck.model.claim import Tier
from factcheck.model.engine import Engine
from factcheck.model.entry import FindingEntry
from factcheck.review.walk import Walk


class Findings(Walk):
    """A queue of claims, of which the checks may have found something."""

    reviewer: str
    engine: Engine
    clock: Callable[[], datetime]

    def findings(self) -> Sequence[FindingEntry]:
        """Return what the checks say of the claim under the cursor, but for what somebody dismissed."""
        entry = self.here()
        return self.ledger.findings(claim_id=entry.id) if entry.findings else ()

    def all_findings(self) -> Sequence[FindingEntry]:
        """Return all that the checks say of the claim under the cursor, what was dismissed last."""
        found = self.ledger.findings(claim_id=self.here().id, dismissed=True)
        return sorted(found, key=lambda each: each.dismissal is not None)

    def check(self, document_id: int) -> None:
        """Check an article again: its claims are others than before."""
        ledger, engine = self.ledger, self.engine
        memory = ledger.memory(document_id=document_id)
        found = engine.check(ledger.article(document_id), ledger.added_claims(document_id), memory)
        ledger.keep_findings(document_id, found, engine=engine.version, now=self.clock())
        self.forget()

    def go_to_other(self) -> str:
        """Go to the next of the figures that the findings hold against this one; return what it is."""
        here = self.here()
        told = {claim for each in self.all_findings() for claim in each.claims} - {here.id}
        if not told:
            raise UsageError("the checks hold no other claim against this one")
        other = self.ledger.claim(min((claim for claim in told if claim > here.id), default=min(told)))
        if other.claim.tier is not Tier.CLAIM and self.rows.at(other.id) is None:
            raise UsageError(f"{other.claim.phrase!r} is a minor number: in the article, not in the queue")
        self.go_to(other)
        return f"held against it: {other.claim.phrase}"

    def dismiss(self, entry: FindingEntry, reason: str) -> str:
        """Say that a finding is none, and why; of one that was dismissed, that it is one after all."""
        dismissed = entry.dismissal is not None
        write = self.ledger.restore if dismissed else self.ledger.dismiss
        write(entry.id, reason=reason, reviewer=self.reviewer, now=self.clock())
        self.forget()
        return f"{'brought back' if dismissed else 'dismissed'}: {entry.finding.message}"
