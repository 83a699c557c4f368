"""Which part of a page is the article: what trafilatura chooses, and all of the article that it stands in."""

import re
from collections.abc import Sequence
from itertools import accumulate

from lxml.html import HtmlElement

from factcheck.limits import PAGE_CHOICE_NESTING, PAGE_CHOICE_TAGS
from factcheck.webpage.walk import Section, Stretch, Walk

_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST = 20
"""Letters of a stretch that tell it from others."""

_MOST = 0.85
_HALF = 0.5
_OWN_SHARE = 0.3
"""What holds more of the article than this is no advertisement in it, whatever it is called."""


def find_article(walk: Walk, root: HtmlElement) -> tuple[Section, dict[int, str]]:
    """Return the section that is the article, and which stretches stand in something beside it.

    No stretch that reads like an article's own is left outside for want of a mark: where the choice holds
    less than half of the page's sentences, the section that holds most of them is the article.
    """
    stretches, sections = walk.stretches, walk.sections
    chosen = _weights(stretches, _chosen(walk, root))
    besides = _beside(walk, chosen)
    prose = _weights(
        stretches,
        [stretch.is_prose and at not in besides for at, stretch in enumerate(stretches)],
    )
    if not prose[-1]:
        is_left = [each.where is None and at not in besides for at, each in enumerate(stretches)]
        prose = _weights(stretches, is_left)
    told = chosen if chosen[-1] else prose
    article = _enclosing(sections, _holding(sections, told, _MOST))
    if _within(prose, article) < _HALF * prose[-1]:
        article = _enclosing(sections, _holding(sections, prose, _MOST))
    return article, besides


def _chosen(walk: Walk, root: HtmlElement) -> list[bool]:
    """Return of each stretch whether trafilatura takes it for the article's."""
    if walk.elements > PAGE_CHOICE_TAGS or walk.deepest > PAGE_CHOICE_NESTING:
        return [False] * len(walk.stretches)
    # two tenths of a second, which other formats do without
    from trafilatura import bare_extraction

    try:
        # a tree is taken to pieces: nobody else needs this one any more
        found = bare_extraction(root, fast=True, include_comments=False, with_metadata=False)
    except Exception:
        # what a guess stumbles over is no reason to refuse a page
        found = None
    text = getattr(found, "text", None) or ""
    letters = "".join(_LETTERS.findall(text))
    keys = ("".join(_LETTERS.findall(stretch.words)) for stretch in walk.stretches)
    return [len(key) >= _FEWEST and key in letters for key in keys]


def _weights(stretches: Sequence[Stretch], counted: Sequence[bool]) -> list[int]:
    """Return for each stretch how many letters of those that count stand before it."""
    counts = (stretch.letters if counts else 0 for stretch, counts in zip(stretches, counted, strict=True))
    return list(accumulate(counts, initial=0))


def _within(weights: Sequence[int], section: Section) -> int:
    return weights[section.last] - weights[section.first]


def _beside(walk: Walk, chosen: Sequence[int]) -> dict[int, str]:
    """Return of the stretches in sections that are named as something beside the article what that is."""
    besides: dict[int, str] = {}
    for section in walk.sections:
        own = _within(chosen, section)
        if section.beside is None or (own and own > _OWN_SHARE * chosen[-1]):
            continue
        for at in range(section.first, section.last):
            besides.setdefault(at, section.beside)
    return besides


def _holding(sections: Sequence[Section], weights: Sequence[int], share: float) -> Section:
    """Return the innermost section that holds such a share."""
    least = share * weights[-1]
    holding = [section for section in sections if _within(weights, section) >= least]
    return holding[-1] if weights[-1] and holding else sections[0]


def _enclosing(sections: Sequence[Section], section: Section) -> Section:
    """Return the article that a section is part of, where the page marks it as one."""
    inner = section
    while inner.tag in ("p", "li", "td", "ul", "ol", "blockquote") and inner.parent is not None:
        inner = sections[inner.parent]
    outer: Section | None = inner
    while outer is not None:
        if outer.tag == "article" or "article" in outer.called.split("-")[-1:]:
            return outer
        outer = None if outer.parent is None else sections[outer.parent]
    return inner
