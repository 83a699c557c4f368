"""The same quantity in several articles, side by side: a column for each claim."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from factcheck.model.agreement import Agreement, Relation
from factcheck.model.amount import amount
from factcheck.model.claim import Claim
from factcheck.model.entry import ClaimEntry, DocumentEntry
from factcheck.model.marking import marked
from factcheck.model.wording import held, said_by, when
from factcheck.review.alike import nearest_first
from factcheck.review.deciding import named
from factcheck.review.glyphs import Glyphs
from factcheck.review.line import Line, Look, Run, harmless, status_look
from factcheck.review.pane import Pane
from factcheck.review.window import Window
from factcheck.review.wrap import fold
from factcheck.safe import one_line

_NARROWEST = 33
"""Cells that a column needs: two stand beside each other in 80, four in 140."""

_LABEL = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One claim of those compared."""

    entry: ClaimEntry
    article: DocumentEntry
    stands: Agreement | None
    """How its figure stands to that of the claim compared with; None for that claim itself."""


def column(side: Side, glyphs: Glyphs) -> Iterator[Line]:
    """Yield what a column says: figure, standing, who says it, when, where, and how far it is off."""
    entry, claim = side.entry, side.entry.claim
    yield Line((Run(one_line(amount(claim)), Look.STRONG), Run(f" {one_line(claim.noun or '')}")))
    yield Line((Run(f"{glyphs.sign(entry)} {one_line(held(entry))}", status_look(entry.status)),), 3)
    if side.stands is not None:
        off = side.stands.relation in (Relation.DIFFERS, Relation.OTHER)
        yield Line((Run(one_line(side.stands.words), Look.ALERT if off else Look.VERIFIED),))
    else:
        yield Line((Run("this claim", Look.DIM),))
    yield Line()
    yield _labelled("article", side.article.called)
    yield _labelled("of", when(side.article.added_at))
    for label, words in (("said by", said_by(claim)), ("when", claim.period), ("where", claim.place)):
        if words:
            yield _labelled(label, words)
    yield Line()
    yield Line(
        tuple(Run(one_line(each.text), Look.MARK if each.marked else Look.PLAIN) for each in marked(claim))
    )


def _labelled(label: str, words: str) -> Line:
    return Line((Run(f"{label:<{_LABEL}}", Look.DIM), Run(one_line(words))), _LABEL)


class Columns(Pane):
    """The claims beside each other; the one compared with stays at the left."""

    def __init__(self, sides: Sequence[Side], glyphs: Glyphs) -> None:
        super().__init__(id="columns")
        self._texts = [
            [Line(harmless(line.runs), line.indent) for line in column(side, glyphs)] for side in sides
        ]
        self._glyphs = glyphs
        self.at = min(1, len(sides) - 1)
        self._first = 1
        self._shown: list[int] = []
        self._rows: list[tuple[tuple[Run, ...], ...]] = []

    @property
    def _fits(self) -> int:
        return max(2, self.scrollable_content_region.width // _NARROWEST)

    def on_resize(self, event: Resize) -> None:
        """Lay the columns out for the width there is."""
        self._lay_out()

    def choose(self, at: int) -> None:
        """Choose a column, and bring it into sight."""
        self.at = max(0, min(at, len(self._texts) - 1))
        self._lay_out()

    def _lay_out(self) -> None:
        beside = self._fits - 1
        if self.at and not self._first <= self.at < self._first + beside:
            self._first = self.at if self.at < self._first else self.at - beside + 1
        self._first = max(1, min(self._first, len(self._texts) - beside))
        self._shown = [0, *range(self._first, min(self._first + beside, len(self._texts)))]
        folded = [
            [row for line in self._texts[at] for row in fold(line, max(2, self._width - 3))]
            for at in self._shown
        ]
        self._rows = list(zip_longest(*folded, fillvalue=()))
        self.virtual_size = Size(0, len(self._rows))
        self.refresh()

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width // self._fits

    def render_line(self, y: int) -> Strip:
        """Draw one row of every column that is in sight."""
        row, base = y + self.scroll_offset.y, self.paper
        strips = []
        for index, at in enumerate(self._shown):
            runs = self._rows[row][index] if row < len(self._rows) else ()
            chosen = at == self.at
            ground = base
            if chosen and row == 0:
                ground += self.get_component_rich_style("look--cursor", partial=True)
            sign = self._glyphs.here if chosen else " "
            strips.append(self.strip((Run(f"{sign} ", Look.STRONG), *runs), ground, self._width - 1))
            strips.append(Strip([Segment(" ", base)]))
        return Strip.join(strips).adjust_cell_length(self.scrollable_content_region.width, base)


class CompareWindow(Window[int]):
    """Answers with the claim to go to, by its place among those shown; 0 is the one compared with."""

    HINT = "Left Right column   Up Down scroll   Enter go to that claim   Esc back"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h,shift+tab", "step(-1)", show=False, priority=True),
        Binding("right,l,tab", "step(1)", show=False, priority=True),
        Binding("home", "step(-1000)", show=False, priority=True),
        Binding("end", "step(1000)", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
        Binding("q,equals_sign", "close", show=False),
    ]

    def __init__(self, sides: Sequence[Side], glyphs: Glyphs) -> None:
        super().__init__()
        self.TITLE_WORDS = f"{named(sides[0].entry.claim)} and {len(sides) - 1} like it"
        self._columns = Columns(sides, glyphs)

    def parts(self) -> Iterator[Widget]:
        """Yield the columns."""
        yield self._columns

    def action_step(self, by: int) -> None:
        """Choose another column."""
        self._columns.choose(self._columns.at + by)

    def action_take(self) -> None:
        """Go to the claim of the column."""
        self.dismiss(self._columns.at)


def sides(
    here: ClaimEntry,
    alike: Sequence[ClaimEntry],
    article: Callable[[int], DocumentEntry],
    compare: Callable[[Claim, Claim], Agreement],
) -> list[Side]:
    """Return the claim here and those like it, each with its article and how it stands to the first."""
    beside = [
        Side(entry=each, article=article(each.document_id), stands=compare(here.claim, each.claim))
        for each in nearest_first(here.claim, alike)
    ]
    return [Side(entry=here, article=article(here.document_id), stands=None), *beside]
