"""Sentences: which stops and which line breaks end one, and that no character is ever left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.grammar.fold import fold
from factcheck.grammar.sentences import sentence_at, split
from factcheck.lexicon.load import tables
from factcheck.model.document import Region, Span, Zone


def surfaces(text: str, regions: tuple[Region, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in split(fold(text), regions)]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Navy shot down three drones.",
        "He met Gen. Mark Milley and Lt. Col. Ruiz.",
        "It began on Jan. 5 and ended on Sept. 12.",
        "The statement came from No. 10 on Friday.",
        "See pp. 12 and 13, or fig. 4.",
        "Mr. Smith and Mrs. Jones own 40%.",
        "It opens at 9 a.m. Monday and shuts at 5 p.m. EST.",
        "Fruit, e.g. Cox apples, rose 4%.",
        "Acme Inc. Chairman Lee sold 5m shares.",
        "They live in St. Louis and on St. James Rd. North.",
        "John F. Kennedy won 303 votes.",
        "Arsenal vs. Chelsea drew 60,000 people.",
        "It cost Rs. 500 a head.",
        "The rate rose to 5.25 per cent from 0.1.",
        "The figures are at https://example.org/a.b/c.html?d=1.5 now.",
        "It fell ... and then rose 5%.",
        "“How many died?” he asked.",
        "“How many died?” Smith asked.",
        "“Forty!” the minister said.",
        "Yahoo! is worth $5bn.",
        "1. First, 40 people left.",
        "It was built (see p. 5) in 1953.",
        "approx. five of them",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert surfaces(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Prices rose 5 per cent.", "30 people lost their jobs."),
        ("He said no.", "The others agreed."),
        ("He lives in the U.S.", "The rest left."),
        ("It shut at 5 p.m.", "Police came later."),
        ("Sales rose in Jan.", "Profits fell."),
        ("He works for Acme Inc.", "It has 400 staff."),
        ("“We lost 40,” he said.", "“Next came the flood.”"),
        ("“We lost 40.”", "He left."),
        ("He asked for 5 (or 6.)", "They sent 4."),
        ("How many?", "Forty."),
        ("It hit 40!", "Nobody knew."),
        ("The dam failed.[12]", "It was old."),
        ("It rose to 5.", "£3m was lost."),
        ("It ended in 2010.", "30 people had left."),
        ("The order will come …", "I promise."),
        ("It measured 5 m.", "Shares fell."),
        ("It ended.", "— A reader"),
    ],
)
def test_two_sentences_are_parted(first: str, second: str) -> None:
    assert surfaces(f"{first} {second}") == [first, second]


@pytest.mark.parametrize("word", [*tables("abbreviations")["stop"]["inside"], "U.S", "Inc", "J"])
def test_an_abbreviation_does_not_end_a_sentence_before_a_name(word: str) -> None:
    assert len(surfaces(f"They met {word}. Smith there.")) == 1


@pytest.mark.parametrize("word", tables("abbreviations")["stop"]["before_number"])
def test_an_abbreviation_for_a_number_belongs_to_the_number(word: str) -> None:
    assert len(surfaces(f"They met {word}. 12 there.")) == 1


def test_no_abbreviation_is_listed_twice() -> None:
    words = [word for group in tables("abbreviations")["stop"].values() for word in group]
    assert sorted(words) == sorted(set(words))


def test_one_paragraph_a_line() -> None:
    text = "Dam failure kills 12\nBy Jane Smith\nA dam broke at 5 p.m.\nPolice counted 40 cars. The rest fled"
    assert surfaces(text) == [
        "Dam failure kills 12",
        "By Jane Smith",
        "A dam broke at 5 p.m.",
        "Police counted 40 cars.",
        "The rest fled",
    ]


WRAPPED = """\
Dam failure kills 12

A dam that was built in the valley in 1953 and that held about 40
million tonnes of water broke at noon on Friday, and Gen. Ruiz and Mr.
Smith counted 1,400 houses that were lost. The army sent 300 soldiers.
Short of helicopters

- 40 beds in the school
- 12 beds in the church
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_wrapped_by_machine_are_one_paragraph(newline: str) -> None:
    text = WRAPPED.replace("\n", newline)
    sentences = [text[start:end].replace(newline, " ") for start, end in split(text)]
    assert sentences == [
        "Dam failure kills 12",
        "A dam that was built in the valley in 1953 and that held about 40 million tonnes of water broke "
        "at noon on Friday, and Gen. Ruiz and Mr. Smith counted 1,400 houses that were lost.",
        "The army sent 300 soldiers.",
        "Short of helicopters",
        "- 40 beds in the school",
        "- 12 beds in the church",
    ]


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    assert surfaces("counted by\n \t\nthe army") == ["counted by", "the army"]


def test_short_lines_are_rows_and_never_joined() -> None:
    assert surfaces("apples 10\npears 12\nplums 3") == ["apples 10", "pears 12", "plums 3"]


def test_the_border_of_a_region_ends_a_sentence() -> None:
    regions = (Region(span=Span(4, 9), zone=Zone.CAPTION),)
    assert surfaces("and here and there", regions) == ["and", "here", "and there"]


def test_a_region_outside_the_text_changes_nothing() -> None:
    assert surfaces("one two", (Region(span=Span(50, 90), zone=Zone.TABLE),)) == ["one two"]


def test_a_sentence_has_a_greatest_length() -> None:
    longest = max(end - start for start, end in split("12 dead, " * 5000))
    assert longest <= 4000
    assert max(end - start for start, end in split("1,2;" * 5000)) <= 4000


@pytest.mark.parametrize(
    "text",
    [
        "." * 200_000, "A." * 200_000, "A. " * 100_000, '."' * 100_000, "? " + "(" * 200_000, "\n" * 200_000,
        "a\n" * 50_000, " " * 200_000, ("word " * 15 + "\n") * 5000, "." + "[1]" * 50_000, "?!" * 100_000,
    ],
    ids=lambda text: text[:6],
)  # fmt: skip
def test_hostile_text_is_cut_in_linear_time(text: str) -> None:
    assert covered(text, split(text)) == set()


def covered(text: str, sentences: tuple[Span, ...]) -> set[str]:
    """The characters that no sentence covers, once it is sure that they are in order and trimmed."""
    left: set[str] = set()
    at = 0
    for start, end in sentences:
        assert at <= start < end
        assert text[start:end] == text[start:end].strip()
        left.update(text[at:start])
        at = end
    left.update(text[at:])
    return {character for character in left if not character.isspace()}


PIECES = st.sampled_from(
    ["U.S.", "Mr.", "No.", " 10", "\n", "\n\n", "\r\n", " ", '"', "')", "?", "...", "…", "A.", "said", "Said",
     "word " * 12, "\u2028", "\x00", "5.5", "1. ", "- ", "[3]", "é", "日本。"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200), st.data())
def test_nothing_but_white_space_is_left_out(text: str, data: st.DataObject) -> None:
    borders = sorted(data.draw(st.sets(st.integers(0, len(text) + 3), max_size=6)))
    regions = tuple(
        Region(span=Span(start, end), zone=Zone.TABLE)
        for start, end in zip(borders[::2], borders[1::2], strict=False)
    )
    sentences = split(fold(text), regions)
    assert covered(text, sentences) == set()
    for sentence in sentences:
        assert not any(sentence.start < border < sentence.end for region in regions for border in region.span)
        assert sentence_at(sentences, sentence.start) == sentence_at(sentences, sentence.end - 1)
        assert sentences[sentence_at(sentences, sentence.start)] == sentence


def test_the_sentence_at_an_offset() -> None:
    sentences = split("One. Two. Three.")
    assert [sentence_at(sentences, at) for at in (0, 3, 4, 5, 15, 99)] == [0, 0, 0, 1, 2, 2]
    assert sentence_at((), 5) == 0
