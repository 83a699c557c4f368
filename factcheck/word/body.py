"""The blocks of a part in the order of the page: paragraphs, tables, text boxes."""

from collections.abc import Iterator

from factcheck.model.document import Zone
from factcheck.office.parts import Element, attribute, child, name_of
from factcheck.word.piece import Passage, Piece, in_one_line, trimmed
from factcheck.word.story import Story
from factcheck.word.styles import Styles

_COPY_CHARS = 200
"""A cell of several paragraphs and more characters holds copy: the table only lays it out."""

_IN_CELL = "; "
_BULLET = "• "


class Body:
    """Reads the blocks of one part."""

    def __init__(self, story: Story, styles: Styles) -> None:
        self._story, self._styles = story, styles
        self._carried: tuple[Piece, ...] = ()
        """A paragraph whose end was deleted: it goes on in the next."""
        self._in_list = False

    def blocks(self, container: Element) -> Iterator[Passage]:
        """Yield what is printed of an element that holds paragraphs and tables."""
        yield from self._within(container)
        yield from self._left_over()

    def _within(self, container: Element) -> Iterator[Passage]:
        for each in container:
            match name_of(each):
                case "w:p":
                    yield from self._paragraph(each)
                case "w:tbl":
                    yield from self._left_over()
                    yield from self._table(each)
                case "w:sectPr" | "w:sdtPr" | "w:sdtEndPr" | "w:tcPr":
                    pass
                case "w:sdt" if child(each, "w:sdtPr", "w:showingPlcHdr") is not None:
                    pass
                case _:
                    # content controls, marks of changes, whatever wraps blocks
                    yield from self._within(each)

    def _left_over(self) -> Iterator[Passage]:
        """Yield a paragraph whose end was deleted, where no other follows that it could go on in."""
        pieces, self._carried = trimmed(self._carried), ()
        if any(piece.words for piece in pieces):
            yield Passage(pieces)

    def _paragraph(self, paragraph: Element) -> Iterator[Passage]:
        properties = child(paragraph, "w:pPr")
        named = child(properties, "w:pStyle")
        style = self._styles[None if named is None else attribute(named, "w:val")]
        pieces = self._carried + self._story.paragraph(paragraph)
        boxes = tuple(self._story.boxes)
        if child(properties, "w:rPr", "w:del") is not None:
            self._carried = pieces
        else:
            self._carried = ()
            is_listed = style.is_listed or _is_listed(properties)
            yield from self._passage(pieces, style.zone, is_listed, style.is_heading)
        for box in boxes:
            yield from self.blocks(box)

    def _passage(
        self, pieces: tuple[Piece, ...], zone: Zone | None, is_listed: bool, is_heading: bool
    ) -> Iterator[Passage]:
        pieces = trimmed(pieces)
        if not any(piece.words for piece in pieces):
            # where a comment begins may stand alone: it begins with the next words
            self._carried = pieces
            return
        gap = "\n" if is_listed and self._in_list else "\n\n"
        self._in_list = is_listed
        if zone is Zone.HEADLINE or is_heading:
            pieces = in_one_line(pieces)
        marked = (Piece(_BULLET), *pieces) if is_listed else pieces
        yield Passage(marked, zone or Zone.BODY, gap, is_heading=is_heading and zone is None)

    def _table(self, table: Element) -> Iterator[Passage]:
        rows = [
            [self._cell(cell) for cell in _under(row, "w:tc")]
            for row in _under(table, "w:tr")
            if child(row, "w:trPr", "w:del") is None
        ]
        self._in_list = False
        if all(len(row) < 2 for row in rows) or any(_is_copy(cell) for row in rows for cell in row):
            for row in rows:
                for cell in row:
                    yield from cell
            return
        pieces: list[Piece] = []
        for row in rows:
            if any(cell for cell in row):
                pieces += [Piece("\n")] if pieces else []
                for at, cell in enumerate(row):
                    pieces += [Piece(" | ")] if at else []
                    for nth, block in enumerate(cell):
                        pieces += [Piece(_IN_CELL)] if nth else []
                        pieces += in_one_line(block.pieces)
        if any(piece.words.strip(" |\n") for piece in pieces):
            yield Passage(tuple(pieces), Zone.TABLE)

    def _cell(self, cell: Element) -> tuple[Passage, ...]:
        self._in_list = False
        return tuple(self.blocks(cell))


def _under(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table, or the cells of a row: some stand in content controls."""
    for each in element:
        if name_of(each) == name:
            yield each
        elif name_of(each) in {"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"}:
            yield from _under(each, name)


def _is_listed(properties: Element | None) -> bool:
    number = child(properties, "w:numPr", "w:numId")
    return number is not None and attribute(number, "w:val") != "0"


def _is_copy(cell: tuple[Passage, ...]) -> bool:
    return len(cell) > 1 and sum(len(block.words) for block in cell) > _COPY_CHARS
