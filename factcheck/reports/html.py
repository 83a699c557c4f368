"""A paper as one HTML file: opens anywhere, prints on A4, runs and loads nothing."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from factcheck.model.decision import MEANINGS, Status
from factcheck.model.entry import Counts
from factcheck.model.link import link
from factcheck.model.paper import Paper, Tone
from factcheck.model.wording import GLYPHS, STATUS_WORDS
from factcheck.safe import safe

NAME = "html"
SUFFIXES: tuple[str, ...] = (".html", ".htm")

_TEMPLATES = Path(__file__).with_name("templates")


def lay_out(paper: Paper) -> Iterator[bytes]:
    """Yield the page in pieces of a few kilobytes."""
    stream = _environment().get_template("paper.html").stream(paper=paper)
    stream.enable_buffering(200)
    for piece in stream:
        yield piece.encode("utf-8")


def bar(counts: Counts) -> Iterator[tuple[Status, float, float]]:
    """Yield each status that has claims, with the start and the width of its part of a bar 100 wide.

    >>> [(str(status), start, width) for status, start, width in bar(Counts(verified=3, sourced=1))]
    [('verified', 0.0, 75.0), ('sourced', 75.0, 25.0)]
    """
    done = 0
    for status in Status:
        number: int = getattr(counts, status)
        if number:
            yield status, round(100 * done / counts.total, 3), round(100 * number / counts.total, 3)
        done += number


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # every value passes here, so that no template can forget it
        finalize=lambda value: (
            safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value
        ),
    )
    style = (_TEMPLATES / "paper.css").read_text("utf-8")
    environment.globals.update(
        Status=Status,
        Tone=Tone,
        MEANINGS=MEANINGS,
        GLYPHS=GLYPHS,
        STATUS_WORDS=STATUS_WORDS,
        kind=lambda block: type(block).__name__,
        bar=bar,
        link=link,
        style=Markup(style),
        style_digest=b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii"),
    )
    return environment
