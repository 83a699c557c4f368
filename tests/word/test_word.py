"""Word files: what is printed is the text, what is not printed is said, and no number is glued or split."""

from typing import Any

import pytest
from docx import Document as WordDocument

from factcheck.model.document import Document, RawText, Span, Zone
from factcheck.office.parts import parse
from factcheck.word.document import places, raw_text, read
from factcheck.word.places import text_nodes
from tests.word.build import STRICT, archive, paragraph, run, styles, table, word_file

UP = '<w:vertAlign w:val="superscript"/>'
DOWN = '<w:vertAlign w:val="subscript"/>'
VANISH = "<w:vanish/>"


def text(body: str, **parts: Any) -> str:
    return read(word_file(body, **parts), None).text


def field(code: str, shown: str) -> str:
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{kinds[0]}<w:r><w:instrText> {code} </w:instrText></w:r>{kinds[1]}{shown}{kinds[2]}"


@pytest.mark.parametrize(
    ("inner", "printed"),
    [
        (run("1,4") + "<w:proofErr w:type='gramStart'/>" + run("00", "<w:b/>") + run(" dead"), "1,400 dead"),
        (run("1,400") + run("3", UP) + run(" dead"), "1,400[3] dead"),
        (run("1,400") + run("1", UP) + run("2", UP) + run(" dead"), "1,400[12] dead"),
        (run("20 km") + run("2", UP) + run(" of land"), "20 km² of land"),
        (run("£5m") + run("2", UP), "£5m[2]"),
        (run("4") + run("th", UP) + run(" of 9"), "4th of 9"),
        (run("6 × 10") + run("-6", UP) + run(" g"), "6 × 10⁻⁶ g"),
        (run("CO") + run("2", DOWN) + run(" fell 3%"), "CO2 fell 3%"),
        (run("12", '<w:position w:val="6"/>') + run("dead"), "[12]dead"),
        (run("see") + run("3", "<w:rStyle w:val='Mark'/>") + run(" on"), "see[3] on"),
        ("<w:r><w:t> 12 </w:t></w:r>" + run("dead"), "12dead"),
        ("<w:r><w:t>1,</w:t><w:softHyphen/><w:t>400</w:t></w:r>", "1,400"),
        (run("1,\u00ad400 dead"), "1,400 dead"),
        (run("1\u00a0400 dead"), "1\u00a0400 dead"),
        ("<w:r><w:t>11</w:t><w:noBreakHyphen/><w:t>13</w:t></w:r>", "11\u201113"),
        ("<w:r><w:t>5</w:t><w:tab/><w:t>400</w:t><w:br/><w:t>6</w:t></w:r>", "5\t400\n6"),
        ("<w:r><w:t>5</w:t><w:sym w:font='Symbol' w:char='F0B1'/><w:t>2</w:t></w:r>", "5±2"),
        ("<w:r><w:t>5</w:t><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>2</w:t></w:r>", "5\ufffd2"),
        ("<w:smartTag>" + run("1,4") + "</w:smartTag>" + run("00"), "1,400"),
        (
            "<w:hyperlink r:id='rId9'>" + run("12 dead") + "</w:hyperlink>" + run(" in 3 towns"),
            "12 dead in 3 towns",
        ),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("12") + "</w:sdtContent></w:sdt>" + run(" dead"), "12 dead"),
        (run("12") + field("HYPERLINK x", run(" dead")) + run(" now"), "12 dead now"),
        (run("Figure ") + "<w:fldSimple w:instr=' SEQ Figure '>" + run("2") + "</w:fldSimple>", "Figure 2"),
        (run("12") + field("IF " + "1 = 2", field("REF a", run(" of 40"))) + run(" now"), "12 of 40 now"),
        (run("p. ") + field("PAGE", run("7")) + run("12 dead"), "p. 12 dead"),
        (run("12") + "<w:ins w:author='a'>" + run("0") + "</w:ins>" + run(" dead"), "120 dead"),
        (
            run("12") + "<w:del w:author='a'><w:r><w:delText>34</w:delText></w:r></w:del>" + run(" dead"),
            "12 dead",
        ),
        (
            "<w:moveFrom>"
            + run("5 ")
            + "</w:moveFrom>"
            + run("6 ")
            + "<w:moveTo>"
            + run("5")
            + "</w:moveTo>",
            "6 5",
        ),
        (run("12") + run("345", VANISH) + run(" dead"), "12 dead"),
        (run("12") + run("0", "<w:vanish w:val='0'/>") + run(" dead"), "120 dead"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>",
            "3/4",
        ),
        (
            "<m:oMath><m:r><m:t>6×</m:t></m:r><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e>"
            "<m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath>",
            "6×10⁶",
        ),
        (
            "<w:r><w:ruby><w:rt>"
            + run("9")
            + "</w:rt><w:rubyBase>"
            + run("5")
            + "</w:rubyBase></w:ruby></w:r>",
            "5",
        ),
    ],
)
def test_what_a_paragraph_prints(inner: str, printed: str) -> None:
    mark = styles('<w:style w:styleId="Mark"><w:name w:val="Mark"/><w:rPr>' + UP + "</w:rPr></w:style>")
    assert text(f"<w:p>{inner}</w:p>", styles=mark) == printed


PROMPT = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
    + paragraph("Enter 5")
    + "</w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        (table(("Leeds", "5"), ("York", "7")), "Leeds | 5\nYork | 7"),
        (table(("Leeds", paragraph("5") + paragraph("7"))), "Leeds | 5; 7"),
        (table(("Leeds", table(("5", "7")))), "Leeds | 5 | 7"),
        (table((paragraph("Up by 12."),), (paragraph("Down by 5."),)), "Up by 12.\n\nDown by 5."),
        (
            table((paragraph("a" * 150) + paragraph("b" * 150), paragraph("5"))),
            "a" * 150 + "\n\n" + "b" * 150 + "\n\n5",
        ),
        (paragraph("1,4", properties="<w:rPr><w:del/></w:rPr>") + paragraph("00 dead"), "1,400 dead"),
        (paragraph("1,400", properties="<w:rPr><w:del/></w:rPr>") + table(("5", "6")), "1,400\n\n5 | 6"),
        (paragraph("1,400", properties="<w:rPr><w:del/></w:rPr>"), "1,400"),
        (paragraph("5 men", style="ListBullet") + paragraph("6", style="ListBullet"), "• 5 men\n• 6"),
        (PROMPT + paragraph("6"), "6"),
        ("<w:customXml>" + paragraph("5") + "</w:customXml>" + paragraph("") + paragraph(" 6 "), "5\n\n6"),
    ],
)  # fmt: skip
def test_what_blocks_print(body: str, printed: str) -> None:
    assert text(body) == printed


BOX = "<w:txbxContent>" + paragraph("In numbers: 2,000 came") + "</w:txbxContent>"
SHAPE = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>"
OLD_SHAPE = f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"


@pytest.mark.parametrize(
    "drawn",
    [
        f"<mc:AlternateContent>{SHAPE}{OLD_SHAPE}</mc:AlternateContent>",
        f"<mc:AlternateContent><mc:Choice Requires='x'/>{OLD_SHAPE}</mc:AlternateContent>",
        f"<w:pict><v:textbox>{BOX}</v:textbox></w:pict>",
    ],
)
def test_a_text_box_is_read_once_behind_its_paragraph(drawn: str) -> None:
    body = paragraph("12 died", f"<w:r>{drawn}</w:r>", " and 5 hid") + paragraph("7 fled")
    assert text(body) == "12 died and 5 hid\n\nIn numbers: 2,000 came\n\n7 fled"


def test_notes_stand_behind_the_text_under_the_number_that_it_refers_by() -> None:
    body = paragraph(
        "1,400",
        "<w:r><w:endnoteReference w:id='2'/></w:r>",
        " died of 9,000",
        "<w:r><w:footnoteReference w:id='3'/></w:r>",
    )
    note = (
        "<w:footnote w:id='3'>"
        + paragraph("<w:r><w:footnoteRef/></w:r>", " Counted 7 times")
        + "</w:footnote>"
    )
    other = "<w:footnote w:id='4'>" + paragraph("Nobody refers to 55") + "</w:footnote>"
    end = "<w:endnote w:id='2'>" + paragraph("Survey of 40") + paragraph("and 50") + "</w:endnote>"
    separator = "<w:footnote w:id='-1' w:type='separator'>" + paragraph("") + "</w:footnote>"
    read_text = text(body, footnotes=separator + note + other, endnotes=end)
    assert read_text == "1,400[1] died of 9,000[2]\n\n[1] Survey of 40\n\nand 50\n\n[2] Counted 7 times"


def test_zones_come_from_styles() -> None:
    body = (
        paragraph("Harbour bill ", "<w:r><w:t>doubles</w:t><w:br/><w:t>to £1.2m</w:t></w:r>", style="Title")
        + paragraph("640 lamps had been enough", style="Subtitle")
        + paragraph("By Ruth Ames")
        + paragraph("The bill rose.")
        + paragraph("The 3 causes", style="Heading1")
        + paragraph("Some 90 people came", style="Caption")
        + paragraph("An earlier version said 5.", style="House")
        + table(("5", "7"))
    )
    house = styles(
        '<w:style w:styleId="House"><w:name w:val="House Fix"/><w:basedOn w:val="Fix"/></w:style>'
        '<w:style w:styleId="Fix"><w:name w:val="Correction"/></w:style>'
    )
    document = read(word_file(body, styles=house), "a.docx")
    assert [(region.zone, document.surface(region.span)) for region in document.regions] == [
        (Zone.HEADLINE, "Harbour bill doubles to £1.2m"),
        (Zone.STANDFIRST, "640 lamps had been enough"),
        (Zone.CAPTION, "Some 90 people came"),
        (Zone.CORRECTION, "An earlier version said 5."),
        (Zone.TABLE, "5 | 7"),
    ]
    assert (document.title, document.byline) == ("Harbour bill doubles to £1.2m", "Ruth Ames")
    assert document.language == "en-GB"


def test_the_first_heading_is_the_headline_where_nothing_is_the_title() -> None:
    document = read(word_file(paragraph("12 die", style="Heading1") + paragraph("It broke.")), None)
    assert [region.zone for region in document.regions] == [Zone.HEADLINE]
    later = read(word_file(paragraph("It broke.") + paragraph("12 die", style="Heading1")), None)
    assert later.regions == ()


def test_what_the_file_says_of_itself() -> None:
    core = (
        "<dc:title>Harbour bill</dc:title><dc:creator>Ruth Ames</dc:creator><dc:language>en-AU</dc:language>"
        "<dcterms:created>2024-03-08T09:00:00Z</dcterms:created><dcterms:modified>2024-03-09T01:00:00Z</dcterms:modified>"
    )
    document = read(word_file(paragraph("it rose by 12 again."), core=core), None)
    facts = (document.title, document.byline, document.published, document.language)
    assert facts == ("Harbour bill", "Ruth Ames", "2024-03-09", "en-AU")


def test_changes_and_hidden_text_are_said() -> None:
    body = paragraph(
        "12",
        "<w:ins>" + run("0") + "</w:ins>",
        "<w:del><w:r><w:delText>34</w:delText></w:r></w:del>",
        "<w:del><w:r><w:delText>5</w:delText></w:r></w:del>",
        run("99", VANISH),
    )
    assert read(word_file(body, chart="<c/>"), "a.docx").notices == (
        "a.docx has tracked changes: 1 insertion read as text, 2 deletions left out",
        "a.docx has hidden text, which is left out",
        "a.docx holds a chart, which is not read",
    )


def test_comments_stand_beside_the_words_that_they_are_about() -> None:
    begin, end = "<w:commentRangeStart w:id='{}'/>", "<w:commentRangeEnd w:id='{}'/>"
    body = (
        paragraph("Some ", begin.format(1), "1,4", "00", end.format(1), " died")
        + paragraph(begin.format(2))
        + paragraph("  5 fled", end.format(2), "<w:r><w:commentReference w:id='2'/></w:r>")
        + paragraph("7 hid", "<w:r><w:commentReference w:id='3'/></w:r>")
    )
    said = "".join(
        f"<w:comment w:id='{id_}' w:author='Sub' w:date='2024-03-08T09:00:00Z'>{paragraph(words)}</w:comment>"
        for id_, words in (("1", "who says?"), ("2", "5 or 6?"), ("3", "when?"), ("4", "to nobody"))
    )
    document = read(word_file(body, comments=said), None)
    beside = [(document.surface(each.span), each.words) for each in document.annotations]
    assert beside == [("1,400", "who says?"), ("5 fled", "5 or 6?"), ("", "when?")]
    assert {(each.author, each.made_at) for each in document.annotations} == {("Sub", "2024-03-08T09:00:00Z")}


def test_all_words_of_the_file_are_told_to_the_receipt() -> None:
    raw = word_file(
        paragraph(
            "1,4",
            "00",
            run("3", UP),
            "<w:r><w:footnoteReference w:id='1'/></w:r>",
            run("77", VANISH),
            "<w:del><w:r><w:delText>34</w:delText></w:r></w:del>",
        )
        + paragraph("<w:r>" + f"<mc:AlternateContent>{SHAPE}{OLD_SHAPE}</mc:AlternateContent>" + "</w:r>"),
        header=paragraph("Gazette, page ", "<w:fldSimple w:instr='PAGE'>" + run("2") + "</w:fldSimple>"),
        footer=paragraph("12 March"),
        comments="<w:comment w:id='1'>" + paragraph("why 5?") + "</w:comment>",
        footnotes="<w:footnote w:id='1'>" + paragraph("of 90") + "</w:footnote>",
    )
    assert list(raw_text(raw)) == [
        RawText("the text", "1,400[3]"),
        RawText("hidden text", "77", is_article=False),
        RawText("a deletion", "34", is_article=False),
        RawText("the text", "In numbers: 2,000 came"),
        RawText("a footnote", "of 90"),
        RawText("a header", "Gazette, page", is_article=False),
        RawText("a page number", "2", is_article=False),
        RawText("a footer", "12 March", is_article=False),
        RawText("a comment", "why 5?", is_article=False),
    ]


def test_the_strict_standard_has_other_names_for_the_same() -> None:
    assert text(paragraph("1,4", "00 dead", run("3", UP)), namespace=STRICT) == "1,400 dead[3]"


def located(raw: bytes, words: str) -> list[str]:
    """The words that stand in a file where a span of its text is said to stand, found by another reader."""
    from io import BytesIO

    document: Document = read(raw, None)
    start = document.text.index(words)
    root = WordDocument(BytesIO(raw)).part.element
    nodes = list(text_nodes(root))
    (found,) = places(raw, [Span(start, start + len(words))])
    assert {place.part for place in found} <= {"word/document.xml"}
    return [nodes[place.node].text[place.start : place.end] for place in found]


@pytest.mark.parametrize(
    ("body", "words", "pieces"),
    [
        (paragraph("Some 1,4", "00", " died"), "1,400", ["1,4", "00"]),
        (paragraph("x", run("hid", VANISH), "  Some 1,\u00ad400 died"), "1,400 died", ["1,\u00ad400 died"]),
        (paragraph("20 km", run("2", UP)), "20 km²", ["20 km", "2"]),
        (paragraph("   5 of 7"), "5 of", ["5 of"]),
        (table(("Leeds", "5"), ("York", "17")), "York | 17", ["York", "17"]),
        (paragraph("<w:del><w:r><w:delText>34</w:delText></w:r></w:del>", "12 dead"), "12", ["12"]),
        (
            paragraph("5", f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>", "6 men"),
            "6 men",
            ["6 men"],
        ),
        (
            paragraph("5", f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>", "6 men"),
            "2,000",
            ["2,000"],
        ),
    ],
)
def test_a_figure_is_found_again_in_the_file(body: str, words: str, pieces: list[str]) -> None:
    assert located(word_file(body), words) == pieces


def test_parse_keeps_its_own_count_of_text_nodes() -> None:
    from factcheck.office.archive import Archive

    raw = word_file(paragraph("5", "6") + table(("7", "8")))
    root = parse(Archive(raw, "a"), "word/document.xml", "a")
    assert [node.text for node in text_nodes(root)] == ["5", "6", "7", "8"]


def test_a_file_of_other_parts_is_no_word_file() -> None:
    from factcheck.errors import UnreadableArticle

    with pytest.raises(UnreadableArticle, match="no Word document"):
        read(archive({"xl/workbook.xml": b"<a/>"}), "a.docx")
    with pytest.raises(UnreadableArticle, match="no Word document"):
        read(archive({"word/document.xml": b"<a/>"}), "a.docx")
    with pytest.raises(UnreadableArticle, match="holds no text"):
        read(word_file(paragraph(" ")), "a.docx")
