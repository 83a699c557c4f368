"""Bytes to text: which encoding they are in, or what they are if they are no text."""

import codecs
import re
from contextlib import suppress
from typing import NamedTuple

from factcheck.errors import UnknownFormat, UnreadableArticle
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
_DAMAGE = re.compile("[\udc80-\udcff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")

_WINDOWS_NAME = "cp1252"
_WINDOWS = "\0" * 0x80 + bytes(range(0x80, 0x100)).decode(_WINDOWS_NAME, "replace")
"""What a byte that is no UTF-8 stands for: as likely as not it was pasted from a Windows program."""

_SEVEN_BITS = frozenset({"iso2022_jp", "iso2022_kr", "hz"})
_FOR_TEXT = re.compile(r"utf-(?:8|16|32)|iso8859-|cp\d|koi8|mac-|euc_|big5|gb|shift_jis|iso2022_|hz|johab")
_LARGER = {
    label: encoding
    for encoding, labels in {
        _WINDOWS_NAME: "ascii us-ascii latin1 latin-1 l1 iso-8859-1 iso8859-1 windows-1252 x-cp1252",
        "cp1254": "latin5 latin-5 iso-8859-9 iso8859-9",
        "cp874": "tis-620 iso-8859-11 iso8859-11",
        "gb18030": "gb2312 gbk x-gbk chinese",
        "cp932": "shift-jis sjis x-sjis ms-kanji",
        "cp949": "euc-kr ks-c-5601-1987 korean",
        "big5hkscs": "big5 big5-hkscs",
        "mac_roman": "macintosh x-mac-roman",
    }.items()
    for label in labels.split()
}

_SAMPLE = 1 << 18
"""How many bytes an encoding is judged by."""

_OPENING = 4096
"""How many bytes tell of what format a file is."""


class Decoded(NamedTuple):
    """A text as decoded, and in what encoding it was found to be."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()
    """What was doubtful: bytes that had to be guessed at."""


def decode(raw: bytes, name: str) -> str:
    """Return the text of an article's bytes, every character where it stood; the name is for messages.

    A byte order mark is dropped. What neither SQLite nor JSON could hold is exchanged as `storable` does.

    >>> decode("“1,400 killed”".encode("cp1252"), "story.txt")
    '“1,400 killed”'
    """
    return decoded(raw, name).text


def decoded(raw: bytes, name: str, declared: str | None = None) -> Decoded:
    """Return the text of an article's bytes with its encoding: what the file declares is one witness of it.

    Bytes that are UTF-8 are read as that, whatever is declared. "latin-1" is what old programs call
    windows-1252, as browsers know. Where single bytes are damaged the rest is read, with a notice.

    >>> decoded(b"It cost \\x80" b"1,400", "story.html", "iso-8859-1")[:2]
    ('It cost €1,400', 'cp1252')
    """
    shown = one_line(name)
    if what := _known_as(raw):
        raise UnknownFormat(f"{shown} looks like {what}, not like text; {_TRY_TEXT}")
    text, encoding, notices = _decoded(raw, shown, _codec(declared))
    if not text or text.isspace():
        raise UnreadableArticle(f"{shown} holds no text; check that the right file was saved")
    if len(_CONTROL.findall(text)) > 1 + len(text) // 100:
        raise UnknownFormat(f"{shown} is binary, not text; {_TRY_TEXT}")
    return Decoded(storable(text), encoding, notices)


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
    return next((what for magic, what in _MAGIC if raw.startswith(magic)), None)


def _decoded(raw: bytes, shown: str, declared: str | None) -> Decoded:
    for mark, marked in _MARKS:
        if raw.startswith(mark):
            return _marked(raw[len(mark) :], marked, shown)
    if encoding := _unmarked(raw):
        return _marked(raw, encoding, shown)
    if declared in _SEVEN_BITS and b"\x1b" in raw:
        with suppress(UnicodeDecodeError):
            return Decoded(raw.decode(declared), declared)
    with suppress(UnicodeDecodeError):
        return Decoded(raw.decode("utf-8"), "utf-8")
    return _repaired(raw, shown) or _declared(raw, declared) or _undeclared(raw, shown)


def _marked(raw: bytes, encoding: str, shown: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if repaired := _repaired(raw, shown) if encoding == "utf-8" else None:
            return repaired
        where = f"is marked as {encoding.upper()} and damaged at byte {error.start}"
        raise UnreadableArticle(f"{shown} {where}; {_TRY_TEXT}") from error


def _unmarked(raw: bytes) -> str | None:
    """Return which UTF-16 it is that lost its mark: every second byte of Western text is NUL there."""
    sample = raw[:_OPENING]
    if len(sample) < 4 or len(raw) % 2:
        return None
    first, second = sample[::2].count(0), sample[1::2].count(0)
    most = len(sample) // 2 * 3 // 5
    if second > most and not first:
        return "utf-16-le"
    return "utf-16-be" if first > most and not second else None


def _repaired(raw: bytes, shown: str) -> Decoded | None:
    """Return text that is UTF-8 but for single bytes: pasted from elsewhere, damaged, or cut off."""
    escaped = raw.decode("utf-8", "surrogateescape")
    damaged = _DAMAGE.findall(escaped)
    if 2 * len(damaged) > len(_MULTIBYTE.findall(raw)):
        return None
    text = _DAMAGE.sub(lambda byte: _WINDOWS[ord(byte[0]) - 0xDC00], escaped)
    many = f"{len(damaged)} bytes" if len(damaged) > 1 else "one byte"
    told = f"{shown} is UTF-8 but for {many}; look for characters that make no sense"
    return Decoded(text, "utf-8", (told,))


def _declared(raw: bytes, declared: str | None) -> Decoded | None:
    """Return the text in the encoding that the file declares, if that makes sense of it."""
    if declared is None or declared.startswith("utf"):
        return None
    try:
        text = raw.decode(declared)
    except UnicodeDecodeError:
        return None
    odd = len(_MOJIBAKE.findall(text[:_SAMPLE])) if declared == _WINDOWS_NAME else 0
    return None if 10 * odd > len(_ABOVE_ASCII.findall(raw[:_SAMPLE])) else Decoded(text, declared)


def _undeclared(raw: bytes, shown: str) -> Decoded:
    found = _western(raw) or _guessed(raw)
    if found is None:
        raise UnknownFormat(f"{shown} is binary or in an unknown encoding; {_TRY_TEXT}")
    return found


def _codec(label: str | None) -> str | None:
    """Return our name for an encoding that a file declares; as browsers do, the larger set of a family."""
    name = (label or "").strip().lower().replace("_", "-")
    if name in _LARGER:
        return _LARGER[name]
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return known if _FOR_TEXT.match(known) else None


def _western(raw: bytes) -> Decoded | None:
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
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _guessed(raw: bytes) -> Decoded | None:
    # loaded for the rare file that needs it
    from charset_normalizer import from_bytes

    match = from_bytes(raw[:_SAMPLE]).best()
    if match is None:
        return None
    try:
        return Decoded(raw.decode(match.encoding), match.encoding)
    except UnicodeDecodeError:
        return None
