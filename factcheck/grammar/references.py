"""Numbers of learned and technical copy: references in brackets, statistics, isotopes, versions."""

import re

import regex

from factcheck.grammar.chunk import aside, covering, unit_follows
from factcheck.grammar.nouns import plural_follows
from factcheck.grammar.numeral import Numeral
from factcheck.model.document import Span
from factcheck.model.quantity import Aside, SetAside

_REFERENCES = re.compile(r"\[\^?\d{1,3}(?:(?:,[ ]?|;[ ]?|-)\d{1,3}){0,12}\]")  # [7], [15,16], [2-5], [^3]
_STATISTIC = regex.compile(r"(?r)(?<!\w)[A-Za-z]2?\((?:\d+(?:\.\d+)?,[ ]?)?")  # F(3, 8.9)
_FORMULA = regex.compile(r"(?r)\([A-Z]\w{0,9}\)")  # Mg(ClO4)2
_APERTURE = regex.compile(r"(?r)(?<!\w)[fF]/")  # f/2.8
_VERSION = re.compile(r"(?<![\w.,-])\d{1,4}(?:\.\d{1,4}){2,5}(?![\w-]|\.\d)")  # iOS 17.1.2, 192.168.0.1
_NUCLEUS = re.compile(
    r"C(?:/\d\dC)?(?:[ -](?:isotop|dat|label|age|content|value|ratio|signature)|/\d\dC(?!\w)|\]|\w)"
)
_DELTA = frozenset("δΔ∆[")


def reference(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside the numbers of notes in square brackets: "[12]", "[3, 5-7]"; what an editor put in counts."""
    start, end = numeral.span
    if "[" not in text[max(0, start - 40) : start]:
        return None
    notes = covering(_REFERENCES, text, numeral, 40, 40)
    if notes is None:
        return None
    # "1,400[3] men": an editor leaves a blank before what is put in, "[15] men"
    attached = not text[notes.start() - 1 : notes.start()].isspace() and notes.start() > 0
    if not attached and (plural_follows(text, notes.end(), end + 60) or unit_follows(text, notes.end())):
        return None
    return aside(*notes.span(), Aside.LABEL, "reference")


def notation(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside what a formula, an isotope or a statistic is written with: "Mg(ClO4)2", "14C dating"."""
    start, end = numeral.span
    before = text[start - 1 : start] if start else " "
    if before in _DELTA or text[end : end + 1] == "C":
        nucleus = _NUCLEUS.match(text, end)
        if nucleus or (before in _DELTA and text[end : end + 1].isupper()):
            return aside(start, end + 1, Aside.NAME, "isotope")
    if before == ")" and _FORMULA.match(text, max(chunk.start, start - 12), start):
        return aside(start, end, Aside.NAME, "formula")
    if before == "(" and text[end : end + 1] == ")" and text[start - 2 : start - 1].isdigit():
        # Section 12(3)
        return aside(start - 1, end + 1, Aside.LABEL, "subsection")
    if before == "/" and _APERTURE.match(text, max(chunk.start, start - 3), start):
        return aside(start - 2, end, Aside.LABEL, "aperture")
    if before in {"(", " "} and _STATISTIC.match(text, max(0, start - 14), start):
        return aside(start, end, Aside.LABEL, "statistic")
    return None


def version(text: str, numeral: Numeral, chunk: Span) -> SetAside | None:
    """Set aside a number with two points or more: a version, a section, an address on a network."""
    start, end = numeral.span
    if "." not in text[max(0, start - 1) : end + 1]:
        return None
    dotted = covering(_VERSION, text, numeral, 24, 24)
    if dotted is None or "dotted" in numeral.flags or "foreign" in numeral.flags:
        return None
    return aside(*dotted.span(), Aside.CODE, "version")
