"""Parts that do not add up to their stated whole.

Catches a total that stands in one sentence with all of its parts: "340 in the north, 75 in the south and
1,200 in the capital, a total of 1,650", "1,650 votes: 340 for, 75 against and 1,200 spoilt". Figures that all
end in two noughts are taken for rounded, and "about" has the room that the house gives it.
Does not catch parts that are told in several sentences, parts introduced by "including" (they need not be
all of it), and sums of different things.
"""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.interval import total
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.wording import against, said

NAME = "sums"

_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each total that stands with its parts, whether they add up to it."""
    for line in page.lines:
        if len(line.figures) >= 3:
            for whole, parts in _stated(page, line):
                yield _finding(page, whole, parts)


def _stated(page: Page, line: Line) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    figures = line.figures
    for at, whole in enumerate(figures):
        if whole.kind not in _KINDS or whole.role is not None:
            continue
        if at >= 2 and _is_total(page, line, whole):
            parts = _run(page, whole, figures[at - 1 :: -1])[::-1]
            if _goes_on(page, parts, whole.start):
                continue
        elif _opens(page, whole, figures[at + 1 :]):
            parts = _run(page, whole, figures[at + 1 :])
            if len(parts) < len(figures) - at - 1 or _goes_on(page, parts, line.span.end):
                continue
        else:
            continue
        if len(parts) >= 2:
            yield whole, parts


def _run(page: Page, whole: Claim, figures: Sequence[Claim]) -> list[Claim]:
    """Return the figures next to each other that count what the whole counts."""
    run: list[Claim] = []
    for part in figures:
        if not _alike(whole, part):
            break
        if run:
            first, second = sorted((run[-1], part), key=lambda claim: claim.start)
            if not _between_parts().fullmatch(page.between(first, second)):
                break
        run.append(part)
    return run


def _alike(whole: Claim, part: Claim) -> bool:
    return (
        part.kind is whole.kind
        and part.unit == whole.unit
        and part.per == whole.per
        and part.second is None
        and part.role is not Role.FROM
        and part.part_of is None
        and part.twin_of is None
    )


@cache
def _total_before() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?r)
        \b(?: (?:an?|the|for\ an?|making\ an?|bringing\ the|in)\s+ (?:combined|overall|grand|final)?\s*
              total\s+(?:of|to|number\ of\ \w+\s+to)
            | (?:which|that|together|these)\s+(?:makes?|adds?\ up\ to|comes?\ to|totals?)
            | adding\ up\ to | totalling | totaling | making | altogether )\s+\Z""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _total_behind() -> "regex.Pattern[str]":
    return regex.compile(r"\s*,?\s+(?:in\ total|in\ all|altogether|all\ told)\b", regex.IGNORECASE)


def _is_total(page: Page, line: Line, whole: Claim) -> bool:
    return bool(
        _total_before().search(page.text, line.span.start, whole.start)
        or _total_behind().match(page.text, whole.end, line.span.end)
    )


@cache
def _opening() -> "regex.Pattern[str]":
    # what may stand between a whole and its list
    return regex.compile(
        r"""[^.;:!?0-9]{0,60}?
            (?: :\s | \s[–—-]\s | ,?\s(?:made\ up\ of|comprising|consisting\ of|split\ between)\s )
            [^.;:!?0-9]{0,30}""",
        regex.VERBOSE | regex.IGNORECASE,
    )


def _opens(page: Page, whole: Claim, following: Sequence[Claim]) -> bool:
    return bool(following and _opening().fullmatch(page.between(whole, following[0])))


@cache
def _one_more() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:and|plus)\s+(?:an?|another|the|its|their|his|her)\b(?!\s+(?:\w+\s+)?total\b)", regex.IGNORECASE
    )


def _goes_on(page: Page, parts: Sequence[Claim], end: int) -> bool:
    """Tell whether a list ends in something that is not counted: "two trucks, four vans and a bus"."""
    return bool(parts) and _one_more().search(page.text, parts[-1].end, end) is not None


@cache
def _between_parts() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?!.*\b(?:including|of\ whom|of\ which|of\ them|up\ from|down\ from|compared)\b)"
        r"[^.;:!?]{0,60}?(?:,|;|\band\b|\bplus\b)[^.;:!?]{0,60}",
        regex.IGNORECASE,
    )


def _finding(page: Page, whole: Claim, parts: Sequence[Claim]) -> Finding:
    *allowed, stated = page.together([*parts, whole])
    reckoned = total(allowed)
    fits = reckoned.meets(stated)
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"the parts {'add' if fits else 'do not add'} up to {whole.phrase}",
        working=against(" + ".join(map(said, parts)), reckoned, whole, fits=fits),
        place=mention(whole),
        others=tuple(map(mention, parts)),
    )
