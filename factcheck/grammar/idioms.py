"""Turns of phrase in which a number counts nothing: "one another", "24/7", "doubled down"."""

import re
from functools import cache

import regex

from factcheck.grammar.chunk import aside, covering
from factcheck.grammar.labels import HEAD
from factcheck.grammar.numeral import Form, Numeral
from factcheck.grammar.numerals import numeral_word
from factcheck.grammar.units import unit_at
from factcheck.grammar.wordlists import either, words
from factcheck.model.document import Span
from factcheck.model.quantity import Aside, SetAside

_LESSON = re.compile(r"[ ](?:course|class)(?!\w)")  # a 101 class
_TURN = (  # 24/7
    r"(?<![\w/-])(?:[2-9]-in-1|360-degree|50/50|50-50|9-to-5|24/7|\d{1,2}-a-side|20/20|4/20|4x4|9-5)(?![\w/])"
)
_SPRINT = r"(?<![\w.-])0-(?:to-)?(?:100|62|60)(?=[ ]?-?(?:km/h|miles|mph|kph))"  # 0-60 mph
_FORMATION = r"(?<![\d-])\d-\d-\d(?:-\d)?(?![\d-])"  # 4-4-2
_SHOT = r"(?<![\w.,/-])[23]-pointers?(?!\w)"  # five 3-pointers
_JOINED = re.compile(rf"(?P<idiom>{_TURN})|(?P<name>{_SPRINT})|(?P<label>{_FORMATION}|{_SHOT})")

_WORD = re.compile(r"\w+")
_MINUS = regex.compile(r"(?r)(?<!\w)(?:negative|minus)[ ]")
_WORD_NEXT = re.compile(r"[ -](?P<word>[A-Za-z][\w']*)")
_SHORTENED = re.compile(r"'(?:ll|s|d)")  # one's, one'd
_ONE_IN = re.compile(
    r"[ ](?:in|out[ ]of)[ ](?:every[ ]|an?[ ])?(?:\d|(?P<word>[a-z]+)(?!\w))|-", re.IGNORECASE
)  # one in five, one-in-five
_ONE_TO = re.compile(  # one or two, one to three
    r"[ ](?:or[ ](?:more|two)|to[ ](?:three|four|five|two|\d))", re.IGNORECASE
)
_BETWEEN = regex.compile(r"(?r)(?<!\w)[Bb]etween[ ]")  # between one and two dozen

_OVER = re.compile(r"[ ]over[ ](?P<word>\w+)")  # one over twenty
_SO_MANY_TO = regex.compile(  # four to one, 11 to one, two sets to one
    r"""
    (?r) (?<![\w.,-]) (?P<word>[A-Za-z]+|\d{1,4})
    (?:[ ](?:points|frames|goals|votes|games|holes|sets|legs|runs))? [ -]to[ -]
    """,
    regex.VERBOSE,
)
_ONE_OF_OTHERS = re.compile(r"[ ](?:another|of)(?!\w)")
_RANKED = regex.compile(
    r"(?r)(?<!\w)(?:[Tt]heir|[Tt]he|this|that|your|[Hh]is|[Hh]er|[Ii]ts|our|my|[Aa]|'s)[ ](?:[a-z]+[ ])?"
)

_BARE_FORMS = frozenset(
    {"double", "doubles", "doubling", "triple", "triples", "treble", "trebles", "quadruple"}
)
"""The multiples that are as often adjectives and nouns of sport as verbs."""
_LOWER_NEXT = re.compile(r"[ ][a-z]+(?!\w)")
_OBJECT_NEXT = re.compile(  # double the price, double in a year
    r"[ ](?:since|their|from|last|over|that|this|what|her|his|its|our|the|by|in|it|to)(?!\w)"
)


_MEASURED = regex.compile(  # 2,430, exactly double.
    r"(?r)(?<!\w)(?:more[ ]than|less[ ]than|just[ ]under|just[ ]over|practically|virtually"
    r"|precisely|exactly|roughly|nearly|almost|about|over|just)[ ]",
    regex.IGNORECASE,
)
_STOP_NEXT = re.compile(r"[.,;:)]|[ ][(-]|$")


@cache
def _phrases_with(word: str) -> re.Pattern[str] | None:
    phrases = [each for each in words("set_aside", "idiom", "phrases") if word in _WORD.findall(each)]
    return re.compile(rf"(?<!\w)(?:{either(phrases)})(?!\w)", re.IGNORECASE) if phrases else None


@cache
def _doubles_as_noun() -> re.Pattern[str]:
    return re.compile(rf"[ ](?:{either(words('set_aside', 'doubles', 'before'))})(?!\w)")


def joined(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside digits joined to a turn of phrase, a sprint or a formation: "24/7", "0-60 mph", "4-4-2"."""
    phrase = covering(_JOINED, text, numeral, 7, 10)
    if phrase is None or phrase.lastgroup is None:
        return None
    return aside(*phrase.span(), Aside(phrase.lastgroup), phrase.lastgroup)


def lesson(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside the 101 of a first lesson: "an economics 101 class"."""
    start, end = numeral.span
    if text[start:end] != "101" or not _LESSON.match(text, end):
        return None
    return aside(start, end, Aside.IDIOM, "idiom")


def idiom(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside a number word in a turn of phrase: "one another", "double-edged", "eleventh hour"."""
    start, end = numeral.span
    for word in _WORD.findall(text[start:end].lower()):
        phrases = _phrases_with(word)
        if phrases is None:
            continue
        for phrase in phrases.finditer(text, max(0, start - 24), min(len(text), end + 28)):
            # "one point" is no part of "one point two million", nor "two cents" of "twenty-two cents"
            more_before = text[start : phrase.start()].strip().lower() not in {"", "a", "an"}
            # and work that will "take five years" is no break
            measured = phrase.end() == end and unit_at(text, end + 1, attached=False)
            if phrase.start() < end <= phrase.end() and not more_before and not measured:
                return aside(min(phrase.start(), start), max(phrase.end(), end), Aside.IDIOM, "idiom")
    return None


def one(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside "one" that stands for a thing or a person: "the new one", "one might say"."""
    start, end = numeral.span
    if text[start:end].lower() != "one" or unit_at(text, end + 1, attached=False):
        return None
    low = max(0, start - 9)
    if _MINUS.match(text, low, start) or _BETWEEN.match(text, low, start):
        return None
    so_many = _SO_MANY_TO.match(text, max(0, start - 21), start)
    numbered = so_many and (so_many["word"].isdigit() or numeral_word(so_many["word"].lower()))
    if numbered and not _ONE_OF_OTHERS.match(text, end):
        return None
    over = _OVER.match(text, end) if not text[max(0, start - 2) : start].strip() and start < 3 else None
    if over and (over["word"].isdigit() or numeral_word(over["word"].lower())):
        return None
    head = HEAD.match(text, max(0, start - 16), start)
    before = head["word"] if head else ""
    following = _WORD_NEXT.match(text, end)
    word = following["word"].lower() if following else ""
    no_noun = not word or word in words("set_aside", "pronoun", "after")
    pointed_at = before in words("set_aside", "pronoun", "before") and (before.lower() != "the" or no_noun)
    if pointed_at or before.endswith(("est", "ier")) or _SHORTENED.match(text, end):
        return aside(start, end, Aside.PRONOUN, "pronoun")
    one_in = _ONE_IN.match(text, end)
    if one_in and (one_in["word"] is None or numeral_word(one_in["word"].lower())):
        return None
    if word == "of" or _ONE_TO.match(text, end):
        return None
    return aside(start, end, Aside.PRONOUN, "pronoun") if no_noun else None


def adverb(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside "first" and "second" as adverbs, or in set phrases: no rank of anything."""
    start, end = numeral.span
    if numeral.form is not Form.ORDINAL or text[start].isdigit() or text[end : end + 1] == "-":
        return None
    if _RANKED.match(text, max(0, start - 24), start):
        return None
    return aside(start, end, Aside.IDIOM, "adverb")


def bare_double(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside "double" and the like unless something is doubled: "double the price" is a multiple."""
    start, end = numeral.span
    word = text[start:end].lower()
    if numeral.form is not Form.MULTIPLE or word not in _BARE_FORMS:
        return None
    verb = word.endswith(("s", "ing")) and _LOWER_NEXT.match(text, end)
    if _MEASURED.match(text, max(0, start - 12), start) and _STOP_NEXT.match(text, end):
        return None
    if _OBJECT_NEXT.match(text, end) or (verb and not _doubles_as_noun().match(text, end)):
        return None
    return aside(start, end, Aside.IDIOM, "adjective")
