"""Plain text: every character stands where it stood in the file."""

import pytest

from factcheck.model.document import Zone
from factcheck.reading import plain


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_text_is_the_file_as_decoded(newline: str) -> None:
    text = newline.join(["Dam fails", "", "It killed “1,400”.", "  Indented.", ""])
    document = plain.read(text.encode(), "story.txt")
    assert document.text == text
    assert document.title == "Dam fails"


def test_a_byte_order_mark_is_no_character_of_the_text() -> None:
    assert plain.read("\ufeff12 died.".encode(), None).text == "12 died."


def test_the_headline_is_a_region() -> None:
    document = plain.read(b"Dam fails\n\nIt killed 12 people.\n", None)
    (region,) = document.regions
    assert region.zone is Zone.HEADLINE
    assert document.surface(region.span) == "Dam fails"


def test_the_whole_file_is_article() -> None:
    (words,) = plain.raw_text("It killed “1,400”.".encode("cp1252"))
    assert words == ("the text", "It killed “1,400”.", True)
