"""Figures without a number word: "no survivors", "the only witness", "another", "an hour and a half"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from factcheck.grammar.numeral import cased
from factcheck.grammar.victims import of_people
from factcheck.grammar.wordlists import either, words
from factcheck.model.document import Span
from factcheck.model.quantity import Figure


@dataclass(frozen=True, slots=True)
class Implied:
    """A figure that no number word stands for, and the noun that the words already hold."""

    figure: Figure
    end: int
    noun: Span | None


@cache
def cue() -> re.Pattern[str]:
    """Return the pattern of the words one of which a figure without a number word has to have."""
    people, single, lasts = words("implicit", "none", "people"), words("implicit", "single"), _lasts()
    cues = {"no", "single", "half", "quarter", "another", *people, *single, *lasts}
    return re.compile(rf"(?<![\w'-])(?:{cased(list(cues))}|{_stretch()})(?!\w)")


def _lasts() -> frozenset[str]:
    return words("implicit", "period", "before")


def _stretch() -> str:
    """What a stretch of time without a number is measured with: "for a decade", "in just a week"."""
    units, hedges = (either(words("implicit", "period", key)) for key in ("units", "hedges"))
    return rf"(?:[Ff]or|[Ii]n)[ ](?:(?:{hedges})[ ])?(?P<one>an?)[ ](?P<stretch>{units})"


@cache
def _whole() -> re.Pattern[str]:
    nouns, nobody, verbs = (either(words("implicit", "none", key)) for key in ("nouns", "people", "verbs"))
    such, kinds = (either(words("implicit", "none", key)) for key in ("adjectives", "reports"))
    sole, things = (either(words("implicit", "single", key)) for key in ("words", "nouns"))
    lasts, units = either(_lasts()), either(words("implicit", "period", "units"))
    hedges = either(words("implicit", "period", "hedges"))
    no = rf"(?P<no>[Nn]o)[ ](?:(?:{such})[ ])?(?P<none>(?:(?:{kinds})[ ])?(?:{nouns}))"
    only = rf"(?:[Tt]heir|[Tt]he|[Ii]ts|[Hh]is|[Hh]er)[ ](?P<only>{sole})[ ](?P<sole>{things})"
    half = rf"(?P<half>(?:[Aa]n?|[Oo]ne)[ ](?P<unit>{units}|mile)[ ]and[ ](?:a[ ])?(?P<part>quarter|half))"
    period = rf"(?:{lasts})[ ](?:(?:{hedges})[ ])?(?P<article>an?)[ ](?P<period>{units})"
    stretch_ends = (  # never "a week ago", "in a day of", "for a day trip"
        r"(?=[ ](?:straight|because|without|before|during|though|while|until|under|since|from|with|than|and"
        r"|but|would|could|will|were|was|has|had|is|now|as|at|in|on|to)(?!\w|[ ](?:an?[ ])?(?:quarter|half))"
        r"|[\"')]*(?:[.,;:?!](?!\d)|\s*\Z))"
    )
    wounded = either(of_people())
    no_period = r"[ ](?:earlier|before|later|after|ago|old|and[ ]a)"
    where = (
        r"(?:[ ](?:aboard|inside|else|of[ ]them|(?:on|in|at)[ ](?:the[ ])?[a-z]+"
        r"|of[ ](?:their|the|its|his|her)[ ][\w, ]{1,30}?))?"
    )
    verb_next = r"[ ](?:[a-z]+ed|caused|died|were|fell|was|had|hit|is|in|at|of)(?!\w)"
    return re.compile(
        rf"""
        (?<![\w'-]) (?:
          {no}                                                  # no survivors, no reports of deaths
        | (?P<nobody>(?i:{nobody})){where}[ ](?:{verbs})        # nobody on board was hurt
        | {only}                                                # the only witness
        | (?P<single>[Aa][ ]single)[ ](?P<thing>[a-z]+)         # a single shot
        | {half}                                                # an hour and a half
        | {period}(?!{no_period})                               # within a month
        | {_stretch()}{stretch_ends}                            # for a decade, in just a week
        | (?:{wounded})[ ](?P<victim>[Aa]nother)(?=[.,;]|\s*\Z) # and wounded another
        | (?P<another>[Aa]nother)(?={verb_next})                # another died
        ) (?!\w)
        """,
        re.VERBOSE,
    )


def find_implied(text: str, sentence: Span) -> Iterator[Implied]:
    """Yield what the sentence counts without a number.

    >>> text = "There were no survivors."
    >>> [str(i.figure.value) for i in find_implied(text, Span(0, len(text)))]
    ['0']
    """
    if cue().search(text, *sentence) is None:
        return
    for match in _whole().finditer(text, *sentence):
        if match["none"]:
            yield _implied(match.span("no"), 0, "none", match.end(), noun=match.span("none"))
        elif match["nobody"]:
            yield _implied(match.span("nobody"), 0, "none", match.end("nobody"))
        elif match["only"]:
            yield _implied(match.span("only"), 1, "sole", match.end(), noun=match.span("sole"))
        elif match["single"]:
            yield _implied(match.span("single"), 1, "single", match.end(), noun=match.span("thing"))
        elif match["half"]:
            whole_and_part = Decimal("1.5") if match["part"] == "half" else Decimal("1.25")
            yield _implied(match.span("half"), whole_and_part, "and-a-half", match.end(), unit=match["unit"])
        elif match["article"]:
            yield _implied(match.span("article"), 1, "a-period", match.end(), unit=match["period"])
        elif match["stretch"]:
            yield _implied(match.span("one"), 1, "a-period", match.end("stretch"), unit=match["stretch"])
        else:
            another = match.span("victim" if match["victim"] else "another")
            yield _implied(another, 1, "another", another[1])


def _implied(
    span: tuple[int, int],
    value: int | Decimal,
    rule: str,
    end: int,
    *,
    noun: tuple[int, int] | None = None,
    unit: str | None = None,
) -> Implied:
    number = Decimal(value)
    figure = Figure(span=Span(*span), value=number, low=number, high=number, unit=unit, rule=rule)
    return Implied(figure, end, Span(*noun) if noun else None)
