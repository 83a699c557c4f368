"""A word list by its name, read once: TOML tables and CSV rows that lie beside this file."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.errors import LexiconError


def source(name: str) -> str:
    """Return a word list as it is written, comments and all: `source("house.toml")`."""
    try:
        # importlib.resources would bring half of the standard library along to every start
        return Path(__file__).with_name(name).read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"the word list {name} cannot be read ({error}); reinstall factcheck") from error


@cache
def tables(name: str) -> dict[str, Any]:
    """Return a TOML word list: `tables("hedges")["about"]`."""
    try:
        return tomllib.loads(source(f"{name}.toml"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"the word list {name}.toml is not valid TOML: {error}") from error


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return a CSV word list as one dictionary a row; a line that starts with # is a comment."""
    # the tables need it not: a start that reads only them is quicker without
    import csv

    lines = [line for line in source(f"{name}.csv").splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines, strict=True))
