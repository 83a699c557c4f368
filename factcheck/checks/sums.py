"""Parts that do not add up to their stated whole.

Catches a whole that stands with its parts, before them or after, in one sentence or in the next: "340 in
the north, 75 in the south and 1,200 in the capital, a total of 1,650", "1,650 votes: 340 for, 75 against
and 1,200 spoilt", "24 of the 36 passed; the other 14 …", "320, but 85 will close, leaving 225", "212 shops
here and 96 there. The 380 shops …", "Four people: two men and a woman", "Those arrested, 13 men and four
women", and a toll that is not the one before it and the bodies found since.
Figures told as peers ("wheat 455,000 tonnes, barley 217,000 and oats 104,000") need no word that ties them:
three right behind their whole are held against it where they come near, and others against a figure near
them that would be their sum with one slip of the hand mended.
Where the text does not say that these are all the parts ("Of the 52, 31 …, 17 … and five …"), it is asked
about only if the sum misses by little, or if one misprint explains the miss; and so it is where one part is
by itself as much as its whole. Figures that all end in two
noughts are taken for rounded, and "about" has the room that the house gives it.
Does not catch parts behind "including", "most" or "among others" that are too few (they need not be all),
peers that come right with another figure, and sums of different things.
"""

from collections.abc import Collection, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Role
from factcheck.reckoning.interval import Interval, point, total
from factcheck.reckoning.misprint import LOOSE, SHORT, STRICT, STRICTER
from factcheck.reckoning.page import Page
from factcheck.reckoning.parts.counted import counted
from factcheck.reckoning.parts.gathered import gathered
from factcheck.reckoning.parts.halves import halves
from factcheck.reckoning.parts.mended import is_misprint
from factcheck.reckoning.parts.opened import opened
from factcheck.reckoning.parts.recalled import recalled
from factcheck.reckoning.parts.remainders import remainders
from factcheck.reckoning.parts.rising import rises
from factcheck.reckoning.parts.split import Split, Sum, Tie, exclude, in_one_row, is_compared
from factcheck.reckoning.parts.stocks import stocks
from factcheck.reckoning.parts.strangers import is_strange
from factcheck.reckoning.parts.totals import totals
from factcheck.reckoning.parts.untold import (
    is_more_than_told,
    is_one_of_all,
    is_open,
    one_is_in_words,
    rest_is_told,
)
from factcheck.reckoning.precision import rough
from factcheck.reckoning.wording import against, said

NAME = "sums"

_FEWEST = 3
"""A whole with two parts; and of so many parts, none is left out without a word."""
_NEAR = Fraction(1, 4)
"""Parts that miss their whole by no more, as a share of it, were meant to make it."""
_CLOSE, _CLOSER, _CLOSEST = Fraction(1, 6), Fraction(1, 40), Fraction(1, 200)
"""And so were those that are as little more, or less, where nothing says that they are all: three, or two."""
_NOTHING, _ROUNDED, _LITTLE = Decimal("1e-12"), Decimal("0.8"), Decimal("1e-9")
"""As a share of the larger: no gap between a sum and its parts, and a wider one than any rounding leaves."""
_LED = 16
"""Characters before a whole and its parts in which it is said that there are more: "Most of the 46"."""
_LEAST = 10_000
"""A part that is less than one in so many of its whole is none of it."""
_SOME = 6
"""Parts among which those are looked for that make the whole without the others."""


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each whole that stands with its parts, whether they add up to it."""
    if len(page.figures) < 2:
        return
    splits = [
        *totals(page),
        *remainders(page),
        *opened(page),
        *recalled(page),
        *counted(page),
        *halves(page),
        *gathered(page),
        *rises(page),
        *stocks(page),
    ]
    right = {each: sum_ for each, split in enumerate(splits) if (sum_ := _right(page, split)) is not None}
    settled: dict[str, Tie] = {}
    for at, sum_ in right.items():
        settled |= {part.uid: max(splits[at].tie, settled.get(part.uid, Tie.NONE)) for part in sum_.parts}
    told = {tie: frozenset(uid for uid, own in settled.items() if own >= tie) for tie in Tie}
    shown: dict[str, bool] = {}
    for at, split in enumerate(splits):
        found = right.get(at) or _wrong(page, split, told[split.tie])
        if found is None:
            continue
        # a toll that its parts make may still be wrong of what it was before
        again = at not in right and split.tie is Tie.TOTAL and shown.get(found.whole.uid, False)
        if again or found.whole.uid not in shown:
            shown[found.whole.uid] = at in right
            yield _finding(page, found, fits=at in right)


def _right(page: Page, split: Split) -> Sum | None:
    """Return what comes right: what the words most likely mean, or by its last digit what else they may."""
    exact = next((each for each in split.sums if _is_exact(page, each)), None)
    if exact is not None:
        return exact
    likely = split.sums[0]
    if (_gap(likely) or 0) > _ROUNDED:
        return None
    *parts, whole = page.together([*likely.parts, likely.whole])
    return likely if _meets(likely, total([*parts, point(likely.ones)]), whole) else None


def _meets(sum_: Sum, parts: Interval, whole: Interval) -> bool:
    """Tell whether a sum comes right: what is rounded is not rounded from the very end of what it may be."""
    plain = all(each.hedge is Hedge.EXACT for each in (*sum_.parts, sum_.whole))
    if not plain or None in (parts.low, parts.high, whole.low, whole.high) or not parts.meets(whole):
        return parts.meets(whole)
    return parts.low == parts.high == whole.low == whole.high or (
        parts.high != whole.low and whole.high != parts.low
    )


def _gap(sum_: Sum) -> Decimal | None:
    """Return, for little, by which share of the larger a sum misses; None where words leave it open."""
    if any(each.hedge is not Hedge.EXACT or each.value is None for each in (sum_.whole, *sum_.parts)):
        return None
    stated, together = rough(sum_.whole), sum(map(rough, sum_.parts), Decimal(sum_.ones))
    return abs(stated - together) / max(stated, together, _LITTLE)


def _is_exact(page: Page, sum_: Sum) -> bool:
    gap = _gap(sum_)
    if gap is not None and (gap < _NOTHING or gap > _ROUNDED):
        return gap < _NOTHING
    together = total([*map(page.allows, sum_.parts), point(sum_.ones)])
    return _meets(sum_, together, page.allows(sum_.whole))


def _wrong(page: Page, split: Split, told: Collection[str]) -> Sum | None:
    """Return what the words most likely mean, where it is wrong and they tie it together well enough."""
    # what comes right by words that tie it as firmly is told of that, and not of this
    if all(_is_told(each, told) for each in split.sums):
        return None
    wrong = _suspected(page, split)
    if wrong is not None and _is_outgrown(wrong):
        wrong = next((each for each in split.sums if is_misprint(page, each, SHORT)), None)
    excused = (
        wrong is None
        or _is_told(wrong, told)
        or not _is_of_one_size(wrong)
        or is_strange(page, wrong)
        or rest_is_told(page, wrong)
        or is_one_of_all(page, wrong)
        or is_more_than_told(page, wrong)
        # "Hanyang 600 to 11,700": a price and what it rose to
        or (split.tie is Tie.SOME and any(each.value is None for each in wrong.parts))
        or (split.tie in (Tie.SOME, Tie.TOTAL) and _is_compared(page, wrong, split.tie))
        or one_is_in_words(page, wrong)
        or (split.tie is not Tie.ALL and any(_some_fit(page, each) for each in split.sums[:_FEWEST]))
    )
    return None if excused else wrong


def _is_told(sum_: Sum, told: Collection[str]) -> bool:
    return any(part.uid in told for part in sum_.parts)


def _suspected(page: Page, split: Split) -> Sum | None:
    # of several wholes in a sentence before a list, it is of the one that it comes near to
    first = split.sums[0]
    there = page.line(first.whole)
    wholes = (each for each in split.sums if each.parts == first.parts and page.line(each.whole) is there)
    likely = min(wholes, key=lambda each: abs(_miss(each)))
    miss = _miss(likely)
    if split.tie is Tie.NONE:
        least = STRICTER if len(likely.parts) >= _FEWEST else STRICT
        slipped = (each for each in split.sums if is_misprint(page, each, least))
        return next((each for each in slipped if not _is_rounded(page, each)), None)
    if split.tie is Tie.TOTAL:
        if abs(miss) <= _NEAR or is_misprint(page, likely, LOOSE):
            return likely
        near = (each for each in split.sums if abs(_miss(each)) <= _NEAR)
        return next((each for each in near if is_misprint(page, each, STRICT)), None)
    # too few may be all that was to be told; too many can not be, where none is told twice
    told_alike = len(likely.parts) >= _FEWEST or in_one_row(page, likely.parts[0], likely.parts[-1])
    least = STRICTER if told_alike else STRICT
    least = LOOSE if split.tie is Tie.ALL or miss > 0 else least
    slipped = (each for each in split.sums if is_misprint(page, each, least))
    if split.tie is Tie.ALL:
        most = 1 if likely is split.sums[0] else _NEAR
        return likely if abs(miss) < _CLOSE else next(slipped, likely if abs(miss) < most else None)
    return likely if _is_close(page, likely, miss) else next(slipped, None)


def _is_of_one_size(sum_: Sum) -> bool:
    """Tell whether no part is so small that it must count something else: two stakes of 33.7m shares."""
    return all((each.value or _LEAST) * _LEAST > (sum_.whole.value or 0) for each in sum_.parts)


def _is_compared(page: Page, sum_: Sum, tie: Tie) -> bool:
    """Tell whether some are told of another time, and not one misprinted: "174m, against 161m in January"."""
    if any(each.role is Role.FROM for each in sum_.parts) or (tie is Tie.TOTAL and len(sum_.parts) < _FEWEST):
        # what there was before, and what came or went, are told so
        return False
    figures = sorted((*sum_.parts, sum_.whole), key=lambda each: each.start)
    end = figures[-1 if tie is Tie.TOTAL else 1].end
    return is_compared(page, figures[0].start, end) and not is_misprint(page, sum_, LOOSE)


def _is_outgrown(sum_: Sum) -> bool:
    """Tell whether a part is by itself as much as its whole: it is none of it, unless one is misprinted."""
    return any((each.value or each.high or 0) >= (sum_.whole.value or 0) for each in sum_.parts)


def _is_close(page: Page, sum_: Sum, miss: Fraction) -> bool:
    """Tell whether parts that may not be all come so near their whole that they were meant to be."""
    several = len(sum_.parts) >= _FEWEST
    if miss > 0:
        return miss <= (_CLOSE if several else 0) or (miss <= _NEAR and exclude(page, sum_.parts))
    if is_open(page, sum_):
        return False
    left = Fraction(sum_.whole.value or 0) - sum_.comes_to
    # one was miscounted, where two may have been left out
    return -miss <= (_CLOSER if several else _CLOSEST) or (several and sum_.whole.unit is None and left == 1)


def _some_fit(page: Page, sum_: Sum) -> bool:
    """Tell whether some of the parts make the whole: the others may be told of something else.

    Where a list of its own sentence may end is known: the first of its parts are not all of it.
    """
    few = sum_.parts[-_SOME:]
    apart = sum_.whole.sentence != few[0].sentence
    return any(
        _is_exact(page, Sum(sum_.whole, some))
        for size in range(2, len(few))
        for some in combinations(few, size)
        if apart or some != sum_.parts[:size]
    )


def _is_rounded(page: Page, sum_: Sum) -> bool:
    """Tell whether a sum comes right if every round number in it is rounded."""
    return total([page.rounded(part) for part in sum_.parts]).meets(page.rounded(sum_.whole))


def _miss(sum_: Sum) -> Fraction:
    """Return by which share the parts are more than their whole; less than nought where they are less."""
    whole, parts = Fraction(sum_.whole.value or 0), sum_.comes_to
    return (parts - whole) / (min(parts, whole) or Fraction(1))


def _finding(page: Page, sum_: Sum, *, fits: bool) -> Finding:
    whole, parts = sum_.whole, sum_.parts
    reckoned = total([*page.together([*parts, whole])[:-1], point(sum_.ones)])
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"the parts {'add' if fits else 'do not add'} up to {whole.phrase}",
        working=against(" + ".join((*map(said, parts), *["1"] * sum_.ones)), reckoned, whole, fits=fits),
        place=mention(whole),
        others=tuple(map(mention, parts)),
    )
