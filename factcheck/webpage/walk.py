"""A page's tree to stretches of words, in order: every word once, each with what it stands in."""

from dataclasses import dataclass, field, replace

from lxml import etree
from lxml.html import HtmlElement

from factcheck.model.document import Zone
from factcheck.webpage import kinds
from factcheck.webpage.parsing import BREAK
from factcheck.webpage.tables import Table, is_data
from factcheck.webpage.words import Words

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The words of a paragraph, a heading, a list item, a caption, a table, or of something beside them."""

    words: str
    tag: str
    """That of the block it stands in."""
    zone: Zone
    where: str | None
    """What it is called where it is no article whatever stands around it: "a menu"."""
    gap: str
    letters: int
    linked: int
    is_imprint: bool

    @property
    def is_prose(self) -> bool:
        """Whether it is long enough for a sentence, and no link to one."""
        return self.where is None and self.letters >= 60 and 2 * self.linked < self.letters

    @property
    def is_link(self) -> bool:
        """Whether all of it is a link."""
        return self.letters > 0 and 20 * self.linked >= 19 * self.letters


@dataclass(slots=True, kw_only=True)
class Section:
    """A block element: which stretches stand in it, and what its name says of it."""

    tag: str
    called: str
    first: int
    last: int = 0
    parent: int | None = None
    beside: str | None = None


@dataclass(slots=True)
class _Open:
    """An element that the walk is inside of."""

    tag: str
    block: bool
    where: str | None = None
    zone: Zone = Zone.BODY
    imprint: bool = False
    in_link: bool = False
    section: int | None = None
    """The section that it is, or is in."""
    items: "_Open | None" = None
    """The list that it is, or is in."""
    depth: int = 0
    """How many lists it is in."""
    table: Table | None = None
    heading: str = ""
    around: str = ""
    """The tag of the block that it is, or is in."""
    numbered: int | None = None
    """Which number the next item of a list has."""
    aside: Words | None = None
    """The words that were being put together before it, and that go on after it."""
    is_note: bool = False


@dataclass(slots=True)
class Walk:
    """What a page says, in order."""

    stretches: list[Stretch] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    elements: int = 0
    deepest: int = 0
    """How many elements stand inside each other, at most."""
    _open: list[_Open] = field(default_factory=list)
    _words: Words = field(default_factory=Words)
    _gap: str = "\n\n"
    _marker: str = ""
    _touches: bool = False
    """Whether an element has just ended, with nothing after it so far."""

    def take(self, root: HtmlElement) -> None:
        """Walk through a tree."""
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "end":
                self._leave(element)
                continue
            if not isinstance(element.tag, str) or element.tag in kinds.NO_WORDS:
                # its end comes all the same
                events.skip_subtree()
                self._open.append(self._inherit("", block=False))
                continue
            self._enter(element)
            self.elements, self.deepest = self.elements + 1, max(self.deepest, len(self._open))
            if element.text:
                self._add(element.text)

    def _add(self, text: str) -> None:
        here = self._open[-1]
        if here.tag == "pre":
            text = text.replace("\n", BREAK)
        self._words.add(text, in_link=here.in_link, parted=self._touches)
        self._touches = False

    def _inherit(self, tag: str, *, block: bool) -> _Open:
        if not self._open:
            return _Open(tag, block, around=tag)
        return replace(
            self._open[-1],
            tag=tag,
            block=block,
            around=tag if block else self._open[-1].around,
            heading=tag if tag in _HEADINGS else self._open[-1].heading,
            numbered=None,
            aside=None,
            is_note=False,
        )

    def _enter(self, element: HtmlElement) -> None:
        tag, called = element.tag, kinds.names(element)
        here = self._inherit(tag, block=kinds.is_block(element))
        if here.block:
            self._flush()
        here.where = here.where or kinds.unseen(element, called)
        if not here.block and here.where is None and tag not in ("a", "em", "strong", "b", "i", "sup", "sub"):
            here.where = kinds.beside(called)
        here.zone = kinds.zone(element, called) or here.zone
        here.imprint = here.imprint or kinds.is_imprint(element, called)
        here.in_link = here.in_link or tag == "a"
        above = self._open[-1] if self._open else None
        if not here.block and above is not None and here.where != above.where:
            here.aside, self._words = self._words, Words()
        self._open.append(here)
        if here.block:
            beside = None if here.where else kinds.beside(called)
            parent, here.section = here.section, len(self.sections)
            self.sections.append(
                Section(tag=tag, called=called, first=len(self.stretches), parent=parent, beside=beside)
            )
        match tag:
            case "br":
                self._words.add(BREAK)
            case "q":
                self._add("“")
            case "sup" | "sub":
                here.is_note = kinds.is_note_mark(element, called)
                here.aside, self._words = here.aside or self._words, Words()
            case "ol" | "ul" | "menu":
                start = element.get("start", "1")
                here.items, here.depth = here, here.depth + 1
                if tag == "ol":
                    here.numbered = int(start) if start.isdecimal() and len(start) < 6 else 1
                self._gap = "\n" if here.depth > 1 else "\n\n"
            case "li":
                self._mark_item(here.items)
            case "table" if here.table is None and is_data(element):
                here.table = Table()
            case "tr" if here.table is not None:
                here.table.new_row()

    def _leave(self, element: HtmlElement) -> None:
        here = self._open.pop()
        if here.tag == "q":
            self._words.add("”")
        if here.tag in ("sup", "sub") and here.aside is not None:
            mark, self._words = self._words, here.aside
            if here.tag == "sup":
                self._words.add_raised(mark.text, is_note=here.is_note)
            else:
                self._words.add_lowered(mark.text)
        elif here.aside is not None:
            self._flush(here)
            self._words = here.aside
        if here.block:
            self._flush(here)
            if here.table is not None and here.tag in ("td", "th"):
                here.table.end_cell()
            elif here.table is not None and (not self._open or self._open[-1].table is None):
                self._emit(here.table.text, here, Zone.TABLE, here.table.letters, 0)
            if here.tag in ("ol", "ul", "table"):
                self._gap, self._marker = "\n" if here.depth > 1 else "\n\n", ""
            assert here.section is not None
            self.sections[here.section].last = len(self.stretches)
        self._touches = not here.block and bool(here.tag) and here.tag not in ("br", "wbr", "sup", "sub")
        if element.tail and self._open:
            self._touches = False
            self._add(element.tail)

    def _mark_item(self, around: _Open | None) -> None:
        if around is not None and around.numbered is not None:
            self._marker = f"{around.numbered}. "
            around.numbered += 1
        else:
            self._marker = "• "

    def _flush(self, of: _Open | None = None) -> None:
        """End the block that is being put together."""
        words, self._words, self._touches = self._words, Words(), False
        here = of or (self._open[-1] if self._open else None)
        text = words.text
        if here is None or not text:
            return
        if here.table is not None and here.where is None and here.zone is not Zone.CAPTION:
            here.table.add(text, words.letters)
            return
        self._emit(text, here, here.zone, words.letters, words.linked)

    def _emit(self, text: str, here: _Open, zone: Zone, letters: int, linked: int) -> None:
        if not text:
            return
        is_item = here.depth > 0 and here.where is None
        stretch = Stretch(
            words=(self._marker if is_item else "") + text,
            tag=here.heading or here.around,
            zone=zone,
            where=here.where,
            gap=self._gap,
            letters=letters,
            linked=linked,
            is_imprint=here.imprint,
        )
        self.stretches.append(stretch)
        if here.where is None:
            self._gap, self._marker = ("\n" if is_item else "\n\n"), ""
