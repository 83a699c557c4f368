"""Makes the Word files of `fixtures/reading`: python -m tests.word.make_corpus. What is expected of each is
written beside them by hand.
"""

from pathlib import Path

from tests.word.build import STRICT, archive, paragraph, run, styles, table, word_file

CORPUS = Path(__file__).parents[2] / "fixtures" / "reading"

UP = '<w:vertAlign w:val="superscript"/>'
DOWN = '<w:vertAlign w:val="subscript"/>'
HIDDEN = "<w:vanish/>"
CHANGE = 'w:id="{}" w:author="Sub" w:date="2024-03-08T09:00:00Z"'
RUTH = (
    "<dc:title>{}</dc:title><dc:creator>Ruth Ames</dc:creator>"
    "<dcterms:created>2024-03-07T16:00:00Z</dcterms:created><dcterms:modified>2024-03-08T09:30:00Z</dcterms:modified>"
)
PROOF = '<w:proofErr w:type="spellStart"/>'


def field(code: str, *result: str) -> str:
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{kinds[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{kinds[1]}{''.join(result)}{kinds[2]}"


def note(kind: str, id_: int, *inner: str) -> str:
    return f'<w:{kind} w:id="{id_}">{paragraph("<w:r><w:" + kind + "Ref/></w:r>", *inner)}</w:{kind}>'


def reference(kind: str, id_: int) -> str:
    return f'<w:r><w:rPr>{UP}</w:rPr><w:{kind}Reference w:id="{id_}"/></w:r>'


def inserted(text: str, id_: int = 1) -> str:
    return f"<w:ins {CHANGE.format(id_)}>{run(text)}</w:ins>"


def deleted(text: str, id_: int = 2) -> str:
    return (
        f'<w:del {CHANGE.format(id_)}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
    )


def comment(id_: int, words: str) -> str:
    return f"<w:comment {CHANGE.format(id_)}>{paragraph(words)}</w:comment>"


def box(*paragraphs: str) -> str:
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


FILES = {
    # as Word saves what was typed over days: runs cut anywhere, marks of the spelling checker
    "harbour-bill.docx": word_file(
        paragraph("Harbour bill doubles to £1", ".", "2m", style="Title")
        + paragraph("640 lamps", " had been enough", style="Subtitle")
        + paragraph("By Ruth Ames")
        + paragraph(
            "The bill rose to £1,", PROOF, run("2", "<w:b/>"), "00,0", "00 on Tues", "day, from £600,000."
        )
        + paragraph(
            "It lights 2.5 km",
            run("2", UP),
            " of quay, 3",
            run("rd", UP),
            " in the country by CO",
            run("2", DOWN),
            " saved.",
        )
        + paragraph(
            "Some ",
            "<w:smartTag>" + run("1") + "</w:smartTag>",
            run(",400"),
            run("3", UP),
            run(" people came."),
        )
    ),
    "ferry-tracked.docx": word_file(
        paragraph("Ferry sinks with 212 aboard", style="Heading1")
        + paragraph(
            "All ",
            deleted("181"),
            inserted("212"),
            " aboard were saved, ",
            '<w:commentRangeStart w:id="5"/>',
            "31",
            " more",
            '<w:commentRangeEnd w:id="5"/>',
            '<w:r><w:commentReference w:id="5"/></w:r>',
            " than the list gave.",
        )
        + paragraph("The wreck lies 1", properties=f"<w:rPr><w:del {CHANGE.format(8)}/></w:rPr>")
        + paragraph("8 m down.")
        + f"<w:tbl><w:tr><w:trPr><w:del {CHANGE.format(9)}/></w:trPr>"
        f"<w:tc>{paragraph(deleted('77'))}</w:tc></w:tr>"
        + f"<w:tr><w:tc>{paragraph('Boats')}</w:tc><w:tc>{paragraph('14')}</w:tc></w:tr></w:tbl>"
        + paragraph("It sank in 40 minutes."),
        comments=comment(5, "or 30? the list says 181"),
        core=RUTH.format("Ferry sinks"),
    ),
    "school-places.docx": word_file(
        paragraph("School places: 3 towns run short", style="Title")
        + paragraph("Table ", field(" SEQ Table ", run("1")), ". Places and children, 2024", style="Caption")
        + table(
            ("Town", "Places", "Children"),
            ("Ashby", "1,400", "1,512"),
            ("Brill", "980", paragraph("1,003") + paragraph("(est. 950)")),
            ("Total", "2,380", "2,515"),
        )
        + paragraph("The gap of 135 is the widest since 2009, says the county.")
    ),
    "clinic-box.docx": word_file(
        paragraph("Clinic waits reach 18 weeks", style="Title")
        + paragraph(
            "Patients wait 18 weeks",
            box(paragraph("In numbers"), paragraph("4,310 on the list"), paragraph("62% seen late")),
            ", up from 11.",
        )
        + paragraph("The trust hired 7 doctors."),
        header=paragraph("Desk copy 14", " – slug CLINIC3"),
        footer=paragraph(
            "Page ",
            field(" PAGE ", run("1")),
            " of ",
            '<w:fldSimple w:instr=" NUMPAGES ">' + run("2") + "</w:fldSimple>",
        ),
    ),
    # a newsroom's template: the whole article stands in the cells of a table, in controls to fill in
    "template-story.docx": word_file(
        "<w:tbl>"
        + "".join(
            f"<w:tr><w:tc><w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt></w:tc></w:tr>"
            for inner in (
                paragraph("Bypass cost passes £90m", style="Headline"),
                paragraph("The road was to cost £54m in 2019."),
                paragraph("It is 11.5 km long.") + paragraph("Work stops for 6 weeks."),
            )
        )
        + "<w:tr><w:tc><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + paragraph("Add up to 3 tags")
        + "</w:sdtContent></w:sdt></w:tc></w:tr></w:tbl>",
        styles=styles('<w:style w:styleId="Headline"><w:name w:val="Headline"/></w:style>'),
    ),
    "pension-notes.docx": word_file(
        paragraph("Pension gap at 27%", style="Title")
        + paragraph(
            "Women retire on 27%",
            reference("footnote", 2),
            " less, after 1,400",
            reference("endnote", 2),
            " hours of unpaid work a year.",
            reference("footnote", 3),
        ),
        footnotes=note("footnote", 2, " Survey of 3,012 people, March 2024")
        + note("footnote", 3, " The union says 1,100")
        + note("footnote", 9, " Dropped: 88"),
        endnotes=note("endnote", 2, " Time use, table 5"),
    ),
    "library-fields.docx": word_file(
        paragraph("Libraries: 12 close", style="Title")
        + paragraph(
            field(
                ' TOC \\o "1-3" ',
                run("The 5 that stay"),
                "<w:r><w:tab/></w:r>",
                field(" PAGEREF a ", run("4")),
            )
        )
        + paragraph(
            '<w:hyperlink r:id="rId90">' + run("12 of 17 libraries") + "</w:hyperlink>",
            " close by ",
            field(' HYPERLINK "https://example.org/33" ', run("1 May")),
            ".",
        )
        + paragraph("The rest cost ", field(" =SUM(ABOVE) ", run("£4.5m")), " a year.")
        + paragraph(
            "Figure ",
            '<w:fldSimple w:instr=" SEQ Figure ">' + run("2") + "</w:fldSimple>",
            ": 340 readers a day",
            style="Caption",
        )
    ),
    "rail-hyphens.docx": word_file(
        paragraph("Rail fares up 4.9 per cent", style="Title")
        + paragraph(
            "A 1\u00a0400-km journey takes 11",
            "<w:r><w:noBreakHyphen/></w:r>",
            "13 hours and costs €1",
            "<w:r><w:softHyphen/></w:r>",
            "25, the pas\u00adsen\u00adger body said.",
        )
        + paragraph("Trains: 48", "<w:r><w:tab/></w:r>", "late: 17", "<w:r><w:br/></w:r>", "Buses: 90")
        + paragraph("The index is 102.5", '<w:r><w:sym w:font="Symbol" w:char="F0B1"/></w:r>', "0.3 points.")
    ),
    "budget-hidden.docx": word_file(
        paragraph("Council budget of £212m", style="Title")
        + paragraph("The budget is £212m", run(" (was 198 in v2)", HIDDEN), ", up 7%.")
        + paragraph("NOTE TO DESK: cut to 300 words", style="Hidden")
        + paragraph(run("Tax rises by 4.99%.", '<w:vanish w:val="0"/>')),
        styles=styles(
            '<w:style w:styleId="Hidden"><w:name w:val="Desk note"/><w:rPr><w:vanish/></w:rPr></w:style>'
        ),
    ),
    "strict-vote.docx": word_file(
        paragraph("Vote is 52-48 for merger", style="Title")
        + paragraph("Of 9,", "204 members 52% said yes; 4,", run("418", "<w:i/>"), " said no.")
        + table(("Ward", "Yes"), ("North", "2,301"), ("South", "2,485")),
        namespace=STRICT,
    ),
    "shopping-list.docx": word_file(
        paragraph("What £100 buys", style="Title")
        + paragraph("In 2014 it bought:")
        + paragraph("40 loaves", style="ListBullet")
        + paragraph("75 litres of petrol", style="ListBullet")
        + paragraph("Today it buys:", style="Heading2")
        + paragraph("61 eggs", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
        + paragraph("Prices rose 38% in 10 years.")
    ),
    "river-maths.docx": word_file(
        paragraph("River carries 3/4 less", style="Title")
        + paragraph(
            "Flow fell to ",
            "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>",
            " of that of 1998, to 2.1 × 10",
            run("6", UP),
            " m",
            run("3", UP),
            " a day, or 24 m",
            run("3", UP),
            "/s.",
        )
        + paragraph(
            "Salt stands at ",
            "<m:oMath><m:r><m:t>5×</m:t></m:r><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath>",
            " mg.",
        )
    ),
    "word-called.txt": word_file(paragraph("A Word file of 51 words, it is said, was sent as text.")),
    "entities.docx": archive(
        {
            "word/document.xml": b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
            b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            b"<w:body><w:p><w:r><w:t>&a; 12</w:t></w:r></w:p></w:body></w:document>"
        }
    ),
    "cut-off.docx": word_file(paragraph("12 people died when the dam broke."))[:700],
}


if __name__ == "__main__":
    for name, raw in FILES.items():
        (CORPUS / name).write_bytes(raw)
