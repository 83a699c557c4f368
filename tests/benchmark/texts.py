"""Texts to measure with: the seeds' own copy, and what generators make of it. The same on every run."""

import random
import re
from functools import cache
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLE = SEEDS / "gaza-day-fourteen.txt"

_SEED = 20
_NUMBERS = re.compile(
    r"[\d½]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|first|second|last|twice|double\w*"
    r"|dozens?|hundreds?|thousands?|millions?|several|multiple|both|pair|no|nobody|none|single|only|another|an?)\b",
    re.IGNORECASE,
)

# what a wire sends on results and on a market's day
_ROW = "{name:<14}{first:>5}{second:>5}  {percent:>5}%  {sum:>7}  {change:>+5}"
_DENSE = (
    "{name} sold {first} homes in 2023, up {percent}% from {second}, and made £{second}m on £{first}m.",
    "Of {first},{second} people asked in {name}, {percent}% said it cost more than £{second} a month.",
    "Shares in {name} fell {second}p, or {percent}%, to {first}p; {second} of its {first} shops will close.",
)


@cache
def paragraphs(*files: Path) -> tuple[str, ...]:
    """Return the paragraphs of articles, as they stand; of every seed, where none is named."""
    named = files or sorted(path for path in SEEDS.rglob("*") if path.suffix in {".txt", ".md"})
    return tuple(part for path in named for part in path.read_text("utf-8").split("\n\n") if part.strip())


def news(size: int, seed: int = _SEED) -> str:
    """Return news of that many characters, a number every 100 of them: an article's paragraphs, shuffled."""
    return _filled(size, random.Random(seed), paragraphs(ARTICLE))


def figures(size: int, seed: int = _SEED) -> str:
    """Return copy that is about figures, a number every 50 characters: all the seeds' paragraphs."""
    return _filled(size, random.Random(seed), paragraphs())


def plain(size: int) -> str:
    """Return copy without a number in it."""
    sentences = [
        sentence
        for part in paragraphs()
        for sentence in re.split(r"(?<=[.?!])\s", part)
        if not _NUMBERS.search(sentence) and len(sentence) > 30
    ]
    return _filled(size, random.Random(_SEED), sentences)


def dense(size: int) -> str:
    """Return copy with a number every 20 characters."""
    return _made(size, _DENSE, "\n\n")


def table(size: int) -> str:
    """Return a wire's table, a line a row."""
    return _made(size, (_ROW,), "\n")


HOSTILE = {
    "digits": "1", "commas": ",", "spaces": " ", "one": "one ", "brackets": "(", "1,": "1,", "(1": "(1",
    "he said,": "he said, ", "dots": ". ", "quotes": '"a ',
}  # fmt: skip
"""What a text may be filled with to be slow, by the name in the table."""


def hostile(piece: str, size: int) -> str:
    """Return a figure, so that every stage has something to do, and then a piece over and over."""
    return "It lost 5 homes. " + HOSTILE[piece] * (size // len(HOSTILE[piece]))


def _filled(size: int, dice: random.Random, parts: list[str] | tuple[str, ...]) -> str:
    chosen: list[str] = []
    length = 0
    while length < size:
        chosen.append(dice.choice(parts))
        length += len(chosen[-1]) + 2
    return "\n\n".join(chosen)[:size]


def _made(size: int, forms: tuple[str, ...], between: str) -> str:
    dice = random.Random(_SEED)
    lines: list[str] = []
    length = 0
    while length < size:
        lines.append(
            dice.choice(forms).format(
                name=dice.choice(("Acme", "Bolton", "Crewe & Sons", "Dunmore", "Eskdale")),
                first=dice.randint(100, 999),
                second=dice.randint(10, 99),
                percent=dice.randint(1, 99) / 10,
                sum=f"£{dice.randint(1, 99)}.{dice.randint(0, 9)}m",
                change=dice.randint(-99, 99),
            )
        )
        length += len(lines[-1]) + len(between)
    return between.join(lines)[:size]
