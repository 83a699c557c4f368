"""Addresses of pages: what is refused before anything is asked, and the one spelling of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import UnreadableArticle
from factcheck.fetching.urls import read_url


@pytest.mark.parametrize(
    ("words", "known_as"),
    [
        ("https://courier.example/dam", "https://courier.example/dam"),
        ("HTTPS://Courier.EXAMPLE:443/dam#top", "https://courier.example/dam"),
        ("http://courier.example.:80", "http://courier.example/"),
        ("https://courier.example/dam?id=7&utm_source=x&utm_medium=y", "https://courier.example/dam?id=7"),
        ("https://courier.example/dam?fbclid=abc", "https://courier.example/dam"),
        ("https://courier.example/dam?b=2&a=1&empty", "https://courier.example/dam?b=2&a=1&empty"),
        ("https://courier.example/café menü", None),
        ("https://courier.example/café", "https://courier.example/caf%C3%A9"),
        ("https://courier.example/a%20b", "https://courier.example/a%20b"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://[2606:2800::1]/x", "https://[2606:2800::1]/x"),
    ],
)
def test_a_page_has_one_spelling(words: str, known_as: str | None) -> None:
    if known_as is None:
        with pytest.raises(UnreadableArticle, match="no address of a page"):
            read_url(words)
    else:
        assert read_url(words).known_as == known_as


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("https://ada:pw@courier.example/", "name or password"),
        ("https://courier.example@127.0.0.1/", "name or password"),
        ("https://courier.example\\@127.0.0.1/", "no address"),
        ("http://courier.example:8080/", "port 8080"),
        ("https://courier.example:80/", "port 80"),
        ("http://courier.example:99999/", "no address"),
        ("http://courier.example:0/", "port 0"),
        ("http:///dam", "only http"),
        ("ftp://courier.example/", "only http"),
        ("file:///etc/passwd", "only http"),
        ("gopher://courier.example/", "only http"),
        ("http://[::1/", "no address"),
        ("http://a..b/", "no address"),
        ("http://courier.example/a\r\nHost: x", "no address"),
        ("http://courier.example/\x1b[31m", "no address"),
        ("http://courier.example/" + "a" * 2000, "no address"),
        ("http://" + "a" * 70 + ".example/", "no address"),
    ],
)
def test_what_is_not_fetched_is_refused_with_a_line(words: str, why: str) -> None:
    with pytest.raises(UnreadableArticle, match=why) as refusal:
        read_url(words)
    assert str(refusal.value).isprintable()


@given(st.text(max_size=60).map("http://".__add__))
def test_any_words_are_an_address_or_refused(words: str) -> None:
    try:
        url = read_url(words)
    except UnreadableArticle:
        return
    assert url.known_as.isascii()
    assert read_url(url.known_as).known_as == url.known_as
