"""Everything that can be done, by name: what the keys do, the views, the orders."""

from collections.abc import Iterator

from factcheck.review.finder import Offer
from factcheck.review.keymap import Keymap
from factcheck.review.line import Look, Run
from factcheck.review.views import ORDERS, VIEWS

_KEYS = 12
_HIDDEN = frozenset({"palette", "escape", "filter", "order"})
"""Keys whose choices stand here one by one, or that mean nothing in a list."""


def commands(keymap: Keymap) -> Iterator[tuple[Offer, str]]:
    """Yield a line for each thing to do, and the action that does it."""
    for key in keymap:
        if key.name not in _HIDDEN:
            yield _line(keymap.words(key), key.shown), key.action
    for letter, view in VIEWS.items():
        yield _line(f"show {view.words}", f"{keymap['filter']} {letter}"), f"show('{letter}')"
    for letter, (_, words) in ORDERS.items():
        yield _line(f"order: {words}", f"{keymap['order']} {letter}"), f"put('{letter}')"


def _line(words: str, keys: str) -> Offer:
    return Offer((Run(f"{keys:<{_KEYS}}", Look.SOURCED), Run(words)))
