"""A path to the figures of its articles: all that needs no ledger, so that other processes may do it."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.cli.articles import origin, outcomes
from factcheck.cli.folders import STANDARD_INPUT
from factcheck.errors import FactcheckError, ForeignLanguage, UnreadableArticle
from factcheck.language import foreign
from factcheck.model.claim import Extraction
from factcheck.model.document import Document
from factcheck.transfer import Transfer, transfer


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where articles are to be found, and what they will be called."""

    path: str
    ledger: Path
    """Paths are named from its folder."""
    title: str | None = None
    force: bool = False
    """Whether articles are taken that are not in English."""
    in_folder: bool = False
    """Whether a folder was named, and not the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """An article with its figures, and which numbers of its file it holds."""

    extraction: Extraction
    transfer: Transfer | None
    """None for text that came from no file."""


Outcome = Extracted | FactcheckError
"""What came of an article: its figures, or why there are none."""


def extracted(places: Sequence[Place], *, jobs: int) -> Generator[Outcome | None]:
    """Yield what comes of the articles at one place after the other, and None after the last of each."""
    if jobs > 1 and len(places) > 1 and all(place.path != STANDARD_INPUT for place in places):
        from factcheck.cli.workers import worked

        yield from worked(extract_at, places, _dead, jobs=jobs)
        return
    for place in places:
        yield from extract_at(place)
        yield None


def extract_at(place: Place) -> Iterator[Outcome]:
    """Yield what comes of each article at a place."""
    try:
        for outcome in outcomes(place.path):
            yield _extracted(outcome, place) if isinstance(outcome, Document) else outcome
    except Exception as error:
        # a defect, ours or a library's: other articles are none the worse for it
        yield _unreadable(place, f"{type(error).__name__}: {error}")


def _dead(place: Place, code: int | None) -> UnreadableArticle:
    how = "was killed" if code is None or code < 0 else f"ended with code {code}"
    return _unreadable(place, f"the process that read it {how}")


def _unreadable(place: Place, why: str) -> UnreadableArticle:
    return UnreadableArticle(f"{place.path} cannot be read ({why}); save its text as .txt and add that")


def _extracted(document: Document, place: Place) -> Outcome:
    from factcheck.pipeline import extract
    from factcheck.reading import raw_text

    named = _named(document, place)
    if not place.force and (language := foreign(named)):
        return ForeignLanguage(
            f"{document.origin or 'the text'} is in {language}, and figures are read in English; "
            "factcheck add --force takes it all the same"
        )
    raw = named.raw
    return Extracted(
        extraction=extract(named),
        transfer=None if raw is None else transfer(raw_text(raw, named.media_type), named.text),
    )


def _named(document: Document, place: Place) -> Document:
    """Return a document under the ledger's name for its file; what tells it from others in it stays."""
    from factcheck.reading import as_origin

    given = as_origin(Path(place.path))
    titled = replace(document, title=place.title) if place.title else document
    if place.path == STANDARD_INPUT or titled.origin is None or not titled.origin.startswith(given):
        return titled
    return replace(titled, origin=origin(place.path, place.ledger) + titled.origin.removeprefix(given))
