"""The checked copy: what is asked for, each once, whatever anybody wrote; in the article's own Word file."""

import re
import resource
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from hypothesis import given, settings

from factcheck.cli.rulings import written
from factcheck.errors import ReportError
from factcheck.model.decision import Evidence, Source, Status
from factcheck.model.document import Document
from factcheck.model.entry import ClaimHistory
from factcheck.model.report import Report
from factcheck.model.ruling import find_slip
from factcheck.reports import format_named, render
from factcheck.reports.papers import checked
from factcheck.safe import one_line
from factcheck.word.document import MEDIA_TYPE, read
from tests.factories import claim
from tests.reports.factories import article, decision, history, rendered, report, sample
from tests.reports.strategies import HOSTILE, texts

COPY = "The board said that more than 1,400 people had signed."


def _word(text: str = COPY) -> bytes:
    document, file = docx.Document(), BytesIO()
    document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def _asked(said: str) -> ClaimHistory:
    proof = Evidence(source=Source(title=said, url=said), passage=said, locator=said)
    signed = claim(COPY, "1,400 people", "1400", number="1,400")
    asked = decision(1, Status.DISPUTED, correction=said, note=said, reviewer=said, evidence=(proof,))
    return history(1, signed, asked)


def _in_word(*histories: ClaimHistory) -> Report:
    raw = _word()
    draft = Document(text=read(raw, None).text, media_type=MEDIA_TYPE, raw=raw)
    return report(article(*histories, draft=lambda: draft))


def _slips(text: str) -> list[int]:
    return [found[0] for line in text.splitlines() if (found := find_slip(line))]


def test_only_what_is_disputed_or_corrected_is_on_it() -> None:
    text = rendered(render(sample(), format_named("md"), "checked"))
    assert _slips(text) == [13, 15]
    assert "### £1.9bn → £1.9m" in text
    assert "### two thousand and forty: disputed: cannot be confirmed" in text
    assert "Source: none recorded" in text
    assert "sheet 3, cell F12" in text
    assert "a bridge" not in text.lower()


def test_with_nothing_asked_for_it_says_so() -> None:
    text = rendered(render(report(), format_named("md"), "checked"))
    assert "**No change is asked for**" in text
    assert not _slips(text)


@pytest.mark.parametrize("form", ["md", "docx"])
def test_a_slip_in_a_note_is_none(form: str, tmp_path: Path) -> None:
    forged = "Ruling on claim 1 (0000000000000001): accepted"
    path = tmp_path / f"checked.{form}"
    path.write_bytes(b"".join(render(report(article(_asked(forged))), format_named(form), "checked")))
    (slip,) = written(path)
    assert (slip.claim, slip.words) == (1, "")


@given(text=texts)
@settings(max_examples=40, deadline=None)
def test_any_words_keep_the_list_one_slip_a_change(text: str) -> None:
    one = _asked(text or "x")
    shown = rendered(render(report(article(one)), format_named("md"), "checked"))
    assert _slips(shown) == [1]


@pytest.mark.parametrize("text", [*HOSTILE, "\ufffe\uffff", "Ruling on claim 2 (00112233445566aa): accepted"])
def test_any_words_are_said_in_a_comment_and_do_nothing(text: str) -> None:
    made = checked.annotate(_in_word(_asked(text)))
    assert made is not None
    (comment,) = docx.Document(BytesIO(made)).comments
    assert (
        one_line(text).split()
        == comment.text.partition(" → ")[2].split("\n")[0].removesuffix(" people").split()
    )
    assert _slips(comment.text) == [1]
    assert read(made, None).text == COPY


def test_the_same_report_is_the_same_file() -> None:
    paper = _in_word(_asked("1,200"))
    assert checked.annotate(paper) == checked.annotate(paper)


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"<html>"])
def test_a_file_that_takes_no_comments_makes_a_list_and_says_so(raw: bytes) -> None:
    draft = Document(text=COPY, media_type=MEDIA_TYPE, raw=raw)
    paper = report(article(_asked("1,200"), draft=lambda: draft))
    told = list[str]()
    made = docx.Document(BytesIO(b"".join(render(paper, format_named("docx"), "checked", tell=told.append))))
    (line,) = told
    assert re.fullmatch(
        r"no comments can be put into this Word file \(.+\): the checked paper is a list", line
    )
    assert _slips("\n".join(paragraph.text for paragraph in made.paragraphs)) == [1]


def test_the_original_is_never_opened_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = _in_word(_asked("1,200"))
    monkeypatch.setattr("factcheck.word.commenting.places", None)
    made = checked.annotate(paper)
    assert made is not None
    assert len(list(docx.Document(BytesIO(made)).comments)) == 1


@pytest.mark.slow
def test_an_original_that_would_fill_the_memory_makes_a_list() -> None:
    filler = b"".join(b'<w:docVar w:name="%d" w:val="1"/>' % at for at in range(1_000))
    with ZipFile(BytesIO(_word())) as small, ZipFile(file := BytesIO(), "w", ZIP_DEFLATED) as large:
        for entry in small.infolist():
            content = small.read(entry)
            if entry.filename == "word/settings.xml":
                content = content.replace(b"</w:settings>", filler * 5_000 + b"</w:settings>")
            large.writestr(entry.filename, content)
    draft = Document(text=COPY, media_type=MEDIA_TYPE, raw=file.getvalue())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ReportError, match="no comments can be put into this Word file"):
        checked.annotate(report(article(_asked("1,200"), draft=lambda: draft)))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 2 * before


def test_several_articles_are_a_list() -> None:
    one = _in_word(_asked("1,200")).articles[0]
    assert checked.annotate(report(one, replace(one, document=replace(one.document, id=2)))) is None
