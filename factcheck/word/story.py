"""One paragraph after the other of a part: what is printed of its runs, fields, changes and boxes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from factcheck.office.parts import Element, attribute, child, name_of
from factcheck.raised import lowered, noted, raised
from factcheck.word.piece import Piece, words_of
from factcheck.word.places import text_nodes
from factcheck.word.styles import Styles, position_of, switched

_NEVER_TEXT = frozenset(
    {"w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:delInstrText", "w:fldData", "w:rt", "w:rubyPr"}
)
_SYMBOLS = {
    "a2": "′", "a3": "≤", "a4": "⁄", "a5": "∞", "ac": "←", "ae": "→", "b0": "°", "b1": "±", "b3": "≥",
    "b4": "×", "b7": "•", "b8": "÷", "b9": "≠", "bb": "≈", "bc": "…", "6d": "μ", "2d": "−", "2b": "+",
    "25": "%", "3c": "<", "3e": ">", "3d": "=",
}  # fmt: skip
"""The characters of the Symbol font that stand beside numbers."""

_SOFT_HYPHEN = "\u00ad"
_BREAKS = str.maketrans("\n\r\t", "   ")

DELETION, HIDDEN, CONTENTS, PAGE_NUMBER, PROMPT = (
    "a deletion",
    "hidden text",
    "the table of contents",
    "a page number",
    "a prompt",
)
_FIELDS_LEFT_OUT = {
    "TOC": CONTENTS,
    "PAGE": PAGE_NUMBER,
    "NUMPAGES": PAGE_NUMBER,
    "SECTIONPAGES": PAGE_NUMBER,
}


class Notes:
    """The notes in the order in which the text refers to them, foot and end notes in one count."""

    def __init__(self) -> None:
        self.order: list[tuple[str, str]] = []

    def number(self, kind: str, id_: str) -> int:
        """Return the number that a note has on the page."""
        if (kind, id_) not in self.order:
            self.order.append((kind, id_))
        return self.order.index((kind, id_)) + 1


class Story:
    """A part of the file whose paragraphs are read in order: the fields of one may end in another."""

    def __init__(self, part: str, root: Element, styles: Styles, notes: Notes) -> None:
        self._part, self._styles, self._notes = part, styles, notes
        self._nodes: Mapping[Element, int] = {node: at for at, node in enumerate(text_nodes(root))}
        self._fields: list[_Field] = []
        self._left_out: list[str | None] = []
        self._position = ""
        self._line: list[Piece] = []
        self._mark: list[Piece] = []
        """Raised or lowered pieces, kept until it is known how long the mark is."""
        self._mark_position = ""
        self.boxes: list[Element] = []
        """The text boxes that hang on the last paragraph."""
        self.counted: Counter[str] = Counter()

    def paragraph(self, paragraph: Element) -> tuple[Piece, ...]:
        """Return what is printed of a paragraph."""
        self._line, self._mark, self._position, self.boxes = [], [], "", []
        style = self._styles[_style(child(paragraph, "w:pPr", "w:pStyle"))]
        with self._leaving_out(HIDDEN if style.is_hidden else None):
            self._children(paragraph)
        self._put_mark()
        return tuple(self._line)

    def _children(self, element: Element) -> None:
        for each in element:
            self._walk(each)

    def _walk(self, element: Element) -> None:
        name = name_of(element)
        match name:
            case "w:t" | "m:t":
                self._text(element)
            case "w:r" | "m:r":
                self._run(element)
            case "w:ins" | "w:moveTo":
                self.counted["insertion"] += _holds_text(element)
                self._children(element)
            case "w:del" | "w:moveFrom":
                self.counted["deletion"] += _holds_text(element)
                with self._leaving_out(DELETION):
                    self._children(element)
            case "w:fldChar":
                self._field(attribute(element, "w:fldCharType"))
            case "w:fldSimple":
                with self._leaving_out(_field_left_out(attribute(element, "w:instr") or "")):
                    self._children(element)
            case "w:instrText":
                if self._fields:
                    self._fields[-1].code += element.text or ""
            case "w:txbxContent":
                if not any(self._left_out):
                    self.boxes.append(element)
            case "mc:AlternateContent":
                self._children(_branch(element))
            case "w:sdt":
                prompts = child(element, "w:sdtPr", "w:showingPlcHdr") is not None
                with self._leaving_out(PROMPT if prompts else None):
                    self._children(element)
            case "w:footnoteReference" | "w:endnoteReference":
                self._note(element, name)
            case "w:commentRangeStart" | "w:commentRangeEnd" | "w:commentReference":
                id_ = attribute(element, "w:id") or ""
                self._put(Piece("", comment=id_, begins=name == "w:commentRangeStart"))
            case "m:f":
                self._joined(element, "m:num", "/", "m:den")
            case "m:sSup":
                self._script(element, "m:sup", "superscript")
            case "m:sSub":
                self._script(element, "m:sub", "subscript")
            case _:
                if said := _character(name, element):
                    self._put(Piece(said))
                elif name not in _NEVER_TEXT:
                    self._children(element)

    def _run(self, run: Element) -> None:
        properties = child(run, "w:rPr")
        style = self._styles[_style(child(properties, "w:rStyle"))]
        hidden = switched(properties, "w:vanish")
        with (
            self._leaving_out(HIDDEN if (style.is_hidden if hidden is None else hidden) else None),
            self._at(position_of(properties) or style.position or self._position),
        ):
            self._children(run)

    def _text(self, node: Element) -> None:
        text = node.text or ""
        if name_of(node) == "w:t" and attribute(node, "xml:space") != "preserve":
            # which Word does not show, either
            text = text.strip(" \n\r\t")
        offset = (node.text or "").find(text)
        for part in text.translate(_BREAKS).split(_SOFT_HYPHEN):
            if part:
                self._put(Piece(part, self._part, self._nodes.get(node, -1), offset))
            offset += len(part) + 1

    def _note(self, element: Element, name: str) -> None:
        if any(self._left_out):
            return
        kind = name.removeprefix("w:").removesuffix("Reference")
        number = self._notes.number(kind, attribute(element, "w:id") or "")
        if attribute(element, "w:customMarkFollows") not in {"1", "true", "on"}:
            # whatever else is raised beside it is another mark
            self._put_mark()
            self._line.append(Piece(noted(words_of(self._line[-4:]), str(number))))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].has_begun = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _put(self, piece: Piece) -> None:
        if not all(field.has_begun for field in self._fields):
            return
        reasons = (*self._left_out, *(_field_left_out(field.code) for field in self._fields))
        if why := next((reason for reason in reasons if reason), None):
            self.counted[why] += bool(piece.words)
        elif self._position in {"superscript", "subscript"} and piece.words:
            if self._position != self._mark_position:
                self._put_mark()
            self._mark_position = self._position
            self._mark.append(piece)
        else:
            self._put_mark()
            self._line.append(piece)

    def _put_mark(self) -> None:
        if not self._mark:
            return
        before, mark = words_of(self._line[-4:]), words_of(self._mark)
        said = (lowered if self._mark_position == "subscript" else raised)(before, mark)
        if len(said) == len(mark):
            # the same characters, or their raised forms, each still where it stands
            at = 0
            for piece in self._mark:
                self._line.append(piece._replace(words=said[at : at + len(piece.words)]))
                at += len(piece.words)
        else:
            self._line.append(Piece(said))
        self._mark = []

    def _joined(self, element: Element, first: str, sign: str, second: str) -> None:
        for name, between in ((first, sign), (second, "")):
            found = child(element, name)
            if found is not None:
                self._children(found)
            self._put(Piece(between))

    def _script(self, element: Element, name: str, position: str) -> None:
        base, script = child(element, "m:e"), child(element, name)
        if base is not None:
            self._children(base)
        if script is not None:
            with self._at(position):
                self._children(script)

    @contextmanager
    def _at(self, position: str) -> Iterator[None]:
        before, self._position = self._position, position
        yield
        self._position = before

    @contextmanager
    def _leaving_out(self, why: str | None) -> Iterator[None]:
        self._left_out.append(why)
        yield
        self._left_out.pop()


@dataclass(slots=True)
class _Field:
    """A field that is open: what it is told to show, and whether that has begun."""

    code: str = ""
    has_begun: bool = False


def _field_left_out(code: str) -> str | None:
    words = code.split(maxsplit=1)
    return _FIELDS_LEFT_OUT.get(words[0].upper()) if words else None


def _style(element: Element | None) -> str | None:
    return None if element is None else attribute(element, "w:val")


def _holds_text(element: Element) -> bool:
    return any(name_of(each) in {"w:t", "w:delText"} and each.text for each in element.iter())


def _branch(alternatives: Element) -> Element:
    """Return the one of several forms of the same thing that is read: a text box stands in each of them."""
    forms = [form for form in alternatives if name_of(form) in {"mc:Choice", "mc:Fallback"}]
    with_boxes = (form for form in forms if any(name_of(each) == "w:txbxContent" for each in form.iter()))
    return next(with_boxes, forms[0] if forms else alternatives)


def _character(name: str, element: Element) -> str:
    """Return what an element that stands for one character prints."""
    match name:
        case "w:tab" | "w:ptab":
            return "\t"
        case "w:br" | "w:cr":
            return "\n"
        case "w:noBreakHyphen":
            return "\u2011"
        case "w:sym":
            # a symbol that nobody knows still parts what stands beside it
            return _SYMBOLS.get((attribute(element, "w:char") or "").lower()[-2:], "\ufffd")
    return ""
