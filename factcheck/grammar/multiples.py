"""Multiples: "doubled", "five times higher", "10x", "10-fold", "two to three times as many"."""

import re
from dataclasses import replace
from functools import cache

from factcheck.grammar.terms import Term, single
from factcheck.grammar.wordlists import either, words
from factcheck.model.document import Span
from factcheck.model.quantity import Figure, Kind

_COMPARED = re.compile(
    r"[ ](?:those|their|that|over|what|more|the|its|his|her|as)(?!\w)|[ ][a-z]+'s(?!\w)", re.IGNORECASE
)


@cache
def _times() -> re.Pattern[str]:
    than = either(words("numerals", "times", "before"))
    return re.compile(
        rf"[ -]times(?!\w)(?P<than>[ ](?:{than})(?!\w))|-?fold(?!\w)|x(?!\w)|[ ]?×(?![ ]?\d)", re.IGNORECASE
    )


def read_multiple(text: str, term: Term) -> Figure:
    """Return the figure of a word that multiplies: "doubled"; "twice" alone says how often."""
    start, end = term.numeral.span
    often = text[start:end].lower() in {"twice", "thrice"} and not _COMPARED.match(text, end)
    if often:
        return single(term.numeral.span, term.value, "occasions")
    return single(term.numeral.span, term.value, term.numeral.rule, kind=Kind.MULTIPLE)


def multiplied(text: str, figure: Figure) -> Figure | None:
    """Return a number or a range as a multiple where "times higher", "x" or "-fold" follows, else None.

    >>> from decimal import Decimal
    >>> multiplied("five times higher", single(Span(0, 4), Decimal(5), "words")).flags
    ('ambiguous',)
    """
    times = _times().match(text, figure.span.end)
    if times is None:
        return None
    than = times["than"] or ""
    # "five times more" is five times as much to some, six times to others
    flags = ("ambiguous",) if than.endswith(("er", "more", "less")) else ()
    span = Span(figure.span.start, times.end() - len(than))
    rule = "times" if figure.value is not None else "times-range"
    return replace(figure, span=span, kind=Kind.MULTIPLE, flags=flags, rule=rule)
