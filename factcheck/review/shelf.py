"""The articles of a ledger as rows: how far each is, who works on it, and since when nobody has."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import set_cell_size
from textual.events import Click
from textual.geometry import Offset

from factcheck.errors import FactcheckError
from factcheck.model.decision import Status
from factcheck.model.entry import Counts, DocumentEntry
from factcheck.model.progress import Activity
from factcheck.model.wording import many, when
from factcheck.review.glyphs import Glyphs
from factcheck.review.line import Look, Run, harmless
from factcheck.review.menu import Menu
from factcheck.review.session import ReviewSession
from factcheck.review.wrap import shorten
from factcheck.safe import one_line

WIDE = 100
"""From so many cells on there is room for who and when."""

_BAR, _WHO, _WHEN = 10, 18, 18
_NUMBERS = 7
_STATUS = 6
_STATUSES = (Status.VERIFIED, Status.DISPUTED, Status.SOURCED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One article, or all of them together."""

    document: DocumentEntry | None
    title: str
    counts: Counts
    findings: int
    """What the checks found in it and nobody dismissed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowOrder:
    """An order of the articles."""

    words: str
    key: Callable[[Row], tuple[int, str]]
    backwards: bool = False


def _added(row: Row) -> str:
    return row.document.added_at if row.document else ""


ORDERS: Mapping[str, RowOrder] = {
    "p": RowOrder(words="as they came in", key=lambda row: (row.document.id if row.document else 0, "")),
    "l": RowOrder(words="most left first", key=lambda row: (-row.counts.unreviewed, "")),
    "t": RowOrder(words="latest draft first", key=lambda row: (0, _added(row)), backwards=True),
    "n": RowOrder(words="by title", key=lambda row: (0, row.title.casefold())),
}
"""Each under its letter; the first is what the screen starts with."""


def rows(
    documents: Sequence[DocumentEntry], counts: Mapping[int, Counts], findings: Mapping[int, int]
) -> tuple[Row, ...]:
    """Return a row for all articles together, then one for each."""
    together = Counts(
        **{status.value: sum(getattr(each, status.value) for each in counts.values()) for status in Status}
    )
    return (
        Row(
            document=None,
            title=f"all {many(len(documents), 'article')}" if len(documents) > 1 else "all articles",
            counts=together,
            findings=sum(findings.values()),
        ),
        *(
            Row(
                document=each,
                title=one_line(each.called),
                counts=counts.get(each.id, Counts()),
                findings=findings.get(each.id, 0),
            )
            for each in documents
        ),
    )


def heading(width: int, glyphs: Glyphs) -> tuple[Run, ...]:
    """Return what the columns hold, in as many cells as a row has."""
    signs = "".join(f"{glyphs.status[status]:>{_STATUS}}" for status in _STATUSES)
    words = f"{'article':<{_title(width)}}{'':<{_BAR}}{'claims':>{_NUMBERS}}{'left':>{_NUMBERS}}{signs}"
    words += f"{'!':>{_STATUS}}"
    if width >= WIDE:
        words += f"  {'decided by':<{_WHO}}{'last decision':<{_WHEN}}"
    return (Run(words, Look.DIM),)


def _title(width: int) -> int:
    taken = _BAR + 2 * _NUMBERS + (len(_STATUSES) + 1) * _STATUS + (2 + _WHO + _WHEN if width >= WIDE else 0)
    return max(8, width - taken)


def row_runs(row: Row, activity: Activity | None, width: int, glyphs: Glyphs) -> tuple[Run, ...]:
    """Return one row in exactly so many cells, but for titles in a narrow place."""
    counts = row.counts
    title = _title(width)
    filled = (_BAR - 2) * counts.decided // counts.total if counts.total else 0
    left = counts.unreviewed
    runs = [
        Run(set_cell_size(shorten(row.title, title - 1, glyphs.ellipsis), title)),
        Run(glyphs.bar * filled, Look.VERIFIED),
        Run(glyphs.rest * (_BAR - 2 - filled), Look.DIM),
        Run(f"{counts.total:>{_NUMBERS + 2},}"),
        Run(f"{left:>{_NUMBERS},}" if left else f"{'done':>{_NUMBERS}}", Look.STRONG if left else Look.DIM),
        *(Run(f"{getattr(counts, status.value):>{_STATUS},}", Look(status.value)) for status in _STATUSES),
        Run(f"{row.findings:>{_STATUS},}", Look.ALERT if row.findings else Look.DIM),
    ]
    if width >= WIDE and activity is not None:
        who = shorten(", ".join(activity.reviewers), _WHO - 1, glyphs.ellipsis)
        runs += [Run(f"  {set_cell_size(who, _WHO)}"), Run(when(activity.last), Look.DIM)]
    return tuple(runs)


class Shelf(Menu):
    """The rows of the articles, one of them chosen."""

    EMPTY = "  no title has all these words"

    def __init__(self, session: ReviewSession, glyphs: Glyphs) -> None:
        super().__init__(glyphs, id="shelf")
        self._session = session
        self._activity: dict[int, Activity | None] = {}
        self.held: Sequence[Row] = ()

    def put(self, held: Sequence[Row], at: int) -> None:
        """Show other rows."""
        self.held = held
        self._activity.clear()
        self.fill(len(held), at)

    @property
    def row(self) -> Row | None:
        """The row that is chosen."""
        return self.held[self.at] if self.held else None

    @property
    def page(self) -> int:
        """Rows that fit."""
        return max(1, self.scrollable_content_region.height)

    def choose(self, at: int) -> None:
        """Choose a row, and put the terminal's own cursor on it."""
        super().choose(at)
        self._point()

    def on_resize(self) -> None:
        """Keep the chosen row in sight, and the cursor on it."""
        self.see(self.at)
        self._point()

    def _point(self) -> None:
        content = self.content_region
        # where a braille display or a screen magnifier looks
        self.app.cursor_position = Offset(content.x, content.y + self.at - self.scroll_offset.y)

    def on_click(self, event: Click) -> None:
        """Choose the row that was clicked; it takes a key to open it."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y + self.scroll_offset.y < len(self.held):
            self.choose(offset.y + self.scroll_offset.y)

    def runs(self, at: int, sign: str) -> Iterable[Run]:
        """Return one row."""
        width = self.scrollable_content_region.width - 2
        row = self.held[at]
        active = self._active(at) if width >= WIDE else None
        return Run(f"{sign} "), *harmless(row_runs(row, active, width, self.glyphs))

    def _active(self, at: int) -> Activity | None:
        """Return who works on the article of a row, read for the whole screen at once."""
        document = self.held[at].document
        if document is None:
            return None
        if document.id not in self._activity:
            shown = self.held[at : at + self.page]
            ids = [row.document.id for row in shown if row.document is not None]
            try:
                found = self._session.ledger.activity(ids)
            except FactcheckError:
                # the rows can be read without it; whatever is pressed next says what is wrong
                found = {}
            self._activity.update((id_, found.get(id_)) for id_ in ids)
        return self._activity[document.id]
