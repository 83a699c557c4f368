"""What stands above an article's body: headline, standfirst, byline and date, where they are plain to see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from factcheck.model.document import Region, Span, Zone

_LINES = 8
"""How far down a masthead is looked for, in lines that are not blank."""

_HEADLINE_CHARS = 120
_STANDFIRST_CHARS = 300
_PARAGRAPH_CHARS = 100
"""A longer line is a paragraph, not a line of wrapped text."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_LINE = re.compile(r"[^\s][^\r\n\x0b\x0c\x85\u2028\u2029]*")
_LINE_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_LETTER = re.compile(r"[^\W\d_]")
_LIST_ITEM = re.compile(r"[-*+•] |\(?\w{1,3}[.)]\s")

_NAME = (
    r"(?:[^\W\d_a-z][\w.'’-]*)(?:[ ](?:[^\W\d_a-z][\w.'’-]*|al|bin|da|de|den|der|di|du|la|le|van|von)){1,4}"
)
_PLACE = r"[ ]in(?:[ ][^\W\d_a-z][\w.'’-]*){1,3}"
_WHO = rf"{_NAME}(?:{_PLACE})?"
_NAMES = rf"{_WHO}(?:(?:,[ ]{_WHO}){{0,4}}[ ](?:and|&)[ ]{_WHO})?"
_BYLINE = re.compile(rf"(?:By|BY|Words by):?[ ]+(?P<names>{_NAMES})(?P<rest>.{{0,100}})\Z")
_IN_PLACE = re.compile(_PLACE)
_BYLINE_REST = re.compile(r"\Z|(?:,|[ ]for[ ]|[ ]at[ ]|[ ][|•·–—-])[^.!?]*\Z")

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<![\d.])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ]{_MONTH},?[ ]{_YEAR}",
        rf"\b{_MONTH}[ ](?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ ]{_YEAR}",
    )
)
# What may stand beside the date on a line that gives the date of publication and nothing else
_DATE_LINE = re.compile(
    r"""
    (?: (?: published | updated | posted | first | last | date | on | at ) \b
      | \d{1,2} [:.] \d\d (?: : \d\d )? | [ap]\.?m\b | T (?=\d)
      | (?: mon | tues? | wed(?:nes)? | thu(?:rs)? | fri | sat(?:ur)? | sun ) (?:day)? \b
      | (?-i: [A-Z]{1,4} \b )    # BST, Z
      | [\W_]
    )*+ \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "By our own staff, Friday 20 October 2023": the date of a byline that names nobody counts, too
_BEFORE_DATE = re.compile(r"By[ ][^.!?]{1,80},[ ](?:[a-z]+day,?[ ])?\Z", re.IGNORECASE)
# "LEEDS, England, " or "Leeds, "; a sentence may begin "On Friday, 20 October 2023 - a day ..."
_DATELINE = re.compile(
    r"(?:(?:[A-Z][A-Z.'’-]++[ ]?+){1,4}|(?!(?:On|In|By|At|From|Since|Until|Last|The)\b)"
    r"(?![a-z]*day\b)(?:[A-Z][\w.'’-]++(?:[ ](?=[A-Z]))?+){1,3}(?=,))(?:,[ ][A-Z][\w. ]{1,20})?,?[ ]\Z"
)
_DATELINE_END = re.compile(r"[ ]?(?:\(|/|[-–—]{1,2}[ ])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """Where an article's headline and standfirst stand, who wrote it, and of what date it is."""

    headline: Span | None = None
    standfirst: Span | None = None
    byline: str | None = None
    published: str | None = None

    def title(self, text: str) -> str | None:
        """Return the words of the headline."""
        return None if self.headline is None else text[self.headline.start : self.headline.end]

    @property
    def regions(self) -> tuple[Region, ...]:
        """The stretches that are no body copy."""
        parts = ((self.headline, Zone.HEADLINE), (self.standfirst, Zone.STANDFIRST))
        return tuple(Region(span=span, zone=zone) for span, zone in parts if span is not None)


def find_masthead(text: str, *, headline: Span | None = None) -> Masthead:
    """Return what is found above the body; the headline may be known already, from its markup.

    A standfirst is found only between headline and byline: nothing else tells it from the first paragraph.

    >>> masthead = find_masthead("Dam fails\\n\\nBy Jane Smith in Leeds\\n\\n20 October 2023\\n\\nIt broke.")
    >>> masthead.byline, masthead.published
    ('Jane Smith', '2023-10-20')
    """
    lines = tuple(islice(_lines(text, headline.end if headline else 0), _LINES))
    if headline is None and len(lines) > 1 and _is_headline(text, lines[0], lines[1]):
        headline, lines = lines[0], lines[1:]
    bylines = ((at, name) for at, line in enumerate(lines[:4]) if (name := _byline(text, line)))
    at, byline = next(bylines, (0, None))
    above = lines[0] if headline and at == 1 else None
    fits = above is not None and above.end - above.start <= _STANDFIRST_CHARS and not _date(text, above)
    return Masthead(
        headline=headline,
        standfirst=above if fits else None,
        byline=byline,
        published=next((day for line in lines if (day := _date(text, line))), None),
    )


def read_date(words: str | None) -> str | None:
    """Return the ISO date that words give, however they go on.

    >>> read_date("Fri, 20 Oct 2023 09:30:00 GMT"), read_date("2023-10-20T09:30"), read_date("on Friday")
    ('2023-10-20', '2023-10-20', None)
    """
    found = next((date for pattern in _DATES if (date := pattern.search((words or "")[:200]))), None)
    return _iso(found) if found else None


def _lines(text: str, start: int) -> Iterator[Span]:
    for line in _LINE.finditer(text, start):
        yield Span(line.start(), line.start() + len(line.group().rstrip()))


def _is_headline(text: str, line: Span, following: Span) -> bool:
    """Tell whether the first line is short, no sentence, and stands by itself."""
    words = text[line.start : line.end]
    if len(words) > _HEADLINE_CHARS or words[-1] in ".,:;" or not _LETTER.search(words):
        return False
    if words[0].islower() or _LIST_ITEM.match(words) or _byline(text, line) or _date(text, line):
        return False
    if len(_LINE_BREAK.findall(text, line.end, following.start)) > 1:
        return True
    # directly above the next line it may be the first of a list, or of a wrapped paragraph
    is_paragraph = following.end - following.start > _PARAGRAPH_CHARS
    return bool(is_paragraph or _byline(text, following) or _date(text, following))


def _byline(text: str, line: Span) -> str | None:
    if line.end - line.start > _HEADLINE_CHARS:
        return None
    byline = _BYLINE.match(text, line.start, line.end)
    return _IN_PLACE.sub("", byline["names"]) if byline and _BYLINE_REST.match(byline["rest"]) else None


def _date(text: str, line: Span) -> str | None:
    """Return the date of a line that has no other matter: alone, after a byline, or in a dateline."""
    words = text[line.start : min(line.end, line.start + _PARAGRAPH_CHARS)]
    for pattern in _DATES:
        if found := pattern.search(words):
            before, after = words[: found.start()], words[found.end() :]
            alone = (_DATE_LINE.match(before) or _BEFORE_DATE.match(before)) and _DATE_LINE.match(after)
            dateline = _DATELINE.match(before) and _DATELINE_END.match(after)
            return _iso(found) if alone or dateline else None
    return None


def _iso(found: re.Match[str]) -> str | None:
    year, month, day = found.group("year", "month", "day")
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
