"""Of a new picture only what changed is sent, and the terminal shows the whole of it all the same."""

import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from factcheck.review.frame import Changes, Frame

WIDTH, HEIGHT = 12, 3
PLAIN = Style()
STYLES = [
    PLAIN,
    Style(color="#112233", bgcolor="#445566"),
    Style(color="#112233", bgcolor="#000000", bold=True),
    Style(bgcolor="#445566", bold=True, dim=True),
    Style(color="red", underline=True),
    Style(reverse=True, dim=True),
]
CHARACTERS = ["a", "b", " ", "─", "漢", "é", "e\u0301", "👨\u200d👩\u200d👧"]

_SENT = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[([\d;]*)m|((?:👨\u200d👩\u200d👧|e\u0301|[^\x1b]))", re.DOTALL)
_ENDS = {"22": {"1", "2"}, "24": {"4"}, "27": {"7"}}


class Screen:
    """A terminal as simple as one can be: it moves, takes another ink, and draws."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], tuple[str, object]] = {}

    def obey(self, sent: str) -> None:
        x = y = 0
        attributes: set[str] = set()
        colour = paper = ""
        assert not _SENT.sub("", sent)
        for row, column, codes, character in _SENT.findall(sent):
            if row:
                y, x = int(row), int(column)
            elif character:
                wide = character in ("漢", "👨\u200d👩\u200d👧")
                shown = frozenset(attributes), colour, paper
                if character == " " and not attributes & {"4", "7"}:
                    shown = frozenset(), "", paper
                self.cells[y, x] = character, shown
                if wide:
                    self.cells[y, x + 1] = "", shown
                x += 1 + wide
            else:
                left = codes.split(";")
                while left:
                    code = left.pop(0)
                    if code in ("38", "48"):
                        ink, left = ";".join([code, *left[:4]]), left[4:]
                        colour, paper = (ink, paper) if code == "38" else (colour, ink)
                    elif code == "0":
                        attributes, colour, paper = set(), "", ""
                    elif code in _ENDS:
                        attributes -= _ENDS[code]
                    elif code in ("39", "31"):
                        colour = code.replace("39", "")
                    elif code == "49":
                        paper = ""
                    else:
                        attributes.add(code)


def text_of(words: Sequence[tuple[str, Style]]) -> Strip:
    """A row of these characters, cut or filled to the width of the screen."""
    strip = Strip([Segment(character, style) for character, style in words])
    return strip.adjust_cell_length(WIDTH, PLAIN)


ROWS = st.lists(
    st.tuples(st.sampled_from(CHARACTERS), st.sampled_from(STYLES)), max_size=WIDTH
).map(text_of)  # fmt: skip
PICTURES = st.lists(ROWS, min_size=HEIGHT, max_size=HEIGHT)


def sent(frame: Frame, rows: Sequence[Strip]) -> str:
    return frame.draw([(0, y, row) for y, row in enumerate(rows)], ColorSystem.TRUECOLOR)


@given(st.lists(PICTURES, min_size=1, max_size=4))
def test_the_terminal_shows_the_last_picture_whatever_came_before(pictures: list[list[Strip]]) -> None:
    frame, screen, anew = Frame(), Screen(), Screen()
    for rows in pictures:
        screen.obey(sent(frame, rows))

    anew.obey(sent(Frame(), pictures[-1]))
    assert screen.cells == anew.cells


def test_a_picture_that_is_there_already_is_not_sent_again() -> None:
    frame = Frame()
    rows = [text_of([("a", STYLES[1])])] * HEIGHT

    assert sent(frame, rows)
    assert sent(frame, rows) == ""


def test_after_forgetting_all_of_it_is_sent() -> None:
    frame = Frame()
    rows = [text_of([("a", STYLES[1])])] * HEIGHT
    first = sent(frame, rows)
    frame.forget()

    assert sent(frame, rows) == first


def test_a_letter_that_changes_is_all_that_is_sent() -> None:
    frame = Frame()
    sent(frame, [Strip([Segment("1,400 people", PLAIN)])])

    assert sent(frame, [Strip([Segment("1,900 people", PLAIN)])]) == "\x1b[1;3H9"


def test_behind_a_character_of_doubtful_width_the_row_is_sent_along() -> None:
    frame = Frame()
    sent(frame, [Strip([Segment("漢 1,400", PLAIN)])])

    assert sent(frame, [Strip([Segment("漢 1,500", PLAIN)])]) == "\x1b[1;1H漢 1,500"


def test_both_kinds_of_update_are_taken() -> None:
    console = Console(color_system="truecolor")
    frame = Frame()
    row, other = text_of([("a", PLAIN)]), text_of([("b", PLAIN)])

    whole = Changes(frame, LayoutUpdate([[row], [row]], Region(0, 0, WIDTH, 2))).render_segments(console)
    part = ChopsUpdate([{0: row}, {0: other}], [(1, 0, WIDTH)], [[WIDTH], [WIDTH]])

    assert whole.count("a") == 2
    assert Changes(frame, part).render_segments(console) == "\x1b[2;1Hb"
