"""A claim's sentence cut at its phrase, so that a page can mark the figure where it stands."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from factcheck.model.claim import Claim

CONTEXT = 600
"""Characters kept beside a mark: text without a full stop, such as a table, is one endless sentence."""

MARKS = 20
"""As many as are marked in one sentence."""


class Piece(NamedTuple):
    """A stretch of a sentence, and whether it is the phrase."""

    text: str
    marked: bool


def marked(claim: Claim) -> Iterator[Piece]:
    """Yield the claim's sentence in pieces, those that are the phrase marked; long stretches are cut.

    A record keeps the phrase's place in the article, not in the sentence. A phrase that the sentence
    says twice is marked twice: better than to point at the wrong one.
    """
    sentence, phrase = claim.sentence, claim.phrase
    done = 0
    for start in _places(sentence, phrase):
        if start > done:
            yield Piece(_cut(sentence[done:start], head=done > 0, tail=True), False)
        done = start + len(phrase)
        yield Piece(phrase, True)
    if done < len(sentence):
        # an unmarked sentence keeps its beginning
        yield Piece(_cut(sentence[done:], head=True, tail=False), False)


def _places(sentence: str, phrase: str) -> list[int]:
    if not phrase:
        return []
    if sentence.count(phrase) < 2:
        return [sentence.index(phrase)] if phrase in sentence else []
    # the 400 of "1,400" and the 12 of "12.5" are not the phrase, though the same letters stand there
    before = r"(?<!\w)(?<!\d[.,])" if phrase[0].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if phrase[-1].isalnum() else ""
    for pattern in (before + re.escape(phrase) + after, re.escape(phrase)):
        places = [match.start() for match in islice(re.finditer(pattern, sentence), MARKS)]
        if places:
            return places
    return []


def _cut(text: str, *, head: bool, tail: bool) -> str:
    kept = CONTEXT * (head + tail)
    if len(text) <= kept:
        return text
    return (text[:CONTEXT] if head else "") + " … " + (text[-CONTEXT:] if tail else "")
