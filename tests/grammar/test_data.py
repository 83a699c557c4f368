"""Data among the copy."""

import pytest

from factcheck.limits import DATA_CHARS, DATA_NUMBERS
from factcheck.model.document import Document, Region, Span, Zone
from factcheck.model.quantity import Aside
from factcheck.pipeline import extract

ENOUGH = DATA_NUMBERS + 1


@pytest.mark.parametrize(
    "piece", ["7 ", "1,400; ", "one ", "½ ", "(3)", "12.5,", "$5 ", "9\n", "two\n", "- 4\n"]
)
def test_more_numbers_than_anyone_writes_are_set_aside_as_one(piece: str) -> None:
    (data,) = extract(f"It rained.\n\n{piece * ENOUGH}\n\nRain fell.").records

    assert (data.reason, data.rule) == (Aside.UNREAD, "data")
    assert data.phrase.strip(" ;,()\n$-") == (piece * ENOUGH).strip(" ;,()\n$-")


@pytest.mark.parametrize("piece", ["7 ", "one ", "9\n"])
def test_as_many_as_may_be_are_read_one_by_one(piece: str) -> None:
    assert len(extract(piece * (DATA_NUMBERS - 1)).records) >= DATA_NUMBERS // 2


def test_copy_beside_data_is_read() -> None:
    copy = "The storm killed 1,400 people in the far north of the county, and these are its hours:"
    first, data, last = extract(
        f"{copy} {'7 ' * ENOUGH}while all who lived there had lost 300 homes."
    ).records

    assert (first.phrase, last.phrase) == ("1,400 people", "300 homes")
    assert data.phrase == ("7 " * ENOUGH).strip()


def test_a_long_sentence_with_words_is_copy() -> None:
    text = "; ".join(f"the village of Aldham lost {number} homes" for number in range(20, 100))

    assert len(extract(text).claims) == 80


def test_lines_of_one_zone_only_are_put_together() -> None:
    lines = "5\n" * ENOUGH
    table = Region(span=Span(0, len(lines)), zone=Zone.TABLE)

    first, second = extract(Document(text=lines * 2, regions=(table,))).records

    assert (first.zone, second.zone) == (Zone.TABLE, Zone.BODY)
    assert (first.end, second.start) == (len(lines) - 1, len(lines))


def test_no_piece_of_it_is_long() -> None:
    pieces = extract("47\n" * 10_000).records

    assert len(pieces) == 8
    assert max(piece.end - piece.start for piece in pieces) <= DATA_CHARS
