"""How much a claim deserves checking, 0 to 1: what a desk with ten minutes should look at first."""

from factcheck.model.claim import Tier
from factcheck.model.document import Zone
from factcheck.model.quantity import Hedge, Kind, Modality

# what has done damage when it was wrong stands higher
_KINDS = {
    Kind.COUNT: 0.7, Kind.MONEY: 0.7, Kind.PERCENT: 0.7, Kind.MULTIPLE: 0.7, Kind.FRACTION: 0.6,
    Kind.RATIO: 0.6, Kind.AGE: 0.6, Kind.SCORE: 0.5, Kind.MEASURE: 0.5, Kind.DURATION: 0.4, Kind.RANK: 0.2,
}  # fmt: skip


def worth(kind: Kind, tier: Tier, hedge: Hedge, modality: Modality, *, named: bool, zone: Zone) -> float:
    """Return the worth of a claim of that kind, put that way, there in the article.

    >>> worth(Kind.COUNT, Tier.CLAIM, Hedge.EXACT, Modality.STATED, named=False, zone=Zone.HEADLINE)
    0.9
    """
    score = _KINDS[kind]
    score += {Zone.HEADLINE: 0.2, Zone.STANDFIRST: 0.1}.get(zone, 0.0)
    # with nobody to blame, the paper says it
    score += -0.05 if named else 0.0
    score -= 0.2 if hedge is Hedge.VAGUE else 0.0
    score -= {Modality.POSSIBLE: 0.1, Modality.HYPOTHETICAL: 0.3}.get(modality, 0.0)
    score *= 0.3 if tier is Tier.MINOR else 1.0
    return round(min(1.0, max(0.0, score)), 2)
