"""All formats alike: listed, found by name, streamed, and the same bytes as last time.

The papers in snapshots/ are compared byte for byte. After a change that is meant to show, renew
them with `FACTCHECK_RENEW=1 pytest tests/reports` and read the difference.
"""

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from pkgutil import iter_modules

import pytest
from hypothesis import given, settings

import factcheck.reports
from factcheck.errors import ReportError
from factcheck.model.decision import Status
from factcheck.model.entry import ClaimHistory
from factcheck.model.protocols import Format
from factcheck.model.report import Report
from factcheck.reports import FORMATS, format_named, render
from tests.factories import claim
from tests.reports.factories import (
    article,
    clear_article,
    decision,
    everywhere,
    history,
    rendered,
    report,
    sample,
)
from tests.reports.strategies import texts

SNAPSHOTS = Path(__file__).with_name("snapshots")

PAPERS = {
    "not_clear": sample(),
    "clear": report(clear_article()),
    "no_claims": report(article()),
    "no_articles": report(),
}

ON_PAPER = tuple(format_ for format_ in FORMATS if format_.NAME not in ("xlsx", "docx"))
"""Those that are text: workbooks and Word files are packed, and have tests of their own."""

every_text = pytest.mark.parametrize("format_", ON_PAPER, ids=lambda format_: str(format_.NAME))
every_format = pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: str(format_.NAME))


def test_every_module_of_the_folder_is_listed() -> None:
    modules = {
        f"factcheck.reports.{module.name}"
        for module in iter_modules(factcheck.reports.__path__)
        if not module.ispkg
    }
    assert modules == {getattr(format_, "__name__", "") for format_ in FORMATS}


@every_format
def test_a_format_is_found_by_its_name_and_by_each_suffix(format_: Format) -> None:
    for name in (format_.NAME, format_.NAME.upper(), *format_.SUFFIXES):
        assert format_named(name) is format_


@pytest.mark.parametrize("name", ["", ".", "pdf", "html\n", "../html"])
def test_an_unknown_format_names_the_known(name: str) -> None:
    with pytest.raises(
        ReportError, match=r"use one of html, md, docx, csv, xlsx, json, jsonl, claimreview$"
    ) as caught:
        format_named(name)
    assert "\n" not in str(caught.value)


@every_text
@pytest.mark.parametrize("paper", PAPERS)
def test_the_paper_is_the_snapshot_byte_for_byte(format_: Format, paper: str) -> None:
    made = b"".join(render(PAPERS[paper], format_))
    stored = SNAPSHOTS / f"{paper}{format_.SUFFIXES[0]}"
    if os.environ.get("FACTCHECK_RENEW"):
        stored.write_bytes(made)
    assert made == stored.read_bytes()


class _Endless:
    """An article that never stops claiming."""

    def __iter__(self) -> Iterator[ClaimHistory]:
        record = claim("1 mile", "1 mile", "1")
        for number in count(1):
            yield history(number, record, decision(1, Status.VERIFIED))


@every_text
def test_a_report_is_never_held_whole(format_: Format) -> None:
    endless = replace(clear_article(), claims=_Endless())
    pieces = list(islice(render(report(endless), format_), 200))
    assert len(pieces) == 200
    assert all(len(piece) < 100_000 for piece in pieces)


@every_format
def test_a_report_renders_the_same_twice(format_: Format) -> None:
    paper = sample()
    assert b"".join(render(paper, format_)) == b"".join(render(paper, format_))


@every_text
@given(text=texts)
@settings(max_examples=40, deadline=None)
def test_any_text_renders_to_utf_8_without_control_characters(format_: Format, text: str) -> None:
    shown = rendered(render(everywhere(text), format_))
    unwanted = {character for character in shown if ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0}
    assert unwanted <= {"\n", "\r"} if format_.NAME == "csv" else unwanted <= {"\n"}
    assert not {"\u202e", "\u200b", "\u2028"} & set(shown)


@pytest.mark.parametrize("name", ["html", "md"])
def test_times_are_those_of_the_readers_clock(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "CET-1")
    time.tzset()
    shown = rendered(render(sample(), format_named(name)))
    assert "20 Nov 2026 12:30 by factcheck 0.1.0 from ledger.db. Times are local: UTC" in shown
    assert "+01:00" in shown
    assert "20 Nov 2026 10:04" in shown


@pytest.mark.parametrize("name", ["csv", "json", "jsonl", "claimreview"])
def test_machines_get_utc_stamps(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "CET-1")
    time.tzset()
    assert "2026-11-20T09:04:00.000000Z" in rendered(render(sample(), format_named(name)))


def _papers_of(name: str, paper: Report) -> str:
    return rendered(render(paper, format_named(name)))


@pytest.mark.parametrize("name", ["html", "md"])
def test_the_paper_says_what_an_editor_has_to_know(name: str) -> None:
    shown = _papers_of(name, sample())
    for words in (
        "no evidence recorded",
        "note erased by law",
        "on the author's word" if name == "md" else "on the author&#39;s word",
        "took back decision 2",
        "claim 4 of an earlier draft",
        "citing harbour records",
        "number 9, sealed as " + "9f" * 32,
        "it is so: confirmed against evidence",
    ):
        assert words in shown


@pytest.mark.parametrize("name", ["html", "md"])
def test_a_clear_paper_has_nothing_to_settle(name: str) -> None:
    assert "Nothing: no claim is open, disputed or without evidence." in _papers_of(
        name, report(clear_article())
    )
    assert "Nothing: no claim" not in _papers_of(name, sample())
