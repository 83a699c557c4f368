"""The corpus: of every format files as newsrooms have them, each with what a person reads in it.

Beside each file of `fixtures/reading` stands what is expected of it, in a TOML of its name: an `[[article]]`
for each article that it holds. `text` is the whole text. A list named after a zone holds the numbers that
stand in that zone, in order and as printed; a zone without a list has none. `left_out` are the numbers of
the raw file that are no part of the article, each with where it stood. `notices` are words of what is said
to whoever adds it. `title`, `byline`, `published`, `language` and `origin` are checked where they are told. A
file that must not be read says `refused`, with words of the message.
"""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import ReadingError
from factcheck.model.document import Document, Zone
from factcheck.reading import raw_text, read_path

CORPUS = Path(__file__).parents[2] / "fixtures" / "reading"
EXPECTED = sorted(CORPUS.rglob("*.toml"))

FACTS = ("title", "byline", "published", "language")
KEYS = {*FACTS, *Zone, "origin", "text", "left_out", "notices"}

_SPACES = "\N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
_NUMBER = re.compile(rf"\d+(?:[.,{_SPACES}]\d+)*[½¼¾⅓⅔⅛]?|[½¼¾⅓⅔⅛]")


def numbers(text: str) -> list[str]:
    """The numbers in digits, each as printed: two that are glued, or one that is split, are others."""
    return _NUMBER.findall(text)


def zones(document: Document) -> dict[str, list[str]]:
    """The numbers of a document by the zone they stand in."""
    found: dict[str, list[str]] = {zone: [] for zone in Zone}
    at = 0
    for region in document.regions:
        found[Zone.BODY] += numbers(document.text[at : region.span.start])
        found[region.zone] += numbers(document.surface(region.span))
        at = region.span.end
    found[Zone.BODY] += numbers(document.text[at:])
    return found


def read(file: Path) -> list[Document]:
    return [outcome for outcome in read_path(file) if isinstance(outcome, Document)]


def cases() -> list[Any]:
    return [pytest.param(path, id=path.relative_to(CORPUS).name.removesuffix(".toml")) for path in EXPECTED]


@pytest.mark.parametrize("path", cases())
def test_every_number_arrives_in_its_zone(path: Path) -> None:
    expected = tomllib.loads(path.read_text("utf-8"))
    if "refused" in expected:
        with pytest.raises(ReadingError, match=expected["refused"]):
            read(path.with_suffix(""))
        return
    documents = read(path.with_suffix(""))
    assert len(documents) == len(expected["article"])
    for document, wanted in zip(documents, expected["article"], strict=True):
        assert wanted.keys() <= KEYS
        assert document.text == wanted["text"].removeprefix("\n")
        assert zones(document) == {zone: wanted.get(zone, []) for zone in Zone}
        facts = {name: getattr(document, name) for name in FACTS if name in wanted}
        assert facts == {name: wanted[name] for name in facts}
        assert str(document.origin).endswith(wanted.get("origin", ""))
        told = "\n".join(document.notices)
        assert [words for words in wanted.get("notices", []) if words not in told] == []
        assert bool(told) == bool(wanted.get("notices"))


@pytest.mark.parametrize("path", cases())
def test_every_number_of_the_raw_file_is_in_the_text_or_said_to_be_left_out(path: Path) -> None:
    expected = tomllib.loads(path.read_text("utf-8"))
    if "refused" in expected:
        return
    for document, wanted in zip(read(path.with_suffix("")), expected["article"], strict=True):
        assert document.raw is not None
        stretches = list(raw_text(document.raw, document.media_type))
        own = Counter(number for each in stretches if each.is_article for number in numbers(each.words))
        assert own <= Counter(numbers(document.text))
        left_out = [
            {"number": number, "where": each.where}
            for each in stretches
            if not each.is_article
            for number in numbers(each.words)
        ]
        assert left_out == wanted.get("left_out", [])


def test_every_file_has_its_expectations() -> None:
    files = {path for path in CORPUS.rglob("*") if path.is_file() and path.suffix != ".toml"}
    assert files == {path.with_suffix("") for path in EXPECTED}
