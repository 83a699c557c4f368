"""What the styles of a Word file say of its paragraphs and runs."""

from dataclasses import dataclass, field

from factcheck.model.document import Zone
from factcheck.office.parts import Element, attribute, child, name_of

_ZONES = {
    "title": Zone.HEADLINE,
    "headline": Zone.HEADLINE,
    "hed": Zone.HEADLINE,
    "subtitle": Zone.STANDFIRST,
    "standfirst": Zone.STANDFIRST,
    "strapline": Zone.STANDFIRST,
    "dek": Zone.STANDFIRST,
    "deck": Zone.STANDFIRST,
    "caption": Zone.CAPTION,
    "cutline": Zone.CAPTION,
    "correction": Zone.CORRECTION,
}
"""Word's own names of styles, in every language of Word the same, and those that newsrooms give theirs."""

_DEPTH = 12
"""How many styles one may be based on, each on the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What one style says, those that it is based on included."""

    zone: Zone | None = None
    is_heading: bool = False
    """The first of a file's headings may be its headline."""
    is_listed: bool = False
    is_hidden: bool = False
    position: str = ""
    """`superscript` or `subscript`, else nothing."""


@dataclass(slots=True)
class Styles:
    """The styles of a file by their ids; the name of none is the plain style."""

    elements: dict[str, Element] = field(default_factory=dict)
    language: str | None = None
    _read: dict[str, Style] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> "Styles":
        """Return the styles that a part of a file declares."""
        if root is None:
            return cls()
        elements = {
            id_: each for each in root if name_of(each) == "w:style" and (id_ := attribute(each, "w:styleId"))
        }
        spoken = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang")
        return cls(elements=elements, language=None if spoken is None else attribute(spoken, "w:val"))

    def __getitem__(self, id_: str | None) -> Style:
        if id_ is None:
            return Style()
        if id_ not in self._read:
            self._read[id_] = self._resolved(id_)
        return self._read[id_]

    def _resolved(self, id_: str) -> Style:
        zone, is_heading, is_listed, is_hidden, position = None, False, False, None, ""
        for _ in range(_DEPTH):
            element = self.elements.get(id_)
            if element is None:
                break
            name = (_value(child(element, "w:name")) or id_).lower()
            zone = zone or _ZONES.get(name)
            is_heading = is_heading or name == "heading 1"
            is_listed = is_listed or child(element, "w:pPr", "w:numPr") is not None
            properties = child(element, "w:rPr")
            if is_hidden is None:
                is_hidden = switched(properties, "w:vanish")
            position = position or position_of(properties)
            id_ = _value(child(element, "w:basedOn")) or ""
        return Style(
            zone=zone,
            is_heading=is_heading,
            is_listed=is_listed,
            is_hidden=bool(is_hidden),
            position=position,
        )


def switched(properties: Element | None, name: str) -> bool | None:
    """Tell whether properties switch something on or off; None where they do not speak of it."""
    element = child(properties, name)
    return None if element is None else attribute(element, "w:val") not in {"0", "false", "off"}


def position_of(properties: Element | None) -> str:
    """Return `superscript` or `subscript` where properties say so, or move the line; else nothing."""
    aligned = _value(child(properties, "w:vertAlign"))
    if aligned is not None:
        return aligned if aligned in {"superscript", "subscript"} else "baseline"
    moved = _value(child(properties, "w:position")) or "0"
    try:
        half_points = int(moved)
    except ValueError:
        return ""
    return "superscript" if half_points > 2 else "subscript" if half_points < -2 else ""


def _value(element: Element | None) -> str | None:
    return None if element is None else attribute(element, "w:val")
