"""JSON lines: each line an article, as an object with "id" and "text"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.decoding import opening, storable
from factcheck.errors import UnreadableArticle
from factcheck.layout import headed
from factcheck.masthead import read_date
from factcheck.model.document import Document, RawText
from factcheck.model.protocols import Likeness, Outcome
from factcheck.reading import plain
from factcheck.safe import one_line

NAME = "JSON lines"
MEDIA_TYPE = "application/jsonl"
SUFFIXES: tuple[str, ...] = (".jsonl", ".ndjson")

_OPENS = re.compile(r'\s*\{\s*"')
_HAS_TEXT = re.compile(r'\s*\{\s*"(?:text"\s*:|[^\r\n]{0,4000}[{,]\s*"text"\s*:)')
_URL = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a line says of an article."""

    id: str | None
    text: str
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None


def recognises(raw: bytes) -> Likeness:
    """Tell it by an object with a text in the first line."""
    start = opening(raw)
    if _HAS_TEXT.match(start):
        return Likeness.CERTAIN
    return Likeness.POSSIBLE if _OPENS.match(start) else Likeness.NONE


def read_all(raw: bytes, origin: str | None) -> Iterator[Outcome]:
    """Yield the article of each line, or why it is none; a blank line is nothing."""
    shown = one_line(origin or "standard input")
    first: dict[str, int] = {}
    number = 0
    for number, line in _lines(raw):
        where = f"{shown}, line {number}"
        try:
            read = read_line(line, where)
        except UnreadableArticle as error:
            yield error
            continue
        if not read.text.strip():
            yield UnreadableArticle(f"{where} has an empty text; leave the line out, or give the text")
            continue
        name = read.url or (origin and f"{origin}#{read.id or f'line-{number}'}")
        if name is not None and first.setdefault(name, number) != number:
            yield UnreadableArticle(
                f"{where} has the id or url of line {first[name]}; give it one of its own"
            )
            continue
        yield _document(read, line, name)
    if not number:
        raise UnreadableArticle(f"{shown} holds no lines; check that it is the right file")


def read_line(line: bytes | str, where: str) -> Line:
    """Return what a line says, or raise UnreadableArticle.

    >>> read_line('{"id": 7, "text": "12 died."}', "line 1")
    Line(id='7', text='12 died.', title=None, byline=None, published=None, language=None, url=None)
    """
    import json

    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = str(error).partition(":")[0] if isinstance(error, json.JSONDecodeError) else "not UTF-8"
        raise UnreadableArticle(
            f'{where} is not a JSON object ({reason}); write {{"id": …, "text": …}}'
        ) from error
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        raise UnreadableArticle(f'{where} is not a JSON object with a "text"; write {{"id": …, "text": …}}')
    url = _words(said, "url", where)
    return Line(
        id=_words(said, "id", where),
        text=storable(said["text"]),
        title=_words(said, "title", where),
        byline=_words(said, "byline", where),
        published=_words(said, "published", where),
        language=_words(said, "language", where),
        url=url if url and _URL.fullmatch(url) else None,
    )


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield the text of a line under its title, and apart from it what else the line says."""
    import json

    for _, line in _lines(raw):
        try:
            read = read_line(line, "the line")
        except UnreadableArticle:
            yield RawText("a line that cannot be read", line.decode("utf-8", "replace"), is_article=False)
            continue
        yield RawText("the text", headed(read.text, read.title)[0])
        said = json.loads(line)
        others = {name: value for name, value in said.items() if name not in {"text", "title"}}
        yield RawText("another field", storable(json.dumps(others, ensure_ascii=False)), is_article=False)


def _lines(raw: bytes) -> Iterator[tuple[int, bytes]]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raw = raw.decode("utf-16", "replace").encode("utf-8", "replace")
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        if line.strip():
            yield number, line


def _words(said: dict[str, object], name: str, where: str) -> str | None:
    """Return what a line says under a name; a number will do, and a list of names for a byline."""
    value = said.get(name)
    if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
        value = ", ".join(value)
    if isinstance(value, int):
        value = str(value)
    if value is not None and not isinstance(value, str):
        raise UnreadableArticle(f'{where} has a "{name}" that is no text; write it in quotes')
    return storable(value).strip() or None if value else None


def _document(read: Line, line: bytes, origin: str | None) -> Document:
    document = plain.document(read.text, origin, raw=line, title=read.title)
    return replace(
        document,
        title=read.title or document.title,
        byline=read.byline or document.byline,
        published=read_date(read.published) or document.published,
        language=read.language,
        media_type=MEDIA_TYPE,
    )
