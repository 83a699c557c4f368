"""A choice of claims under a name, as the settings file keeps it: a filter, a search and an order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from factcheck.errors import SettingsError
from factcheck.model.claim import Tier
from factcheck.model.decision import Status
from factcheck.model.document import Zone
from factcheck.model.filter import ClaimFilter, Order
from factcheck.model.quantity import Kind

Word = TypeVar("Word", bound=StrEnum)

_SETS: Mapping[str, tuple[str, type[StrEnum]]] = {
    "status": ("statuses", Status),
    "kind": ("kinds", Kind),
    "zone": ("zones", Zone),
    "tier": ("tiers", Tier),
}
_WORDS = {"search": "text", "speaker": "speaker", "reviewer": "reviewer"}
_SWITCHES = ("changed", "findings", "hidden", "differs")
_MINE = "mine"
_ORDER = "order"
_NOTHING = ClaimFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What somebody saved. It is of no article: it chooses in whichever is shown."""

    filter: ClaimFilter
    mine: bool = False
    """Only claims on which the word holds of whoever looks."""

    def over(self, shown: ClaimFilter, reviewer: str) -> ClaimFilter:
        """Return its filter for a reviewer, in the article that is shown."""
        mine = reviewer if self.mine else self.filter.reviewer
        return replace(self.filter, document=shown.document, latest=shown.latest, reviewer=mine)


def as_table(shown: ClaimFilter, reviewer: str) -> dict[str, object]:
    """Return what a reviewer sees as a table of the settings file; what does not narrow is left out.

    >>> as_table(ClaimFilter(statuses=frozenset({Status.UNREVIEWED}), order=Order.DEADLINE), "ana")
    {'status': ['unreviewed'], 'order': 'deadline'}
    """
    table: dict[str, object] = {}
    for name, (field, _) in _SETS.items():
        if getattr(shown, field) != getattr(_NOTHING, field):
            table[name] = sorted(map(str, getattr(shown, field)))
    for name, field in _WORDS.items():
        if getattr(shown, field) and not (name == "reviewer" and shown.reviewer == reviewer):
            table[name] = getattr(shown, field)
    if shown.reviewer is not None and shown.reviewer == reviewer:
        table[_MINE] = True
    table.update({name: True for name in _SWITCHES if getattr(shown, name)})
    if shown.order is not _NOTHING.order:
        table[_ORDER] = str(shown.order)
    return table


def read_view(table: Mapping[str, object], where: str) -> View:
    """Return the view of a table; `where` is named in errors.

    >>> read_view({"kind": ["money"], "mine": True}, "settings: [views.mine]").mine
    True
    """
    known = [*_SETS, *_WORDS, *_SWITCHES, _MINE, _ORDER]
    fields: dict[str, object] = {}
    for name, given in table.items():
        if name in _SETS:
            field, words = _SETS[name]
            fields[field] = frozenset(_word(words, word, name, where) for word in _list(given, name, where))
        elif name in _WORDS and isinstance(given, str):
            fields[_WORDS[name]] = given
        elif name in (*_SWITCHES, _MINE) and isinstance(given, bool):
            fields[name] = given
        elif name == _ORDER:
            fields[_ORDER] = _word(Order, given, name, where)
        elif name in known:
            right = "true or false" if name not in _WORDS else "words between quotation marks"
            raise SettingsError(f"{where}: {name} must be {right}")
        else:
            raise SettingsError(f"{where}: there is no {name!r}; there are: {', '.join(known)}")
    mine = bool(fields.pop(_MINE, False))
    return View(filter=replace(_NOTHING, **fields), mine=mine)  # type: ignore[arg-type]


def _list(given: object, name: str, where: str) -> Sequence[object]:
    if not isinstance(given, list):
        raise SettingsError(
            f'{where}: {name} must be a list, as in {name} = ["{next(iter(_SETS[name][1]))}"]'
        )
    return given


def _word(words: type[Word], given: object, name: str, where: str) -> Word:
    if isinstance(given, str) and given in list(words):
        return words(given)
    raise SettingsError(f"{where}: {name} cannot be {given!r}; there are: {', '.join(words)}")
