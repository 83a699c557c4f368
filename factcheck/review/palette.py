"""Everything that can be done or shown, by name: what the keys do, choices, orders, views, articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.model.entry import DocumentEntry
from factcheck.review.finder import Offer
from factcheck.review.keymap import Keymap
from factcheck.review.keys import Where
from factcheck.review.line import Look, Run
from factcheck.review.views import FROM_LISTS, ORDERS, VIEWS

_KEYS = 12
_HIDDEN = frozenset({"palette", "escape", "filter", "order"})
"""Keys whose choices stand here one by one, or that mean nothing in a list."""


@dataclass(frozen=True, slots=True)
class Command:
    """A line of the palette, and the action that does what it says."""

    offer: Offer
    action: str


def commands(keymap: Keymap, where: Where) -> Iterator[Command]:
    """Yield a line for each thing that keys do on a screen."""
    for key in keymap.on(where):
        if key.name not in _HIDDEN or (key.name == "order" and where is Where.ARTICLES):
            yield _command(keymap.words(key), key.shown, key.action)
    if where is not Where.CLAIMS:
        return
    for letter, view in VIEWS.items():
        yield _command(f"show only {view.words}", f"{keymap['filter']} {letter}", f"show('{letter}')")
    for letter, (action, words) in FROM_LISTS.items():
        yield _command(f"show only: {words}", f"{keymap['filter']} {letter}", action)
    for letter, (_, words) in ORDERS.items():
        yield _command(f"order: {words}", f"{keymap['order']} {letter}", f"put('{letter}')")


def views(names: Iterable[str]) -> Iterator[Command]:
    """Yield a line for each view that was saved."""
    for name in names:
        yield _command(f"view: {name}", "", f"view({name!r})")


def articles(documents: Iterable[DocumentEntry]) -> Iterator[Command]:
    """Yield a line for each article."""
    for document in documents:
        yield _command(f"article: {document.called}", "", f"read({document.id})")


def _command(words: str, keys: str, action: str) -> Command:
    return Command(Offer((Run(f"{keys:<{_KEYS}}", Look.SOURCED), Run(words))), action)
