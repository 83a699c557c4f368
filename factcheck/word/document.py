"""A Word file as a document: body, notes and boxes in one text, comments beside it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.errors import UnreadableArticle
from factcheck.layout import lay_out
from factcheck.masthead import find_masthead
from factcheck.model.document import Annotation, Document, RawText, Span, Zone
from factcheck.office.archive import Archive
from factcheck.office.parts import Element, Relation, attribute, child, name_of, parse, relations
from factcheck.office.properties import Properties
from factcheck.safe import one_line
from factcheck.word.body import Body
from factcheck.word.piece import Passage, Piece
from factcheck.word.places import Place, places_of
from factcheck.word.raw import stretches
from factcheck.word.story import Notes, Story
from factcheck.word.styles import Styles

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_UNREAD = {
    "chart": "a chart",
    "diagramData": "a diagram",
    "aFChunk": "an embedded file",
    "oleObject": "an embedded file",
}
"""Kinds of parts that may hold numbers, and that are not read."""


def read(raw: bytes, origin: str | None) -> Document:
    """Return the document in the bytes of a Word file."""
    file = _File.open(raw, one_line(origin or "the file"))
    page = file.page()
    text, regions = lay_out(passage.as_block() for passage in page.passages)
    if not text.strip():
        raise UnreadableArticle(f"{file.name} holds no text; check that it is the right file")
    headline = next((region.span for region in regions if region.zone is Zone.HEADLINE), None)
    masthead = find_masthead(text, headline=headline)
    taken = [region.span for region in regions]
    found = (region for region in masthead.regions if not any(span.overlaps(region.span) for span in taken))
    properties = file.properties()
    return Document(
        text=text,
        origin=origin,
        title=masthead.title(text) or properties.title,
        byline=masthead.byline or properties.author,
        published=masthead.published or properties.written,
        language=properties.language or file.styles.language,
        media_type=MEDIA_TYPE,
        raw=raw,
        regions=tuple(sorted((*regions, *found), key=lambda region: region.span)),
        annotations=tuple(file.comments(page)),
        notices=tuple(page.notices),
    )


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield the words of every part of a Word file, with those that are no part of the article."""
    file = _File.open(raw, "the file")
    text = parse(file.archive, file.main, file.name)
    yield from stretches(text, "the text", is_article=True, styles=file.styles)
    for kind, where in _NOTES.items():
        referred = {attribute(each, "w:id") for each in text.iter() if name_of(each) == f"w:{kind}Reference"}
        for part in file.parts(f"{kind}s"):
            for note in parse(file.archive, part, file.name):
                printed = attribute(note, "w:id") in referred
                yield from stretches(
                    note, where if printed else "a note that nothing refers to", is_article=printed
                )
    for kind, where in _ASIDES.items():
        for part in file.parts(kind):
            yield from stretches(parse(file.archive, part, file.name), where, is_article=False)


def places(raw: bytes, spans: Iterable[Span]) -> list[tuple[Place, ...]]:
    """Return where in a Word file each span of its document's text stands, for a comment to hang on."""
    pieces = _File.open(raw, "the file").page().pieces
    return [places_of(pieces, span) for span in spans]


_NOTES = {"footnote": "a footnote", "endnote": "an endnote"}
_ASIDES = {"header": "a header", "footer": "a footer", "comments": "a comment"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What is printed, in order, and what is to be said of it."""

    passages: tuple[Passage, ...]
    notices: tuple[str, ...]

    @property
    def pieces(self) -> list[tuple[int, Piece]]:
        """Each piece with its offset in the text."""
        found: list[tuple[int, Piece]] = []
        at = 0
        for nth, passage in enumerate(self.passages):
            at += len(passage.gap) if nth else 0
            for piece in passage.pieces:
                found.append((at, piece))
                at += len(piece.words)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """The parts of a Word file that have a say."""

    archive: Archive
    name: str
    main: str
    related: tuple[Relation, ...]
    styles: Styles

    @classmethod
    def open(cls, raw: bytes, name: str) -> "_File":
        archive = Archive(raw, name)
        mains = (each.part for each in relations(archive, "", name) if each.kind == "officeDocument")
        main = next(mains, "word/document.xml")
        if main not in archive:
            raise UnreadableArticle(f"{name} is no Word document; save it as .docx and add that")
        related = tuple(relations(archive, main, name))
        styles = next((each.part for each in related if each.kind == "styles" and each.part in archive), None)
        return cls(
            archive=archive,
            name=name,
            main=main,
            related=related,
            styles=Styles.of(None if styles is None else parse(archive, styles, name)),
        )

    def parts(self, kind: str) -> list[str]:
        """Return the parts of one kind, in the order of their names."""
        return sorted({each.part for each in self.related if each.kind == kind and each.part in self.archive})

    def page(self) -> _Page:
        notes = Notes()
        root = parse(self.archive, self.main, self.name)
        body = child(root, "w:body")
        if body is None:
            raise UnreadableArticle(f"{self.name} is no Word document; save it as .docx and add that")
        counted: Counter[str] = Counter()
        story = Story(self.main, root, self.styles, notes)
        passages = list(Body(story, self.styles).blocks(body))
        counted += story.counted
        passages += self._notes(notes, counted)
        unread = {_UNREAD[each.kind] for each in self.related if each.kind in _UNREAD}
        return _Page(
            passages=tuple(_with_headline(passages)),
            notices=tuple(f"{self.name} {each}" for each in (*_said(counted), *_unread(unread))),
        )

    def _notes(self, notes: Notes, counted: Counter[str]) -> Iterator[Passage]:
        """Yield the notes that the text refers to, each behind its number."""
        listed: dict[tuple[str, str], list[Passage]] = {}
        for kind in _NOTES:
            for part in self.parts(f"{kind}s"):
                root = parse(self.archive, part, self.name)
                story = Story(part, root, self.styles, Notes())
                for note in root:
                    if name_of(note) == f"w:{kind}":
                        listed[kind, attribute(note, "w:id") or ""] = list(
                            Body(story, self.styles).blocks(note)
                        )
                counted += story.counted
        for number, key in enumerate(notes.order, 1):
            if key not in listed:
                raise UnreadableArticle(
                    f"{self.name} is damaged (it refers to a note that is not in it); fetch or save it again"
                )
            for nth, passage in enumerate(listed[key]):
                mark = () if nth else (Piece(f"[{number}] "),)
                yield passage._replace(pieces=(*mark, *passage.pieces), is_heading=False)

    def comments(self, page: _Page) -> Iterator[Annotation]:
        """Yield the comments, in the order of the text that they stand beside."""
        begins: dict[str, int] = {}
        ends: dict[str, int] = {}
        for at, piece in page.pieces:
            if piece.comment:
                (begins if piece.begins else ends).setdefault(piece.comment, at)
        said: dict[str, Element] = {}
        for part in self.parts("comments"):
            for each in parse(self.archive, part, self.name):
                said[attribute(each, "w:id") or ""] = each
        for id_, end in sorted(ends.items(), key=lambda pair: begins.get(pair[0], pair[1])):
            if id_ in said:
                words = "\n".join(stretch.words for stretch in stretches(said[id_], "", is_article=False))
                yield Annotation(
                    span=Span(min(begins.get(id_, end), end), end),
                    words=words.strip(),
                    author=attribute(said[id_], "w:author") or None,
                    made_at=attribute(said[id_], "w:date") or None,
                )

    def properties(self) -> Properties:
        """Return what the file says of itself."""
        for each in relations(self.archive, "", self.name):
            if each.kind == "core-properties" and each.part in self.archive:
                return Properties.of(parse(self.archive, each.part, self.name))
        return Properties()


def _with_headline(passages: list[Passage]) -> Iterator[Passage]:
    """Yield the passages with the first heading as the headline, where no style says which it is."""
    titled = next((at for at, each in enumerate(passages) if each.zone is Zone.HEADLINE), None)
    copy = next((at for at, each in enumerate(passages) if each.zone is Zone.BODY and not each.is_heading), 0)
    for at, passage in enumerate(passages):
        if passage.zone is Zone.HEADLINE and at != titled:
            yield passage._replace(zone=Zone.BODY)
        elif passage.is_heading and titled is None and at <= copy:
            titled = at
            yield passage._replace(zone=Zone.HEADLINE)
        else:
            yield passage


def _said(counted: Counter[str]) -> Iterator[str]:
    if counted["insertion"] or counted["deletion"]:
        insertions, deletions = (
            f"{counted[kind]} {kind}{'' if counted[kind] == 1 else 's'}" for kind in ("insertion", "deletion")
        )
        yield f"has tracked changes: {insertions} read as text, {deletions} left out"
    if counted["hidden text"]:
        yield "has hidden text, which is left out"


def _unread(parts: Iterable[str]) -> Iterator[str]:
    return (f"holds {part}, which is not read" for part in sorted(parts))
