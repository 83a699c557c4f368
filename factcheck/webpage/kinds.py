"""What an element is by its tag, its class and its style: a block, hidden, a menu, a caption."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from lxml.html import HtmlElement

from factcheck.lexicon.load import tables
from factcheck.model.document import Zone

NO_WORDS = frozenset({
    "script", "style", "link", "meta", "base", "template", "noembed", "noframes", "title", "canvas",
    "audio", "video", "source", "track", "param", "area", "map", "datalist", "progress", "meter",
    "amp-img", "amp-video", "amp-iframe", "amp-analytics", "amp-pixel",
})  # fmt: skip
"""Nothing in these is words on the page; what `title` says is told by the metadata."""

UNSEEN = {
    "noscript": "shown where scripts are off",
    "svg": "a graphic",
    "object": "a graphic",
    "iframe": "another page inside this one",
    "nav": "a menu",
    "amp-sidebar": "a menu",
    "amp-ad": "an advertisement",
    "amp-embed": "an advertisement",
    "amp-consent": "a notice of the site",
    "amp-social-share": "sharing and comments",
    "del": "struck out",
    "s": "struck out",
    "strike": "struck out",
    **dict.fromkeys(("button", "select", "textarea", "input", "option", "menu", "label"), "a form"),
}
"""Elements that are no part of an article wherever they stand, and what a receipt calls them."""

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "search",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "amp-accordion",
    "amp-carousel", "amp-sidebar",
})  # fmt: skip
_ROLES = {
    "navigation": "a menu",
    "menu": "a menu",
    "menubar": "a menu",
    "search": "a form",
    "dialog": "a notice of the site",
    "alertdialog": "a notice of the site",
    "contentinfo": "the foot of the page",
    "tooltip": "a notice of the site",
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^a-z\d]+")
_NOTE = re.compile(
    r"(?:^|-)(?:note|notes|noteref|footnote|footnotes|fn|fnref|ref|reference|cite|citation)(?:-|$)"
)


def names(element: HtmlElement) -> str:
    """Return what an element is called by its class, id and role: words joined by hyphens."""
    return _joined(" ".join(filter(None, map(element.get, ("class", "id", "role", "itemprop")))))


def is_block(element: HtmlElement) -> bool:
    """Tell whether an element begins on a line of its own."""
    return element.tag in _BLOCKS or bool(_BLOCK_STYLE.search(element.get("style", "")))


def unseen(element: HtmlElement, called: str) -> str | None:
    """Return what it is called where an element's words are not read as part of any article."""
    if element.tag in UNSEEN:
        return UNSEEN[element.tag]
    style = element.get("style", "")
    # a header is hidden by some pages until it is scrolled to; html and body are shown in the end
    is_hidden = "hidden" in element.attrib or _HIDDEN.search(style) is not None
    if is_hidden and element.tag not in ("html", "body"):
        return "hidden"
    if _STRUCK.search(style):
        return "struck out"
    if element.get("role", "").strip().lower() in _ROLES:
        return _ROLES[element.get("role", "").strip().lower()]
    return "read aloud only" if called and _unseen_words().search(called) else None


def beside(called: str) -> str | None:
    """Return what stands beside the article in an element of such a name.

    >>> beside("article-related-links"), beside("share-price-table"), beside("story-body")
    ('links to other articles', None, None)
    """
    return next((where for where, words in _beside_words() if words.search(called)), None) if called else None


def zone(element: HtmlElement, called: str) -> Zone | None:
    """Return the part that an element plays in an article, where its name says so."""
    if element.tag in ("figcaption", "caption"):
        return Zone.CAPTION
    return next((part for part, words in _zone_words() if words.search(called)), None) if called else None


def is_imprint(element: HtmlElement, called: str) -> bool:
    """Tell whether an element says who wrote the article, or when."""
    return element.tag in ("time", "address") or bool(called and _imprint_words().search(called))


def is_note_mark(element: HtmlElement, called: str) -> bool:
    """Tell whether raised characters lead to a note."""
    links = (link.get("href", "") for link in element.iter("a"))
    return bool(_NOTE.search(called)) or any("#" in link for link in links)


@lru_cache(4096)
def _joined(words: str) -> str:
    return _NOT_WORD.sub("-", _CAMEL.sub("-", words).lower()).strip("-")


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    # a name that goes on with a word of its own is another: "share-price"
    return re.compile(rf"(?:^|-)(?:{'|'.join(map(re.escape, words))})(?:-|$)(?!price|index|holder|body|free)")


@cache
def _beside_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((str(each["where"]), _pattern(each["words"].split())) for each in tables("pages")["beside"])


@cache
def _unseen_words() -> re.Pattern[str]:
    return _pattern(tables("pages")["unseen"]["words"].split())


@cache
def _zone_words() -> tuple[tuple[Zone, re.Pattern[str]], ...]:
    return tuple((Zone(part), _pattern(words.split())) for part, words in tables("pages")["zones"].items())


@cache
def _imprint_words() -> re.Pattern[str]:
    return _pattern(tables("pages")["imprint"]["words"].split())
