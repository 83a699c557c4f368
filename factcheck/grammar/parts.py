"""Parts of a whole in words: "a third", "two-thirds", "half of", "a quarter of a million"; and ranks: "third"."""

import re
from decimal import Decimal

import regex

from factcheck.grammar.numeral import ARTICLE, Form, Numeral, share, tidy
from factcheck.lexicon.load import tables
from factcheck.model.document import Span

_HALF_A = re.compile(
    r"(?:an?[ -])?(?P<scale>hundred|thousand|million|billion|trillion|dozen|score|crore|lakh)(?!\w)"
)
_HALF_OF = re.compile(r" (?:of|the|its|his|her|their|our|my|your|all|those|these)(?!\w)")
_HALF_UNIT = re.compile(
    r" an? (?=hour|mile|day|century|decade|year|month|minute|second|inch|pint|tonne|ton|pound|kilo|"
    r"kilometre|metre|litre|acre|percentage|per|point|degree|percent)"
)
PART = re.compile(r"[ -](?P<part>hal(?:f|ves)|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|"
                   r"tenths?|twelfths?|twentieths?|hundredths?|thousandths?)(?!\w)")  # fmt: skip
_QUARTER_SCALE = re.compile(r"[ -](million|billion|trillion)(?!\w)")
_OF = re.compile(r" (?:of|more|less|fewer|lower|higher|longer|smaller|larger|bigger)(?!\w)")
_OF_SCALE = re.compile(r" of an? (million|billion|trillion)(?!\w)")
_SHARE_LEFT = regex.compile(
    r"(?r)(?<!\w)(?:by|than|about|nearly|almost|around|roughly|over|under|to|only|just)[ ]"
)
_NOUN_NEXT = re.compile(
    r" (?!to|in|since|from|on|at|last|this|over|and|or|after|before|as|by|for|when|while|is|was|were|are|have|had|has|said)[a-z]+"
)


def part_of(text: str, first: int, numerator: int, part: re.Match[str]) -> Numeral | None:
    word = part["part"]
    plural = word.endswith("s")
    denominator = tables("numerals")["denominator"][word.removesuffix("s").replace("halve", "half")]
    if plural != (numerator > 1) or (
        numerator == 1 and word == "half" and text[part.start()] == " " and not _OF.match(text, part.end())
    ):
        return None
    # "two quarters" of a year and "three seconds" are no fractions
    if plural and denominator == 4 and text[part.start()] == " " and not _OF.match(text, part.end()):
        return None
    return Numeral(
        span=Span(first, part.end()),
        value=share(numerator, denominator),
        form=Form.FRACTION,
        rule="fraction",
    )


def read_half(text: str, at: int, stop: int) -> Numeral | None:
    lexicon = tables("numerals")
    article = ARTICLE.match(text, max(0, at - 4), at)
    if text[stop : stop + 1] in {" ", "-"} and (scale := _HALF_A.match(text, stop + 1)):
        size = Decimal(lexicon["scale"][scale["scale"]])
        return Numeral(span=Span(at, scale.end()), value=tidy(size / 2), form=Form.WORDS, scale=size,
                       flags=("round",) if size == 12 else (), rule="half-a")  # fmt: skip
    if _HALF_UNIT.match(text, stop):
        return Numeral(span=Span(at, stop), value=Decimal("0.5"), form=Form.WORDS, rule="half-a")
    if article and text[stop : stop + 1] == "-" and text[article.start()] in "aA":
        return Numeral(span=Span(at, stop), value=Decimal("0.5"), form=Form.WORDS, rule="half-a")
    if article and _OF.match(text, stop):
        return Numeral(
            span=Span(article.start(), stop), value=Decimal("0.5"), form=Form.FRACTION, rule="fraction"
        )
    if _HALF_OF.match(text, stop):
        return Numeral(span=Span(at, stop), value=Decimal("0.5"), form=Form.FRACTION, rule="fraction")
    return None


def _stands_alone(text: str, start: int, stop: int) -> bool:
    """Whether "a third" is a part although no "of" follows: "fell by more than a third"."""
    if text[stop : stop + 1] == ",":
        return True
    return _SHARE_LEFT.match(text, max(0, start - 12), start) is not None and not _NOUN_NEXT.match(text, stop)


def read_part_or_rank(text: str, at: int, stop: int, word: str) -> Numeral | None:
    lexicon = tables("numerals")
    singular = word.removesuffix("s")
    article = ARTICLE.match(text, max(0, at - 4), at)
    part = article and not word.endswith("s") and singular in lexicon["denominator"]
    if not article and word == "quarter" and (scale := _QUARTER_SCALE.match(text, stop)):
        return Numeral(
            span=Span(at, scale.end()),
            value=tidy(Decimal(lexicon["scale"][scale[1]]) / 4),
            form=Form.WORDS,
            rule="fraction",
        )
    if article and part and (_OF.match(text, stop) or _stands_alone(text, article.start(), stop)):
        value = share(1, lexicon["denominator"][singular])
        if scale := _OF_SCALE.match(text, stop):
            return Numeral(span=Span(article.start(), scale.end()), value=tidy(Decimal(str(value)) * lexicon["scale"][scale[1]]),
                           form=Form.WORDS, rule="fraction")  # fmt: skip
        return Numeral(span=Span(article.start(), stop), value=value, form=Form.FRACTION, rule="fraction")
    if word in lexicon["ordinal"]:
        return Numeral(
            span=Span(at, stop), value=Decimal(lexicon["ordinal"][word]), form=Form.ORDINAL, rule="ordinal"
        )
    return None
