"""What an office file says of itself: title, author and date, where somebody meant them."""

import re
from dataclasses import dataclass
from datetime import date

from factcheck.office.parts import Element, name_of

_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_][\w.'’-]*)){1,4}")
_NOBODY = re.compile(
    r"(?i)user|admin|owner|office|microsoft|word|author|editor|desk|python|libre|default|newsroom|template"
)
_NO_TITLE = re.compile(
    r"(?i)untitled|document\d*|microsoft word|word document|.*\.(?:docx?|pdf|indd|rtf|odt)|template|.{0,3}"
)
_TITLE_CHARS = 200
_DAYS = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """The properties that can be believed: programs fill them in, too."""

    title: str | None = None
    author: str | None = None
    written: str | None = None
    """The day, as ISO date."""
    language: str | None = None

    @classmethod
    def of(cls, core: Element | None) -> "Properties":
        """Return the properties in the part that office files keep them in."""
        said = {} if core is None else {name_of(each): (each.text or "").strip() for each in core}
        return cls(
            title=believed_title(said.get("dc:title")),
            author=believed_name(said.get("dc:creator")),
            written=believed_day(said.get("dcterms:created"), said.get("dcterms:modified")),
            language=said.get("dc:language") or None,
        )


def believed_title(words: str | None) -> str | None:
    """Return a title that a person gave, none that a program made of the file's name.

    >>> believed_title("Harbour bill doubles"), believed_title("Microsoft Word - bill3.doc")
    ('Harbour bill doubles', None)
    """
    title = " ".join((words or "").split())
    return (
        None
        if _NO_TITLE.fullmatch(title) or len(title) > _TITLE_CHARS or "Microsoft Word" in title
        else title
    )


def believed_name(words: str | None) -> str | None:
    """Return the name of a person, none that a computer was set up with.

    >>> believed_name("Ruth Ames"), believed_name("Microsoft Office User"), believed_name("rames2")
    ('Ruth Ames', None, None)
    """
    name = " ".join((words or "").split())
    return name if _NAME.fullmatch(name) and not _NOBODY.search(name) else None


def believed_day(created: str | None, changed: str | None) -> str | None:
    """Return the day that a file was written, unless it was made of a template or saved again much later.

    >>> believed_day("2024-03-08T09:12:00Z", "2024-03-08T11:40:00Z")
    '2024-03-08'
    >>> believed_day("2013-12-23T23:15:00Z", "2024-03-08T11:40:00Z") is None
    True
    """
    first, last = _day(created), _day(changed or created)
    if first is None or last is None or not 0 <= (last - first).days <= _DAYS:
        return None
    return last.isoformat()


def _day(stamp: str | None) -> date | None:
    try:
        return date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None
