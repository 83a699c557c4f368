"""A numeral with what is fastened to it: its sign, its currency, its unit."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

import regex

from factcheck.grammar.compounds import compound_at, divided_at
from factcheck.grammar.currencies import currency_at, currency_before
from factcheck.grammar.numeral import Form, Numeral, alone, tidy
from factcheck.grammar.pounds import is_weight
from factcheck.grammar.units import time_unit, unit_at
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

    @property
    def value(self) -> Number | None:
        """What it is worth, below nought where a minus stands before it."""
        value = self.numeral.value
        return -value if value is not None and self.negative else value

    @property
    def first(self) -> int:
        """Where the number starts: its sign, but not its currency."""
        return self.start if self.negative and not self.currency else self.numeral.span.start


class _Unit(NamedTuple):
    name: str
    start: int
    end: int
    is_money: bool = False
    scale: Decimal = Decimal(1)


_MEASURED = frozenset({Form.DIGITS, Form.WORDS, Form.FRACTION, Form.VAGUE, Form.GROUP})
_OF_UNITS = frozenset({Form.FRACTION, Form.VAGUE, Form.GROUP})
"""Forms that may have an "of" before their unit: "a third of a mile", "dozens of pounds"."""

_SIGN = regex.compile(
    r"""
    (?r)
    (?: (?<![\w)%/+-]) (?<!\d[ ]) -                                       # -5
      | (?<= (?<!\w)(?:below|above|from|at|of|to)[ ] ) -[ ]               # at - 5 degrees
      | (?<!\w) (?<!plus[ ]or[ ]) (?:negative|minus)[ -] )                # minus five
    """,
    regex.VERBOSE,
)
_KIND_OF_TIME = re.compile(r"(?:business|calendar|working|whole|full|long)[ ]")  # three working days
_STEP = re.compile(  # a half-point rise, a quarter-point cut in rates
    r"[ -](?P<point>point)[ ](?:interest[ -]rate[ ]|rate[ ])?"
    r"(?:increase|reduction|cut|hike|rise|drop|fall|move)s?(?!\w)"
)
_SIGN_ALONE = regex.compile(r"(?r)-[ ]")  # "- 1,200" is a sum below nought where no text makes it a list
_SIGN_ENDS = ("-", "- ", "negative ", "minus ")
_MAGNITUDE = regex.compile(r"(?r)(?<!\w)(?P<word>[Mm]agnitude)[ ](?:of[ ])?")  # magnitude 6.1
_BELOW_ZERO = re.compile(r"[ ]below[ ](?:zero|nought)(?!\w|-)")  # 40 degrees below zero
_DEGREES = frozenset({"degree angle", "degree Celsius", "degree fahrenheit"})
_OF = re.compile(r"[ ](?:of[ ]an?|more|of|an?)[ ]")
_POUNDS = re.compile(r"[ -]?(?:pounds?|(?P<symbol>lbs?)\.?)(?!\w)")


def term(text: str, numeral: Numeral, sentence: Span, floor: int = 0) -> Term:
    """Return the numeral with its sign, currency and unit; what stands before `floor` is another term's.

    >>> from factcheck.grammar.numerals import find
    >>> text = "a fall to -5C"
    >>> made = term(text, next(find(text, 0, len(text))), Span(0, len(text)))
    >>> made.value, made.unit
    (Decimal('-5'), 'degree Celsius')
    """
    start, end = numeral.span
    unit = _unit_before(text, start, max(floor, sentence.start))
    if unit and unit.is_money:
        start = unit.start
    low = max(sentence.start, start - 9)
    sign = _SIGN.match(text, low, start) if text.endswith(_SIGN_ENDS, low, start) else None
    if sign is None and alone(text, start - 2, end):
        sign = _SIGN_ALONE.match(text, max(sentence.start, start - 2), start)
    negative = sign is not None and numeral.form in {Form.DIGITS, Form.WORDS, Form.FRACTION}
    if sign and negative:
        start = sign.start()
    hyphenated = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()
    after = _unit_after(text, numeral, sentence) if unit is None or unit.is_money else None
    if after and unit is None:
        unit, end = after, after.end
    elif after and unit and after.is_money and after.name.endswith(unit.name):
        # "$5 dollars", "$5 USD": said twice
        unit, end = unit._replace(name=after.name), after.end
    below = _BELOW_ZERO.match(text, end, sentence.end) if numeral.form in {Form.DIGITS, Form.WORDS} else None
    if below and (unit is None or unit.name in _DEGREES):
        numeral = replace(numeral, span=Span(numeral.span.start, below.end()))
        scale = unit_at(text, below.end() + 1, attached=False)
        named = scale if scale and scale[0] in _DEGREES else ("degree angle", below.end())
        unit = unit or _Unit(named[0], end, named[1])
        negative, end = True, max(unit.end, below.end())
    return Term(
        numeral=_multiplied(numeral, unit) if unit else numeral,
        start=start,
        end=end,
        negative=negative,
        currency=unit is not None and unit.is_money,
        unit=unit.name if unit else None,
        unit_span=Span(unit.start, unit.end) if unit else None,
        hyphenated=hyphenated,
    )


def _multiplied(numeral: Numeral, unit: _Unit) -> Numeral:
    """The numeral with the scale that is written beside its currency: "MUSD 60" is sixty million."""
    if unit.scale == 1 or numeral.scale != 1 or not isinstance(numeral.value, Decimal):
        return numeral
    start, end = numeral.span
    span = Span(unit.start, end) if unit.start < start else Span(start, unit.end)
    return replace(numeral, span=span, value=tidy(numeral.value * unit.scale), scale=unit.scale)


def _unit_before(text: str, start: int, floor: int) -> _Unit | None:
    if money := currency_before(text, start, floor):
        return _Unit(money.name, money.edge, start, is_money=True, scale=money.scale)
    told = text.endswith(("agnitude ", "agnitude of "), floor, start)
    if told and (scale := _MAGNITUDE.match(text, max(floor, start - 16), start)):
        return _Unit("magnitude", *scale.span("word"))
    return None


def _unit_after(text: str, numeral: Numeral, sentence: Span) -> _Unit | None:
    if numeral.form not in _MEASURED:
        return None
    end = numeral.span.end
    of = _OF.match(text, end) if numeral.form in _OF_UNITS or numeral.rule == "half-a" else None
    if numeral.form is Form.FRACTION and of is None and text[numeral.span.start].isalpha():
        # "a two-thirds majority"; but "1/2p", "¾ mile"
        return None
    attached = of is None and text[end : end + 1] not in {" ", "-"}
    at = of.end() if of else end + (not attached)
    if at >= sentence.end:
        return None
    scaled = numeral.scale > 1
    pounds = _POUNDS.match(text, at)
    if pounds and (pounds["symbol"] or is_weight(text, numeral.span, pounds.end(), sentence, scaled=scaled)):
        return _Unit("pound-mass", end, pounds.end())
    if money := currency_at(text, at, attached=attached, after_scale=scaled):
        return _Unit(money.name, end, money.edge, is_money=True, scale=money.scale)
    if numeral.rule == "half-a" and (step := _STEP.match(text, end)):
        return _Unit("percentage point", end, step.end("point"))
    kind = _KIND_OF_TIME.match(text, at) if not attached else None
    if kind and (time := unit_at(text, kind.end(), attached=False)) and time_unit(time[0]):
        return _Unit(time[0], end, time[1])
    unit = (
        compound_at(text, at, sentence.end)
        or unit_at(text, at, attached=attached)
        or divided_at(text, at, sentence.end)
    )
    return _Unit(unit[0], end, unit[1]) if unit else None


def single(
    span: Span,
    value: Number | None,
    rule: str,
    *,
    unit: str | None = None,
    unit_span: Span | None = None,
    kind: Kind | None = None,
    flags: tuple[str, ...] = (),
) -> Figure:
    """Return a figure of one value.

    >>> from decimal import Decimal
    >>> single(Span(0, 3), Decimal(34), "aged", unit="year").low
    Decimal('34')
    """
    return Figure(
        span=span,
        value=value,
        low=value,
        high=value,
        unit=unit,
        unit_span=unit_span,
        kind=kind,
        flags=flags,
        rule=rule,
    )
