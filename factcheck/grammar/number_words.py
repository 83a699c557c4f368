"""Numbers in words: "twenty-one", "two and a half million", "nineteen hundred", "a baker's dozen"."""

import re
from decimal import Decimal
from functools import cache

import regex

from factcheck.grammar.numeral import ARTICLE, Form, Numeral, cased, listed, tidy
from factcheck.grammar.parts import PART, part_of
from factcheck.lexicon.load import tables
from factcheck.model.document import Span


@cache
def _number_word() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<link>[ -](?:and[ -])?)?+(?P<word>{cased(listed('cardinal', 'scale'))})(?!\w)")


_AND_A_HALF = re.compile(
    r"[ -]and[ -]a[ -]half(?!\w)(?:[ -](?P<scale>hundred|thousand|million|billion|trillion))?(?!\w)"
)
_BAKER = regex.compile(r"(?r)(?<!\w)(?:[Aa] )?baker's[ ]")
_FOLD = re.compile(r"[ -]?fold(?!\w)")


def read_words(text: str, at: int, start: int, end: int) -> Numeral | None:
    lexicon = tables("numerals")
    first = at
    position, total, group, last_scale, scale = at, 0, 0, 10**30, 1
    previous = ""
    while token := _number_word().match(text, position, end):
        word = token["word"].lower()
        link = token["link"] or ""
        if (position == at) == bool(link) or ("and" in link and (group % 100 or previous in {"one", ""})):
            break
        if word in lexicon["cardinal"]:
            number = lexicon["cardinal"][word]
            room = (
                1 if group % 100 >= 20 and not group % 10 and number < 10 else 100 if group % 100 == 0 else 0
            )
            if (
                (number == 0 and position != at)
                or not room
                or previous == "zero"
                or (previous in lexicon["cardinal"] and room == 100)
            ):
                break
            group += number
        else:
            size = lexicon["scale"][word]
            if position == at:
                article = ARTICLE.match(text, max(start, at - 4), at)
                if size == 12 and (baker := _BAKER.match(text, max(start, at - 12), at)):
                    return Numeral(
                        span=Span(baker.start(), token.end()),
                        value=Decimal(13),
                        form=Form.WORDS,
                        rule="words",
                    )
                if article is None:
                    # "hundred" alone is no number; "million" after digits was read with them
                    return None
                first, group = article.start(), 1
            if size == 100:
                if not 0 < group < 100:
                    break
                group *= 100
            elif size in {12, 20, 144}:
                if not 0 < group < 1000:
                    break
                group *= size
            elif group == 0 or size >= last_scale:
                if total and group == 0 and word == "crore":
                    total *= size
                else:
                    break
            else:
                total, group, last_scale = total + group * size, 0, size
            scale *= size
        previous = word
        position = token.end()
    if position == at:
        return None
    value = Decimal(total + group)
    if half := _AND_A_HALF.match(text, position):
        factor = lexicon["scale"][half["scale"]] if half["scale"] else (scale if scale > 100 else 1)
        base = value if not half["scale"] or scale > 1 else value * factor
        return Numeral(span=Span(first, half.end()), value=tidy(base + Decimal(factor) / 2), form=Form.WORDS,
                       scale=Decimal(factor), rule="words")  # fmt: skip
    if (part := PART.match(text, position)) and scale == 1 and 0 < value < 100:
        fraction = part_of(text, first, int(value), part)
        if fraction:
            return fraction
    if fold := _FOLD.match(text, position):
        return Numeral(span=Span(first, fold.end()), value=value, form=Form.MULTIPLE, rule="multiple")
    return Numeral(
        span=Span(first, position), value=value, form=Form.WORDS, scale=Decimal(scale), rule="words"
    )
