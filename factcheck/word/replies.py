"""What stands in a Word file that came back: its lines, its comments, and what was answered to each."""

from collections.abc import Iterator, Mapping

from factcheck.errors import UnreadableArticle
from factcheck.model.returned import Comment, Returned
from factcheck.office.archive import Archive
from factcheck.office.parts import Element, attribute, child, name_of, parse, relations
from factcheck.safe import one_line

_HEADINGS = ("heading", "title")


def returned(raw: bytes, origin: str | None) -> Returned:
    """Return the words of a Word file, and the comments with their answers."""
    file = _File(raw, one_line(origin or "the file"))
    return Returned(lines=tuple(file.lines()), comments=tuple(file.comments()))


class _File:
    """The parts of a Word file in which somebody may have written."""

    def __init__(self, raw: bytes, name: str) -> None:
        self._name = name
        self._archive = Archive(raw, name)
        mains = (each.part for each in relations(self._archive, "", name) if each.kind == "officeDocument")
        self._main = next(mains, "word/document.xml")
        if self._main not in self._archive:
            raise UnreadableArticle(f"{name} is no Word document; save it as .docx")

    def lines(self) -> Iterator[str]:
        """Yield the paragraphs of the body; a heading begins with a number sign, as in Markdown."""
        for paragraph in parse(self._archive, self._main, self._name).iter():
            if name_of(paragraph) == "w:p":
                named = child(paragraph, "w:pPr", "w:pStyle")
                style = "" if named is None else attribute(named, "w:val") or ""
                heading = style.lower().startswith(_HEADINGS)
                yield f"# {_words(paragraph)}" if heading else _words(paragraph)

    def comments(self) -> Iterator[Comment]:
        """Yield the comments that are no answers, each with those to it."""
        said: dict[str, Element] = {}
        for part in self._parts("comments"):
            for each in parse(self._archive, part, self._name):
                paragraphs = [inner for inner in each.iter() if name_of(inner) == "w:p"]
                # an answer names the last paragraph of the comment that it answers
                own = attribute(paragraphs[-1], "paraId") if paragraphs else None
                said[own or f"comment {len(said)}"] = each
        above: dict[str, str] = {}
        for part in self._parts("commentsExtended"):
            for each in parse(self._archive, part, self._name):
                answer, parent = attribute(each, "paraId"), attribute(each, "paraIdParent")
                if answer in said and parent in said:
                    above[answer] = parent
        for own, each in said.items():
            if own not in above:
                replies = tuple(_comment(said[answer]) for answer in said if _root(answer, above) == own)
                yield _comment(each, replies)

    def _parts(self, kind: str) -> Iterator[str]:
        for each in relations(self._archive, self._main, self._name):
            if each.kind == kind and each.part in self._archive:
                yield each.part


def _root(answer: str, above: Mapping[str, str]) -> str | None:
    """Return the comment that a thread began with; None for one that began none, or answers itself."""
    seen: set[str] = set()
    at = answer
    while at in above and at not in seen:
        seen.add(at)
        at = above[at]
    return at if seen and at not in above else None


def _comment(element: Element, replies: tuple[Comment, ...] = ()) -> Comment:
    lines = tuple(_words(inner) for inner in element.iter() if name_of(inner) == "w:p")
    return Comment(lines=lines, author=attribute(element, "w:author") or "", replies=replies)


def _words(paragraph: Element) -> str:
    return "".join(_said(paragraph)).strip()


def _said(element: Element) -> Iterator[str]:
    for each in element:
        match name_of(each):
            case "w:t":
                yield each.text or ""
            case "w:tab" | "w:br" | "w:cr":
                yield " "
            case "w:del" | "w:moveFrom" | "w:p":
                pass
            case _:
                yield from _said(each)
