"""Bytes of a web page to a tree of elements: encoding found, limits kept, nothing cut off silently."""

import re
from html import escape

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from factcheck.decoding import Decoded, decoded
from factcheck.errors import UnreadableArticle
from factcheck.limits import PAGE_BYTES, PAGE_NESTING, PAGE_TAGS
from factcheck.safe import one_line

ADVICE = "save its text as .txt and add that"

BREAK = "\x1e"
"""Stands for a line break that is meant, where white space means none."""

_HEAD = 4096
_META = re.compile(rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\b[^>]{0,300}>")
_XML_ENCODING = re.compile(rb"\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{2,40})")
_IS_XHTML = re.compile(r"\s*<\?xml\b|[^>]{0,20}<!DOCTYPE[^>]{0,100}\bXHTML\b", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)


def parse(raw: bytes, name: str, declared: str | None = None) -> tuple[HtmlElement, tuple[str, ...]]:
    """Return the root of a page's tree, and what was doubtful about its bytes.

    Raises UnreadableArticle for a page beyond the limits: a tree that lacks its end would lose numbers.

        >>> parse(b"<p>1,400 <b>dead", "page")[0].text_content()
        '1,400 dead'
    """
    shown = one_line(name)
    if len(raw) > PAGE_BYTES:
        raise UnreadableArticle(f"{shown} is larger than {PAGE_BYTES >> 20} MB of HTML; {ADVICE}")
    text, _, notices = decode(raw, name, declared)
    if text.count("<") > PAGE_TAGS:
        raise UnreadableArticle(f"{shown} has more than {PAGE_TAGS:,} tags; {ADVICE}")
    if _IS_XHTML.match(text):
        # the only pages where it is text, and no comment
        text = _CDATA.sub(lambda found: escape(found[1]), text)
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    markup = _XML.sub("", text, count=1).replace(BREAK, "\N{REPLACEMENT CHARACTER}")
    try:
        root = document_fromstring(markup.encode(), parser=parser)
    except etree.LxmlError as error:
        raise UnreadableArticle(f"{shown} holds no text; check that the right file was saved") from error
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise UnreadableArticle(f"{shown} is nested deeper than {PAGE_NESTING:,} levels; {ADVICE}")
    return root, notices


def decode(raw: bytes, name: str, declared: str | None = None) -> Decoded:
    """Return a page's text, in the encoding that is declared for it or in it, if that is true."""
    found = _XML_ENCODING.match(raw[:_HEAD]) or _META.search(raw[:_HEAD])
    inside = found[1].decode("ascii", "replace") if found else None
    return decoded(raw, name, declared or inside)
