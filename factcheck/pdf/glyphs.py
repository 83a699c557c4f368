"""The characters of a page where they stand: what a page's program shows, followed step by step."""

import codecs
import zlib
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from math import hypot
from typing import Any, NamedTuple

from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NameObject, StreamObject

from factcheck.pdf.font import UNREADABLE, Character, Typeface

Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_TURNED: dict[int, Matrix] = {
    90: (0.0, -1.0, 1.0, 0.0, 0.0, 0.0),
    180: (-1.0, 0.0, 0.0, -1.0, 0.0, 0.0),
    270: (0.0, 1.0, -1.0, 0.0, 0.0, 0.0),
}
_INVISIBLE = 3
_NO_FONT = Character(UNREADABLE, 0.5, is_word_space=False)
_STEPS = frozenset(
    b"b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP "
    b"n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y".split()
) | {b"'", b'"', b"INLINE IMAGE"}
"""All steps that a page's program may be made of."""

_TAKES = {
    **dict.fromkeys((b"cm", b"Tm"), 6),
    b'"': 3,
    **dict.fromkeys((b"Tf", b"Td", b"TD"), 2),
    **dict.fromkeys((b"Tj", b"TJ", b"'", b"Tc", b"Tw", b"Tz", b"TL", b"Ts", b"Tr", b"Do"), 1),
}
"""How many values the steps take that set and show text."""

_UTF16 = (codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)
_AT_ONCE = 1 << 16
_HEADER = 2
_NESTING = 20
"""How deep one drawing may stand in another."""


class Damaged(ValueError):
    """The page's program is not whole."""


class Glyph(NamedTuple):
    """One character on the page; y is its base line, upwards."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    is_upright: bool
    is_invisible: bool
    is_pagination: bool
    """Whether the file itself says that it is a running head, a running foot or a page number."""


@dataclass(frozen=True, slots=True)
class _State:
    """What holds until it is set anew; the first group is saved and restored with the drawing."""

    matrix: Matrix = _IDENTITY
    font: Typeface | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


class Program:
    """Follows the programs of a file's pages and of the drawings in them."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._typefaces: dict[int, tuple[Any, Typeface]] = {}
        """By the identity of what the file says of each, which is kept so that it stays its own."""
        self.is_odd = False
        """Whether a program had a step that there is not, or not so: something may be missing."""
        self._marked: list[tuple[bool, str | None]] = []
        """For each open mark whether it is furniture of the page, and the text that it stands for."""

    def glyphs(self, page: DictionaryObject) -> Iterator[Glyph]:
        """Yield the characters of a page in the order in which they are drawn."""
        self._marked = []
        turn = _inherited(page, "/Rotate")
        matrix = _TURNED.get(int(turn) % 360 if isinstance(turn, int) else 0, _IDENTITY)
        yield from self._run(page.get("/Contents"), _inherited(page, "/Resources"), _State(matrix), 0)

    def _run(self, content: Any, resources: Any, state: _State, depth: int) -> Iterator[Glyph]:
        content = _plain(content)
        if content is None:
            return
        _prove(content)
        saved: list[_State] = []
        line = text = _IDENTITY
        for operands, operator in ContentStream(content, self._reader, "bytes").operations:
            if operator not in _STEPS or len(operands) != _TAKES.get(operator, len(operands)):
                self.is_odd = True
            match operator:
                case b"q":
                    saved.append(state)
                case b"Q" if saved:
                    state = saved.pop()
                case b"cm":
                    state = replace(state, matrix=_times(_matrix(operands), state.matrix))
                case b"BT":
                    line = text = _IDENTITY
                case b"Tf" if len(operands) == 2:
                    state = replace(
                        state, font=self._typeface(resources, operands[0]), size=_number(operands, 1)
                    )
                case b"Tc":
                    state = replace(state, char_space=_number(operands))
                case b"Tw":
                    state = replace(state, word_space=_number(operands))
                case b"Tz":
                    state = replace(state, stretch=_number(operands, default=100.0) / 100)
                case b"TL":
                    state = replace(state, leading=_number(operands))
                case b"Ts":
                    state = replace(state, rise=_number(operands))
                case b"Tr":
                    state = replace(state, mode=int(_number(operands)))
                case b"Td" | b"TD":
                    if operator == b"TD":
                        state = replace(state, leading=-_number(operands, 1))
                    line = text = _moved(line, _number(operands), _number(operands, 1))
                case b"Tm":
                    line = text = _matrix(operands)
                case b"T*":
                    line = text = _moved(line, 0.0, -state.leading)
                case b"Tj" | b"TJ" | b"'" | b'"':
                    if operator in (b"'", b'"'):
                        line = text = _moved(line, 0.0, -state.leading)
                    if operator == b'"' and len(operands) == 3:
                        state = replace(state, word_space=_number(operands), char_space=_number(operands, 1))
                    shown = operands[-1] if operands else ()
                    text = yield from self._show(shown, state, text)
                case b"BDC" | b"BMC":
                    self._marked.append(_mark(operands, resources))
                case b"EMC" if self._marked:
                    self._marked.pop()
                case b"Do" if operands and depth < _NESTING:
                    yield from self._draw(resources, operands[0], state, depth)

    def _show(self, shown: Any, state: _State, text: Matrix) -> Generator[Glyph, None, Matrix]:
        for each in shown if isinstance(shown, (list, ArrayObject)) else (shown,):
            if isinstance(each, (int, float)):
                text = _moved(text, -float(each) / 1000 * state.size * state.stretch, 0.0)
            elif not isinstance(each, (str, bytes)) or isinstance(each, NameObject):
                self.is_odd = True
            else:
                # what is shown in a font that is not there is not lost without a word
                characters = state.font.characters(each) if state.font else (_NO_FONT,) * len(each)
                for character in characters:
                    width = character.width * state.size + state.char_space
                    width += state.word_space if character.is_word_space else 0.0
                    after = _moved(text, width * state.stretch, 0.0)
                    yield self._glyph(character.text, state, text, after)
                    text = after
        return text

    def _glyph(self, shown: str, state: _State, text: Matrix, after: Matrix) -> Glyph:
        a, b, c, d, x, y = _times(_moved(text, 0.0, state.rise), state.matrix)
        end = _times(_moved(after, 0.0, state.rise), state.matrix)[4]
        for at, (_, instead) in enumerate(self._marked):
            if instead is not None:
                # the first drawing of the mark stands for all of its text
                shown, self._marked[at] = instead, (self._marked[at][0], "")
        return Glyph(
            text=shown,
            x0=x,
            x1=end,
            y=y,
            size=abs(state.size) * hypot(c, d),
            is_upright=a > 0 and abs(b) < 0.05 * a and d > 0 and state.size > 0,
            is_invisible=state.mode == _INVISIBLE,
            is_pagination=any(furniture for furniture, _ in self._marked),
        )

    def _typeface(self, resources: Any, name: Any) -> Typeface | None:
        resource = _plain(_entry(_entry(resources, "/Font"), name))
        if not isinstance(resource, DictionaryObject):
            return None
        if id(resource) not in self._typefaces:
            self._typefaces[id(resource)] = (resource, Typeface(resource))
        return self._typefaces[id(resource)][1]

    def _draw(self, resources: Any, name: Any, state: _State, depth: int) -> Iterator[Glyph]:
        drawing = _plain(_entry(_entry(resources, "/XObject"), name))
        if not isinstance(drawing, StreamObject) or drawing.get("/Subtype") != "/Form":
            return
        inner = _times(_matrix(_plain(drawing.get("/Matrix")) or ()), state.matrix)
        own = _plain(drawing.get("/Resources")) or resources
        yield from self._run(drawing, own, replace(state, matrix=inner), depth + 1)


def _mark(operands: list[Any], resources: Any) -> tuple[bool, str | None]:
    kind = operands[0] if operands else ""
    properties = _plain(operands[1]) if len(operands) > 1 else None
    if isinstance(properties, NameObject):
        properties = _plain(_entry(_entry(resources, "/Properties"), properties))
    if not isinstance(properties, Mapping):
        return False, None
    instead = properties.get("/ActualText")
    furniture = kind == "/Artifact" and properties.get("/Type") == "/Pagination"
    if isinstance(instead, bytes):
        instead = instead.decode("utf-16" if instead[:2] in _UTF16 else "latin-1", "replace")
    return furniture, str(instead) if isinstance(instead, str) else None


def _prove(content: Any) -> None:
    """Raise Damaged where a packed program breaks off: the library would go on with what there is."""
    for each in content if isinstance(content, ArrayObject) else (content,):
        stream = _plain(each)
        packed = getattr(stream, "_data", None)
        if not isinstance(stream, StreamObject) or not isinstance(packed, bytes):
            continue
        filters = _plain(stream.get("/Filter"))
        first = filters if isinstance(filters, NameObject) else (filters or (None,))[0]
        if first in ("/FlateDecode", "/Fl") and packed:
            _prove_packed(packed)


def _prove_packed(packed: bytes) -> None:
    try:
        unpacker = zlib.decompressobj()
        for at in range(0, len(packed), _AT_ONCE):
            unpacker.decompress(packed[at : at + _AT_ONCE])
        whole = unpacker.eof or _lacks_checksum(packed)
    except zlib.error as error:
        if not _lacks_checksum(packed):
            raise Damaged(str(error)) from error
        return
    if not whole:
        raise Damaged("it breaks off")


def _lacks_checksum(packed: bytes) -> bool:
    """Tell whether packed bytes are whole but for the checksum at their end, as some programs leave them."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(_HEADER, len(packed), _AT_ONCE):
            unpacker.decompress(packed[at : at + _AT_ONCE])
    except zlib.error:
        return False
    return unpacker.eof and (len(unpacker.unused_data) < 4 or not unpacker.unused_data.strip())


def _plain(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value


def _entry(of: Any, name: Any) -> Any:
    of = _plain(of)
    return of.get(name) if isinstance(of, Mapping) else None


def _inherited(page: DictionaryObject, name: str) -> Any:
    holder: Any = page
    for _ in range(_NESTING):
        if not isinstance(holder, Mapping):
            return None
        if (found := _plain(holder.get(name))) is not None:
            return found
        holder = _plain(holder.get("/Parent"))
    return None


def _number(operands: list[Any], at: int = 0, default: float = 0.0) -> float:
    value = operands[at] if len(operands) > at else default
    return float(value) if isinstance(value, (int, float)) else default


def _matrix(operands: Any) -> Matrix:
    if len(operands) != 6 or not all(isinstance(each, (int, float)) for each in operands):
        return _IDENTITY
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _moved(matrix: Matrix, x: float, y: float) -> Matrix:
    a, b, c, d, e, f = matrix
    return a, b, c, d, e + x * a + y * c, f + x * b + y * d
