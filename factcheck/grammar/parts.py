"""Parts of a whole in words, "a third", "two-thirds", "a quarter of a million"; and ranks: "third"."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

import regex

from factcheck.grammar.changes import nouns as changed
from factcheck.grammar.mixed import denominators
from factcheck.grammar.numeral import GAP, Form, Numeral, alone, article_before, listed, share, tidy
from factcheck.grammar.wordlists import either, words
from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Number

_REACH = 20
"""Characters before a part in which the words that make it one are looked for."""

_ANOTHER_PART = (
    r"(?:(?:an?|one)[ ](?:half|third|quarter|fifth)|(?:two|three)[ -](?:thirds|quarters|fifths))(?![\w-])"
)
_HALF_OF = re.compile(  # half the homes, half as many, half to two-thirds
    rf"""
    [ ] (?: (?:their|these|those|your|all|her|his|its|our|the|my|of|as[ ](?:many|much)) (?!\w)
          | to[ ]{_ANOTHER_PART} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANGE_ON = re.compile(rf"[ ](?P<word>and|to|or)[ ]{_ANOTHER_PART}", re.IGNORECASE)  # a third to a half
_OF = re.compile(r"[ ]of[ ]", re.IGNORECASE)
_OF_OR_MORE = re.compile(  # a third of, a third less, a third as many
    r"[ ](?:smaller|bigger|higher|larger|longer|fewer|lower|less|more|of|as[ ](?:many|much))(?!\w)",
    re.IGNORECASE,
)
_OF_MANY = re.compile(  # Third of voters; but "Third of the four" is a rank
    r"[ ]of[ ](?!(?:their|the|his|her|its|our|an?)[ ])(?:[a-z-]{2,20}[ ]){0,2}?[a-z-]{2,20}(?<![si])s(?!\w)",
    re.IGNORECASE,
)
_SAID_AGAIN = regex.compile(
    r"(?r)(?:(?<=\w)[)]?,[ ]|[ ][\u2013\u2014-][ ]|\u2014|[(]|(?<!\w)or[ ])"
)  # 48, or half, were
_CLAUSE_ENDS = re.compile(r"[,;:.)](?!\d)|[ ]?[\u2013\u2014]|[ ]-[ ]|\Z")
_NO_NOUN = (
    "before|since|while|after|from|last|this|over|when|were|have|said"
    "|and|for|was|are|had|has|to|in|on|at|or|as|by|is|but|because|will|would|could|should|may|might|can|cannot"
    "|did|do|does|say|says|think|thought|want|wanted|live|lived|work|worked|voted|backed|opposed|believe|don't|didn't"
)
_PLURAL_VERB = re.compile(  # a third were sold, a third neither
    r"[ ](?:neither|believe|expect|think|were|have|want|are|say|do)(?!\w)"
)
_THE_REST = regex.compile(  # the other fifth is, the poorest fifth of families
    r"(?r)(?<!\w)[Tt]he[ ](?:wealthiest|remaining|poorest|richest|other)[ ]"
)
_REST_ENDS = re.compile(
    r"[ ](?:will|would|were|was|are|is|have|had|has|to"
    r"|of(?![ ](?:\d|seven|eight|three|four|five|nine|two|six|ten)))(?!\w)|[.,;](?!\d)|\Z"
)
_VERB_NEXT = re.compile(
    r"[ ](?:will|would|could|were|was|are|is|have|had|has|said|say|did|do|may|might|can)(?!\w)"
)
_NOUN_NEXT = re.compile(rf"[ ](?!(?:{_NO_NOUN})(?![a-z]))[a-z]+")  # "a third candidate" is a rank


@cache
def _share_before() -> "regex.Pattern[str]":
    """What makes a part of the words behind it: fell by a third, more than a third, a rise of a third."""
    changes = either(changed())
    return regex.compile(
        r"(?r)(?<!\w)(?:roughly|almost|around|nearly|about|under|down|just|only|over|than|by|to|up"
        rf"|(?:{changes})[ ]of)[ ]",
        regex.IGNORECASE,
    )


@cache
def _part() -> re.Pattern[str]:
    """What makes the number before it a part: "two-thirds", "one fifth", "three twenty-fifths"."""
    tens = either(word for word, size in tables("numerals")["cardinal"].items() if size >= 20)
    ranks = either(word for word in denominators() if word != "half")
    return re.compile(
        rf"{GAP}(?:(?P<half>half|halves)|(?:(?P<tens>{tens})-)?(?P<part>{ranks})(?P<plural>s?))(?!\w)",
        re.IGNORECASE,
    )


@cache
def _half_a_scale() -> re.Pattern[str]:
    """Half a million, half a dozen, half-million."""
    scales = either(listed("scale"))
    return re.compile(rf"{GAP}(?:an?{GAP})?(?P<scale>{scales})(?!\w)", re.IGNORECASE)


@cache
def _part_of_scale() -> re.Pattern[str]:
    """A third of a million, quarter of a million, quarter million."""
    large = either(word for word, size in tables("numerals")["scale"].items() if size >= 1000)
    return re.compile(rf"(?P<of>[ ]of[ ]an?)?[ ](?P<scale>{large})(?!\w)", re.IGNORECASE)


@cache
def _of_a_unit() -> re.Pattern[str]:
    """What makes "half" a number of its own: half an hour, half a percentage point."""
    return re.compile(rf"[ ]an?[ ](?:{either(words('numerals', 'half', 'before_a'))})", re.IGNORECASE)


@cache
def _unit() -> re.Pattern[str]:
    """What does the same for a half or a quarter before it: a half-hour, a quarter point."""
    units = words("numerals", "half", "before_a") - {"per"}
    return re.compile(rf"(?P<gap>[ -])(?P<unit>{either(units)})(?!\w)", re.IGNORECASE)


@cache
def plural_parts() -> frozenset[str]:
    """Return the plurals of the words for parts: thirds, quarters, halves."""
    return frozenset(f"{part}s" for part in denominators() if part != "half") | {"halves"}


def part_of(text: str, first: int, end: int, numerator: int) -> Numeral | None:
    """Return so many parts as one number: "two-thirds"; None for "two quarters" of a year.

    >>> part_of("two-thirds", 0, 3, 2).value
    Fraction(2, 3)
    """
    part = _part().match(text, end)
    if part is None:
        return None
    plural = bool(part["plural"]) or (part["half"] or "").lower() == "halves"
    joined = text[end] == "-" and 1 < numerator < 10 and not part["half"] and not part["tens"]
    if plural != (numerator > 1) and not joined:
        # "a three-quarter share" is an adjective
        return None
    denominator = denominators()[(part["part"] or "half").lower()]
    # "one half" of a match and "two quarters" of a year are no fractions
    of_time = (part["half"] and not plural) or (plural and denominator == 4)
    of_time = of_time and not (numerator == 3 and _says_again(text, first, part.end()))
    if of_time and text[part.start()] == " " and not _OF_OR_MORE.match(text, part.end()):
        return None
    if part["tens"]:
        denominator += tables("numerals")["cardinal"][part["tens"].lower()]
        # "one twenty-first birthday" is a rank
        if not plural and not _OF.match(text, part.end()) and not alone(text, first, part.end()):
            return None
    return _fraction(text, first, part.end(), share(numerator, denominator))


def read_half(text: str, anchor: Span, within: Span) -> Numeral | None:
    """Return the half that stands there, with its scale: "half a million", "half of", "a half-mile".

    >>> text = "half a million"
    >>> read_half(text, Span(0, 4), Span(0, 14)).value
    Decimal('500000')
    """
    at, stop = anchor
    if scale := _half_a_scale().match(text, stop):
        return _half_scale(at, scale)
    article = article_before(text, at, within.start)
    if _of_a_unit().match(text, stop) or _parts_unit(text, stop, article):
        return Numeral(span=anchor, value=Decimal("0.5"), form=Form.WORDS, rule="half-a")
    if article and _OF_OR_MORE.match(text, stop):
        return _fraction(text, article.start(), stop, Decimal("0.5"))
    if article and _is_share(text, article.start(), stop, within):
        return _fraction(text, article.start(), stop, Decimal("0.5"))
    again = _says_again(text, at, stop) and stop < within.end
    if _HALF_OF.match(text, stop) or again or _is_share(text, at, stop, within):
        return _fraction(text, at, stop, Decimal("0.5"))
    return None


def _is_share(text: str, at: int, stop: int, within: Span) -> bool:
    """Whether "half" is a share by what stands around it: "by nearly half", "about half will go"."""
    if at == within.start:
        return _VERB_NEXT.match(text, stop) is not None
    if text[stop : stop + 1] == "-" or not _share_before().match(text, max(0, at - _REACH), at):
        return False
    return not _NOUN_NEXT.match(text, stop) and not _RANGE_ON.match(text, stop)


def _half_scale(at: int, scale: re.Match[str]) -> Numeral:
    size = Decimal(tables("numerals")["scale"][scale["scale"].lower()])
    flags = ("round",) if size == 12 else ()
    span = Span(at, scale.end())
    return Numeral(span=span, value=tidy(size / 2), form=Form.WORDS, scale=size, flags=flags, rule="half-a")


def _parts_unit(text: str, stop: int, article: regex.Match[str] | None) -> bool:
    """Whether a unit follows that is halved or quartered: "half-hour"; "half-year" is when, not how long."""
    unit = _unit().match(text, stop)
    if unit is None:
        return False
    if unit["gap"] == " " or unit["unit"].lower() == "year":
        return article is not None
    return True


def read_part_or_rank(text: str, anchor: Span, within: Span) -> Numeral | None:
    """Return the part of a whole or the rank that stands there: "a third of", "the third".

    >>> text = "a third of them"
    >>> read_part_or_rank(text, Span(2, 7), Span(0, 15)).value
    Fraction(1, 3)
    """
    at, stop = anchor
    word = text[at:stop].lower()
    article = article_before(text, at, within.start)
    denominator = denominators().get(word)
    if denominator and (part := _read_part(text, anchor, article, within, denominator)):
        return part
    rank = tables("numerals")["ordinal"].get(word)
    return rank and Numeral(span=anchor, value=Decimal(rank), form=Form.ORDINAL, rule="ordinal")


def _read_part(
    text: str, anchor: Span, article: regex.Match[str] | None, within: Span, denominator: int
) -> Numeral | None:
    at, stop = anchor
    value = share(1, denominator)
    if denominator == 4 and _parts_unit(text, stop, article):
        return Numeral(span=anchor, value=value, form=Form.WORDS, rule="half-a")
    first = article.start() if article else at
    quarter = text[at].lower() == "q"
    if quarter and _part_of_scale().match(text, stop):
        return _fraction(text, first, stop, value)
    if article and (_OF_OR_MORE.match(text, stop) or _stands_alone(text, first, stop)):
        return _fraction(text, first, stop, value)
    rest = denominator > 4 or denominator == 3
    if rest and _THE_REST.match(text, max(within.start, at - 16), at) and _REST_ENDS.match(text, stop):
        return _fraction(text, at, stop, value)
    # in headlines: "Third of voters stay at home"
    if at == within.start and (_OF.match(text, stop) if quarter else _OF_MANY.match(text, stop)):
        return _fraction(text, at, stop, value)
    return None


def _fraction(text: str, first: int, end: int, value: Number) -> Numeral:
    """The part, times the scale that it may be of: "a quarter of a million" is 250,000."""
    scale = _part_of_scale().match(text, end)
    if scale is None or not (scale["of"] or value == Decimal("0.25")):
        return Numeral(span=Span(first, end), value=value, form=Form.FRACTION, rule="fraction")
    whole = Fraction(value) * tables("numerals")["scale"][scale["scale"].lower()]
    number = share(whole.numerator, whole.denominator)
    exact = tidy(number) if isinstance(number, Decimal) else number
    return Numeral(span=Span(first, scale.end()), value=exact, form=Form.WORDS, rule="fraction")


def _says_again(text: str, start: int, stop: int) -> bool:
    """Whether a part stands beside a number that it says again: "£3m, a quarter.", "(a third)"."""
    return (
        _CLAUSE_ENDS.match(text, stop) is not None
        and _SAID_AGAIN.match(text, max(0, start - 4), start) is not None
        and any(char.isdigit() for char in text[max(0, start - 60) : start])
    )


def _stands_alone(text: str, start: int, stop: int) -> bool:
    """Whether "a third" is a part although no "of" follows: "fell by more than a third"."""
    if text[stop : stop + 1] == "," or alone(text, start, stop) or _PLURAL_VERB.match(text, stop):
        return True
    if _says_again(text, start, stop):
        return True
    range_on = _RANGE_ON.match(text, stop)
    if range_on:
        return range_on["word"].lower() != "and" or text[max(0, start - 8) : start].lower() == "between "
    measured_by = _share_before().match(text, max(0, start - _REACH), start)
    return measured_by is not None and not _NOUN_NEXT.match(text, stop)
