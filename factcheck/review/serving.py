"""The review in a browser: one page, and for each visitor a process of their own."""

import asyncio
import logging
import shlex
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import WSCloseCode, web
from textual_serve.app_service import AppService
from textual_serve.server import Server

from factcheck.errors import UsageError

_PAGE = Path(__file__).parent / "page"

VISITORS = 32
"""Reviews open at once: each is a process of some 60 MB."""

_CELLS = 1000
"""Columns or rows of the largest terminal that is drawn."""

_LEAVING_SECONDS = 3.0
"""How long a review may take to close its ledger, before it is stopped."""

_HEADERS = {
    # nothing of another machine is loaded, asked or framed, and nothing that the page opens may steer it
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "font-src 'self'; img-src 'self' data:; connect-src 'self' {socket}; frame-ancestors 'none'; "
    "base-uri 'none'; form-action 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Doorkeeper:
    """Knows by which names the page may be asked for.

    A page of somebody else can make a browser connect here, under a name of theirs (DNS rebinding) or
    from an address of theirs (a foreign websocket). Both tell on themselves in their headers.
    """

    def __init__(self, names: Iterable[str], port: int, *, public_url: str | None = None) -> None:
        self._port = port
        self._names = {name.casefold().strip("[]") for name in names}
        self._public = urlsplit(public_url.casefold().rstrip("/")) if public_url else None
        self._anywhere = bool(self._names & {"0.0.0.0", "::"})

    def knows(self, host: str) -> bool:
        """Tell whether a Host header names this server.

        >>> keeper = Doorkeeper(["localhost", "127.0.0.1"], 8000)
        >>> keeper.knows("localhost:8000"), keeper.knows("evil.example:8000"), keeper.knows("localhost")
        (True, False, False)
        """
        asked = host.casefold()
        if self._public is not None and asked == self._public.netloc:
            return True
        try:
            parts = urlsplit(f"http://{asked}")
            name, port = parts.hostname or "", parts.port or 80
        except ValueError:
            return False
        # a number is no name that somebody else could make to mean this machine
        return port == self._port and (name in self._names or (self._anywhere and _is_number(name)))

    def trusts(self, origin: str | None, host: str) -> bool:
        """Tell whether a page of this server asks, going by its Origin and Host headers.

        >>> keeper = Doorkeeper(["localhost"], 8000)
        >>> keeper.trusts("http://localhost:8000", "localhost:8000")
        True
        >>> keeper.trusts("http://evil.example", "localhost:8000"), keeper.trusts(None, "localhost:8000")
        (False, False)
        """
        asking = (origin or "").casefold()
        own = self._public is not None and asking == f"{self._public.scheme}://{self._public.netloc}"
        return own or asking == f"http://{host.casefold()}"

    @web.middleware
    async def check(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Let in who asks for this server by its name and, for the review itself, from its page."""
        if not self.knows(request.host):
            raise web.HTTPForbidden(text="The review is not served under this name.\n")
        if request.path == "/ws" and not self.trusts(request.headers.get("Origin"), request.host):
            raise web.HTTPForbidden(text="The review is opened by its own page only.\n")
        return await handler(request)


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


class Visit(AppService):
    """One visitor's review, in a process of its own."""

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Tell it how large the page is."""
        await super().set_terminal_size(_cells(width), _cells(height))

    async def run(self) -> None:
        """Carry what it draws to the page, and close that when it ends, however it ends."""
        await super().run()
        await self.remote_close()

    async def stop(self) -> None:
        """Ask it to leave, and see to it that it does."""
        process = self._process
        try:
            async with asyncio.timeout(_LEAVING_SECONDS):
                await super().stop()
                if process is not None:
                    await process.wait()
        except TimeoutError:
            if process is not None and process.returncode is None:
                process.kill()
                await process.wait()


class Visits(Server):
    """The reviews that are open, each behind a websocket of the page."""

    def __init__(self, command: Sequence[str]) -> None:
        # the library hands it to a shell, which is to take every word as it stands
        super().__init__(f"exec {shlex.join(command)}")
        self._open: set[web.WebSocketResponse] = set()

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Open a review for a page, until either of them ends."""
        if len(self._open) >= VISITORS:
            raise web.HTTPServiceUnavailable(
                text=f"{VISITORS} reviews are open, which is as many as may be.\n"
            )
        page = web.WebSocketResponse(heartbeat=15)
        await page.prepare(request)
        self._open.add(page)

        async def close() -> None:
            await page.close()

        visit = Visit(
            self.command,
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=close,
            download_manager=self.download_manager,
        )
        try:
            await visit.start(_cells(request.query.get("width")), _cells(request.query.get("height")))
            await self._process_messages(page, visit)
        except (ValueError, TypeError, LookupError, AssertionError, AttributeError, ConnectionError):
            # what came is nothing that the page sends, or nobody is there any more
            await page.close(code=WSCloseCode.PROTOCOL_ERROR)
        finally:
            self._open.discard(page)
            await visit.stop()
        return page

    async def close(self, app: web.Application) -> None:
        """End every review."""
        await asyncio.gather(*(page.close(code=WSCloseCode.GOING_AWAY) for page in set(self._open)))


def _cells(given: object) -> int:
    """Return a width or height that can be drawn.

    >>> _cells("80"), _cells(10**9), _cells("wide")
    (80, 1000, 80)
    """
    try:
        return max(1, min(int(str(given)), _CELLS))
    except ValueError:
        return 80


def listen(host: str, port: int) -> socket.socket:
    """Return a socket at an address of this machine."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen()
        except OSError:
            listening.close()
            raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(
            f"nothing can be served at {host}, port {port} ({reason}); try another --port"
        ) from error
    return listening


def names(host: str, listening: socket.socket) -> frozenset[str]:
    """Return the names by which a page at a socket may be asked for."""
    here = {host, listening.getsockname()[0]}
    if is_local(listening):
        return frozenset(here | {"localhost", "127.0.0.1", "::1"})
    return frozenset(here | {socket.gethostname(), socket.getfqdn()})


def is_local(listening: socket.socket) -> bool:
    """Tell whether only this machine can reach a socket."""
    return ip_address(listening.getsockname()[0]).is_loopback


def serve(
    command: Sequence[str], listening: socket.socket, doorkeeper: Doorkeeper, *, ready: Callable[[], None]
) -> None:
    """Serve the page, and run the command for each visitor, until this process is told to stop."""
    visits = Visits(command)
    # what goes wrong with one visit is told to its visitor
    logging.getLogger("textual-serve").addHandler(logging.NullHandler())

    async def index(request: web.Request) -> web.FileResponse:
        return web.FileResponse(_PAGE / "index.html")

    async def guarded(request: web.Request, response: web.StreamResponse) -> None:
        for name, value in _HEADERS.items():
            response.headers[name] = value.replace("{socket}", f"ws://{request.host} wss://{request.host}")

    async def started(app: web.Application) -> None:
        ready()

    app = web.Application(middlewares=[doorkeeper.check])
    app.add_routes(
        [
            web.get("/", index),
            web.get("/ws", visits.handle_websocket),
            web.get("/download/{key}", visits.handle_download),
            web.static("/page", _PAGE),
            web.static("/static", visits.statics_path),
        ]
    )
    app.on_response_prepare.append(guarded)
    app.on_startup.append(started)
    app.on_shutdown.append(visits.close)
    web.run_app(app, sock=listening, print=None, access_log=None, shutdown_timeout=_LEAVING_SECONDS)
