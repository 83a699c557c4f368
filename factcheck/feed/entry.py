"""What one item of a feed says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from typing import Any

from factcheck.decoding import storable
from factcheck.masthead import read_date

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_INLINE = re.compile(r"</?(?:a|b|i|u|em|strong|span)\b[^<>]*>", re.IGNORECASE)
"""Tags inside a word, or around one; any other parts what it stands between."""

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_HTML = ("text/html", "application/xhtml+xml")
_SAID = {"title", "summary", "language"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A stretch of an item: text, or HTML."""

    text: str
    is_html: bool

    def plain(self) -> str:
        """Return the words on one line, without tags.

        >>> Words(text="AT&amp;T <b>rises</b>: 5 < 6 > 4", is_html=True).plain()
        'AT&T rises: 5 < 6 > 4'
        """
        text = unescape(_TAG.sub(" ", _INLINE.sub("", self.text))) if self.is_html else self.text
        return " ".join(text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item as its feed has it; a field that it does not give is None."""

    title: str | None
    author: str | None
    published: str | None
    language: str | None
    link: str | None
    id: str | None
    content: Words | None
    summary: Words | None
    others: str
    """The words of all other fields."""
    fault: str | None
    """Where it breaks the rules of XML."""


def read_entry(item: bytes) -> Entry | None:
    """Return what the one item of a feed says, or None if nothing can be read of it."""
    # a quarter of a second, for feeds alone
    import feedparser

    # given as a file: bytes alone it would try as an address, and as a path
    try:
        parsed = feedparser.parse(
            BytesIO(item),
            sanitize_html=False,
            resolve_relative_uris=False,
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )
    except Exception:
        # it is made for damaged feeds, and raises at some all the same
        return None
    if not parsed.entries:
        return None
    said: Mapping[str, Any] = parsed.entries[0]
    contents = [_words(each) for each in said.get("content", [])]
    content = max(contents, key=lambda words: len(words.text), default=None)
    link = str(said.get("link") or "")
    title = said.get("title_detail")
    # past the library's own look-up, which warns where one date stands in for another
    dates = (str(dict.get(parsed.entries[0], name) or "") for name in ("published", "updated", "created"))
    return Entry(
        title=_words(title).plain() or None if title else None,
        author=_optional(said.get("author")),
        published=next((day for words in dates if (day := read_date(words))), None),
        language=_optional(said.get("language") or parsed.feed.get("language")),
        link=storable(link) if _WEB.fullmatch(link) else None,
        id=_optional(said.get("id")),
        content=content if content and content.text.strip() else None,
        summary=_words(said["summary_detail"]) if said.get("summary_detail") else None,
        others=storable(
            "\n".join(
                [str(value) for name, value in said.items() if isinstance(value, str) and name not in _SAID]
                + [str(tag.get("term") or "") for tag in said.get("tags", [])]
            )
        ),
        fault=_fault(parsed.get("bozo_exception")),
    )


def _words(detail: Mapping[str, Any]) -> Words:
    text = storable(str(detail.get("value") or ""))
    return Words(text=text, is_html=detail.get("type") in _HTML or _TAG.search(text) is not None)


def _optional(value: Any) -> str | None:
    return " ".join(storable(str(value)).split()) or None if value else None


def _fault(error: Exception | None) -> str | None:
    # line and column are of the item, and would lead nowhere in the file
    return str(error).rpartition(": ")[2] or type(error).__name__ if error is not None else None
