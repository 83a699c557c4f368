"""RSS and Atom: each item of a feed is an article, and its link where it came from."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.decoding import opening
from factcheck.errors import ReadingError, UnreadableArticle
from factcheck.layout import headed, joined, under_headline
from factcheck.limits import FEED_ITEM_BYTES, FEED_ITEMS
from factcheck.model.document import Document, RawText, Region, Span, Zone
from factcheck.model.protocols import Likeness, Outcome
from factcheck.reading import html
from factcheck.safe import one_line

if TYPE_CHECKING:
    from factcheck.feed.entry import Entry, Words

NAME = "a feed"
MEDIA_TYPE = "application/rss+xml"
SUFFIXES: tuple[str, ...] = (".rss", ".atom", ".xml", ".rdf")

_ENDS_EARLY = ("…", "...", "[…]", "[...]", "[&hellip;]")


def recognises(raw: bytes) -> Likeness:
    """Tell a feed by its outermost element."""
    start = opening(raw)
    if "<" not in start[:100]:
        return Likeness.NONE
    from factcheck.feed.items import is_feed

    return Likeness.CERTAIN if is_feed(start) else Likeness.NONE


def read_all(raw: bytes, origin: str | None) -> Iterator[Outcome]:
    """Yield the article of each item, or why it is none."""
    from factcheck.feed.items import items

    shown = one_line(origin or "the feed")
    taken: set[str] = set()
    number = 0
    for number, item in enumerate(items(raw, shown), 1):
        if number > FEED_ITEMS:
            yield UnreadableArticle(f"{shown} has more than {FEED_ITEMS:,} items; split it, and add the rest")
            return
        try:
            document = _read(item, f"{shown}, item {number}")
        except ReadingError as error:
            yield error
            continue
        name = document.origin
        if name is None or name in taken:
            # some feeds give all items the address of the front page
            name = origin and f"{origin}#item-{number}"
        if name:
            taken.add(name)
        yield replace(document, origin=name)
    if not number:
        raise UnreadableArticle(f"{shown} has no items; fetch it again, or add the pages that it leads to")


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield the words of an item, and apart from them its other fields."""
    from factcheck.feed.entry import read_entry
    from factcheck.feed.items import items

    for item in items(raw, "the feed"):
        entry = read_entry(item)
        if entry is not None:
            yield from _raw(entry)


def _read(item: bytes, where: str) -> Document:
    from factcheck.feed.entry import read_entry

    if len(item) > FEED_ITEM_BYTES:
        raise UnreadableArticle(
            f"{where} is larger than {FEED_ITEM_BYTES >> 20} MB; add the page that it leads to"
        )
    entry = read_entry(item)
    if entry is None:
        raise UnreadableArticle(f"{where} cannot be read; add the page that it leads to")
    parts = [part for part in (_standfirst(entry), _body(entry)) if part is not None]
    if not parts and entry.title is None:
        raise UnreadableArticle(f"{where} holds no text; add the page that it leads to")
    document = joined(parts) if parts else Document(text="")
    document = under_headline(document, entry.title)
    return replace(
        document,
        text=document.text.strip("\n") if not parts else document.text,
        origin=entry.link,
        title=entry.title or document.title,
        byline=entry.author or document.byline,
        published=entry.published or document.published,
        language=entry.language or document.language,
        media_type=MEDIA_TYPE,
        raw=item,
        notices=(*document.notices, *_notices(entry, where)),
    )


def _body(entry: "Entry") -> Document | None:
    words = entry.content or entry.summary
    if words is None or not words.plain():
        return None
    if words.is_html:
        try:
            return html.read(words.text.encode(), None)
        except ReadingError:
            return None
    return Document(text=words.text.strip())


def _standfirst(entry: "Entry") -> Document | None:
    """Return the summary where it says what the text does not."""
    if not _adds(entry) or entry.summary is None:
        return None
    text = entry.summary.plain()
    return Document(text=text, regions=(Region(span=Span(0, len(text)), zone=Zone.STANDFIRST),))


def _adds(entry: "Entry") -> bool:
    """Tell whether the summary is more than the beginning of the text."""
    if entry.content is None or entry.summary is None:
        return False
    summary, text = _open_end(entry.summary), " ".join(entry.content.plain().split())
    return bool(summary) and summary not in text


def _open_end(words: "Words") -> str:
    text = words.plain()
    for end in _ENDS_EARLY:
        text = text.removesuffix(end).rstrip()
    return text


def _notices(entry: "Entry", where: str) -> Iterator[str]:
    if entry.fault:
        yield f"{where} breaks the rules of XML ({one_line(entry.fault)}); what could be read was"
    if entry.content is None and entry.summary and entry.summary.plain().endswith(_ENDS_EARLY):
        yield f"{where} is only the beginning of the article; add its page"


def _raw(entry: "Entry") -> Iterator[RawText]:
    yield RawText("another field", entry.others, is_article=False)
    title: str | None = entry.title
    for words, where, is_article in (
        (entry.summary if entry.content else None, "the summary", _adds(entry)),
        (entry.content or entry.summary, "the text", True),
    ):
        if words is None or not words.plain():
            continue
        for each in _raw_words(words, where, is_article):
            if title and each.is_article and each.words.strip():
                yield each._replace(words=headed(each.words, title)[0])
                title = None
            else:
                yield each
    if title:
        yield RawText("the title", title)


def _raw_words(words: "Words", where: str, is_article: bool) -> Iterator[RawText]:
    if not words.is_html:
        yield RawText(where, words.text, is_article)
    elif not is_article:
        yield RawText(where, words.plain(), is_article)
    else:
        try:
            yield from html.raw_text(words.text.encode())
        except ReadingError:
            yield RawText("what cannot be read", words.plain(), is_article=False)
