"""Figures that other articles of the ledger give otherwise.

Catches the same quantity (noun and what is done with it, or measure; unit, rate, change) of the same story in
another article where no value that the words allow is in both: "more than 1,400 killed" and "1,200 killed".
If the other article is newer it is a revision that this one lacks; if it is older, this one may be the
revision, and is asked about only where no date tells the two apart.
Does not catch figures of two stories: a place in common, or a name in both sentences, makes one. A value more
than five times the other is another thing.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Remembered, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind, Modality
from factcheck.reckoning.page import Page
from factcheck.reckoning.precision import allowed, place
from factcheck.reckoning.series import is_adrift
from factcheck.reckoning.story import one_story, tells_story
from factcheck.reckoning.wording import said
from factcheck.times import day_of

NAME = "elsewhere"

_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})
_FAR = 5


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each figure that other articles have, one that differs; if none does, one that agrees."""
    published = day_of(page.extraction.document.published)
    asked: set[tuple[object, ...]] = set()
    for claim in page.figures:
        thing = (
            claim.noun_head,
            claim.action,
            claim.measure,
            claim.unit,
            claim.value,
            claim.place,
            claim.hedge,
        )
        if not comparable(claim) or thing in asked:
            continue
        asked.add(thing)
        finding = _finding(page, claim, memory, published)
        if finding is not None:
            yield finding


def comparable(claim: Claim) -> bool:
    """Tell whether a claim says enough of what it counts to be looked for in other articles."""
    if claim.kind not in _KINDS or claim.value is None or claim.second is not None or claim.part_of:
        return False
    if claim.modality not in (Modality.STATED, Modality.ESTIMATED, None):
        return False
    if claim.noun_head is not None:
        return claim.action is not None
    return claim.measure is not None and claim.unit is not None and not _of_a_base(claim)


def _of_a_base(claim: Claim) -> bool:
    """Tell whether a percentage is one of something: of the same workers there are many shares."""
    at = claim.sentence.find(claim.phrase)
    behind = claim.sentence[at + len(claim.phrase) :].split(maxsplit=1)
    return claim.kind is Kind.PERCENT and at >= 0 and behind[:1] == ["of"]


def _finding(page: Page, claim: Claim, memory: Memory, published: date | None) -> Finding | None:
    if not tells_story(claim):
        return None
    for other in memory.alike(claim):
        # the story first: it tells most apart, and costs least
        if not one_story(claim, other.claim) or not comparable(other.claim) or not _same(claim, other.claim):
            continue
        if _agrees(page, claim, other.claim):
            # the newest that agrees stands for those before it
            return _bears_out(claim, other)
        theirs = day_of(other.published)
        if theirs is not None and is_adrift(page, claim):
            # a toll of no day beside dated ones: `tolls` shows them all
            continue
        if published is not None and theirs is not None and theirs < published:
            # ours is the newer: it may be the revision
            continue
        return _differs(claim, other, published, theirs)
    return None


def _same(claim: Claim, other: Claim) -> bool:
    alike = claim.change is other.change and claim.role is other.role and claim.period == other.period
    if not alike or not other.value or not claim.value:
        return False
    ratio = Fraction(claim.value) / Fraction(other.value)
    return Fraction(1, _FAR) <= ratio <= _FAR


def _agrees(page: Page, claim: Claim, other: Claim) -> bool:
    surface = _number(other)
    mine, theirs = page.allows(claim), allowed(other, surface, page.rules)
    if mine.meets(theirs):
        return True
    # one of the two may be the other, rounded
    return mine.widened(place(claim, page.number(claim)) / 2).meets(theirs) or mine.meets(
        theirs.widened(place(other, surface) / 2)
    )


def _number(claim: Claim) -> str:
    return claim.phrase[claim.number_start - claim.start : claim.number_end - claim.start]


def _differs(claim: Claim, other: Remembered, published: date | None, theirs: date | None) -> Finding:
    newer = published is not None and theirs is not None and theirs > published
    when = f" of {other.published}" if other.published else ""
    verb = "has a newer figure" if newer else "says otherwise"
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"“{other.title}”{when} {verb}: {other.claim.phrase}",
        working=f"{said(claim)} here against {said(other.claim)} in document {other.document}",
        place=mention(claim),
        others=(mention(other.claim, other.document),),
    )


def _bears_out(claim: Claim, other: Remembered) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome(True),
        message=f"“{other.title}” agrees: {other.claim.phrase}",
        working=f"{said(claim)} here and {said(other.claim)} in document {other.document}",
        place=mention(claim),
        others=(mention(other.claim, other.document),),
    )
