"""Web pages, saved or fetched: read in a process of their own, as anybody may have made them."""

import re
from collections.abc import Iterator

from factcheck.decoding import opening
from factcheck.model.document import Document, RawText
from factcheck.model.protocols import Likeness

NAME = "HTML"
MEDIA_TYPE = "text/html"
SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml", ".xht", ".shtml")

_PARSER = "factcheck.webpage"
_ADVICE = "save its text as .txt and add that"

_OPENING = re.compile(
    r"""\ufeff? (?: \s | <!--.{0,2000}?--> | <\?xml\b[^>]{0,300}> )*+
    < (?: !doctype\s+html | html | head | body | title | meta | article | main | section | header | h[1-6]
        | p | div | table | figure | blockquote ) [\s>/]
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def recognises(raw: bytes) -> Likeness:
    """A page opens with a tag of HTML; a text with a tag in it may be one, if it is called so."""
    return Likeness.CERTAIN if _OPENING.match(opening(raw)) else Likeness.POSSIBLE


def read(raw: bytes, origin: str | None) -> Document:
    """Return the document in the bytes of a web page."""
    from factcheck import confined

    return confined.read(_PARSER, raw, origin, media_type=MEDIA_TYPE, advice=_ADVICE)


def raw_text(raw: bytes) -> Iterator[RawText]:
    """Yield all words of a page, those in menus and what is hidden with what they stand in."""
    from factcheck import confined

    yield from confined.raw_text(_PARSER, raw, advice=_ADVICE)
