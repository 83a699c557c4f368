"""Words told at second hand: "citing officials", "quoted the minister as saying", "was quoted as saying"."""

import re

from factcheck.grammar.speakers import Subject, after, before
from factcheck.model.document import Span

# Local media, citing police, reported
_CITING = re.compile(r",? (?:citing|quoting) ")
# Acme, which said it had lost 300, closed
_RELATIVE = re.compile(r",? (?:who|which|that)(?: [\w'-]+){0,3} $")
_AS_SAYING = " as saying"
# The minister was quoted by a newspaper as saying
_QUOTED_AS = re.compile(
    r"\b(?:was|were|is|are|(?:has|have|had)\sbeen)\s(?:also\s|later\s)?(?:quoted|cited|reported)\s(?:by\s[^,.;:\"]{1,40}\s)?as\s"
)
_REACH = 90


def cited_between(text: str, subject: Subject, mark: Span) -> tuple[str | None, bool]:
    """Return whom the words between subject and verb cite, and whether a relative clause holds the verb."""
    between = text[subject.end : mark.start]
    if len(between) < 5:
        return None, False
    citing = _CITING.match(between)
    source = after(text, subject.end + citing.end(), mark.start) if citing else None
    return text[source.start : source.end] if source else None, _RELATIVE.fullmatch(between) is not None


def ends_clause(text: str, at: int, high: int) -> bool:
    """Tell whether nothing but "by Tass" stands between a position and the end of its clause."""
    return _END.match(text, at, high) is not None


_END = re.compile(r"(?:\sby\s[^,.;:\"]{1,40})?(?:[,.](?!\d)|$)")
# was put at 47 by the ministry
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been)\s(?:\w+ly\s)?$")
_AT_BY = re.compile(r"\sat\s[^,.;:\n]{1,50}?(?:\.\d[^,.;:\n]{0,30}?)?\sby\s")


def valued_by(text: str, low: int, mark: Span, high: int) -> Subject | None:
    """Return who puts something at a figure in the passive.

    >>> subject = valued_by("The toll was put at 47 by the ministry.", 0, Span(13, 16), 38)
    >>> subject.start, subject.end
    (26, 38)
    """
    if not _PASSIVE.search(text, max(low, mark.start - 20), mark.start):
        return None
    at_by = _AT_BY.match(text, mark.end, high)
    return after(text, at_by.end(), high) if at_by else None


def quoted_by(text: str, mark: Span, high: int) -> tuple[str, int] | None:
    """Return whom a speaker quotes as saying something, and where these words end.

    >>> quoted_by("Tass quoted the mayor as saying 40 died.", Span(5, 11), 40)
    ('the mayor', 31)
    """
    source = after(text, mark.end, high)
    if source is None or not text.startswith(_AS_SAYING, source.end):
        return None
    return text[source.start : source.end], source.end + len(_AS_SAYING)


def quoted_as_saying(text: str, low: int, mark: Span) -> Subject | None:
    """Return who was quoted as saying something.

    >>> subject = quoted_as_saying("The mayor was quoted as saying 40 died.", 0, Span(24, 30))
    >>> subject.start, subject.end
    (0, 9)
    """
    if not text.endswith(" as ", 0, mark.start):
        return None
    for match in _QUOTED_AS.finditer(text, max(low, mark.start - _REACH), mark.start):
        if match.end() == mark.start:
            return before(text, low, match.start())
    return None
