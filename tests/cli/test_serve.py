"""The review in a browser: what is refused, who is let in, and a sitting in a real one."""

import asyncio
import base64
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest

from factcheck.cli import serve
from factcheck.ledger import Ledger
from factcheck.model.decision import Evidence, Judgement, Source, Status
from factcheck.review.serving import Doorkeeper
from tests.cli.desk import done, run

NASTY = 'it\'s a "ledger"; touch owned & $(touch owned) `touch owned`'
"""A folder that a careless shell would obey."""


@contextmanager
def served(ledger: Path, *words: str, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A real server of a ledger, and its address."""
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--ledger", str(ledger), *words]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment}
    ) as server:
        assert server.stderr is not None
        said = server.stderr.readline()
        assert said.endswith(" until Ctrl-C ends it.\n"), said
        try:
            yield server, next(word for word in said.split() if word.startswith("http"))
        finally:
            server.kill()


def visits(ledger: Path) -> list[str]:
    """The processes that draw a ledger for visitors."""
    listed = subprocess.run(["ps", "axww", "-o", "pid=,args="], capture_output=True, text=True, check=True)
    return [
        line for line in listed.stdout.splitlines() if "factcheck.cli.visit" in line and str(ledger) in line
    ]


def until(holds: Callable[[], bool], seconds: float = 30) -> None:
    for _ in range(int(seconds * 10)):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it never came to be so")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--host", "0.0.0.0"), "--anyone-who-can-reach-this"),
        (("--host", "::"), "--anyone-who-can-reach-this"),
        (("--host", "no.such.host.invalid"), "nothing can be served at no.such.host.invalid"),
        (("--public-url", "javascript:alert(1)"), "is no address of a page"),
        (("--public-url", "https://figures.example.org/path"), "is no address of a page"),
        (("--document", "99"), "no document '99'"),
        (("--ledger", "nowhere.db"), "there is no ledger"),
    ],
)
def test_what_cannot_be_served_is_said_in_one_line(words: tuple[str, ...], told: str, ledger: Path) -> None:
    outcome = run("serve", *words, "--port", "0")
    assert outcome.code == 2
    assert told in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_port_that_is_taken_is_told(ledger: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        outcome = run("serve", "--port", taken.getsockname()[1])
    assert outcome.code == 2
    assert "already in use" in outcome.err


def test_without_the_extra_it_says_how_to_get_it(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "find_spec", lambda name: None)
    assert "pip install 'factcheck-workbench[web]'" in run("serve").err


def test_the_flag_that_opens_the_door_says_what_it_risks() -> None:
    said = " ".join(done("serve", "--help").out.split())
    assert "--anyone-who-can-reach-this" in said
    assert "There is no login: whoever finds it can read every article and decide in any name" in said


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1:8000", True), ("localhost:8000", True), ("LOCALHOST:8000", True), ("[::1]:8000", True),
        ("localhost", False), ("localhost:8001", False), ("localhost.evil.example:8000", False),
        ("127.0.0.1.evil.example:8000", False), ("evil.example:8000", False), ("", False), ("[:8000", False),
        ("localhost:http", False), ("user@localhost:8000@evil.example:8000", False), ("10.0.0.1:8000", False),
    ],
)  # fmt: skip
def test_only_this_machine_is_known_by_name(host: str, known: bool) -> None:
    keeper = Doorkeeper(["127.0.0.1", "localhost", "::1"], 8000)
    assert keeper.knows(host) is known


def test_an_open_door_knows_numbers_and_no_name_of_somebody_else() -> None:
    keeper = Doorkeeper(["0.0.0.0", "desk-3"], 80, public_url="https://figures.example.org")
    assert [
        keeper.knows(host)
        for host in ("192.0.2.7", "192.0.2.7:80", "desk-3", "figures.example.org", "evil.example")
    ] == [True, True, True, True, False]
    assert keeper.trusts("https://figures.example.org", "desk-3")
    assert not keeper.trusts("https://evil.example", "desk-3")
    assert not keeper.trusts("http://figures.example.org", "desk-3")


def asked(address: str, path: str, **headers: str) -> tuple[int, dict[str, str]]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request(
        "GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    answer = connection.getresponse()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}


UPGRADE = {
    "Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
}  # fmt: skip


@pytest.mark.slow
def test_pages_of_others_open_no_review(ledger: Path) -> None:
    with served(ledger) as (_, address):
        status, headers = asked(address, "/")
        assert status == 200
        assert "default-src 'none'" in headers["content-security-policy"]
        assert asked(address, "/", Host="evil.example")[0] == 403
        port = urlsplit(address).port
        assert asked(address, "/", Host=f"evil.example:{port}")[0] == 403
        own = f"http://localhost:{port}"
        for foreign in (
            "http://evil.example",
            f"http://localhost:{port}.evil.example",
            f"https://localhost:{port}",
            "null",
        ):
            status, _ = asked(address, "/ws", Host=f"localhost:{port}", Origin=foreign, **UPGRADE)
            assert (foreign, status) == (foreign, 403)
        assert asked(address, "/ws", Host=f"localhost:{port}", **UPGRADE)[0] == 403
        for path in (
            "/static/",
            "/page/..%2f..%2fapp.py",
            "/static/../../server.py",
            "/download/none",
            "/app.py",
        ):
            assert asked(address, path)[0] in {403, 404}
        assert visits(ledger) == []
        assert asked(address, "/ws", Host=f"localhost:{port}", Origin=own, **UPGRADE)[0] == 101


async def _heard(address: str, until: bytes) -> bytes:
    netloc = urlsplit(address).netloc
    heard = b""
    async with (
        aiohttp.ClientSession() as client,
        client.ws_connect(
            f"ws://{netloc}/ws?width=80&height=99999999999", origin=address.rstrip("/")
        ) as page,
    ):
        async with asyncio.timeout(30):
            async for message in page:
                heard += message.data if isinstance(message.data, bytes) else b""
                if until in heard:
                    break
    return heard


@pytest.mark.slow
def test_a_visitor_of_a_ledger_that_is_gone_is_told(ledger: Path) -> None:
    with served(ledger) as (_, address):
        ledger.unlink()
        assert b"there is no ledger" in asyncio.run(_heard(address, b"there is no ledger"))


@pytest.mark.slow
def test_no_review_outlives_its_page_or_its_server(ledger: Path) -> None:
    with served(ledger) as (server, address):
        asyncio.run(_heard(address, b"your name"))
        until(lambda: not visits(ledger))

        async def watch() -> None:
            listening = asyncio.create_task(_heard(address, b"never"))
            while not visits(ledger):
                await asyncio.sleep(0.1)
            # with no time to say goodbye
            server.kill()
            await listening

        asyncio.run(watch())
        until(lambda: not visits(ledger))


def chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    pytest.skip("there is no Chromium here")


COLOURS = """
async (png) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const points = new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer);
  return new Set(points).size;
}
"""


@pytest.mark.slow
def test_a_sitting_in_a_real_browser(ledger: Path, folder: Path) -> None:
    from playwright.sync_api import Download, Page, sync_playwright

    program = chromium()
    desk = folder / NASTY
    desk.mkdir()
    shutil.move(ledger, desk)
    ledger = desk / "ledger.db"
    source = "http://127.0.0.1:8999/bulletin"
    with Ledger.open(ledger) as opened:
        evidence = Evidence(source=Source(title="Bulletin 7", url=source), passage="20,000 left")
        judgement = Judgement(status=Status.SOURCED, evidence=(evidence,))
        opened.decide(2, judgement, reviewer="Ada", now=datetime.now(UTC))
    # what the server would open on its own machine
    trap = folder / "opened-on-the-server"
    sought: list[str] = []
    wrong: list[str] = []
    downloads: list[Download] = []

    def watch(page: Page) -> None:
        page.on("download", lambda download: downloads.append(download))
        page.on("websocket", lambda socket: sought.append(socket.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))

    with (
        served(ledger, "--document", "1", BROWSER=f"touch {trap}") as (server, address),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=program,
            # root in a container has no sandbox; and no name leads anywhere, as without a network
            args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
        )
        context = browser.new_context(viewport={"width": 1000, "height": 640})
        context.on("request", lambda request: sought.append(request.url))
        context.on("page", watch)
        page = context.new_page()

        def press(*keys: str) -> None:
            for key in keys:
                page.keyboard.press(key)
                page.wait_for_timeout(300)

        def eventually(holds: Callable[[], bool]) -> None:
            # what the browser has to say is heard while it is waited for
            for _ in range(100):
                if holds():
                    return
                page.wait_for_timeout(100)
            raise AssertionError("it never came to be so")

        page.goto(address)
        page.wait_for_selector("body.-first-byte")
        page.wait_for_timeout(1000)
        # neither lets anybody in without a name
        press("Escape", "Enter")
        page.keyboard.type("Grace Hopper")
        press("Enter")
        page.wait_for_timeout(1500)
        press("g", "v")
        with Ledger.open(ledger) as opened:
            until(lambda: opened.claim(1).status == "verified")
            assert opened.claim(1).reviewer == "Grace Hopper"
        drawn = base64.b64encode(page.screenshot(path=str(folder / "review.png"))).decode()

        # a paper goes to the visitor, whatever its name, and no file is written or looked for here
        before = sorted(folder.rglob("*"))
        press("r", *["Backspace"] * len("report.html"))
        page.keyboard.type(f"{folder}/my naïve; paper.md")
        press("Enter")
        eventually(lambda: bool(downloads))
        assert downloads[0].suggested_filename == "my-na-ve-paper.md"
        assert "1,400" in Path(downloads[0].path()).read_text(encoding="utf-8")
        assert sorted(folder.rglob("*")) == before

        # a source opens before the visitor's eyes
        press("g", "j", "O")
        eventually(lambda: source in sought)

        server.send_signal(signal.SIGINT)
        page.wait_for_selector("#ended", state="visible")
        out, err = server.communicate(timeout=30)
        assert (server.returncode, out, err) == (0, "", "")
        # ink, paper, and the edges of letters between them
        assert browser.new_page().evaluate(COLOURS, drawn) > 50
        browser.close()
    assert not wrong
    assert {urlsplit(url).netloc for url in sought if url != source} == {urlsplit(address).netloc}
    assert any(url.endswith(".ttf") for url in sought)
    until(lambda: not visits(ledger))
    assert not trap.exists()
    assert not list(folder.rglob("owned"))
