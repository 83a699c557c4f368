"""A screen's keys, as Textual binds them and as its last row tells them."""

from collections.abc import Iterable
from itertools import chain

from textual.binding import Binding, BindingType

from factcheck.review.bar import Bar
from factcheck.review.glyphs import Glyphs
from factcheck.review.keys import KEYS, Where
from factcheck.review.line import Look, Run


def bindings(where: Where) -> list[BindingType]:
    """Return the bindings of all keys that a screen has, by the names that settings change them under."""
    return [
        Binding(",".join(key.keys), key.action, key.words, show=False, id=key.name)
        for key in KEYS
        if where in key.where
    ]


class KeyRow(Bar):
    """The row that names some keys."""

    def __init__(self, hints: Iterable[tuple[str, str]], glyphs: Glyphs) -> None:
        super().__init__(id="keys", ellipsis=glyphs.ellipsis)
        self._hints = tuple(hints)

    def on_mount(self) -> None:
        """Show each key with what it does."""
        told = ((Run(key, Look.STRONG), Run(f" {words}  ", Look.DIM)) for key, words in self._hints)
        *runs, last = chain.from_iterable(told)
        self.show([*runs, Run(last.text.rstrip(), last.look)])
