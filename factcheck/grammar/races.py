"""Times of races, and what is left on the clock: "ran 4:10", "in 2:19:51", "with 3:41 left"."""

import re
from collections.abc import Sequence
from decimal import Decimal

import regex

from factcheck.grammar.numeral import tidy
from factcheck.grammar.terms import Term

_LONGEST = 12
_RUN = re.compile(  # 2:19:51, 4:10, 3:41.2, but "3:10 dilution"
    r"(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d(?:\.\d{1,3})?)"
    r"(?![\d:/-]|\.\d|[ ](?:dilution|mixture|ratio|scale|odds))"
)
_RAN = regex.compile(  # in 3:41, ran 4:10, a time of 4:10; a train leaves "at 4:10"
    r"""
    (?r) (?<!\w) (?: in | under | below | inside | ran | clocked | clocking
                   | (?:time|times|record|best|mark) [ ] of ) [ ] (?:about[ ]|just[ ]|only[ ])?
    """,
    regex.VERBOSE,
)
_TO_GO = re.compile(  # 3:41 to play, but "at 3:41 to play down fears"
    r"[ ](?:on[ ]the[ ]clock|remaining|to[ ](?:play|go))(?=[.,;:)]|\s*$|[ ](?:and|but|in|on)(?!\w))"
)
_AT = regex.compile(r"(?r)(?<!\w)(?:around|before|after|until|since|from|at|by)[ ]")
_LEFT = re.compile(r"[ ]left(?!\w)")
_WITH = regex.compile(
    r"(?r)(?<!\w)[Ww]ith[ ](?:just[ ]|only[ ])?"
)  # with 3:41 left, but "the 4:10 left on time"


def race_at(text: str, start: int) -> re.Match[str] | None:
    """Return the time at that place that was run, or is left to play; None for a time of day.

    >>> times = "ran 4:10", "left at 4:10", "4:10 to play", "4:10.3"
    >>> [bool(race_at(text, text.index("4"))) for text in times]
    [True, False, True, True]
    """
    run = _RUN.match(text, start, start + _LONGEST + 2)
    if run is None or run.end() - start > _LONGEST:
        return None
    if "." in run["seconds"] or _RAN.match(text, max(0, start - 22), start):
        return run
    if _TO_GO.match(text, run.end()) and not _AT.match(text, max(0, start - 8), start):
        return run
    left = _LEFT.match(text, run.end()) and _WITH.match(text, max(0, start - 11), start)
    return run if left else None


def seconds_at(text: str, terms: Sequence[Term], at: int) -> tuple[Decimal, int] | None:
    """Return the seconds of the time that was run, and how many terms it is; None where none opens there."""
    first = terms[at]
    stop = first.numeral.span.end
    run = race_at(text, first.numeral.span.start) if text.startswith(":", stop) else None
    if run is None:
        return None
    taken = sum(1 for term in terms[at : at + 3] if term.numeral.span.end <= run.end())
    if terms[at + taken - 1].numeral.span.end != run.end():
        return None
    minutes = int(run["hours"] or 0) * 60 + int(run["minutes"])
    return tidy(Decimal(run["seconds"]) + minutes * 60), taken
