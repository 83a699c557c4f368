"""What a reviewer types where evidence comes from."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.limits import NAME_CHARS, NOTE_CHARS
from factcheck.model.decision import SourceKind
from factcheck.model.whence import read_whence

DESK = Path("/desk")


@pytest.mark.parametrize(
    ("line", "kind", "title", "url", "contact", "locator"),
    [
        ("https://example.org/b", "web_page", "https://example.org/b", "https://example.org/b", None, ""),
        ("www.example.org/b", "web_page", "www.example.org/b", "https://www.example.org/b", None, ""),
        ("phone: IDF spokesman, 19:40", "person", "IDF spokesman", None, "phone", "19:40"),
        ("By phone, Maren Holt at 7.40pm", "person", "Maren Holt", None, "by phone", "7.40pm"),
        ("email: press@example.org", "person", "press@example.org", None, "email", ""),
        ("Interview with the minister", "document", "Interview with the minister", None, None, ""),
        ("Met Office, table 4", "document", "Met Office, table 4", None, None, ""),
        ("phone:", "document", "phone:", None, None, ""),
        ("count.xlsx", "table", "count.xlsx", "file:///desk/count.xlsx", None, ""),
        ("/srv/a note.pdf", "document", "/srv/a note.pdf", "file:///srv/a%20note.pdf", None, ""),
        ("file:///srv/m.pdf", "document", "file:///srv/m.pdf", "file:///srv/m.pdf", None, ""),
        ("Reuters.com", "document", "Reuters.com", None, None, ""),
        ("  Council minutes  ", "document", "Council minutes", None, None, ""),
    ],
)  # fmt: skip
def test_a_line_names_its_source(
    line: str, kind: str, title: str, url: str | None, contact: str | None, locator: str
) -> None:
    source, place = read_whence(line, DESK)
    assert (str(source.kind), source.title, source.url, source.contact, place) == (
        kind, title, url, contact, locator,
    )  # fmt: skip


def test_a_long_address_is_kept_whole_and_its_title_cut() -> None:
    url = "https://example.org/" + "a" * 1000
    source = read_whence(url, DESK).source
    assert source.url == url
    assert len(source.title) == NAME_CHARS


@given(st.text(max_size=300))
def test_any_line_is_some_source(line: str) -> None:
    source, place = read_whence(line, DESK)
    assert len(source.title) <= NAME_CHARS
    assert source.kind in SourceKind
    assert (source.kind is SourceKind.PERSON) == (source.contact is not None)
    assert len(source.url or "") <= NOTE_CHARS
    assert len(place) <= 8
