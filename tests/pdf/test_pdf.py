"""PDF files: lines, columns, notes and tables as a person reads them, and no number glued or split."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from factcheck.errors import UnreadableArticle
from factcheck.model.document import RawText, Zone
from factcheck.pdf import document as module
from factcheck.pdf.document import raw_text, read
from factcheck.pdf.hyphens import joined
from tests.pdf.build import pdf_file, set_copy, shown

COPY = [
    "The bill for relighting the quay has now reached a sum that",
    "nobody on the board had ever thought of, its chairman says.",
    "He had been told that 640 lamps would do for the whole of it.",
]


def text(*pages: str, **more: Any) -> str:
    return read(pdf_file(*pages, **more), "a.pdf").text


@pytest.mark.parametrize(
    ("program", "printed"),
    [
        ("BT /F1 10 Tf 60 700 Td (1,4) Tj (00 dead) Tj ET", "1,400 dead"),
        ("BT /F1 10 Tf 60 700 Td [(1) -20 (,) 30 (400) -300 (dead)] TJ ET", "1,400 dead"),
        ("BT /F1 10 Tf 60 700 Td (5) Tj ET BT /F1 10 Tf 68.4 700 Td (400 dead) Tj ET", "5 400 dead"),
        ("BT /F1 10 Tf 60 700 Td (5) Tj ET BT /F1 10 Tf 160 700 Td (400) Tj ET", "5 | 400"),
        ("BT /F1 10 Tf 60 700 Td (killed 1,400) Tj 4 Ts /F1 6 Tf (3) Tj 0 Ts /F1 10 Tf ( people) Tj ET",
         "killed 1,400[3] people"),
        ("BT /F1 10 Tf 60 700 Td (20 km) Tj 4 Ts /F1 6 Tf (2) Tj 0 Ts /F1 10 Tf (, all of it) Tj ET",
         "20 km², all of it"),
        ("BT /F1 10 Tf 60 700 Td (CO) Tj -2 Ts /F1 6 Tf (2) Tj 0 Ts /F1 10 Tf ( fell by 3%) Tj ET",
         "CO2 fell by 3%"),
        ("BT /F1 10 Tf 60 700 Td (1,400) Tj 60.2 0 Td ET BT /F1 10 Tf 60.3 700 Td (1,400) Tj ET", "1,400"),
        ("BT /F1 10 Tf 3 Tc 60 700 Td (1,400) Tj ET", "1,400"),
        ("BT /F1 10 Tf 50 Tz 60 700 Td (1,400 dead) Tj ET", "1,400 dead"),
        ("BT /F1 1 Tf 10 0 0 10 60 700 Tm (1,4) Tj (00 dead) Tj ET", "1,400 dead"),
        ("q .5 0 0 .5 0 0 cm BT /F1 20 Tf 60 700 Td (1,4) Tj (00 dead) Tj ET Q", "1,400 dead"),
        ("BT /F1 10 Tf 12 TL 60 700 Td (It killed) Tj (12 people.) ' ET", "It killed 12 people."),
        ("BT /F1 10 Tf 12 TL 60 700 Td (It killed) Tj 0 0 (12 people.) \" ET", "It killed 12 people."),
        ("BT /F1 10 Tf 60 700 Td (It killed) Tj 0 -12 TD (12) Tj T* (men.) Tj ET", "It killed 12 men."),
        ("/Span <</ActualText (1,400)>> BDC BT /F1 10 Tf 60 700 Td (l,4OO) Tj ET EMC", "1,400"),
        ("/Artifact BMC BT /F1 10 Tf 60 700 Td (1,400) Tj ET EMC", "1,400"),
        ("BT /F1 10 Tf 60 700 Td (5 • 6) Tj ET EMC Q Q", "5 • 6"),
    ],
)  # fmt: skip
def test_what_a_line_prints(program: str, printed: str) -> None:
    assert text(program) == printed


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("the govern-", "ment", "the government"),
        ("the govern\u2010", "ment", "the government"),
        ("the govern\u00ad", "ment", "the government"),
        ("twenty-", "five men", "twenty-five men"),
        ("a well-", "known man", "a well-known man"),
        ("a hard-", "won game", "a hard-won game"),
        ("rose by 1,400-", "1,500", "rose by 1,400-1,500"),
        ("rose by 1,400–", "1,500", "rose by 1,400–1,500"),
        ("a 15-", "year-old", "a 15-year-old"),
        ("in 2019/", "20 it", "in 2019/20 it"),
        ("it – ", "12", "it –  12"),
        ("Smith-", "Jones", "Smith-Jones"),
        ("the 12", "men", "the 12 men"),
        ("said 1,", "400 men", "said 1, 400 men"),
        ("well—", "12 men", "well—12 men"),
    ],
)
def test_where_a_line_goes_on_in_the_next(before: str, after: str, whole: str) -> None:
    assert joined(before, after, {"hard-won"}) == whole


def test_a_word_that_was_cut_is_joined_as_it_is_written_elsewhere() -> None:
    lines = ["A co-operative that many of the towns on this coast had, a co-", "operative of 12, is no more."]
    assert text(set_copy(lines)).endswith("a co-operative of 12, is no more.")


def test_paragraphs() -> None:
    indented = set_copy([*COPY, "It will be 12 more."]) + shown("An indented one of 7.", 72, 712)
    assert text(indented) == " ".join(COPY) + " It will be 12 more.\n\nAn indented one of 7."
    spaced = set_copy(COPY) + set_copy(COPY, y=700)
    assert text(spaced) == "\n\n".join([" ".join(COPY)] * 2)
    listed = set_copy(["We need:", "• 12 men", "• 5 women"])
    assert text(listed) == "We need:\n\n• 12 men\n\n• 5 women"


LEFT = [
    "Some 1,400 people of the upper town",
    "came to the quay, and 212 of them",
    "signed the paper that went round.",
    "The board was given 14 days. It will",
    "meet when 40 of its members can be",
]
RIGHT = [
    "got together. Lamps were bought for",
    "£600,000 at the time, 395 of them for",
    "the fish dock, where none is needed.",
    "Nobody could say who had signed.",
    "The end of it is 12 months away.",
]


def test_two_columns_under_a_headline_that_spans_them() -> None:
    page = (
        shown("Harbour bill doubles to £1.2m", 60, 780, 24)
        + set_copy(LEFT, y=740)
        + set_copy(RIGHT, x=260, y=736)
        + set_copy(["A line that runs across both of the two columns of this page, of 77"], y=660)
    )
    document = read(pdf_file(page), None)
    flowing = [*LEFT, *RIGHT]
    assert document.text == "\n\n".join(
        ["Harbour bill doubles to £1.2m", " ".join(flowing),
         "A line that runs across both of the two columns of this page, of 77"]
    )  # fmt: skip
    assert [region.zone for region in document.regions] == [Zone.HEADLINE]
    assert document.title == "Harbour bill doubles to £1.2m"


def test_a_table_is_no_pair_of_columns() -> None:
    rows = [
        ("North mole and its landing stages", "410"),
        ("Fish dock and ice house", "395"),
        ("Slipway", "1,400"),
    ]
    page = set_copy(COPY) + "".join(
        shown(name, 60, 690 - 14 * nth) + shown(count, 330, 690 - 14 * nth)
        for nth, (name, count) in enumerate(rows)
    )
    document = read(pdf_file(page), None)
    table = "\n".join(" | ".join(row) for row in rows)
    assert document.text == " ".join(COPY) + "\n\n" + table
    assert [(region.zone, document.surface(region.span)) for region in document.regions] == [
        (Zone.TABLE, table)
    ]


def test_what_stands_on_every_page_is_left_out_and_told() -> None:
    pages = [
        shown("The Quay Gazette, 8 March 2024", 200, 810)
        + set_copy([f"Some {nth}00 people came on that day, and more", "than 12 of them stayed."], y=740)
        + shown(f"Page {nth} of 3", 280, 30)
        for nth in (1, 2, 3)
    ]
    raw = pdf_file(*pages)
    assert read(raw, None).text == "\n\n".join(
        f"Some {nth}00 people came on that day, and more than 12 of them stayed." for nth in (1, 2, 3)
    )
    told = [each for each in raw_text(raw) if not each.is_article]
    assert told[:2] == [
        RawText("a running head", "The Quay Gazette, 8 March 2024", is_article=False),
        RawText("a page number", "Page 1 of 3", is_article=False),
    ]
    assert len(told) == 6


def test_what_the_file_itself_calls_a_running_head() -> None:
    artifact = "/Artifact <</Type /Pagination>> BDC " + shown("Gazette 12", 200, 810) + " EMC "
    raw = pdf_file(artifact + set_copy(COPY))
    assert "Gazette" not in read(raw, None).text
    assert [each.words for each in raw_text(raw) if not each.is_article] == ["Gazette 12"]


def test_a_paragraph_goes_on_over_the_page_and_past_the_notes_at_its_foot() -> None:
    first = set_copy(COPY) + shown("1 Minutes of the board, 14 pages", 60, 60, 7)
    second = set_copy(["and of 12 more that came with the boat, he says.", "It is over."])
    ends = [*COPY[:2], "He had been told that 640 lamps would do for the whole of it,"]
    first = first.replace("whole of it.", "whole of it,")
    assert text(first, second) == (
        " ".join(ends) + " and of 12 more that came with the boat, he says. It is over."
        "\n\n1 Minutes of the board, 14 pages"
    )


def test_what_stands_sideways_or_unseen_is_told() -> None:
    sideways = "BT /F1 8 Tf 0 1 -1 0 20 300 Tm (DRAFT 2024) Tj ET " + set_copy(COPY)
    unseen = "BT 3 Tr /F1 8 Tf 60 300 Td (hidden 99) Tj 0 Tr ET " + set_copy(COPY)
    for program, told in ((sideways, "sideways text"), (unseen, "hidden text")):
        raw = pdf_file(program)
        assert read(raw, None).text == " ".join(COPY)
        assert [each.where for each in raw_text(raw) if not each.is_article] == [told]


def test_a_scan_that_was_read_by_ocr_has_text() -> None:
    assert text("BT 3 Tr /F1 10 Tf 60 700 Td (1,400 dead) Tj ET") == "1,400 dead"


@pytest.mark.parametrize("turn", [90, 180, 270, -90])
def test_a_page_that_is_turned(turn: int) -> None:
    across = {
        90: "0 1 -1 0 300 60",
        180: "-1 0 0 -1 500 300",
        270: "0 -1 1 0 300 700",
        -90: "0 -1 1 0 300 700",
    }
    program = f"BT /F1 10 Tf {across[turn]} Tm (1,400 dead) Tj 0 -12 Td (in 3 towns) Tj ET"
    assert text(program, page=f"/Rotate {turn}") == "1,400 dead in 3 towns"


def test_a_drawing_in_a_drawing_that_holds_itself() -> None:
    inner = "BT /F1 10 Tf 60 700 Td (1,400 dead) Tj ET /X1 Do"
    form = (
        f"<</Type /XObject /Subtype /Form /BBox [0 0 500 800] /Length {len(inner)}>>\n"
        f"stream\n{inner}\nendstream"
    )  # fmt: skip
    assert text("/X1 Do", extra=[form.encode()]) == "1,400 dead"


def test_ligatures_are_letters() -> None:
    encoding = "/Encoding <</Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /ffl]>>"
    font = f"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica {encoding}>>".encode()
    assert text("BT /F1 10 Tf 60 700 Td (\\001nds 12 of\\002ine) Tj ET", font=font) == "finds 12 offfline"


def test_facts() -> None:
    facts = "/Title (Harbour bill) /Author (Ruth Ames) /CreationDate (D:20240308091500Z)"
    document = read(pdf_file(set_copy(COPY), facts=facts, root="/Lang (en-GB)"), None)
    assert (document.title, document.byline) == ("Harbour bill", "Ruth Ames")
    assert (document.published, document.language) == ("2024-03-08", "en-GB")


def encrypted(user: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_file(set_copy(COPY)))))
    writer.encrypt(user, "owner", algorithm=algorithm)
    sink = BytesIO()
    writer.write(sink)
    return sink.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_password(algorithm: str) -> None:
    assert read(encrypted("", algorithm), None).text == " ".join(COPY)
    with pytest.raises(UnreadableArticle, match=r"a\.pdf is protected by a password; save a copy"):
        read(encrypted("secret", algorithm), "a.pdf")


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(UnreadableArticle, match=r"is a scan.*no text; make one with text in it \(ocrmypdf"):
        text("0 0 100 100 re f")
    document = read(pdf_file(set_copy(COPY), "", set_copy(COPY), "", ""), None)
    assert document.notices[0].startswith("the file has no text on pages 2, 4, 5")


BLIND = (
    b"<</Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts "
    b"[<</Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 500>>]>>"
)


def test_a_font_that_does_not_say_what_it_prints() -> None:
    with pytest.raises(UnreadableArticle, match=r"does not say which characters.*ocrmypdf --force-ocr"):
        text("BT /F1 10 Tf 60 700 Td <00140015> Tj ET", font=BLIND)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda raw: raw[:-200], "is cut off: the end of the PDF is missing"),
        (lambda raw: raw[: len(raw) // 2], "is cut off"),
        (lambda raw: raw.replace(b"/Kids", b"/Kinds"), r"is damaged|no text"),
        (lambda raw: raw.replace(b"/FlateDecode", b"/FlatDecode"), r"page 1"),
        (lambda raw: raw[:400] + bytes(40) + raw[440:], r"is damaged \(page 1"),
    ],
)
def test_a_damaged_file_is_refused_and_never_half_read(damage: Any, told: str) -> None:
    raw = pdf_file(set_copy(COPY * 12), packed=True)
    assert read(raw, None)
    with pytest.raises(UnreadableArticle, match=told):
        read(damage(raw), "a.pdf")


def test_a_packed_page_that_breaks_off_is_refused() -> None:
    import zlib

    content = zlib.compress(set_copy(COPY * 12).encode())
    whole = pdf_file(set_copy(COPY * 12), packed=True)
    for kept in (len(content) // 2, len(content) - 10):
        cut = content[:kept] + b" " * (len(content) - kept)
        with pytest.raises(UnreadableArticle, match="is damaged"):
            read(whole.replace(content, cut), None)
    # a program that leaves out the checksum at the end
    assert read(whole.replace(content, content[:-4] + b"\n   "), None)


@pytest.mark.parametrize(
    ("limit", "allowed", "told"),
    [
        ("PDF_PAGES", 2, "has 2 pages, more than 1"),
        ("PDF_OBJECTS", 8, "objects, more than 7"),
        ("PDF_STREAM_BYTES", 4000, "page 1"),
    ],
)
def test_a_limit_and_one_above_it(
    monkeypatch: pytest.MonkeyPatch, limit: str, allowed: int, told: str
) -> None:
    content = set_copy(COPY)
    content += " " * (4000 - len(content.encode("cp1252")))
    raw = pdf_file(content, set_copy(COPY), packed=True)
    monkeypatch.setattr(module, limit, allowed)
    assert read(raw, None)
    monkeypatch.setattr(module, limit, allowed - 1)
    with pytest.raises(UnreadableArticle, match=told):
        read(raw, "a.pdf")


def test_a_bomb_is_refused_and_not_read_as_nothing() -> None:
    from factcheck.limits import PDF_STREAM_BYTES

    bomb = pdf_file(set_copy(COPY) + " " * PDF_STREAM_BYTES, packed=True)
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableArticle, match=r"holds more on page 1 than any article.*print the pages"):
        read(bomb, None)
