"""Markdown: the document's text is what a reader of the page would see, its marks removed."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck import front_matter
from factcheck.decoding import decode, decoded, storable
from factcheck.errors import ReadingError, UnreadableArticle
from factcheck.layout import Block, lay_out
from factcheck.masthead import find_masthead, read_date
from factcheck.model.document import Document, RawText, Region, Span, Zone
from factcheck.model.protocols import Likeness
from factcheck.raised import lowered, raised
from factcheck.reading import html, plain
from factcheck.safe import one_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

NAME = "Markdown"
MEDIA_TYPE = "text/markdown"
SUFFIXES: tuple[str, ...] = (".md", ".markdown")

_NESTING = 20
"""What nests deeper than this is no article; the parser would leave it out."""

_BRACKETS = re.compile(r"(?:!?\[){40}")
"""A run that would take the parser long, and is no link."""

_TITLE_KEYS = ("title", "headline")
_BYLINE_KEYS = ("byline", "author", "authors", "by")
_DATE_KEYS = ("published", "date", "pubdate")
_LANGUAGE_KEYS = ("language", "lang")
_STANDFIRST_KEYS = ("standfirst", "subtitle", "subheading", "strapline", "dek", "deck")
"""What stands printed under a title; a description or summary is for machines that search."""

_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*+>|\Z)|<[/!?A-Za-z][^<>]*>", re.DOTALL | re.IGNORECASE
)
_NO_WORDS = re.compile(
    rf"(?<=\])\([^()\n]*\)|^ {{0,3}}\[(?!\^)[^\]\n]+\]:[^\n]*|{_UNSEEN.pattern}",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
"""Where a link leads, and markup: in the file, and not on the page."""

_SHIFT = re.compile(r"<(?P<closes>/?)(?P<name>sup|sub)\b[^<>]*>", re.IGNORECASE)
_SHIFTED = re.compile(r"<(?P<name>sup|sub)\b[^<>]*>(?P<mark>[^<>]{1,80})</(?P=name)\s*>", re.IGNORECASE)
_SHIFTS = {"sup": raised, "sub": lowered}
_RAISED = re.compile(r"(?<=\w)\^([^\s^\[\]]{1,12})\^")
"""As several dialects write what is raised: 1,400^3^."""

_NOTE = re.compile(r"\s(?=\[\^[^\]\s]{1,40}\]: )")
"""Between notes that stand line by line, each a paragraph of its own."""

_HAS_PARTS = re.compile(r"<(?:table|figure|figcaption|aside|blockquote)\b", re.IGNORECASE)
_PARTS = ("image", "softbreak")
_BREAK = re.compile(r"<(?:br|/p|/div|/tr|/li|/h[1-6])\b[^<>]*>", re.IGNORECASE)


def recognises(raw: bytes) -> Likeness:
    """Markdown looks like any other text; the file's name says what it is."""
    return Likeness.POSSIBLE


def read(raw: bytes, origin: str | None) -> Document:
    """Return the document in the bytes of a Markdown file.

    Front matter gives title, byline, date and language; its title stands above a text that has none. The
    numbers of a list are kept as they are typed: what is printed can be checked.

        >>> read(b"# Dam fails\\n\\nIt killed **1,400** [people](http://a.b).", None).text
        'Dam fails\\n\\nIt killed 1,400 people.'
    """
    source, _, notices = decoded(raw, origin or "the text")
    entries, body = front_matter.split(source)
    tokens = None if _BRACKETS.search(body) else _parser().parse(body)
    if tokens is None or any(token.level >= _NESTING - 1 for token in tokens):
        # with the marks in it, but with nothing left out
        return plain.document(source, origin, raw=raw, notices=notices)
    blocks = tuple(_blocks(tokens))
    text, regions = lay_out((*_printed(entries, blocks), *blocks))
    if not any(block.words.strip() for block in blocks):
        shown = one_line(origin or "the text")
        raise UnreadableArticle(f"{shown} holds no text beside its marks; check that it is the right file")
    headline = next((region.span for region in regions if region.zone is Zone.HEADLINE), None)
    masthead = find_masthead(text, headline=headline)
    taken = {region.span for region in regions}
    regions += tuple(region for region in masthead.regions if region.span not in taken)
    return Document(
        text=text,
        origin=origin,
        title=masthead.title(text),
        byline=_first(entries, _BYLINE_KEYS) or masthead.byline,
        published=read_date(_first(entries, _DATE_KEYS)) or masthead.published,
        language=_first(entries, _LANGUAGE_KEYS),
        media_type=MEDIA_TYPE,
        raw=raw,
        regions=tuple(sorted(regions, key=lambda region: region.span)),
        notices=notices,
    )


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield the text with its marks, and apart from it the front matter and what no reader of a page sees."""
    source = decode(raw, "the text")
    entries, body = front_matter.split(source)
    if entries:
        about = source[: len(source) - len(body)]
        for block in _printed(entries, tuple(_blocks(_parser().parse(body)))):
            yield RawText("the front matter", block.words)
            about = about.replace(block.words, "", 1)
        yield RawText("the front matter", about, is_article=False)
    at = 0
    for unseen in _NO_WORDS.finditer(body):
        yield RawText("the text", body[at : unseen.start()])
        yield RawText("a link or markup", unseen.group(), is_article=False)
        at = unseen.end()
    yield RawText("the text", body[at:])


@cache
def _parser() -> "MarkdownIt":
    # loaded by the first Markdown file, as plain text does without
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")


def _printed(entries: dict[str, str], blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield what of the front matter a page shows above its text: a title, unless the text has its own."""
    title, standfirst = _first(entries, _TITLE_KEYS), _first(entries, _STANDFIRST_KEYS)
    if title and not any(block.zone is Zone.HEADLINE for block in blocks):
        yield Block(words=storable(title), zone=Zone.HEADLINE)
    if standfirst and not any(standfirst in block.words for block in blocks):
        yield Block(words=storable(standfirst), zone=Zone.STANDFIRST)


def _first(entries: dict[str, str], keys: Sequence[str]) -> str | None:
    return next((entries[key] for key in keys if entries.get(key)), None)


def _blocks(tokens: Sequence["Token"]) -> Iterator[Block]:
    lists, marker, gap = 0, "", "\n\n"
    rows: list[list[str]] | None = None
    heading, headed = "", False
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists += 1
                gap = "\n" if lists > 1 else "\n\n"
            case "bullet_list_close" | "ordered_list_close":
                lists -= 1
                marker, gap = "", "\n\n"
            case "list_item_open":
                marker = f"{token.info}{token.markup} " if token.info else "• "
            case "list_item_close":
                gap = "\n"
            case "table_open":
                rows = []
            case "tr_open" if rows is not None:
                rows.append([])
            case "table_close" if rows is not None:
                yield Block(words="\n".join(" | ".join(row) for row in rows), zone=Zone.TABLE, gap=gap)
                rows, gap = None, "\n\n"
            case "heading_open" | "heading_close":
                heading = token.tag if token.type == "heading_open" else ""
            case "html_block" if rows is None and _HAS_PARTS.search(token.content):
                yield from _page(token, gap)
                marker, gap = "", "\n\n"
            case "inline" | "html_block" | "code_block" | "fence":
                words = _words(token)
                if rows is not None:
                    rows[-1].append(words.replace("\n", " "))
                elif words:
                    zone = Zone.CAPTION if _is_picture(token) else Zone.BODY
                    if heading:
                        words = words.replace("\n", " ")
                        if heading == "h1" and not headed:
                            zone, headed = Zone.HEADLINE, True
                    yield Block(words=marker + words, zone=zone, gap=gap)
                    marker, gap = "", "\n\n"


def _page(token: "Token", gap: str) -> Iterator[Block]:
    """Yield the blocks of HTML that has parts of its own: a table, a figure with its caption."""
    try:
        page = html.read(token.content.encode("utf-8", "replace"), None)
    except ReadingError:
        # a table without words
        return
    at = 0
    for region in (*page.regions, Region(span=Span(len(page.text), len(page.text)), zone=Zone.BODY)):
        for words, zone in (
            (page.text[at : region.span.start].strip("\n"), Zone.BODY),
            (page.surface(region.span), region.zone),
        ):
            if words.strip():
                yield Block(words=words, zone=zone, gap=gap)
                gap = "\n\n"
        at = region.span.end


def _words(token: "Token") -> str:
    """Return what a reader sees of a block or of a stretch inside one."""
    match token.type:
        case "inline":
            return _NOTE.sub("\n\n", _line(token.children or ())).strip()
        case "image":
            return _line(token.children or ())
        case "text" | "text_special" | "code_inline":
            return storable(token.content)
        case "fence" | "code_block":
            return storable(token.content).strip("\n")
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "html_inline":
            return "\n" if _BREAK.match(token.content) else ""
        case "html_block":
            marked = _SHIFTED.sub(_apart, token.content)
            seen = _unescaped(_UNSEEN.sub("", _BREAK.sub("\n", marked)))
            return storable("\n".join(line for row in seen.splitlines() if (line := row.strip())))
        case _:
            return ""


def _line(tokens: Sequence["Token"]) -> str:
    """Return the words of a paragraph; what is raised or lowered in it is no digit of a number before it."""
    words, opened, start = "", "", 0
    for at, token in enumerate(tokens):
        tag = _SHIFT.fullmatch(token.content) if token.type == "html_inline" else None
        if tag and not tag["closes"]:
            opened, start = tag["name"].lower(), len(words)
        elif tag and opened == tag["name"].lower():
            before, mark = words[:start], words[start:]
            words, opened = before + _SHIFTS[opened](before, mark), ""
        elif token.type == "text":
            words += _RAISED.sub(lambda mark: raised(mark.string[: mark.start()], mark[1]), _words(token))
        elif token.type == "softbreak" and at and tokens[at - 1].type == "image":
            # a picture, and below it in the same paragraph what is said of it
            words += "\n"
        else:
            words += _words(token)
    return words


def _apart(shifted: re.Match[str]) -> str:
    name, mark = shifted["name"].lower(), shifted["mark"]
    return _SHIFTS[name](
        _UNSEEN.sub("", shifted.string[max(0, shifted.start() - 200) : shifted.start()]), mark
    )


def _unescaped(markup: str) -> str:
    # the names of two thousand characters, which plain text never asks for
    from html import unescape

    return unescape(markup)


def _is_picture(token: "Token") -> bool:
    """Tell whether a paragraph is images and nothing else, or begins with one on a line of its own."""
    parts = [part for part in token.children or () if part.content.strip() or part.type in _PARTS]
    if len(parts) > 1 and parts[0].type == "image" and parts[1].type == "softbreak":
        return True
    seen = [part for part in parts if part.type != "softbreak"]
    return bool(seen) and all(part.type == "image" for part in seen)
