"""Raised and lowered characters as plain text: the mark of a note must never become a digit of a number."""

import re

_POWERS = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_POWER = re.compile(r"[-−–]?[1-9]")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)", re.IGNORECASE)
_DIGIT_LAST = re.compile(r"\d\Z")
_UNIT_LAST = re.compile(r"(?<![^\W\d_])(?:[kcmdµμ]?m|ft|in|yd|mi|miles?|s)\Z")
_MONEY_LAST = re.compile(r"[£$€¥][\d.,]*[ \u00a0]?m\Z")
_TIMES_TEN = re.compile(r"[×x*·][ \u00a0]?10\Z")
_TEN_LAST = re.compile(r"(?<![\w.,])10\Z")
_SEEN = 24
"""Characters before a mark that say what it is."""


def raised(before: str, mark: str) -> str:
    """Return how raised characters are written after a text: a power stays one, a note goes in brackets.

    >>> raised("killed 1,400", "3"), raised("20 km", "2"), raised("on the 4", "th"), raised("10", "-6")
    ('[3]', '²', 'th', '⁻⁶')
    """
    bare = mark.strip()
    if _ORDINAL.fullmatch(bare) and _DIGIT_LAST.search(before):
        return mark
    if _POWER.fullmatch(bare) and _takes_power(before[-_SEEN:], bare):
        return bare.translate(_POWERS)
    return noted(before, mark)


def lowered(before: str, mark: str) -> str:
    """Return how lowered characters are written after a text: CO2 is written as one word.

    >>> lowered("CO", "2"), lowered("1,400", "2")
    ('2', '[2]')
    """
    return noted(before, mark) if _DIGIT_LAST.search(before) else mark


def noted(before: str, mark: str) -> str:
    """Return the mark of a note, apart from the number that it may stand behind.

    >>> noted("1,400", "3"), noted("1,400", "3,4"), noted("1,400", "*"), noted("1,400", "a")
    ('[3]', '[3,4]', '*', '[a]')
    """
    bare = mark.strip()
    if not bare or (bare.startswith("[") and bare.endswith("]")):
        return mark
    return f"[{bare}]" if bare[0].isalnum() or bare[-1].isalnum() else mark


def _takes_power(before: str, power: str) -> bool:
    if _TIMES_TEN.search(before) or (power[0] in "-−–" and _TEN_LAST.search(before)):
        return True
    # "20 km²"; but "£5m" is money, and its raised 2 a note
    return (
        (power[-1] in "23" or len(power) > 1)
        and bool(_UNIT_LAST.search(before))
        and not _MONEY_LAST.search(before)
    )
