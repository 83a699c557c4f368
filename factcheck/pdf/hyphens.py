"""Where one line ends and the next goes on: words that were cut are joined, ranges and compounds are not."""

import re
from collections.abc import Collection

_CUT = re.compile(r"(?P<word>[^\W\d_]+)[-\u2010]\Z")
_SOFT = re.compile(r"(?<=\w)\u00ad\Z")
_OPEN_END = re.compile(r"(?:(?<=\d)[-\u2010-\u2013/\u2212]|(?<=\w)[-\u2010/\u2014])\Z")
_NEXT = re.compile(r"(?P<word>[^\W\d_]+)")
_TENS = frozenset({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"})
_FIRSTS = frozenset(
    {"self", "ex", "non", "anti", "mid", "pre", "post", "semi", "half", "all", "cross", "vice", "well"}
)
"""Before these a hyphen is one of spelling rather than of the line's end."""

_LONGEST_WORD = 60
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")


def joined(before: str, after: str, known: Collection[str] = ()) -> str:
    """Return two lines as one; `known` are the words of the text, in lower case, that no line's end cuts.

    >>> joined("the govern-", "ment said"), joined("twenty-", "five men"), joined("rose 1,400-", "1,500")
    ('the government said', 'twenty-five men', 'rose 1,400-1,500')
    """
    # a paragraph grows line by line: only its end is looked at
    end = max(0, len(before) - _LONGEST_WORD)
    if _SOFT.search(before, end):
        return before[:-1] + after
    cut, following = _CUT.search(before, end), _NEXT.match(after)
    if cut and following and after[0].islower():
        first, second = cut["word"].lower(), following["word"].lower()
        keeps = f"{first}-{second}" in known or (first in _TENS | _FIRSTS and first + second not in known)
        return before + after if keeps else before[:-1] + after
    return before + after if _OPEN_END.search(before, end) else f"{before} {after}"


def words_of(text: str) -> set[str]:
    """Return the words of a line that its end does not cut, in lower case, compounds as they are written."""
    found = {
        match.group().lower().replace("\u2010", "-").replace("\u2011", "-") for match in _WORD.finditer(text)
    }
    cut = _CUT.search(text)
    return found - {cut["word"].lower()} if cut else found
