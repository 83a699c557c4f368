"""What the stages of the grammar answer, each told as a step: who was asked, of which words, what it said."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from factcheck.claims import KINDS
from factcheck.grammar import (
    ages,
    asides,
    attribution,
    changes,
    composites,
    data,
    hedges,
    implicit,
    measures,
    nouns,
    numerals,
    pairs,
    rates,
    terms,
)  # fmt: skip
from factcheck.model import worth
from factcheck.model.document import Span
from factcheck.model.explanation import Step


class Told(NamedTuple):
    """A step, and the number that it was about."""

    place: Span
    step: Step


def step_of(stage: str, rule: str, text: str, span: Span | None, answer: str | None) -> Step:
    """Return a step about the words of a span, where there is one."""
    return Step(stage=stage, rule=rule, about=text[span.start : span.end] if span else None, answer=answer)


Asked = Mapping[str, Any]


def _hedge(text: str, asked: Asked, answer: Any) -> Step:
    where = "before" if "start" in asked else "after"
    return step_of("hedge", where, text, answer and answer.span, answer and str(answer.hedge))


def _noun(text: str, asked: Asked, answer: Any) -> Step:
    return step_of("noun", "find_noun", text, answer and answer.span, answer and f"head {answer.head}")


def _rate(text: str, asked: Asked, answer: Any) -> Step:
    return Step(stage="rate", rule="find_rate", answer=answer and f"per {answer.per}")


def _change(text: str, asked: Asked, answer: Any) -> Step:
    said = " ".join(str(each) for each in answer if each is not None)
    return Step(stage="change", rule="find_change", answer=said or None)


def _measure(text: str, asked: Asked, answer: Any) -> Step:
    return Step(stage="measure", rule="find_measure", answer=answer)


WORDING: Mapping[Callable[..., Any], Callable[[str, Asked, Any], Step]] = {
    hedges.before: _hedge,
    hedges.after: _hedge,
    nouns.find_noun: _noun,
    rates.find_rate: _rate,
    changes.find_change: _change,
    measures.find_measure: _measure,
}
"""What is asked of the words around a figure while its quantity is made."""


def _numeral(text: str, asked: Asked, numeral: Any) -> Told | None:
    if numeral is None:
        return None
    ends = [str(end) for end in (numeral.low, numeral.high) if end is not None]
    value = str(numeral.value) if numeral.value is not None else " to ".join(ends) or str(numeral.form)
    return Told(numeral.span, step_of("read", numeral.rule, text, numeral.span, value))


def _aside(name: str) -> Callable[[str, Asked, Any], Told]:
    def tell(text: str, asked: Asked, answer: Any) -> Told:
        said = answer and f"{answer.reason}, by {answer.rule}"
        return Told(asked["numeral"].span, step_of("set aside", name, text, answer and answer.span, said))

    return tell


def _pair(name: str) -> Callable[[str, Asked, Any], Told]:
    def tell(text: str, asked: Asked, answer: Any) -> Told:
        first, second = asked["first"].numeral.span, asked["second"].numeral.span
        said = answer and answer.rule
        return Told(first, step_of("pair", name, text, Span(first.start, second.end), said))

    return tell


def _composite(text: str, asked: Asked, answer: Any) -> Told:
    place, made = asked["terms"][asked["at"]].numeral.span, answer and answer.term.numeral
    step = step_of("pair", "composites.composite", text, made and made.span, made and made.rule)
    return Told(place, step)


def _kind(name: str) -> Callable[[str, Asked, Any], Told]:
    def tell(text: str, asked: Asked, answer: Any) -> Told:
        return Told(
            asked["quantity"].figure.span, Step(stage="kind", rule=name, answer=answer and str(answer))
        )

    return tell


def _term(text: str, asked: Asked, term: Any) -> Told:
    return Told(term.numeral.span, step_of("unit", "term", text, term.unit_span, term.unit))


def _age(text: str, asked: Asked, answer: Any) -> Told:
    return Told(asked["term"].numeral.span, Step(stage="age", rule="read_age", answer=answer and answer.rule))


def _data(text: str, asked: Asked, answer: Any) -> Told | None:
    return answer and Told(answer.span, Step(stage="data", rule="read_data", answer=str(answer.reason)))


def _implied(text: str, asked: Asked, answer: Any) -> Told | None:
    if answer is None:
        return None
    figure = answer.figure
    return Told(figure.span, step_of("implied", figure.rule, text, figure.span, str(figure.value)))


def _said(text: str, asked: Asked, answer: Any) -> Told:
    at = asked["at"]
    said = answer and _speech(answer)
    return Told(Span(at, at + 1), step_of("said by", "said_at", text, answer and answer.span, said))


def _speech(said: Any) -> str:
    via, denies = f", citing {said.via}" if said.via else "", ", who denies it" if said.denies else ""
    return f"{said.speaker or 'somebody'}{via}{denies}"


def _part(text: str, asked: Asked, part: Any) -> Told | None:
    if part is None:
        return None
    step = Step(stage="worth", rule=part.name, about=str(part.because), answer=f"{part.points:+.2f}")
    return Told(asked["quantity"].figure.span, step)


@cache
def tellers() -> Mapping[Callable[..., Any], Callable[[str, Asked, Any], Told | None]]:
    """Return how each answer is told that knows which number it is about, by the function that gives it."""
    return {
        numerals.find: _numeral,
        data.read_data: _data,
        **{rule: _aside(_name(rule)) for rule in asides.RULES},
        terms.term: _term,
        composites.find_composite: _composite,
        **{pairing: _pair(_name(pairing)) for pairing in pairs.PAIRINGS},
        ages.read_age: _age,
        implicit.find_implied: _implied,
        **{kind.judge: _kind(kind.NAME) for kind in KINDS},
        attribution.said_at: _said,
        worth.parts: _part,
    }


def _name(rule: Callable[..., Any]) -> str:
    return f"{rule.__module__.rpartition('.')[2]}.{rule.__name__.removeprefix('find').lstrip('_')}"
