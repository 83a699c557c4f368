"""Changes that do not recompute from the two figures given with them.

Catches "fell from 4,000 to 3,000, a drop of 20%", "doubled from 400 to 900", "rose by £6m to £56m from £40m",
"43 staff, nine fewer than the 50 of last year", "£7m, against £9m the year before, a cut of a third", a rise
that falls, "rose from 56 to 50", and steps that are no such share: "fell 18p, or 20%, to 162p".
Does not catch changes of which the text tells one end only, those in real terms or against what was expected,
and per cent where points are meant: that is for the check `points`.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.grammar.wordlists import either
from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Change, Kind, Role
from factcheck.reckoning.changes.astray import is_rounded, is_slip, is_told_otherwise
from factcheck.reckoning.changes.growth import growth
from factcheck.reckoning.changes.movement import Movement, movements
from factcheck.reckoning.changes.steps import Step, steps
from factcheck.reckoning.interval import point
from factcheck.reckoning.misprint import within_reach
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import against, near, said

NAME = "changes"


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each change whose two ends are given, whether its size and direction are right."""
    ends: set[str] = set()
    for moved in movements(page):
        ends.add(moved.end.uid)
        finding = _direction(page, moved) or _size(page, moved)
        if finding is not None:
            yield finding
    for step in steps(page):
        if (step.counted or step.end.uid not in ends) and step.start(page).positive:
            finding = _share(page, step)
            if finding is not None:
                yield finding


@cache
def _either_way() -> "regex.Pattern[str]":
    """What may go up by going down: times improve, and a currency weakens to more of it for a dollar."""
    return regex.compile(
        r"""\b(?:yields?|yielding|improv\w+|strengthen\w*|weaken\w*|appreciat\w+|depreciat\w+|revis\w+|currency|exchange\s+rate|\w+/dollar|dollar/\w+|rang(?:es?|ed|ing)|growth\s+(?:rate\s+)?(?:to|of|at)
            |(?:to|against|per)\s+(?:the\s+|an?\s+)?(?:US\s+)?(?:dollar|euro|pound|yen|greenback))\b""",
        regex.IGNORECASE | regex.VERBOSE,
    )


def _direction(page: Page, moved: Movement) -> Finding | None:
    """Return what is wrong with a rise that falls; None for one that goes where the text says."""
    before, after = page.allows(moved.start), page.allows(moved.end)
    up = moved.change is Change.UP
    low, high = (after.high, before.low) if up else (before.high, after.low)
    if moved.change is None or low is None or high is None or low >= high:
        return None
    if moved.others or moved.end.value == 1 or _either_way().search(moved.end.sentence):
        # "leverage rose from 18 to 1" is no fall to one
        return None
    if not _is_one_way(page, moved, up=up) or _is_quoted(page, moved):
        return None
    if moved.size is not None and _is_of_less(page, moved, moved.size):
        return None
    verb, than = ("rise", "less") if up else ("fall", "more")
    return Finding(
        check=NAME,
        outcome=outcome(False, decisive=True),
        message=f"from {said(moved.start)} to {said(moved.end)} is no {verb}",
        working=f"{said(moved.end)} is {than} than {said(moved.start)}; the text says a {verb}",
        place=mention(moved.end),
        others=(mention(moved.start),),
    )


@cache
def _ways() -> "dict[bool, tuple[regex.Pattern[str], regex.Pattern[str]]]":
    """Return by direction, up and not up, its verbs, and every word that goes the other way."""
    told = {True: tables("change")["up"], False: tables("change")["down"]}
    slow = {True: (), False: ("slow", "slows", "slower", "slowing", "slowdown")}

    def any_of(listed: Iterable[str]) -> "regex.Pattern[str]":
        return regex.compile(rf"\b{either(frozenset(listed))}\b", regex.IGNORECASE)

    return {
        up: (
            any_of(told[up]["verb"]),
            any_of((*told[not up]["verb"], *told[not up]["noun"], *told[not up]["after"], *slow[not up])),
        )
        for up in told
    }


def _is_one_way(page: Page, moved: Movement, *, up: bool) -> bool:
    """Tell whether one verb moves both levels, and nothing in its sentence goes the other way.

    "Growth will slow to 1.5% from 2.4%" and "sales rose 2% to £3m, bringing growth to 10%" are no such rises.
    """
    line = page.line(moved.end)
    if page.line(moved.start) is not line:
        return False
    first = min(moved.start, moved.end, key=lambda each: each.start)
    before = [each.end for each in line.figures if each.end <= first.start and each.role is not Role.BY]
    verbs, others = _ways()[up]
    begin = before[-1] if before else line.span.start
    last = max(moved.start.end, moved.end.end)
    turned = _while().search(page.text, last, line.span.end)
    end = turned.start() if turned else line.span.end
    if verbs.search(page.text, begin, first.start) is None:
        return False
    return others.search(page.text, line.span.start, end) is None


@cache
def _while() -> "regex.Pattern[str]":
    return regex.compile(r",\s+(?:while|whereas)\s|;\s", regex.IGNORECASE)


def _is_quoted(page: Page, moved: Movement) -> bool:
    """Tell whether a level is one side of a price in two, or a part of a word: "1.8255/60", "13-bank"."""
    ends = (moved.start, moved.end)
    beside = (page.text[each.start - 1 : each.start] + page.text[each.number_end :][:1] for each in ends)
    return any("/" in each or "-" in each for each in beside)


def _size(page: Page, moved: Movement) -> Finding | None:
    by, start, end = moved.size, moved.start, moved.end
    reckoned = growth(page, moved)
    if by is None or reckoned is None or reckoned.points:
        return None
    fits = reckoned.fits
    if not fits and (_has_its_own(page, moved, by) or _is_of_less(page, moved, by) or _is_of_another(moved)):
        return None
    if not fits and (is_rounded(by, reckoned.exact) or is_told_otherwise(page, start, by)):
        return None
    if not fits and not _is_plain(page, moved, by) and not is_slip(page, start, end, by):
        return None
    between = f"{said(end)} against {said(start)}" if moved.compares else f"from {said(start)} to {said(end)}"
    return Finding(
        check=NAME,
        outcome=outcome(fits, decisive=by.kind in (Kind.MULTIPLE, Kind.FRACTION)),
        message=f"{between} {'is' if fits else 'is not'} {by.phrase}",
        working=against(between, point(reckoned.exact), by, fits=fits),
        place=mention(by),
        others=(mention(start), mention(end)),
    )


def _is_plain(page: Page, moved: Movement, by: Claim) -> bool:
    """Tell whether a sentence says from where to where and by how much, and no other figure."""
    line = page.line(by)
    told = [each for each in line.figures if each.kind is not Kind.DURATION]
    alone = len(told) == 3 and {moved.start, moved.end, by} <= set(told)
    return alone and (moved.start.role, moved.end.role) == (Role.FROM, Role.TO)


def _is_of_another(moved: Movement) -> bool:
    """Tell whether each level has its own name and its own sentence: "Bond turnover rose 33% to …"."""
    start, end = moved.start, moved.end
    named = start.measure is not None and end.measure is not None and start.measure != end.measure
    return named and start.sentence != end.sentence


def _has_its_own(page: Page, moved: Movement, by: Claim) -> bool:
    """Tell whether a level goes with another size: "lost 25% to 190p before rallying to 220p".

    Nor is what another is "lower than" where anything ended.
    """
    start, end = moved.start, moved.end
    if start.role is Role.TO and by.end <= start.start < end.start:
        return True
    return _base().search(page.text, max(0, end.start - _BEFORE), end.start) is not None


_BEFORE = 20
"""Characters before a level in which it is said to be what another is held against."""


@cache
def _base() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\bthan\s+(?:the\s+|its\s+|their\s+)?\Z")


def _is_of_less(page: Page, moved: Movement, by: Claim) -> bool:
    """Tell whether a step may be of less time: "fell by 36 to 748, against 1,034 a year ago"."""
    step = by.role is Role.BY and by.unit != "percentage" and by.kind not in (Kind.FRACTION, Kind.MULTIPLE)
    behind = by.end <= moved.end.start <= moved.start.start
    return step and behind and not page.text.endswith("from ", 0, moved.start.start)


def _share(page: Page, step: Step) -> Finding | None:
    """Return whether a step is the share that it is said to be of where it began; None if it never was."""
    whole = Fraction(100) if step.share.unit == "percentage" else Fraction(1)
    fits = (page.allows(step.step) / step.start(page)).scaled(whole).meets(page.allows(step.share))
    began = step.start(page, exactly=True)
    exact = (point(Fraction(step.step.value or 0)) / began).scaled(whole)
    if not fits and not within_reach(step.share.value or Fraction(0), exact.low or Fraction(0)):
        return None
    start = near(began, step.end.unit)
    way = f"{said(step.step)} of {start}" if step.counted else f"from {start} to {said(step.end)}"
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{way} {'is' if fits else 'is not'} {step.share.phrase}",
        working=against(f"{said(step.step)} of {start}", exact, step.share, fits=fits),
        place=mention(step.share),
        others=(mention(step.step), mention(step.end)),
    )
