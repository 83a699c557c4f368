"""What an editor says of a change that a reviewer asked for, and how it is written on the checked copy."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What becomes of the copy."""

    ACCEPTED = "accepted"
    """It is changed as asked."""
    STET = "stet"
    """It stays as it is."""
    INSTEAD = "instead"
    """It is changed to something else, which the words say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """An editor's word on the change that a decision asks for."""

    outcome: Outcome
    words: str = ""
    """What the copy shall say instead, or why."""
    editor: str
    ruled_at: str


SAYINGS = {
    Outcome.ACCEPTED: ("accepted", "accept", "agreed", "agree", "make the change"),
    Outcome.STET: ("stet", "rejected", "reject", "refused", "no change", "keep", "leave"),
    Outcome.INSTEAD: ("instead", "make it", "change it to", "change to", "use"),
}
"""The words that a ruling may open with."""

ALONE = {Outcome.ACCEPTED: ("yes", "ok", "okay", "done"), Outcome.STET: ("no",)}
"""Those that say it only where nothing but a stop follows: "no problem" is no no."""

HOW = "write accepted, stet, or instead: and what it shall say"
"""What is told to whoever wrote something else."""


def _opening(outcome: Outcome) -> str:
    words, alone = ("|".join(map(re.escape, said.get(outcome, ()))) for said in (SAYINGS, ALONE))
    stopped = rf"|(?:{alone})(?=\s*(?:$|[.,;:!–—-]))" if alone else ""
    return rf"(?P<{outcome}>(?:{words})\b{stopped})"


_OPENINGS = re.compile("|".join(map(_opening, Outcome)), re.IGNORECASE)
_SLIP = re.compile(r"[\s*_>-]*Ruling on claim (\d{1,18}) \(?([0-9a-f]{16})\)?\W{0,4}?:(.*)")
_BETWEEN = " \t:;,.!–—-"
_TAKEN_BACK = re.compile(r"(?:but|except|though|although|unless|if)\b", re.IGNORECASE)
"""What says that it is not so simple: a person has to read on."""


def slip(claim: int, decision: str) -> str:
    """Return the line that an editor fills in; it names the claim and the decision that asks for the change.

    >>> slip(13, "00112233445566aa")
    'Ruling on claim 13 (00112233445566aa):'
    """
    return f"Ruling on claim {claim} ({decision}):"


def find_slip(line: str) -> tuple[int, str, str] | None:
    """Return the claim, the decision and what is written behind them, where a line is a slip.

    It has to begin the line: one that somebody quotes in a note is none.

    >>> find_slip("- Ruling on claim 13 (00112233445566aa): make it 1,200")
    (13, '00112233445566aa', 'make it 1,200')
    """
    found = _SLIP.match(line)
    return (int(found[1]), found[2], found[3].strip()) if found else None


def read_ruling(words: str) -> tuple[Outcome, str] | None:
    """Return what an editor's words say becomes of the copy, and the rest of them; None if they do not say.

    >>> read_ruling("Stet – it says so in the minutes")
    (<Outcome.STET: 'stet'>, 'it says so in the minutes')
    >>> read_ruling("make it 'about 1,200'"), read_ruling("instead"), read_ruling("why?")
    ((<Outcome.INSTEAD: 'instead'>, "'about 1,200'"), None, None)
    """
    said = " ".join(words.split())
    opening = _OPENINGS.match(said)
    if opening is None:
        return None
    outcome, rest = Outcome(str(opening.lastgroup)), said[opening.end() :].lstrip(_BETWEEN).strip()
    if _TAKEN_BACK.match(rest) or (outcome is Outcome.INSTEAD and not rest):
        return None
    return outcome, rest
