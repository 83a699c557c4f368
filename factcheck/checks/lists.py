"""Lists that are not as long as they are said to be.

Catches a number of things and the things themselves: behind a colon ("four priorities: housing, roads and
schools"), as names beside it ("four firms, Oska, Brenn and Kallas, were fined"; "Ghana, Malawi and Tanzania,
four countries where …"), also with ages ("named the two dead as Joan Price, 61, and Carl Dean, 19"), as those
of a trio or a quartet, and as what they are ("the four causes are flu, a strike and the cold"). Where "and"
or a comma may belong to one of the things ("law and order", "Dayton, Ohio"), any reading will do.
Does not catch lists of several sentences, lists under a headline, and lists that end in "among others".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Mention, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.parts.listing import Listing, names, read_list
from factcheck.reckoning.wording import said

NAME = "lists"

_MOST = 12
"""Longer lists are not written in one sentence."""


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each number of things that stands with their list, whether all of them are there."""
    for line in page.lines:
        counts = [claim for claim in line.figures if _counts(page, line, claim)]
        if counts:
            yield from _of_line(page, line, counts)


def _of_line(page: Page, line: Line, counts: Sequence[Claim]) -> Iterator[Finding]:
    told: set[str] = set()
    for claims, listed in (
        *_behind_colon(page, line, counts),
        *_called(page, line, counts),
        *_named(page, line, counts),
    ):
        right = [claim for claim in claims if listed.least <= (claim.value or 0) <= listed.most]
        claim = (right or claims)[-1]
        if claim.uid not in told and (right or _may_be_meant(claim, listed)):
            told.update(each.uid for each in claims)
            yield _finding(page, claim, listed, fits=bool(right))


_REACH = 60
"""Characters between a number and the names by which its people were identified."""

_PLACED = ("in ", "at ", "from ", "near ", "by ")
_GROUPS = frozenset({"duo", "trio", "quartet", "quintet", "sextet"})
"""Words that are a number and what it counts in one."""


def _counts(page: Page, line: Line, claim: Claim) -> bool:
    return (
        ((claim.kind is Kind.COUNT and claim.unit is None) or claim.unit == "day")
        and (
            claim.noun_head is not None
            # three days a week, on Tuesdays, …; five of them, Kol, …
            or claim.unit is not None
            or _of_them().match(page.text, claim.number_end) is not None
            or page.number(claim).lower() in _GROUPS
            # the two who dissented; the first six to go
            or _the().search(page.text, max(line.span.start, claim.number_start - 16), claim.number_start)
            is not None
        )
        and claim.hedge is Hedge.EXACT
        and claim.value is not None
        and claim.value == int(claim.value)
        and 2 <= claim.value <= _MOST
    )


@cache
def _of_them() -> "regex.Pattern[str]":
    return regex.compile(r"\s+of\s+(?:them|these|those)\b")


def _may_be_meant(claim: Claim, listed: Listing) -> bool:
    """Tell whether a list is near enough to a number: two names are not "11 batsmen", but two of them."""
    number = int(claim.value or 0)
    return number < 2 * listed.most and listed.least < 2 * number


Told = tuple[Sequence[Claim], Listing]
"""Numbers of which one should be that of the list, and the list."""


@cache
def _colon() -> "regex.Pattern[str]":
    aside = r"(?:\([^()\n]{1,40}\))"
    return regex.compile(
        rf"[^.;:!?\n()“”\"]{{0,90}}(?::|,?\s(?:listed|named|gave|given|identified|described)(?:\s+\w+){{0,2}}\s+as)\s+"
        rf"(?P<things>(?:[^.;:!?\n()“”\"]|{aside})+(?:;(?:[^.:!?\n()“”\"]|{aside})+)*)(?:[.!?]|\n|\Z)"
    )


@cache
def _aside() -> "regex.Pattern[str]":
    return regex.compile(r"\s*\([^()]*\)")


@cache
def _open_ended() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:among\s+others|among\s+them|etc|such\s+as|including|for\s+example|for\s+instance|said|says|is|are|was"
        r"|were|has|have|had|will|would|can|could|that|which|who|whom|whose|because|if|when|while|but|not)\b",
        regex.IGNORECASE,
    )


def _behind_colon(page: Page, line: Line, counts: Sequence[Claim]) -> Iterator[Told]:
    for claim in counts[-1:]:
        found = _colon().match(page.text, claim.end, line.span.end)
        listed = _read(line, found["things"], found.start("things")) if found else None
        if found and listed:
            yield [each for each in counts if each.end <= found.start("things")], listed


@cache
def _year() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:1[5-9]|20)\d\d\b")


def _read(line: Line, things: str, start: int) -> Listing | None:
    counted_within = any(start <= each.start < start + len(things) for each in line.figures)
    if counted_within or _open_ended().search(things) or any(map(str.isdigit, _year().sub("", things))):
        return None
    if ";" in things and "; and " not in things and "; or " not in things:
        # a key to letters goes on past what was counted: "CR, crypt; TW, tower; N, nave"
        return None
    listed = read_list(_aside().sub("", things), start)
    return replace(listed, end=start + len(things)) if listed else None


@cache
def _are() -> "regex.Pattern[str]":
    # the four chief causes of the pressure, according to the trusts, are flu, a strike and the cold
    return regex.compile(
        r"[^.;:!?\n()“”\"\d]{0,90}?\s(?:are|were|will\s+be)\s+(?P<things>[^.;:!?\n()“”\"]+)(?:[.!?]|\n|\Z)"
    )


@cache
def _thing() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:^|,\s|\band\s)(?:an?|the|its|their|his|her)\s|^\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}|,|\sand\s)"
    )


@cache
def _the() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\b(?:the|its|his|her|their)\s+(?:(?:other|first|last|only|next)\s+)?\Z", regex.IGNORECASE
    )


def _called(page: Page, line: Line, counts: Sequence[Claim]) -> Iterator[Told]:
    claim = counts[0]
    found = _are().match(page.text, claim.end, line.span.end)
    definite = _the().search(page.text, max(line.span.start, claim.start - 16), claim.start) or _is_definite(
        claim
    )
    if not found or not definite or _is_whole(line, claim) or not _thing().search(found["things"]):
        return
    listed = _read(line, found["things"], found.start("things"))
    if listed and _and_last().search(found["things"]):
        yield [claim], listed


def _is_definite(claim: Claim) -> bool:
    return claim.phrase.lower().startswith(("the ", "its ", "his ", "her ", "their "))


@cache
def _and_last() -> "regex.Pattern[str]":
    return regex.compile(r",.*\band\b|\band\b")


def _is_whole(line: Line, claim: Claim) -> bool:
    """Tell whether the sentence tells a part of what a number counts, which the list may be of."""
    return any(each.part_of == claim.uid for each in line.figures)


@cache
def _then() -> "regex.Pattern[str]":
    # between a number and the names: "three towns, Kol …", "four cities in May (Leeds …"
    return regex.compile(
        r"(?:\s(?!(?:including|such|among|like|said|says|told|and|or|but|while|because|as|one|an?|another|each"
        r"|into|after|before|behind|since|until|later|left|down|up|clear|ahead|away|apart|short)\b)[\p{L}’'-]+){0,9}?(?:,\s+|\s+\(|\s*[–—]\s*|\s+-\s+)"
    )


@cache
def _opens_sentence() -> "regex.Pattern[str]":
    return regex.compile(
        r"[“\"]?(?:With|After|In|At|By|For|Before|Within|On|Over|Despite|Until|Since|From|When|As|While|If|Although|Though)\b"
    )


def _follows(page: Page, claim: Claim, listed: Listing) -> bool:
    """Tell whether names stand behind a number as what it counts."""
    # of six ships that lie idle, in Spain, France and Venezuela, the ports are not counted
    ports = listed.pieces[0].startswith(_PLACED) and page.text[claim.end : claim.end + 1] == " "
    if page.text[claim.end : claim.end + 1] == " " and _opens_sentence().match(claim.sentence):
        # With four matches to play, Leeds, Hull and York, …
        ports = ports or page.text.find(",", claim.end) == page.text.find(",", page.sentence(claim).start)
    return not ports and _then().fullmatch(page.text, claim.end, listed.start) is not None


@cache
def _identified() -> "regex.Pattern[str]":
    # police named the three dead as; the two men were identified as
    return regex.compile(
        r"(?s:.*)\b(?:named|identified)\b[^.;:!?\n]{0,30}\s+as\s+"
        r"|[^.;:!?\n]*\s(?:was|were|been)\s+(?:named|identified)(?:\s+by\s+[a-z ]{2,20})?\s+as\s+",
        regex.IGNORECASE,
    )


@cache
def _closed() -> "regex.Pattern[str]":
    return regex.compile(r"\s*(?:[,.;)–—]|-\s|\Z)(?!\s*(?:among|included|and\s+\p{Lu}|in\s+particular))")


@cache
def _before() -> "regex.Pattern[str]":
    return regex.compile(
        r",\s+(?:all\s+|the\s+)?|\s*[–—]\s*(?:the\s+)?"
        r"|\s+(?:are|were|became|become|will\s+(?:be|become)|would\s+(?:be|become)|form|formed|make\s+up|made\s+up)\s+"
        r"the\s+(?:(?:other|first|last|only|next)\s+)?"
    )


@cache
def _relative() -> "regex.Pattern[str]":
    return regex.compile(r"\s+(?:where|which|that|whose|who|to)\b|\s*[,.;)–—]|\s*\Z")


def _named(page: Page, line: Line, counts: Sequence[Claim]) -> Iterator[Told]:
    for listed in names(page.text, line.span.start, line.span.end):
        before = [claim for claim in counts if claim.end <= listed.start]
        if (
            before
            and not _is_whole(line, before[-1])
            and (
                _follows(page, before[-1], listed)
                or (
                    listed.start - before[-1].end <= _REACH
                    and _identified().fullmatch(
                        page.text, max(line.span.start, before[-1].start - 40), listed.start
                    )
                )
            )
        ):
            if _closed().match(page.text, listed.end):
                yield before[-1:], listed
            continue
        behind = [claim for claim in counts if claim.start >= listed.end][:1]
        if not behind or page.text[listed.start : listed.start + 3] in ("In ", "At ", "On "):
            continue
        apposed = _before().fullmatch(page.text, listed.end, behind[0].start)
        if apposed and _relative().match(page.text, behind[0].end) and not _is_whole(line, behind[0]):
            yield behind, listed


def _finding(page: Page, claim: Claim, listed: Listing, *, fits: bool) -> Finding:
    least, most = listed.least, listed.most
    counted = f"{least}" if least == most else f"{least} to {most}"
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"the list has {counted} things and is said to have {said(claim)}",
        working=f"{'; '.join(listed.pieces)} = {counted}; the text says {said(claim)}",
        place=mention(claim),
        others=(Mention(start=listed.start, end=listed.end, phrase=page.text[listed.start : listed.end]),),
    )
