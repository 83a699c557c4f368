"""Numbers that are no quantity: dates, times, names, labels, codes, addresses, turns of phrase.

Each rule looks at the chunk that a number stands in (up to the nearest white space) and at a few
words to either side, never further.
"""

from factcheck.grammar import contacts, dates, idioms, labels
from factcheck.grammar.chunk import Rule, aside, chunk_at
from factcheck.grammar.numeral import Form, Numeral
from factcheck.model.quantity import Aside, SetAside

# the order is precedence: the first rule that knows a number has it
_DIGIT_RULES: tuple[Rule, ...] = (
    contacts.long_digits,
    contacts.link,
    contacts.phone,
    idioms.proverbial,
    dates.dated,
    dates.clock,
    dates.period,
    contacts.account,
    contacts.coordinates,
    labels.listed,
    labels.code,
    dates.year,
    labels.address,
    labels.named,
    labels.bracketed,
    labels.model,
)
_WORD_RULES: tuple[Rule, ...] = (
    idioms.idiom,
    dates.dated,
    dates.clock,
    dates.period,
    labels.named,
    idioms.one,
    idioms.adverb,
    idioms.bare_double,
)


def read_aside(text: str, numeral: Numeral) -> SetAside | None:
    """Return why the numeral is no quantity, or None when it may be one.

    >>> from factcheck.grammar.numerals import find
    >>> text = "No 10 said on Oct 7 that 1,400 died"
    >>> [(aside := read_aside(text, n)) and str(aside.reason) for n in find(text, 0, len(text))]
    ['name', 'date', None]
    """
    if numeral.form is Form.UNREAD:
        return aside(*numeral.span, Aside.UNREAD, numeral.rule)
    chunk = chunk_at(text, numeral.span)
    in_digits = numeral.form is Form.DIGITS or text[numeral.span.start].isdigit()
    for rule in _DIGIT_RULES if in_digits else _WORD_RULES:
        set_aside = rule(text, numeral, chunk)
        if set_aside is not None:
            return set_aside
    return None
