"""What a reviewer may set once and for all, in a file: other keys, a theme, house rules."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.errors import SettingsError

SETTINGS_VARIABLE = "FACTCHECK_SETTINGS"
_FILE = "settings.toml"


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


def read(path: Path | None = None) -> Preferences:
    """Return what is set in a file: the one given, else the environment's, else the platform's own place.

    >>> read(Path("/no/such/settings.toml")).keys
    {}
    """
    path = path or _place()
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences(path=path)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read ({error}); mend it or move it away") from error
    unknown = sorted(set(entries) - {"keys", "theme", "checks"})
    if unknown:
        raise SettingsError(f"{path}: there is no setting {unknown[0]!r}; there are: keys, theme, checks")
    checks = entries.get("checks", {})
    if not isinstance(checks, dict):
        raise SettingsError(f"{path}: [checks] must be a table; `factcheck check --dump-rules` prints one")
    keys = _keys(path, entries.get("keys", {}))
    return Preferences(path=path, keys=keys, theme=_theme(path, entries), checks=checks)


def _place() -> Path:
    named = os.environ.get(SETTINGS_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_config_path  # most commands never ask for it

    return user_config_path("factcheck", appauthor=False) / _FILE


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
