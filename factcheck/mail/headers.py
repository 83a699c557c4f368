"""The header fields of a mail as words, however they are encoded or damaged."""

import re
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import getaddresses

from factcheck.decoding import decode, storable
from factcheck.errors import ReadingError
from factcheck.limits import NAME_CHARS

_FOLD = re.compile(r"\s*[\r\n]+\s*")
_REPLY = re.compile(r"(?:\s*(?:re|fwd?|aw|wg|tr|sv|antw)(?:\[\d{1,3}\])?:)+\s*", re.IGNORECASE)

_LATIN = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252"}
"""What calls itself the first is written in the second, where Windows keeps its quotes and dashes."""

_ASCII = {"us-ascii", "ascii", "unknown-8bit"}
"""What a mail program says that did not look; the bytes tell more."""


class AsWritten(Compat32):
    """Header lines as they stand in the file: the library's reading of damaged ones raises at times."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        """Return a field's lines unchanged."""
        return value


def field(message: Message, name: str) -> str | None:
    """Return what a header field says, on one line."""
    value = message.get(name)
    return " ".join(plain(value).split()) or None if value is not None else None


def subject(message: Message) -> str | None:
    """Return the subject without its "Re:"."""
    words = field(message, "subject")
    return _REPLY.sub("", words, count=1) or None if words and _REPLY.match(words) else words


def sender(message: Message) -> str | None:
    """Return the name of whoever sent it, else the address."""
    addresses = getaddresses([(field(message, "from") or "")[:NAME_CHARS]])
    return next((name or address for name, address in addresses if name or address), None)


def plain(value: str) -> str:
    """Return the words of a header's lines, the encoded ones decoded.

    >>> plain("=?utf-8?q?Caf=C3=A9s?= close =?iso-8859-1?q?=93at_12=94?=")
    'Cafés close “at 12”'
    """
    value = decoded(_FOLD.sub(" ", value).encode("utf-8", "surrogateescape"), "utf-8")
    try:
        words = decode_header(value) if "=?" in value else [(value, None)]
    except (ValueError, MessageError):
        words = [(value, None)]
    return storable(
        "".join(word if isinstance(word, str) else _word(word, charset) for word, charset in words)
    )


def decoded(raw: bytes, charset: str | None) -> str:
    """Return bytes as text: in the charset that is declared if it can be, else in what they look like."""
    if not raw.strip():
        return ""
    if charset and charset.lower() not in _ASCII:
        try:
            return storable(raw.decode(_LATIN.get(charset.lower(), charset)))
        except (LookupError, ValueError):
            # unknown, or not what it is
            pass
    try:
        return decode(raw, "a part of the mail")
    except ReadingError:
        return storable(raw.decode("utf-8", "replace"))


def _word(word: bytes, charset: str | None) -> str:
    # what stands between encoded words comes in the library's own escapes
    return decoded(word, charset) if charset else word.decode("raw-unicode-escape", "replace")
