"""Fetching from small servers of this machine: redirects, packing, sizes, times and what is dialled."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from factcheck.errors import UnreadableArticle
from factcheck.fetching import hops
from factcheck.fetching.addresses import Address, is_public, resolve
from factcheck.fetching.hops import Network, fetch
from factcheck.fetching.urls import read_url

PAGE = b"<h1>Dam fails</h1><p>It killed 1,400 people.</p>"
Answer = Callable[[socket.socket, str], None]


class Server:
    """Answers each request with what its path is listed with, and remembers what was asked."""

    def __init__(self, answers: dict[str, bytes | Answer]) -> None:
        self.asked: list[str] = []
        self._answers = answers
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(line,), daemon=True).start()

    def _answer(self, line: socket.socket) -> None:
        with line:
            request = b""
            while b"\r\n\r\n" not in request:
                piece = line.recv(65536)
                if not piece:
                    return
                request += piece
            path = request.split()[1].decode()
            self.asked.append(path)
            answer = self._answers.get(path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            try:
                if callable(answer):
                    answer(line, path)
                else:
                    line.sendall(answer)
            except OSError:
                # the client hung up, as it should
                return

    def network(self, *, host: str = "127.0.0.1") -> Network:
        """Every host is this server; every address but its own is judged as in earnest."""
        return Network(
            resolve=lambda name, port: [Address(host, self.port)],
            may_dial=lambda ip: ip == "127.0.0.1" or is_public(ip),
        )

    def close(self) -> None:
        self._listening.close()


def ok(body: bytes, *headers: str) -> bytes:
    lines = ["HTTP/1.1 200 OK", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def to(address: str, code: int = 302) -> bytes:
    return f"HTTP/1.1 {code} Moved\r\nLocation: {address}\r\nContent-Length: 0\r\n\r\n".encode()


@contextmanager
def serving(**answers: bytes | Answer) -> Iterator[Server]:
    server = Server({"/" + path: answer for path, answer in answers.items()})
    try:
        yield server
    finally:
        server.close()


def test_a_page_is_fetched() -> None:
    with serving(dam=ok(PAGE, "Content-Type: text/html; charset=utf-8")) as server:
        page = fetch("http://courier.example/dam#top", server.network())
    assert (page.raw, page.origin, page.is_html) == (PAGE, "http://courier.example/dam", True)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_the_address_that_answers_in_the_end_is_the_origin(code: int) -> None:
    with serving(old=to("/new?utm_source=x", code), **{"new?utm_source=x": ok(PAGE)}) as server:
        assert fetch("http://courier.example/old", server.network()).origin == "http://courier.example/new"


def test_a_chain_without_end_is_left() -> None:
    with serving(dam=to("/dam")) as server:
        with pytest.raises(UnreadableArticle, match="leads on to other addresses 5 times"):
            fetch("http://courier.example/dam", server.network())
        assert len(server.asked) == 6


SPELLINGS = [
    "127.0.0.1", "127.1", "127.0.1", "0x7f.0.0.1", "0x7f000001", "2130706433", "017700000001", "0177.0.0.1",
    "localhost", "LOCALHOST.", "0.0.0.0", "0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "①②⑦.⓪.⓪.①", "127。0。0。1",
]  # fmt: skip


@pytest.mark.parametrize("host", SPELLINGS)
def test_no_spelling_of_this_machine_is_dialled(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    dialled: list[object] = []
    monkeypatch.setattr(socket, "create_connection", lambda *given, **_: dialled.append(given))
    with pytest.raises(UnreadableArticle, match=r"own network|no host"):
        fetch(f"http://{host}/dam", Network(resolve=resolve))
    assert dialled == []


@pytest.mark.parametrize("host", ["127.0.0.1", "169.254.169.254", "[::1]", "10.0.0.8", "intranet.example"])
def test_a_page_cannot_lead_into_the_own_network(host: str) -> None:
    with serving(dam=to(f"http://{host}/admin"), admin=ok(PAGE)) as server:

        def hosts(name: str, port: int) -> list[Address]:
            if name == "courier.example":
                return [Address("127.0.0.1", server.port)]
            return [Address("10.0.0.8" if name == "intranet.example" else name, port)]

        # the server itself stands for the public web; any other address is judged as it is
        once = iter([True])
        judged = Network(resolve=hosts, may_dial=lambda ip: next(once, False) or is_public(ip))
        with pytest.raises(UnreadableArticle, match="own network"):
            fetch("http://courier.example/dam", judged)
        assert server.asked == ["/dam"]


def test_a_host_is_asked_for_once_and_what_was_checked_is_dialled(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(dam=ok(PAGE)) as server:
        asked: list[str] = []

        def changing(name: str, port: int) -> list[Address]:
            asked.append(name)
            return [Address("127.0.0.1", server.port)] if len(asked) == 1 else [Address("10.0.0.1", 80)]

        real = socket.getaddrinfo

        def digits_only(host: str, *rest: object, **named: object) -> object:
            assert host == "127.0.0.1", "the host was resolved once more"
            return real(host, *rest, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(socket, "getaddrinfo", digits_only)
        page = fetch("http://courier.example/dam", Network(resolve=changing, may_dial=lambda ip: True))
    assert page.raw == PAGE
    assert asked == ["courier.example"]


def test_one_bad_address_among_good_ones_is_enough() -> None:
    addresses = [Address("93.184.215.14", 80), Address("127.0.0.1", 80)]
    with pytest.raises(UnreadableArticle, match="own network"):
        fetch("http://courier.example/", Network(resolve=lambda *_: addresses))


def test_a_secure_page_does_not_lead_to_an_open_one() -> None:
    url = read_url("https://courier.example/dam")
    with pytest.raises(UnreadableArticle, match="anybody could change"):
        hops._next(url, "http://courier.example/dam")


def test_a_packed_page_is_unpacked() -> None:
    with serving(dam=ok(gzip.compress(PAGE, mtime=0), "Content-Encoding: gzip")) as server:
        assert fetch("http://courier.example/dam", server.network()).raw == PAGE


def test_a_bomb_is_stopped_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hops, "FETCH_BYTES", 1 << 20)
    bomb = gzip.compress(bytes(50 << 20), mtime=0)
    with (
        serving(
            dam=ok(bomb, "Content-Encoding: gzip"), film=ok(bytes(2 << 20)), just=ok(bytes(1 << 20))
        ) as server,
    ):
        for path in ("dam", "film"):
            with pytest.raises(UnreadableArticle, match="larger than 1 MB"):
                fetch(f"http://courier.example/{path}", server.network())
        assert len(fetch("http://courier.example/just", server.network()).raw) == 1 << 20


def slowly(line: socket.socket, _: str) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n")
    for at in range(200):
        line.sendall(f"X-{at}: 1\r\n".encode())
        time.sleep(0.05)


def drop_by_drop(line: socket.socket, _: str) -> None:
    line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        line.sendall(b"<p>")
        time.sleep(0.05)


def silently(line: socket.socket, _: str) -> None:
    time.sleep(5)


@pytest.mark.parametrize("answer", [slowly, drop_by_drop, silently])
def test_who_takes_his_time_is_not_waited_for(answer: Answer) -> None:
    with serving(dam=answer) as server:
        begun = time.monotonic()
        with pytest.raises(UnreadableArticle, match="takes too long"):
            fetch("http://courier.example/dam", server.network(), seconds=0.5)
        assert time.monotonic() - begun < 4


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (
            b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n",
            "answers 403 Forbidden; open it",
        ),
        (b"HTTP/1.1 500 \x1b[31mred\r\nContent-Length: 0\r\n\r\n", "answers 500"),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", "answers 304"),
        (b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", "answers 302"),
        (ok(b""), "answers with nothing"),
        (ok(PAGE)[:-9], "broke off in the middle"),
        (ok(gzip.compress(PAGE * 99, mtime=0)[:-20], "Content-Encoding: gzip"), "broke off in the middle"),
        (ok(b"no gzip", "Content-Encoding: gzip"), "cannot be fetched"),
        (ok(PAGE, "Content-Encoding: br"), "compression of its own"),
        (b"SSH-2.0-OpenSSH_9.6\r\n", "as a web server does"),
        (b"", "as a web server does"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", "as a web server does"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc", "cannot be fetched|broke off"),
        (to("ftp://courier.example/"), "only http"),
        (to("http://[::1"), "no address|is none"),
        (to("http://ada@courier.example/"), "name or password"),
        (to("http://courier.example:22/"), "port 22"),
    ],
)
def test_what_is_no_page_is_told_in_a_line(answer: bytes, words: str) -> None:
    with serving(dam=answer) as server, pytest.raises(UnreadableArticle, match=words) as refusal:
        fetch("http://courier.example/dam", server.network())
    assert "\n" not in str(refusal.value)


def test_a_host_that_nobody_knows() -> None:
    with pytest.raises(UnreadableArticle, match="there is no host"):
        resolve("nobody.invalid", 80)


def test_nobody_listens_there() -> None:
    # bound, so that no other test gets the port, and not listening
    with socket.socket() as silent, serving() as server:
        silent.bind(("127.0.0.1", 0))
        server.port = silent.getsockname()[1]
        with pytest.raises(UnreadableArticle, match="cannot be fetched"):
            fetch("http://courier.example/dam", server.network())


def test_a_proxy_is_not_used_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    with (
        serving(dam=b"") as server,
        pytest.raises(UnreadableArticle, match="a proxy is set here, and none is used"),
    ):
        fetch("http://courier.example/dam", server.network())
