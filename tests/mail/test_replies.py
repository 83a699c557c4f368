"""What in a mail is its own: quotations, signatures and soft line breaks, as mail programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.mail.replies import own, stretches, unflowed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is 12.\n\nOn Mon, 3 May 2024 at 09:00, Ann <a@b.c> wrote:\n> Is it 13?", "It is 12."),
        ("It is 12.\n\nOn Mon, 3 May 2024 at 09:00, Ann\n<a@b.c> wrote:\n\n> Is it 13?", "It is 12."),
        ("> Is it 13?\n\nNo: 12.\n\n> And 40?\n\nYes.", "No: 12.\n\nYes."),
        ("It is 12.\n-- \nAnn, 555 0100", "It is 12."),
        ("It is 12.\n--\nAnn, 555 0100\n> 13", "It is 12."),
        ("It is 12.\n\n-----Original Message-----\nFrom: Ann\n\nIs it 13?", "It is 12."),
        (f"It is 12.\n{'_' * 32}\nFrom: Ann <a@b.c>\nSent: 3 May\n\nIs it 13?", "It is 12."),
        ("> 12 died.\n>> 3 are missing.", "12 died.\n3 are missing."),
        ("The board wrote:\n\n12 died.", "The board wrote:\n\n12 died."),
        ("12 > 11, and\n>From 12 to 13.", "12 > 11, and\n>From 12 to 13."),
        ("12 died.\r\n\r\n3 hurt.", "12 died.\n\n3 hurt."),
        ("", ""),
    ],
)
def test_what_is_the_mails_own(text: str, said: str) -> None:
    assert own(text).strip() == said


@pytest.mark.parametrize(
    ("flowed", "without_space", "text"),
    [
        ("About 1,400 \npeople came.", False, "About 1,400 people came."),
        ("About 1,40 \n0 people.", True, "About 1,400 people."),
        ("One. \nTwo.\nThree.", False, "One. Two.\nThree."),
        (" >12 is more.\n From here.", False, ">12 is more.\nFrom here."),
        ("> Is it \n> 13?\nNo.", False, "> Is it 13?\nNo."),
        ("> Is it \nNo.", False, "> Is it \nNo."),
        ("It is 12. \n-- \nAnn", False, "It is 12. \n-- \nAnn"),
    ],
)
def test_soft_breaks_are_no_breaks(flowed: str, without_space: bool, text: str) -> None:
    assert unflowed(flowed, without_space=without_space) == text


@given(st.text(alphabet="> -_\nOnwrote:Frm12", max_size=200), st.booleans())
def test_no_word_is_lost(text: str, without_space: bool) -> None:
    assert "\n".join(each.words for each in stretches(text)).split() == text.split()
    unflowed(text, without_space=without_space)
    own(text)
