"""Checked copies that no editor sent back: refused on one line, or read for what they say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.cli.rulings import written
from tests.cli.desk import run
from tests.word import build

pytestmark = pytest.mark.usefixtures("ledger")


_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SLIP = "Ruling on claim 1 (00112233445566aa): accepted"


def _entities() -> bytes:
    declared = '<!DOCTYPE w [<!ENTITY a "Ruling"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    return (
        f"{declared}<w:document {_SPACE}><w:body>{build.paragraph('&a;&b;')}</w:body></w:document>".encode()
    )


def _large() -> bytes:
    lines = "".join(build.paragraph(str(number * 7919)) for number in range(1_000))
    return (
        f"<w:document {_SPACE}><w:body>{lines * (100_000_000 // len(lines))}</w:body></w:document>".encode()
    )


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (lambda: b" " * 150_000_000, "larger than any article (it unpacks to"),
        (_entities, "declares entities"),
        (_large, "larger than any article (word/document.xml unpacks to more than 64 MB)"),
        (lambda: b"<w:document", "breaks off"),
    ],
    ids=["a bomb", "entities", "100 MB", "half a file"],
)
def test_a_hostile_word_file_is_refused_on_one_line(
    folder: Path, part: Callable[[], bytes], told: str
) -> None:
    (folder / "back.docx").write_bytes(build.archive({"word/document.xml": part()}))
    outcome_ = run("report", "--read-rulings", "back.docx", "--editor", "Eva")
    assert (outcome_.code, outcome_.out, outcome_.err.count("\n")) == (2, "", 1)
    assert told in outcome_.err


def test_half_a_million_lines_behind_a_slip_are_read_as_they_come(folder: Path) -> None:
    lines = "word\n" * 500_000
    (folder / "long.md").write_text(f"{_SLIP}\n{lines}", encoding="utf-8")
    (slip,) = written(folder / "long.md")
    assert len(slip.words) == len(f"accepted {lines}".rstrip())
