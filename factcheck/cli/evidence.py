"""The options that name a source, and the evidence they make."""

from collections.abc import Mapping
from datetime import datetime
from functools import reduce

import click

from factcheck.cli.options import Decorator, Words
from factcheck.errors import UsageError
from factcheck.model.decision import Evidence, Source, SourceKind, Stance
from factcheck.times import read_day, stamp

_OPTIONS: tuple[Decorator, ...] = (
    click.option("--source", metavar="TITLE", help="Where the evidence comes from."),
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


def read_evidence(options: Mapping[str, str | None], now: datetime) -> Evidence | None:
    """Return the evidence that the options describe, or None if they are all left out.

    >>> options = {"url": "https://example.org/4", "passage": "1,200 dead"}
    >>> read_evidence(options, datetime.fromisoformat("2023-10-20T09:30Z")).source.title
    'https://example.org/4'
    """
    given = {name: text.strip() for name, text in options.items() if text and text.strip()}
    if not given:
        return None
    url, contact = given.get("url"), given.get("contact")
    title = given.get("source") or url
    if title is None:
        named = ", ".join(f"--{name.replace('_', '-')}" for name in given)
        raise UsageError(f"{named} says something of a source, and none is named; name it with --source")
    usual = SourceKind.WEB_PAGE if url else SourceKind.PERSON if contact else SourceKind.DOCUMENT
    return Evidence(
        source=Source(
            kind=SourceKind(given.get("source_kind", usual)),
            title=title,
            publisher=given.get("publisher"),
            url=url,
            contact=contact,
            origin=given.get("origin"),
        ),
        passage=given.get("passage", ""),
        locator=given.get("locator", ""),
        stance=Stance(given.get("stance", Stance.SUPPORTS)),
        consulted_at=stamp(now),
        as_of=_day(given.get("as_of")),
    )


def _day(text: str | None) -> str | None:
    try:
        return None if text is None else read_day(text)
    except UsageError as error:
        raise UsageError(f"--as-of {error}") from error
