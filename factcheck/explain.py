"""Why each number of a text became what it is: the stages are watched at work, and their answers told.

Nothing is read twice and nothing is guessed: these are the answers that the extraction itself was made of.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, NamedTuple

from factcheck.claims import KINDS
from factcheck.grammar import (
    ages,
    asides,
    attribution,
    changes,
    context,
    data,
    hedges,
    implicit,
    measures,
    nouns,
    numerals,
    pairs,
    quantities,
    rates,
    relations,
    terms,
)
from factcheck.model import worth
from factcheck.model.claim import Claim, Tier
from factcheck.model.document import Document, Span
from factcheck.model.explanation import STAGES, Explanation, Step
from factcheck.model.quantity import Quantity
from factcheck.pipeline import extract
from factcheck.watching import Call, watch


class _Told(NamedTuple):
    """A step, and the number that it was about."""

    place: Span
    step: Step


def explain(document: Document) -> tuple[Explanation, ...]:
    """Return one explanation for each number of a document, in order.

    >>> explained = explain(Document(text="No 10 said that 40 homes burned."))
    >>> [step.rule for step in explained[0].steps if step.answer]
    ['digits', 'labels.named']
    """
    extraction, calls = watch(_watched(), lambda: extract(document))
    steps: dict[str, list[Step]] = {record.uid: [] for record in extraction}
    starts = [record.number_start for record in extraction]
    for told in _told(document.text, calls):
        record = _record_at(extraction.records, starts, told.place)
        if record is not None:
            steps[record.uid].append(told.step)
    explained = [
        Explanation(span=each.number_span, record=each, steps=_ordered(steps[each.uid]))
        for each in extraction
    ]
    for span in extraction.unaccounted:
        seen = Step(stage="unaccounted", rule="scan", about=document.surface(span), answer="no rule reads it")
        explained.append(Explanation(span=span, record=None, steps=(seen,)))
    return tuple(sorted(explained, key=lambda each: each.span))


def _record_at(records: Sequence[Claim], starts: Sequence[int], place: Span) -> Claim | None:
    """The record whose number a place is in; of what is set aside in a figure, the figure."""
    index = bisect_right(starts, max(place.start, place.end - 1)) - 1
    near = [record for record in records[max(0, index - 1) : index + 1] if record.number_span.overlaps(place)]
    return min(near, key=lambda record: record.tier is Tier.SET_ASIDE, default=None)


def _ordered(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps in the order of the stages, each once."""
    return tuple(sorted(dict.fromkeys(steps), key=lambda step: STAGES.index(step.stage)))


def _told(text: str, calls: Sequence[Call]) -> Iterator[_Told]:
    """Every answer as a step, with the number that it is about."""
    phrases: dict[Span, Span] = {}
    wording: list[Step] = []
    tellers = _tellers()
    for function, asked, answer in calls:
        if function in _WORDING:
            # these know of no figure: the quantity that is made of them comes next
            wording.append(_WORDING[function](text, asked, answer))
        elif function is quantities.quantity:
            place = answer.figure.span
            yield from (_Told(place, step) for step in wording)
            yield _Told(place, _step("quantity", answer.figure.rule, text, answer.span, _amounts(answer)))
            wording = []
        elif function is relations.relate:
            yield from _shared(asked["quantities"], answer)
            phrases = {each.span: each.figure.span for each in answer} | phrases
        elif function is context.context:
            place = phrases.get(asked["phrase"], asked["phrase"])
            yield _Told(place, Step(stage="around", rule="context", answer=_fields(answer)))
        elif told := tellers[function](text, asked, answer):
            wording = []
            yield told


def _step(stage: str, rule: str, text: str, span: Span | None, answer: str | None) -> Step:
    return Step(stage=stage, rule=rule, about=text[span.start : span.end] if span else None, answer=answer)


def _fields(value: Any) -> str | None:
    """What a frozen value says, field by field, without what it leaves out."""
    said = ((field.name, getattr(value, field.name)) for field in fields(value))
    return ", ".join(f"{name} {each}" for name, each in said if each is not None) or None


def _amounts(quantity: Quantity) -> str:
    named = ("value", "low", "high", "hedge", "unit", "per", "change", "role")
    said = ((name, getattr(quantity, name)) for name in named)
    return ", ".join(f"{name} {each}" for name, each in said if each is not None)


def _shared(before: Sequence[Quantity], after: Sequence[Quantity]) -> Iterator[_Told]:
    """What the quantities of a sentence took from one another."""
    for alone, related in zip(before, after, strict=False):
        changed = [
            f"{field.name} {getattr(related, field.name)}"
            for field in fields(Quantity)
            if getattr(alone, field.name) != getattr(related, field.name)
        ]
        if changed and alone.figure.span == related.figure.span:
            step = Step(stage="neighbours", rule="relate", answer=", ".join(changed))
            yield _Told(related.figure.span, step)


Asked = Mapping[str, Any]


def _hedge(text: str, asked: Asked, answer: Any) -> Step:
    where = "before" if "start" in asked else "after"
    return _step("hedge", where, text, answer and answer.span, answer and str(answer.hedge))


def _noun(text: str, asked: Asked, answer: Any) -> Step:
    return _step("noun", "find_noun", text, answer and answer.span, answer and f"head {answer.head}")


def _rate(text: str, asked: Asked, answer: Any) -> Step:
    return Step(stage="rate", rule="find_rate", answer=answer and f"per {answer.per}")


def _change(text: str, asked: Asked, answer: Any) -> Step:
    said = " ".join(str(each) for each in answer if each is not None)
    return Step(stage="change", rule="find_change", answer=said or None)


def _measure(text: str, asked: Asked, answer: Any) -> Step:
    return Step(stage="measure", rule="find_measure", answer=answer)


_WORDING: Mapping[Callable[..., Any], Callable[[str, Asked, Any], Step]] = {
    hedges.before: _hedge,
    hedges.after: _hedge,
    nouns.find_noun: _noun,
    rates.find_rate: _rate,
    changes.find_change: _change,
    measures.find_measure: _measure,
}
"""What is asked of the words around a figure while its quantity is made."""


def _numeral(text: str, asked: Asked, numeral: Any) -> _Told | None:
    if numeral is None:
        return None
    ends = [str(end) for end in (numeral.low, numeral.high) if end is not None]
    value = str(numeral.value) if numeral.value is not None else " to ".join(ends) or str(numeral.form)
    return _Told(numeral.span, _step("read", numeral.rule, text, numeral.span, value))


def _aside(name: str) -> Callable[[str, Asked, Any], _Told]:
    def tell(text: str, asked: Asked, answer: Any) -> _Told:
        said = answer and f"{answer.reason}, by {answer.rule}"
        return _Told(asked["numeral"].span, _step("set aside", name, text, answer and answer.span, said))

    return tell


def _pair(name: str) -> Callable[[str, Asked, Any], _Told]:
    def tell(text: str, asked: Asked, answer: Any) -> _Told:
        first, second = asked["first"].numeral.span, asked["second"].numeral.span
        said = answer and answer.rule
        return _Told(first, _step("pair", name, text, Span(first.start, second.end), said))

    return tell


def _kind(name: str) -> Callable[[str, Asked, Any], _Told]:
    def tell(text: str, asked: Asked, answer: Any) -> _Told:
        return _Told(
            asked["quantity"].figure.span, Step(stage="kind", rule=name, answer=answer and str(answer))
        )

    return tell


def _term(text: str, asked: Asked, term: Any) -> _Told:
    return _Told(term.numeral.span, _step("unit", "term", text, term.unit_span, term.unit))


def _age(text: str, asked: Asked, answer: Any) -> _Told:
    return _Told(
        asked["term"].numeral.span, Step(stage="age", rule="read_age", answer=answer and answer.rule)
    )


def _data(text: str, asked: Asked, answer: Any) -> _Told | None:
    return answer and _Told(answer.span, Step(stage="data", rule="read_data", answer=str(answer.reason)))


def _implied(text: str, asked: Asked, answer: Any) -> _Told | None:
    if answer is None:
        return None
    figure = answer.figure
    return _Told(figure.span, _step("implied", figure.rule, text, figure.span, str(figure.value)))


def _said(text: str, asked: Asked, answer: Any) -> _Told:
    at = asked["at"]
    said = answer and _speech(answer)
    return _Told(Span(at, at + 1), _step("said by", "said_at", text, answer and answer.span, said))


def _speech(said: Any) -> str:
    via, denies = f", citing {said.via}" if said.via else "", ", who denies it" if said.denies else ""
    return f"{said.speaker or 'somebody'}{via}{denies}"


def _part(text: str, asked: Asked, part: Any) -> _Told | None:
    if part is None:
        return None
    step = Step(stage="worth", rule=part.name, about=str(part.because), answer=f"{part.points:+.2f}")
    return _Told(asked["quantity"].figure.span, step)


@cache
def _tellers() -> Mapping[Callable[..., Any], Callable[[str, Asked, Any], _Told | None]]:
    """How each answer is told that knows which number it is about."""
    return {
        numerals.find: _numeral,
        data.read_data: _data,
        **{rule: _aside(_name(rule)) for rule in asides.RULES},
        terms.term: _term,
        **{pairing: _pair(_name(pairing)) for pairing in pairs.PAIRINGS},
        ages.read_age: _age,
        implicit.find_implied: _implied,
        **{kind.judge: _kind(kind.NAME) for kind in KINDS},
        attribution.said_at: _said,
        worth.parts: _part,
    }


def _name(rule: Callable[..., Any]) -> str:
    return f"{rule.__module__.rpartition('.')[2]}.{rule.__name__.removeprefix('find').lstrip('_')}"


def _watched() -> list[Callable[..., Any]]:
    return [*_tellers(), *_WORDING, quantities.quantity, relations.relate, context.context]
