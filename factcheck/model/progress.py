"""How far a desk has come: by article, by reviewer, and how far its reviewers agree."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from factcheck.model.decision import Status
from factcheck.model.entry import Counts, DocumentEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleProgress:
    """One article's claims, by where they stand."""

    document: DocumentEntry
    counts: Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """Whose words hold on an article's claims."""

    reviewers: tuple[str, ...]
    """Who decided last comes first."""
    last: str
    """When that was, as a UTC stamp."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerProgress:
    """What one reviewer has done."""

    reviewer: str
    words: Mapping[Status, int]
    """On how many claims of the latest drafts each status is their last word."""
    acts: int
    """All that they had recorded, undoing and clearing included."""
    last: str
    """When they last did something, as a UTC stamp."""

    @property
    def claims(self) -> int:
        """On how many claims they have a word."""
        return sum(self.words.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What two reviewers say of the claims on which both have a word.

    >>> pairs = {(Status.VERIFIED, Status.VERIFIED): 20, (Status.DISPUTED, Status.DISPUTED): 15,
    ...          (Status.VERIFIED, Status.DISPUTED): 5, (Status.DISPUTED, Status.VERIFIED): 10}
    >>> agreement = Agreement(one="ann", other="bob", pairs=pairs)
    >>> agreement.claims, agreement.raw, agreement.kappa
    (50, Fraction(7, 10), Fraction(2, 5))
    """

    one: str
    other: str
    pairs: Mapping[tuple[Status, Status], int]
    """How often the one said this while the other said that."""

    @property
    def claims(self) -> int:
        """Claims on which both have a word."""
        return sum(self.pairs.values())

    @property
    def agreed(self) -> int:
        """Those on which they say the same."""
        return sum(number for (one, other), number in self.pairs.items() if one is other)

    @property
    def raw(self) -> Fraction:
        """The share of claims on which they say the same."""
        return Fraction(self.agreed, self.claims)

    @property
    def kappa(self) -> Fraction | None:
        """Cohen's kappa: agreement beyond what chance would give, 1 at most.

        None where chance alone would have them agree always, because each says one thing only.
        """
        ones: Counter[Status] = Counter()
        others: Counter[Status] = Counter()
        for (one, other), number in self.pairs.items():
            ones[one] += number
            others[other] += number
        by_chance = Fraction(sum(ones[status] * others[status] for status in Status), self.claims**2)
        return None if by_chance == 1 else (self.raw - by_chance) / (1 - by_chance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the desk has come with its latest drafts."""

    counts: Counts
    articles: tuple[ArticleProgress, ...]
    reviewers: tuple[ReviewerProgress, ...]
    """Those with most words first."""
    agreements: tuple[Agreement, ...]
    """Of each two who have decided on the same claims; those with most in common first."""
