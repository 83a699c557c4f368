"""Words for many, for a group, for ten years: "dozens", "tens of thousands", "trio", "her twenties"."""

import re
from decimal import Decimal
from math import prod

import regex

from factcheck.grammar.numeral import Form, Numeral, alone, article_before
from factcheck.grammar.plurals import is_plural
from factcheck.grammar.wordlists import words
from factcheck.lexicon.load import tables
from factcheck.model.document import Span

_SCALES = r"(?P<scale>(?:hundred[ ])?(?:thousand|million|billion|trillion)|hundred|dozen|score)(?!\w)"
_OF_SCALES = re.compile(  # tens of thousands
    r"[ ]of[ ](?P<scale>thousand|million|billion|trillion)s(?!\w)", re.IGNORECASE
)
_UPON = re.compile(r"[ ](?:upon|and|on)[ ](?P<again>[a-z]+)(?!\w)", re.IGNORECASE)  # thousands upon thousands
_SCALE = re.compile(  # several hundred
    rf"[ ]{_SCALES}", re.IGNORECASE
)
_OF_SCALE = re.compile(rf"[ ]of[ ]{_SCALES}", re.IGNORECASE)  # a couple of hundred
_COUPLE_OF = re.compile(r"[ ](?:thousand|hundred|dozen|more|of)[ ]", re.IGNORECASE)  # a couple of

_REACH = 80
_ADJECTIVES = 4
_AND = re.compile(r"[^.;:!?\n]{0,78}?[ ]and[ ]")
_WORD = re.compile(r"[^\W\d_][\w'-]*")

_OF_A_LIFE = regex.compile(  # in her early twenties, the over-sixties
    r"(?r)(?<!\w)(?:(?i:their|your|his|her|our|my)(?:[ ](?:early|late|mid))?[ -]|(?i:under|over)[ -])"
)

# the lowest that "tens of", "dozens of" and so on before a scale say
_LOWEST = {"tens": 20, "dozens": 10, "scores": 20, "hundreds": 200}


def read_vague(text: str, anchor: Span, within: Span) -> Numeral | None:
    """Return the vague number that stands there, with the least that it says.

    >>> text = "tens of thousands"
    >>> read_vague(text, Span(0, 4), Span(0, 17)).low
    Decimal('20000')
    """
    lexicon = tables("numerals")
    at, stop = anchor
    word = text[at:stop].lower()
    low = Decimal(lexicon["vague"][word])
    if word in {"several", "multiple"}:
        if scale := _SCALE.match(text, stop):
            low, stop = low * _size(scale["scale"]), scale.end()
    elif scales := _OF_SCALES.match(text, stop):
        low = Decimal(_LOWEST.get(word, 1000) * lexicon["scale"][scales["scale"].lower()])
        stop = scales.end()
    elif (again := _UPON.match(text, stop)) and again["again"].lower() == word:
        stop = again.end()
    elif word in {"tens", "scores"} and not text.startswith(" of ", stop):
        return None
    return _vague(at, stop, low)


def read_group(text: str, anchor: Span, within: Span) -> Numeral | None:
    """Return the group that stands there as a number: "trio", "both", "a couple of", "a handful".

    >>> text = "a couple of hundred"
    >>> read_group(text, Span(2, 8), Span(0, 19)).value
    Decimal('200')
    """
    lexicon = tables("numerals")
    at, stop = anchor
    word = text[at:stop].lower()
    if word == "both" and _joins_two(text, stop, within.end):
        return None
    article = article_before(text, at, within.start)
    first = article.start() if article else at
    if word in lexicon["handful"]:
        low, high = (Decimal(end) for end in lexicon["handful"][word])
        return _vague(first, stop, low, high)
    value = Decimal(lexicon["group"][word])
    if word != "couple":
        return Numeral(span=Span(first, stop), value=value, form=Form.GROUP, rule="group")
    if article is None or not (_COUPLE_OF.match(text, stop) or alone(text, first, stop)):
        return None
    if scale := _SCALE.match(text, stop) or _OF_SCALE.match(text, stop):
        value, stop = value * _size(scale["scale"]), scale.end()
    span = Span(first, stop)
    return Numeral(span=span, value=value, form=Form.GROUP, flags=("round",), rule="couple")


def _joins_two(text: str, at: int, end: int) -> bool:
    """Whether "both" only announces an "and": "both Israel and Hamas", but "both men and a boy fled"."""
    conjunction = _AND.match(text, at, min(end, at + _REACH))
    if conjunction is None:
        return False
    between = _WORD.findall(text, at, conjunction.end() - len(" and "))
    if not between or between[0] in words("numerals", "both", "verbs") or between[0].endswith("ed"):
        return False
    if between[0].lower() in words("numerals", "both", "openings"):
        return True
    return len(between) <= _ADJECTIVES and not any(is_plural(word) for word in between[:-1])


def _size(scale: str) -> int:
    """What a scale of one or two words multiplies by: "hundred thousand"."""
    return prod(tables("numerals")["scale"][word] for word in scale.lower().split())


def decades() -> frozenset[str]:
    """Return the words for ten years of a life: twenties, thirties."""
    return frozenset(f"{word[:-1]}ies" for word, size in tables("numerals")["cardinal"].items() if size >= 20)


def read_decade(text: str, anchor: Span, within: Span) -> Numeral | None:
    """Return where the decade of an age begins: "in her early twenties", "the over-sixties".

    >>> text = "in her twenties"
    >>> read_decade(text, Span(7, 15), Span(0, 15)).value
    Decimal('20')
    """
    at, stop = anchor
    if _OF_A_LIFE.match(text, max(within.start, at - 14), at) is None:
        return None
    value = Decimal(tables("numerals")["cardinal"][f"{text[at : stop - 3].lower()}y"])
    return Numeral(span=anchor, value=value, form=Form.WORDS, rule="decade")


def _vague(first: int, stop: int, low: Decimal, high: Decimal | None = None) -> Numeral:
    return Numeral(span=Span(first, stop), value=None, low=low, high=high, form=Form.VAGUE, rule="vague")
