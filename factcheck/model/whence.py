"""Where a reviewer says that evidence comes from, in one line: an address, a file, or a person."""

import re
from pathlib import Path
from typing import NamedTuple

from factcheck.limits import NAME_CHARS
from factcheck.model.decision import Source, SourceKind

_WEB = ("http://", "https://")
_BARE = re.compile(r"www\.\S+")
_PERSON = re.compile(
    r"""
    (?P<contact> (?:by\ )?(?:tele)?phone | (?:phone\ |video\ )?call | (?:by\ )?e-?mail | letter
    | (?:text\ )?message | text | whatsapp | signal | telegram | interview | in\ person | in\ court )
    # without a mark it is the title of a paper: "Interview with the minister"
    \s* [:,] \s* (?P<who> \S.*? )
    (?: ,? \s+ (?:at\ )? (?P<time> \d{1,2} (?: [:.]\d{2} \s?(?:am|pm)? | \s?(?:am|pm) ) ) )?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TABLES = frozenset({".csv", ".ods", ".tsv", ".xls", ".xlsx"})
PAPERS = _TABLES | {
    ".doc", ".docx", ".eml", ".gif", ".htm", ".html", ".jpeg", ".jpg", ".json", ".m4a", ".md", ".mp3", ".mp4",
    ".odp", ".odt", ".pdf", ".png", ".ppt", ".pptx", ".rtf", ".tif", ".tiff", ".txt", ".wav", ".webp",
}  # fmt: skip
"""The endings of files that are only looked at, and never started."""


class Whence(NamedTuple):
    """A source, and the place in it where the line names one: the time of a call."""

    source: Source
    locator: str = ""


def read_whence(line: str, folder: Path) -> Whence:
    """Return the source that a line names; the path of a file is taken from a folder.

    >>> here = Path("/desk")
    >>> read_whence("phone: IDF spokesman, 19:40", here).source.contact
    'phone'
    >>> lines = ("www.example.org/4", "minutes.pdf", "Minutes, item 4")
    >>> [read_whence(line, here).source.url for line in lines]
    ['https://www.example.org/4', 'file:///desk/minutes.pdf', None]
    """
    line = line.strip()
    if line.casefold().startswith(_WEB) or _BARE.fullmatch(line):
        url = line if line.casefold().startswith(_WEB) else f"https://{line}"
        return Whence(Source(kind=SourceKind.WEB_PAGE, title=_titled(line), url=url))
    person = _PERSON.fullmatch(line)
    if person is not None:
        named = Source(
            kind=SourceKind.PERSON, title=_titled(person["who"]), contact=person["contact"].casefold()
        )
        return Whence(named, person["time"] or "")
    path = _path(line)
    if path is not None:
        kind = SourceKind.TABLE if path.suffix.casefold() in _TABLES else SourceKind.DOCUMENT
        return Whence(Source(kind=kind, title=_titled(line), url=_uri(path, folder)))
    return Whence(Source(title=_titled(line)))


def _path(line: str) -> Path | None:
    if line.casefold().startswith("file://"):
        return Path(line[len("file://") :])
    path = Path(line)
    named = path.suffix.casefold() in PAPERS and "://" not in line
    return path if named or line.startswith(("/", "./", "../", "~/")) else None


def _uri(path: Path, folder: Path) -> str:
    # a home that nobody knows is left as it is
    text = str(path)
    whole = Path.home() / text[2:] if text.startswith("~/") else folder / path
    return whole.absolute().as_uri()


def _titled(words: str) -> str:
    return words if len(words) <= NAME_CHARS else f"{words[: NAME_CHARS - 1]}…"
