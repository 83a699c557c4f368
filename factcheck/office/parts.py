"""The XML parts of an office file, and how they refer to each other."""

import posixpath
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, TypeAlias

from lxml import etree
from lxml.etree import _Element

from factcheck.errors import UnreadableArticle
from factcheck.office.archive import Archive

Element: TypeAlias = _Element

_PREFIXES = {
    "/wordprocessingml/main": "w",
    "/officeDocument/math": "m",
    "/markup-compatibility/2006": "mc",
    "/wordprocessingml/2006/main": "w",
    "/officeDocument/2006/math": "m",
    "/officeDocument/relationships": "r",
    "/officeDocument/2006/relationships": "r",
    "/drawingml/2006/chart": "c",
    "/drawingml/chart": "c",
    "/drawingml/2006/diagram": "dgm",
    "/drawingml/diagram": "dgm",
    "/dc/elements/1.1/": "dc",
    "/dc/terms/": "dcterms",
    "/XML/1998/namespace": "xml",
}
"""The namespaces of office files by their ends: each has two, of the ordinary and the strict standard."""


class Relation(NamedTuple):
    """One part's reference to another."""

    id: str
    kind: str
    """The last word of its type: "footnotes", "header"."""
    part: str


def parse(archive: Archive, part: str, name: str) -> Element:
    """Return the root of a part; declarations of a document's type are refused, and entities with them."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    try:
        root = etree.fromstring(archive.read(part), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableArticle(
            f"{name} is damaged ({part} breaks off or makes no sense); open it in Word and save it again"
        ) from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableArticle(
            f"{name} was not written by an office program ({part} declares entities); do not trust it"
        )
    return root


def relations(archive: Archive, part: str, name: str) -> Iterator[Relation]:
    """Yield a part's references to other parts of the file; the empty name is the file itself."""
    folder, _ = posixpath.split(part)
    for element in _listed(archive, part, name):
        target, kind = element.get("Target", ""), element.get("Type", "")
        if element.get("TargetMode") != "External":
            whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Relation(element.get("Id", ""), kind.rpartition("/")[2], whole)


def addresses(archive: Archive, part: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield the id and the address of each link of a part that leads out of the file, to the web."""
    for element in _listed(archive, part, name):
        target = element.get("Target", "")
        if element.get("TargetMode") == "External" and target.lower().startswith(("http://", "https://")):
            yield element.get("Id", ""), target


def _listed(archive: Archive, part: str, name: str) -> Iterator[Element]:
    folder, file = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{file}.rels")
    if listed in archive:
        yield from parse(archive, listed, name)


@cache
def tag(qualified: str) -> str:
    """Return an element's or attribute's name with the usual prefix, whichever standard it is of.

    >>> tag("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")
    'w:p'
    """
    space, _, name = qualified.rpartition("}")
    prefix = next((short for end, short in _PREFIXES.items() if space.endswith(end)), "")
    return f"{prefix}:{name}" if prefix else name


def name_of(element: Element) -> str:
    """Return an element's name with the usual prefix; comments and instructions have none."""
    return tag(element.tag) if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """Return the value of an attribute by its name with the usual prefix."""
    return next((str(value) for key, value in element.items() if tag(str(key)) == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child of a name, and its first child of the next name, and so on."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if name_of(each) == name), None)
    return element
