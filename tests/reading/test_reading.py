"""Files to documents: which reader takes which, and how the others are refused."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import limits, reading
from factcheck.errors import ArticleNotFound, ReadingError, UnknownFormat, UnreadableArticle
from factcheck.reading import READERS, read_bytes, read_path, read_text

STORY = "Dam failure kills 12\n\nBy Jane Smith\n\nTwelve people died on Friday.\n"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("story.txt", "text/plain"),
        ("story.TEXT", "text/plain"),
        ("story", "text/plain"),
        ("story.md", "text/markdown"),
        ("my.story.Markdown", "text/markdown"),
    ],
)
def test_the_suffix_tells_the_reader(tmp_path: Path, name: str, media_type: str) -> None:
    path = tmp_path / name
    path.write_text(STORY)
    document = read_path(path)
    assert document.media_type == media_type
    assert document.origin == str(path)
    assert document.raw == STORY.encode()
    assert (document.title, document.byline) == ("Dam failure kills 12", "Jane Smith")


def test_no_suffix_has_two_readers() -> None:
    suffixes = [suffix for reader in READERS for suffix in reader.SUFFIXES]
    assert len(suffixes) == len(set(suffixes))
    assert len({reader.NAME for reader in READERS}) == len(READERS)


@pytest.mark.parametrize("name", ["story.docx", "story.pdf", "story.html", "story.csv", "a\x1b[31m.exe"])
def test_an_unknown_format_lists_the_known(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(STORY)
    with pytest.raises(UnknownFormat, match=r"\.txt \.text \.md \.markdown.*save") as refusal:
        read_path(path)
    assert "\x1b" not in str(refusal.value)


def test_a_missing_file_is_missing_whatever_its_format(tmp_path: Path) -> None:
    with pytest.raises(ArticleNotFound, match=r"there is no file .*story\.pdf; check"):
        read_path(tmp_path / "story.pdf")


def test_a_directory_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(ArticleNotFound, match="is a directory; name the articles in it"):
        read_path(tmp_path)


@pytest.mark.parametrize("name", ["a\0b.txt", "a\udce9\ud800.txt", "a\nb.txt"])
def test_a_name_that_no_file_has(name: str) -> None:
    with pytest.raises(ArticleNotFound) as refusal:
        read_path(Path(name))
    str(refusal.value).encode()
    assert "\n" not in str(refusal.value)


def test_a_name_too_long_for_a_file() -> None:
    with pytest.raises(ReadingError):
        read_path(Path("a" * 5000 + ".txt"))


def test_an_origin_can_always_be_stored(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text(STORY)
    assert str(read_path(path).origin).encode().endswith(rb"caf\udce9.txt")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableArticle, match="permission denied"):
        read_path(path)


def test_a_file_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "ARTICLE_BYTES", 1024 * 1024)
    with pytest.raises(UnreadableArticle, match="larger than 1 MB; split it"):
        read_path(Path("/dev/zero"))


def test_bytes_over_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "ARTICLE_BYTES", 10)
    assert limits.ARTICLE_BYTES > 1024**2
    assert read_bytes(b"0123456789", None, "a.txt").text == "0123456789"
    with pytest.raises(UnreadableArticle):
        read_bytes(b"0123456789a", None, "a.txt")


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("raw", [b"", b" \r\n\t", b"\xef\xbb\xbf", "\n ".encode("utf-16"), b"\xe2\x80\x83"])
def test_a_file_without_text_is_refused(name: str, raw: bytes) -> None:
    with pytest.raises(UnreadableArticle, match="holds no text"):
        read_bytes(raw, name, name)


def test_text_that_is_decoded_already() -> None:
    document = read_text("12 died\x00\ud800.")
    assert document.text == "12 died\ufffd\ufffd."
    assert document.raw is None


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md"]))
def test_bytes_are_read_or_refused(raw: bytes, name: str) -> None:
    try:
        document = read_bytes(raw, name, name)
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
        document = read_bytes(source.encode(), None, "a.md")
    except UnreadableArticle:
        return
    for region in document.regions:
        assert document.surface(region.span).strip()
