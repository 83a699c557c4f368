"""Correction notes: paragraphs by which a paper says what it got wrong, told by how they begin."""

import re
from collections.abc import Iterator
from functools import cache

from factcheck.model.document import Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_BEGINNING = 1000
"""Characters of a paragraph by which it is told."""

_WRAPPED = range(40, 101)
"""A line of this length that another follows directly was broken by whoever typed it."""

_OPENING = r"[\s•*_\[(>#–—-]{0,6}"
_LABEL = r"(?:corrections?(?:[ ](?:and|&)[ ]clarifications?)?|clarifications?|errat(?:um|a))"
_ON_A_DAY = r"(?:[ ,]{0,2}[(\[]?[\w .,/-]{1,30}[)\]]?)?"
_PIECE = (
    r"(?:article|story|report|piece|post|page|column|item|newsletter|headline|caption|chart|table|graphic"
    r"|obituary|interview|review|version|dispatch|blog)s?"
)
_EARLIER = rf"(?:an?|the)[ ](?:earlier|previous|original|prior)[ ]version[ ]of[ ](?:this|the|our)[ ]{_PIECE}"
_PUT_RIGHT = r"(?:amended|corrected|updated|changed|clarified|edited|revised|modified)"
_SLIP = r"(?:an[ ]|a[ ])?(?:editing|production|typographical|transcription|reporting)[ ]errors?"

_HINTS = (
    "correct",
    "clarif",
    "errat",
    " version",
    "amend",
    "updat",
    "chang",
    "edit",
    "revis",
    "modif",
    "error",
)
"""One of these is in every note: most texts have none, and need no pattern."""


_CORRECTION = rf"""
    {_OPENING} (?:
        {_LABEL} {_ON_A_DAY} [*_]{{0,2}} [ ]? [:—–-]           # Correction, 20 October: …
      | (?:in[ ])? {_EARLIER} \b                               # An earlier version of this story said …
      | this[ ]{_PIECE}(?:'s|’s)?[ ](?:\w+[ ])?(?:was|has[ ]been|were|have[ ]been)[ ]
        (?:\w+[ ])?{_PUT_RIGHT} \b                             # This article was amended on …
      | (?:because[ ]of|due[ ]to|owing[ ]to|through)[ ]{_SLIP}  # Because of an editing error, …
      | an?[ ]{_SLIP}[ ](?:in|caused|led|meant)\b
      | editor(?:'s|’s)[ ]note [*_]{{0,2}} [ ]? [:—–-]
        (?= [^\n]{{0,600}}? \b (?: {_PUT_RIGHT} | incorrect(?:ly)? | wrongly | misstated | earlier[ ]version
          | correction ) \b )
    )
    """
_HEADING = re.compile(rf"{_OPENING} {_LABEL} [*_]{{0,2}} :? \s* \Z", re.VERBOSE | re.IGNORECASE)


def is_correction(paragraph: str) -> bool:
    """Tell whether a paragraph says what the paper got wrong, and has put right.

    >>> is_correction("Correction: 1,200 died, not 1,400."), is_correction("Corrections officers left.")
    (True, False)
    """
    return _hinted(paragraph[:_BEGINNING]) and _correction().match(paragraph) is not None


def find_corrections(text: str) -> Iterator[Span]:
    """Yield where a text's correction notes stand, in order.

    >>> text = "It broke.\\n\\nThis article was amended on 3 May: 12 died, not 13.\\n\\nBy our staff."
    >>> [text[span.start : span.end] for span in find_corrections(text)]
    ['This article was amended on 3 May: 12 died, not 13.']
    """
    if not _hinted(text):
        return
    headed: Span | None = None
    for paragraph in _paragraphs(text):
        words = text[paragraph.start : paragraph.end]
        if headed is not None or is_correction(words):
            yield Span(headed.start if headed else paragraph.start, paragraph.end)
            headed = None
        elif _HEADING.fullmatch(words):
            headed = paragraph


@cache
def _correction() -> re.Pattern[str]:
    return re.compile(_CORRECTION, re.VERBOSE | re.IGNORECASE)


def _hinted(text: str) -> bool:
    lowered = text.lower()
    return any(hint in lowered for hint in _HINTS)


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs of a text; lines that were broken while typing are of one."""
    start: int | None = None
    end = length = 0
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        broken = len(_BREAK.findall(text, end, line.start())) < 2
        if start is not None and not (broken and length in _WRAPPED):
            yield Span(start, end)
            start = None
        start = line.start() if start is None else start
        end = line.start() + len(line.group().rstrip())
        length = end - line.start()
    if start is not None:
        yield Span(start, end)
