"""Numbers that are no quantity: dates, times, names, labels, codes, addresses, turns of phrase.

Each rule looks at the chunk that a number stands in (up to the nearest white space) and at a few
words to either side, never further.
"""

from factcheck.grammar import contacts, dates, idioms, labels, references
from factcheck.grammar.chunk import Rule, aside, chunk_at
from factcheck.grammar.numeral import Form, Numeral
from factcheck.model.document import Span
from factcheck.model.quantity import Aside, SetAside

# the order is precedence: the first rule that knows a number has it
_DIGIT_RULES: tuple[Rule, ...] = (
    contacts.long_digits,
    contacts.link,
    contacts.phone,
    contacts.dialled,
    contacts.cited,
    idioms.joined,
    idioms.lesson,
    dates.dated,
    dates.clock,
    dates.period,
    contacts.account,
    references.reference,
    references.notation,
    references.version,
    contacts.coordinates,
    labels.listed,
    labels.code,
    dates.year,
    labels.address,
    labels.named,
    labels.series,
    labels.bracketed,
    labels.model,
)
_TOUCHED = frozenset({contacts.link, contacts.account, idioms.joined, labels.code})
"""Rules that know a number by what touches it: most numbers stand between two spaces."""

_ALONE_RULES = tuple(rule for rule in _DIGIT_RULES if rule not in _TOUCHED)
_SIGNS = frozenset("$£€")
_SURE_RULES = (contacts.long_digits,)
"""All that may know £5, 12%, 3.4bn or 1,400 between two spaces: nothing else is written so."""

_WORD_RULES: tuple[Rule, ...] = (
    idioms.idiom,
    dates.dated,
    dates.clock,
    dates.spoken,
    dates.period,
    labels.named,
    idioms.one,
    idioms.adverb,
    idioms.bare_double,
)

RULES = tuple(dict.fromkeys(_DIGIT_RULES + _WORD_RULES))
"""All of them; each number is asked about by some."""


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
    for rule in _rules(text, numeral, chunk):
        set_aside = rule(text, numeral, chunk)
        if set_aside is not None:
            return set_aside
    return None


def _rules(text: str, numeral: Numeral, chunk: Span) -> tuple[Rule, ...]:
    """The rules that may know the numeral, the first of them first."""
    start, end = numeral.span
    if numeral.form is not Form.DIGITS and not text[start].isdigit():
        return _WORD_RULES
    before, after = text[chunk.start : start].strip("('\""), text[end : chunk.end].strip(".,;:?!)'\"")
    if not after and before in _SIGNS:
        return _SURE_RULES
    if before or after not in {"", "%"}:
        return _DIGIT_RULES
    sure = after or numeral.scale != 1 or "," in text[start:end]
    return _SURE_RULES if sure else _ALONE_RULES
