"""Files to documents: which reader takes which, and how the others are refused."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import limits, reading
from factcheck.errors import ArticleNotFound, ReadingError, UnreadableArticle
from factcheck.model.document import Document, RawText
from factcheck.model.protocols import Likeness, Outcome
from factcheck.reading import READERS, raw_text, read_bytes, read_path, read_text
from tests.factories import one, read_one


class Lines:
    """A collection: each line after the first is an article of its own."""

    NAME = "lines"
    MEDIA_TYPE = "text/x-lines"
    SUFFIXES = (".lines",)

    def recognises(self, raw: bytes) -> Likeness:
        return Likeness.CERTAIN if raw.startswith(b"LINES\n") else Likeness.NONE

    def read_all(self, raw: bytes, origin: str | None) -> Iterator[Outcome]:
        for at, line in enumerate(raw.splitlines()[1:]):
            if line:
                yield Document(
                    text=line.decode(), origin=f"{origin}#{at}", media_type=self.MEDIA_TYPE, raw=line
                )
            else:
                yield UnreadableArticle(f"line {at} is empty; fill it")

    def raw_text(self, raw: bytes) -> Iterator[RawText]:
        yield RawText("a line", raw.decode())


STORY = "Dam failure kills 12\n\nBy Jane Smith\n\nTwelve people died on Friday.\n"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("story.txt", "text/plain"),
        ("story.TEXT", "text/plain"),
        ("story", "text/plain"),
        ("story.article", "text/plain"),
        ("story.md", "text/markdown"),
        ("my.story.Markdown", "text/markdown"),
    ],
)
def test_the_suffix_tells_where_the_content_does_not(tmp_path: Path, name: str, media_type: str) -> None:
    path = tmp_path / name
    path.write_text(STORY)
    document = read_one(path)
    assert document.media_type == media_type
    assert document.origin == str(path)
    assert document.raw == STORY.encode()
    assert (document.title, document.byline) == ("Dam failure kills 12", "Jane Smith")


def test_no_suffix_has_two_readers() -> None:
    suffixes = [suffix for reader in READERS for suffix in reader.SUFFIXES]
    assert len(suffixes) == len(set(suffixes))
    assert len({reader.NAME for reader in READERS}) == len(READERS)


@pytest.mark.parametrize("name", ["story.docx", "story.pdf", "story.csv", "story.exe"])
def test_a_strange_name_does_not_keep_text_from_being_read(name: str) -> None:
    assert one(read_bytes(STORY.encode(), name, name)).media_type == "text/plain"


@pytest.mark.parametrize("name", ["film.mp4", "a.txt", "a\x1b[31m.md"])
def test_bytes_that_are_no_text_are_refused_whatever_they_are_called(name: str) -> None:
    with pytest.raises(UnreadableArticle, match=r"looks like an image.*save its text") as refusal:
        list(read_bytes(b"\x89PNG\r\n" + bytes(range(256)), name, name))
    assert "\x1b" not in str(refusal.value)


def test_what_a_file_holds_goes_before_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "READERS", (*READERS, Lines()))
    assert one(read_bytes(b"LINES\n12 died.", "a.lines", "a.lines")).notices == ()

    document = one(read_bytes(b"LINES\n12 died.", "a.txt", "a.txt"))
    assert (document.text, document.origin) == ("12 died.", "a.txt#0")
    assert document.notices == ("a.txt is lines in spite of its name, and was read as that",)
    assert list(raw_text(b"12 died.", document.media_type)) == [RawText("a line", "12 died.")]
    assert one(read_bytes(b"12 died.", "a.lines", "a.lines")).notices == (
        "a.lines is plain text in spite of its name, and was read as that",
    )


def test_one_bad_article_of_many_does_not_keep_the_others_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "READERS", (*READERS, Lines()))
    first, second, third = read_bytes(b"LINES\n12 died.\n\n5 hurt.", None, "a.txt")
    assert isinstance(first, Document)
    assert isinstance(second, UnreadableArticle)
    assert isinstance(third, Document)


def test_a_missing_file_is_missing_whatever_its_format(tmp_path: Path) -> None:
    with pytest.raises(ArticleNotFound, match=r"there is no file .*story\.pdf; check"):
        list(read_path(tmp_path / "story.pdf"))


def test_a_directory_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(ArticleNotFound, match="is a directory; name the articles in it"):
        list(read_path(tmp_path))


@pytest.mark.parametrize("name", ["a\0b.txt", "a\udce9\ud800.txt", "a\nb.txt"])
def test_a_name_that_no_file_has(name: str) -> None:
    with pytest.raises(ArticleNotFound) as refusal:
        list(read_path(Path(name)))
    str(refusal.value).encode()
    assert "\n" not in str(refusal.value)


def test_a_name_too_long_for_a_file() -> None:
    with pytest.raises(ReadingError):
        list(read_path(Path("a" * 5000 + ".txt")))


def test_an_origin_can_always_be_stored(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text(STORY)
    assert str(read_one(path).origin).encode().endswith(rb"caf\udce9.txt")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableArticle, match="permission denied"):
        list(read_path(path))


def test_a_file_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "ARTICLE_BYTES", 1024 * 1024)
    with pytest.raises(UnreadableArticle, match="larger than 1 MB; split it"):
        list(read_path(Path("/dev/zero")))


def test_bytes_over_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "ARTICLE_BYTES", 10)
    assert limits.ARTICLE_BYTES > 1024**2
    assert one(read_bytes(b"0123456789", None, "a.txt")).text == "0123456789"
    with pytest.raises(UnreadableArticle):
        list(read_bytes(b"0123456789a", None, "a.txt"))


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("raw", [b"", b" \r\n\t", b"\xef\xbb\xbf", "\n ".encode("utf-16"), b"\xe2\x80\x83"])
def test_a_file_without_text_is_refused(name: str, raw: bytes) -> None:
    with pytest.raises(UnreadableArticle, match="holds no text"):
        list(read_bytes(raw, name, name))


def test_text_that_is_decoded_already() -> None:
    document = read_text("12 died\x00\ud800.")
    assert document.text == "12 died\ufffd\ufffd."
    assert document.raw is None


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md"]))
def test_bytes_are_read_or_refused(raw: bytes, name: str) -> None:
    try:
        document = one(read_bytes(raw, name, name))
    except ReadingError:
        return
    assert document.text.strip()
    document.text.encode()
    assert "\0" not in document.text
    at = 0
    for region in document.regions:
        assert at <= region.span.start < region.span.end <= len(document.text)
        at = region.span.end


MARKS = (
    "# |* |1. |> |\n|\n\n|`|```\n|<!--|-->|<div>|</div>|[|](|)|![|---\n|a: b\n"
    "|word |1,400 |&amp;|&#0;|\\|**|    |<br>"
)
MARKUP = st.lists(st.sampled_from([*MARKS.split("|"), "|", "|-|\n", "\r\n"]), max_size=40).map("".join)


@given(MARKUP)
def test_any_markdown_is_read_or_refused(source: str) -> None:
    try:
        document = one(read_bytes(source.encode(), None, "a.md"))
    except UnreadableArticle:
        return
    for region in document.regions:
        assert document.surface(region.span).strip()
