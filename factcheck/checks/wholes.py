"""Parts that are larger than their whole.

Catches a part that the text itself puts into a whole: "eight people, including nine children", "300 of the
240 houses".
Does not catch parts and wholes of different sentences, parts in per cent, and what one thing holds of another
("five complexes containing 80 proteins").
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind
from factcheck.reckoning.links import is_of
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import said

NAME = "wholes"

_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})


def _largest(page: Page, part: Claim, whole: Claim) -> Fraction | None:
    """Return the most that a part may be: of several wholes before it in its sentence, the largest."""
    bounds = [
        page.allows(each).high
        for each in page.figures
        if each.sentence == part.sentence
        and each.start < part.start
        and (each.kind, each.unit) == (whole.kind, whole.unit)
    ]
    bounds.append(page.allows(whole).high)
    return None if None in bounds else max(bound for bound in bounds if bound is not None)


@cache
def _inside() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:including|among\s+them|of\s+(?:whom|which|them|the|its|their))\b", regex.IGNORECASE
    )


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each part that cannot be in the whole that it is said to be of."""
    by_uid = {claim.uid: claim for claim in page.figures}
    for part in page.figures:
        whole = by_uid.get(part.part_of) if part.part_of else None
        if whole is None or part.kind not in _KINDS or (part.kind, part.unit) != (whole.kind, whole.unit):
            continue
        first, second = sorted((part, whole), key=lambda each: each.start)
        if part.per != whole.per or not _inside().search(page.between(first, second)):
            continue
        if part.end > part.number_end and is_of(page, part, whole):
            # "640 members of the nine churches" are not nine
            continue
        smallest, largest = page.allows(part).low, _largest(page, part, whole)
        if smallest is None or largest is None:
            continue
        fits = smallest <= largest
        yield Finding(
            check=NAME,
            outcome=outcome(fits),
            message=f"{part.phrase} {'are' if fits else 'cannot be'} part of {whole.phrase}",
            working=f"{said(part)} {'fit into' if fits else 'are more than'} {said(whole)}",
            place=mention(part),
            others=(mention(whole),),
        )
