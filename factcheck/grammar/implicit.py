"""Figures without a number word: "no survivors", "the only witness", "another", "an hour and a half"."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

import regex

from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Figure


@dataclass(frozen=True, slots=True)
class Implied:
    """A figure that no number word stands for, and the noun that the words already hold."""

    figure: Figure
    end: int
    noun: Span | None


def _listed(words: list[str]) -> str:
    return "|".join(sorted(map(regex.escape, words), key=len, reverse=True))


@cache
def _pattern() -> regex.Pattern[str]:
    lexicon = tables("implicit")
    none, single, period = lexicon["none"], lexicon["single"], lexicon["period"]
    units = _listed(period["units"])
    return regex.compile(
        rf"""
        (?<![\w'-])(?:
          (?P<no>[Nn]o)[ ](?:(?:confirmed|reported|known|further|other|immediate|serious|civilian)[ ])?
              (?P<none>(?:reports[ ]of[ ](?:any[ ])?)?(?:{_listed(none["nouns"])}))
        | (?P<nobody>(?i:{_listed(none["people"])}))[ ](?:{_listed(none["verbs"])})
        | (?:[Tt]he|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er)[ ](?P<only>{_listed(single["words"])})[ ](?P<sole>{_listed(single["nouns"])})
        | (?P<single>[Aa][ ]single)[ ](?P<thing>[a-z]+)
        | (?P<half>(?:[Aa]n?|[Oo]ne)[ ](?P<unit>{units}|mile)[ ]and[ ]a[ ](?P<part>half|quarter))
        | (?:{_listed(period["before"])})[ ](?:(?:just|only|about|nearly|almost|over|up[ ]to|more[ ]than|less[ ]than|at[ ]least|around|roughly)[ ])?
              (?P<article>an?)[ ](?P<period>{units})(?![ ](?:ago|earlier|later|before|old|after|and[ ]a))
        | (?P<another>[Aa]nother)(?=[ ](?:[a-z]+ed|caused|was|were|is|had|died|hit|fell|in|at|of)(?!\w))
        )(?!\w)
        """,
        regex.VERBOSE,
    )


def find_implied(text: str, sentence: Span) -> Iterator[Implied]:
    """Yield what the sentence counts without a number.

    >>> text = "There were no survivors."
    >>> [str(i.figure.value) for i in find_implied(text, Span(0, len(text)))]
    ['0']
    """
    for found in _pattern().finditer(text, sentence.start, sentence.end):
        if found["none"]:
            yield _implied(found.span("no"), 0, "none", found.end(), Span(*found.span("none")))
        elif found["nobody"]:
            yield _implied(found.span("nobody"), 0, "none", found.end("nobody"), None)
        elif found["only"]:
            yield _implied(found.span("only"), 1, "sole", found.end(), Span(*found.span("sole")))
        elif found["single"]:
            yield _implied(found.span("single"), 1, "single", found.end(), Span(*found.span("thing")))
        elif found["half"]:
            whole = Decimal("1.5") if found["part"] == "half" else Decimal("1.25")
            yield _implied(
                found.span("half"), whole, "and-a-half", found.end("half"), None, unit=found["unit"]
            )
        elif found["article"]:
            yield _implied(found.span("article"), 1, "a-period", found.end(), None, unit=found["period"])
        else:
            yield _implied(found.span("another"), 1, "another", found.end("another"), None)


def _implied(
    span: tuple[int, int],
    value: int | Decimal,
    rule: str,
    end: int,
    noun: Span | None,
    unit: str | None = None,
) -> Implied:
    number = Decimal(value)
    figure = Figure(span=Span(*span), value=number, low=number, high=number, unit=unit, rule=rule)
    return Implied(figure, end, noun)
