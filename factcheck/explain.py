"""Why each number of a text became what it is: the stages are watched at work, and their answers told.

Nothing is read twice and nothing is guessed: these are the answers that the extraction itself was made of.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from typing import Any

from factcheck.grammar import context, quantities, relations
from factcheck.model.claim import Claim, Tier
from factcheck.model.document import Document, Span
from factcheck.model.explanation import STAGES, Explanation, Step
from factcheck.model.quantity import Quantity
from factcheck.pipeline import extract
from factcheck.telling import WORDING, Told, step_of, tellers
from factcheck.watching import Call, watch


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


def _told(text: str, calls: Sequence[Call]) -> Iterator[Told]:
    """Every answer as a step, with the number that it is about."""
    phrases: dict[Span, Span] = {}
    wording: list[Step] = []
    told_by = tellers()
    for function, asked, answer in calls:
        if function in WORDING:
            # these know of no figure: the quantity that is made of them comes next
            wording.append(WORDING[function](text, asked, answer))
        elif function is quantities.quantity:
            place = answer.figure.span
            yield from (Told(place, step) for step in wording)
            yield Told(place, step_of("quantity", answer.figure.rule, text, answer.span, _amounts(answer)))
            wording = []
        elif function is relations.share_units:
            for (alone, _), (sharing, _) in zip(asked["figures"], answer, strict=True):
                if alone.unit != sharing.unit:
                    step = Step(stage="neighbours", rule="share_units", answer=f"unit {sharing.unit}")
                    yield Told(sharing.span, step)
        elif function is relations.relate:
            yield from _shared(text, asked["quantities"], answer)
            phrases = {each.span: each.figure.span for each in answer} | phrases
        elif function is context.context:
            place = phrases.get(asked["phrase"], asked["phrase"])
            yield Told(place, Step(stage="around", rule="context", answer=_fields(answer)))
        elif told := told_by[function](text, asked, answer):
            wording = []
            yield told


def _fields(value: Any) -> str | None:
    """What a frozen value says, field by field, without what it leaves out."""
    said = ((field.name, getattr(value, field.name)) for field in fields(value))
    return ", ".join(f"{name} {each}" for name, each in said if each is not None) or None


def _amounts(quantity: Quantity) -> str:
    named = ("value", "low", "high", "hedge", "unit", "per", "change", "role")
    said = [(name, getattr(quantity, name)) for name in named] + [("second", quantity.figure.second)]
    return ", ".join(f"{name} {each}" for name, each in said if each is not None)


def _shared(text: str, before: Sequence[Quantity], after: Sequence[Quantity]) -> Iterator[Told]:
    """What the quantities of a sentence took from one another."""
    for alone, related in zip(before, after, strict=False):
        changed = [
            f"{field.name} {_words(text, getattr(related, field.name))}"
            for field in fields(Quantity)
            if getattr(alone, field.name) != getattr(related, field.name)
        ]
        if changed and alone.figure.span == related.figure.span:
            step = Step(stage="neighbours", rule="relate", answer=", ".join(changed))
            yield Told(related.figure.span, step)


def _words(text: str, value: object) -> str:
    return text[value.start : value.end] if isinstance(value, Span) else str(value)


def _watched() -> list[Callable[..., Any]]:
    return [
        *tellers(),
        *WORDING,
        quantities.quantity,
        relations.share_units,
        relations.relate,
        context.context,
    ]
