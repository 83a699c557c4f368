"""Words by which a figure says an earlier one over again in other terms: "or", "that is", "an average of"."""

from functools import cache

import regex

_AVERAGE = (
    r"(?:(?:at\s+|with\s+|for\s+|giving\s+(?:\w+\s+)?)?(?:an?|the)\s+(?:\w+\s+)?average\s+(?:\w+\s+)?of\s+)"
)
_BARELY = r"(?:(?:roughly|just|only|some|about|slightly|a\s+(?:shade|little|touch|bit))\s+)?"


def says_again(text: str, start: int, end: int) -> bool:
    """Tell whether what stands at the end says again what stood at the start, with nothing else between.

    >>> says_again("£1.5m for 300 staff, or £5,000 a head", 5, 24)
    True
    """
    return bool(_again().search(text, start, end)) and not other_clause(text, start, end)


def leads_on(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence begins by saying the one before it over again: "That is …".

    >>> leads_on("That is £28,000 a farm.", 0, 8)
    True
    """
    return bool(_that_is().fullmatch(text, start, end))


def other_clause(text: str, start: int, end: int) -> bool:
    """Tell whether the words between tell of something else."""
    return bool(_other_clause().search(text, start, end))


def goes_further(text: str, start: int, end: int) -> bool:
    """Tell whether a figure is said to be so much more, or to hold more than it should: "with the tip"."""
    return bool(_further().match(text, start, end))


@cache
def _again() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""(?r)(?:,|\(|\s[–—-])\s*
            (?:(?: or | so | i\.e\. | that\s+is | equal\s+to | (?:the\s+)?equivalent\s+(?:to|of) | averaging
               | making | working\s+out\s+at | meaning | amounting\s+to | at
               | which\s+(?:is|was|means|averages|works?\s+out\s+(?:at|to)|comes?\s+to|amounts\s+to) )\s+)?
            {_BARELY}{_AVERAGE}?(?:each\s+of\s+)?\Z""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _that_is() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""(?:That|This|It|Which)(?:['’]s|\s+(?:is|was|means|averages|equals|would\s+be|amounts?\s+to
               |work(?:s|ed)?\s+out\s+(?:at|to)|(?:comes?|came)\s+(?:out\s+)?to))\s+
             (?:the\s+equivalent\s+of\s+|equivalent\s+to\s+|equal\s+to\s+)?{_BARELY}{_AVERAGE}?
           | On\s+average,?\s+(?:that|this|it)\s+(?:is|was)\s+""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _other_clause() -> "regex.Pattern[str]":
    return regex.compile(
        r"[;:]|\b(?:but|while|whereas|although|plus|including|excluding|besides|as\s+well\s+as|compared)\b",
        regex.IGNORECASE,
    )


@cache
def _further() -> "regex.Pattern[str]":
    return regex.compile(
        r"""\s+(?:each\s+|apiece\s+)?(?:with|before|after|once|if|so\s+far|to\s+date)\b
          | \s*,?\s+(?:each\s+|apiece\s+)?
            (?:more|less|higher|lower|fewer|above|below|extra|including|excluding|plus)\b""",
        regex.VERBOSE | regex.IGNORECASE,
    )
