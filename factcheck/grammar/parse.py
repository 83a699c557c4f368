"""Document to parsed sentences: every number in it read as a quantity or set aside."""

from collections.abc import Iterator

from factcheck.grammar import figures, numerals
from factcheck.grammar.asides import read_aside
from factcheck.grammar.implicit import find_implied
from factcheck.grammar.quantities import implied_quantity, quantity, relate, share_units
from factcheck.grammar.terms import Term, term
from factcheck.model.document import Document, Span, Zone
from factcheck.model.quantity import Figure, ParsedSentence, Quantity, SetAside


def parse(text: str, sentences: tuple[Span, ...], document: Document) -> Iterator[ParsedSentence]:
    """Yield each sentence that holds a number, parsed. The text is the document's, folded."""
    zones = _Zones(document)
    for sentence in sentences:
        parsed = parse_sentence(text, sentence, zones.at(sentence.start))
        if parsed.quantities or parsed.set_aside:
            yield parsed


class _Zones:
    """The document's zones, looked up by places that only move forward."""

    def __init__(self, document: Document) -> None:
        self._regions = document.regions
        self._next = 0

    def at(self, place: int) -> Zone:
        while self._next < len(self._regions) and self._regions[self._next].span.end <= place:
            self._next += 1
        if self._next < len(self._regions) and self._regions[self._next].span.start <= place:
            return self._regions[self._next].zone
        return Zone.BODY


def parse_sentence(text: str, sentence: Span, zone: Zone = Zone.BODY) -> ParsedSentence:
    """Return one sentence parsed.

    >>> text = "At least 27 people died on July 4."
    >>> parsed = parse_sentence(text, Span(0, len(text)))
    >>> [q.noun for q in parsed.quantities], [str(aside.reason) for aside in parsed.set_aside]
    (['people'], ['date'])
    """
    terms: list[Term] = []
    asides: list[SetAside] = []
    covered = sentence.start
    for numeral in numerals.find(text, sentence.start, sentence.end):
        if numeral.span.start < covered:
            continue
        aside = read_aside(text, numeral, sentence)
        if aside is None:
            terms.append(term(text, numeral, sentence))
            continue
        if not asides or asides[-1].span != aside.span:
            asides.append(aside)
        covered = max(covered, aside.span.end)
    found = [(figure, _end(figure, terms)) for figure in figures.find(text, terms, sentence)]
    quantities = [quantity(text, figure, end, sentence) for figure, end in share_units(found, text)]
    taken = [each.span for each in quantities] + [aside.span for aside in asides]
    for implied in find_implied(text, sentence):
        if not any(implied.figure.span.overlaps(span) for span in taken):
            quantities.append(implied_quantity(text, implied, sentence))
    quantities.sort(key=lambda each: each.figure.span.start)
    return ParsedSentence(
        span=sentence, zone=zone, quantities=relate(text, _cut(quantities), sentence), set_aside=tuple(asides)
    )


def _end(figure: Figure, terms: list[Term]) -> int:
    """Where the figure's own words end: its number, or the unit after it."""
    last = max(
        (each.end for each in terms if each.numeral.span.overlaps(figure.span)), default=figure.span.end
    )
    unit = figure.unit_span.end if figure.unit_span else figure.span.end
    return max(figure.span.end, unit, last if figure.kind is None else figure.span.end)


def _cut(quantities: list[Quantity]) -> list[Quantity]:
    """Phrases never run into the next figure: "30 minors and 20 people" are two."""
    return quantities
