"""A paper in Markdown: CommonMark in which nothing from outside can become markup."""

from collections.abc import Iterator

from factcheck.model.commonmark import escape, strong
from factcheck.model.decision import MEANINGS, Status
from factcheck.model.document import Zone
from factcheck.model.entry import Counts
from factcheck.model.marking import Piece
from factcheck.model.paper import (
    Block,
    Bullets,
    Copy,
    Foot,
    Heading,
    Line,
    Mark,
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
from factcheck.model.wording import GLYPHS, STATUS_WORDS, told

NAME = "md"
SUFFIXES: tuple[str, ...] = (".md", ".markdown")


def lay_out(paper: Paper) -> Iterator[bytes]:
    """Yield the paper a block at a time, long blocks line by line."""
    for block in paper.blocks:
        for piece in _block(block):
            yield piece.encode("utf-8")


def _block(block: Block) -> Iterator[str]:
    match block:
        case Verdict():
            yield from _verdict(block)
        case Progress(counts=counts):
            yield from _progress(counts)
        case Heading(words=words, level=level):
            yield f"{'#' * level} {escape(words)}\n\n"
        case Words(line=line):
            yield f"{_line(line)}\n\n"
        case Bullets(lines=lines):
            for line in lines:
                yield f"- {_line(line)}\n"
            yield "\n"
        case Copy():
            yield _copy(block)
        case Note():
            yield _note(block)
        case Table():
            yield from _table(block)
        case Trend(series=series):
            yield f"{escape(series.name)}\n\n"
            for point in series.points:
                yield f"- {escape(told(point))}\n"
            yield "\n"
        case Foot(lines=lines):
            yield "---\n\n" + "\n\n".join(map(_line, lines)) + "\n"


def _verdict(block: Verdict) -> Iterator[str]:
    title = f": {escape(block.title)}" if block.title else ""
    lamp = f"{block.lamp}: " if block.lamp else ""
    yield f"# {block.kicker}{title}\n\n{strong([Piece(lamp + block.words, True)])}\n\n"
    for line in block.lines:
        yield f"{_line(line)}\n\n"


def _progress(counts: Counts) -> Iterator[str]:
    yield "## What each status means\n\n"
    for status in Status:
        number = getattr(counts, status)
        yield f"- {escape(GLYPHS[status])} **{STATUS_WORDS[status]}** {number} — {MEANINGS[status]}\n"
    yield "\n"


def _copy(block: Copy) -> str:
    pieces: list[Piece] = []
    for piece in block.pieces:
        if isinstance(piece, Mark):
            # two figures that touch would be one bold word
            if pieces and pieces[-1].marked:
                pieces.append(Piece(" ", False))
            pieces.append(Piece(f"{GLYPHS[piece.status]} {piece.text} ({piece.claim})", True))
        else:
            pieces.append(Piece(piece, False))
    zone = "" if block.zone is Zone.BODY else f"*{block.zone.capitalize()}:* "
    return f"> {zone}{strong(pieces)}\n\n"


def _note(block: Note) -> str:
    status = f"{escape(GLYPHS[block.status])} **{escape(block.standing)}**"
    lines = [f"- Claim {block.claim}: {escape(block.phrase)}", f"  - {status}"]
    if block.sentence:
        lines.append(f"  - In the copy: {_line(block.sentence)}")
    for fact in block.facts:
        if len(fact.lines) == 1:
            lines.append(f"  - {fact.term}: {_line(fact.lines[0])}")
        else:
            lines += [f"  - {fact.term}:", *(f"    - {_line(line)}" for line in fact.lines)]
    return "\n".join(lines) + "\n\n"


def _table(block: Table) -> Iterator[str]:
    rules = ("---:" if place in block.numbers else "---" for place in range(len(block.columns)))
    yield f"| {' | '.join(block.columns)} |\n| {' | '.join(rules)} |\n"
    for row in block.rows:
        yield f"| {' | '.join(_line(cell) for cell in row)} |\n"
    yield "\n"


def _words(run: Run) -> str:
    if run.status is not None:
        return f"{GLYPHS[run.status]} {run.text}"
    return f"“{run.text}”" if run.tone is Tone.QUOTE else run.text


def _line(line: Line) -> str:
    pieces = [Piece(_words(run), run.tone in (Tone.STRONG, Tone.ALARM)) for run in line]
    if not any(piece.marked for piece in pieces):
        return escape("".join(piece.text for piece in pieces))
    return strong(pieces)
