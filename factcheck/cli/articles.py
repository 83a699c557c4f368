"""The articles that a command line names: files, and - for standard input."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.cli.faults import Faults, note
from factcheck.cli.folders import STANDARD_INPUT, named
from factcheck.errors import ReadingError, UnknownFormat, UnreadableArticle
from factcheck.language import foreign
from factcheck.limits import ARTICLE_BYTES
from factcheck.model.document import Document
from factcheck.model.protocols import Outcome

_URLS = ("http://", "https://")


def readable(paths: Iterable[str], faults: Faults, *, ledger: Path) -> Iterator[Document]:
    """Yield the articles that can be read; of each of the others, say why not.

    A folder stands for the files in it; those that hold no text, and the ledger, are left out.
    """
    for path, in_folder in named(paths, ledger=ledger, faults=faults):
        for outcome in outcomes(path):
            if isinstance(outcome, UnknownFormat) and in_folder:
                faults.leave_out(path)
            elif isinstance(outcome, ReadingError):
                faults.tell(outcome)
            else:
                note(outcome.notices)
                if language := foreign(outcome):
                    note([f"{outcome.origin or 'the text'} is in {language}, and is read as English"])
                yield outcome
    faults.tell_rest()


def outcomes(path: str) -> Iterator[Outcome]:
    """Yield what came of each article at a path, or on standard input: a document, or why there is none."""
    try:
        yield from _outcomes(path)
    except ReadingError as error:
        yield error


def _outcomes(path: str) -> Iterator[Outcome]:
    from factcheck.reading import read_bytes, read_path

    if path.lower().startswith(_URLS):
        yield from _fetched(path)
        return
    if path != STANDARD_INPUT:
        yield from read_path(Path(path))
        return
    # one byte more than may be, so that too much is told from just enough
    raw = sys.stdin.buffer.read(ARTICLE_BYTES + 1)
    if not raw.strip():
        raise UnreadableArticle("there is nothing on standard input; pipe an article into it, or name a file")
    yield from read_bytes(raw, None, "standard input")


def _fetched(url: str) -> Iterator[Outcome]:
    from urllib.parse import urlsplit

    from factcheck.fetching import fetch
    from factcheck.reading import read_bytes

    page = fetch(url)
    # the end of a path says as much of a page as that of a file does, unless the host knows better
    name = urlsplit(page.origin)._replace(query="").geturl()
    suffix = "" if "." in name.rsplit("/", 1)[-1] or not page.is_html else ".html"
    yield from read_bytes(page.raw, page.origin, name + suffix)


def origin(path: str, ledger: Path) -> str:
    """Return what the ledger calls a file: its path from the ledger's folder, else from the root.

    So a file is the same article from wherever the command is run, and a folder that holds both can
    be moved.

    >>> origin("/desk/copy/flood.txt", Path("/desk/ledger.db")), origin("/in/flood.txt", Path("/desk/l.db"))
    ('copy/flood.txt', '/in/flood.txt')
    """
    home = ledger.parent.resolve()
    # the folder, not the file: a name like latest.txt may point to another draft every day
    file = Path(os.path.abspath(path))  # noqa: PTH100
    whole = file.parent.resolve() / file.name
    named = whole.relative_to(home) if whole.is_relative_to(home) else whole
    from factcheck.reading import as_origin

    return as_origin(named)
