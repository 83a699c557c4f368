"""`factcheck add https://…`: a page from the web, and the same page again."""

from functools import partial
from pathlib import Path

import pytest

from factcheck import fetching
from tests.cli.desk import done, run
from tests.fetching.test_hops import Server, ok, serving, to

PAGE = """<!DOCTYPE html><html><head><title>Dam</title></head><body><nav>Top 10</nav><h1>Dam fails</h1>
<p>The dam broke and killed 1,400 people, the ministry said on Monday.</p>
<p>Another 320 people are missing, and 18 villages are cut off by the water.</p></body></html>"""
HTML = "Content-Type: text/html"


def dial(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "fetch", partial(fetching.fetch, network=server.network()))


def test_a_page_is_added_under_its_address_and_is_the_same_article_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = PAGE.replace("1,400", "1,500").encode()
    with serving(
        dam=ok(PAGE.encode(), HTML),
        short=to("/dam?utm_source=mail"),
        **{"dam?utm_source=mail": ok(PAGE.encode(), HTML), "dam?utm_source=x": ok(later, HTML)},
    ) as server:
        dial(server, monkeypatch)
        first = done("add", "http://courier.example/dam")
        assert "document 1, new: Dam fails (http://courier.example/dam)" in first.out
        assert "nothing new" in done("add", "http://courier.example/short").out
        again = done("add", "http://courier.example/dam?utm_source=x").out
    assert "document 1, revision 2" in again
    assert "1 claim changed" in again


def test_a_page_that_is_not_there_is_told_and_no_ledger_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as server:
        dial(server, monkeypatch)
        outcome = run("add", "http://courier.example/dam")
    assert outcome.code == 2
    assert "answers 404 Not Found; open it in a browser, save the page and add the file" in outcome.err
    assert list(folder.iterdir()) == []


def test_what_a_host_sends_is_read_as_what_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(
        **{
            "a.html": ok(b"Some 12 people left.", "Content-Type: text/html"),
            "b": ok(b"\x89PNG\r\n\x1a\n" + bytes(99), HTML),
        }
    ) as server:
        dial(server, monkeypatch)
        assert "12 people" in done("extract", "http://courier.example/a.html").out
        assert "looks like an image" in run("extract", "http://courier.example/b").err
