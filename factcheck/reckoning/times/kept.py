"""Anniversaries beside the one year that they may count from, or the two that they may lie between."""

from collections.abc import Iterator

from factcheck.reckoning.page import Page
from factcheck.reckoning.times.anniversaries import anniversaries, is_numbered, numbered
from factcheck.reckoning.times.moments import Moment
from factcheck.reckoning.times.outline import MOMENT, Outline
from factcheck.reckoning.times.spells import Spell


def kept(page: Page, outline: Outline, both: Outline) -> Iterator[Spell]:
    """Yield the anniversaries of a sentence, if it and the one beside it tell one year."""
    if MOMENT not in both.text or not is_numbered(outline):
        return
    around = tuple(each.year for each in years_of(both) if each.year is not None)
    ends = tuple(years_of(outline) or years_of(both))
    if len(ends) == 1:
        for place, years in numbered(page.text, outline):
            yield Spell(place=place, size=years, ends=ends, around=around)


def kept_then(page: Page, before: Outline | None, outline: Outline) -> Iterator[Spell]:
    """Yield the anniversary of a sentence with the year in which it is kept and the one it counts from."""
    ends = years_of(outline)
    if len(ends) == 1 and before is not None and before.shares_paragraph(page.text, outline):
        ends = [*years_of(before), *ends]
    years = tuple(each.year for each in ends if each.year is not None)
    # one that is kept today counts to today
    if len(set(years) - page.today.years) == len(ends) == 2:
        # what its words tie to a year is counted from that one
        tied = {each.span.start for each in anniversaries(page.text, page.outlines) if page.today.years}
        for place, size in numbered(page.text, outline):
            if place.start not in tied:
                yield Spell(place=place, size=size, ends=tuple(ends), around=years)


def years_of(outline: Outline) -> list[Moment]:
    """Return the moments of a sentence whose year it tells."""
    return [each for each in outline.moments if each.year is not None]
