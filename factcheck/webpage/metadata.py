"""What a page says of its article in its head: title, authors, date, language, and at times the text."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from factcheck.decoding import storable

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_SITE = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}\Z")
_LINK = re.compile(r"https?:|\A@|/")
_ARTICLE = re.compile(r"Article|Posting|Report|WebPage", re.IGNORECASE)
_MOST_NODES = 10_000
_MOST_CHARS = 2_000_000
_MOST_AUTHORS = 12

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "sailthru.title")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")
_DATES = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created",
    "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "article.published", "og:published_time",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is told of the article beside its text."""

    title: str | None
    byline: str | None
    published: str | None
    language: str | None
    description: str | None
    body: str | None
    """The whole text, where the page's scripts have it."""
    tab: str | None
    """What a browser's tab is called: the title at times, with the name of the site."""


def metadata(root: HtmlElement) -> Metadata:
    """Return what a page's head and its structured data say; nothing is guessed."""
    entries = tuple(_entries(root))
    meta: dict[str, str | None] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        meta.setdefault(name.strip().lower(), _line(element.get("content")))
    titled = next((_line(element.text_content()) for element in root.iter("title")), None)
    headlines = (_line(entry.get("headline")) for entry in entries)
    authors = (_authors(entry.get("author")) for entry in entries)
    dates = (_date(entry.get("datePublished")) for entry in entries)
    languages = (
        root.get("lang"),
        root.get("xml:lang"),
        *(entry.get("inLanguage") for entry in entries),
        meta.get("og:locale"),
    )
    bodies = (entry.get("articleBody") for entry in entries)
    return Metadata(
        title=_first(*headlines, *(meta.get(name) for name in _TITLES)),
        tab=titled and _SITE.sub("", titled),
        byline=_first(*authors, *(_person(meta.get(name)) for name in _AUTHORS), _marked_author(root)),
        published=_first(*dates, *(_date(meta.get(name)) for name in _DATES), _marked_date(root)),
        language=_first(*(_language(each) for each in languages)),
        description=_first(meta.get("og:description"), meta.get("description")),
        body=_first(*(body.strip() for body in bodies if isinstance(body, str))),
    )


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def _line(value: Any) -> str | None:
    return " ".join(storable(value).split()) if isinstance(value, str) else None


def _entries(root: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield what the page's JSON-LD says of articles."""
    left = _MOST_NODES
    for script in root.iter("script"):
        if "ld+json" not in script.get("type", "") or len(script.text or "") > _MOST_CHARS:
            continue
        try:
            nodes: list[Any] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while nodes and left:
            node, left = nodes.pop(0), left - 1
            if isinstance(node, list):
                nodes += node[:left]
            elif isinstance(node, dict):
                kinds = node.get("@type")
                if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in _listed(kinds)):
                    yield node
                nodes += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node]


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else (value,)


def _authors(value: Any) -> str | None:
    found = [_person(each.get("name") if isinstance(each, dict) else each) for each in _listed(value)]
    names = list(dict.fromkeys(name for name in found[:_MOST_AUTHORS] if name))
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:]))) if names else None


def _person(value: Any) -> str | None:
    name = _line(value)
    if not name or len(name) > 120 or _LINK.search(name):
        return None
    return re.sub(r"\Aby\s+", "", name, flags=re.IGNORECASE)


def _date(value: Any) -> str | None:
    found = _ISO_DATE.match(value.strip()) if isinstance(value, str) else None
    return found and found[0]


def _language(value: Any) -> str | None:
    """Return a language's code: "en" of "en-GB" or "en_US"."""
    found = re.match(r"([A-Za-z]{2,3})(?=[-_]|\Z)", value.strip()) if isinstance(value, str) else None
    return found and found[1].lower()


def _marked_author(root: HtmlElement) -> str | None:
    named = root.iter("a", "span", "p", "div")
    marks = (
        each
        for each in named
        if "author" in (each.get("rel"), each.get("itemprop")) or "/author" in each.get("href", "")
    )
    few = islice(marks, _MOST_AUTHORS)
    return next((name for mark in few if (name := _person(mark.text_content()[:200]))), None)


def _marked_date(root: HtmlElement) -> str | None:
    times = list(root.iter("time"))
    published = [each for each in times if each.get("itemprop") == "datePublished" or each.get("pubdate")]
    return next((day for each in (*published, *times[:1]) if (day := _date(each.get("datetime")))), None)
