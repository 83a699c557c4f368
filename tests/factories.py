"""Values to test with, made from as little as a test cares to say."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.model.claim import Claim, Extraction, Tier, claim_uid
from factcheck.model.document import Document, Span
from factcheck.model.protocols import Outcome
from factcheck.model.quantity import Hedge, Kind
from factcheck.reading import read_path


def read_one(path: Path) -> Document:
    """The one article that a file holds."""
    return one(read_path(path))


def one(outcomes: Iterable[Outcome]) -> Document:
    """The only document of those that were read."""
    (document,) = outcomes
    assert isinstance(document, Document)
    return document


def claim(
    text: str, phrase: str, value: str | None = None, *, number: str | None = None, **fields: Any
) -> Claim:
    """A claim whose phrase stands in the text; the number is its first run of digits, or as told."""
    start = text.index(phrase)
    surface = number or next((word for word in phrase.split() if word[0].isdigit()), phrase.split()[0])
    at = text.index(surface, start)
    exact = None if value is None else Decimal(value)
    made = Claim(
        uid=claim_uid(Document(text=text).digest, Span(at, at + len(surface))),
        tier=Tier.CLAIM,
        start=start,
        end=start + len(phrase),
        phrase=phrase,
        number_start=at,
        number_end=at + len(surface),
        value=exact,
        low=exact,
        high=exact,
        hedge=Hedge.EXACT,
        kind=Kind.COUNT,
        sentence=text,
        rule="test",
    )
    return replace(made, **fields)


def extraction(text: str, *phrases: tuple[str, str], origin: str | None = None, **fields: Any) -> Extraction:
    """An extraction with one claim for each (phrase, value), in the order of the text."""
    document = Document(text=text, origin=origin)
    records = sorted(
        (claim(text, phrase, value, **fields) for phrase, value in phrases), key=lambda c: c.start
    )
    return Extraction(document=document, records=tuple(records))
