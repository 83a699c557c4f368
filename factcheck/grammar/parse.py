"""Document to parsed sentences: every number in it read as a quantity or set aside."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from factcheck.grammar import figures, implicit, numerals
from factcheck.grammar.asides import read_aside
from factcheck.grammar.data import join_lines, read_data
from factcheck.grammar.numeral import Numeral
from factcheck.grammar.quantities import implied_quantity, quantity
from factcheck.grammar.rates import find_rate
from factcheck.grammar.relations import relate, share_units
from factcheck.grammar.terms import Term, term
from factcheck.model.document import Document, Region, Span, Zone
from factcheck.model.quantity import ParsedSentence, Quantity, SetAside


def parse(text: str, sentences: tuple[Span, ...], document: Document) -> Iterator[ParsedSentence]:
    """Yield each sentence that holds a number, parsed. The text is the document's, folded.

    >>> document = Document(text="Two died. Rain fell.")
    >>> [parsed.span for parsed in parse(document.text, (Span(0, 9), Span(10, 20)), document)]
    [Span(start=0, end=9)]
    """
    anchor = _anchor()
    for sentence, zone in join_lines(text, _zoned(sentences, document.regions)):
        if anchor.search(text, *sentence) is None:
            continue
        data = read_data(text, sentence)
        parsed = _beside(text, sentence, zone, data) if data else parse_sentence(text, sentence, zone)
        if parsed.quantities or parsed.set_aside:
            yield parsed


@cache
def _anchor() -> re.Pattern[str]:
    """What a sentence has to have to be worth reading."""
    return re.compile(f"{numerals.anchor().pattern}|{implicit.cue().pattern}")


_LONGEST_RATE = 30
"""Characters that a unit may go on for with what it is divided by."""


def _zoned(sentences: tuple[Span, ...], regions: tuple[Region, ...]) -> Iterator[tuple[Span, Zone]]:
    """Each sentence with the zone it starts in; both come in the order of the text."""
    upcoming = iter(regions)
    region = next(upcoming, None)
    for sentence in sentences:
        while region and region.span.end <= sentence.start:
            region = next(upcoming, None)
        yield sentence, region.zone if region and region.span.start <= sentence.start else Zone.BODY


def _beside(text: str, sentence: Span, zone: Zone, data: SetAside) -> ParsedSentence:
    """A sentence that holds data: what stands before and after it is copy."""
    before = parse_sentence(text, Span(sentence.start, data.span.start), zone)
    after = parse_sentence(text, Span(data.span.end, sentence.end), zone)
    return ParsedSentence(
        span=sentence,
        zone=zone,
        quantities=before.quantities + after.quantities,
        set_aside=(*before.set_aside, data, *after.set_aside),
    )


def parse_sentence(text: str, sentence: Span, zone: Zone = Zone.BODY) -> ParsedSentence:
    """Return one sentence parsed.

    >>> text = "At least 27 people died on July 4."
    >>> parsed = parse_sentence(text, Span(0, len(text)))
    >>> [q.noun for q in parsed.quantities], [str(aside.reason) for aside in parsed.set_aside]
    (['people'], ['date'])
    """
    terms, asides = _terms(text, sentence)
    made = share_units(text, tuple(figures.find(text, terms, sentence)))
    quantities = [quantity(text, figure, end, sentence) for figure, end in made]
    implied = tuple(_implied(text, sentence, [each.span for each in quantities]))
    # the "one" of "no one was hurt" is no pronoun
    asides = tuple(each for each in asides if not _holds(implied, each))
    quantities += (each for each in implied if not _overlaps(each, asides))
    quantities.sort(key=lambda each: each.figure.span.start)
    return ParsedSentence(span=sentence, zone=zone, quantities=relate(text, quantities), set_aside=asides)


def _terms(text: str, sentence: Span) -> tuple[tuple[Term, ...], tuple[SetAside, ...]]:
    """What the sentence's figures are made of, and the numbers that are no quantity."""
    terms: list[Term] = []
    asides: list[SetAside] = []
    covered = sentence.start
    for numeral in numerals.find(text, *sentence):
        if terms and _in_unit(text, numeral, terms[-1], sentence):
            continue
        if numeral.span.start < covered:
            asides[-1] = _reaching(asides[-1], numeral.span.end)
            covered = asides[-1].span.end
        elif aside := read_aside(text, numeral):
            asides.append(_reaching(aside, numeral.span.end))
            covered = asides[-1].span.end
        else:
            made = term(text, numeral, sentence, terms[-1].end if terms else sentence.start)
            # "EUR million 75": the word is part of the sum
            while asides and asides[-1].span.start >= made.start:
                asides.pop()
            terms.append(made)
    return tuple(terms), tuple(asides)


def _in_unit(text: str, numeral: Numeral, last: Term, sentence: Span) -> bool:
    """Whether a number is part of the unit before it: "three millionths of a second", "5 km2", "W m-2"."""
    start = numeral.span.start
    if start < last.end or text.startswith("per second", start - 4):
        return True
    if last.unit is None or start > last.end + _LONGEST_RATE:
        return False
    rate = find_rate(text, last.end, sentence, measured=True)
    return rate is not None and start < rate.end


def _reaching(aside: SetAside, end: int) -> SetAside:
    """What is set aside never ends inside a number: "4x1,400" goes as a whole."""
    return replace(aside, span=Span(aside.span.start, end)) if aside.span.end < end else aside


def _holds(implied: tuple[Quantity, ...], aside: SetAside) -> bool:
    spans = (each.figure.span for each in implied)
    return any(span.start <= aside.span.start and aside.span.end <= span.end for span in spans)


def _overlaps(quantity: Quantity, asides: tuple[SetAside, ...]) -> bool:
    return any(quantity.figure.span.overlaps(each.span) for each in asides)


def _implied(text: str, sentence: Span, taken: list[Span]) -> Iterator[Quantity]:
    """The quantities without a number word, where no phrase holds them already."""
    for implied in implicit.find_implied(text, sentence):
        if not any(implied.figure.span.overlaps(span) for span in taken):
            yield implied_quantity(text, implied, sentence)
