"""Anniversaries, and the year that they count from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

import regex

from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.finding import Mention
from factcheck.reckoning.times.moments import Moment
from factcheck.reckoning.times.outline import Outline

_NAMED = {
    "centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200, "sesquicentennial": 150,
    "tercentenary": 300, "silver jubilee": 25, "golden jubilee": 50, "diamond jubilee": 60,
    "platinum jubilee": 70, "silver wedding": 25, "golden wedding": 50, "diamond wedding": 60,
}  # fmt: skip
_WORDS = (
    *("nniversar", "irthday", "entena", "entenn", "edding", "ubilee", "urn", "ark", "elebrat"),
    *("th year", "st year", "nd year", "rd year"),
)
_WHOLE = re.compile(
    r"(?:nniversar|irthday|enten[an]|edding|ubilee|\b[Tt]urn(?:s|ed|ing)?\b|\b[Mm]ark(?:s|ed|ing)?\b"
    r"|elebrat|[htd] year)"
)
_TODAY = (
    r"\b(?:will|is|are|marks|celebrates|celebrating|marking|today|tomorrow|yesterday|tonight|now|this|next|coming"
    r"|ahead of|due|plans?|to mark|to celebrate|last (?:night|week|month)"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
"""What tells that it is kept this year."""
_BEGUN = (
    r"\b(?:found|establish|form|launch|open|creat|start|beg[au]n|built|born|married|wed|set up|publish"
    r"|incorporat|join|unveil|complet|made|introduc|invent|sign|independen)\w*"
)


@dataclass(frozen=True, slots=True)
class Anniversary:
    """One of so many years, or the year of that number, of what happened at a moment."""

    span: Span
    years: int
    moment: Moment
    kept: Moment | None
    """When it is kept, where the text tells the year; else it is this one."""


@cache
def _number() -> "regex.Pattern[str]":
    words = tables("numerals")
    units, tens = "|".join(words["ordinal"]), "|".join(_tens())
    named = "|".join(_NAMED)
    first = "".join(sorted({word[0] for word in (*words["ordinal"], *_tens(), *_NAMED)}))
    return regex.compile(
        rf"\b(?=[0-9{first}])(?:(?:(?P<digits>[0-9]{{1,4}})(?:st|nd|rd|th)"
        rf"|(?P<tens>{tens})-(?P<unit>{units})|(?P<word>{units}))"
        rf"(?:[ -](?:wedding[ -])?(?:anniversary|birthday)\b|(?<=\b(?:its|their) [\w-]+) year\b(?! [a-z]))"
        rf"|(?P<named>{named})\b|(?=[1-9])(?:"
        r"(?<=\b(?i:turn(?:s|ed|ing)?) )(?P<digits>[1-9][0-9]{1,2})"
        r"(?=[,.;]| (?:this|next|last|in|on|today)\b)"
        r"|(?<=\b(?i:mark|celebrat)\w* (?:its |their )?(?:first )?)(?P<digits>[1-9][0-9]{1,2}) years\b))",
        regex.IGNORECASE,
    )


@cache
def _tens() -> dict[str, int]:
    return {word: size for word, size in tables("numerals")["cardinal"].items() if size in range(20, 100, 10)}


@cache
def _ties() -> "tuple[regex.Pattern[str], ...]":
    """Return how the words of a sentence tie an anniversary (★) to the moment (●) that it counts from."""
    some, own = r"[^●★;.]", r"\b(?:its|their|his|her|our|whose)"
    return tuple(
        regex.compile(words, regex.IGNORECASE)
        for words in (
            # founded in 1975 and will celebrate its 50th anniversary in 2025
            rf"{_BEGUN}{some}{{0,60}}?\b(?:in|on) (?P<m>●){some}{{1,100}}?{own} ★(?: (?:in|on) (?P<kept>●))?",
            # now in its 40th year, began in 1986
            rf"{own} ★,? (?:(?:which|that|and|was|were|first) ){{0,3}}{_BEGUN}{some}{{0,20}}?"
            r"\b(?:in|on) (?P<m>●)",
            # the club marks its 50th anniversary this year. It was founded in 1975
            rf"{own} ★{some}{{0,120}}\.?¶ ?(?:(?:It|They|He|She|We)\b|The \w+){some}{{0,40}}?"
            rf"{_BEGUN}{some}{{0,40}}?\b(?:in|on) (?P<m>●)",
            # today is the 80th anniversary of the landing of 1945
            r"(?<!\bat the )★ of (?:the |its |his |her |their )?"
            r"(?:(?P<m>●)|[^●★;.,]{0,60}?\b(?:in|of|on) (?P<m>●))",
        )
    )


@cache
def _thing() -> "regex.Pattern[str]":
    # its 20th anniversary edition, which came out when it did
    return regex.compile(r"\s+(?:edition|tour|issue|box|album|release|version|reissue|dvd|vinyl)\b")


@cache
def _now() -> "regex.Pattern[str]":
    return regex.compile(_TODAY, regex.IGNORECASE)


def anniversaries(text: str, sentences: tuple[Outline, ...]) -> Iterator[Anniversary]:
    """Yield each anniversary that a text ties to the year that it counts from, if it is kept this year."""
    for place, outline in enumerate(sentences):
        number = _number().search(outline.text) if is_numbered(outline) else None
        if number is None:
            continue
        told = [outline]
        if place + 1 < len(sentences) and outline.adjoins(text, sentences[place + 1]):
            told.append(outline.followed_by(sentences[place + 1]))
        yield from islice(_tied(text, number, told), 1)


def is_numbered(outline: Outline) -> bool:
    """Tell whether a sentence may have an anniversary: asked before what costs more."""
    return any(word in outline.text for word in _WORDS) and bool(_WHOLE.search(outline.text))


def numbered(text: str, outline: Outline) -> Iterator[tuple[Mention, int]]:
    """Yield each anniversary of a sentence, whatever it is of, with its number of years."""
    if is_numbered(outline):
        for number in _number().finditer(text, outline.span.start, outline.span.end):
            if _thing().match(text, number.end()):
                continue
            yield Mention(start=number.start(), end=number.end(), phrase=number.group()), _years(number)


def _tied(text: str, number: "regex.Match[str]", told: list[Outline]) -> Iterator[Anniversary]:
    for outline in told:
        starred = f"{outline.text[: number.start()]}★{outline.text[number.end() :]}"
        for words in _ties():
            found = words.search(starred)
            if found is None:
                continue
            kept = outline.moment(found, "kept") if found.groupdict().get("kept") else None
            printed = _number().search(text, outline.span.start, outline.span.end)
            if printed and (kept or _now().search(starred.partition("¶")[0])):
                span = Span(*printed.span())
                yield Anniversary(span, _years(number), outline.moment(found, "m"), kept)


def _years(number: "regex.Match[str]") -> int:
    if number["digits"]:
        return int(number["digits"])
    if number["named"]:
        return _NAMED[number["named"].lower()]
    words = tables("numerals")["ordinal"]
    if number["tens"]:
        return int(_tens()[number["tens"].lower()] + words[number["unit"].lower()])
    return int(words[number["word"].lower()])
