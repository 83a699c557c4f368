"""Names with a number in them, labels, list numbers and street addresses."""

import re
from functools import cache

import regex

from factcheck.grammar.chunk import aside, covering, unit_follows
from factcheck.grammar.currencies import currency_at, currency_before
from factcheck.grammar.nouns import plural_follows
from factcheck.grammar.numeral import Form, Numeral
from factcheck.grammar.plurals import is_plural, singular
from factcheck.grammar.units import unit_at
from factcheck.grammar.wordlists import either, words
from factcheck.model.document import Span
from factcheck.model.quantity import Aside, SetAside

HEAD = regex.compile(r"(?r)(?<![\w&'])(?P<word>[A-Za-z&][\w&'.-]*\.?)[ ](?:No\.?[ ]|(?P<sign>-))?")
"""The word before a number: the head of a name or label, if it is of one."""

_SERIES = regex.compile(  # phases 3, 5 and 7; pages 12-14
    r"""
    (?r) (?<![\w&'-]) (?P<word>[A-Za-z]+\.?) [ ] (?:No\.?[ ])?
    (?P<earlier>(?: \d{1,4}[A-Za-z]? (?:,?[ ](?:and|or|to|&)[ ]|,[ ]?|-) ){0,8})
    """,
    regex.VERBOSE,
)
_SERIES_GOES_ON = re.compile(
    r"[A-Za-z]?(?:,[ ]?\d{1,4}[A-Za-z]?){0,8}(?:,?[ ](?:and|or|to|&)[ ]|-)\d{1,4}(?![\d,.]\d)"
)
_PAIR = re.compile(r"(?<![\w.,-])(?P<first>\d{1,4})-(?P<second>\d{1,4})(?![\w-]|[.,]\d)")
_WORD_NEXT = re.compile(r"[ ]([A-Za-z]+)")
_DATED = regex.compile(
    r"(?r)(?<!\w)(?:through|before|around|after|until|since|from|[Oo]n|[Bb]y|[Ii]n|at|to|of)[ ]"
)
_NUMBER = regex.compile(r"(?r)(?<!\w)(?:Number|number|Nos|No|no)\.?[ ]?")  # No 10, number four
_NUMBER_ENDS = ("o", "os", "er", "o ", "os ", "er ", "o.", "os.", "er.", "o. ", "os. ", "er. ")
_LIST_OPENS = regex.compile(r"(?r)(?:^|\n)[ ]*[(]?")  # at the start of a line: "3. ", "(3) "
_FIGURE_BEFORE = regex.compile(r"(?r)\d[ ]?")
_ITEM = re.compile(r"[ ]?\)[ ]")
_BRACKET_REACH = 120
_LETTERS_BEFORE = regex.compile(r"(?r)[^\W\d_]\w*[-/]?")  # A4, G7, F-16
_LETTERS_AFTER = re.compile(r"-?[A-Za-z]{1,3}\d|[A-Za-z]+")  # F-16C, A320neo
_ATTACHED = re.compile(r"[A-Za-z]\w*")  # 5G, 3i
_OWNER = regex.compile(r"(?r)(?<!\w)(?:their|the|own|its|new|old|his|her|an|a|'s)[ ]")
_NAME_NEXT = re.compile(r"[ ][A-Z][a-z]+(?!\w)")  # the 787 Dreamliner


@cache
def _streets() -> re.Pattern[str]:
    house = r"[A-Z]?(?:-\d+[A-Z]?)?,?(?:[ ][A-Z][\w']+){0,3}"  # 221B Baker, 10-12 Old Mill
    return re.compile(rf"{house}[ ](?:{either(words('set_aside', 'address', 'streets'))})(?!\w)")


def code(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside a number that letters touch: "A4", "F-16", "5G"; a unit or a currency is none."""
    start, end = numeral.span
    before = text[start - 1 : start] if start else " "
    if before.isalpha() or before in {"-", "/"}:
        letters = _LETTERS_BEFORE.match(text, max(chunk.start, start - 30), start)
        if letters and (currency_before(text, start) or _is_prefix(letters.group())):
            return None
        if letters and before == "/" and _FIGURE_BEFORE.match(text, 0, letters.start()):
            # 180C/350F, 100 MW/200 MWh
            return None
        if letters and (before.isalpha() or _is_name(letters.group())):
            tail = _LETTERS_AFTER.match(text, end)
            return aside(letters.start(), tail.end() if tail else end, Aside.NAME, "name-with-number")
    # "St.1", "U.S.12": capitals with a point
    if before == "." and start > 2 and text[start - 3 : start - 1].isupper() and text[start - 3].isupper():
        return aside(start, end, Aside.NAME, "name-with-number")
    return _followed_by_letters(text, numeral)


def _is_name(letters: str) -> bool:
    """Whether letters before a hyphen or a stroke make the number a name: "F-16", "uranium-235"."""
    return letters != letters.lower() or letters.rstrip("-/") in words("set_aside", "code", "substances")


def _is_prefix(letters: str) -> bool:
    """Whether the letters leave the number one: "mid-50", "top-10"; "a4" is one, and "A4" a name."""
    word = letters.rstrip("-/").lower()
    a_name = word == "a" and letters == "A"
    return word in words("set_aside", "code", "prefixes") and not a_name


def _followed_by_letters(text: str, numeral: Numeral) -> SetAside | None:
    start, end = numeral.span
    letters = _ATTACHED.match(text, end) if numeral.form is Form.DIGITS else None
    if letters is None or unit_at(text, end, attached=True) or currency_at(text, end, attached=True):
        return None
    if any(letter.isdecimal() for letter in letters.group()):
        return aside(start, letters.end(), Aside.CODE, "code")
    if letters.group() in words("set_aside", "code", "suffixes"):
        return None
    return aside(start, letters.end(), Aside.NAME, "number-with-letters")


def named(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside the number of a name or label: "No 10", "Channel 4", "Section 21", "phase two"."""
    start, end = numeral.span
    if start and text[start - 1] == "&":
        return aside(start, end, Aside.NAME, "name")
    told = text.endswith(_NUMBER_ENDS, max(0, start - 4), start)
    if told and (number := _NUMBER.match(text, max(0, start - 8), start)):
        said = number.group()
        if text[start].isdigit() or said.lower().startswith("number"):
            house = said in {"No ", "No", "Nos ", "Nos"} and text[start:end] in {"10", "11"}
            return aside(number.start(), end, Aside.NAME if house else Aside.LABEL, "number-of")
    if numeral.scale != 1 or "," in text[start:end]:
        return None
    head = HEAD.match(text, max(0, start - 24), start)
    if head is None or (head["word"][0].islower() and _is_score(text, numeral)):
        return None
    if head["sign"] and head["word"] not in words("set_aside", "name", "hyphened"):
        return None
    if head["word"] in {"No", "no"} and not text[start].isdigit():
        # "no one", "no two alike"
        return None
    reason = _head_of(head["word"])
    if reason is None or _counts(text, numeral, head["word"], reason):
        return None
    return aside(head.start(), end, reason, "label" if reason is Aside.LABEL else "name")


def series(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside the labels of several things, or of a day: "phases 3, 5 and 7", "on day 14"."""
    start, end = numeral.span
    if end - start > 4 or not text[start:end].isdecimal():
        return None
    head = _SERIES.match(text, max(0, start - 60), start)
    if head is None:
        return None
    word, goes_on = head["word"].rstrip("."), _SERIES_GOES_ON.match(text, end)
    if _is_score(text, numeral):
        return None
    listed = head["earlier"].endswith(("-", "d ", "r ", "o ", "& ")) or goes_on is not None
    last = goes_on.end() if goes_on else end
    if unit_follows(text, last) or text[last : last + 1] == "%":
        return None
    if listed and _is_listed(word):
        counted = _WORD_NEXT.match(text, last)
        return None if counted and is_plural(counted[1]) else aside(start, end, Aside.LABEL, "label")
    dated = end - start < 4 and not head["earlier"] and word in words("set_aside", "label", "dated")
    if dated and _DATED.match(text, max(0, head.start() - 8), head.start()):
        return None if plural_follows(text, end, end + 60) else aside(head.start(), end, Aside.LABEL, "label")
    return None


def _is_score(text: str, numeral: Numeral) -> bool:
    """Whether the number is one side of "3-1": the pages of "12-14" go up."""
    start, end = numeral.span
    pair = covering(_PAIR, text, numeral, 5, 5) if "-" in text[max(0, start - 1) : end + 1] else None
    return pair is not None and int(pair["first"]) >= int(pair["second"])


def _is_listed(word: str) -> bool:
    labels = words("set_aside", "label", "before")
    return word in labels or singular(word) in labels or word.lower() in words("set_aside", "label", "listed")


def _head_of(word: str) -> Aside | None:
    """What a number after the word is part of: "Channel" makes it a name, "Section" a label."""
    names, labels = words("set_aside", "name", "before"), words("set_aside", "label", "before")
    party = word[2:] if word[1:2] == "-" and word[0].isupper() else word  # D-Ward 4
    for spelling in (word, word.rstrip("."), party):
        if spelling in names:
            return Aside.NAME
        if spelling in labels:
            return Aside.LABEL
    return None


def _counts(text: str, numeral: Numeral, head: str, reason: Aside) -> bool:
    """Whether the number counts something after all: "Flight 12 minutes late", "on stage 40 dancers"."""
    start, end = numeral.span
    if unit_follows(text, end) or text[end : end + 1] == "%":
        return True
    if head[0].islower():
        # "type 2 patients", "phase 3 trials", but "on stage 40 dancers"
        if end - start == 1 and text[start].isdigit() and head in words("set_aside", "label", "graded"):
            return False
        return end - start > 3 or plural_follows(text, end, end + 60)
    in_words = not text[start].isdigit()
    return reason is Aside.LABEL and in_words and plural_follows(text, end, end + 60)


def model(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside the number of a model, "the 787 Dreamliner": a name in the singular follows it."""
    start, end = numeral.span
    if not text[start:end].isdecimal() or end - start > 4 or not _NAME_NEXT.match(text, end):
        return None
    if plural_follows(text, end, end + 60) or not _OWNER.match(text, max(0, start - 6), start):
        return None
    return aside(start, end, Aside.NAME, "model")


def listed(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside the number that opens an item of a list: "3. " at the start of a line, "3) " anywhere."""
    start, end = numeral.span
    if (
        end - start < 3
        and text[start:end].isdecimal()
        and _ITEM.match(text, end)
        and _opens_item(text, start)
    ):
        return aside(start, end + 1, Aside.LIST, "list")
    if end - start > 3 or not text[start:end].isdecimal() or text[end : end + 1] not in {".", ")"}:
        return None
    followed = text[end + 1 : end + 2] in {" ", ""} and text[end + 2 : end + 3].strip()
    opening = _LIST_OPENS.match(text, max(0, start - 6), start)
    if not followed or opening is None or (opening.start() and "\n" not in opening.group()):
        return None
    return aside(start, end + 1, Aside.LIST, "list")


def _opens_item(text: str, start: int) -> bool:
    """Whether the bracket behind a number has none before it: "they want 1) jobs and 2) homes"."""
    low = max(0, start - _BRACKET_REACH)
    touched = text[start - 1 : start].strip(" \n(") if start else ""
    return not touched and text.rfind("(", low, start) <= text.rfind(")", low, start)


def bracketed(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside one or two digits alone in brackets: a place in a table, a note."""
    start, end = numeral.span
    if end - start > 2 or not text[start:end].isdecimal():
        return None
    if text[max(0, start - 2) : start] != " (" or text[end : end + 1] != ")":
        return None
    return aside(start, end, Aside.LABEL, "bracketed")


def address(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside the number of a house, with its street: "10 Downing Street"."""
    start, end = numeral.span
    if end - start > 5 or not text[start:end].isdecimal():
        return None
    street = _streets().match(text, end)
    return street and aside(start, street.end(), Aside.ADDRESS, "address")
