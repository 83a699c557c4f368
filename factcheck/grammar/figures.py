"""Figures: what one term, or two together, say."""

import re
from collections.abc import Iterator, Sequence

import regex

from factcheck.grammar.ages import read_age
from factcheck.grammar.numeral import Form
from factcheck.grammar.pairs import PAIRINGS
from factcheck.grammar.terms import Term, first_of, signed, single
from factcheck.model.document import Span
from factcheck.model.quantity import Figure, Hedge, Kind


def find(text: str, terms: Sequence[Term], sentence: Span) -> Iterator[Figure]:
    """Yield the figures that the sentence's terms make, in order."""
    at = 0
    while at < len(terms):
        first = terms[at]
        following = terms[at + 1] if at + 1 < len(terms) else None
        pair = _paired(text, first, following, sentence) if following and _near(first, following) else None
        if pair is not None:
            yield pair
            at += 2
            continue
        figure = _single(text, first, sentence)
        if figure is not None:
            yield figure
        at += 1


def _near(a: Term, b: Term) -> bool:
    return 0 <= b.start - a.numeral.span.end <= 30


def _paired(text: str, a: Term, b: Term, sentence: Span) -> Figure | None:
    for pairing in PAIRINGS:
        figure = pairing(text, a, b, sentence)
        if figure is not None:
            return figure
    return None


_TIMES = re.compile(r"[ -]times(?!\w)(?P<more> (?:as|more|higher|larger|greater|bigger|faster|longer|better|stronger|lower|less|fewer|cheaper|smaller|"
                    r"the|its|their|that|his|what|average|over|likelier|worse|annual|current|earnings)(?!\w))?|x(?!\w)| ?×(?! ?\d)")  # fmt: skip
_COMPARED = re.compile(r" (?:as|the|that|those|its|their|his|her|what|more|over)(?!\w)| [a-z]+'s(?!\w)")
_CATEGORY = regex.compile(r"(?r)(?<!\w)[Cc]ategory[ -]")
_RACE_TIME = regex.compile(r"(?r)(?:(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):)")


def _single(text: str, term: Term, sentence: Span) -> Figure | None:
    numeral = term.numeral
    start, end = numeral.span
    value = signed(term)
    if numeral.form is Form.ORDINAL:
        return Figure(span=numeral.span, value=value, low=value, high=value, kind=Kind.RANK, rule="ordinal")
    if (
        numeral.form is Form.MULTIPLE
        and text[start:end].lower() in {"twice", "thrice"}
        and not _COMPARED.match(text, end)
    ):
        return single(numeral.span, value, "occasions")
    if numeral.form is Form.MULTIPLE:
        return Figure(
            span=numeral.span, value=value, low=value, high=value, kind=Kind.MULTIPLE, rule=numeral.rule
        )
    age = read_age(text, term, sentence)
    if age is not None:
        return age
    if numeral.form is Form.VAGUE:
        return Figure(span=numeral.span, value=None, low=numeral.low, high=numeral.high, hedge=Hedge.VAGUE,
                      unit=term.unit, unit_span=term.unit_span, rule=numeral.rule)  # fmt: skip
    times = _TIMES.match(text, end)
    if _CATEGORY.match(text, max(sentence.start, start - 10), start):
        return single(numeral.span, value, "category", kind=Kind.RANK)
    if times and not term.unit and (times["more"] or not times.group().strip(" -").startswith("times")):
        more = (times["more"] or "").strip()
        return Figure(span=Span(start, times.end() - len(times["more"] or "")), value=value, low=value, high=value, kind=Kind.MULTIPLE,
                      flags=("ambiguous",) if more.endswith(("er", "more", "less")) else (), rule="times")  # fmt: skip
    kind = (
        Kind.FRACTION
        if numeral.form is Form.FRACTION and term.unit is None and not numeral.rule == "glyph"
        else None
    )
    hedge = Hedge.ABOUT if "round" in numeral.flags else Hedge.EXACT
    flags = tuple(flag for flag in numeral.flags if flag != "round")
    loose = hedge is Hedge.ABOUT
    return Figure(
        span=Span(first_of(term), end),
        value=value,
        low=None if loose else value,
        high=None if loose else value,
        hedge=hedge,
        kind=kind,
        unit=term.unit,
        unit_span=term.unit_span,
        flags=flags,
        rule=numeral.rule,
    )
