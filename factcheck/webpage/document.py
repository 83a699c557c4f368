"""A web page to a document: the article with its headline, captions and corrections, each in its zone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from html import escape

from factcheck.corrections import is_correction
from factcheck.decoding import storable
from factcheck.errors import UnreadableArticle
from factcheck.layout import Block, lay_out, under_headline
from factcheck.lexicon.load import tables
from factcheck.masthead import find_masthead
from factcheck.model.document import Document, RawText, Zone
from factcheck.safe import one_line
from factcheck.webpage.article import find_article
from factcheck.webpage.metadata import Metadata, metadata
from factcheck.webpage.parsing import ADVICE, parse
from factcheck.webpage.walk import Section, Stretch, Walk

MEDIA_TYPE = "text/html"

_OUTSIDE = "outside the article"
_TITLE_LETTERS = 300

_STRUCK = 5
"""How many deletions are told one by one."""

_BYLINE = re.compile(r"By:? [^\W\d_a-z]")
_MARKUP = re.compile(r"</?(?:p|br|div|li)\b", re.IGNORECASE)
_SAME = re.compile(r"[^\W_]+")


def read(raw: bytes, origin: str | None, *, declared: str | None = None) -> Document:
    """Return the document in the bytes of a web page.

    >>> read(b"<nav>5 pages</nav><h1>Dam fails</h1><p>It killed 1,400<sup>3</sup> people.", None).text
    'Dam fails\\n\\nIt killed 1,400[3] people.'
    """
    name = origin or "the page"
    shown = one_line(name)
    placed, told, notices = _placed(raw, name, declared)
    blocks = [stretch for stretch, where in placed if where is None]
    text, regions = lay_out(Block(words=each.words, zone=each.zone, gap=each.gap) for each in blocks)
    if not text.strip():
        raise UnreadableArticle(f"{shown} shows no article, only menus, links or what is hidden; {ADVICE}")
    struck = [stretch.words for stretch, where in placed if where == "struck out"][:_STRUCK]
    notices += tuple(f"{shown} strikes out “{one_line(words)[:80]}”; it is left out" for words in struck)
    headline = next((region.span for region in regions if region.zone is Zone.HEADLINE), None)
    masthead = find_masthead(text, headline=headline)
    taken = [region.span for region in regions]
    above = (each for each in masthead.regions if not any(span.overlaps(each.span) for span in taken))
    document = Document(
        text=text,
        origin=origin,
        title=masthead.title(text) or told.tab,
        byline=told.byline or masthead.byline,
        published=told.published or masthead.published,
        language=told.language,
        media_type=MEDIA_TYPE,
        raw=raw,
        regions=tuple(sorted((*regions, *above), key=lambda region: region.span)),
        notices=notices,
    )
    return document if headline else under_headline(document, told.title)


def raw_text(raw: bytes, *, declared: str | None = None) -> Iterator[RawText]:
    """Yield all words of a page, those in menus and what is hidden with what they stand in."""
    placed, _, _ = _placed(raw, "the page", declared)
    for stretch, where in placed:
        yield RawText(where or "the article", stretch.words, is_article=where is None)


def _placed(
    raw: bytes, name: str, declared: str | None
) -> tuple[list[tuple[Stretch, str | None]], Metadata, tuple[str, ...]]:
    """Return every stretch of a page, with what it is where it is not read as part of the article."""
    root, notices = parse(raw, name, declared)
    told = metadata(root)
    walk = Walk()
    walk.take(root)
    if not walk.stretches:
        raise UnreadableArticle(f"{one_line(name)} shows no words without its scripts; {ADVICE}")
    article, besides = find_article(walk, root)
    headline = _headline(walk.stretches, article, besides, told)
    placed: list[tuple[Stretch, str | None]] = []
    for at, stretch in enumerate(walk.stretches):
        if at == headline:
            # two lines of a headline are one
            words = " ".join(stretch.words.split())
            placed.append((replace(stretch, zone=Zone.HEADLINE, words=words), None))
            continue
        stretch = _in_zone(stretch, told)
        where = stretch.where or besides.get(at)
        if where is None and not article.first <= at < article.last:
            where = None if _belongs(stretch, at, headline, article) else _OUTSIDE
        if where is None and _is_teaser(stretch):
            where = "links to other articles"
        placed.append((stretch, where))
    own = sum(stretch.letters for stretch, where in placed if where is None)
    if told.body and 2 * own < sum(map(str.isalnum, told.body)):
        # a page that its scripts put together; what they put there is in its structured data
        placed = [(stretch, where or _OUTSIDE) for stretch, where in placed]
        placed += [(stretch, None) for stretch in _paragraphs(told.body)]
        notices += (f"{one_line(name)} has its text in its structured data only; captions may be missing",)
    return placed, told, notices


def _headline(
    stretches: Sequence[Stretch], article: Section, besides: dict[int, str], told: Metadata
) -> int | None:
    """Return which stretch is the headline: the heading that the page's head names, else the nearest."""
    heads = [
        at
        for at, stretch in enumerate(stretches)
        if stretch.tag == "h1" and stretch.where is None and at not in besides
    ]
    titles = {_key(title) for title in (told.title, told.tab) if title}
    named = (
        at
        for at, stretch in enumerate(stretches[: article.last])
        if stretch.where is None and stretch.letters < _TITLE_LETTERS and _key(stretch.words) in titles
    )
    inside = (at for at in heads if article.first <= at < article.last)
    before = (at for at in reversed(heads) if at < article.first)
    return next((at for found in (named, inside, before) for at in found), None)


def _belongs(stretch: Stretch, at: int, headline: int | None, article: Section) -> bool:
    """Tell whether a stretch outside the article's own section is part of it all the same."""
    if stretch.zone is Zone.CORRECTION or is_correction(stretch.words):
        return True
    is_above = headline is not None and headline < at < article.first
    signed = stretch.is_imprint or _BYLINE.match(stretch.words)
    reads_on = stretch.is_prose or (stretch.tag in ("p", "h2") and not stretch.is_link)
    return is_above and bool(reads_on or signed or stretch.zone is not Zone.BODY)


def _is_teaser(stretch: Stretch) -> bool:
    """Tell whether a paragraph is nothing but a link to another article."""
    if stretch.zone is not Zone.BODY or stretch.tag.startswith("h") or stretch.is_imprint:
        return False
    opens = stretch.words.lstrip("•> ").lower().startswith(_teaser_openings())
    return stretch.is_link or (opens and 2 * stretch.linked > stretch.letters)


@cache
def _teaser_openings() -> tuple[str, ...]:
    return tuple(tables("pages")["teasers"]["openings"])


def _in_zone(stretch: Stretch, told: Metadata) -> Stretch:
    if stretch.zone is Zone.BODY and told.description and stretch.tag in ("h2", "p", "div"):
        is_told = stretch.letters < 400 and _key(stretch.words) == _key(told.description)
        return replace(stretch, zone=Zone.STANDFIRST) if is_told else stretch
    return stretch


def _key(words: str) -> str:
    return "".join(_SAME.findall(words)).casefold()


def _paragraphs(body: str) -> Iterator[Stretch]:
    """Yield the paragraphs of a text that may have markup in it."""
    lines = (line.strip() for line in storable(body).splitlines())
    is_markup = _MARKUP.search(body) is not None
    markup = body if is_markup else "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    root, _ = parse(markup.encode("utf-8", "replace"), "the page")
    walk = Walk()
    walk.take(root)
    yield from (stretch for stretch in walk.stretches if stretch.where is None)
