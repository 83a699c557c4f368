"""The words of a part as they lie in the file, for the receipt: who reads the page has no hand in it."""

from collections.abc import Callable, Iterator

from factcheck.model.document import RawText
from factcheck.office.parts import Element, attribute, child, name_of
from factcheck.raised import lowered, raised
from factcheck.word.styles import Styles, position_of, switched

_APART = frozenset({"w:tab", "w:br", "w:cr", "w:ptab", "w:sym", "w:footnoteReference", "w:endnoteReference"})
_WRITTEN = {"superscript": raised, "subscript": lowered}
_BREAKS = str.maketrans("\n\r\t", "   ")
_LEFT_OUT = {"TOC": "the table of contents", "PAGE": "a page number", "NUMPAGES": "a page number"}


def stretches(
    root: Element, where: str, *, is_article: bool, styles: Styles | None = None
) -> Iterator[RawText]:
    """Yield the words of each paragraph of a part, those that are deleted or hidden apart from the others."""
    fields: list[str] = []
    words = _Words(fields, styles)
    for paragraph in root.iter():
        if name_of(paragraph) != "w:p" or _is_double(paragraph):
            continue
        words.paragraph(paragraph)
        if child(paragraph, "w:pPr", "w:rPr", "w:del") is not None:
            # its end was deleted: it goes on in the next
            continue
        yield from words.told(where, is_article)
        words = _Words(fields, styles)
    yield from words.told(where, is_article)


class _Words:
    """The words of one paragraph, by the reason why they are not printed; the empty reason is none."""

    def __init__(self, fields: list[str], styles: Styles | None) -> None:
        self._fields = fields
        """The codes of the fields that are open, which may have begun in another paragraph."""
        self._styles = styles or Styles()
        self.kept: dict[str, list[str]] = {"": []}

    def told(self, where: str, is_article: bool) -> Iterator[RawText]:
        """Yield what was taken up."""
        for why, kept in self.kept.items():
            if said := "".join(kept).strip():
                yield RawText(why or where, said, is_article and not why)

    def paragraph(self, paragraph: Element) -> None:
        """Take up the words of a paragraph."""
        named = child(paragraph, "w:pPr", "w:pStyle")
        style = self._styles[None if named is None else attribute(named, "w:val")]
        prompts = any(
            child(above, "w:sdtPr", "w:showingPlcHdr") is not None for above in paragraph.iterancestors()
        )
        self.gather(paragraph, "hidden text" if style.is_hidden else "a prompt" if prompts else "")

    def gather(self, element: Element, why: str) -> None:
        """Take up the words inside an element."""
        for each in element:
            name = name_of(each)
            # a paragraph inside this one, of a text box, is another
            if name not in {"w:p", "w:pPr", "w:rPr"}:
                self._take(each, name, why)

    def _take(self, element: Element, name: str, why: str) -> None:
        match name:
            case "w:t" | "w:delText" | "m:t":
                self._put((element.text or "").translate(_BREAKS).replace("\u00ad", ""), why)
            case "w:noBreakHyphen":
                self._put("-", why)
            case "w:instrText" if self._fields:
                self._fields[-1] += element.text or ""
            case "w:fldChar":
                kind = attribute(element, "w:fldCharType")
                if kind == "begin":
                    self._fields.append("")
                elif kind == "end" and self._fields:
                    self._fields.pop()
            case "w:fldSimple":
                self._fields.append(attribute(element, "w:instr") or "")
                self.gather(element, why)
                self._fields.pop()
            case "w:del" | "w:moveFrom":
                self.gather(element, "a deletion")
            case "w:r" if (vanishes := switched(child(element, "w:rPr"), "w:vanish")) is not None:
                self.gather(element, "hidden text" if vanishes else "" if why == "hidden text" else why)
            case "w:r" if (position := position_of(child(element, "w:rPr"))) in _WRITTEN:
                self._mark(element, why, _WRITTEN[position])
            case "m:sup":
                self._mark(element, why, raised)
            case "m:den":
                self._put("/", why)
                self.gather(element, why)
            case _ if name in _APART:
                self._put(" ", why)
            case _:
                self.gather(element, why)

    def _mark(self, element: Element, why: str, written: Callable[[str, str], str]) -> None:
        """Take up what is raised or lowered beside a number: it is none of its digits."""
        mark = _Words(self._fields, self._styles)
        mark.gather(element, why)
        for reason, words in mark.kept.items():
            self._put(written("".join(self.kept.get(reason, [])[-4:]), "".join(words)), reason)

    def _put(self, words: str, why: str) -> None:
        codes = (_LEFT_OUT.get(code.split(maxsplit=1)[0].upper()) for code in self._fields if code.split())
        reason = why or next((reason for reason in codes if reason), "")
        apart = " " if reason == _LEFT_OUT["PAGE"] else ""
        self.kept.setdefault(reason, []).append(words + apart)


def _is_double(paragraph: Element) -> bool:
    """Tell whether a paragraph stands a second time, for programs that do not know the first form."""
    return any(
        name_of(above) == "mc:Fallback" and child(above.getparent(), "mc:Choice") is not None
        for above in paragraph.iterancestors()
    )
