"""Numbers on their way from a file to the text: one that is lost, glued, cut or put elsewhere is seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.document import RawText
from factcheck.transfer import Transfer, transfer


def moved(file: str, text: str, *beside: tuple[str, str]) -> Transfer:
    others = (RawText(where, words, is_article=False) for where, words in beside)
    return transfer([RawText("the article", file), *others], text)


def numbers(moved: Transfer) -> tuple[list[str], list[str], list[str]]:
    parts = (moved.lost, moved.strange, moved.left_out)
    lost, strange, left_out = ([stray.number for stray in strays] for strays in parts)
    return lost, strange, left_out


@pytest.mark.parametrize(
    ("file", "text", "lost", "strange"),
    [
        pytest.param(
            "It killed 1,400³ people.", "It killed 1,4003 people.", ["1,400", "³"], ["1,4003"], id="glued"
        ),
        pytest.param(
            "It killed 1,400 people.", "It killed 1 people, 400.", ["1,400"], ["1", "400"], id="cut"
        ),
        pytest.param("It killed 1,400 people.", "It killed people.", ["1,400"], [], id="lost"),
        pytest.param("Some two thousand came.", "Some came.", ["two", "thousand"], [], id="in words"),
        pytest.param("12 homes burnt.", "12homes burnt.", ["12"], ["12homes"], id="glued to a word"),
        pytest.param("1.9bn was lost.", "1.9 bn was lost.", ["1.9bn"], ["1.9"], id="cut from its scale"),
        pytest.param(
            "Dead: 12. Hurt: 14.", "Dead: 14. Hurt: 12.", ["12", "14"], ["14", "12"], id="exchanged"
        ),
        pytest.param("A 12 B 14 C", "A B 12 14 C", ["12"], ["12"], id="in the next column"),
        pytest.param("½ of it, 1/3 of all", "of it, 1/3 of all", ["½"], [], id="a fraction sign"),
        pytest.param("٣ people", "3 people", ["٣"], ["3"], id="another script"),
    ],
)
def test_what_did_not_arrive_as_it_stood_is_lost(
    file: str, text: str, lost: list[str], strange: list[str]
) -> None:
    assert numbers(moved(file, text)) == (lost, strange, [])


@pytest.mark.parametrize(
    ("file", "text"),
    [
        pytest.param("It killed 1,400³ people.", "It killed 1,400 ³ people.", id="a note with a space"),
        pytest.param("5 km 2 burnt", "5 km² burnt", id="a power apart"),
        pytest.param("By 3 pm 12 died.\n\n40 fled.", "40 fled.\n\nBy 3 pm 12 died.", id="paragraphs moved"),
        pytest.param("Three  dead,\n4 hurt", "THREE dead, 4 hurt", id="case and white space"),
        pytest.param("12 dead", "• 12 dead", id="a mark before it"),
        pytest.param("1 2 3 1 2 3", "1 2 3 1 2 3", id="over and over"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_stands_between_the_same_words_has_arrived(file: str, text: str) -> None:
    assert numbers(moved(file, text)) == ([], [], [])


def test_what_a_program_counts_as_it_prints_is_in_the_text_only() -> None:
    outcome = moved("Bread rose. Milk fell by 3%.", "1. Bread rose.\n2. Milk fell by 3%.")
    assert numbers(outcome) == ([], ["1", "2"], [])
    assert outcome.whole


def test_of_two_that_are_alike_the_one_that_is_gone_is_named() -> None:
    file = "On Monday 12 people died in the north. On Tuesday 12 people died in the south."
    text = "On Monday 12 people died in the north. On Tuesday people died in the south."
    (stray,) = moved(file, text).lost
    assert (stray.where, stray.number) == ("the article", "12")
    assert "Tuesday 12 people died in the south" in stray.around


def test_what_is_no_part_of_the_article_is_left_out_with_its_place() -> None:
    outcome = moved("12 died.", "12 died.", ("a script", "var a = 12; b = 7"), ("the footer", "© 2024"))
    assert numbers(outcome) == ([], [], ["12", "7", "2024"])
    assert [stray.where for stray in outcome.left_out] == ["a script", "a script", "the footer"]
    assert (outcome.in_file, outcome.in_text) == (4, 1)
    assert outcome.whole


def test_a_menu_that_says_the_same_does_not_stand_in_for_the_article() -> None:
    outcome = moved("12 died here.", "", ("a menu", "12 died here."))
    assert numbers(outcome) == (["12"], [], ["12"])


def test_what_the_format_thought_no_part_of_the_article_may_arrive_all_the_same() -> None:
    assert moved("12 died.", "Some 2,000 came. 12 died.", ("a caption", "Some 2,000 came.")).whole


WORDS = st.lists(st.sampled_from(["12", "1,400", "two", "died", "in", "May", "3.5m", "²", "½"]), max_size=30)


@given(WORDS)
def test_a_text_that_is_its_file_has_lost_nothing(words: list[str]) -> None:
    # two pieces, so that they are taken apart
    text = " ".join(words)
    outcome = transfer([RawText("the article", text), RawText("nothing", "")], text)
    assert outcome.whole
    assert (
        outcome.in_file
        == outcome.in_text
        == len([word for word in words if word not in ("died", "in", "May")])
    )


@given(WORDS, st.data())
def test_a_number_taken_out_is_missed(words: list[str], data: st.DataObject) -> None:
    words = [f"{word}x" if word == "in" else word for word in words]
    at = data.draw(st.integers(0, len(words)))
    outcome = moved(" ".join([*words[:at], "777", *words[at:]]), " ".join(words))
    assert "777" in numbers(outcome)[0]


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_add_up(file: str, text: str) -> None:
    outcome = moved(file, text)
    arrived = outcome.in_file - len(outcome.lost) - len(outcome.left_out)
    assert arrived == outcome.in_text - len(outcome.strange)
