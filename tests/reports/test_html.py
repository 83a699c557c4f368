"""A page that runs nothing, loads nothing, and that everybody can read."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given, settings

from factcheck.model.decision import Status
from factcheck.model.link import link
from factcheck.model.report import Report
from factcheck.model.series import Point, Series
from factcheck.model.wording import GLYPHS, STATUS_WORDS
from factcheck.reports import html, render
from factcheck.safe import safe
from tests.reports.factories import everywhere, rendered, report, sample
from tests.reports.strategies import HOSTILE, texts

VOID = {"meta", "rect", "input", "line", "polyline", "circle"}


class Page(HTMLParser):
    """What a browser would make of a page: its elements, its text, and whether each tag is closed."""

    def __init__(self, paper: Report) -> None:
        super().__init__()
        self.source = rendered(render(paper, html))
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.asides: list[str] = []
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.asides.append(data)

    def handle_pi(self, data: str) -> None:
        self.asides.append(data)

    def unknown_decl(self, data: str) -> None:
        self.asides.append(data)

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(tag, tuple(attributes)) for tag, attributes in self.elements]

    def values(self, name: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(name)) is not None]


@given(text=texts)
@settings(max_examples=60, deadline=None)
def test_no_text_changes_the_shape_of_the_page(text: str) -> None:
    assume(text.strip() and "¶" not in text and link(text) is None)
    page, plain = Page(everywhere(text)), Page(everywhere("word"))
    assert page.shape == plain.shape
    assert page.open == page.asides == []
    assert page.text.count(safe(text)) >= 30


@pytest.mark.parametrize("text", [*HOSTILE, "https://example.org/\"onclick='x'<b>"])
def test_nothing_runs_and_nothing_is_loaded(text: str) -> None:
    page = Page(everywhere(text))
    assert not {"script", "img", "iframe", "link", "object", "embed", "form", "base"} & {
        tag for tag, _ in page.elements
    }
    names = {name for _, attributes in page.elements for name in attributes}
    assert not {name for name in names if name.startswith("on") or name in ("src", "style", "srcdoc")}
    assert all(re.match(r"#|https://example\.org/", target) for target in page.values("href"))


def test_the_policy_lets_in_the_one_style_sheet_and_nothing_else() -> None:
    page = Page(sample())
    style = re.search(r"<style>(.*?)</style>", page.source, re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert page.values("content")[0] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in style[1]
    assert "@import" not in style[1]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " https://example.org", "https://example.org\n/x",
        "java\tscript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org/x", "https://",
        "https://bbc.co.uk@evil.example/", "http://[::1", "https://exa\u200bmple.org", "",
        "ftp://example.org", "vbscript:x", "https:///path", "https://example.org/\u202egnp.exe",
        "https://example.org/a b", None,
    ],
)  # fmt: skip
def test_no_link_is_made_of(url: str | None) -> None:
    assert link(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "HTTPS://example.org/a?b=1&c=2#d",
        "https://пример.рф/ё",
        "https://example.org/?q=\"'<>",
    ],
)
def test_a_link_is_made_of(url: str) -> None:
    assert link(url) == url


def test_evidence_links_keep_their_address_and_tell_the_site_nothing() -> None:
    links = [
        attributes for tag, attributes in Page(sample()).elements if tag == "a" and attributes.get("rel")
    ]
    assert {link["href"] for link in links} == {"https://example.org/accounts?year=2026&sheet=3"}
    assert {link["rel"] for link in links} == {"noreferrer noopener"}


def test_ids_are_unique_and_every_anchor_arrives() -> None:
    page = Page(sample())
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {"claim-11", "claim-22", "document-2"} <= set(ids)
    targets = {target[1:] for target in page.values("href") if target.startswith("#")}
    labels = {label for value in page.values("aria-labelledby") for label in value.split()}
    assert targets | labels <= set(ids)


def test_a_line_over_time_says_the_figures_that_it_draws() -> None:
    said = (("2026-11-10", 1200, "1,200"), ("2026-11-12", 1800, "1,800"), ("2026-11-18", 2400, "2,400"))
    points = tuple(
        Point(day=day, value=value, figure=figure, claim=11, article="x", status=Status.DISPUTED)
        for day, value, figure in said
    )
    series = Series(name="people killed", points=points)
    page = Page(report(*sample().articles, series=(series,)))
    circles = [attributes for tag, attributes in page.elements if tag == "circle"]
    across, down = ([float(circle[name] or "") for circle in circles] for name in ("cx", "cy"))
    (zero,) = (float(attributes["y1"] or "") for tag, attributes in page.elements if tag == "line")
    assert [round((zero - y) / (zero - down[0]), 2) for y in down] == [1, 1.5, 2]
    assert [round((x - across[0]) / (across[1] - across[0]), 2) for x in across] == [0, 1, 4]
    assert {circle["class"] for circle in circles} == {"disputed"}
    assert all(page.text.count(figure) == 3 for _, _, figure in said)  # picture, description and list
    assert "2026-11-10: 1,200; 2026-11-12: 1,800; 2026-11-18: 2,400." in page.text


def test_headings_skip_no_level_and_there_is_one_title() -> None:
    levels = [int(tag[1]) for tag, _ in Page(sample()).elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_heading_says_what_it_heads() -> None:
    assert all(attributes.get("scope") for tag, attributes in Page(sample()).elements if tag == "th")


@pytest.mark.parametrize("status", Status)
def test_a_status_is_a_word_and_a_sign_as_well_as_a_colour(status: Status) -> None:
    source = rendered(render(sample(), html))
    glyph = r'<span class="glyph" aria-hidden="true">(.)</span>'
    stamp = rf'class="stamp {status}">{glyph} ([^<:]+)(?:: [^<]+)?</span>'
    assert set(re.findall(stamp, source)) == {(GLYPHS[status], STATUS_WORDS[status])}


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_enough_in_the_light_in_the_dark_and_on_paper() -> None:
    css = (Path(html.__file__).parent / "templates" / "paper.css").read_text("utf-8")
    themes = [
        dict(re.findall(r"--(\w+): (#\w+);", block))
        for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    ]
    assert len(themes) == 3
    for theme in themes:
        for ground in ("paper", "card"):
            for ink in ("ink", "soft", "link", *Status):
                assert _contrast(theme[ink], theme[ground]) >= 4.5, (ink, ground)
        assert _contrast(theme["ink"], theme["mark"]) >= 4.5
