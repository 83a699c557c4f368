"""Markdown: the document's text is what a reader of the page would see, its marks removed."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.decoding import decode, decoded, storable
from factcheck.errors import UnreadableArticle
from factcheck.layout import Block, lay_out
from factcheck.masthead import find_masthead
from factcheck.model.document import Document, RawText, Zone
from factcheck.model.protocols import Likeness
from factcheck.reading import plain
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

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n((?:(?!---|\.\.\.)[^\n]*\n){0,200})(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_YAML_LINE = re.compile(r"[\w-]+:(?:\s|\Z)|[\s#]|- |\Z")
_ENTRY = re.compile(r"([A-Za-z][\w-]*):[ \t]+(.+)")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_TITLE_KEYS = ("title", "headline")
_BYLINE_KEYS = ("byline", "author", "authors", "by")
_DATE_KEYS = ("published", "date", "pubdate")
_LANGUAGE_KEYS = ("language", "lang")

_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*+>|\Z)|<[/!?A-Za-z][^<>]*>", re.DOTALL | re.IGNORECASE
)
_NO_WORDS = re.compile(
    rf"(?<=\])\([^()\n]*\)|^ {{0,3}}\[[^\]\n]+\]:[^\n]*|{_UNSEEN.pattern}",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
"""Where a link leads, and markup: in the file, and not on the page."""

_BREAK = re.compile(r"<(?:br|/p|/div|/tr|/li|/h[1-6])\b[^<>]*>", re.IGNORECASE)


def recognises(raw: bytes) -> Likeness:
    """Markdown looks like any other text; the file's name says what it is."""
    return Likeness.POSSIBLE


def read(raw: bytes, origin: str | None) -> Document:
    """Return the document in the bytes of a Markdown file.

    Front matter gives title, byline, date and language and is no part of the text. The numbers of a
    list are kept as they are typed: what is printed can be checked.

        >>> read(b"# Dam fails\\n\\nIt killed **1,400** [people](http://a.b).", None).text
        'Dam fails\\n\\nIt killed 1,400 people.'
    """
    source, _, notices = decoded(raw, origin or "the text")
    entries, body = _front_matter(source)
    tokens = None if _BRACKETS.search(body) else _parser().parse(body)
    if tokens is None or any(token.level >= _NESTING - 1 for token in tokens):
        # with the marks in it, but with nothing left out
        return plain.document(source, origin, raw=raw, notices=notices)
    text, regions = lay_out(_blocks(tokens))
    if not text.strip():
        shown = one_line(origin or "the text")
        raise UnreadableArticle(f"{shown} holds no text beside its marks; check that it is the right file")
    headline = next((region.span for region in regions if region.zone is Zone.HEADLINE), None)
    masthead = find_masthead(text, headline=headline)
    taken = {region.span for region in regions}
    regions += tuple(region for region in masthead.regions if region.span not in taken)
    return Document(
        text=text,
        origin=origin,
        title=masthead.title(text) or _first(entries, _TITLE_KEYS),
        byline=_first(entries, _BYLINE_KEYS) or masthead.byline,
        published=_iso(_first(entries, _DATE_KEYS)) or masthead.published,
        language=_first(entries, _LANGUAGE_KEYS),
        media_type=MEDIA_TYPE,
        raw=raw,
        regions=tuple(sorted(regions, key=lambda region: region.span)),
        notices=notices,
    )


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield the text with its marks, and apart from it the front matter and what no reader of a page sees."""
    source = decode(raw, "the text")
    entries, body = _front_matter(source)
    if entries:
        yield RawText("the front matter", source[: len(source) - len(body)], is_article=False)
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


def _front_matter(source: str) -> tuple[dict[str, str], str]:
    """Return the entries of the front matter, and the Markdown after it."""
    found = _FRONT_MATTER.match(source)
    lines = found[1].splitlines() if found else []
    # a sentence between two rules is no front matter, and must not be lost
    if found is None or not all(_YAML_LINE.match(line) for line in lines):
        return {}, source
    entries = (entry for line in lines if (entry := _ENTRY.match(line)))
    return {entry[1].lower(): entry[2].strip(" \t\"'[]") for entry in entries}, source[found.end() :]


def _first(entries: dict[str, str], keys: Sequence[str]) -> str | None:
    return next((entries[key] for key in keys if entries.get(key)), None)


def _iso(words: str | None) -> str | None:
    found = _ISO_DATE.match(words or "")
    return found and found[0]


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


def _words(token: "Token") -> str:
    """Return what a reader sees of a block or of a stretch inside one."""
    match token.type:
        case "inline" | "image":
            seen = "".join(map(_words, token.children or ()))
            return seen.strip() if token.type == "inline" else seen
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
            seen = _unescaped(_UNSEEN.sub("", _BREAK.sub("\n", token.content)))
            return storable("\n".join(line for row in seen.splitlines() if (line := row.strip())))
        case _:
            return ""


def _unescaped(markup: str) -> str:
    # the names of two thousand characters, which plain text never asks for
    from html import unescape

    return unescape(markup)


def _is_picture(token: "Token") -> bool:
    """Tell whether a paragraph is nothing but an image, or images: their descriptions are captions."""
    parts = [part for part in token.children or () if part.content.strip() or part.type == "image"]
    return bool(parts) and all(part.type == "image" for part in parts)
