"""A paper as one HTML file: opens anywhere, prints on A4, runs and loads nothing."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from factcheck.model.chart import HEIGHT, WIDTH, chart
from factcheck.model.decision import MEANINGS, Status
from factcheck.model.entry import Counts
from factcheck.model.link import link
from factcheck.model.paper import (
    Block,
    Bullets,
    Copy,
    Foot,
    Heading,
    Line,
    Note,
    Paper,
    Progress,
    Run,
    Table,
    Tone,
    Trend,
    Verdict,
    Words,
)
from factcheck.model.wording import GLYPHS, STATUS_WORDS
from factcheck.safe import safe

NAME = "html"
SUFFIXES: tuple[str, ...] = (".html", ".htm")

WHOLE = 5_000
"""A paper of more claims is parted into pages."""

PAGE = 500
"""As many notes as a page has, before it is turned at the next paragraph."""

_TEMPLATES = Path(__file__).with_name("templates")


def lay_out(paper: Paper) -> Iterator[bytes]:
    """Yield the page a block at a time, long lists and tables row by row."""
    for piece in _page(paper):
        yield str(piece).encode("utf-8")


def _page(paper: Paper) -> Iterator[str]:
    yield _environment().get_template("head.html").render(paper=paper)
    parts = _parts()
    pages = _Pages(parts) if paper.claims > WHOLE else None
    for block in paper.blocks:
        if pages is not None:
            yield from pages.before(block)
        yield from _block(parts, block)
    yield "</body>\n</html>\n"


def _block(parts: Any, block: Block) -> Iterator[str]:
    match block:
        case Copy():
            yield parts.copy(block)
        case Note():
            yield parts.note(block)
        case Verdict():
            yield parts.verdict(block)
            yield parts.sieve()
        case Heading():
            yield parts.heading(block)
        case Words():
            yield parts.words(block)
        case Progress(counts=counts):
            yield parts.progress(counts)
        case Trend(series=series):
            yield parts.trend(block, chart(series))
        case Bullets(lines=lines):
            yield '<ul class="bullets">\n'
            yield from map(parts.item, lines)
            yield "</ul>\n"
        case Table(rows=rows, numbers=numbers):
            yield parts.table_head(block)
            for row in rows:
                yield parts.row(row, numbers)
            yield "</tbody>\n</table>\n</div>\n"
        case Foot():
            yield parts.foot(block)


class _Pages:
    """Parts a long paper into pages of which a browser draws one at a time, without a script.

    It stays one file: what is handed on as several gets lost, and a mail or a pipe holds one. On paper all
    pages are printed.
    """

    def __init__(self, parts: Any) -> None:
        self._parts = parts
        self._number = 0
        self._notes = 0

    def before(self, block: Block) -> Iterator[str]:
        """Yield what turns the page in front of a block, if one is turned there."""
        begins = isinstance(block, Heading) and block.document is not None
        if isinstance(block, Foot) and self._number:
            yield self._close(last=True)
        elif (begins and (not self._number or self._notes >= PAGE)) or (
            isinstance(block, Copy) and self._notes >= PAGE
        ):
            if self._number:
                yield self._close(last=False)
            self._number += 1
            self._notes = 0
            first = " first" if self._number == 1 else ""
            yield f'<section class="page{first}" id="page-{self._number}" aria-label="Page {self._number}">\n'
        self._notes += isinstance(block, Note)

    def _close(self, *, last: bool) -> str:
        return f"{self._parts.turn(self._number, last)}</section>\n"


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


def line(runs: Line) -> Markup:
    """Return runs of words as markup: here and not in a template, because a long paper has millions.

    >>> line((Run("1 < 2", Tone.STRONG), Run(" of "), Run("claim 7", claim=7)))
    Markup('<b>1 &lt; 2</b> of <a href="#claim-7">claim 7</a>')
    """
    return Markup("".join(map(_run, runs)))


def _run(run: Run) -> str:
    words = str(escape(safe(run.text)))
    if run.claim is not None:
        return f'<a href="#claim-{run.claim}">{words}</a>'
    if run.document is not None:
        return f'<a href="#document-{run.document}" dir="auto">{words}</a>'
    if run.url is not None and link(run.url):
        return f'<a class="long" href="{escape(run.url)}" rel="noreferrer noopener">{words}</a>'
    if run.status is not None:
        glyph = f'<span class="glyph" aria-hidden="true">{GLYPHS[run.status]}</span>'
        return f'<span class="stamp {run.status}">{glyph} {words}</span>'
    opening, closing = _TONES[run.tone]
    return f"{opening}{words}{closing}"


_TONES = {
    Tone.PLAIN: ("", ""),
    Tone.STRONG: ("<b>", "</b>"),
    Tone.QUOTE: ('<q dir="auto">', "</q>"),
    Tone.SOFT: ('<span class="soft">', "</span>"),
    Tone.ALARM: ('<strong class="alarm">', "</strong>"),
}


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
        bar=bar,
        WIDTH=WIDTH,
        HEIGHT=HEIGHT,
        line=line,
        style=Markup(style),
        style_digest=b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii"),
    )
    return environment


@cache
def _parts() -> Any:
    """Return the macros that draw each sort of block."""
    return _environment().get_template("blocks.html").module
