"""A PDF file as a document: its pages in the order of reading, their furniture left out and told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError, PyPdfError

from factcheck.errors import UnreadableArticle
from factcheck.layout import lay_out
from factcheck.limits import PDF_OBJECTS, PDF_PAGES, PDF_STREAM_BYTES
from factcheck.masthead import find_masthead
from factcheck.model.document import Document, RawText, Zone
from factcheck.office.properties import believed_day, believed_name, believed_title
from factcheck.pdf.columns import columns
from factcheck.pdf.font import UNREADABLE
from factcheck.pdf.furniture import Sheet, without_furniture
from factcheck.pdf.glyphs import Damaged, Glyph, Program
from factcheck.pdf.lines import lines
from factcheck.pdf.paragraphs import blocks
from factcheck.pdf.repairs import repairs
from factcheck.pdf.words import words
from factcheck.safe import one_line

MEDIA_TYPE = "application/pdf"

_END = re.compile(rb"startxref\s+\d+\s+%%EOF")
_END_BYTES = 4096
_BREAKS = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,
    AssertionError,
)
"""What the library may raise at a damaged file."""

_READABLE = 0.02
"""More unreadable characters than this, as a share of all, and the text cannot be trusted."""

_OCR = "make one with text in it (ocrmypdf in.pdf out.pdf) and add that"


def read(raw: bytes, origin: str | None) -> Document:
    """Return the document in the bytes of a PDF."""
    name = one_line(origin or "the file")
    with _configured(), repairs() as repaired:
        file = _opened(raw, name)
        program = Program(file)
        pages = without_furniture(_sheets(file, program, name))
        facts = _facts(file)
    set_in = [
        (number, lines(part)) for number, page in enumerate(pages, 1) for part in columns(page.words) if part
    ]
    text, regions = lay_out(blocks(set_in))
    empty = [number for number, page in enumerate(pages, 1) if not page.words]
    if not text.strip():
        what = "is a scan: its pages are pictures" if pages else "has no pages"
        raise UnreadableArticle(f"{name} {what}, and no text; {_OCR}")
    headline = next((region.span for region in regions if region.zone is Zone.HEADLINE), None)
    masthead = find_masthead(text, headline=headline)
    taken = [region.span for region in regions]
    found = (region for region in masthead.regions if not any(span.overlaps(region.span) for span in taken))
    return Document(
        text=text,
        origin=origin,
        title=masthead.title(text) or facts.title,
        byline=masthead.byline or facts.author,
        published=masthead.published or facts.written,
        language=facts.language,
        media_type=MEDIA_TYPE,
        raw=raw,
        regions=tuple(sorted((*regions, *found), key=lambda region: region.span)),
        notices=tuple(f"{name} {each}" for each in _said(text, empty, program.is_odd or bool(repaired))),
    )


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield the words of each page, its running head, its page number and what stands sideways apart."""
    with _configured(), repairs():
        file = _opened(raw, "the file")
        sheets = _sheets(file, Program(file), "the file")
        for number, page in enumerate(without_furniture(sheets), 1):
            for line in lines(page.words):
                yield RawText(f"page {number}", line.text)
            yield from page.left_out


def _configured() -> Any:
    # a limit of the library that is reached is an error, never a text that breaks off
    return apply_configuration(
        zlib_maximum_output_length=PDF_STREAM_BYTES,
        lzw_maximum_output_length=PDF_STREAM_BYTES,
        run_length_maximum_output_length=PDF_STREAM_BYTES,
        array_based_stream_maximum_output_length=PDF_STREAM_BYTES,
        zlib_maximum_recovery_input_length=0,
        page_tree_maximum_entries=PDF_PAGES + 1,
        disable_legacy_handling=True,
    )


def _opened(raw: bytes, name: str) -> PdfReader:
    if not _END.search(raw[-_END_BYTES:]):
        raise UnreadableArticle(f"{name} is cut off: the end of the PDF is missing; fetch it again")
    try:
        file = PdfReader(BytesIO(raw), strict=False)
        if file.is_encrypted and not file.decrypt(""):
            raise UnreadableArticle(
                f"{name} is protected by a password; save a copy without one (qpdf --decrypt) and add that"
            )
        objects = sum(len(each) for each in file.xref.values()) + len(file.xref_objStm)
        pages = len(file.pages)
    except _BREAKS as error:
        raise _damaged(name, "its table of contents makes no sense", error) from error
    if pages > PDF_PAGES:
        raise UnreadableArticle(
            f"{name} has {pages:,} pages, more than {PDF_PAGES:,}; add the pages that matter"
        )
    if objects > PDF_OBJECTS:
        raise UnreadableArticle(
            f"{name} is made of {objects:,} objects, more than {PDF_OBJECTS:,}; print it to a new PDF"
        )
    return file


def _sheets(file: PdfReader, program: Program, name: str) -> list[Sheet]:
    found: list[Sheet] = []
    drawn, unreadable = 0, 0
    for number in range(len(file.pages)):
        try:
            page = file.pages[number]
            glyphs = list(program.glyphs(page))
            found.append(_sheet(page, glyphs))
        except Damaged as error:
            raise _damaged(name, f"page {number + 1}: {error}", error) from error
        except LimitReachedError as error:
            raise UnreadableArticle(
                f"{name} holds more on page {number + 1} than any article ({one_line(str(error))[:80]}); "
                "print the pages that matter to a new PDF"
            ) from error
        except _BREAKS as error:
            raise _damaged(name, f"page {number + 1} cannot be drawn", error) from error
        drawn += sum(not glyph.text.isspace() for glyph in glyphs)
        unreadable += sum(UNREADABLE in glyph.text for glyph in glyphs)
    if unreadable > _READABLE * drawn:
        raise UnreadableArticle(
            f"{name} does not say which characters its fonts print, so that numbers cannot be told; "
            "read it by OCR (ocrmypdf --force-ocr in.pdf out.pdf) and add that"
        )
    return found


def _sheet(page: Any, glyphs: list[Glyph]) -> Sheet:
    """Return the words that can be seen on a page; of a scan, those that were read in it."""
    seen = [glyph for glyph in glyphs if not glyph.is_invisible]
    if not any(glyph.text.strip() for glyph in seen):
        seen = glyphs
    box = page.cropbox
    turned = int(page.get("/Rotate", 0) or 0) % 180 == 90
    heights = (float(box.left), float(box.right)) if turned else (float(box.bottom), float(box.top))
    ys = [glyph.y for glyph in seen] or [0.0]
    # a page that is turned has its origin elsewhere
    bottom, top = (
        heights if min(ys) >= min(heights) and max(ys) <= max(heights) else (min(ys) - 1, max(ys) + 1)
    )
    upright = [glyph for glyph in seen if glyph.is_upright]
    asides = {
        "a running head or foot": [glyph for glyph in upright if glyph.is_pagination],
        "hidden text": [glyph for glyph in glyphs if glyph.is_invisible] if seen is not glyphs else [],
    }
    told = [
        RawText(where, line.text, is_article=False)
        for where, drawn in asides.items()
        for line in lines(words(drawn))
    ]
    # in the order in which it was drawn, as its lines run otherwise
    if sideways := "".join(glyph.text for glyph in seen if not glyph.is_upright).strip():
        told.append(RawText("sideways text", sideways, is_article=False))
    copy = (glyph for glyph in upright if not glyph.is_pagination)
    return Sheet(words=tuple(words(copy)), bottom=bottom, top=top, left_out=tuple(told))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    title: str | None = None
    author: str | None = None
    written: str | None = None
    language: str | None = None


def _facts(file: PdfReader) -> _Facts:
    """Return what the file says of itself, as far as it can be believed."""
    try:
        said: Any = file.metadata or {}
        root: Any = file.trailer["/Root"]
        spoken = root.get("/Lang")
        stamps = [_iso(said.get(key)) for key in ("/CreationDate", "/ModDate")]
        title, author = (str(said.get(key) or "") for key in ("/Title", "/Author"))
    except _BREAKS:
        return _Facts()
    return _Facts(
        title=believed_title(title),
        author=believed_name(author),
        written=believed_day(*stamps),
        language=str(spoken) if isinstance(spoken, str) and spoken else None,
    )


def _iso(stamp: Any) -> str | None:
    found = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", str(stamp or ""))
    return "-".join(found.groups()) if found else None


def _said(text: str, empty: list[int], is_odd: bool) -> Iterator[str]:
    if is_odd:
        yield "is damaged in a place; look whether something of it is missing"
    if empty:
        which = f"page {empty[0]}" if len(empty) == 1 else f"pages {', '.join(map(str, empty))}"
        yield f"has no text on {which}, perhaps a picture of it; look at what stands there, or {_OCR}"
    if unreadable := text.count(UNREADABLE):
        characters = "one character" if unreadable == 1 else f"{unreadable} characters"
        yield f"has {characters} that its fonts do not tell; they stand as {UNREADABLE}"


def _damaged(name: str, what: str, error: Exception) -> UnreadableArticle:
    detail = one_line(str(error))[:80]
    why = what if detail in what else f"{what}: {detail}"
    return UnreadableArticle(
        f"{name} is damaged ({why}); fetch it again, or print it to a new PDF and add that"
    )
