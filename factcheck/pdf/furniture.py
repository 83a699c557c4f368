"""What stands on every page and belongs to none: running heads and feet, page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.model.document import RawText
from factcheck.pdf.words import Word

_MARGIN = 0.12
"""How much of a page, at its top and at its foot, may be furniture."""

_SLOTS = 3
"""Lines at the top and at the foot that are looked at."""

_SAME_HEIGHT = 4.0
"""Points that the same line may move from page to page."""

_APART = 1.25
"""How far furniture stands from the copy, at least, in lines."""

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|seite|p\.?|pg\.?)?\s*#(?:\s*(?:of|/|von|\|)\s*#)?[-–—|\s]*", re.IGNORECASE
)
_ROMAN = re.compile(r"[ivxl]{1,6}")
PAGE_NUMBER, RUNNING_HEAD, RUNNING_FOOT = "a page number", "a running head", "a running foot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The words of one page, what was left out of it, and how high it is."""

    words: tuple[Word, ...]
    bottom: float
    top: float
    left_out: tuple[RawText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    """One line near the edge of a page."""

    words: tuple[Word, ...]
    is_head: bool
    is_apart: bool
    nth: int

    @property
    def text(self) -> str:
        return " ".join(word.text for word in sorted(self.words, key=lambda word: word.x0))

    @property
    def shape(self) -> str:
        return _DIGITS.sub("#", self.text)

    @property
    def y(self) -> float:
        return self.words[0].y


def without_furniture(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the pages with their running heads, running feet and page numbers left out, and told."""
    slots = [tuple(_slots(sheet)) for sheet in sheets]
    repeated = Counter(key for page in slots for key in {_key(slot) for slot in page})
    return [_without(sheet, page, repeated) for sheet, page in zip(sheets, slots, strict=True)]


def _without(sheet: Sheet, slots: Sequence[_Slot], repeated: Counter[tuple[str, bool, int]]) -> Sheet:
    gone: set[Word] = set()
    told = list(sheet.left_out)
    for slot in slots:
        shape, is_head, height = _key(slot)
        # lines of a page may stand a little higher than on the last
        often = sum(repeated[shape, is_head, height + step] for step in (-1, 0, 1)) > 1
        numbers = _PAGE_NUMBER.fullmatch(shape) or _ROMAN.fullmatch(shape)
        if numbers and slot.is_apart and slot.nth == 0:
            where = PAGE_NUMBER
        elif often and slot.is_apart:
            where = RUNNING_HEAD if is_head else RUNNING_FOOT
        else:
            continue
        gone.update(slot.words)
        told.append(RawText(where, slot.text, is_article=False))
    return replace(sheet, words=tuple(word for word in sheet.words if word not in gone), left_out=tuple(told))


def _key(slot: _Slot) -> tuple[str, bool, int]:
    return slot.shape, slot.is_head, round(slot.y / _SAME_HEIGHT)


def _slots(sheet: Sheet) -> Iterator[_Slot]:
    """Yield the lines in the margins, those at the edge first."""
    margin = _MARGIN * (sheet.top - sheet.bottom)
    rows = _rows(sheet.words)
    for is_head in (True, False):
        ordered = rows if is_head else rows[::-1]
        for nth, row in enumerate(ordered[:_SLOTS]):
            inside = row[0].y > sheet.top - margin if is_head else row[0].y < sheet.bottom + margin
            if not inside:
                break
            following = ordered[nth + 1 :]
            distance = abs(row[0].y - following[0][0].y) if following else margin
            is_apart = distance > _APART * max(word.size for word in row)
            yield _Slot(words=tuple(row), is_head=is_head, is_apart=is_apart, nth=nth)


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: -each.y):
        if rows and rows[-1][0].y - word.y <= 0.3 * word.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows
