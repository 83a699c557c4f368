"""The address of a page: what of it is accepted, and the one spelling by which a page is known."""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from factcheck.errors import UnreadableArticle
from factcheck.limits import URL_CHARS
from factcheck.safe import one_line

_SCHEMES = {"http": 80, "https": 443}
_TRACKING = frozenset({
    "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga", "cmpid", "ocid",
})  # fmt: skip
"""What links carry to tell where a reader came from; the page is the same without."""

_HOST = re.compile(r"[a-z\d_.-]+|[a-f\d:.]+")
_SAFE = "!$%&'()*+,/:;=?@[]~"


class Url(NamedTuple):
    """An address that may be fetched."""

    scheme: str
    host: str
    port: int
    target: str
    """What is asked of the host: path and query."""

    @property
    def text(self) -> str:
        """The address in one spelling: no default port, no fragment."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{self.target}"

    @property
    def known_as(self) -> str:
        """The name of the page, without what tells where its reader came from.

        >>> read_url("HTTPS://Courier.Example:443/dam?id=7&utm_source=x#top").known_as
        'https://courier.example/dam?id=7'
        """
        parts = urlsplit(self.text)
        query = parse_qsl(parts.query, keep_blank_values=True)
        kept = [(key, value) for key, value in query if not _tracks(key)]
        # what has nothing to leave out stays as it is spelled
        return self.text if kept == query else urlunsplit(parts._replace(query=urlencode(kept)))


def read_url(words: str) -> Url:
    """Return an address, or raise UnreadableArticle saying what of it is not accepted."""
    shown = one_line(words)[:URL_CHARS]
    if len(words) > URL_CHARS or not words.isprintable() or " " in words or "\\" in words:
        raise UnreadableArticle(f"{shown} is no address of a page; copy it from the browser once more")
    try:
        parts = urlsplit(words)
        port = parts.port
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError) as error:
        raise UnreadableArticle(f"{shown} is no address of a page; copy it from the browser") from error
    if host and not _HOST.fullmatch(host):
        raise UnreadableArticle(f"{shown} is no address of a page; copy it from the browser")
    if parts.scheme not in _SCHEMES or not host:
        raise UnreadableArticle(f"{shown} is no address of a page; only http:// and https:// are fetched")
    if "@" in parts.netloc:
        raise UnreadableArticle(f"{shown} has a name or password in it; save the page and add the file")
    if port not in (None, _SCHEMES[parts.scheme]):
        raise UnreadableArticle(f"{shown} names port {port}; only the usual ports of the web are asked")
    target = quote(parts.path or "/", safe=_SAFE)
    if parts.query:
        target += "?" + quote(parts.query, safe=_SAFE)
    return Url(parts.scheme, host, _SCHEMES[parts.scheme], target)


def _tracks(key: str) -> bool:
    return key.lower() in _TRACKING or key.lower().startswith("utm_")
