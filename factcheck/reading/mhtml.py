"""Web pages saved in one file with their pictures: MHTML, and the web archives of Safari."""

import re
from collections.abc import Iterator

from factcheck.decoding import opening
from factcheck.model.document import Document, RawText
from factcheck.model.protocols import Likeness

NAME = "a saved web page"
MEDIA_TYPE = "multipart/related"
SUFFIXES: tuple[str, ...] = (".mhtml", ".mht", ".webarchive")

_PARSER = "factcheck.webpage.saved"
_ADVICE = "save the page once more, as HTML, and add that"

_HEAD = re.compile(r"\ufeff?(?:[!-9;-~]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+")
_RELATED = re.compile(r"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(r"^(?:to|received|delivered-to|message-id):", re.IGNORECASE | re.MULTILINE)
_ARCHIVE = b"WebMainResource"
_SEEN = 1 << 16


def recognises(raw: bytes) -> Likeness:
    """It opens as a mail with pictures does, and was sent to nobody; or it is a property list of Safari's."""
    if raw.startswith(b"bplist00"):
        return Likeness.CERTAIN if _ARCHIVE in raw[:_SEEN] or _ARCHIVE in raw[-_SEEN:] else Likeness.NONE
    head = _HEAD.match(opening(raw))
    is_saved = head is not None and _RELATED.search(head[0]) and not _SENT.search(head[0])
    return Likeness.CERTAIN if is_saved else Likeness.NONE


def read(raw: bytes, origin: str | None) -> Document:
    """Return the document in the bytes of a saved page."""
    from factcheck import confined

    return confined.read(_PARSER, raw, origin, media_type=MEDIA_TYPE, advice=_ADVICE)


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield all words of the page, and of the pages that stood inside it."""
    from factcheck import confined

    yield from confined.raw_text(_PARSER, raw, advice=_ADVICE)
