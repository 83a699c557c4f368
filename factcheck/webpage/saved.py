"""Pages that a browser saved in one file: the page's own part is read, pictures and frames are not."""

import plistlib
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from typing import NamedTuple

from factcheck.errors import UnreadableArticle
from factcheck.model.document import Document, RawText
from factcheck.safe import one_line
from factcheck.webpage import document

_ADVICE = "save the page once more, as HTML, and add that"
_HTML = frozenset({"text/html", "application/xhtml+xml"})


class _Part(NamedTuple):
    raw: bytes
    declared: str | None


def read(raw: bytes, origin: str | None) -> Document:
    """Return the document in the bytes of a saved page: MHTML, or Safari's web archive."""
    page, *_ = _parts(raw, origin or "the page")
    return document.read(page.raw, origin, declared=page.declared)


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield all words of the page, and of the pages that stood inside it."""
    page, *frames = _parts(raw, "the page")
    yield from document.raw_text(page.raw, declared=page.declared)
    for frame in frames:
        for each in document.raw_text(frame.raw, declared=frame.declared):
            yield RawText("another page inside this one", each.words, is_article=False)


def _parts(raw: bytes, name: str) -> list[_Part]:
    """Return the page, and after it those in its frames."""
    found = _archived(raw) if raw.startswith(b"bplist") else _mime(raw)
    parts = [part for part in found if part.raw.strip()]
    if not parts:
        raise UnreadableArticle(f"{one_line(name)} holds no page; {_ADVICE}")
    return parts


def _mime(raw: bytes) -> list[_Part]:
    message = message_from_bytes(raw)
    start = message.get_param("start")
    pages = [part for part in message.walk() if part.get_content_type() in _HTML]
    # the page is the part that the head names, else the first
    pages.sort(key=lambda part: start is not None and part.get("Content-ID") != start)
    return [_Part(_payload(part), part.get_content_charset()) for part in pages]


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _archived(raw: bytes) -> list[_Part]:
    try:
        archive = plistlib.loads(raw, fmt=plistlib.FMT_BINARY)
        page = archive["WebMainResource"]
        frames = [frame["WebMainResource"] for frame in archive.get("WebSubframeArchives", ())]
        return [
            _Part(bytes(each["WebResourceData"]), str(each.get("WebResourceTextEncodingName") or "") or None)
            for each in (page, *frames)
        ]
    except (plistlib.InvalidFileException, KeyError, TypeError, ValueError, AttributeError):
        return []
