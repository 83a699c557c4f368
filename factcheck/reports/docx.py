"""A paper as a Word file: A4, real headings and tables, each figure marked by sign, underline and shade."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING, Any

from factcheck.errors import ReportError
from factcheck.model.decision import MEANINGS, Status
from factcheck.model.document import Zone
from factcheck.model.paper import (
    Block,
    Bullets,
    Copy,
    Fact,
    Foot,
    Heading,
    Line,
    Mark,
    Note,
    Paper,
    Progress,
    Run,
    Table,
    Tone,
    Trend,
    Verdict,
    Words,
    plain,
)
from factcheck.model.wording import GLYPHS, STATUS_WORDS, told
from factcheck.office.columns import widths
from factcheck.office.packing import timeless
from factcheck.safe import safe
from factcheck.times import read_stamp

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

NAME = "docx"
SUFFIXES: tuple[str, ...] = (".docx",)

MOST = 50_000
"""As many blocks as Word still opens: a longer paper is one for the browser."""

_COLOURS = {
    Status.UNREVIEWED: "6F4D00",
    Status.VERIFIED: "17599E",
    Status.DISPUTED: "A32C07",
    Status.SOURCED: "5A4799",
    Status.NOT_A_CLAIM: "555555",
}
_UNDERLINES = {
    Status.UNREVIEWED: "DASH",
    Status.VERIFIED: "SINGLE",
    Status.DISPUTED: "DOUBLE",
    Status.SOURCED: "DOTTED",
    Status.NOT_A_CLAIM: "WAVY",
}
_PAGE, _ROOM = 210, 170  # millimetres of the page's width, and of what is written on
_SHADE = "FDEEB5"
_SOFT, _ALARM = "555555", "A32C07"
_PIECE = 1 << 16


def lay_out(paper: Paper) -> Iterator[bytes]:
    """Yield the finished file in pieces. Word's format is one tree: it is held until it is whole."""
    from docx import Document  # only a Word file pays for it

    pages = _Pages(Document(), paper)
    for number, block in enumerate(paper.blocks):
        if number >= MOST:
            raise ReportError(f"this paper is too long for Word (over {MOST:,} parts): write it as html")
        pages.add(block)
    packed = BytesIO(pages.packed())
    while piece := packed.read(_PIECE):
        yield piece


class _Pages:
    """The Word document as it grows."""

    def __init__(self, document: "Document", paper: Paper) -> None:
        self._document = document
        self._end = document.element.body.sectPr
        self._style_ids = {str(style.name): str(style.style_id) for style in document.styles}
        self._set_up(paper)

    def _set_up(self, paper: Paper) -> None:
        from docx.shared import Mm, Pt, RGBColor

        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(_PAGE), Mm(297)
        section.left_margin = section.right_margin = Mm((_PAGE - _ROOM) / 2)
        section.top_margin = section.bottom_margin = Mm(18)
        for name, font, size in (
            ("Normal", "Calibri", 10), ("Title", "Georgia", 20), ("Heading 1", "Georgia", 16),
            ("Heading 2", "Georgia", 14), ("Heading 3", "Georgia", 12), ("List Bullet", "Calibri", 10),
        ):  # fmt: skip
            style: Any = self._document.styles[name]
            style.font.name, style.font.size = font, Pt(size)
            style.font.color.rgb = RGBColor(0, 0, 0)
            _own(style.element.rPr, "w:rFonts", {"w:ascii": font, "w:hAnsi": font, "w:eastAsia": font})
        said = self._document.core_properties
        said.title, said.author, said.comments = safe(paper.title)[:255], "factcheck", ""
        # the moment is told on the paper, too, whatever it looks like
        with suppress(ValueError):
            said.created = said.modified = read_stamp(paper.made_at).replace(tzinfo=None)
        _number(section.footer.paragraphs[0])

    def add(self, block: Block) -> None:
        """Write the next block below the last."""
        match block:
            case Verdict():
                self._verdict(block)
            case Progress():
                self._progress(block)
            case Heading(words=words, level=level):
                self._heading(words, f"Heading {level}")
            case Words(line=line):
                self._line(line)
            case Bullets(lines=lines):
                for line in lines:
                    self._line(line, style="List Bullet")
            case Copy():
                self._copy(block)
            case Note():
                self._note(block)
            case Table():
                self._table(block.columns, block.rows, block.numbers)
            case Trend(series=series):
                self._line((Run(series.name, Tone.STRONG),))
                for point in series.points:
                    self._line(plain(told(point)), style="List Bullet")
            case Foot(lines=lines):
                for line in lines:
                    self._line(tuple(Run(run.text, Tone.SOFT) for run in line))

    def packed(self) -> bytes:
        """Return the file; the same paper gives the same bytes, whenever it is made."""
        made = BytesIO()
        self._document.save(made)
        return timeless(made)

    def _paragraph(self, style: str | None = None) -> "Paragraph":
        """Append a paragraph. The library would look through all there are for where it goes."""
        from docx.oxml import OxmlElement
        from docx.text.paragraph import Paragraph

        element: Any = OxmlElement("w:p")
        self._end.addprevious(element)
        if style is not None:
            element.style = self._style_ids[style]
        return Paragraph(element, self._document._body)

    def _heading(self, words: str, style: str) -> None:
        self._paragraph(style).add_run(safe(words))

    def _verdict(self, block: Verdict) -> None:
        self._line((Run(block.kicker.upper(), Tone.SOFT),))
        if block.title:
            self._heading(block.title, "Title")
        lamp = f"{block.lamp}: " if block.lamp else ""
        self._line((Run(lamp + block.words, Tone.STRONG if block.lamp == "CLEAR" else Tone.ALARM),))
        for line in block.lines:
            self._line(line)

    def _progress(self, block: Progress) -> None:
        self._heading("What each status means", "Heading 2")
        rows = (
            (
                (Run(f"{GLYPHS[status]} {STATUS_WORDS[status]}", Tone.STRONG),),
                plain(str(getattr(block.counts, status))),
                plain(MEANINGS[status]),
            )
            for status in Status
        )
        self._table(("Status", "Claims", "It says"), rows, frozenset({1}))

    def _copy(self, block: Copy) -> None:
        from docx.shared import Pt

        paragraph = self._paragraph()
        paragraph.paragraph_format.space_before = Pt(10)
        if block.zone is not Zone.BODY:
            _write(paragraph, Run(f"{block.zone.capitalize()}: ", Tone.SOFT))
        for piece in block.pieces:
            if isinstance(piece, Mark):
                _mark(paragraph, piece)
            else:
                _serif(paragraph.add_run(safe(piece)))

    def _note(self, block: Note) -> None:
        from docx.shared import Mm, Pt, RGBColor

        paragraph = self._paragraph()
        paragraph.paragraph_format.left_indent = Mm(6)
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.keep_with_next = bool(block.facts)
        _write(paragraph, Run(f"{block.claim}  ", Tone.SOFT))
        stamp = paragraph.add_run(f"{GLYPHS[block.status]} {safe(block.standing)}  ")
        stamp.bold, stamp.font.color.rgb = True, RGBColor.from_string(_COLOURS[block.status])
        _write(paragraph, Run(block.phrase, Tone.STRONG))
        if block.sentence:
            self._fact(Fact(term="In the copy", lines=(block.sentence,)))
        for fact in block.facts:
            self._fact(fact)

    def _fact(self, fact: Fact) -> None:
        from docx.shared import Mm, Pt

        for number, line in enumerate(fact.lines):
            paragraph = self._line(((Run("" if number else f"{fact.term}: ", Tone.SOFT)), *line))
            paragraph.paragraph_format.left_indent = Mm(18)
            paragraph.paragraph_format.first_line_indent = Mm(-6)
            paragraph.paragraph_format.space_after = Pt(1)

    def _table(
        self, columns: tuple[str, ...], rows: Iterable[tuple[Line, ...]], numbers: frozenset[int]
    ) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm, Pt

        table = self._document.add_table(rows=0, cols=len(columns), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths(columns, numbers, _ROOM), strict=True):
            column.width = Mm(width)
        heads = tuple((Run(column, Tone.STRONG),) for column in columns)
        for row in (heads, *rows):
            for at, (cell, line) in enumerate(zip(table.add_row().cells, row, strict=True)):
                for run in line:
                    _write(cell.paragraphs[0], run)
                if at in numbers:
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _own(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader", {})
        for head in table.rows[0].cells:
            head.paragraphs[0].runs[0].font.size = Pt(8)

    def _line(self, line: Line, style: str | None = None) -> "Paragraph":
        paragraph = self._paragraph(style)
        for run in line:
            _write(paragraph, run)
        return paragraph


def _write(paragraph: "Paragraph", run: Run) -> None:
    from docx.shared import RGBColor

    words = f"“{run.text}”" if run.tone is Tone.QUOTE else run.text
    said = paragraph.add_run(safe(words if run.status is None else f"{GLYPHS[run.status]} {words}"))
    if run.tone in (Tone.STRONG, Tone.ALARM):
        said.bold = True
    if run.tone is Tone.QUOTE:
        said.italic = True
    if run.tone in (Tone.SOFT, Tone.ALARM):
        said.font.color.rgb = RGBColor.from_string(_SOFT if run.tone is Tone.SOFT else _ALARM)


def _mark(paragraph: "Paragraph", mark: Mark) -> None:
    from docx.enum.text import WD_UNDERLINE
    from docx.shared import RGBColor

    colour = RGBColor.from_string(_COLOURS[mark.status])
    sign = paragraph.add_run(GLYPHS[mark.status])
    sign.bold, sign.font.color.rgb = True, colour
    figure = _serif(paragraph.add_run(safe(mark.text)))
    figure.font.underline = WD_UNDERLINE[_UNDERLINES[mark.status]]
    _own(figure._r.get_or_add_rPr(), "w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": _SHADE})
    number = paragraph.add_run(str(mark.claim))
    number.font.superscript, number.font.color.rgb = True, colour


def _serif(run: Any) -> Any:
    run.font.name = "Georgia"
    return run


def _own(parent: Any, tag: str, attributes: dict[str, str]) -> None:
    """Put an element that the library has no name for."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = parent.find(qn(tag))
    if element is None:
        element = OxmlElement(tag)
        parent.append(element)
    for name, value in attributes.items():
        element.set(qn(name), value)


def _number(paragraph: "Paragraph") -> None:
    """Let Word put the number of the page."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
