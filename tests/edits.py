"""Random edits of whole articles, as a desk makes them, with a record of which sentence is which."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from random import Random

from factcheck.alignment import wording
from factcheck.grammar.fold import fold
from factcheck.grammar.sentences import split
from factcheck.lineage import lineage
from factcheck.model.claim import Claim, Tier
from factcheck.pipeline import extract

ROOT = Path(__file__).parent.parent
ARTICLES = tuple(
    path.read_text(encoding="utf-8")
    for path in sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "fixtures" / "articles").glob("*.txt")])
)

LOOK_ALIKES = (
    "In {town} the flood took {count} houses.",
    "{count} houses were lost in {town}, the mayor said.",
    "It took {count} days.",
    "About {count} people were moved.",
    "“We counted {count} of them,” she said.",
    "The bill came to £{count}m.",
)
TOWNS = ("Kell", "Marl", "Osby", "Tarn")
SPEAKERS = ("the harbour master", "Ada Brill", "a spokesman", "the union")
HEDGES = ("about ", "About ", "nearly ", "more than ", "at least ", "up to ", "around ")

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SAYS = re.compile(
    r"\b(?:the [a-z]+|[A-Z]\w+|[Hh]e|[Ss]he)(?= (?:said|says|told|added)\b)|(?<=said )[A-Z]\w+"
)
_WORD = re.compile(r"(?<= )[a-z]{4,}(?= )")


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as somebody wrote it; a copy or a new one has a name of its own."""

    name: int
    words: str


Paragraphs = tuple[tuple[Line, ...], ...]


@dataclass
class Desk:
    """An article on somebody's desk, and what was done to it."""

    random: Random
    paragraphs: list[list[Line]]
    names: int
    done: list[str] = field(default_factory=list)

    @property
    def draft(self) -> Paragraphs:
        return tuple(tuple(paragraph) for paragraph in self.paragraphs if paragraph)

    def edit(self) -> None:
        """Do one thing to the article."""
        deed = self.random.choice(DEEDS)
        self.done.append(deed.__name__.removeprefix("_"))
        deed(self)

    def anywhere(self) -> tuple[list[Line], int]:
        """Choose a sentence."""
        filled = [paragraph for paragraph in self.paragraphs if paragraph]
        if not filled:
            self.paragraphs.append([self.written("Nothing else is known.")])
            filled = self.paragraphs[-1:]
        paragraph = self.random.choice(filled)
        return paragraph, self.random.randrange(len(paragraph))

    def one_with(self, pattern: re.Pattern[str]) -> tuple[list[Line], int] | None:
        """Choose a sentence in which a pattern is found."""
        places = [
            (paragraph, at)
            for paragraph in self.paragraphs
            for at, line in enumerate(paragraph)
            if pattern.search(line.words)
        ]
        return self.random.choice(places) if places else None

    def written(self, words: str) -> Line:
        """A sentence that was not there before."""
        self.names += 1
        return Line(self.names, words)

    def substitute(self, pattern: re.Pattern[str], words: str | None = None) -> None:
        """Put other words, or another figure, where a pattern is found."""
        place = self.one_with(pattern)
        if place is None:
            return
        paragraph, at = place
        found = self.random.choice(list(pattern.finditer(paragraph[at].words)))
        said = paragraph[at].words
        other = words if words is not None else self.another(found.group())
        paragraph[at] = replace(paragraph[at], words=said[: found.start()] + other + said[found.end() :])

    def another(self, figure: str) -> str:
        digits = [at for at, sign in enumerate(figure) if sign.isdigit()]
        at = self.random.choice(digits)
        return (
            figure[:at] + self.random.choice([d for d in "123456789" if d != figure[at]]) + figure[at + 1 :]
        )


def _move_a_paragraph(desk: Desk) -> None:
    moved = desk.paragraphs.pop(desk.random.randrange(len(desk.paragraphs)))
    desk.paragraphs.insert(desk.random.randint(0, len(desk.paragraphs)), moved)


def _move_a_sentence(desk: Desk) -> None:
    paragraph, at = desk.anywhere()
    moved = paragraph.pop(at)
    other = desk.random.choice(desk.paragraphs)
    other.insert(desk.random.randint(0, len(other)), moved)


def _swap_two_sentences(desk: Desk) -> None:
    one, at = desk.anywhere()
    other, there = desk.anywhere()
    one[at], other[there] = other[there], one[at]


def _reword(desk: Desk) -> None:
    desk.substitute(_WORD, desk.random.choice(("really", "later", "reported", "several")))


def _change_a_figure(desk: Desk) -> None:
    desk.substitute(_DIGITS)


def _swap_two_figures(desk: Desk) -> None:
    places = [desk.one_with(_DIGITS), desk.one_with(_DIGITS)]
    if places[0] is None or places[1] is None:
        return
    (one, at), (other, there) = places[0], places[1]
    if one is other and at == there:
        figures = _DIGITS.findall(one[at].words)[::-1]
        one[at] = replace(one[at], words=_DIGITS.sub(lambda _: figures.pop(0), one[at].words))
        return
    first, second = (_DIGITS.search(line.words) for line in (one[at], other[there]))
    assert first
    assert second
    one[at] = replace(one[at], words=_DIGITS.sub(second.group(), one[at].words, count=1))
    other[there] = replace(other[there], words=_DIGITS.sub(first.group(), other[there].words, count=1))


def _double_a_sentence(desk: Desk) -> None:
    paragraph, at = desk.anywhere()
    other = desk.random.choice([paragraph, desk.random.choice(desk.paragraphs)])
    other.insert(desk.random.randint(0, len(other)), desk.written(paragraph[at].words))


def _drop_a_hedge(desk: Desk) -> None:
    desk.substitute(re.compile("|".join(HEDGES)), "")


def _add_a_hedge(desk: Desk) -> None:
    desk.substitute(re.compile(r"(?<= )(?=\d)"), desk.random.choice(HEDGES).lower())


def _change_the_speaker(desk: Desk) -> None:
    desk.substitute(_SAYS, desk.random.choice(SPEAKERS))


def _cut_a_sentence(desk: Desk) -> None:
    paragraph, at = desk.anywhere()
    paragraph.pop(at)


def _cut_a_paragraph(desk: Desk) -> None:
    if len(desk.paragraphs) > 2:
        desk.paragraphs.pop(desk.random.randrange(len(desk.paragraphs)))


def _write_a_sentence(desk: Desk) -> None:
    paragraph, at = desk.anywhere()
    paragraph.insert(at, desk.written(look_alike(desk.random)))


def _split_a_paragraph(desk: Desk) -> None:
    paragraph, at = desk.anywhere()
    desk.paragraphs.insert(desk.paragraphs.index(paragraph) + 1, paragraph[at:])
    del paragraph[at:]


DEEDS = (
    _move_a_paragraph, _move_a_sentence, _swap_two_sentences, _reword, _change_a_figure, _swap_two_figures,
    _double_a_sentence, _drop_a_hedge, _add_a_hedge, _change_the_speaker, _cut_a_sentence, _cut_a_paragraph,
    _write_a_sentence, _split_a_paragraph,
)  # fmt: skip


def look_alike(random: Random) -> str:
    """A sentence of a few that differ in a figure or a name only, or not at all."""
    return random.choice(LOOK_ALIKES).format(town=random.choice(TOWNS), count=random.randint(3, 6))


def article(random: Random) -> Desk:
    """A real article with look-alike and repeated sentences strewn into it."""
    text = random.choice(ARTICLES)
    paragraphs = [
        [Line(0, line[start:end]) for start, end in split(fold(line))]
        for line in text.splitlines()
        if line.strip()
    ]
    for _ in range(random.randint(0, 12)):
        random.choice(paragraphs).insert(0, Line(0, look_alike(random)))
        random.choice(paragraphs).append(Line(0, look_alike(random)))
    names = 0
    for paragraph in paragraphs:
        for at, line in enumerate(paragraph):
            names += 1
            paragraph[at] = replace(line, name=names)
    return Desk(random, paragraphs, names)


@dataclass(frozen=True)
class Draft:
    """A draft as it was filed, and what was found in it."""

    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    text: str
    claims: tuple[Claim, ...]

    def line_of(self, claim: Claim) -> int:
        """The index of the line in which a claim stands."""
        return bisect_right(self.starts, claim.number_start) - 1

    def around(self, at: int) -> set[tuple[str, str]]:
        """What stands before and after a line."""
        before = wording(self.lines[at - 1].words) if at else ""
        after = wording(self.lines[at + 1].words) if at + 1 < len(self.lines) else ""
        return {("before", before), ("after", after)}

    @cached_property
    def judged(self) -> Counter[tuple[object, ...]]:
        """How often it says each thing."""
        return Counter(map(_judged, self.claims))


def filed(paragraphs: Paragraphs) -> Draft:
    """The text of an article, extracted."""
    text, lines, starts = "", [], []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        for at, line in enumerate(paragraph):
            text += " " if at else ""
            starts.append(len(text))
            lines.append(line)
            text += line.words
    claims = (claim for claim in extract(text).records if claim.tier is not Tier.SET_ASIDE)
    return Draft(tuple(lines), tuple(starts), text, tuple(claims))


def drafts(random: Random, number: int) -> Iterator[tuple[Draft, Draft]]:
    """Yield as many pairs of drafts, each the one before after a sitting of one to eight edits."""
    desk = article(random)
    old = filed(desk.draft)
    for at in range(number):
        if at % 10 == 9:
            desk = article(random)
            old = filed(desk.draft)
        for _ in range(random.randint(1, 8)):
            desk.edit()
        new = filed(desk.draft)
        yield old, new
        old = new


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a lineage made of one edited article."""

    wrong: tuple[str, ...]
    """Decisions that went to another claim: what was decided, and what it would stand for now."""
    untouched: int
    """Claims whose sentence still stands, word for word, said by the same."""
    carried: int
    """As many of these as kept their decision."""


def judge(old: Draft, new: Draft) -> Outcome:
    """Look at what the lineage carries over, knowing who wrote what."""
    descents = lineage(old.claims, new.claims, old_text=old.text, text=new.text)
    kept = {
        descent.same: claim
        for descent, claim in zip(descents, new.claims, strict=True)
        if descent.same is not None
    }
    wrong = tuple(
        f"{old.claims[at].sentence!r} -> {claim.sentence!r}"
        for at, claim in kept.items()
        if not _right(old, old.claims[at], new, claim)
    )
    there = {line.name: line for line in new.lines}
    still = {(new.lines[new.line_of(claim)].name, _judged(claim)) for claim in new.claims}
    untouched = carried = 0
    for at, claim in enumerate(old.claims):
        line = old.lines[old.line_of(claim)]
        if there.get(line.name) == line and (line.name, _judged(claim)) in still:
            untouched += 1
            carried += at in kept
    return Outcome(wrong, untouched, carried)


def _right(old: Draft, was: Claim, new: Draft, now: Claim) -> bool:
    if _judged(was) != _judged(now):
        return False
    before, after = old.line_of(was), new.line_of(now)
    if old.lines[before].name == new.lines[after].name:
        return True
    # the same words, written by somebody else: right where these words stand once, and where nobody
    # could tell them apart, because what stands beside them is the same, too
    alone = old.judged[_judged(was)] == 1 == new.judged[_judged(now)]
    return alone or bool(old.around(before) & new.around(after))


def _judged(claim: Claim) -> tuple[object, ...]:
    return (
        claim.value, claim.low, claim.high, claim.second, claim.unit, claim.noun, claim.hedge, claim.tier,
        claim.speaker, wording(claim.phrase), wording(claim.sentence),
    )  # fmt: skip
