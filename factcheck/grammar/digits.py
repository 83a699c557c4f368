"""Numbers in digits: 1,400, 3.4bn, 2½, 5 lakh crore, 21st."""

import re
from decimal import Decimal

from factcheck.grammar.mixed import part_at
from factcheck.grammar.notations import Notation, notation_at
from factcheck.grammar.numeral import Form, Numeral, tidy
from factcheck.grammar.scales import Scale, scale_at
from factcheck.model.document import Span
from factcheck.model.quantity import Number

_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)  # 21st


def read_digits(text: str, anchor: Span, within: Span) -> Numeral | None:
    """Return the number in digits that opens at the anchor, with the scale after it.

    >>> text = "3.4bn"
    >>> str(read_digits(text, Span(0, 1), Span(0, 5)).value)
    '3400000000'
    """
    notation = notation_at(text, anchor.start, within.start, within.end)
    if notation is None:
        return None
    first, value, stop = anchor.start, notation.value, notation.end
    if value is None:
        return _numeral(first, stop, None, notation)
    if notation.rule == "digits" and _point_before(text, first, within.start):
        if isinstance(value, Decimal) and "." not in text[first:stop]:
            value = value.scaleb(first - stop)
        first -= 1
    if ordinal := _ORDINAL.match(text, stop):
        if notation.rule == "digits" and _is_rank(text[first:stop], ordinal.group().lower()):
            return _numeral(first, ordinal.end(), value, notation, form=Form.ORDINAL, rule="ordinal")
        # "11st" is a weight; "1/4th" is a quarter
        end = ordinal.end() if notation.form is Form.FRACTION else stop
        return _numeral(first, end, value, notation)
    scale = scale_at(text, first, stop, within.start)
    value, stop = _times(value, scale) if scale else value, scale.end if scale else stop
    size = scale.size if scale else Decimal(1)
    if scale and scale.loose:
        notation = notation._replace(flags=(*notation.flags, "round"))
    part = part_at(text, stop) if isinstance(value, Decimal) else None
    if part is None or not isinstance(value, Decimal) or (part.scale and size > 1):
        return _numeral(first, stop, value, notation, scale=size)
    return _numeral(first, part.end, part.added_to(value, size), notation, scale=part.scale or size)


def _numeral(
    first: int,
    stop: int,
    value: Number | None,
    notation: Notation,
    *,
    form: Form | None = None,
    rule: str | None = None,
    scale: Decimal = Decimal(1),
) -> Numeral:
    return Numeral(
        span=Span(first, stop),
        value=value,
        form=form or notation.form,
        scale=scale,
        flags=notation.flags,
        rule=rule or notation.rule,
    )


def _point_before(text: str, first: int, start: int) -> bool:
    """Whether the digits are decimals without a nought before the point: ".5", "$.5"."""
    if first <= start or text[first - 1] != ".":
        return False
    return not text[first - 2 : first - 1].strip(" ($£€-")


def _is_rank(digits: str, suffix: str) -> bool:
    """Whether "st" makes the number an ordinal: "21st" is one, "11st 4lb" is a weight."""
    teen = digits[-2:-1] == "1"
    return suffix == {"1": "st", "2": "nd", "3": "rd"}.get("" if teen else digits[-1:], "th")


def _times(value: Number, scale: Scale) -> Number:
    if isinstance(value, Decimal):
        return tidy(value * scale.size + scale.added)
    product = value * int(scale.size) + int(scale.added)
    return product if product.denominator != 1 else Decimal(product.numerator)
