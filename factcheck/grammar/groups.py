"""Numbers that are vague, or a word for a group: "dozens", "tens of thousands", "a couple", "a handful", "trio"."""

import re
from decimal import Decimal

import regex

from factcheck.grammar.numeral import ARTICLE, Form, Numeral
from factcheck.lexicon.load import tables
from factcheck.model.document import Span

_VAGUE_TAIL = re.compile(r" of (?P<scale>thousands|millions|billions|trillions)(?!\w)")
_SEVERAL_TAIL = re.compile(r" (?P<scale>hundred|thousand|million|billion|dozen|score)(?!\w)")


def read_vague(text: str, at: int, stop: int, word: str) -> Numeral | None:
    lexicon = tables("numerals")
    low = Decimal(lexicon["vague"][word])
    if word in {"several", "multiple"}:
        if scale := _SEVERAL_TAIL.match(text, stop):
            low, stop = low * lexicon["scale"][scale["scale"]], scale.end()
    elif tail := _VAGUE_TAIL.match(text, stop):
        step = {"tens": 10, "dozens": 10, "scores": 20, "hundreds": 100}.get(word, 1000)
        low, stop = Decimal(2 * step * lexicon["scale"][tail["scale"].removesuffix("s")]), tail.end()
        low = low / 2 if word not in {"tens", "hundreds"} else low
    elif word in {"tens", "scores"} and not text.startswith(" of ", stop):
        return None
    return Numeral(span=Span(at, stop), value=None, low=low, form=Form.VAGUE, rule="vague")


def read_group(text: str, at: int, stop: int, word: str) -> Numeral | None:
    lexicon = tables("numerals")
    article = ARTICLE.match(text, max(0, at - 4), at)
    if word in lexicon["handful"]:
        low, high = (Decimal(end) for end in lexicon["handful"][word])
        first = article.start() if article else at
        return Numeral(span=Span(first, stop), value=None, low=low, high=high, form=Form.VAGUE, rule="vague")
    if word == "couple":
        if not article or not regex.match(r" (?:of |more |dozen |hundred |thousand )", text, pos=stop):
            return None
        value, scale = Decimal(2), _SEVERAL_TAIL.match(text, stop)
        if scale:
            value, stop = value * lexicon["scale"][scale["scale"]], scale.end()
        return Numeral(
            span=Span(article.start(), stop), value=value, form=Form.GROUP, flags=("round",), rule="couple"
        )
    first = article.start() if article else at
    return Numeral(
        span=Span(first, stop), value=Decimal(lexicon["group"][word]), form=Form.GROUP, rule="group"
    )
