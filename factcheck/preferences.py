"""What a reviewer may set once and for all, in a file: other keys, a theme, house rules, views."""

import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import SettingsError

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

SETTINGS_VARIABLE = "FACTCHECK_SETTINGS"
_FILE = "settings.toml"
_KNOWN = ("keys", "theme", "checks", "views")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """The settings file, read; whatever it leaves out is as it comes."""

    path: Path
    """Where the file is, or would be."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the name of what they do: {"verify": ("v", "1")}."""
    theme: str | None = None
    checks: Mapping[str, object] = field(default_factory=dict)
    """House rules for the checks; what they may say is theirs to know."""
    views: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Choices of claims by name, as they stand there."""


def read(path: Path | None = None) -> Preferences:
    """Return what is set in a file: the one given, else the environment's, else the platform's own place.

    >>> read(Path("/no/such/settings.toml")).keys
    {}
    """
    path = path or _place()
    text = _text(path)
    if text is None:
        return Preferences(path=path)
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path, error) from error
    unknown = sorted(set(entries) - set(_KNOWN))
    if unknown:
        raise SettingsError(f"{path}: there is no setting {unknown[0]!r}; there are: {', '.join(_KNOWN)}")
    checks = entries.get("checks", {})
    if not isinstance(checks, dict):
        raise SettingsError(f"{path}: [checks] must be a table; `factcheck check --dump-rules` prints one")
    return Preferences(
        path=path,
        keys=_keys(path, entries.get("keys", {})),
        theme=_theme(path, entries),
        checks=checks,
        views=_views(path, entries.get("views", {})),
    )


def keep_view(path: Path, name: str, table: Mapping[str, object]) -> None:
    """Write a view into the settings file under its name; all else in the file stays as it is."""
    import tomlkit

    document = _document(path)
    views = document.setdefault("views", tomlkit.table(is_super_table=True))
    view = tomlkit.table()
    view.update(table)
    views[name] = view
    _write(path, document)


def drop_view(path: Path, name: str) -> None:
    """Take a view out of the settings file."""
    document = _document(path)
    views = document.get("views", {})
    if name in views:
        del views[name]
        _write(path, document)


def _place() -> Path:
    named = os.environ.get(SETTINGS_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_config_path  # most commands never ask for it

    return user_config_path("factcheck", appauthor=False) / _FILE


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> SettingsError:
    return SettingsError(f"{path} cannot be read ({error}); mend it or move it away")


def _document(path: Path) -> "TOMLDocument":
    """Return the file with its comments and its order, to be changed and written back."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        return tomlkit.parse(_text(path) or "")
    except TOMLKitError as error:
        raise _unreadable(path, error) from error


def _write(path: Path, document: "TOMLDocument") -> None:
    # a link stays a link: many keep their settings in a folder of their own
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_text(document.as_string(), encoding="utf-8")
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SettingsError(
            f"{path} cannot be written ({reason}); name another in ${SETTINGS_VARIABLE}"
        ) from error


def _keys(path: Path, table: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise SettingsError(f"{path}: [keys] must be a table; `factcheck keys --dump` prints a whole one")
    keys: dict[str, tuple[str, ...]] = {}
    for name, given in table.items():
        names = [given] if isinstance(given, str) else given
        if not isinstance(names, list) or not names or not all(isinstance(key, str) and key for key in names):
            raise SettingsError(f'{path}: {name} must be a key or a list of keys, as in {name} = ["v", "1"]')
        keys[name] = tuple(names)
    return keys


def _theme(path: Path, entries: Mapping[str, object]) -> str | None:
    theme = entries.get("theme")
    if theme is None or isinstance(theme, str):
        return theme
    raise SettingsError(f'{path}: theme must be a name, as in theme = "light"')


def _views(path: Path, tables: object) -> dict[str, Mapping[str, object]]:
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise SettingsError(
            f'{path}: [views] must hold tables, as in [views.mine] with status = ["disputed"]'
        )
    return tables
