"""People who are counted by what happened to them: "killed 12 and wounded 40", "three were arrested"."""

import re
from functools import cache

import regex

from factcheck.lexicon.load import tables
from factcheck.model.quantity import Quantity

_DONE_TO = regex.compile(r"(?r)(?<!\w)(?P<verb>[a-z]+)[ ]")  # killed 12
_IS = r"(?:reported|believed|confirmed|feared|being|been|were|have|also|still|was|are|has|had|is)"
_WHO_DID = re.compile(  # 12 have been arrested, three fled, five are feared dead
    rf"(?:[ ]of[ ]them)?(?:[ ](?:others|more))?[ ](?:{_IS}[ ]){{0,4}}(?P<verb>[a-z]+)(?!\w)"
    r"(?![ ](?:\d|(?:seven|eight|three|four|five|nine|two|six|ten|the|his|her|an|a)(?!\w)))"
)
_WE_LOST = regex.compile(r"(?r)(?<!\w)(?:they|we)[ ](?:have[ ])?lost[ ]", regex.IGNORECASE)
_ALL_SAID = re.compile(r"[.,;!?\"']|\s*\Z")


@cache
def of_people() -> frozenset[str]:
    """The words of the lexicon that tell what happens to people, and to nothing else that is counted."""
    return frozenset(word for action in tables("actions").values() for word in action.get("people", ()))


@cache
def _of_things() -> frozenset[str]:
    """The words of the lexicon that tell what is done to things, and to nobody."""
    return frozenset(word for action in tables("actions").values() for word in action.get("things", ()))


def is_of_things(text: str, quantity: Quantity) -> bool:
    """Tell whether the verb before a quantity is of what is done to things: "destroyed 40"."""
    start = quantity.span.start
    before = _DONE_TO.match(text, max(0, start - 24), start)
    return before is not None and before["verb"] in _of_things()


def is_of_people(text: str, quantity: Quantity) -> bool:
    """Tell whether the verb beside a quantity is of what happens to people."""
    start, end = quantity.span
    before = _DONE_TO.match(text, max(0, start - 24), start)
    if before and before["verb"] in of_people():
        return True
    after = _WHO_DID.match(text, end, end + 60)
    if after and after["verb"] in of_people():
        return True
    return _WE_LOST.match(text, max(0, start - 16), start) is not None and (
        _ALL_SAID.match(text, end) is not None
    )
