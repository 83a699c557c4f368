"""Comments in a Word file: at the right words, with the formatting kept, and nothing else changed."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import UnreadableArticle
from factcheck.model.document import Span
from factcheck.times import stamp
from factcheck.word.commenting import commented
from factcheck.word.document import read

MADE = datetime(2026, 11, 20, 11, 30, tzinfo=UTC)


def _file(*paragraphs: Sequence[tuple[str, str]]) -> bytes:
    """A Word file of paragraphs of runs, each with its look: "b" for bold, "i" for italic."""
    document = docx.Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for words, look in runs:
            run = paragraph.add_run(words)
            run.bold, run.italic = "b" in look, "i" in look
    return _saved(document)


def _saved(document: Any) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _marked(raw: bytes, *words: str) -> bytes:
    text = read(raw, "copy.docx").text
    places = [Span(text.index(each), text.index(each) + len(each)) for each in words]
    said = [(place, (f"about {each}", "second line")) for place, each in zip(places, words, strict=True)]
    return commented(raw, said, author="factcheck", made_at=stamp(MADE))


def _beside(raw: bytes) -> list[tuple[str, str]]:
    """The words that each comment stands at and what it says, by walking the file and nothing of ours."""
    document = docx.Document(BytesIO(raw))
    spoken = {str(each.comment_id): each.text for each in document.comments}
    open_ids: dict[str, str] = {}
    done: list[tuple[str, str]] = []
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_ids[element.get(qn("w:id"))] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            id_ = element.get(qn("w:id"))
            done.append((open_ids.pop(id_), spoken[id_]))
        elif element.tag == qn("w:t"):
            open_ids = {id_: words + (element.text or "") for id_, words in open_ids.items()}
    assert not open_ids
    return done


def _letters(raw: bytes) -> list[tuple[str, object, object]]:
    document = docx.Document(BytesIO(raw))
    return [
        (letter, run.bold, run.italic)
        for paragraph in document.paragraphs
        for run in paragraph.runs
        for letter in run.text
    ]


def test_a_figure_over_two_runs_keeps_the_look_of_each_letter() -> None:
    raw = _file([("More than ", ""), ("1,4", "b"), ("00 people", "i"), (" signed.", "")])
    made = _marked(raw, "1,400")
    assert _beside(made) == [("1,400", "about 1,400\nsecond line")]
    assert _letters(made) == _letters(raw)
    assert read(made, "copy.docx").text == read(raw, "copy.docx").text


def test_several_in_one_run_and_one_inside_another() -> None:
    raw = _file([("Of 1,400 people, 12 of 40 boats, or 30%, sank.", "")])
    made = _marked(raw, "12", "1,400", "12 of 40", "30%", "sank.")
    assert {words for words, _ in _beside(made)} == {"12", "1,400", "12 of 40", "30%", "sank."}
    assert all(said.startswith(f"about {words}\n") for words, said in _beside(made))


def test_tabs_and_breaks_of_a_run_stay_where_they_were() -> None:
    raw = _file([("Boats\t40\nPeople\t1,400", "")])
    made = _marked(raw, "40", "1,400")
    assert sorted(words for words, _ in _beside(made)) == ["1,400", "40"]
    assert "".join(letter for letter, *_ in _letters(made)) == "Boats\t40\nPeople\t1,400"


def test_comments_that_were_there_stay_and_the_same_copy_is_the_same_bytes() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Some 20 boats sank.")
    document.add_comment(paragraph.runs, text="Which boats?", author="Desk", initials="D")
    raw = _saved(document)
    made = _marked(raw, "20")
    assert [said for _, said in _beside(made)].count("Which boats?") == 1
    assert ("20", "about 20\nsecond line") in _beside(made)
    assert made == _marked(raw, "20")
    (ours,) = (each for each in docx.Document(BytesIO(made)).comments if each.author == "factcheck")
    assert ours.timestamp == MADE


def test_figures_in_tables_get_theirs() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Boats", "1,234"
    assert _beside(_marked(_saved(document), "1,234"))[0][0] == "1,234"


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"no zip at all"])
def test_what_takes_no_comments_is_said(raw: bytes) -> None:
    with pytest.raises(UnreadableArticle):
        commented(raw, [(Span(0, 1), ("x",))], author="factcheck", made_at=stamp(MADE))


_WORDS = st.text("ab1, ", min_size=1, max_size=8)


@given(
    runs=st.lists(st.tuples(_WORDS, st.sampled_from(["", "b", "i", "bi"])), min_size=1, max_size=5),
    ends=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=4),
)
@settings(max_examples=40, deadline=None)
def test_any_stretches_are_found_again(runs: list[tuple[str, str]], ends: list[tuple[int, int]]) -> None:
    raw = _file([("x", ""), *runs, ("x", "")])
    text = read(raw, "copy.docx").text
    spans = [Span(start, start + length) for start, length in ends if start + length <= len(text)]
    said = [(span, (str(number),)) for number, span in enumerate(spans)]
    made = commented(raw, said, author="factcheck", made_at=stamp(MADE))
    assert _letters(made) == _letters(raw)
    held = {said: words for words, said in _beside(made)}
    assert held == {str(number): text[span.start : span.end] for number, span in enumerate(spans)}


@pytest.mark.slow
def test_libreoffice_shows_the_comments_at_the_words(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("soffice is not installed: apt-get install libreoffice-writer")
    raw = _file([("More than ", ""), ("1,4", "b"), ("00 people", "i"), (" and 12% of boats.", "")])
    (tmp_path / "checked.docx").write_bytes(_marked(raw, "1,400", "12%"))
    environment = {**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    for form in ("pdf", "odt"):
        command = [
            soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
            "--convert-to", form, "--outdir", str(tmp_path / "out"), str(tmp_path / "checked.docx"),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=240, env=environment)
    assert (tmp_path / "out" / "checked.pdf").read_bytes().startswith(b"%PDF")
    from zipfile import ZipFile

    from lxml import etree

    with ZipFile(tmp_path / "out" / "checked.odt") as archive:
        content = etree.fromstring(archive.read("content.xml"))
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    paragraph = next(each for each in content.iter() if each.find(f"{office}annotation") is not None)
    shown, inside, found = "", "", []
    for element in paragraph.iter():
        if element.tag == f"{office}annotation":
            inside = shown = ""
            found.append("".join(element.itertext()))
            shown = element.tail or ""
        elif element.tag == f"{office}annotation-end":
            found.append(inside + shown)
            inside = shown = ""
        elif not any(above.tag == f"{office}annotation" for above in element.iterancestors()):
            shown += (element.text or "") + (element.tail or "")
    assert "about 1,400" in found[0]
    assert found[1].startswith("1,400")
    assert "about 12%" in found[2]
    assert found[3].startswith("12%")
