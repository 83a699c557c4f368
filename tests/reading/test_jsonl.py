"""JSON lines: a line is an article, and a bad line is told by its number."""

import json

import pytest

from factcheck.errors import ReadingError, UnreadableArticle
from factcheck.model.document import Document, Zone
from factcheck.model.protocols import Outcome
from factcheck.reading import choose, jsonl


def read(*lines: object, origin: str | None = "wire.jsonl") -> list[Outcome]:
    raw = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(jsonl.read_all(raw, origin))


def document(outcome: Outcome) -> Document:
    assert isinstance(outcome, Document)
    return outcome


def test_a_line_is_an_article_with_all_that_it_says() -> None:
    line = {
        "id": "dam",
        "title": "Dam fails, 40 missing",
        "byline": ["Jane Smith", "Tom Reed"],
        "published": "2023-10-20T09:30:00Z",
        "language": "en-GB",
        "text": "It killed 12 people.",
    }
    (dam,) = map(document, read(line))
    assert dam.text == "Dam fails, 40 missing\n\nIt killed 12 people."
    assert (dam.title, dam.byline, dam.published, dam.language) == (
        "Dam fails, 40 missing",
        "Jane Smith, Tom Reed",
        "2023-10-20",
        "en-GB",
    )
    assert [(region.zone, dam.surface(region.span)) for region in dam.regions] == [
        (Zone.HEADLINE, "Dam fails, 40 missing")
    ]
    assert dam.origin == "wire.jsonl#dam"
    assert dam.raw == json.dumps(line).encode()


def test_a_title_that_the_text_opens_with_is_not_said_twice() -> None:
    (dam,) = map(document, read({"id": 1, "title": "Dam  fails", "text": "Dam fails\n\nIt killed 12."}))
    assert dam.text == "Dam fails\n\nIt killed 12."
    assert [region.zone for region in dam.regions] == [Zone.HEADLINE]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"no json", "line 2 is not a JSON object"),
        (b"\xff\xff{", "line 2 is not a JSON object"),
        (b"[" * 100_000, "line 2 is not a JSON object"),
        (b'{"text": ' + b"9" * 5000 + b"}", "line 2 is not a JSON object"),
        (["a"], 'line 2 is not a JSON object with a "text"'),
        ({"id": 2}, 'line 2 is not a JSON object with a "text"'),
        ({"id": 2, "text": 12}, 'line 2 is not a JSON object with a "text"'),
        ({"id": 2, "text": " \n"}, "line 2 has an empty text"),
        ({"id": 2, "text": "12 died.", "title": ["a", 1]}, 'line 2 has a "title" that is no text'),
        ({"id": 1, "text": "12 died."}, "line 2 has the id or url of line 1"),
    ],
)
def test_a_bad_line_is_a_fault_with_its_number_and_the_others_are_read(line: object, words: str) -> None:
    first, fault, last = read({"id": 1, "text": "One."}, line, {"id": 3, "text": "Three."})
    assert (document(first).text, document(last).text) == ("One.", "Three.")
    assert isinstance(fault, ReadingError)
    assert str(fault).startswith(f"wire.jsonl, {words}")


def test_an_address_is_where_it_came_from_and_a_line_without_an_id_has_its_number() -> None:
    lines = (
        {"id": 1, "url": "https://example.org/dam", "text": "One."},
        {"id": 2, "url": "javascript:alert(1)", "text": "Two."},
        {"text": "Three."},
    )
    assert [document(outcome).origin for outcome in read(*lines)] == [
        "https://example.org/dam",
        "wire.jsonl#2",
        "wire.jsonl#line-3",
    ]
    assert [document(outcome).origin for outcome in read(*lines, origin=None)][1:] == [None, None]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_usual_encodings_and_line_ends(encoding: str, newline: str) -> None:
    lines = ['{"id": 1, "text": "Bread costs £3\\u2028now"}', "", '{"id": 2, "text": "“12”"}']
    raw = newline.join(lines).encode(encoding)
    assert choose(raw, "wire.txt") is jsonl
    texts = [document(outcome).text for outcome in jsonl.read_all(raw, None)]
    assert texts == ["Bread costs £3\u2028now", "“12”"]


def test_a_file_without_a_line_is_refused() -> None:
    with pytest.raises(UnreadableArticle, match="holds no lines"):
        read(b"", b" ")


def test_what_else_a_line_says_is_no_part_of_the_article() -> None:
    raw = json.dumps({"id": 7, "text": "12 died.", "title": "3 missing", "words": 1400}).encode()
    told = [(each.words, each.is_article) for each in jsonl.raw_text(raw)]
    assert told == [("3 missing\n\n12 died.", True), ('{"id": 7, "words": 1400}', False)]
