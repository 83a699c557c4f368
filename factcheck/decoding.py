"""Bytes to text: which encoding they are in, or what they are if they are no text."""

import codecs
import re
from contextlib import suppress

from factcheck.errors import UnreadableArticle
from factcheck.safe import one_line

_TRY_TEXT = "save its text as .txt or .md, in UTF-8, and add that"

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document (.docx, .odt, .xlsx)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (.doc, .xls)"),
    (b"{\\rtf", "a rich-text document (.rtf)"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"ID3\x03", "a recording"),
    (b"ID3\x04", "a recording"),
    (b"OggS\x00", "a recording"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh91AY", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"SQLite format 3\x00", "a SQLite database, perhaps a ledger"),
    (b"\x7fELF", "a program"),
)
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)

# UTF-32 first: its little-endian mark begins with that of UTF-16
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

_FOREIGN_LETTER = re.compile(r"[^\W\d_\x00-\x7f]")
_PLAIN_LETTER = re.compile(rb"[A-Za-z]")
_ABOVE_ASCII = re.compile(rb"[\x80-\xff]")
# What no English copy holds, but what the wrong legacy encoding makes of it
_MOJIBAKE = re.compile(
    r"""
      (?<=[a-z]) [À-ÖØ-ÞŒŠŽŸ]                                       # workersÕ, cafŽ
    | (?<![^\W\d_]) [^\W\d_\x00-\x7f½¼¾²³¹ªºàÀéÉóÓ] (?![^\W\d_])    # 5 Ð 10
    | (?<=[A-Za-z]) [^\w\s\x00-\x7f’‘–—…·•\xad] (?=[A-Za-z])         # na•ve
    | [\x80-\x9f]
    """,
    re.VERBOSE,
)
_SAMPLE = 1 << 18
"""How many bytes an encoding is judged by."""

_OPENING = 4096
"""How many bytes tell of what format a file is."""


def decode(raw: bytes, name: str) -> str:
    """Return the text of an article's bytes, every character where it stood; the name is for messages.

    A byte order mark is dropped. What neither SQLite nor JSON could hold is exchanged as `storable` does.

    >>> decode("“1,400 killed”".encode("cp1252"), "story.txt")
    '“1,400 killed”'
    """
    shown = one_line(name)
    if what := _known_as(raw):
        raise UnreadableArticle(f"{shown} looks like {what}, not like text; {_TRY_TEXT}")
    text = _decoded(raw, shown)
    if not text or text.isspace():
        raise UnreadableArticle(f"{shown} holds no text; check that the right file was saved")
    if len(_CONTROL.findall(text)) > 1 + len(text) // 100:
        raise UnreadableArticle(f"{shown} is binary, not text; {_TRY_TEXT}")
    return storable(text)


def opening(raw: bytes) -> str:
    """Return how a file opens, as far as a format is told by it: its encoding is looked at, no error raised.

    >>> opening("<?xml version='1.0'?>".encode("utf-16"))
    "<?xml version='1.0'?>"
    """
    head = raw[:_OPENING]
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode("utf-8", "replace")


def storable(text: str) -> str:
    r"""Return the text with each NUL and lone surrogate shown as U+FFFD: SQLite and JSON can hold it.

    >>> storable("1,400\x00 dead")
    '1,400� dead'
    """
    return _UNSTORABLE.sub("\ufffd", text)


def _known_as(raw: bytes) -> str | None:
    if _HTML.match(raw):
        return "a web page"
    return next((what for magic, what in _MAGIC if raw.startswith(magic)), None)


def _decoded(raw: bytes, shown: str) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                where = f"is marked as {encoding.upper()} and damaged at byte {error.start}"
                raise UnreadableArticle(f"{shown} {where}; {_TRY_TEXT}") from error
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        text = _western(raw) or _guessed(raw)
    if text is None:
        raise UnreadableArticle(f"{shown} is binary or in an unknown encoding; {_TRY_TEXT}")
    return text


def _western(raw: bytes) -> str | None:
    """Return the text in the encoding of old Windows or Mac files, if that makes sense of it.

    The two differ in quotes, dashes and the euro, which is what copy has; a general detector takes one
    for the other in texts as short as ours.
    """
    foreign = _ABOVE_ASCII.search(raw)
    start = max(0, foreign.start() - _SAMPLE // 2) if foreign else 0
    sample = raw[start : start + _SAMPLE]
    readings = {}
    for encoding in ("cp1252", "mac_roman"):
        # Windows leaves five bytes undefined
        with suppress(UnicodeDecodeError):
            readings[encoding] = sample.decode(encoding)
    odd, encoding = min((len(_MOJIBAKE.findall(text)), encoding) for encoding, text in readings.items())
    above_ascii = len(_ABOVE_ASCII.findall(sample))
    letters = len(_FOREIGN_LETTER.findall(readings[encoding]))
    if 10 * odd > above_ascii or 2 * letters > len(_PLAIN_LETTER.findall(sample)):
        return None
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _guessed(raw: bytes) -> str | None:
    # loaded for the rare file that needs it
    from charset_normalizer import from_bytes

    match = from_bytes(raw[:_SAMPLE]).best()
    if match is None:
        return None
    try:
        return raw.decode(match.encoding)
    except UnicodeDecodeError:
        return None
