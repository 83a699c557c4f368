"""One page over HTTP: every hop resolved once, its address checked and dialled, time and size bounded."""

import http.client
import os
import socket
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from time import monotonic
from urllib.parse import urljoin

from factcheck.errors import UnreadableArticle
from factcheck.fetching.addresses import Address, is_public, resolve
from factcheck.fetching.urls import Url, read_url
from factcheck.limits import FETCH_BYTES, FETCH_HOPS, FETCH_SECONDS

_MOVED = frozenset({301, 302, 303, 307, 308})
_ASKED = {
    "User-Agent": "factcheck",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_PIECE = 1 << 16
_SAVE = "open it in a browser, save the page and add the file"
_PROXIES = ("http_proxy", "https_proxy", "all_proxy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address answered."""

    raw: bytes
    origin: str
    """The address that answered in the end, in the one spelling by which the page is known."""
    is_html: bool
    """Whether the host says that it is a web page; its content is asked first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How hosts are found and which addresses may be dialled; tests have a small one of their own."""

    resolve: Callable[[str, int], Sequence[Address]] = resolve
    may_dial: Callable[[str], bool] = is_public
    secure: Callable[[], ssl.SSLContext] = ssl.create_default_context


def fetch(address: str, network: Network | None = None, *, seconds: float = FETCH_SECONDS) -> Fetched:
    """Return what a page's address answers, or raise UnreadableArticle saying what to try.

    No proxy is used: through one, nobody could tell which address is dialled.
    """
    within = network or Network()
    until = monotonic() + seconds
    url = read_url(address)
    for _ in range(FETCH_HOPS + 1):
        with _answer(url, within, until) as response:
            if response.status in _MOVED and (onward := response.getheader("Location")):
                url = _next(url, onward)
                continue
            if response.status != 200:
                told = f"{response.status} {response.reason}".strip()
                raise UnreadableArticle(f"{url.text} answers {told}; {_SAVE}")
            content_type = response.getheader("Content-Type") or ""
            raw = b"".join(_body(response, url))
            if monotonic() >= until:
                # a connection that was cut looks like one that had no more to say
                raise TimeoutError
        if not raw:
            raise UnreadableArticle(f"{url.text} answers with nothing; {_SAVE}")
        is_html = content_type.split(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")
        return Fetched(raw=raw, origin=url.known_as, is_html=is_html)
    raise UnreadableArticle(f"{address} leads on to other addresses {FETCH_HOPS} times and more; {_SAVE}")


def _next(url: Url, onward: str) -> Url:
    try:
        # some hosts write it as it is, in bytes that HTTP takes for Latin
        with suppress(UnicodeError):
            onward = onward.encode("latin-1").decode("utf-8")
        following = read_url(urljoin(url.text, onward.strip()))
    except ValueError as error:
        raise UnreadableArticle(f"{url.text} leads to an address that is none; {_SAVE}") from error
    if url.scheme == "https" and following.scheme == "http":
        raise UnreadableArticle(f"{url.text} leads to {following.text}, which anybody could change; {_SAVE}")
    return following


@contextmanager
def _answer(url: Url, network: Network, until: float) -> Iterator[http.client.HTTPResponse]:
    """Give the answer of the host, whose connection is cut when the time is over."""
    dialled = _dial(url, network, until)
    # the connection itself, whatever is wrapped around it: who sends a byte a second is not waited for
    lifeline = dialled.dup()
    clock = threading.Timer(max(0.0, until - monotonic()), _cut, (lifeline,))
    clock.daemon = True
    clock.start()
    connection = http.client.HTTPConnection(f"[{url.host}]" if ":" in url.host else url.host)
    try:
        connection.sock = dialled
        if url.scheme == "https":
            connection.sock = network.secure().wrap_socket(dialled, server_hostname=url.host)
        connection.putrequest("GET", url.target, skip_accept_encoding=True)
        for name, value in _ASKED.items():
            connection.putheader(name, value)
        connection.endheaders()
        yield connection.getresponse()
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        raise UnreadableArticle(f"{url.text} {_why(error, until)}") from error
    finally:
        clock.cancel()
        connection.close()
        dialled.close()
        lifeline.close()


def _dial(url: Url, network: Network, until: float) -> socket.socket:
    """Return a connection to the first address of the host that answers; all of them have to be public."""
    addresses = network.resolve(url.host, url.port)
    if not addresses or not all(network.may_dial(address.ip) for address in addresses):
        raise UnreadableArticle(
            f"{url.text} is an address of this machine or its own network, or of none; {_SAVE}"
        )
    failed: OSError | None = None
    for address in addresses:
        try:
            # an address in digits: nothing is resolved again, so nobody can answer otherwise now
            return socket.create_connection(address, timeout=max(0.1, until - monotonic()))
        except OSError as error:
            failed = error
    raise UnreadableArticle(f"{url.text} {_why(failed, until)}") from failed


def _cut(lifeline: socket.socket) -> None:
    with suppress(OSError):
        lifeline.shutdown(socket.SHUT_RDWR)


def _body(response: http.client.HTTPResponse, url: Url) -> Iterator[bytes]:
    """Yield the answer's bytes, unpacked; both sizes are bounded."""
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise UnreadableArticle(f"{url.text} answers in a compression of its own ({coding[:20]}); {_SAVE}")
    # 32: gzip and zlib, whichever it is
    unpacker = None if coding == "identity" else zlib.decompressobj(zlib.MAX_WBITS | 32)
    left = FETCH_BYTES
    received = 0
    while piece := response.read(_PIECE):
        received += len(piece)
        if unpacker is not None:
            # one byte more than may be, so that too much is told from just enough
            piece = unpacker.decompress(piece, left + 1)
        left -= len(piece)
        if left < 0 or received > FETCH_BYTES:
            raise UnreadableArticle(f"{url.text} is larger than {FETCH_BYTES >> 20} MB; {_SAVE}")
        yield piece
    if response.length or (unpacker is not None and (not unpacker.eof or unpacker.unused_data)):
        raise http.client.IncompleteRead(b"")


def _why(error: Exception | None, until: float) -> str:
    if isinstance(error, TimeoutError) or monotonic() >= until:
        return f"takes too long to answer; {_SAVE}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"cannot prove that it is what it says ({error.verify_message}); {_SAVE}"
    if isinstance(error, http.client.IncompleteRead):
        return "broke off in the middle; try again"
    by_proxy = any(name in os.environ or name.upper() in os.environ for name in _PROXIES)
    hint = "; a proxy is set here, and none is used" if by_proxy else ""
    reason = getattr(error, "strerror", None) or "it does not answer as a web server does"
    return f"cannot be fetched ({str(reason).lower()}){hint}; {_SAVE}"
