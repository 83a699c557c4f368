"""A share that is concluded from what was told before: "That is one in four", "It's 15% of its 300"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.likeness import may_be_one
from factcheck.reckoning.links import is_of
from factcheck.reckoning.page import Page
from factcheck.reckoning.parts.split import is_of_the
from factcheck.reckoning.shares.apposed import closing
from factcheck.reckoning.shares.slipped import is_slip
from factcheck.reckoning.shares.wholes import before, comparable, is_number, size, told

_FEW = 8
"""Numbers of the sentences before that are tried."""

_SOME = 4
"""So few are hardly what "that" is, of a number of things: "It has two bars. That is 12% of the 340"."""

Pair = tuple[Claim, Claim]


def concluded(page: Page, at: int, share: Claim) -> Iterator[Pair]:
    """Yield the part and the whole that a share may be concluded from, those first that words tie."""
    line = page.lines[at]
    numbers = [each for each in _before(page, at, share) if each.value is not None and each.role is None]
    if not numbers:
        return
    leads = _that_is().match(page.text[line.span.start : share.start]) is not None
    following = next((each for each in line.figures if each.start > share.start), None)
    if following is not None and is_of(page, share, following):
        if is_number(following) and following.value is not None:
            begins = _it().match(page.text[line.span.start : share.start]) is not None
            if leads or begins:
                yield from _of_following(page, share, numbers, following, leads=leads)
        return
    if not leads or not closing(page, line, share):
        return
    sized = [(each, size(each)) for each in numbers[:_FEW]]
    pairs = [
        (part, whole)
        for (part, small), (whole, large) in product(sized, sized)
        if small < large and comparable(part, whole)
    ]
    outright = [
        (part, whole)
        for part, whole in pairs
        if is_of_the(page, whole) and told(page, page.line(part), part) is whole
    ]
    if outright:
        yield from outright
        return
    by_uid = {whole.uid for whole in numbers}
    tied = [
        (part, whole)
        for part, whole in pairs
        if (part.part_of in by_uid and part.part_of == whole.uid) or _is_some_of(part, whole)
    ]
    if tied:
        yield from (*tied, *pairs)


def _of_following(
    page: Page, share: Claim, numbers: Sequence[Claim], whole: Claim, *, leads: bool
) -> Iterator[Pair]:
    """Yield what was told before as part of the number right behind a share: "That is 15% of its 300"."""
    parts = [each for each in numbers[:_FEW] if comparable(each, whole) and size(each) > _SOME]
    if not leads:
        parts = [each for each in parts if each.unit is not None or may_be_one(each, whole)]
        if not any(is_slip(page, share, each, whole) for each in parts):
            return
    yield from ((each, whole) for each in parts)


def _before(page: Page, at: int, share: Claim) -> Iterator[Claim]:
    line = page.lines[at]
    yield from (each for each in reversed(line.figures) if each.end <= share.start and is_number(each))
    for other in before(page.lines, at, 2):
        yield from filter(is_number, reversed(other.figures))


@cache
def _that_is() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?r)(?: (?:\A|[.“"‘'\n;]\s?|,\s)(?:that|this|it|which)
                  (?:['’]s|\s+(?:is|was|means|makes|represents|amounts\s+to|equates\s+to|comes\s+to|works\s+out\s+at))
                | [,;—–]\s(?:so|meaning|which\s+means)(?:\s+that)?
                | \A[“"‘'\s]*(?:in\s+other\s+words|put\s+another\s+way|that\s+is\s+to\s+say),? )
            \s+(?:about\s|around\s|roughly\s|just\s|only\s|an?\s){0,2}""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _it() -> "regex.Pattern[str]":
    # It supplies about 12 per cent of the
    return regex.compile(r"[“\"‘']?(?:it|they|these|those|this|that)\s[^,;:]{2,40}\Z", regex.IGNORECASE)


def _is_some_of(part: Claim, whole: Claim) -> bool:
    """Whether two counts are some and all of the same: 140 people, 35 died; 3m cars, 40,000 electric cars."""
    if whole.noun_head is None or part.noun_head not in (None, whole.noun_head):
        return False
    if part.noun_head is None:
        # "land for 48,000 plots and permission for 12,000"
        return part.kind is Kind.COUNT and part.start > whole.start and part.sentence == whole.sentence
    sort = part.noun is not None and whole.noun is not None and part.noun.endswith(f" {whole.noun}")
    return sort or part.start > whole.start
