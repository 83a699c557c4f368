"""Plural to singular and back, in the words that news uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.grammar.plurals import is_invariant, is_plural, plural, singular

PAIRS = [
    line.split()
    for line in """
lorries lorry
nationalities nationality
cities city
calories calorie
movies movie
ties tie
men man
women woman
policemen policeman
children child
schoolchildren schoolchild
lives life
housewives housewife
olives olive
knives knife
feet foot
teeth tooth
mice mouse
houses house
causes cause
buses bus
viruses virus
campuses campus
gases gas
cases case
losses loss
classes class
crises crisis
analyses analysis
diagnoses diagnosis
roses rose
churches church
headaches headache
avalanches avalanche
boxes box
prizes prize
quizzes quiz
potatoes potato
heroes hero
shoes shoe
photos photo
criteria criterion
bacteria bacterium
bureaux bureau
Israelis Israeli
Saudis Saudi
Nazis Nazi
taxis taxi
menus menu
Britons Briton
MPs MP
NGOs NGO
TVs TV
MRIs MRI
EVs EV
times time
mechanics mechanic
minis mini
LORRIES LORRY
WOMEN WOMAN
Children Child
Lives Life
lorry-loads lorry-load
passers-by passer-by
mothers-in-law mother-in-law
Runners-up Runner-up
vice-presidents vice-president
""".strip().splitlines()
]

UNCHANGED = [
    "people", "police", "aircraft", "sheep", "news", "sports", "politics", "Hamas", "Paris", "Texas",
    "US", "CBS", "GPS", "series", "species", "class", "glass", "virus", "crisis", "basis", "focus",
    "officer", "specimen", "Yemen", "gas", "bus", "this", "his", "Barclays", "Williams", "headquarters",
    "troops", "hertz", "boss", "s", "is", "'s", "5s",
]  # fmt: skip

FALSE_PLURALS = [
    "news", "sports", "politics", "series", "US", "USS", "Mars", "Hamas", "Jones", "less", "bus", "focus",
]  # fmt: skip


@pytest.mark.parametrize(("many", "one"), PAIRS)
def test_a_plural_has_a_singular(many: str, one: str) -> None:
    assert singular(many) == one
    assert is_plural(many)


@pytest.mark.parametrize(("many", "one"), PAIRS)
def test_a_singular_stays_and_looks_like_one(many: str, one: str) -> None:
    assert singular(one) == one
    assert not is_plural(one)


@pytest.mark.parametrize("word", UNCHANGED)
def test_a_word_that_is_no_plural_keeps_its_spelling(word: str) -> None:
    assert singular(word) == word


@pytest.mark.parametrize("word", ["people", "police", "aircraft", "troops", "personnel", "sheep"])
def test_a_word_counted_without_an_s_is_a_plural_that_may_be_an_adjective(word: str) -> None:
    assert is_plural(word)
    assert is_invariant(word)


@pytest.mark.parametrize("word", FALSE_PLURALS)
def test_a_false_plural_is_none(word: str) -> None:
    assert not is_plural(word)
    assert not is_invariant(word)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("mile", "miles"),
        ("inch", "inches"),
        ("foot", "feet"),
        ("century", "centuries"),
        ("day", "days"),
        ("lux", "lux"),
        ("box", "boxes"),
    ],
)
def test_units_have_plurals(one: str, many: str) -> None:
    assert plural(one) == many


@given(st.text(max_size=40))
def test_what_is_no_plural_is_never_changed(word: str) -> None:
    assert is_plural(word) or singular(word) == word


@given(st.sampled_from([one for _, one in PAIRS]))
def test_singular_undoes_plural(word: str) -> None:
    if word.islower() and "-" not in word and word not in {"axis", "bureau"}:
        assert singular(plural(word)) == word


def test_a_long_word_costs_no_more_than_its_length() -> None:
    for hostile in ("s" * 200_000, "a-" * 100_000 + "s", "men" * 60_000, "as-in-" * 30_000):
        assert is_plural(hostile) in (True, False)
        assert len(singular(hostile)) <= len(hostile)
