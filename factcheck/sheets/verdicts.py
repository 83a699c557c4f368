"""What somebody wrote in a column of verdicts, as a status and its reason."""

import re
from functools import cache
from typing import NamedTuple

from factcheck.lexicon.load import tables
from factcheck.model.decision import REASONS, Reason, Status

_PARTING = re.compile(r"\s*(?:[(\[:;,.!]|[-–—]\s|\s[-–—])")
_SELECTOR = "\ufe0f"


class Verdict(NamedTuple):
    """Where a sheet says that a claim stands."""

    status: Status
    reason: Reason | None = None


def read_verdict(words: str) -> Verdict | None:
    """Return the verdict of a cell, or None if its words are not known; an empty one is open.

    >>> read_verdict("OK (phoned her)"), read_verdict("Pants on fire")
    (Verdict(status=<Status.VERIFIED: 'verified'>, reason=None), None)
    """
    plain = _plain(words)
    if not plain:
        return Verdict(Status.UNREVIEWED)
    known = _verdicts()
    if plain in known:
        return known[plain]
    first = _plain(_PARTING.split(plain, maxsplit=1)[0])
    # what every known word begins with is said more of: "false: it was 12"
    return known.get(first) or known.get(plain.rstrip(".!"))


def read_reason(words: str, status: Status) -> Reason | None:
    """Return the reason of that name, if the status may have it.

    >>> str(read_reason("Cannot confirm", Status.DISPUTED)), read_reason("wrong", Status.VERIFIED)
    ('cannot_confirm', None)
    """
    name = _plain(words).replace(" ", "_").replace("-", "_")
    return next((reason for reason in REASONS.get(status, ()) if reason == name), None)


def _plain(words: str) -> str:
    return " ".join(words.replace(_SELECTOR, "").replace("’", "'").casefold().split())


@cache
def _verdicts() -> dict[str, Verdict]:
    verdicts = {}
    for verdict, words in tables("sheets")["verdicts"].items():
        status, _, reason = verdict.partition(", ")
        for word in words.split("|"):
            verdicts[_plain(word)] = Verdict(Status(status), Reason(reason) if reason else None)
    return {**{_plain(status.replace("_", " ")): Verdict(status) for status in Status}, **verdicts}
