"""What the terminal shows, cell by cell: of the next picture only the cells that are others are sent."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import repeat
from typing import NamedTuple

from rich.cells import get_character_cell_size, split_graphemes
from rich.color import Color, ColorSystem
from rich.console import COLOR_SYSTEMS, Console
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

_GAP = 6
"""So many unchanged cells are cheaper sent again than jumped over."""

_CODES = {
    "bold": "1", "dim": "2", "italic": "3", "underline": "4", "blink": "5", "blink2": "6", "reverse": "7",
    "conceal": "8", "strike": "9", "underline2": "21", "frame": "51", "encircle": "52", "overline": "53",
}  # fmt: skip
_ENDS = {
    "1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "6": "25", "7": "27", "8": "28", "9": "29",
    "21": "24", "51": "54", "52": "54", "53": "55",
}  # fmt: skip
_OF_LETTERS = {"1", "2", "3", "8"}


class Ink(NamedTuple):
    """How a cell is drawn, in the numbers by which a terminal knows it."""

    attributes: tuple[str, ...] = ()
    colour: str = ""
    paper: str = ""
    plain: bool = True
    """Nothing of it shows on a blank but the paper."""


Cell = tuple[str, Ink]
"""A character with all that is drawn upon it, or nothing where the wide one before reaches; and its ink."""

_BARE = Ink()


class Frame:
    """The picture that a terminal shows. Textual would send whole rows: a slow line feels the difference."""

    def __init__(self) -> None:
        self._rows: list[list[Cell | None]] = []
        self._palettes: dict[ColorSystem, _Palette] = {}

    def forget(self) -> None:
        """Take nothing for granted: something else may have drawn on the terminal."""
        self._rows.clear()

    def draw(self, pieces: Iterable[tuple[int, int, Strip]], colours: ColorSystem) -> str:
        """Take over the pieces of a picture; return what to send to the terminal."""
        palette = self._palettes.setdefault(colours, _Palette(colours))
        pen = _Pen()
        for x, y, strip in pieces:
            cells = _cells(strip, palette)
            row = self._row(y, x + len(cells))
            before = row[x : x + len(cells)]
            if before != cells:
                row[x : x + len(cells)] = cells
                for start, end in _changed(before, cells):
                    pen.write(x + start, y, cells[start:end])
        return pen.ended()

    def _row(self, y: int, width: int) -> list[Cell | None]:
        self._rows.extend([] for _ in range(len(self._rows), y + 1))
        row = self._rows[y]
        row.extend(repeat(None, width - len(row)))
        return row


class Changes(CompositorUpdate):
    """An update of Textual's that sends only what is new of it."""

    def __init__(self, frame: Frame, update: LayoutUpdate | ChopsUpdate) -> None:
        self._frame = frame
        self._update = update

    def render_segments(self, console: Console) -> str:
        """Return what to send to the terminal."""
        update = self._update
        pieces = _chopped(update) if isinstance(update, ChopsUpdate) else _laid_out(update)
        return self._frame.draw(pieces, COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR))


def _laid_out(update: LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, strips in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in strips:
            yield x, y, strip
            x += strip.cell_length


def _chopped(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, left, right in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x <= right and end > left:
                yield x, y, strip


class _Palette(dict[Style | None, tuple[Ink, Cell]]):
    """The ink of each style, and its blank."""

    def __init__(self, colours: ColorSystem) -> None:
        super().__init__({None: (_BARE, (" ", _BARE))})
        self._colours = colours

    def __missing__(self, style: Style) -> tuple[Ink, Cell]:
        on = tuple(code for name, code in _CODES.items() if getattr(style, name))
        paper = self._codes(style.bgcolor, foreground=False)
        plain = _OF_LETTERS.issuperset(on)
        ink = Ink(on, self._codes(style.color, foreground=True), paper, plain)
        mixed = self[style] = ink, (" ", Ink(paper=paper) if plain else ink)
        return mixed

    def _codes(self, colour: Color | None, *, foreground: bool) -> str:
        return "" if colour is None else ";".join(colour.downgrade(self._colours).get_ansi_codes(foreground))


def _cells(strip: Strip, palette: _Palette) -> list[Cell | None]:
    cells: list[Cell | None] = []
    for text, style, _ in strip:
        ink, blank = palette[style]
        if text.isascii() or all(get_character_cell_size(character) == 1 for character in text):
            cells += [blank if character == " " else (character, ink) for character in text]
            continue
        for start, end, width in split_graphemes(text)[0]:
            # what has no width of its own is nonsense where nothing is before it
            if width:
                cells.append((text[start:end], ink))
                cells.extend(repeat(("", ink), width - 1))
    return cells


def _changed(before: Sequence[Cell | None], cells: Sequence[Cell | None]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that differ; those close together as one."""
    if not all(cell is None or len(cell[0]) == 1 for cell in (*before, *cells)):
        # terminals do not agree on how wide such characters are: what follows them is sent along
        yield 0, len(cells)
        return
    differing = [at for at, (old, new) in enumerate(zip(before, cells, strict=True)) if old != new]
    start = end = differing[0]
    for at in differing:
        if at - end > _GAP:
            yield start, end
            start = at
        end = at + 1
    yield start, end


class _Pen:
    """Writes cells; of their ink it says what is another one than before."""

    def __init__(self) -> None:
        self._sent: list[str] = []
        self._ink = _BARE

    def write(self, x: int, y: int, cells: Iterable[Cell | None]) -> None:
        self._sent.append(f"\x1b[{y + 1};{x + 1}H")
        for text, ink in filter(None, cells):
            if ink is not self._ink:
                self._dip(text, ink)
            self._sent.append(text)

    def ended(self) -> str:
        if self._ink != _BARE:
            self._sent.append("\x1b[0m")
        return "".join(self._sent)

    def _dip(self, text: str, ink: Ink) -> None:
        has = self._ink
        if not (text == " " and has.plain and ink.plain and has.paper == ink.paper):
            self._sent.append(_step(has, ink))
            self._ink = ink


@cache
def _step(has: Ink, wanted: Ink) -> str:
    r"""Return what makes one ink of another.

    >>> _step(Ink(("1",), "31"), Ink((), "31", "44"))
    '\x1b[22;44m'
    """
    ends = dict.fromkeys(_ENDS[code] for code in has.attributes if code not in wanted.attributes)
    # bold and dim end together, and so do others
    kept = () if ends else has.attributes
    codes = [*ends, *(code for code in wanted.attributes if code not in kept)]
    codes += [wanted.colour or "39"] if has.colour != wanted.colour else []
    codes += [wanted.paper or "49"] if has.paper != wanted.paper else []
    return f"\x1b[{';'.join(codes)}m" if codes else ""
