"""Ranges as a text gives them, and the figures tied to one: its middle, its width, what lies in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from functools import cache
from itertools import pairwise

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.changes.sizes import is_points
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Line, Page

_REACH = 120
"""Characters between a range and what is said of it."""

_GUESS = (
    r"(?:(?:(?:best|central|point|median|mean|average|main|middle|most\s+likely|likeliest)\s+"
    r"(?:estimate|guess|forecast|projection|assumption|figure|value|outcome|case|scenario))"
    r"|likeliest|most\s+likely|median|average|mean|norm)"
)
_MIDDLE = r"(?:mid-?point|mid-range|middle|half-?way(?:\s+point)?)"
_MANY = r"(?:(?:some|about|around|roughly|only|just|nearly|almost)\s+)?"

_OPPOSITE: dict[Hedge | None, Hedge] = {Hedge.AT_LEAST: Hedge.AT_MOST, Hedge.AT_MOST: Hedge.AT_LEAST}


class Tie(Enum):
    """What a figure is said to be of a range."""

    MIDDLE = auto()
    INSIDE = auto()
    ABOVE = auto()
    BELOW = auto()
    OUTSIDE = auto()
    WIDTH = auto()


@dataclass(frozen=True, slots=True)
class Spread:
    """A range: the figures that tell it, and the values that each end allows."""

    figures: tuple[Claim, ...]
    low: Interval
    high: Interval

    @property
    def start(self) -> int:
        """Where its first figure begins."""
        return self.figures[0].start

    @property
    def end(self) -> int:
        """Where its last figure ends."""
        return self.figures[-1].end


@dataclass(frozen=True, slots=True)
class Tied:
    """A figure that the text ties to a range, and how."""

    spread: Spread
    claim: Claim
    tie: Tie


def spreads(page: Page) -> tuple[tuple[Spread, ...], ...]:
    """Return the ranges of each sentence: "£12 to £30", "as little as £8 and as much as £45"."""
    return page.reading(_spreads)


def _spreads(page: Page) -> tuple[tuple[Spread, ...], ...]:
    return tuple(tuple(_of_line(page, line)) for line in page.lines)


def _of_line(page: Page, line: Line) -> Iterator[Spread]:
    for each in line.figures:
        if each.value is None and None not in (each.low, each.high) and each.twin_of is None:
            slack = page.step(each) / 2
            ends = (point(Fraction(end or 0)).widened(slack) for end in (each.low, each.high))
            yield Spread((each,), *ends)
    for one, other in pairwise(line.figures):
        if other.hedge is not _OPPOSITE.get(one.hedge) or _thing(one) != _thing(other):
            continue
        if not all(each.phrase[:3].lower() in ("as ", "at ") for each in (one, other)):
            # "less than 40 and more than 50" may be told of two
            continue
        if len({one.noun_head, other.noun_head} - {None}) < 2 and _and().fullmatch(page.between(one, other)):
            low, high = (one, other) if one.hedge is Hedge.AT_LEAST else (other, one)
            yield Spread((one, other), page.printed(low), page.printed(high))


def ties(page: Page) -> Iterator[Tied]:
    """Yield the figures of a page that are tied to a range of their sentence, or of the one before."""
    for at, (line, found) in enumerate(zip(page.lines, spreads(page), strict=True)):
        for spread in found:
            before = [each for each in line.figures if each.end <= spread.start]
            after = [each for each in line.figures if each.start >= spread.end]
            following = page.lines[at + 1] if at + 1 < len(page.lines) else None
            if not after and following is not None and _next_to(page, line, following):
                after = [following.figures[0]]
            yield from _after(page, line, spread, after[:1])
            yield from _before(page, spread, before[-1:])


def _next_to(page: Page, line: Line, following: Line) -> bool:
    return not page.text[line.span.end : following.span.start].strip(" \n\"'”’)")


def _after(page: Page, line: Line, spread: Spread, figures: list[Claim]) -> Iterator[Tied]:
    for claim in figures:
        between = page.text[spread.end : claim.start]
        if claim.value is None or len(between) > _REACH:
            continue
        if is_points(claim) or _is_alike(spread, claim):
            led = _wide().fullmatch(between)
            side = _ahead().match(page.text, claim.end) if between.strip() in (",", "–", "—") else None
            if led or side:
                yield Tied(spread, claim, Tie.WIDTH)
                continue
        if not _is_alike(spread, claim):
            continue
        named = _central().fullmatch(between)
        if named and all(_is_told(page, line, spread, word) for word in named.captures("thing")):
            yield Tied(spread, claim, Tie.MIDDLE if named["middle"] else Tie.INSIDE)
        elif (behind := _called().match(page.text, claim.end)) and _with().fullmatch(between):
            yield Tied(spread, claim, Tie.MIDDLE if behind["middle"] else Tie.INSIDE)


def _before(page: Page, spread: Spread, figures: list[Claim]) -> Iterator[Tied]:
    for claim in figures:
        between = page.text[claim.end : spread.start]
        if claim.value is None or len(between) > _REACH:
            continue
        if is_points(claim) and _is_share(spread):
            if _colon().fullmatch(between) and _leading().search(page.text, 0, claim.start):
                yield Tied(spread, claim, Tie.WIDTH)
            continue
        if not _is_alike(spread, claim):
            continue
        if _but().fullmatch(between):
            yield Tied(spread, claim, Tie.INSIDE)
        elif place := _placed().fullmatch(between):
            side = next(tie for tie in (Tie.INSIDE, Tie.ABOVE, Tie.BELOW, Tie.OUTSIDE) if place[tie.name])
            yield Tied(spread, claim, side)


def _thing(claim: Claim) -> tuple[Kind | None, str | None, str | None]:
    return claim.kind, claim.unit, claim.per


def _is_share(spread: Spread) -> bool:
    return spread.figures[0].unit == "percentage"


def _is_alike(spread: Spread, claim: Claim) -> bool:
    """Whether a figure counts what the range does; it may leave out per what, and its noun."""
    first = spread.figures[0]
    if (first.kind, first.unit) != (claim.kind, claim.unit) or claim.per not in (None, first.per):
        return False
    return len({first.noun_head, claim.noun_head} - {None}) < 2


def _is_told(page: Page, line: Line, spread: Spread, word: str) -> bool:
    """Whether the sentence of a range names what an average is of: "ages", "the average age"."""
    told = page.text[line.span.start : spread.end].lower()
    return word.lower().rstrip("s") in told


@cache
def _and() -> "regex.Pattern[str]":
    """ "and", "or", with nothing but the unit before them: "60 were hurt and at most 40" is no range."""
    return regex.compile(
        r"(?:\s+(?:per\s+cent|an?\s+\w+|people))?,?\s+(?:and|or|but|to)\s+", regex.IGNORECASE
    )


@cache
def _central() -> "regex.Pattern[str]":
    """ ", and the average price was", ". The midpoint of that range," and "but the best estimate is"."""
    return regex.compile(
        rf"""(?:\s+(?:percent|per\s+cent|a\s+\w+|an\s+\w+|per\s+\w+))?
        (?:\s+\p{{Ll}}+){{0,2}}?(?:,|;|\.["”’]?|\s[–—-]|\s*\()?\s*(?:(?:with|and|but|though)\s+)?
        (?:the|an?|its|their|his|her)?\s*(?:(?P<middle>{_MIDDLE})|{_GUESS})
        (?:\s+of\s+(?:which|it|those|them|(?:the|that|this|its|their)\s+(?:range|two|forecast|estimates?)))?
        (?:\s+(?!(?:of|is|was|at|being|put|about|around|some)\b)(?P<thing>\p{{Ll}}+))?
        (?:,|\s+(?:of|is|was|at|being|is\s+put\s+at|was\s+put\s+at))?\s+{_MANY}""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _with() -> "regex.Pattern[str]":
    """ ", with" and a comma alone, before "2.1% the likeliest"."""
    return regex.compile(rf"(?:\s+a\s+\w+)?,?\s+(?:(?:with|and)\s+)?{_MANY}", regex.IGNORECASE)


@cache
def _called() -> "regex.Pattern[str]":
    return regex.compile(
        rf"\s+(?:(?:as|being|seen\s+as|is|was)\s+)?(?:the|its|their)\s+"
        rf"(?:(?P<middle>{_MIDDLE})|(?!(?:average|mean|median)\s){_GUESS})\b",
        regex.IGNORECASE,
    )


@cache
def _wide() -> "regex.Pattern[str]":
    """ ", a spread of": how far its ends are apart."""
    return regex.compile(
        r"(?:\s+(?:a|an|per)\s+\w+|\s+(?:by|at)\s+(?:day|night))?,\s+(?:an?|the)\s+(?:\p{Ll}+\s+){0,2}?"
        rf"(?:spread|difference|gap|span|range)\s+of\s+{_MANY}",
        regex.IGNORECASE,
    )


@cache
def _ahead() -> "regex.Pattern[str]":
    return regex.compile(r"(?:\s+points)?\s+(?:ahead|clear|apart|in\s+front)\b", regex.IGNORECASE)


@cache
def _colon() -> "regex.Pattern[str]":
    return regex.compile(r",\s+|:\s+|\s*\(|\s+[–—-]\s+")


@cache
def _leading() -> "regex.Pattern[str]":
    """What may only be so many points: "leads by", "a lead of"."""
    return regex.compile(
        rf"(?r)\b(?:lead\w*|led|ahead|won|win\w*|beat\w*|los[et]\w*|trail\w*|than\s+\w+)\s+(?:\w+\s+)?(?:by|of)\s+{_MANY}\Z",
        regex.IGNORECASE,
    )


@cache
def _but() -> "regex.Pattern[str]":
    """Between an estimate and how far from it the truth may be."""
    return regex.compile(
        r"""(?:\s+(?!from\b)\p{Ll}+){0,3}?
        (?: ,?\s+(?:but|and|though|although)\s+
            (?:it|they|that|the\s+(?:true|real|actual|final)?\s*\p{Ll}+)\s+(?:could|may|might)\s+
            (?:be|have\s+been|range|lie|fall)\s+(?:anywhere\s+)?
          | (?:,?\s+|\s*\()(?:with\s+an?\s+)?(?:(?:likely|possible|plausible|credible|95\s*%)\s+)?
            (?:range|margin|interval|confidence\s+interval|uncertainty)(?:\s+(?:of|from|running|extending|that\s+runs)){1,2}\s+
        )(?:between\s+|from\s+)?""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _placed() -> "regex.Pattern[str]":
    """ ", within the bank's target range of"."""
    return regex.compile(
        r"""(?:\s+(?:in|last|this)\s+\w+)?(?:,|\s+(?:is|was|fell|falls|lies|lay|came|comes|sits|sat))\s+
        (?:(?:which|that)\s+(?:is|was|lies|falls)\s+)?(?:(?:well|just|comfortably|still|far|a\s+little)\s+)*
        (?:(?P<INSIDE>in|within|inside)|(?P<ABOVE>above|over)|(?P<BELOW>below|under)|(?P<OUTSIDE>outside))\s+
        (?:the|its|their|his|her|an?)\s+(?:[\p{L}’'-]+\s+){0,4}?(?:range|band|bracket)\s+(?:of\s+|from\s+)?(?:between\s+)?""",
        regex.IGNORECASE | regex.VERBOSE,
    )
