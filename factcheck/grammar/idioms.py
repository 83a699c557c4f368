"""Turns of phrase in which a number counts nothing: "one another", "24/7", "doubled down", "one" for a thing."""

import re
from functools import cache

import regex

from factcheck.grammar.chunk import aside
from factcheck.grammar.labels import HEAD
from factcheck.grammar.numeral import Form, Numeral
from factcheck.grammar.units import unit_at
from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Aside, SetAside

_FORMATION = regex.compile(r"(?<![\d-])\d-\d-\d(?:-\d)?(?![\d-])")
_SPRINT = regex.compile(r"(?<![\w.-])0-(?:to-)?(?:60|62|100)(?= ?-?(?:mph|km/h|kph|miles))")
_PROVERBIAL = regex.compile(
    r"(?<![\w/-])(?:24/7|50/50|50-50|20/20|9-to-5|9-5|101(?= course| class)|360-degree|4x4|4/20)(?![\w/])"
)


def proverbial(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    low, high = max(0, numeral.span.start - 7), min(len(text), numeral.span.end + 10)
    for pattern, reason in ((_PROVERBIAL, Aside.IDIOM), (_SPRINT, Aside.NAME), (_FORMATION, Aside.LABEL)):
        for found in pattern.finditer(text, low, high):
            if found.start() <= numeral.span.start < found.end():
                return aside(found.start(), found.end(), reason, str(reason))
    return None


@cache
def _idioms() -> regex.Pattern[str]:
    phrases = sorted(tables("set_aside")["idiom"]["phrases"], key=len, reverse=True)
    return regex.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", regex.IGNORECASE)


def idiom(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    low, high = max(0, numeral.span.start - 24), min(len(text), numeral.span.end + 28)
    for idiom in _idioms().finditer(text, low, high):
        if idiom.start() < numeral.span.end and numeral.span.start < idiom.end():
            return aside(
                min(idiom.start(), numeral.span.start),
                max(idiom.end(), numeral.span.end),
                Aside.IDIOM,
                "idiom",
            )
    return None


_ONE_NEXT = regex.compile(r"(?:[ -](?P<word>[A-Za-z][\w']*))?(?P<mark>[^\w ])?")
_NOT_NOUNS = frozenset(
    """of in on at by to from with for as is was are were be been has have had will would can could may might must should do does did
    and or but nor that which who whom whose when where while if than then so because since until after before about into onto over under
    between against without within through during not never also just only even still already often again it he she they we you i
    said says told saying went came got took made gave makes takes gets goes comes looks seems wants needs likes thinks knows
    the a an this these those his her its their our my your there here all any some no every each other more most
    up down out off away back too very really always sometimes usually far near like per another has's""".split()
)


_MINUS = regex.compile(r"(?r)(?<!\w)(?:minus|negative)[ ]")


def one(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """ "One" standing for a thing or a person: no number is meant."""
    start, end = numeral.span
    if text[start:end].lower() != "one" or unit_at(text, end + 1, attached=False):
        return None
    if _MINUS.match(text, max(0, start - 9), start):
        return None
    before = HEAD.match(text, max(0, start - 16), start)
    follow = _ONE_NEXT.match(text, end)
    word = (follow["word"] or "").lower() if follow else ""
    if (
        before
        and before[1] in tables("set_aside")["pronoun"]["before"]
        and (before[1].lower() != "the" or word in _NOT_NOUNS or not word)
    ):
        return aside(start, end, Aside.PRONOUN, "pronoun")
    if before and before[1].endswith(("est", "ier")):
        return aside(start, end, Aside.PRONOUN, "pronoun")
    if text[end : end + 2] in {"'s", "'d"} or text[end : end + 3] in {"'ll"}:
        return aside(start, end, Aside.PRONOUN, "pronoun")
    if (
        word == "of"
        or re.match(r" (?:in (?:every )?|out of (?:every )?)(?:\d|[a-z]+)", text[end : end + 24])
        or text[end : end + 1] == "-"
    ):
        return None
    if re.match(r" or (?:two|more|another)| to | and ", text[end : end + 12]) and re.match(
        r" (?:or (?:two|more)|to (?:two|three|four|five|\d))", text[end : end + 14]
    ):
        return None
    if not word or word in _NOT_NOUNS:
        return aside(start, end, Aside.PRONOUN, "pronoun")
    return None


_RANKED = regex.compile(
    r"(?r)(?<!\w)(?:the|The|his|her|its|their|our|my|your|a|A|this|that|His|Her|Its|Their|'s)[ ](?:[a-z]+ )?"
)


def adverb(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """ "First" and "second" as adverbs, or in set phrases: no rank of anything."""
    start, end = numeral.span
    if numeral.form is not Form.ORDINAL or text[start].isdigit():
        return None
    if _RANKED.match(text, max(0, start - 24), start) or text[end : end + 1] == "-":
        return None
    return aside(start, end, Aside.IDIOM, "adverb")


_DOUBLES = re.compile(
    r" (?:as|up|down|match|title|final|partner|tennis|over|player|champion|crown|team|pair)(?!\w)"
)


def bare_double(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    start, end = numeral.span
    word = text[start:end].lower()
    if numeral.form is not Form.MULTIPLE or word not in {
        "double",
        "triple",
        "treble",
        "doubles",
        "triples",
        "trebles",
        "doubling",
        "quadruple",
    }:
        return None
    if (
        word.endswith(("s", "ing"))
        and re.match(r" [a-z]+(?!\w)", text[end : end + 16])
        and not _DOUBLES.match(text, end)
    ):
        return None
    verbal = regex.match(
        r" (?:the|its|that|what|his|her|their|our|in|from|to|by|over|since|last|this|it)(?!\w)", text, pos=end
    )
    return None if verbal else aside(start, end, Aside.IDIOM, "adjective")
