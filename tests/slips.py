"""Articles whose figures agree, and the same articles with one slip planted, so that every slip is known.

An article of `fixtures/slips` names its relations: the phrases concerned, what holds between their
numbers, and what a slip would make of one of them. A phrase stands once in the text, so no offsets are
needed. `holds` is worked out here, by a reading of numbers that shares no code with the product:

    [[relation]]
    kind = "parts"
    phrases = ["340 homes", "75", "1,200", "1,615 in all"]   # a, b, c, d
    holds = "a + b + c == d"
    slips = [["1,615 in all", "1,650 in all"]]               # a phrase, and what it becomes
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import MappingProxyType

from factcheck.model.finding import Finding, Outcome

ARTICLES = Path(__file__).parents[1] / "fixtures" / "slips"
WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
SCALES = {"m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
NUMBER = re.compile(r"(?<![\d.,])\d[\d,]*(?<!,)(?:\.\d+)?")
WORD = re.compile(rf"\b(?:{'|'.join(WORDS)})\b", re.IGNORECASE)
SCALE = re.compile(r"( ?)(million|billion|bn|m)\b")
CLEARLY = 5
"""A planted figure misses its relation by this many times what rounding may explain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Phrases of an article that must agree, and how slips have them disagree."""

    kind: str
    phrases: tuple[str, ...]
    holds: str | None = None
    """What is so of their numbers, in the order of the phrases: "a + b == c"."""
    slips: tuple[tuple[str, str], ...] = ()
    """A phrase of the text, and the wrong one in its place."""

    @property
    def letters(self) -> dict[str, str]:
        """Return its phrases by the letters that stand for their numbers."""
        return dict(zip("abcdefgh", self.phrases, strict=False))

    def is_right(self, slack: int = 1, instead: Mapping[str, Fraction] = MappingProxyType({})) -> bool:
        """Return whether the numbers agree, with one of them read as another where it is told.

        >>> Relation(kind="parts", phrases=("1,200", "£4m"), holds="a < b").is_right()
        True
        """
        assert self.holds is not None
        values = {letter: number(phrase) for letter, phrase in self.letters.items()}

        def near(one: Fraction, other: Fraction, percent: int = 1) -> bool:
            return abs(one - other) * 100 <= percent * slack * abs(other)

        sum_ = re.sub(r"\d+\.\d+|\d+", r'exactly("\g<0>")', self.holds)
        names: dict[str, object] = {
            "__builtins__": {},
            "near": near,
            "exactly": Fraction,
            **values,
            **instead,
        }
        return bool(eval(sum_, names))  # our own fixtures, by people who write Python


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text in which all is right, and the relations in it."""

    name: str
    half: str
    """`development`, for rules to be made on, or `kept`, which nobody who makes them reads."""
    text: str
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """An article with one wrong phrase."""

    article: Article
    relation: Relation
    how: str
    """What was done: `wrong`, as the article says, or a slip of the hand: `digits swapped` …"""
    was: str
    becomes: str

    @property
    def text(self) -> str:
        """The article with the slip in it."""
        return self.article.text.replace(self.was, self.becomes)

    def is_found_by(self, finding: Finding) -> bool:
        """Return whether a finding is about this slip: it names the wrong phrase or those it breaks with."""
        if finding.outcome is Outcome.CONSISTENT:
            return False
        places = [self._place(phrase) for phrase in {self.was, *self.relation.phrases}]
        return any(
            each.document is None and each.start < end and start < each.end
            for each in finding.mentions
            for start, end in places
        )

    def _place(self, phrase: str) -> tuple[int, int]:
        start = self.article.text.index(phrase)
        wrong = self.article.text.index(self.was)
        grown = len(self.becomes) - len(self.was)
        end = start + len(phrase) + (grown if wrong < start + len(phrase) else 0)
        return start + (grown if wrong + len(self.was) <= start else 0), end


def number(phrase: str) -> Fraction:
    """Return the first number of a phrase with its scale, 0 where it has none.

    >>> number("from £1.2m"), number("Three independents"), number("two in 2021")
    (Fraction(1200000, 1), Fraction(3, 1), Fraction(2, 1))
    """
    digits, word = NUMBER.search(phrase), WORD.search(phrase)
    if word and (not digits or word.start() < digits.start()):
        return Fraction(WORDS.index(word[0].lower()))
    scale = SCALE.match(phrase, digits.end()) if digits else None
    return Fraction(digits[0].replace(",", "") if digits else 0) * (SCALES[scale[2]] if scale else 1)


@cache
def articles() -> tuple[Article, ...]:
    """Return the articles of the fixtures, by name."""
    return tuple(map(_read, sorted(ARTICLES.glob("*.toml"))))


def planted(article: Article) -> Iterator[Slip]:
    """Yield the article's slips: those its labels name, and of each relation one of a tired hand."""
    for place, relation in enumerate(article.relations):
        for was, becomes in relation.slips:
            yield Slip(article=article, relation=relation, how="wrong", was=was, becomes=becomes)
        if relation.holds:
            hands = list(_of_the_hand(article, relation))
            if hands:
                yield random.Random(f"{article.name} {place}").choice(hands)


def _of_the_hand(article: Article, relation: Relation) -> Iterator[Slip]:
    for letter, phrase in relation.letters.items():
        for how, slip in HANDS.items():
            becomes = slip(phrase)
            if becomes and not relation.is_right(CLEARLY, {letter: number(becomes)}):
                yield Slip(article=article, relation=relation, how=how, was=phrase, becomes=becomes)


def _swapped(phrase: str) -> str | None:
    digits = NUMBER.search(phrase)
    if not digits:
        return None
    for first, second in zip(
        range(digits.start(), digits.end()), range(digits.start() + 1, digits.end()), strict=False
    ):
        one, other = phrase[first], phrase[second]
        if one != other and (one + other).isdigit() and not (other == "0" and first == digits.start()):
            return phrase[:first] + other + one + phrase[second + 1 :]
    return None


def _tenfold(phrase: str) -> str | None:
    digits = NUMBER.search(phrase)
    if not digits or "." in digits[0] or re.fullmatch(r"(19|20)\d\d|\d{1,2}00\d", digits[0]):
        return None
    shown = int(digits[0].replace(",", "")) * 10
    return phrase[: digits.start()] + f"{shown:,}" + phrase[digits.end() :]


def _scaled(phrase: str) -> str | None:
    digits = NUMBER.search(phrase)
    scale = SCALE.match(phrase, digits.end()) if digits else None
    if not scale:
        return None
    other = {"m": "bn", "bn": "m", "million": "billion", "billion": "million"}[scale[2]]
    return phrase[: scale.start(2)] + other + phrase[scale.end() :]


HANDS: dict[str, Callable[[str], str | None]] = {
    "digits swapped": _swapped,
    "ten times": _tenfold,
    "million for billion": _scaled,
}


def _read(path: Path) -> Article:
    told = tomllib.loads(path.read_text("utf-8"))
    relations = tuple(
        Relation(
            kind=each["kind"],
            phrases=tuple(each["phrases"]),
            holds=each.get("holds"),
            slips=tuple((was, becomes) for was, becomes in each.get("slips", ())),
        )
        for each in told["relation"]
    )
    return Article(name=path.stem, half=told["half"], text=told["text"].strip() + "\n", relations=relations)
