"""Which column of a sheet is what: told by its heading, or by whoever imports it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from factcheck.errors import UsageError
from factcheck.lexicon.load import tables

_HEADER_ROWS = 20
"""How far down the headings are looked for: a title and a date may stand above them."""

_BESIDE = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*")
_SIGNS = re.compile(r"[\s_./:;,?!*#&'’\"“”–—-]+")
_COUNTED = re.compile(r"(?<=[a-z])\s*[0-9]{1,2}\Z")
_NO_HEADING = re.compile(r"[{}<>=]")
_HEADING_CHARS = 60


class Field(StrEnum):
    """What a column of a checking sheet says of its claim."""

    CLAIM = "claim"
    FIGURE = "figure"
    STATUS = "status"
    REASON = "reason"
    CORRECTION = "correction"
    NOTE = "note"
    REVIEWER = "reviewer"
    CHECKED = "checked"
    SOURCE = "source"
    PUBLISHER = "publisher"
    URL = "url"
    CONTACT = "contact"
    LOCATOR = "locator"
    PASSAGE = "passage"
    ARTICLE = "article"


OF_A_SOURCE = frozenset(
    {Field.SOURCE, Field.PUBLISHER, Field.URL, Field.CONTACT, Field.LOCATOR, Field.PASSAGE}
)
"""What a sheet may have several columns of: the second link belongs to the second source."""

_SEVERAL = OF_A_SOURCE | {Field.NOTE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a sheet, and what it is taken for."""

    at: int
    heading: str
    field: Field | None
    """None for one that is not used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The row of headings."""

    row: int
    columns: tuple[Column, ...]

    def at(self, field: Field) -> tuple[int, ...]:
        """Return where the columns of a field stand."""
        return tuple(column.at for column in self.columns if column.field is field)


def find_header(
    rows: Sequence[Sequence[str]], asked: Mapping[str, Field | None] | None = None
) -> Header | None:
    """Return the headings of a checking sheet; None when it has no column of claims with anything beside it.

    What is asked for, by heading, goes before what the headings are known for; None leaves a column out.

    >>> header = find_header([("Draft 2", ""), ("Fact", "Our view")], {"Our view": Field.STATUS})
    >>> header.row, [str(column.field) for column in header.columns]
    (1, ['claim', 'status'])
    """
    wanted = {_folded(heading): field for heading, field in (asked or {}).items()}
    headers = (
        Header(row=at, columns=tuple(_columns(row, wanted))) for at, row in enumerate(rows[:_HEADER_ROWS])
    )
    # the first that does, so that a sheet is read again as it was, whatever its cells say
    return next(
        (
            header
            for header in headers
            if (header.at(Field.CLAIM) or header.at(Field.FIGURE)) and _told(header) > 1
        ),
        None,
    )


def read_map(words: Sequence[str]) -> dict[str, Field | None]:
    """Return what somebody asks for as "Our Column=status"; "Our Column=" leaves it out.

    >>> read_map(["Our view=status", "Colour="])
    {'Our view': <Field.STATUS: 'status'>, 'Colour': None}
    """
    return dict(map(_read_one, words))


def _read_one(words: str) -> tuple[str, Field | None]:
    heading, sign, name = words.rpartition("=")
    field = name.strip().lower()
    if not sign or not heading.strip() or (field and field not in set(Field)):
        raise UsageError(
            f'--map {words!r} is not understood; write "Our Column=status", with one of {", ".join(Field)}'
        )
    return heading.strip(), Field(field) if field else None


def _told(header: Header) -> int:
    return len({column.field for column in header.columns} - {None})


def _columns(headings: Sequence[str], wanted: Mapping[str, Field | None]) -> Iterator[Column]:
    taken: set[Field] = set()
    fields = [_asked(heading, wanted) for heading in headings]
    taken |= {field for field in fields if field is not None}
    for at, heading in enumerate(headings):
        field = fields[at]
        if field is None and _folded(heading) not in wanted:
            field = _known().get(_name(heading))
            if field in taken and field not in _SEVERAL:
                field = None
        if field is not None:
            taken.add(field)
        if heading:
            yield Column(at=at, heading=heading, field=field)


def _asked(heading: str, wanted: Mapping[str, Field | None]) -> Field | None:
    return wanted.get(_folded(heading))


def _folded(heading: str) -> str:
    return " ".join(heading.casefold().split())


def _name(heading: str) -> str:
    """Return a heading without what does not tell: "Source #2 (link)" is a source."""
    if len(heading) > _HEADING_CHARS or _NO_HEADING.search(heading):
        return ""
    plain = _SIGNS.sub(" ", _BESIDE.sub(" ", heading.casefold()).replace("’", "'").replace("'", "")).strip()
    return _COUNTED.sub("", plain)


@cache
def _known() -> dict[str, Field]:
    return {
        " ".join(name.split()): Field(field)
        for field, names in tables("sheets")["columns"].items()
        for name in names.split("|")
    }
