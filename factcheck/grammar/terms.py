"""A numeral with what is fastened to it: its sign, its currency, its unit."""

import re
from dataclasses import dataclass

import regex

from factcheck.grammar.currencies import currency_at, currency_before
from factcheck.grammar.numeral import Form, Numeral
from factcheck.grammar.units import unit_at
from factcheck.model.document import Span
from factcheck.model.quantity import Figure, Kind, Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What a figure is made of: most figures are one term, a range or a score is two."""

    numeral: Numeral
    start: int
    """Where its sign, its currency or its first digit stands."""
    end: int
    """Where its unit, or else its numeral, ends."""
    negative: bool = False
    currency: bool = False
    """Whether the unit is money."""
    unit: str | None = None
    unit_span: Span | None = None
    hyphenated: bool = False
    """Joined to what follows by a hyphen: "3-inch", "100-lorry-loads"."""


_SIGN = regex.compile(r"(?r)(?:(?<![\w)%-])-|(?<!\w)(?:minus|negative)[ -])")


# words that make "pounds" a weight, near enough to either side
_WEIGHT = re.compile(
    r"weigh|heav|body|obes|overweight|baby|lift|barbell|slim|diet|scales|muscle|lighter|flour|meat|luggage"
)
_POUNDS = re.compile(r"[ -]?(?:pounds?|lbs?\.?)(?!\w)")
_MAGNITUDE = regex.compile(r"(?r)(?<!\w)(?P<word>[Mm]agnitude)[ ](?:of )?")


def term(text: str, numeral: Numeral, sentence: Span) -> Term:
    """Return the numeral with its sign, currency and unit.

    >>> from factcheck.grammar.numerals import find
    >>> text = "a fall to -5C"
    >>> made = term(text, next(find(text, 0, len(text))), Span(0, len(text)))
    >>> made.negative, made.unit
    (True, 'degree Celsius')
    """
    start, end = numeral.span
    unit, unit_span, currency = None, None, False
    money = currency_before(text, start, sentence.start)
    if money:
        unit, currency = money[0], True
        unit_span = Span(money[1], start)
        start = money[1]
    if unit is None and (scale := _MAGNITUDE.match(text, max(sentence.start, start - 16), start)):
        unit, unit_span = "magnitude", Span(*scale.span("word"))
    sign = _SIGN.match(text, max(sentence.start, start - 9), start)
    negative = bool(sign) and numeral.form in {Form.DIGITS, Form.WORDS}
    if sign and negative:
        start = sign.start()
    hyphenated = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()
    if numeral.form in {Form.DIGITS, Form.WORDS, Form.FRACTION, Form.VAGUE, Form.GROUP}:
        after = None if unit == "magnitude" else _unit_after(text, numeral, sentence)
        if after and not (currency and after[2]):
            name, stop, is_money = after
            if not currency:
                unit, unit_span, currency, end = name, Span(numeral.span.end, stop), is_money, stop
        elif after and currency and after[0] == unit:
            end = after[1]
    return Term(
        numeral=numeral,
        start=start,
        end=end,
        negative=negative,
        currency=currency,
        unit=unit,
        unit_span=unit_span,
        hyphenated=hyphenated,
    )


def _unit_after(text: str, numeral: Numeral, sentence: Span) -> tuple[str, int, bool] | None:
    """The unit's name, where it ends, and whether it is money."""
    at = numeral.span.end
    if numeral.form in {Form.VAGUE, Form.GROUP, Form.FRACTION} or numeral.rule == "half-a":
        link = regex.match(r" (?:of an? |of |an? |more )", text, pos=at)
        if link:
            at = link.end()
        if numeral.form is Form.FRACTION and not link:
            return None
        attached = False
    if at == numeral.span.end:
        attached = text[at : at + 1] not in {" ", "-"}
        at += 0 if attached else 1
    if at >= sentence.end:
        return None
    if weighed := _POUNDS.match(text, at):
        near = text[
            max(sentence.start, numeral.span.start - 40) : min(sentence.end, weighed.end() + 30)
        ].lower()
        if weighed.group().startswith(("lb", " lb")) or _WEIGHT.search(near):
            return "pound-mass", weighed.end(), False
    if money := currency_at(text, at, attached=attached, after_scale=numeral.scale > 1):
        return money[0], money[1], True
    found = unit_at(text, at, attached=attached)
    return (found[0], found[1], False) if found else None


def first_of(term: Term) -> int:
    """Return where the number starts: its sign, but not its currency."""
    return term.start if term.negative and not term.currency else term.numeral.span.start


def signed(term: Term) -> Number | None:
    """Return the term's value, below nought where a minus stands before it."""
    value = term.numeral.value
    return -value if value is not None and term.negative else value


def single(
    span: Span,
    value: Number | None,
    rule: str,
    *,
    unit: str | None = None,
    unit_span: Span | None = None,
    kind: Kind | None = None,
) -> Figure:
    """Return a figure of one value."""
    return Figure(
        span=span, value=value, low=value, high=value, unit=unit, unit_span=unit_span, kind=kind, rule=rule
    )
