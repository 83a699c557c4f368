"""Changes that are told over two clauses or sentences: a level in one, what became of it in the next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from factcheck.grammar.changes import nouns
from factcheck.grammar.wordlists import either
from factcheck.model.claim import Claim
from factcheck.model.document import Span
from factcheck.model.quantity import Role
from factcheck.reckoning.levels import is_level, set_against
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.sizes import Size
from factcheck.reckoning.then import EARLIER, MONTHS, is_earlier, is_now, is_timed

_AFTER = 60
"""Characters behind a level in which a time may stand."""

_TIME = (
    r"(?:(?:by|in|on|since|at|last|this|now|today|next|then|an?|the|\w+\s+(?:years?|months?))\b"
    r"[^,;:]{0,30}?(?:,\s+(?:19|20)[0-9]{2})?,?\s+)"
)
_THING = (
    r"(?:figure|total|number|sum|count|tally|rate|share|price|cost|average|proportion|level|amount|toll"
    r"|value)"
)
_SUBJECT = rf"(?:it|they|this|that|these|those|he|she|there|(?:the|that|this)\s+{_THING})"
_WERE = r"(?:was|were|had\s+been|is|are|stood\s+at|had|has|numbered|totalled|came\s+to)"
_PREDICATE = (
    r"(?:\s+(?!(?:its|their|his|her|the|an?|of|for|with|and|that|said|says|told|expects?|expected)\b)"
    r"[\p{L}’'-]+){1,6}?"
)


@dataclass(frozen=True, slots=True)
class Told:
    """The level that stands with a size, and those of another clause that it came from or goes to."""

    own: Claim
    chosen: Claim
    others: tuple[Claim, ...]
    own_is_start: bool


def across(
    page: Page,
    lines: tuple[Line | None, Line, Line | None],
    earlier: Sequence[Line],
    levels: Sequence[Claim],
    size: Size,
    fits: Callable[[Claim, Claim], bool],
) -> Told | None:
    """Return the two levels of a size that has only one of them in its own clause, or none.

    The words have to tie the two: "Sales were £62m. They fell 5% to £58.9m", "It had 1,200 cows in 2010. It
    now has 900, a third fewer", "rose 35% to 3,000; a year ago there were 2,400".
    """
    previous, line, _ = lines
    if size.base is not None:
        return _from_base(page, previous, line, size, size.base, fits)
    own = _own(page, levels, size)
    if own is None and not levels and previous is not None:
        return _summed_up(page, previous, line, size, fits)
    if own is None:
        return _so(page, lines, levels, size, fits)
    first = min(size.claim.start, own.start)
    clause = _clause(page, line, first)
    taken = _taken_up().fullmatch(page.text, clause.start, first)
    again = own.measure is not None and not taken
    if taken or again or _raised().search(page.text, clause.start, first):
        before = [each for each in levels if each.end <= clause.start]
        if not before and previous is not None and _follows(page, previous, line):
            # a thing that is called by its name again may be a few sentences away
            near = earlier if again else (previous,)
            before = [each for told in near for each in told.figures if each.role is not Role.FROM]
            line = previous
        before = [each for each in before if fits(own, each) and (not again or _same_thing(own, each))]
        moves = own.role in (Role.FROM, Role.TO)
        if not moves:
            timed = is_timed(page, own)
            early = [each for each in before if is_earlier(page, each) or (timed and is_timed(page, each))]
            now = is_earlier(page, own) or (taken is not None and is_now(taken[0]))
            before = early or (before if now else [])
        if before or not again:
            return _told(own, before, own.role is Role.FROM)
    aside = [each for each in levels if each.end < first and fits(own, each)]
    if aside and own.role is Role.TO:
        if _aside().fullmatch(page.text, aside[-1].end, first):
            return _told(own, aside, False)
        # "in a town of 4,300 the toll rose" is of two things
        alone = len(aside) == 1 and " the " not in page.text[aside[0].number_end : aside[0].end + 1]
        if alone and _moves().fullmatch(page.text, aside[0].end, first):
            return _told(own, aside, False)
    return _then(page, levels, own, fits) or _after(page, lines, levels, size, own, fits)


def _then(
    page: Page, levels: Sequence[Claim], own: Claim, fits: Callable[[Claim, Claim], bool]
) -> Told | None:
    """Return the level that the same sentence told of another time: "was £120m in 2019 and is now £180m"."""
    before = [each for each in levels if each.end <= own.start and fits(own, each)]
    if not before or not _goes_on().fullmatch(page.between(before[-1], own)):
        return None
    between = page.between(before[-1], own)
    if (is_earlier(page, before[-1]) or is_timed(page, before[-1])) and (
        is_now(between) or is_timed(page, own)
    ):
        return Told(own, before[-1], tuple(before[:-1]), False)
    if "having been" in between:
        return Told(own, before[-1], tuple(before[:-1]), True)
    return None


def _same_thing(one: Claim, other: Claim) -> bool:
    """Whether two levels are called the same: "a turnout of 85%", "turnout was 71%"."""
    return bool(one.measure and other.measure) and (
        (one.measure or "").lower().split()[-2:] == (other.measure or "").lower().split()[-2:]
    )


def _told(own: Claim, levels: Sequence[Claim], own_is_start: bool) -> Told | None:
    return Told(own, levels[-1], tuple(levels[:-1]), own_is_start) if levels else None


def _own(page: Page, levels: Sequence[Claim], size: Size) -> Claim | None:
    """Return the level that a size stands with: "fell 5% to £59m", "now has 900, a third fewer"."""
    for level in levels:
        first, second = sorted((level, size.claim), key=lambda each: each.start)
        between = page.between(first, second)
        if level.role in (Role.FROM, Role.TO) and len(between) < _AFTER and not _break().search(between):
            return level
        if second is size.claim and size.apposed and _beside().fullmatch(between):
            return level
    return None


def _after(
    page: Page,
    lines: tuple[Line | None, Line, Line | None],
    levels: Sequence[Claim],
    size: Size,
    own: Claim,
    fits: Callable[[Claim, Claim], bool],
) -> Told | None:
    """Return the level that is told behind to have been before: "…; a year ago there were 2,400"."""
    _, line, following = lines
    last = max(size.claim.end, own.end)
    later = [each for each in line.figures if each.start > last]
    if not later and following is not None and _follows(page, line, following):
        later = list(following.figures)
    if not later or not fits(own, later[0]) or own.role is Role.FROM:
        return None
    return Told(own, later[0], (), False) if _was().fullmatch(page.text, last, later[0].start) else None


def _from_base(
    page: Page,
    previous: Line | None,
    line: Line,
    size: Size,
    base: Claim,
    fits: Callable[[Claim, Claim], bool],
) -> Told | None:
    """Return the levels of "… $2.60 a gallon. The price was down 10% from $2.89"."""
    clause = _clause(page, line, size.claim.start)
    if previous is None or clause.start != line.span.start or not _follows(page, previous, line):
        return None
    if not _taken_up().fullmatch(page.text, clause.start, size.claim.start):
        return None
    return _told(base, [each for each in previous.figures if fits(base, each)], True)


def _summed_up(
    page: Page, previous: Line, line: Line, size: Size, fits: Callable[[Claim, Claim], bool]
) -> Told | None:
    """Return the two levels of the sentence before: "… 1,204, compared with 1,505. That is a fall of 20%"."""
    if not _follows(page, previous, line) or not _that_is().match(
        page.text, line.span.start, size.claim.start
    ):
        return None
    pairs = list(set_against(page, [each for each in previous.figures if is_level(each)]))
    if len(pairs) != 1 or not fits(*pairs[0]):
        return None
    return Told(pairs[0][1], pairs[0][0], (), False)


def _so(
    page: Page,
    lines: tuple[Line | None, Line, Line | None],
    levels: Sequence[Claim],
    size: Size,
    fits: Callable[[Claim, Claim], bool],
) -> Told | None:
    """Return the levels of "… 2.3 million. Last year they drew 1.5 million, so the gate is up 50%"."""
    previous, line, _ = lines
    before = [each for each in levels if each.end <= size.claim.start]
    if not before or previous is None or not _follows(page, previous, line):
        return None
    own = before[-1]
    if not _result().search(page.text, own.end, size.claim.start) or not is_earlier(page, own):
        return None
    ends = [each for each in previous.figures if each.role is not Role.FROM and fits(own, each)]
    return _told(own, ends, True)


def _follows(page: Page, one: Line, other: Line) -> bool:
    """Tell whether one sentence comes right behind another, with none that has no figure between."""
    return not page.text[one.span.end : other.span.start].strip(" \n\t\"'”’)")


def _clause(page: Page, line: Line, stop: int) -> Span:
    """Return the clause that leads to a place, from its first word."""
    ends = [each.end() for each in _break().finditer(page.text, line.span.start, stop)]
    return Span(ends[-1] if ends else line.span.start, stop)


@cache
def _break() -> "regex.Pattern[str]":
    return regex.compile(r"[;:]\s+|,\s+(?:and|but|while|so|which\s+means)\s+", regex.IGNORECASE)


@cache
def _taken_up() -> "regex.Pattern[str]":
    """ "They", "that number": what was said before is taken up, and its figure comes at once."""
    return regex.compile(
        rf"""["“'‘]?(?:{_TIME}|(?:when|after|by\s+the\s+time)\b[^;:]{{0,80}}?,\s+)?{_SUBJECT}{_PREDICATE}(?:\s+(?:a|the)\s+(?:total|record)(?:\s+of)?)?\s*[£$€]?""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _aside() -> "regex.Pattern[str]":
    """ "The budget, £52m last year, will rise": what it was, said by the way."""
    return regex.compile(
        rf"\s+(?:\w+\s+){{0,2}}?(?:{EARLIER}|on\s+\w+day|now|currently|at\s+present)[,)]{_PREDICATE}\s*[£$€]?",
        regex.IGNORECASE,
    )


@cache
def _moves() -> "regex.Pattern[str]":
    """ "The $2.50 fare will go up by", "Her majority of 4,300 fell by": what it was is the subject."""
    return regex.compile(
        r"""(?:\s+(?!(?:the|an?|its|their|his|her|our|my|of|for|with|and|or|but|that|in|at|on|to)\b)\p{Ll}+){0,2}?
        (?:\s+(?:will|would|is|was|are|were|has|have|had|be|been|to|due|expected))*
        (?:\s+(?:(?<=\b(?:is|was|are|were|be|been)\s)(?:cut|raised|lifted|reduced|increased|lowered|trimmed)
          |r[io]se|risen|f[ae]ll(?:en)?|go|went|gone|gr[eo]wn?|shr[aiu]nk|climb(?:ed)?|drop(?:ped)?|jump(?:ed)?)
          (?:\s+(?:up|down))?)?
        \s+(?:by\s+)?[£$€]?""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _raised() -> "regex.Pattern[str]":
    """ "The Cabinet wants to raise it to": what was said before is the object."""
    return regex.compile(
        r"(?r)\b(?:rais|lift|increas|cut|reduc|lower|put|push|bring|br?ought|tak)\w*\s+(?:it|them|this|that)"
        r"(?:\s+(?:up|down))?\s+(?:to|by|from)\s+\Z",
        regex.IGNORECASE,
    )


@cache
def _that_is() -> "regex.Pattern[str]":
    """What sums up two levels: "That is a fall of", "The drop of"."""
    return regex.compile(
        r"(?:(?:that|this|it)\s+(?:is|was|means|represents|amounts\s+to|marks|would\s+be|works\s+out\s+at)\s"
        rf"|the\s+(?:{either(nouns())})\s+(?:of|is|was)\s)",
        regex.IGNORECASE,
    )


@cache
def _goes_on() -> "regex.Pattern[str]":
    """Between two levels of one subject: no name, no other thing."""
    return regex.compile(
        rf"(?:[^\S\n]+(?!(?:while|whereas|the|an?|its|his|her|their|of|for|from)\b)(?:[a-z’'-]+|[0-9]{{4}}|{MONTHS})"
        r"|[,;])*\s*(?:the\s+)?[£$€]?"
    )


@cache
def _beside() -> "regex.Pattern[str]":
    """Between a level and its size: a time, and nothing of another thing."""
    return regex.compile(
        rf"(?:\s+(?:{EARLIER}|this\s+\w+|in\s+\w+|on\s+\w+|now|today|yesterday|last\s+\w+))?(?:,|\s+[–—-]|\s*\()"
        r"(?:\s*(?!(?:so|is|was|were|are|the)\b)[\w’'-]+){0,5}\s*",
        regex.IGNORECASE,
    )


@cache
def _was() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""(?:\s+(?:this|in|on)\s+\w+)?[;.]["”’]?\s+
        (?: (?:the\s+)?(?:\w+\s+){{0,2}}?{EARLIER}(?:\s+\w+)?,?\s+{_SUBJECT}\s+(?:only\s+)?{_WERE}
          | (?:(?:in|on|at)\s+\w+(?:\s+\w+)?,?\s+)?{_SUBJECT}\s+had\s+been
          | {_SUBJECT}\s+(?:was|were)(?=[^.;]{{1,40}}{EARLIER}) )\s+(?:only\s+|just\s+)?""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _result() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?:,\s+(?:so|which\s+means)(?:\s+that)?|;)\s+
        (?:it|they|that|this|(?:the|that|their|its)\s+\w+)\s+[^,;:]{1,30}\Z""",
        regex.IGNORECASE | regex.VERBOSE,
    )
