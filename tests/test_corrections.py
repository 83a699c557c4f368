"""Correction notes: found by how they begin, and not where the copy only speaks of corrections."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.corrections import find_corrections, is_correction


@pytest.mark.parametrize(
    "paragraph",
    [
        "Correction: an earlier version said 1,400 had died. It was 1,200.",
        "CORRECTION — the fine was £3m.",
        "Correction (20 October 2023): the fine was £3m.",
        "Correction, Oct. 20, 2023: the fine was £3m.",
        "**Correction:** the fine was £3m.",
        "• This article was amended on 20 October 2023. The dam is 40 metres high, not 40 feet.",
        "This story has been corrected to say that 12 people died, not 13.",
        "This article’s headline was amended on 3 May to say 12.",
        "An earlier version of this article gave the height as 40 feet.",
        "A previous version of this story misstated the number of homes; it is 640.",
        "Clarification: the £3m is over two years.",
        "Corrections and clarifications: the £3m is over two years.",
        "Because of an editing error, the fine was given as £3m.",
        "Editor's note: this piece has been updated. It is 12 people.",
        "[Erratum: 12 people.]",
    ],
)
def test_a_correction_note_is_told(paragraph: str) -> None:
    assert is_correction(paragraph)
    text = f"Twelve people died.\n\n{paragraph}\n\nBy our staff."
    assert [text[span.start : span.end] for span in find_corrections(text)] == [paragraph]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Corrections officers in 12 prisons walked out.",
        "Correction of the accounts took 3 years.",
        "The market correction: shares fell 12%.",
        "The minister said an earlier version of this bill had cost 3m.",
        "Editor's note: our reporter was in Leeds for 12 days.",
        "This report was published by 12 hospitals.",
        "She was corrected twice on the 12th.",
        "A correction of 12% is likely, the bank said.",
    ],
)
def test_copy_about_corrections_is_copy(paragraph: str) -> None:
    assert not is_correction(paragraph)
    assert list(find_corrections(f"One.\n\n{paragraph}\n\nTwo.")) == []


def test_a_heading_of_its_own_names_the_paragraph_below_it() -> None:
    text = "It broke.\n\nCorrection\n\nTwelve died, not 13.\n\nThe end."
    assert [text[span.start : span.end] for span in find_corrections(text)] == [
        "Correction\n\nTwelve died, not 13."
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_note_that_was_broken_into_lines_is_one(newline: str) -> None:
    note = newline.join(
        [
            "Correction: an earlier version of this article said that 1,400",
            "people had died. The ministry has since given the number as",
            "1,200.",
        ]
    )
    text = newline.join(["It broke.", "", note, "", "The end."])
    assert [text[span.start : span.end] for span in find_corrections(text)] == [note]


def test_a_note_among_long_lines_ends_with_its_line() -> None:
    note = "Correction: the dam is 40 metres high, and is not 40 feet high as we said." + " It broke." * 4
    text = f"{'It broke. ' * 12}\n{note}\nThe end."
    assert [text[span.start : span.end] for span in find_corrections(text)] == [note]


@given(st.text(alphabet="Correction: an\n\r-*[ earlier version of this", max_size=200))
def test_any_text_is_searched(text: str) -> None:
    at = 0
    for span in find_corrections(text):
        assert at <= span.start < span.end <= len(text)
        at = span.end
