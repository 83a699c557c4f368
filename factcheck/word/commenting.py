"""Comments in a Word file, each beside the words that it is about; nothing else in the file is changed."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING

from factcheck.errors import UnreadableArticle
from factcheck.model.document import Span
from factcheck.office.packing import timeless
from factcheck.office.parts import Element, name_of
from factcheck.times import read_stamp
from factcheck.word.document import places
from factcheck.word.places import Place, text_nodes

if TYPE_CHECKING:
    from docx.document import Document

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_INSIDE = frozenset(
    {"w:p", "w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:sdtContent", "w:fldSimple", "w:customXml"}
)
"""What may hold the beginning and the end of a comment."""


def commented(raw: bytes, comments: Sequence[tuple[Span, Sequence[str]]], author: str, made_at: str) -> bytes:
    """Return a Word file with comments, or raise UnreadableArticle where none can be put into it."""
    import docx  # only a checked copy pays for it
    from docx.opc.exceptions import PackageNotFoundError
    from docx.text.run import Run
    from lxml.etree import XMLSyntaxError

    refusals = (PackageNotFoundError, XMLSyntaxError, ValueError, KeyError, AttributeError)
    try:
        # our own reader goes first: it knows how large a file may be
        wanted = places(raw, [span for span, _ in comments])
        document = docx.Document(BytesIO(raw))
        runs = _runs(document, wanted)
        moment = read_stamp(made_at)
        for (_, lines), (first, last) in zip(comments, runs, strict=True):
            said = document.add_comment(
                [Run(first, document), Run(last, document)],
                text="\n".join(lines),
                author=author,
                initials="".join(word[0] for word in author.split())[:3],
            )
            said._comment_elm.date = moment
        file = BytesIO()
        document.save(file)
    except refusals as error:
        raise UnreadableArticle(str(error)) from error
    return timeless(file)


def _runs(document: "Document", wanted: Sequence[Sequence[Place]]) -> Iterator[tuple[Element, Element]]:
    """Yield the first and the last run of each stretch, in runs that hold nothing else."""
    part = str(document.part.partname).lstrip("/").lower()
    nodes = list(text_nodes(document.part.element))
    anchors = [
        [place for place in each if place.part.lower() == part and _holds(nodes[place.node])]
        for each in wanted
    ]
    cuts: dict[int, set[int]] = {}
    for each in anchors:
        if each:
            cuts.setdefault(each[0].node, set()).add(each[0].start)
            cuts.setdefault(each[-1].node, set()).add(each[-1].end)
    pieces = {node: _Pieces(nodes[node], sorted(at)) for node, at in cuts.items()}
    for each in anchors:
        if each:
            yield pieces[each[0].node].beginning(each[0].start), pieces[each[-1].node].ending(each[-1].end)
        else:
            # what stands in a note or a formula can have no comment: it stands at the top of the page
            top = next(filter(_holds, nodes), None)
            if top is None:
                raise UnreadableArticle("its body has no words")
            yield _parent(top), _parent(top)


def _holds(node: Element) -> bool:
    run = node.getparent()
    above = None if run is None else run.getparent()
    return run is not None and name_of(run) == "w:r" and above is not None and name_of(above) in _INSIDE


class _Pieces:
    """A text node whose run was cut into several, so that each piece has a run to itself."""

    def __init__(self, node: Element, cuts: Sequence[int]) -> None:
        self._starts: dict[int, Element] = {0: node}
        for at in reversed(cuts):
            _cut(node, at, self._starts)

    def beginning(self, at: int) -> Element:
        """Return the run whose words begin there."""
        return _parent(self._starts[at])

    def ending(self, at: int) -> Element:
        """Return the run whose words end there."""
        return _parent(self._starts[max(start for start in self._starts if start < at)])


def _cut(node: Element, at: int, starts: dict[int, Element]) -> None:
    """Move what follows a place of a text node into a run of its own, with the same formatting."""
    run, text = _parent(node), node.text or ""
    moved: Iterable[Element] = list(node.itersiblings())
    if 0 < at < len(text):
        tail = deepcopy(node)
        node.text, tail.text = text[:at], text[at:]
        for half in (node, tail):
            half.set(_SPACE, "preserve")
        starts[at] = tail
        moved = [tail, *moved]
    elif at == 0:
        before = [each for each in node.itersiblings(preceding=True) if name_of(each) != "w:rPr"]
        moved = [node, *moved] if before else []
    if not moved:
        return
    fresh = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
    fresh.extend(deepcopy(each) for each in run if name_of(each) == "w:rPr")
    fresh.extend(moved)
    run.addnext(fresh)


def _parent(node: Element) -> Element:
    run = node.getparent()
    if run is None:
        raise UnreadableArticle("its text stands in no paragraph")
    return run
