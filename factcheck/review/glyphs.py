"""The signs of the screen, in Unicode and in plain ASCII; each is one cell wide."""

from dataclasses import dataclass

from factcheck.model.claim import Claim
from factcheck.model.decision import Status
from factcheck.model.entry import ClaimEntry
from factcheck.safe import hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """One set of signs."""

    status: dict[Status, str]
    """Two cells: a sign, and the letter of the key that gives the status."""
    bare: str = "v?"
    """Verified, with no evidence recorded."""
    differ: str = "&"
    """Reviewers say different things of it."""
    theirs: str = "@"
    """Another reviewer's word holds."""
    here: str
    marked: str
    hidden: str
    ellipsis: str
    bar: str
    rest: str
    between: str
    """Stands between two facts on one line."""

    def sign(self, entry: ClaimEntry) -> str:
        """Return the two cells that say where a claim stands."""
        bare = entry.status is Status.VERIFIED and not entry.evidence_count
        return self.bare if bare else self.status[entry.status]

    def opinion(self, entry: ClaimEntry, reviewer: str) -> str:
        """Return the sign that tells a reviewer of another's opinion on a claim."""
        if entry.differ:
            return self.differ
        decided = entry.status is not Status.UNREVIEWED
        return self.theirs if decided and entry.reviewer != reviewer else " "


UNICODE = Glyphs(
    status={
        Status.UNREVIEWED: ". ",
        Status.VERIFIED: "✓v",
        Status.DISPUTED: "✗d",
        Status.SOURCED: "+s",
        Status.NOT_A_CLAIM: "--",
    },
    here="▌",
    marked="*",
    hidden="¿",
    ellipsis="…",
    bar="━",
    rest="─",
    between=" · ",
)
ASCII = Glyphs(
    status={
        Status.UNREVIEWED: ". ",
        Status.VERIFIED: "vv",
        Status.DISPUTED: "xd",
        Status.SOURCED: "+s",
        Status.NOT_A_CLAIM: "--",
    },
    here=">",
    marked="*",
    hidden="?",
    ellipsis="~",
    bar="#",
    rest="-",
    between=" | ",
)


def flag(claim: Claim, glyphs: Glyphs, *, revised: bool = False, findings: int = 0) -> str:
    """Return the one sign that warns of a claim: of what it hides, what was found, how it reads, what it was.

    >>> from tests.factories import claim
    >>> flag(claim("1,400 dead", "1,400 dead", "1400", flags=("ambiguous",)), UNICODE)
    '&'
    """
    if hidden(claim.phrase):
        return glyphs.hidden
    if findings:
        return "!"
    if claim.flags:
        return "&"
    return "~" if revised else " "
