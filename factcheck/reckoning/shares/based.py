"""The whole of a share that an article told before: in its lead, by the same noun, or by the share's name.

So far off, little ties a number and its share to it: no number that was told may fit, and one of the three
must be misprinted. Where the same noun is counted, or the whole goes by the name that the share gives it ("a
third of the injured", "3% of the field"), a wrong digit of two tells; elsewhere it takes more.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.likeness import may_be_one, people
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.shares.named import is_of_some
from factcheck.reckoning.shares.slipped import fitting, is_slip, share_of_one
from factcheck.reckoning.shares.wholes import comparable, is_number, size

_BACK = 80
"""Figures before a share among which its whole is looked for."""
_LEAD = 2
"""Sentences with figures in which an article tells what it is about."""
_NEXT = 6
"""Figures behind a share that may be its whole, and so excuse it."""
_FEW = 3
"""So many wholes at most may go by one name, for a digit to tell."""
_STEM = 5
"""Letters by which a word is known again."""
_SHORT = 3
"""Words of no more letters name nothing."""


def based(page: Page, line: Line, share: Claim, part: Claim) -> Iterator[tuple[Claim, Claim]]:
    """Yield a number and the whole told before that its share would be of, but for a misprint."""
    place = bisect_left(page.figures, line.span.start, key=lambda each: each.start)
    around = page.figures[max(0, place - _BACK) : place + len(line.figures) + _NEXT]
    known = [each for each in around if _is_known(each) and comparable(part, each) and each is not part]
    if next(fitting(page, share, part, known), None) is not None or _of_both(page, line, share, part, known):
        return
    of_all = any(_of_all().match(page.text, each.number_end, line.span.end) for each in (share, part))
    end = max(share.start, part.start)
    told = [each for each in known if each.end <= end and _may_be_whole(part, each, of_all)]
    stems = _stems(page, line, share)
    some = not stems and is_of_some(line)
    tied = {
        size(each): each
        for each in told
        if (_counts_same(part, each) and not some) or not stems.isdisjoint(_beside(page, each, share.start))
    }
    few = len(tied) <= _FEW
    lead = {each.uid for other in page.lines[:_LEAD] for each in other.figures}
    for whole in reversed(told):
        sure = few and size(whole) in tied
        counted = part.noun_head is not None and whole.noun_head is not None
        may_be = sure or of_all or counted or (whole.uid in lead and not stems)
        if may_be and is_slip(page, share, part, whole, tied=sure):
            yield part, whole
            return


def _of_both(page: Page, line: Line, share: Claim, part: Claim, known: Sequence[Claim]) -> bool:
    """Whether a share is of a number and another of its sentence: "88 voted for and 77 against, or 53%"."""
    beside = [each for each in known if line.span.start <= each.start < line.span.end]
    both = ((each, page.allows(each) + page.allows(part)) for each in beside)
    one = share_of_one(page, share)
    return any((one * sum_).meets(page.allows(some)) for each, sum_ in both for some in (each, part))


def _is_known(claim: Claim) -> bool:
    return is_number(claim) and claim.value is not None


def _may_be_whole(part: Claim, whole: Claim, of_all: bool) -> bool:
    if whole.noun_head == "time" or whole.role is Role.BY:
        return False
    return (of_all and whole.kind is Kind.COUNT) or may_be_one(part, whole)


def _counts_same(part: Claim, whole: Claim) -> bool:
    """Whether two figures count the same thing by its noun."""
    heads = {part.noun_head, whole.noun_head}
    return None not in heads and (len(heads) == 1 or heads <= people())


def _stems(page: Page, line: Line, share: Claim) -> frozenset[str]:
    """Return the words of the name by which a share calls its whole, without their endings."""
    name = _name().match(page.text, share.number_end, line.span.end)
    words = name["words"].lower().split() if name else ()
    return frozenset(word[:_STEM] for word in words if len(word) > _SHORT)


def _beside(page: Page, whole: Claim, end: int) -> frozenset[str]:
    """Return the words of the sentence that tells a whole, up to a place and without their endings."""
    line = page.line(whole)
    words = line.words if line.span.end <= end else page.text[line.span.start : end].lower().split()
    return frozenset(word[:_STEM] for word in words)


@cache
def _of_all() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:\s*%|\s+per\s?cent\b|\s+pct?\b)?\s+of\s+(?:the|its|their|his|her|all|those|them|that)\b",
        regex.IGNORECASE,
    )


@cache
def _name() -> "regex.Pattern[str]":
    # 3% of the field, a third of those who came, 7% of what was taken
    return regex.compile(
        r"(?:\s*%|\s+per\s?cent\b|\s+pct?\b)?\s+of\s+(?P<words>[\p{L}’'\s-]{3,40})", regex.IGNORECASE
    )
