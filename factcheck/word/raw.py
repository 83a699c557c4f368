"""The words of a part as they lie in the file, for the receipt: who reads the page has no hand in it."""

from collections.abc import Iterator

from factcheck.model.document import RawText
from factcheck.office.parts import Element, attribute, child, name_of
from factcheck.raised import raised
from factcheck.word.styles import position_of, switched

_APART = frozenset({"w:tab", "w:br", "w:cr", "w:ptab", "w:sym", "w:footnoteReference", "w:endnoteReference"})
_BREAKS = str.maketrans("\n\r\t", "   ")


def stretches(root: Element, where: str, *, is_article: bool) -> Iterator[RawText]:
    """Yield the words of each paragraph of a part, those that are deleted or hidden apart from the others."""
    for paragraph in root.iter():
        if name_of(paragraph) != "w:p" or _is_double(paragraph):
            continue
        kept: dict[str, list[str]] = {"": []}
        _gather(paragraph, "", kept)
        for why, words in kept.items():
            if said := "".join(words).strip():
                yield RawText(why or where, said, is_article and not why)


def _gather(element: Element, why: str, kept: dict[str, list[str]]) -> None:
    for each in element:
        name = name_of(each)
        if name in {"w:p", "w:pPr", "w:rPr"}:
            # a paragraph inside this one, of a text box, is another
            continue
        if name in {"w:t", "w:delText", "m:t"}:
            kept.setdefault(why, []).append((each.text or "").translate(_BREAKS).replace("\u00ad", ""))
        elif name == "w:noBreakHyphen":
            kept.setdefault(why, []).append("-")
        elif name in _APART:
            kept.setdefault(why, []).append(" ")
        elif name in {"w:del", "w:moveFrom"}:
            _gather(each, "a deletion", kept)
        elif name == "w:r" and switched(child(each, "w:rPr"), "w:vanish"):
            _gather(each, "hidden text", kept)
        elif name == "w:r" and position_of(child(each, "w:rPr")) in {"superscript", "subscript"}:
            # beside the number that it is raised from, it is none of its digits
            mark: dict[str, list[str]] = {}
            _gather(each, why, mark)
            for reason, words in mark.items():
                before = kept.setdefault(reason, [])
                before.append(raised("".join(before[-4:]), "".join(words)))
        elif name == "w:fldSimple" and _is_count(attribute(each, "w:instr")):
            _gather(each, "a page number", kept)
        else:
            _gather(each, why, kept)


def _is_count(code: str | None) -> bool:
    return (code or "").split()[:1] in (["PAGE"], ["NUMPAGES"])


def _is_double(paragraph: Element) -> bool:
    """Tell whether a paragraph stands a second time, for programs that do not know the first form."""
    return any(
        name_of(above) == "mc:Fallback" and child(above.getparent(), "mc:Choice") is not None
        for above in paragraph.iterancestors()
    )
