"""The words of one block, put together from the pieces that markup cut them into."""

import re

from factcheck.raised import lowered, noted, raised
from factcheck.webpage.parsing import BREAK

_SPACE = re.compile(r"[ \t\n\r\f]+")
_AROUND_BREAK = re.compile(rf" ?{BREAK}[ {BREAK}]*")
_HINTS = str.maketrans("", "", "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\ufeff")
"""Where a line may break, or may not: nothing that a reader sees."""

_LAST = 40
_NUMBER_LAST = re.compile(r"(?:\d[\d.,]*)?\d\Z")
_NUMBER_FIRST = re.compile(r"\d(?:[\d.,]*\d)?")
_WHOLE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_STROKES = ("/", "\N{FRACTION SLASH}")


class Words:
    """What a block says so far; each piece is added as markup gives it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._numerator: str | None = None
        self.letters = self.linked = 0
        """How many letters and digits it has, and how many of them are links."""

    def add(self, text: str, *, in_link: bool = False, parted: bool = False) -> None:
        """Add a piece; `parted` says that it stands in another element than the words before it."""
        plain = text.translate(_HINTS)
        if not plain:
            return
        if parted and _gapes(self.last, plain):
            plain = " " + plain
        size = sum(map(str.isalnum, plain))
        self.letters += size
        self.linked += size if in_link else 0
        if plain.strip() not in _STROKES:
            self._numerator = None
        self._pieces.append(plain)

    def add_raised(self, mark: str, *, is_note: bool) -> None:
        """Add what stands above the line: a power, an ordinal's letters, the upper part of ½, or a note."""
        before = self.last
        written = noted(before, mark) if is_note else raised(before, mark)
        self.add(written)
        if mark.strip().isdecimal() and not is_note:
            # should a stroke and a lowered number follow, it was the upper part of a fraction
            self._numerator = (" " if before[-1:].isdigit() else "") + mark.strip()

    def add_lowered(self, mark: str) -> None:
        """Add what stands below the line: the 2 of CO2, or the lower part of a fraction."""
        if (
            self._numerator is None
            or not mark.strip().isdecimal()
            or self._pieces[-1].strip() not in _STROKES
        ):
            self.add(lowered(self.last, mark))
            return
        self._pieces[-2:] = [f"{self._numerator}\N{FRACTION SLASH}{mark.strip()}"]
        self._numerator = None

    @property
    def last(self) -> str:
        """The end of what there is so far."""
        end = ""
        for piece in reversed(self._pieces):
            end = piece[-_LAST:] + end
            if len(end) >= _LAST:
                break
        return end

    @property
    def text(self) -> str:
        """All of it, white space as a browser shows it."""
        spaced = _SPACE.sub(" ", "".join(self._pieces))
        return _AROUND_BREAK.sub(_broken, spaced).strip(" \n")


def _broken(breaks: re.Match[str]) -> str:
    # old pages part paragraphs by two breaks
    return "\n" if breaks[0].count(BREAK) == 1 else "\n\n"


def _gapes(before: str, after: str) -> bool:
    """Tell whether two elements that touch are two words all the same.

    Styles keep them apart on the page ("Killed" "1,400"). A number that markup cuts up is put together
    again where the parts make one: digit by digit, or at a comma.
    """
    left, right = before[-1:], after[:1]
    if left.isalpha() and right.isdigit():
        return True
    if not (left.isdigit() and right.isdigit()):
        return False
    number, rest = _NUMBER_LAST.search(before), _NUMBER_FIRST.match(after)
    if number is None or rest is None:
        return False
    is_one = _WHOLE.fullmatch(number[0] + rest[0]) is not None
    return not (is_one and (len(rest[0]) == 1 or len(number[0]) == 1))
