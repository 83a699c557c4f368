"""Numbers that are no quantity: dates, times, names, labels, codes, addresses, turns of phrase.

Each rule looks at the chunk that a number stands in (up to the nearest white space) and at a few
words to either side, never further.
"""

from factcheck.grammar import contacts, dates, idioms, labels
from factcheck.grammar.chunk import Rule, aside, chunk_at
from factcheck.grammar.numeral import Form, Numeral
from factcheck.model.document import Span
from factcheck.model.quantity import Aside, SetAside


def read_aside(text: str, numeral: Numeral, sentence: Span) -> SetAside | None:
    """Return why the numeral is no quantity, or None when it may be one.

    >>> from factcheck.grammar.numerals import find
    >>> text = "No 10 said on Oct 7 that 1,400 died"
    >>> [(aside := read_aside(text, n, Span(0, len(text)))) and str(aside.reason)
    ...  for n in find(text, 0, len(text))]
    ['name', 'date', None]
    """
    if numeral.form is Form.UNREAD:
        return aside(*numeral.span, Aside.UNREAD, numeral.rule)
    chunk = chunk_at(text, numeral.span)
    in_words = numeral.form is not Form.DIGITS and not text[numeral.span.start].isdigit()
    for rule in _WORD_RULES if in_words else _DIGIT_RULES:
        found = rule(text, numeral, chunk)
        if found is not None:
            return found
    return None


_DIGIT_RULES: tuple[Rule, ...] = (
    contacts.long_digits, contacts.link, contacts.phone, idioms.proverbial, dates.dated, dates.clock, dates.period, 
    contacts.coordinates, labels.listed, labels.code, dates.year, labels.address, labels.named, labels.bracketed, labels.model,
)  # fmt: skip
_WORD_RULES: tuple[Rule, ...] = (
    idioms.idiom,
    dates.dated,
    dates.clock,
    dates.period,
    labels.named,
    labels.address,
    idioms.one,
    idioms.adverb,
    idioms.bare_double,
)
