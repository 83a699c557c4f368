"""What the columns of a row say of its sources, as evidence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from factcheck.limits import NAME_CHARS
from factcheck.model.decision import Evidence, Reason, Source, SourceKind, Stance, Status
from factcheck.sheets.columns import Field
from factcheck.sheets.verdicts import Verdict

_URL = re.compile(r"https?://\S+", re.IGNORECASE)


def find_evidence(cells: Mapping[Field, Sequence[str]], verdict: Verdict | None) -> Iterator[Evidence]:
    """Yield a piece of evidence for each source; the second link belongs to the second source.

    >>> cells = {Field.SOURCE: ["Bulletin 7"], Field.URL: ["https://example.org/7"], Field.LOCATOR: ["p4"]}
    >>> [(piece.source.title, piece.source.url, piece.locator) for piece in find_evidence(cells, None)]
    [('Bulletin 7', 'https://example.org/7', 'p4')]
    """
    listed = {field: _listed(values) for field, values in cells.items()}
    for values in zip_longest(*listed.values(), fillvalue=""):
        said = dict(zip(listed, values, strict=True))
        title, url = said.get(Field.SOURCE, ""), said.get(Field.URL, "")
        found = _URL.fullmatch(title) or _URL.search(url) or _URL.search(title)
        if _URL.search(title):
            title = _URL.sub("", title).strip(" \t\n–—-:()<>[]")
        contact, publisher = said.get(Field.CONTACT, ""), said.get(Field.PUBLISHER, "")
        named = title or (found[0] if found else url) or contact or publisher
        if not named:
            continue
        kind = SourceKind.WEB_PAGE if found else SourceKind.PERSON if contact else SourceKind.DOCUMENT
        yield Evidence(
            source=Source(
                kind=kind,
                title=_short(named),
                publisher=_short(publisher) or None,
                url=found[0] if found else None,
                contact=_short(contact) or None,
            ),
            # what is too long for a name is not lost
            passage="\n".join(
                words for words in (said.get(Field.PASSAGE, ""), *_long(named, publisher, contact)) if words
            ),
            locator=_short(said.get(Field.LOCATOR, "")),
            stance=_stance(verdict),
        )


def _listed(values: Sequence[str]) -> list[str]:
    """Return the values of a field: its columns in order, and of a cell with a link a line each."""
    listed: list[str] = []
    for value in values:
        lines = [line.strip() for line in value.splitlines() if line.strip()]
        listed += lines if len(lines) > 1 and all(map(_URL.fullmatch, lines)) else [value]
    return listed


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= NAME_CHARS else f"{line[: NAME_CHARS - 1]}…"


def _long(*several: str) -> Iterator[str]:
    yield from (words.strip() for words in several if len(" ".join(words.split())) > NAME_CHARS)


def _stance(verdict: Verdict | None) -> Stance:
    if verdict is None or verdict.status is not Status.DISPUTED:
        return Stance.SUPPORTS
    return Stance.REFUTES if verdict.reason in (None, Reason.WRONG) else Stance.CONTEXT
