"""A feed cut into feeds of one item each: what an item says cannot reach the others.

The document type and its entities are left behind, and with them all that they could be made to do. An item
can be read again alone.
"""

import re
from collections.abc import Iterator

from factcheck.decoding import decode
from factcheck.errors import UnreadableArticle

_DECLARED = re.compile(rb"""\A\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})["']""")
_ROOT = re.compile(r"<((?:\w{1,20}:)?(?:rss|rdf|feed))(?=[\s>])[^<>]{0,20000}>", re.IGNORECASE)
_ITEM = re.compile(r"<((?:\w{1,20}:)?(?:item|entry))(?=[\s>])[^<>]{0,20000}>")
_LANGUAGE = re.compile(r"<language>[^<>]{1,40}</language>")
_OPENS = re.compile(r"\ufeff?\s*<(?!!doctype\s+html|html)", re.IGNORECASE)


def is_feed(start: str) -> bool:
    """Tell whether a file that opens so is a feed."""
    return _OPENS.match(start) is not None and _ROOT.search(start) is not None


def items(raw: bytes, name: str) -> Iterator[bytes]:
    """Yield the items of a feed, each as a feed of its own in UTF-8; the name is for messages.

    >>> [len(item) > 0 for item in items(b"<rss version='2.0'><channel><item>1</item><item>2", "feed.xml")]
    [True, True]
    """
    text = _text(raw, name)
    root = _ROOT.search(text)
    if root is None:
        raise UnreadableArticle(
            f"{name} is no feed (it has no rss, RDF or feed element); save its text as .txt"
        )
    is_rss = root[1].lower().endswith("rss")
    first = _ITEM.search(text, root.end())
    language = _LANGUAGE.search(text, root.end(), first.start() if first else root.end())
    channel = (f"<channel>{language[0] if language else ''}", "</channel>") if is_rss else ("", "")
    before = f'<?xml version="1.0" encoding="utf-8"?>{root[0]}{channel[0]}'
    after = f"{channel[1]}</{root[1]}>"
    at = root.end()
    while opened := _ITEM.search(text, at):
        closing = f"</{opened[1]}>"
        end = text.find(closing, opened.end())
        # the last item of a feed that was cut off is not closed
        cut = end < 0
        at = len(text) if cut else end + len(closing)
        yield f"{before}{text[opened.start() : at]}{closing if cut else ''}{after}".encode("utf-8", "replace")


def _text(raw: bytes, name: str) -> str:
    if declared := _DECLARED.match(raw):
        try:
            return raw.decode(declared[1].decode())
        except (LookupError, ValueError):
            # it is not what it says
            pass
    return decode(raw, name)
