"""What papers say, read back by parsers that are not ours, is what the report holds."""

import random
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, NamedTuple

import html5lib
import pytest
from markdown_it import MarkdownIt

from factcheck.model.decision import Evidence, Source, Status
from factcheck.model.entry import ClaimHistory
from factcheck.model.report import Report
from factcheck.model.wording import standing_words
from factcheck.reports import docx, html, markdown, render
from factcheck.safe import one_line
from tests.factories import claim
from tests.reports.factories import article, decision, history, rendered, report, sample
from tests.reports.strategies import HOSTILE


class Told(NamedTuple):
    """What a paper tells of one claim."""

    phrase: str
    standing: str
    evidence: tuple[str, ...]


def held(paper: Report) -> dict[int, Told]:
    """What the report itself holds of each claim; of evidence the passages, or else the titles."""
    claims = {each.entry.id: each for part in paper.articles for each in part.claims}
    return {
        number: Told(
            _flat(each.entry.claim.phrase),
            standing_words(each.entry.status, each.entry.reason),
            tuple(_flat(piece.passage or piece.source.title) for piece in _proof(each)),
        )
        for number, each in claims.items()
    }


def _proof(each: ClaimHistory) -> tuple[Evidence, ...]:
    return each.decisions[-1].evidence if each.decisions else ()


def _flat(text: str) -> str:
    return " ".join(one_line(text).split())


def from_html(paper: Report) -> Iterator[tuple[int, Told]]:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = parser.parse(rendered(render(paper, html)))
    for note in page.iter("div"):
        if "note" not in note.get("class", "").split():
            continue
        stamp = next(each for each in note.iter("span") if "stamp" in each.get("class", ""))
        yield (
            int(note.get("id").removeprefix("claim-")),
            Told(
                _flat("".join(next(note.iter("bdi")).itertext())),
                _flat("".join(stamp.itertext())).split(" ", 1)[1],
                tuple(_flat("".join(each.itertext())) for each in _evidence_lines(note)),
            ),
        )


def _evidence_lines(note: Any) -> Iterator[Any]:
    within = False
    for each in (each for each in note.iter() if each.tag in ("dt", "dd")):
        if each.tag == "dt":
            within = each.text == "Evidence"
        elif within:
            yield each


def from_markdown(paper: Report) -> Iterator[tuple[int, Told]]:
    lines = _items(MarkdownIt("commonmark").parse(rendered(render(paper, markdown))))
    number, phrase, standing, evidence, within = 0, "", "", list[str](), False
    for depth, line in lines:
        if depth == 1 and line.startswith("Claim "):
            if number:
                yield number, Told(phrase, standing, tuple(evidence))
            head, _, phrase = line.partition(": ")
            number, standing, evidence = int(head.removeprefix("Claim ")), "", []
        elif number and depth == 2:
            standing = standing or line.split(" ", 1)[1]
            within = line.startswith("Evidence:")
            if within and line != "Evidence:":
                evidence.append(line.removeprefix("Evidence: "))
        elif number and depth == 3 and within:
            evidence.append(line)
    if number:
        yield number, Told(phrase, standing, tuple(evidence))


def _items(tokens: list[Any]) -> Iterator[tuple[int, str]]:
    depth = 0
    for token in tokens:
        depth += token.type == "list_item_open"
        depth -= token.type == "list_item_close"
        if token.type == "inline" and depth:
            text = "".join(child.content for child in token.children if child.type == "text")
            yield depth, _flat(text)


def from_word(paper: Report) -> Iterator[tuple[int, Told]]:
    from docx import Document

    found: dict[int, Told] = {}
    number, within = 0, False
    for paragraph in Document(BytesIO(b"".join(render(paper, docx)))).paragraphs:
        runs = [run.text for run in paragraph.runs]
        if len(runs) == 3 and runs[0].endswith("  ") and runs[0].strip().isdigit():
            number = int(runs[0])
            found[number] = Told(_flat(runs[2]), _flat(runs[1]).split(" ", 1)[1], ())
        elif number and runs:
            within = runs[0] == "Evidence: " or (within and runs[0] == "")
            if within:
                told = found[number]
                found[number] = told._replace(evidence=(*told.evidence, _flat("".join(runs[1:]))))
    yield from found.items()


READERS = {"html": from_html, "md": from_markdown, "docx": from_word}


@pytest.mark.parametrize("name", READERS)
def test_each_claim_reads_back_with_its_figure_status_and_evidence(name: str) -> None:
    _compare(dict(READERS[name](sample())), held(sample()))


def _compare(read: dict[int, Told], expected: dict[int, Told]) -> None:
    assert set(read) == set(expected)
    for number, told in expected.items():
        assert read[number][:2] == told[:2]
        # a claim that stands on nothing says so
        shown = [line for line in read[number].evidence if line != "no evidence recorded"]
        assert len(shown) == len(told.evidence)
        assert all(passage in line for passage, line in zip(told.evidence, shown, strict=True))


_SPECIAL = "\\`*_[]{}()<>&~|#$@^!:.=+-\"'\n\t 1aé€\u202e\x1b\x00"


def hostile(number: int) -> Report:
    """A paper of so many claims, each with another text that would like to be more than text."""
    chance = random.Random(number)
    texts = [*HOSTILE]
    while len(texts) < number:
        piece = "".join(chance.choices(_SPECIAL, k=chance.randint(1, 9)))
        texts.append(f"x{piece}{chance.choice(HOSTILE)}{piece}x")
    claims = []
    for at, text in enumerate(texts, 1):
        source = Source(title=f"t{text}", url=text, contact=text, publisher=text)
        proof = (Evidence(source=source, passage=f"p{text}p"),)
        made = decision(at % 60, Status.SOURCED, note=text, reviewer=f"r{text}", evidence=proof)
        said = f"a{text}a"
        record = replace(claim("1 mile", "1 mile", "1"), phrase=said, sentence=f"so {said}", speaker=text)
        claims.append(history(at, record, made))
    return report(article(*claims))


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_ten_thousand_hostile_texts_read_back_whole(name: str) -> None:
    paper = hostile(10_000)
    _compare(dict(READERS[name](paper)), held(paper))


def test_a_few_hostile_texts_read_back_whole() -> None:
    paper = hostile(len(HOSTILE) + 20)
    for read in READERS.values():
        _compare(dict(read(paper)), held(paper))


def test_a_word_file_carries_no_time_of_its_own() -> None:
    from zipfile import ZipFile

    made = b"".join(render(sample(), docx))
    assert {each.date_time for each in ZipFile(BytesIO(made)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
