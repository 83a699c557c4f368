"""The surfaces of all units as a tree of tokens, and the longest one that starts at a place in a text."""

import re
from typing import Any, NamedTuple

from factcheck.grammar.plurals import plural
from factcheck.grammar.unit_guards import dot, stands


class Surface(NamedTuple):
    """What a unit is called: the unit's name, and how freely this surface may be read."""

    unit: str
    symbol: bool
    attached: bool
    """Only read with no space between the number and it."""
    any_case: bool
    """Read in any mixture of capitals: words, and the symbols that no name or acronym looks like."""


class Node:
    """A place in the tree: where each next token leads, and the surface that ends here, if one does."""

    __slots__ = ("next", "surface")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.surface: Surface | None = None


class Rate(NamedTuple):
    """A unit made of two others: kilometre per hour."""

    name: str
    over: str
    under: str


_LONGEST_TOKEN = 24
_TOKEN = re.compile(rf"[^\W\d_]{{1,{_LONGEST_TOKEN}}}|(?<=[^\W\d_])[23](?!\d)|[²³%‰‱°℃℉/'\"′″]")
_SEPARATOR = re.compile(r"\.?[ \n\u00a0\u202f-]?")
_UNREAD = re.compile("[ .*-]")

# units that a second figure follows: 5 ft. 10 in.
_COMPOUND = frozenset({"foot", "stone", "pound-mass", "hour", "minute"})


def surface_at(tree: Node, text: str, at: int, *, attached: bool) -> tuple[Surface | None, int]:
    """Return the longest surface that starts there and stands for a unit, and where it ends."""
    node, position, printed = tree, at, True
    longest: Surface | None = None
    longest_end = at
    while (match := _TOKEN.match(text, position)) is not None:
        token = match[0]
        following = node.next.get(token)
        if following is None:
            following = node.next.get(token.lower())
            if following is None:
                break
            printed = False
        node, end = following, match.end()
        surface = node.surface
        if (
            surface is not None
            and (attached or not surface.attached)
            and (printed or surface.any_case)
            and stands(text, at, end, attached=attached)
        ):
            longest, longest_end = surface, end
        if not node.next:
            break
        separator = _SEPARATOR.match(text, end)
        position = separator.end() if separator else end
    if longest is not None and longest.symbol:
        longest_end += dot(text, longest_end, compound=longest.unit in _COMPOUND)
    return longest, longest_end


class Grower:
    """Builds the tree. The first to claim a surface keeps it, so what `units.toml` says comes first."""

    def __init__(self, overlay: dict[str, Any]) -> None:
        symbols, blocked = overlay["symbols"], overlay["blocked"]
        self._overlay = overlay
        self._blocked_words = frozenset("|".join(blocked["words"].split("\n")).split("|"))
        self._anywhere = frozenset(symbols["anywhere"].split())
        self._attached = frozenset(symbols["attached"].split())
        self._any_case = frozenset(symbols["any_case"].split())
        self._named: dict[str, list[list[str]]] = {}
        self._root = Node()

    def grow(self, units: dict[str, dict[str, Any]], rates: list[Rate]) -> Node:
        """Return the tree of the overlay's surfaces, then quantulum3's, then those of the rates."""
        for surface, name in self._overlay["means"].items():
            self._add_symbol(surface, name)
        for name, surfaces in self._overlay["words"].items():
            for surface in surfaces:
                self._add_words(surface, name)
        for name, fields in units.items():
            # currencies are read by currencies.py, numbers such as "dozen" by numerals.py
            if fields["entity"] == "currency" or name in self._overlay["blocked"]["units"]:
                continue
            for surface in fields.get("surfaces") or ():
                self._add_words(surface, name)
            for symbol in fields.get("symbols") or ():
                if symbol in self._anywhere or symbol in self._attached or len(symbol) > 3:
                    self._add_symbol(symbol, name)
        for rate in rates:
            self._add_rate(rate)
        return self._root

    def _add_symbol(self, symbol: str, name: str) -> None:
        any_case = symbol.lower() in self._any_case
        # half of all copy has the Greek letter for the micro sign
        spellings = [symbol, symbol.replace("µ", "μ"), symbol.lower() if any_case else symbol]
        for each in dict.fromkeys(spellings):
            free = any_case or " " in each or "/" in each
            self._add(_tokens(each), Surface(name, True, symbol in self._attached, free))

    def _add_words(self, words: str, name: str) -> None:
        lower = words.lower()
        if lower in self._blocked_words:
            return
        for each in (lower, _plural(lower)):
            if each not in self._blocked_words:
                self._add(_tokens(each), Surface(name, False, False, True))

    def _add_rate(self, rate: Rate) -> None:
        # kilometres an hour, km/h
        for joint in ("per", "an" if rate.under == "hour" else "a", "/"):
            surface = Surface(rate.name, joint == "/", False, True)
            for tokens in tuple(self._named[rate.over]):
                for below in tuple(self._named[rate.under]):
                    self._add([*tokens, joint, *below], surface)

    def _add(self, tokens: list[str], surface: Surface) -> None:
        if not tokens:
            return
        node = self._root
        for token in tokens:
            following = node.next.get(token)
            if following is None:
                following = node.next[token] = Node()
            node = following
        if node.surface is None:
            node.surface = surface
            self._named.setdefault(surface.unit, []).append(tokens)


def _tokens(surface: str) -> list[str]:
    """The tokens of a surface; none of one that no text could be read as: "fb-1", "M☉"."""
    if surface.isalpha() and len(surface) <= _LONGEST_TOKEN:
        return [surface]
    tokens = _TOKEN.findall(surface)
    return tokens if "".join(tokens) == _UNREAD.sub("", surface) else []


def _plural(surface: str) -> str:
    """The plural of a unit's name: its head is before "per" and "of", and degrees come first."""
    if surface.isalpha():
        return plural(surface)
    words = surface.split(" ")
    heads = [at for at, word in enumerate(words) if word in ("per", "of") and at]
    head = heads[0] - 1 if heads else 0 if words[0] in ("degree", "millimetre", "millimeter") else -1
    words[head] = plural(words[head])
    return " ".join(words)
