"""A whole and then its parts: "64 staff: 41 teachers …", "Of the 64 …", "64 …, 41 of them …"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import regex

from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.links import is_of
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.parts.endings import divided
from factcheck.reckoning.parts.split import (
    MOST,
    Split,
    Tie,
    in_one_row,
    is_bare,
    is_compared,
    is_of_the,
    joined,
    may_be_whole,
    run,
    suits,
)

_BEFORE = 3
"""Wholes that a list is held against: those of the sentence, or of the one before."""
_FIRST, _LINK = 40, 90
"""Characters that may stand behind a colon before its list, and before it behind the whole."""
_AT_START = 24
"""Characters: a figure that begins a sentence stands in these."""


_AND_ONE = " and a ", " and an ", " and one ", " and another "
"""What a list ends in that has but one figure: "three people: two men and a woman"."""


def opened(page: Page) -> Iterator[Split]:
    """Yield each whole that the text goes on to divide."""
    for at, line in enumerate(page.lines):
        after = page.lines[at + 1 : at + 3]
        flow = flow_of(page, line, after)
        if len(line.figures) >= 2 and (len(flow) >= 3 or line.names(_AND_ONE)):
            behind = list(_behind_colon(page, line, flow))
            yield from behind or _within(page, line, flow)
        if at and len(flow) >= 2:
            yield from _next(page, page.lines[at - 1], line, flow)


def flow_of(page: Page, line: Line, after: Sequence[Line]) -> tuple[Claim, ...]:
    """Return the figures of a sentence and of those that go on with its list."""
    figures = line.figures
    for each in after:
        if not _goes_on_with(page, line, each):
            break
        figures = (*figures, *each.figures)
        line = each
    return figures


def _goes_on_with(page: Page, before: Line, line: Line) -> bool:
    if line.span.start - before.span.end > 3:
        return False
    return _starts(page, line) is not None


@cache
def _subject() -> "regex.Pattern[str]":
    # what may stand before the figure that a sentence begins with, when it goes on with what was counted
    return regex.compile(
        r"(?:[Tt]he\s+(?:other|remaining|rest,?)|[Aa]nother|A\s+further|About|Some|Around|Nearly|Almost|At\s+least"
        r"|More\s+than|O[fn]\s+(?:them|these|those|whom),?)?\s*"
    )


def _starts(page: Page, line: Line) -> Claim | None:
    """Return the bare figure that a sentence begins with: "Forty were held for theft"."""
    first = line.figures[0]
    if first.number_start - line.span.start > _AT_START:
        return None
    led = page.text[line.span.start : first.number_start]
    if not _subject().fullmatch(led):
        return None
    own = page.text[first.number_end : first.end].split()
    return first if is_bare(first) or led[:2] == "Of" or own[:1] == ["of"] else None


@cache
def _colon() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?::|\s[–—-]|,?\s(?:made\ up\ of|comprising|consisting\ of|composed\ of
              |(?:split|divided|shared)\ (?:between|among|into)|namely|being))\s+""",
        regex.VERBOSE | regex.IGNORECASE,
    )


_COLONS = (
    ":", " –", " —", " - ", "made up", "comprising", "consisting", "composed", "split", "divided", "shared",
    "namely", "being",
)  # fmt: skip
"""What may stand for a colon has one of these in it."""


def _behind_colon(page: Page, line: Line, flow: Sequence[Claim]) -> Iterator[Split]:
    """Yield the whole before a colon, a dash or "made up of", and the list behind it."""
    if not line.names(_COLONS):
        return
    for colon in _colon().finditer(page.text, line.span.start, line.span.end):
        before = (each for each in line.figures if each.end <= colon.start())
        wholes = [each for each in before if may_be_whole(each, of_rest=True)]
        # what a bracket opens ends with it
        end = _closing_bracket(page, wholes[-1].end, colon.start()) if wholes else None
        behind = [each for each in flow if colon.end() <= each.start < (end or each.end)]
        if not wholes or not behind or behind[0].start - colon.end() > _FIRST:
            continue
        if colon.start() - wholes[-1].end > _LINK or ")" in page.text[wholes[-1].end : colon.start()]:
            continue
        wholes = [each for each in wholes[: -_BEFORE - 1 : -1] if suits(each, behind[0])]
        listed = run(page, wholes[0], behind) if wholes else []
        if listed:
            end = max(line.span.end, listed[-1].end)
            words = page.text[colon.end() : listed[-1].end + _FIRST]
            # of those who might vote some may have been away
            more = sum(each.value or 0 for each in listed) > (wholes[0].value or 0)
            open_ = "against" in words and not _closing().search(words) and not more
            yield from divided(page, wholes, listed, end, Tie.SOME if open_ else Tie.ALL)


def _closing_bracket(page: Page, start: int, at: int) -> int | None:
    """Return where the bracket closes that was opened before a place, if there is one."""
    opened_ = page.text.rfind("(", start, at)
    close = page.text.find(")", opened_) if opened_ >= 0 else -1
    return close if close > at else None


@cache
def _of() -> "regex.Pattern[str]":
    # 88 of 165 seats, a majority of 11
    return regex.compile(r"\bof\s+\Z", regex.IGNORECASE)


@cache
def _bracket() -> "regex.Pattern[str]":
    return regex.compile(r"[^,;:()!?]{0,40}\s\((?:[^,;:()!?\d]{0,20}\s)?")


def _are_all(words: str) -> bool:
    """Tell whether a list leaves nothing out: its last part is the rest, or it is of women and men."""
    if _closing().search(words):
        return True
    told = set(_words().findall(words.lower()))
    # those who were absent voted neither for it nor against
    return any(told >= pair and "against" not in pair for pair in _pairs())


@cache
def _words() -> "regex.Pattern[str]":
    return regex.compile(r"[\p{L}-]+")


@cache
def _pairs() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(pair.split()) for pair in tables("wholes")["two"]["pairs"])


@cache
def _closing() -> "regex.Pattern[str]":
    # what the last part of a list is called when it is the last that there is
    return regex.compile(
        r"\b(?:abstain\w*|abstentions?|undecided|sp(?:oilt|oiled)|did\s+not\s+vote|the\s+rest|the\s+remain\w+|the\s+others?)\b",
        regex.IGNORECASE,
    )


@cache
def _of_it() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:of\s+(?:whom|which|them|these|those(?!\s+(?:who|that|in|with|of)\b)|it)|whose)\b",
        regex.IGNORECASE,
    )


@cache
def _includes() -> "regex.Pattern[str]":
    # The 240 flats will include 130 for rent, …
    return regex.compile(r"[^,;:()!?\d]{0,40},?\s+includ(?:e|es|ed|ing)\s+(?:\w+\s+)?", regex.IGNORECASE)


@cache
def _apposed() -> "regex.Pattern[str]":
    # 1,900 jobs, 1,200 in Germany … ; 187 people, with 172 …
    return regex.compile(r"[^,;:!?]{0,60},\s+(?:with|and\s+of\s+these)?\s*(?:\w+\s+){0,2}", regex.IGNORECASE)


def _within(page: Page, line: Line, flow: Sequence[Claim]) -> Iterator[Split]:
    """Yield the wholes whose parts follow in their own sentence, or go on from it."""
    taken = {each.part_of: each for each in line.figures if each.part_of}
    parts: set[str] = set()
    for at, whole in enumerate(line.figures[: 2 * MOST]):
        if not may_be_whole(whole) or whole.uid in parts:
            continue
        first = next((each for each in flow[at + 1 :] if suits(whole, each)), None)
        if first is None:
            continue
        link = page.between(whole, first)
        if link.startswith(")"):
            continue
        before = taken.get(whole.uid) or _of_whole(page, line, at)
        bracket = "(" in link and _bracket().fullmatch(link)
        halved = before is not None and before.start < whole.start and suits(whole, before)
        if not bracket and not (
            # 35 of the 61 seats and the Greens 26
            is_bare(first) and not _of().search(link) and joined(page, whole, first)
            if halved
            else (is_of_the(page, whole) and not (at and _is_share(line.figures[at - 1], whole)))
            or first.part_of == whole.uid
            or (("of" in link.lower() or "whose" in link) and _of_it().search(link))
            or ("includ" in link and _includes().fullmatch(link))
            or (link[-2:] == "; " and is_bare(first))
            or (
                "," in link
                and _apposed().fullmatch(link)
                and not in_one_row(page, whole, first)
                and not _vote().search(link)
                and not is_compared(page, whole.end, min(first.end + _FIRST, line.span.end))
            )
        ):
            continue
        listed = run(page, whole, flow[at + 1 :])
        end = max(line.span.end, listed[-1].end) if listed else line.span.end
        if not listed:
            continue
        tie = None
        if bracket:
            close = page.text.find(")", first.start, end)
            listed, tie = [each for each in listed if each.end <= close], Tie.ALL
        elif halved and before is not None:
            listed = [before, *listed]
        if tie is None and _is_one_list(page, whole, listed):
            continue
        parts.update(each.uid for each in listed)
        if tie is None:
            all_ = "includ" not in link and _are_all(page.text[whole.end : end])
            tie = Tie.ALL if all_ else Tie.SOME
        yield from divided(page, (whole,), listed, end, tie)


@cache
def _bare_joint() -> "regex.Pattern[str]":
    return regex.compile(r"\s*(?:,|,?\s+and)\s+", regex.IGNORECASE)


def _is_one_list(page: Page, whole: Claim, listed: Sequence[Claim]) -> bool:
    """Tell whether a figure is the first of those behind it: "12 cows, four goats and nine hens"."""
    if page.text[whole.end : listed[0].start] != ", ":
        return False
    figures = (whole, *listed)
    heads = [each.noun_head for each in figures]
    # people are passengers and crew as well, and jurors women and men
    people = whole.noun_head in tables("worth")["people"]["nouns"].split()
    named = not (people or None in heads or _are_all(page.text[whole.end : listed[-1].end]))
    named = named and len(set(heads)) == len(heads) > 2
    bare = all(map(is_bare, figures))
    return named or (bare and all(_bare_joint().fullmatch(page.between(*pair)) for pair in pairwise(figures)))


def _of_whole(page: Page, line: Line, at: int) -> Claim | None:
    """Return the figure right before a whole that is said to be of it: "£14m of its £35m costs"."""
    return line.figures[at - 1] if at and is_of(page, line.figures[at - 1], line.figures[at]) else None


def _is_share(share: Claim, whole: Claim) -> bool:
    """Tell whether a whole is only what a share is of: "10% of the £74m and £70m"."""
    return (share.unit == "percentage" or share.kind is Kind.FRACTION) and whole.start - share.end < _AT_START


@cache
def _vote() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:for|against|in\s+favou?r)\b", regex.IGNORECASE)


def _next(page: Page, before: Line, line: Line, flow: Sequence[Claim]) -> Iterator[Split]:
    """Yield what the sentence before counted, where this one begins with a number of them."""
    if line.span.start - before.span.end > 3:
        return
    first = _starts(page, line)
    if first is None:
        return
    wholes = [each for each in before.figures if may_be_whole(each) and suits(each, first)][-_BEFORE:]
    if not wholes:
        return
    listed = run(page, wholes[0], flow)
    end = max(line.span.end, listed[-1].end) if listed else line.span.end
    if listed[:1] == [first]:
        closed = Tie.ALL if _are_all(page.text[first.start : end]) else Tie.SOME
        yield from divided(page, wholes, listed, end, closed)
