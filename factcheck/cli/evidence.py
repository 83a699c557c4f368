"""The options that name a source, and the evidence they make."""

from collections.abc import Mapping
from datetime import datetime
from functools import reduce
from pathlib import Path

import click

from factcheck.cli.options import Decorator, Words
from factcheck.errors import UsageError
from factcheck.model.decision import Evidence, Source, SourceKind, Stance
from factcheck.model.whence import read_whence
from factcheck.times import read_day, stamp

_OPTIONS: tuple[Decorator, ...] = (
    click.option(
        "--source", metavar="SOURCE", help="Where the evidence is from: address, file, title, or phone: WHO."
    ),
    click.option("--source-kind", type=Words(SourceKind), help="[default: what the other options make it]"),
    click.option("--publisher", help="Who published it."),
    click.option("--url", help="Its address; enough without --source."),
    click.option("--contact", help="How a person was reached: by phone, in court."),
    click.option("--origin", help="Who said it first, where the source only repeats it."),
    click.option("--locator", help="The place in it: page 4, cell B7, 12:30."),
    click.option("--passage", help="Its own words."),
    click.option("--stance", type=Words(Stance), help="What it does. [default: supports]"),
    click.option("--as-of", metavar="DATE", help="The day it speaks for: 2023-10-19."),
)

evidence_options: Decorator = lambda command: reduce(  # noqa: E731
    lambda wrapped, option: option(wrapped), reversed(_OPTIONS), command
)


def read_evidence(options: Mapping[str, str | None], now: datetime, folder: Path) -> Evidence | None:
    """Return the evidence that the options describe, or None if they are all left out.

    >>> options = {"source": "https://example.org/4", "passage": "1,200 dead"}
    >>> read_evidence(options, datetime.fromisoformat("2023-10-20T09:30Z"), Path("/desk")).source.url
    'https://example.org/4'
    """
    given = {name: text.strip() for name, text in options.items() if text and text.strip()}
    if not given:
        return None
    named = given.get("source") or given.get("url")
    if named is None:
        said = ", ".join(f"--{name.replace('_', '-')}" for name in given)
        raise UsageError(f"{said} says something of a source, and none is named; name it with --source")
    # a source is read as the review reads it: an address, a file or a person has its own kind
    whence = read_whence(named, folder)
    url, contact = given.get("url"), given.get("contact")
    usual = SourceKind.WEB_PAGE if url else SourceKind.PERSON if contact else whence.source.kind
    return Evidence(
        source=Source(
            kind=SourceKind(given.get("source_kind", usual)),
            # a title that is too long is refused rather than cut
            title=whence.source.title if whence.source.url or whence.source.contact else named,
            publisher=given.get("publisher"),
            url=url or whence.source.url,
            contact=contact or whence.source.contact,
            origin=given.get("origin"),
        ),
        passage=given.get("passage", ""),
        locator=given.get("locator", whence.locator),
        stance=Stance(given.get("stance", Stance.SUPPORTS)),
        consulted_at=stamp(now),
        as_of=_day(given.get("as_of")),
    )


def _day(text: str | None) -> str | None:
    try:
        return None if text is None else read_day(text)
    except UsageError as error:
        raise UsageError(f"--as-of {error}") from error
