"""Ages: "34-year-old", "aged 34", "Smith, 34,", "in his 50s", "the over-60s", "children under five"."""

import re
from decimal import Decimal

import regex

from factcheck.grammar.numeral import Form
from factcheck.grammar.terms import Term, single
from factcheck.model.document import Span
from factcheck.model.quantity import Figure, Hedge, Kind

OLD = regex.compile(
    r"(?:[ -](?:year|yr|month|week|day|hour)s?[ -]old(?:s)?|-(?:year|month|week)-olds?|[ -](?:years|months|weeks|days) of age|yo)(?!\w)"
)
AGED = regex.compile(
    r"(?r)(?<!\w)(?:[Aa]ged?|[Aa]ges|[Aa]ged (?:between|from)|(?:the )?ages? of|[Aa]t (?:the )?age(?: of)?|turn(?:ed|s|ing)|age group|age range)[ ](?:just |only |about |around |over |under )?"
)
_NAME_AGE = regex.compile(r"(?r)(?:(?<!\w)[A-Z][\w'-]{1,20}|\)),[ ]")
_PEOPLE_SIDE = regex.compile(r"(?r)(?<!\w)(?:children|people|adults|pupils|women|men|girls|boys|those|anyone|everyone|drivers|workers|residents|patients|voters|players|students|babies|youngsters|teenagers|infants|all)"
                             r"[ ](?:who are |who were )?(?:under|over|below|above|older than|younger than)[ ]")  # fmt: skip
_COUNT_NEXT = re.compile(r"[ -][a-z]*(?:%|per|percent|metres|miles|people|feet|stone|kg|pounds)|%|,\d|[.]\d")
_OVERS = regex.compile(r"(?r)(?<!\w)(?P<side>[Oo]ver|[Uu]nder)[- ]?")
_DECADE = re.compile(r"s(?!\w)")


def read_age(text: str, term: Term, sentence: Span) -> Figure | None:
    """ "34-year-old", "aged 34", "Smith, 34,", "in his 50s", "the over-60s"."""
    start, end = term.numeral.span
    value = term.numeral.value
    if not isinstance(value, Decimal) or term.numeral.form not in {Form.DIGITS, Form.WORDS} or term.currency:
        return None
    if old := OLD.match(text, end):
        word = re.search(r"year|yr|month|week|day|hour", old.group())
        unit = "year" if word is None or word.group() == "yr" else word.group()
        return single(Span(start, end), value, "age", unit=unit, unit_span=Span(*old.span()), kind=Kind.AGE)
    if value > 120 or (term.unit and term.unit != "year"):
        return None
    if decade := _DECADE.match(text, end):
        over = _OVERS.match(text, max(sentence.start, start - 7), start)
        if over:
            bound = Hedge.MORE_THAN if over["side"].lower() == "over" else Hedge.LESS_THAN
            low, high = (value, None) if bound is Hedge.MORE_THAN else (None, value)
            return Figure(
                span=Span(start, decade.end()),
                value=value,
                low=low,
                high=high,
                hedge=bound,
                unit="year",
                kind=Kind.AGE,
                rule="overs",
            )
        if value % 10 == 0 and 10 <= value <= 100:
            return Figure(
                span=Span(start, decade.end()),
                value=None,
                low=value,
                high=value + 9,
                unit="year",
                kind=Kind.AGE,
                rule="decade",
            )
        return None
    if (
        not term.unit
        and _PEOPLE_SIDE.match(text, max(sentence.start, start - 40), start)
        and not _COUNT_NEXT.match(text, end)
    ):
        return single(Span(start, end), value, "aged", unit="year", kind=Kind.AGE)
    if AGED.match(text, max(sentence.start, start - 24), start) and not regex.match(
        r" (?:per cent|percent|%|people)", text, pos=end
    ):
        return single(Span(start, end), value, "aged", unit="year", unit_span=term.unit_span, kind=Kind.AGE)
    if (
        text[start].isdigit()
        and value >= 1
        and _NAME_AGE.match(text, max(sentence.start, start - 28), start)
        and re.match(r"[,.;)]| (?:who|from|of|was|is|has|had|said|and)(?!\w)", text[end : end + 6])
        and "." not in text[start:end]
    ):
        return single(Span(start, end), value, "name-age", unit="year", kind=Kind.AGE)
    return None
