"""`factcheck extract --explain`: of each number what was tried, and why it became what it is."""

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap

import click

from factcheck.cli.output import write
from factcheck.cli.table import Table
from factcheck.errors import UsageError
from factcheck.model.amount import amount
from factcheck.model.claim import Claim, Tier, record
from factcheck.model.document import Span
from factcheck.model.explanation import Explanation, Step
from factcheck.safe import one_line

_AROUND = 40
"""Characters of the sentence to either side of an explained number."""

_WIDTH, _STAGE = 100, 12

_SEVERAL = frozenset({"read", "set aside", "pair", "implied", "hedge", "kind"})
"""Stages in which one of several rules answers."""


Explained = tuple[str, Sequence[Explanation]]
"""A text, and the explanations of its numbers."""


def tell(explained: Iterable[Explained], form: str, *, every: bool, by_worth: bool) -> None:
    """Print the explanations of each text: the claims', or with `every` those of all numbers.

    What nothing could read is always told.
    """
    if form == "csv":
        raise UsageError("steps do not fit in a row; try: factcheck extract --explain --format jsonl")
    chosen = ((text, each) for text, told in explained for each in _chosen(told, every, by_worth))
    if form != "table":
        write((each for _, each in chosen), form, record=_fields, columns=(), table=Table())
        return
    for text, explanation in chosen:
        for line in _lines(text, explanation):
            click.echo(line)


def _chosen(explained: Sequence[Explanation], every: bool, by_worth: bool) -> Sequence[Explanation]:
    told = [each for each in explained if every or each.record is None or each.record.tier is Tier.CLAIM]
    return sorted(told, key=lambda each: -each.record.worth if each.record else 0) if by_worth else told


def _fields(explanation: Explanation) -> dict[str, object]:
    claim = explanation.record
    steps = [
        {"stage": step.stage, "rule": step.rule, "about": step.about, "answer": step.answer}
        for step in explanation.steps
    ]
    if claim is not None:
        return {**record(claim), "steps": steps}
    start, end = explanation.span
    return {"tier": "unaccounted", "start": start, "end": end, "phrase": steps[0]["about"], "steps": steps}


def _lines(text: str, explanation: Explanation) -> Iterator[str]:
    claim = explanation.record
    yield _in_its_place(text, claim.span if claim else explanation.span)
    if claim is None:
        yield f"  unaccounted at {explanation.span.start}: a number, and no rule reads it"
    else:
        yield f"  {_outcome(claim)}"
        for stage, steps in groupby(explanation.steps, key=lambda step: step.stage):
            yield from _stage(stage, tuple(steps), claim)
    yield ""


def _in_its_place(text: str, span: Span) -> str:
    """The phrase with the words to either side, as far as its line goes."""
    before = text[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _AROUND].partition("\n")[0]
    # data may be long; it is told by its ends
    phrase = text[span.start : span.end]
    shown = phrase if len(phrase) <= 2 * _AROUND else f"{phrase[:_AROUND]} … {phrase[-_AROUND:]}"
    more = "…" if span.start > _AROUND and len(before) == _AROUND else ""
    on = "…" if len(after) == _AROUND else ""
    marked = click.style(one_line(shown), bold=True, underline=True)
    return f"{more}{one_line(before)}{marked}{one_line(after)}{on}"


def _outcome(claim: Claim) -> str:
    """What became of the number, in one line."""
    if claim.tier is Tier.SET_ASIDE:
        said = f"set aside: {claim.reason}"
    else:
        said = f"{claim.tier}: {one_line(amount(claim))}, {claim.kind}, worth {claim.worth:.2f}"
    flags = f", flagged {', '.join(claim.flags)}" if claim.flags else ""
    return f"{said}{flags} · rule {claim.rule}"


def _stage(stage: str, steps: Sequence[Step], claim: Claim) -> Iterator[str]:
    said = _worth(steps, claim) if stage == "worth" else _said(steps)
    width = shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else _WIDTH
    first, *rest = wrap(one_line(said), max(20, width - _STAGE - 3), break_on_hyphens=False) or [""]
    yield f"    {click.style(stage.ljust(_STAGE), dim=True)}{first}"
    for line in rest:
        yield f"    {' ' * _STAGE}{line}"


def _said(steps: Sequence[Step]) -> str:
    """The answers of a stage, then who declined. Where one alone is ever asked, its name says nothing."""
    alone = steps[0].stage not in _SEVERAL
    told = "; ".join(
        f"{'' if alone else f'{step.rule}: '}{_about(step)}{step.answer}" for step in steps if step.answer
    )
    declined = ", ".join(dict.fromkeys(step.rule for step in steps if not step.answer))
    if alone or not declined:
        return told or "none"
    return f"{told} (not {declined})" if told else f"no (asked {declined})"


def _about(step: Step) -> str:
    return f"“{step.about}” → " if step.about and step.about != step.answer else ""


def _worth(parts: Sequence[Step], claim: Claim) -> str:
    summed = " ".join(f"{part.answer} {part.rule} ({part.about})" for part in parts)
    minor = ", of which a minor number keeps a part" if claim.tier is Tier.MINOR else ""
    return f"{claim.worth:.2f} = {summed}{minor}"
