"""The keys as one reviewer has them: the table of keys, with those that the settings give."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from factcheck.errors import SettingsError
from factcheck.review.keys import KEYS, Group, Key, Where, key_name

_NAMED = frozenset(
    {
        "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "backspace",
        "tab", "shift+tab", "space", "enter", "escape",
    }
)  # fmt: skip
_WITH_CONTROL = frozenset(f"ctrl+{letter}" for letter in "defgklnoprtuvwxy")
"""The letters that terminals, tmux and line disciplines leave to programs when Ctrl is held."""


class Keymap:
    """Every key of the review screen, by what it is called in the settings."""

    def __init__(self, keys: Sequence[Key] = KEYS) -> None:
        self._keys = {key.name: key for key in keys}

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys.values())

    def __getitem__(self, name: str) -> str:
        """Return what the first key of that name is called in print."""
        return key_name(self._keys[name].keys[0])

    def words(self, key: Key) -> str:
        """Return what a key does, other keys called as they are here.

        >>> keymap = Keymap()
        >>> keymap.words(next(key for key in keymap if key.name == "dispute"))
        'disputed, and go on; w then says why'
        """
        return key.words.format_map(self)

    def on(self, where: Where) -> Iterator[Key]:
        """Yield the keys of one screen."""
        return (key for key in self if where in key.where)

    def pressed(self, key: str, where: Where) -> Key | None:
        """Return what a key does on a screen, if it does anything."""
        return next((each for each in self.on(where) if key in each.keys), None)

    def changed(self) -> dict[str, tuple[str, ...]]:
        """Return the keys that differ from those that factcheck comes with."""
        return {key.name: self._keys[key.name].keys for key in KEYS if self._keys[key.name].keys != key.keys}


def remapped(wanted: Mapping[str, Sequence[str]], where: str = "settings") -> Keymap:
    """Return the keys with those that somebody wants others for; `where` is named in errors.

    >>> remapped({"verify": ("1",), "claims_pane": ("v",)})["verify"]
    '1'
    >>> remapped({"verify": ("d",)})
    Traceback (most recent call last):
    ...
    factcheck.errors.SettingsError: settings: "d" is both verify and dispute; give one of them another key
    """
    names = [key.name for key in KEYS]
    for name, given in wanted.items():
        if name not in names:
            near = get_close_matches(name, names, n=1)
            hint = f"did you mean {near[0]}?" if near else "`factcheck keys` lists all"
            raise SettingsError(f"{where}: no key is called {name!r}; {hint}")
        for pressed in given:
            if not _is_key(pressed):
                letters = " ".join(sorted(each[-1] for each in _WITH_CONTROL))
                raise SettingsError(
                    f"{where}: {name} cannot have {pressed!r}: a key is one character, ctrl+ with one "
                    f"of {letters}, or {', '.join(sorted(_NAMED))}"
                )
    keys = [replace(key, keys=tuple(wanted.get(key.name, key.keys))) for key in KEYS]
    keymap = Keymap(keys)
    for screen in Where:
        owners: dict[str, str] = {}
        for key in keymap.on(screen):
            for pressed in key.keys:
                owner = owners.setdefault(pressed, key.name)
                if owner != key.name:
                    raise SettingsError(
                        f'{where}: "{pressed}" is both {owner} and {key.name}; give one of them another key'
                    )
    return keymap


def _is_key(key: str) -> bool:
    # a comma separates keys where Textual keeps them
    printed = len(key) == 1 and key.isprintable() and key not in {" ", ","}
    return printed or key in _NAMED or key in _WITH_CONTROL


def as_toml(
    keymap: Keymap, theme: str | None = None, views: Mapping[str, Mapping[str, object]] | None = None
) -> str:
    """Return everything that is set as a settings file that changes nothing, for a reviewer to change."""
    import tomlkit

    document = tomlkit.document()
    chosen = tomlkit.item(theme or "dark")
    chosen.comment('or "light", "contrast", "none"')
    document.add("theme", chosen)
    table = tomlkit.table()
    for group in Group:
        table.add(tomlkit.comment(str(group)))
        for key in keymap:
            if key.group is group:
                given = tomlkit.item(list(key.keys))
                given.comment(keymap.words(key))
                table.add(key.name, given)
    document.add("keys", table)
    if views:
        document.add("views", tomlkit.item(dict(views)))
    return tomlkit.dumps(document)
