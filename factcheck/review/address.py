"""Which addresses may be opened beside the review: web pages and papers on this machine, and nothing else."""

import webbrowser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from textual.app import App

from factcheck.errors import UsageError
from factcheck.model.whence import PAPERS


def to_open(url: str, *, files: bool = True) -> str:
    """Return an address that is safe to hand to a browser, or say why it is none.

    Files are opened for those only who sit before the machine that they lie on.

    >>> to_open("https://example.org/budget.pdf")
    'https://example.org/budget.pdf'
    """
    # a browser is a program, and an address one of its arguments: no spaces, no controls, nothing to guess
    if not url.isascii() or not url.isprintable() or " " in url:
        raise UsageError(f"{url} is not opened: an address is plain letters without spaces")
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise UsageError(f"{url} is no address ({error})") from error
    if parts.scheme in ("http", "https"):
        if not parts.hostname:
            raise UsageError(f"{url} names no site")
        return url
    if parts.scheme != "file":
        raise UsageError(f"{url} is not opened: only http, https and files of this machine are")
    if not files:
        raise UsageError(f"{url} is not opened: it lies on the machine that serves this page")
    if parts.netloc not in ("", "localhost"):
        raise UsageError(f"{url} is not opened: it is on another machine")
    return _paper(Path(unquote(parts.path)))


def _paper(path: Path) -> str:
    # any other file might be a program, and opening it would start it
    if path.suffix.casefold() not in PAPERS:
        raise UsageError(f"{path} is not opened: {path.suffix or 'without an ending it'} may be a program")
    try:
        there = path.is_file()
    except (OSError, ValueError):
        there = False
    if not there:
        raise UsageError(f"{path} is not there any more")
    return path.absolute().as_uri()


def opened(app: App[Any], url: str) -> bool:
    """Open an address before the eyes of whoever sits there; tell whether there is a browser to do it."""
    if app.is_web:
        app.open_url(url)
        return True
    return webbrowser.open(url)
