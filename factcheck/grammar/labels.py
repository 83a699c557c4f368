"""Names with a number in them, labels, list numbers and street addresses."""

import re
from functools import cache

import regex

from factcheck.grammar.chunk import aside
from factcheck.grammar.currencies import currency_at, currency_before
from factcheck.grammar.dates import UNIT_NEXT
from factcheck.grammar.nouns import plural_follows
from factcheck.grammar.numeral import Form, Numeral
from factcheck.grammar.units import unit_at
from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Aside, SetAside


@cache
def _heads() -> dict[str, Aside]:
    lexicon = tables("set_aside")
    labels = dict.fromkeys(lexicon["label"]["before"], Aside.LABEL)
    return labels | dict.fromkeys(lexicon["name"]["before"], Aside.NAME)


@cache
def _streets() -> regex.Pattern[str]:
    names = "|".join(re.escape(name) for name in tables("set_aside")["address"]["streets"])
    return regex.compile(rf"[A-Z]?(?:-\d+[A-Z]?)?,?(?: [A-Z][\w']+){{0,3}} (?:{names})(?!\w)")


_LIST = regex.compile(r"(?r)(?:^|\n)[ ]*[(]?")
HEAD = regex.compile(r"(?r)(?<![\w&'])([A-Za-z&][\w&'.-]*\.?)[ ](?:No\.? )?")
_ENTITY_NO = regex.compile(r"(?r)(?<!\w)(?:No|Nos|no|Number|number)\.?[ ]?")
_LETTERED = regex.compile(r"(?r)[A-Za-z][\w]*[-/]?")
_LETTERS_AFTER = regex.compile(r"-?[A-Za-z]{1,3}\d|[A-Za-z]+")
_PREFIX_WORDS = {
    "pre",
    "post",
    "mid",
    "sub",
    "over",
    "under",
    "non",
    "plus",
    "top",
    "early",
    "late",
    "minus",
    "to",
    "and",
    "or",
    "than",
    "a",
    "the",
    "rs",
    "usd",
    "us",
    "gbp",
    "eur",
    "inr",
    "nearly",
    "around",
    "about",
    "some",
    "all",
}


def code(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    start, end = numeral.span
    before = text[start - 1] if start else " "
    lettered = (
        _LETTERED.match(text, max(chunk.start, start - 30), start)
        if before.isalpha() or before in "-/"
        else None
    )
    if lettered:
        word = lettered.group().rstrip("-/").lower()
        joined = before.isalpha()
        capital = any(letter.isupper() for letter in lettered.group())
        if currency_before(text, start):
            return None
        if word in _PREFIX_WORDS and not (joined and capital and word == "a"):
            return None
        if joined or capital:
            tail = _LETTERS_AFTER.match(text, end)
            return aside(lettered.start(), tail.end() if tail else end, Aside.NAME, "name-with-number")
    if before == "#":
        return aside(start - 1, end, Aside.CODE, "code")
    if before == "." and start > 1 and text[start - 2].isupper() and text[start - 3 : start - 2].isupper():
        return aside(start, end, Aside.NAME, "name-with-number")
    tail = regex.match(r"[A-Za-z]\w*", text, pos=end) if numeral.form is Form.DIGITS else None
    if tail is None or unit_at(text, end, attached=True) or currency_at(text, end, attached=True):
        return None
    if regex.search(r"\d", tail.group()):
        return aside(start, tail.end(), Aside.CODE, "code")
    if tail.group() not in {"s", "x", "yo", "ish", "plus", "odd", "fold", "st"}:
        return aside(start, tail.end(), Aside.NAME, "number-with-letters")
    return None


def named(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    start, end = numeral.span
    if start and text[start - 1] == "&":
        return aside(start, end, Aside.NAME, "name")
    ordinal_no = _ENTITY_NO.match(text, max(0, start - 8), start)
    if ordinal_no and (text[start].isdigit() or ordinal_no.group().lower().startswith("number")):
        house = (
            ordinal_no.group().startswith("No")
            and text[start:end] in {"10", "11"}
            and "." not in ordinal_no.group()
        )
        return aside(ordinal_no.start(), end, Aside.NAME if house else Aside.LABEL, "number-of")
    head = HEAD.match(text, max(0, start - 24), start)
    if head is None or numeral.scale != 1 or "," in text[start:end]:
        return None
    word = head[1]
    reason = _heads().get(word) or _heads().get(word.rstrip("."))
    if reason is None:
        return None
    lower = word[0].islower()
    unit = UNIT_NEXT.match(text, end)
    if (
        unit
        or (lower and (plural_follows(text, end, end + 60) or end - start > 3))
        or text[end : end + 1] == "%"
    ):
        return None
    if (
        not lower
        and reason is Aside.LABEL
        and plural_follows(text, end, end + 60)
        and not text[start].isdigit()
    ):
        return None
    return aside(head.start(), end, reason, "label" if reason is Aside.LABEL else "name")


_MODEL_BEFORE = regex.compile(r"(?r)(?<!\w)(?:the|a|an|own|its|their|new|old|his|her|'s)[ ]")
_MODEL_AFTER = regex.compile(r" [A-Z][a-z]+(?!\w)")


def model(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """ "The 787 Dreamliner": a number that a singular name follows is part of it."""
    start, end = numeral.span
    if not text[start:end].isdigit() or end - start > 4 or not _MODEL_AFTER.match(text, end):
        return None
    if plural_follows(text, end, end + 60) or not _MODEL_BEFORE.match(text, max(0, start - 6), start):
        return None
    return aside(start, end, Aside.NAME, "model")


def listed(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    start, end = numeral.span
    if end - start > 3 or not text[start:end].isdigit() or text[end : end + 1] not in {".", ")"}:
        return None
    if text[end + 1 : end + 2] not in {" ", ""} or not text[end + 2 : end + 3].strip():
        return None
    opening = _LIST.match(text, max(0, start - 6), start)
    if opening and (opening.start() == 0 or "\n" in opening.group()):
        return aside(start, end + 1, Aside.LIST, "list")
    return None


def bracketed(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    start, end = numeral.span
    if (
        text[max(0, start - 2) : start] == " ("
        and text[end : end + 1] == ")"
        and end - start <= 2
        and text[start:end].isdigit()
    ):
        return aside(start, end, Aside.LABEL, "bracketed")
    return None


def address(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    start, end = numeral.span
    if end - start > 5 or not text[start:end].isdigit():
        return None
    street = _streets().match(text, end)
    return aside(start, street.end(), Aside.ADDRESS, "address") if street else None
