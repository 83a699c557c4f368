"""Options that choose claims, and the filter that they make."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import click

from factcheck.cli.options import Decorator, StatusName, Words
from factcheck.errors import SettingsError
from factcheck.model.claim import Tier
from factcheck.model.document import Zone
from factcheck.model.filter import ClaimFilter, Order
from factcheck.model.quantity import Kind
from factcheck.model.view import read_view
from factcheck.preferences import read as read_preferences
from factcheck.settings import reviewer_name
from factcheck.times import read_moment, stamp

_OPTIONS: tuple[Decorator, ...] = (
    click.option(
        "--status", "statuses", multiple=True, type=StatusName(), help="Where they stand; may be repeated."
    ),
    click.option("--kind", "kinds", multiple=True, type=Words(Kind), help="What sort; may be repeated."),
    click.option(
        "--zone", "zones", multiple=True, type=Words(Zone), help="In which part of the page; may be repeated."
    ),
    click.option(
        "--tier",
        "tiers",
        multiple=True,
        type=Words((Tier.CLAIM, Tier.MINOR)),
        help="What the extractor made of them; may be repeated.  [default: claim]",
    ),
    click.option("--reviewer", metavar="NAME", help="Those on which this person's word holds."),
    click.option("--since", metavar="TIME", help="Those decided on since: 9:40, 2023-10-19."),
    click.option(
        "-t", "--text", default="", help='Words of sentence or speaker, or a figure as printed: "1,400".'
    ),
    click.option("--speaker", metavar="NAME", help="Those that this person or body is said to have said."),
    click.option(
        "--changed", is_flag=True, help="Those that the draft before did not make, or put otherwise."
    ),
    click.option("--findings", is_flag=True, help="Those that a finding of the checks speaks of."),
    click.option("--hidden", is_flag=True, help="Figures with characters that a reader cannot see."),
    click.option("--differs", is_flag=True, help="Those of which reviewers say different things."),
    click.option("--order", type=Words(Order), help="What comes first.  [default: position]"),
    click.option("--view", "view_name", metavar="NAME", help="As saved in the review; the rest narrows it."),
)

_SETS = ("statuses", "kinds", "zones", "tiers")


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that choose claims; it takes them together, as keywords."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_filter(given: dict[str, Any], now: datetime) -> ClaimFilter:
    """Return the filter that the options make; what was not given does not narrow."""
    wanted = {**given, **{name: frozenset(given[name]) for name in _SETS}}
    view_name, since = wanted.pop("view_name"), wanted.pop("since")
    if since:
        wanted["since"] = stamp(read_moment(since, now).astimezone(UTC))
    saved = _saved(view_name, wanted["reviewer"]) if view_name is not None else ClaimFilter()
    return replace(saved, **{field: said for field, said in wanted.items() if said})


def _saved(name: str, reviewer: str | None) -> ClaimFilter:
    """Return the filter of a view by its name in the settings."""
    preferences = read_preferences()
    tables = preferences.views
    if name not in tables:
        names = ", ".join(map(repr, tables)) or "none yet: f + in the review saves one"
        raise SettingsError(f"{preferences.path}: no view is called {name!r}; there are: {names}")
    view = read_view(tables[name], f"{preferences.path}: [views.{name}]")
    return view.over(ClaimFilter(), reviewer_name(reviewer))
