"""The desk's house rules: those that factcheck comes with, the settings file's, those of a named file."""

import tomllib
from pathlib import Path

from factcheck.errors import SettingsError
from factcheck.lexicon.load import tables
from factcheck.model.house import HouseRules, read_rules
from factcheck.preferences import read as read_preferences


def house_rules(given: Path | None = None) -> HouseRules:
    """Return the rules that hold: what a later file leaves out is as the earlier says.

    >>> house_rules().about
    Fraction(1, 10)
    """
    rules = read_rules(tables("house"), "house.toml")
    preferences = read_preferences()
    rules = read_rules(preferences.checks, f"{preferences.path}, [checks]", rules)
    return rules if given is None else read_rules(_table(given), str(given), rules)


def _table(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(f"there is no file {path}; factcheck check --dump-rules prints one") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read ({error}); mend it or name another") from error
