"""What the grammar makes of one sentence, for tests that ask about one number in it."""

from decimal import Decimal
from fractions import Fraction

from factcheck.grammar.fold import fold
from factcheck.grammar.parse import parse_sentence
from factcheck.model.document import Span
from factcheck.model.quantity import Number, ParsedSentence, Quantity, SetAside


def parsed(text: str) -> ParsedSentence:
    return parse_sentence(fold(text), Span(0, len(text)))


def surface(text: str, span: Span) -> str:
    return text[span.start : span.end]


def quantity(text: str, number: str) -> Quantity:
    """The quantity whose number is printed like that."""
    made = [each for each in parsed(text).quantities if surface(text, each.figure.span) == number]
    assert made, f"{number!r} is no quantity of {text!r}"
    return made[0]


def set_aside(text: str, number: str) -> SetAside | None:
    """The number set aside that holds those characters, if it is."""
    at = Span(text.index(number), text.index(number) + len(number))
    return next((each for each in parsed(text).set_aside if each.span.overlaps(at)), None)


def exact(value: str | None) -> Number | None:
    if value is None:
        return None
    return Fraction(value) if "/" in value else Decimal(value)
