"""Checking sheets as workbooks: what the cells show, and what no spreadsheet has written."""

import random
import zipfile
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from factcheck.errors import ReadingError, UnreadableArticle
from factcheck.model.document import Document
from factcheck.reading import READERS, choose, read_bytes, xlsx_sheet
from factcheck.sheets import workbook
from factcheck.sheets.workbook import read_workbook


def made(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def small() -> Workbook:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Claim", "Status", "Source"])
    sheet.append(["12 died", True, "Bulletin 7"])
    return book


def with_part(raw: bytes, name: str, change: bytes | None) -> bytes:
    """The archive with one part changed, or left out."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        if change is not None:
            new.writestr(name, change)
    return out.getvalue()


def test_a_cell_is_read_as_it_is_shown() -> None:
    book = small()
    sheet = book.active
    assert sheet is not None
    for value, shape, shown in (
        (1400, "#,##0", "1,400"),
        (0.125, "0.0%", "12.5%"),
        (0.1 + 0.2, "General", "0.3"),
        (3.5, "£#,##0.00", "£3.50"),
        (1e21, "General", "1E+21"),
        (1400.0, "General", "1400"),
        (12, "[Red]0;-0", "12"),
        (date(2024, 3, 8), "yyyy-mm-dd", "2024-03-08"),
        (datetime(2024, 3, 8, 9, 30), "yyyy-mm-dd hh:mm", "2024-03-08 09:30"),
        (False, "General", "false"),
        ("  ✓ ", "General", "✓"),
    ):
        sheet.append([shown, value])
        sheet.cell(sheet.max_row, 2).number_format = shape
    (read,) = read_workbook(made(book), "a.xlsx")
    assert [row[1] for row in read.rows[2:]] == [row[0] for row in read.rows[2:]]
    assert read.rows[1] == ("12 died", "true", "Bulletin 7")


def test_a_formula_is_the_value_it_had_last() -> None:
    book = small()
    sheet = book.active
    assert sheet is not None
    sheet.append(["=1+1", "ok"])
    raw = made(book)
    assert read_workbook(raw, "a.xlsx")[0].rows[2][0] == ""
    with zipfile.ZipFile(BytesIO(raw)) as file:
        part = file.read("xl/worksheets/sheet1.xml")
    known = with_part(
        raw, "xl/worksheets/sheet1.xml", part.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>")
    )
    assert read_workbook(known, "a.xlsx")[0].rows[2][0] == "2"


def test_links_and_merged_cells() -> None:
    book = small()
    sheet = book.active
    assert sheet is not None
    sheet["C2"].hyperlink = "https://example.org/7"
    sheet.append([None, None, "Bulletin 8"])
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:B3")
    (read,) = read_workbook(made(book), "a.xlsx")
    assert read.rows[1:] == (
        ("12 died", "true", "Bulletin 7 https://example.org/7"),
        ("12 died", "true", "Bulletin 8"),
    )


def test_each_sheet_is_an_article_and_hidden_ones_are_none() -> None:
    book = small()
    other = book.create_sheet("Fire")
    other.append(["Fact", "OK?"])
    other.append(["3 hurt", "yes"])
    hidden = book.create_sheet("Old")
    hidden.append(["Fact", "OK?"])
    hidden.append(["99 hurt", "no"])
    hidden.sheet_state = "hidden"
    notes = book.create_sheet("Notes")
    notes.append(["ring 555 0100"])
    raw = made(book)
    documents = [each for each in read_bytes(raw, "a.xlsx", "a.xlsx") if isinstance(each, Document)]
    assert [(each.origin, each.text, each.media_type) for each in documents] == [
        ("a.xlsx#Sheet", "12 died", "text/csv"),
        ("a.xlsx#Fire", "3 hurt", "text/csv"),
    ]
    assert documents[1].raw == b"sep=,\nFact,OK?\n3 hurt,yes\n"


def test_a_workbook_is_known_by_its_content() -> None:
    assert choose(made(small()), "a.docx") is xlsx_sheet
    assert [reader.recognises(b"PK\x03\x04 xl/worksheets") for reader in READERS if reader is xlsx_sheet] == [
        0
    ]


@pytest.mark.parametrize("range_", ["A1:XFD1048576", "A1:A1048576"])
def test_what_a_sheet_says_of_its_size_is_not_believed(range_: str) -> None:
    raw = made(small())
    with zipfile.ZipFile(BytesIO(raw)) as file:
        part = file.read("xl/worksheets/sheet1.xml")
    huge = part.replace(b"A1:C2", range_.encode()).replace(
        b"</sheetData>",
        f'</sheetData><mergeCells count="1"><mergeCell ref="{range_}"/></mergeCells>'.encode(),
    )
    assert huge != part
    (read,) = read_workbook(with_part(raw, "xl/worksheets/sheet1.xml", huge), "a.xlsx")
    assert len(read.rows) == 2


@pytest.mark.parametrize(
    ("part", "content", "words"),
    [
        ("xl/worksheets/sheet1.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>', "declares entities"),
        ("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE a>'.encode("utf-16"), "declares entities"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row", "is damaged"),
        ("xl/workbook.xml", None, "damaged|cut off"),
        ("xl/styles.xml", b"nonsense", "is damaged"),
        ("../evil.xml", b"<a/>", "wants to lie outside"),
    ],
)
def test_what_no_spreadsheet_has_written_is_refused(part: str, content: bytes | None, words: str) -> None:
    with pytest.raises(UnreadableArticle, match=words):
        read_workbook(with_part(made(small()), part, content), "a.xlsx")


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "SHEET_BYTES", 1000)
    with pytest.raises(UnreadableArticle, match="too large for a checking sheet"):
        read_workbook(made(small()), "a.xlsx")


def test_a_damaged_workbook_is_read_or_refused() -> None:
    chance, raw = random.Random(7), made(small())
    for _ in range(200):
        at = chance.randrange(len(raw))
        mutant = raw[:at] + bytes([chance.randrange(256)]) + raw[at + chance.randrange(3) :]
        with suppress(ReadingError):
            read_workbook(mutant[: chance.choice([len(mutant), at])] or b"PK", "a.xlsx")
