"""A line for people, broken between words where their terminal ends."""

import shutil
import sys

import click

from factcheck.safe import one_line


def wrapped(line: str) -> str:
    """Return a line harmless, and broken between words where it is wider than the terminal."""
    plain = one_line(line)
    if not sys.stdout.isatty():
        return plain
    body = plain.lstrip()
    indent = " " * (len(plain) - len(body))
    width = max(shutil.get_terminal_size((80, 24)).columns, 2 * len(indent) + 20)
    return click.wrap_text(body, width, initial_indent=indent, subsequent_indent=f"{indent}  ")
