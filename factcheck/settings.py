"""What a user may set by the environment, and the defaults."""

import getpass
import os
from pathlib import Path

LEDGER_VARIABLE = "FACTCHECK_LEDGER"
REVIEWER_VARIABLE = "FACTCHECK_REVIEWER"
DEFAULT_LEDGER = Path("ledger.db")


def ledger_path(given: Path | None) -> Path:
    """Return the ledger to use: the one given, else the environment's, else ledger.db here."""
    if given is not None:
        return given
    named = os.environ.get(LEDGER_VARIABLE)
    return Path(named) if named else DEFAULT_LEDGER


def reviewer_name(given: str | None) -> str:
    """Return who is deciding: the name given, else the environment's, else the login name."""
    name = given or os.environ.get(REVIEWER_VARIABLE) or _login()
    return name.strip()


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "reviewer"
