"""A number and a share that say each other again: "340, or 24%", "24% of the 2,400, or 340"."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.links import is_of, opens
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.shares.named import named
from factcheck.reckoning.shares.wholes import is_number, is_of_them, opener, told

_AT_ONCE = 90
"""Characters past which a share does not say again what a number said."""


_ADVERBS = r"(?:(?:just|only|exactly|precisely|i\.e\.|a|an|some|in\s+other\s+words,?|a\s+total\s+of)\s+)?"
_RATE = r"(?:turnout|share|proportion|(?:\w+\s+)?(?:rate|average))"
_AGAIN = rf"""(?: ,?\s+or\s+ | ,?\s+(?:equal|equivalent|amounting|equating|coming)\s+to\s+
    | ,?\s+(?:that|which)\s+(?:is|was|makes|represents|amounts\s+to)\s+
    | ,?\s+(?:representing|making\s+up|accounting\s+for)\s+
    | ,\s+(?:for\s+|giving\s+|with\s+)?an?\s+{_RATE}\s+of\s+
    | \s*\(\s*(?:or\s+)? | \s*[–—]\s*(?:or\s+)? | \s-\s(?:or\s+)?)"""
_IS = r"""\s+(?:is|are|was|were|equals?|represent(?:s|ed)?|ma(?:ke|kes|de)\s+up|account(?:s|ed)?\s+for
    |amount(?:s|ed)?\s+to|comes\s+to|came\s+to)\s+"""
_NO_CHANGE = r"""(?!(?:and|but|while|whereas|than|more|less|fewer|higher|lower|up|down|rise|increase|decrease
    |fall|drop|gain|cut|discount|interest|margin|swing|growth|inflation|tax|because|if|when|from(?!\s+outside))\b)"""
_WORD = rf"(?:\s+{_NO_CHANGE}[^\W\d][\w’'-]*)"
_THEM = r"\s+of\s+(?:them|these|those|whom|which|that|it)\b"
_ALL = r"""(?:\s+of\s+(?:the|its|their|his|her|our|this|that)\s+(?:total|whole|lot|sum|target|goal)\b
    | \s+of\s+capacity\b)"""
_STAFF = r"""\s+of\s+(?:the|its|their|his|her|our|this|that)\s+
    (?:workforce|staff|membership|field|fleet|house|council|dead|injured|wounded|crew|passengers|respondents)\b"""
_VERB = r"""\s+(?P<verb>is|are|was|were|has|have|had|will|would|did|do|does|can|could|may|might|said|say
    |remain|remained|went|came)\b"""


_THAN = r",\s+(?:more|less|fewer|higher|lower|above|below|better|worse|up|down)\b"

_TIMES = frozenset({Kind.DURATION, Kind.AGE})
"""Kinds that may stand between the two."""


@cache
def to_share() -> "regex.Pattern[str]":
    """Return the pattern of what stands between a number and the share that says it again."""
    return regex.compile(
        rf"(?P<them>{_THEM})?(?P<words>{_WORD}{{0,8}}?)"
        rf"(?:(?P<again>{_AGAIN})|(?P<is>{_IS})|(?P<comma>[,:]\s+)){_ADVERBS}",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _to_number() -> "regex.Pattern[str]":
    return regex.compile(
        rf"(?P<of>(?P<them>{_THEM})|(?P<all>{_ALL}))?(?P<words>{_WORD}{{0,8}}?)"
        rf"(?:(?P<again>{_AGAIN})|(?P<comma>[,:]\s+)){_ADVERBS}",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _close() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""(?:\s*%|\s+per\s?cent\b|\s+pct?\b)? (?P<of>(?P<all>{_THEM}|(?P<total>{_ALL}))|{_STAFF})?
             (?:\s*(?!{_THAN})[,.;:!?()\]—–”"]|\s*\Z|\s+-\s|\s*\n|{_VERB})""",
        regex.VERBOSE | regex.IGNORECASE,
    )


def closing(page: Page, line: Line, figure: Claim) -> "regex.Match[str] | None":
    """Return what follows a figure to the end of its clause, None where it goes on: "12% more than"."""
    return _close().match(page.text, figure.number_end, line.span.end)


@cache
def _of_which() -> "regex.Pattern[str]":
    return regex.compile(r"(?:\s*%|\s+per\s?cent|\s+pct?)?\s+of\s+(?:which|whom)\b", regex.IGNORECASE)


def number_before(page: Page, line: Line, place: int) -> Iterator[tuple[Claim, Claim | None]]:
    """Yield the number before a share that it says again, and the whole that stands with them."""
    share = line.figures[place]
    # "4,420 voted over four days, a turnout of 85%"
    earlier = [each for each in line.figures[max(0, place - 4) : place] if each.kind not in _TIMES]
    near = earlier[-1] if earlier else None
    if near is None or share.start - near.end > _AT_ONCE or opens(page, near, line.span.start):
        return
    gap = to_share().fullmatch(page.text, near.end, share.start)
    if gap is not None and gap["comma"] and _of_which().match(page.text, share.number_end):
        # "800 million, 80% of which": that is the whole
        return
    parts = [pair for pair in pairwise(earlier[:-1]) if is_number(pair[0]) and is_of(page, *pair)]
    if gap is not None and gap["again"] and parts and near.kind is Kind.COUNT:
        # "drew 1,120 of the 2,800 maps of the four states, or 40%"
        yield parts[-1]
        return
    if gap is None or (near is not line.figures[place - 1] and not gap["again"]):
        return
    following = line.figures[place + 1] if place + 1 < len(line.figures) else None
    if following is not None and is_number(following) and is_of(page, share, following):
        # "$96m is 40% of the $240m", "430 votes, or 1% of the 42,950"
        told_at_once = gap["is"] or gap["again"] or _ends(page, line, following)
        loose = gap["words"] and gap["comma"] and not _is_alike(near, following)
        if is_number(near) and told_at_once and not loose:
            yield near, following
        return
    end = closing(page, line, share)
    among = len(earlier) > 1 and is_of(page, earlier[-2], near)
    whole = None if among or not is_number(near) else named(page, line, near) or named(page, line, share)
    if whole is not None and (end or gap["is"] or not gap["words"]) and near.change is share.change is None:
        # "24,633 votes were 51% of those cast", "1,200 jobs, a quarter of the workforce"
        yield near, None
        return
    if gap["is"] or end is None:
        return
    if end["of"] and not (end["all"] or gap["again"] or gap["them"]):
        return
    if len(earlier) > 1 and is_number(earlier[-2]) and not gap["them"]:
        part = earlier[-2]
        if is_of(page, part, near) and not rate_of().match(page.text, line.span.start, part.start):
            yield part, near
            return
    if not is_number(near) or near.change is not None or share.change is not None:
        return
    if rate_of().match(page.text, line.span.start, near.start):
        return
    tied = gap["them"] or is_of_them(page, near) or told(page, line, near) is not None
    if tied or not (gap["words"] and gap["comma"]):
        yield near, None


@cache
def _of_what() -> "regex.Pattern[str]":
    # 12 per cent of sales.
    return regex.compile(
        rf"(?:\s*%|\s+per\s?cent\b|\s+pct?\b)?\s+of{_WORD}{{1,6}}\s*(?:[,.;:)–—]|\Z)",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _of_name() -> "regex.Pattern[str]":
    # a third of the injured, 31; 20 per cent of the scheme, or 77 homes
    return regex.compile(
        rf"(?:\s*%|\s+per\s?cent\b|\s+pct?\b)?(?:\s+of{_WORD}{{1,6}})?(?:{_AGAIN}|,\s+){_ADVERBS}",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def rate_of() -> "regex.Pattern[str]":
    """Return the pattern of what leads to numbers whose share is of something else."""
    # the rate at 40 of the 60 hospitals, 12%, is of something else
    return regex.compile(
        r"(?r)\b(?:rates?|shares?|proportions?|percentages?|averages?|levels?|margins?|yields?|returns?)\s+"
        r"(?:at|in|for|of|among|from|on)\s+(?:\w+\s+)?",
        regex.IGNORECASE,
    )


def number_after(page: Page, line: Line, place: int) -> Iterator[tuple[Claim, Claim | None]]:
    """Yield the number behind a share that says it again, and the whole that stands with them."""
    share, rest = line.figures[place], line.figures[place + 1 : place + 4]
    if not rest or rest[0].start - share.end > _AT_ONCE or not is_number(rest[0]):
        return
    if is_of(page, share, rest[0]):
        if len(rest) > 1 and is_number(rest[1]) and rest[1].start - rest[0].end <= _AT_ONCE:
            gap = _to_number().fullmatch(page.text, rest[0].end, rest[1].start)
            if gap is not None and not gap["them"] and _is_again(page, line, rest[1], gap):
                yield rest[1], rest[0]
        return
    number = rest[0]
    if number.value == 1:
        # "a 48% stake in DBS, one of the four banks"
        return
    gap = _gap_to_number(page, line, share, number)
    if gap is None:
        return
    if len(rest) > 1 and is_number(rest[1]) and is_of(page, number, rest[1]):
        yield number, rest[1]
        return
    # "one in five (500)", but not "one in five women (200)"
    bracketed = (
        share.noun_head is None and not gap["words"] and (gap["again"] or "").strip() in ("(", "–", "—", "-")
    )
    tied = (
        gap["them"] or gap["all"] or opener(page, line, share) or _begins(page, line, share, gap) or bracketed
    )
    if tied and _is_again(page, line, number, gap):
        yield number, None


@cache
def _of_the() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\b(?:of|among)\s+(?:the|its|their|his|her|all)\s+(?:[\p{L}’'-]+\s+){0,2}", regex.IGNORECASE
    )


def leads_share(page: Page, number: Claim, share: Claim) -> bool:
    """Tell whether a number is what the share behind it is of: "of the bank's 25 debtors, a quarter were"."""
    bare = page.text[number.end : share.start].strip() == ","
    return bare and _of_the().match(page.text, max(0, number.start - 40), number.start) is not None


def said_again(page: Page, line: Line, place: int) -> Iterator[Claim]:
    """Yield a number that says a share again, before or behind it, whatever both are of."""
    share = line.figures[place]
    if share.change is not None:
        return
    before = line.figures[place - 1] if place else None
    if (
        before is not None
        and is_number(before)
        and share.start - before.end <= _AT_ONCE
        and not before.change
    ):
        gap = to_share().fullmatch(page.text, before.end, share.start)
        told = gap is not None and not gap["is"] and not (gap["words"] and gap["comma"])
        if (
            told
            and not leads_share(page, before, share)
            and (closing(page, line, share) or _of_what().match(page.text, share.number_end))
        ):
            yield before
    after = line.figures[place + 1] if place + 1 < len(line.figures) else None
    if after is None or not is_number(after) or after.start - share.end > _AT_ONCE or after.change:
        return
    if after.value != 1 and _of_name().fullmatch(page.text, share.number_end, after.start):
        yield after


def _begins(page: Page, line: Line, share: Claim, gap: "regex.Match[str]") -> bool:
    """Whether a sentence begins with a share and its number: "A quarter, 5,850, can be repaired"."""
    start = line.span.start
    bare = not gap["words"] and not gap["of"]
    return bare and not page.text[start : share.start].strip("“\"‘' ") and gap["again"] != ":"


def _gap_to_number(page: Page, line: Line, share: Claim, number: Claim) -> "regex.Match[str] | None":
    """Return what stands between; what a share is of may stand in its phrase or behind it."""
    whole = named(page, line, share)
    starts = (share.end, share.number_end, *((whole.end(),) if whole else ()))
    gaps = (_to_number().fullmatch(page.text, start, number.start) for start in starts)
    return next((gap for gap in gaps if gap is not None), None)


def _is_again(page: Page, line: Line, number: Claim, gap: "regex.Match[str]") -> bool:
    """Whether a number says a share again: "…, or 340", "Two thirds of these, eight, have"."""
    if not _ends(page, line, number):
        return False
    listed = regex.match(
        r"[^.;:,]{0,30}\b(?:and|or)\s+(?:an?\s|\d|[a-z]+\s)", page.text[number.end : number.end + 60]
    )
    following = next((each for each in line.figures if each.start > number.start), None)
    goes_on = listed and following is not None and following.start - number.end <= 40
    in_all = _in_all().match(page.text, number.end)
    return bool(gap["again"] or not gap["words"] or ":" in gap[0] or in_all) and not goes_on


def _is_alike(part: Claim, whole: Claim) -> bool:
    """Whether two figures count the same, as far as is told: "70 nurses quit, 33% of the 300 polled"."""
    return whole.noun_head in (None, part.noun_head)


@cache
def _in_all() -> "regex.Pattern[str]":
    return regex.compile(r",?\s+(?:in\s+all|in\s+total|altogether|all\s+told)\b", regex.IGNORECASE)


def _ends(page: Page, line: Line, number: Claim) -> bool:
    return _close().match(page.text, number.end, line.span.end) is not None or bool(
        _noun_ends().match(page.text, number.end, line.span.end)
    )


@cache
def _noun_ends() -> "regex.Pattern[str]":
    # or £3m in all; half of its £8m building budget.
    return regex.compile(
        rf"(?:\s+of\s+them\b|{_WORD}{{1,3}}(?:\s*[,.;:)—–]|\s*\Z))", regex.VERBOSE | regex.IGNORECASE
    )
