"""The letters that give a decision its reason."""

from factcheck.model.decision import Reason

REASON_LETTERS = {
    Reason.WRONG: "w", Reason.SOURCES_CONFLICT: "s", Reason.CANNOT_CONFIRM: "c", Reason.ON_AUTHOR: "a",
}  # fmt: skip

SHOULD_BE = "="
"""Begins what the copy should say instead."""

_CURRENCIES = frozenset("£$€¥₹")


def corrects(typed: str) -> bool:
    """Tell whether what is typed in place of a reason begins a correction: its sign, or a figure.

    >>> corrects("=about a dozen"), corrects("1,200"), corrects("w")
    (True, True, False)
    """
    return typed[:1] == SHOULD_BE or typed[:1].isdecimal() or typed[:1] in _CURRENCIES
