"""What is said around a figure: what happened, how firmly, where and when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.grammar.attribution import attribute, said_at
from factcheck.grammar.context import context, surroundings
from factcheck.grammar.fold import fold
from factcheck.grammar.sentences import split
from factcheck.model.document import Span
from factcheck.model.quantity import Context, Modality


def around(text: str, phrase: str) -> Context:
    folded = fold(text)
    at = folded.index(phrase)
    sentences = split(folded, ())
    sentence = next(span for span in sentences if span.start <= at < span.end)
    said = said_at(attribute(folded, sentences), at)
    return context(surroundings(folded, sentence), Span(at, at + len(phrase)), said)


@pytest.mark.parametrize(
    ("text", "phrase", "action"),
    [
        ("The blast killed 40 miners.", "40 miners", "kill"),
        ("Some 40 miners were killed.", "40 miners", "kill"),
        ("At least 27 dead were found.", "27 dead", "die"),
        ("It led to 300 arrests in one day.", "300 arrests", "arrest"),
        ("Two planes were shot down.", "Two planes", "shoot_down"),
        ("A frigate intercepted five rockets.", "five rockets", "intercept"),
        ("Around 40 nurses and 15 porters, are being held.", "15 porters", "hold"),
        ("The raiders took 90 captives.", "90 captives", "capture"),
        ("More than nine thousand miners are trapped.", "nine thousand miners", "trap"),
        ("Up to 30 ferries are poised to enter.", "30 ferries", "enter"),
        ("Islanders need 80 crates each day.", "80 crates", "need"),
        ("Acme will cut 500 jobs.", "500 jobs", "cut"),
        ("Acme spent £5m on cranes.", "£5m", "spend"),
        ("The firm earned £5m.", "£5m", "earn"),
        ("The bill was backed by 52 members, who voted late.", "52 members", "vote"),
        ("The flood displaced 9,000 people and killed 12.", "9,000 people", "displace"),
        ("The flood displaced 9,000 people and killed 12.", "12", "kill"),
        ("Six men died and 14 were injured.", "14", "injure"),
        ("Six men died and 14 were injured.", "Six men", "die"),
        ("The tower has 40 floors.", "40 floors", None),
    ],
)
def test_the_action_is_the_nearest_that_has_a_name(text: str, phrase: str, action: str | None) -> None:
    assert around(text, phrase).action == action


def test_a_text_without_words_says_nothing() -> None:
    assert context(surroundings("", Span(0, 0)), Span(0, 0), None) == Context()


@pytest.mark.parametrize(
    ("text", "phrase", "modality"),
    [
        ("Fire killed 40 miners.", "40 miners", Modality.STATED),
        ("An estimated 40 miners died.", "40 miners", Modality.ESTIMATED),
        ("Some 40 miners are thought to be inside.", "40 miners", Modality.ESTIMATED),
        ("About 40 miners are believed to have died.", "40 miners", Modality.ESTIMATED),
        ("The UN estimates that 40 miners died.", "40 miners", Modality.ESTIMATED),
        ("The toll could rise to 40.", "40", Modality.POSSIBLE),
        ("Up to 30 ferries are poised to enter.", "30 ferries", Modality.POSSIBLE),
        ("As many as 30 ferries may enter.", "30 ferries", Modality.POSSIBLE),
        ("If 40 miners die the pit will shut.", "40 miners", Modality.HYPOTHETICAL),
        ("It matters even if it needs a decade.", "a decade", Modality.HYPOTHETICAL),
        ("A strike would cost £4m.", "£4m", Modality.HYPOTHETICAL),
        ("The firm denied that 40 miners died.", "40 miners", Modality.DENIED),
        ("Acme denies killing 40 cows.", "40 cows", Modality.DENIED),
        ("The toll could rise but 40 miners are safe.", "40 miners", Modality.STATED),
        ("Up to 40 miners were inside.", "40 miners", Modality.STATED),
    ],
)
def test_the_modality_says_how_firmly_it_is_put(text: str, phrase: str, modality: Modality) -> None:
    assert around(text, phrase).modality is modality


@pytest.mark.parametrize(
    ("text", "phrase", "place"),
    [
        ("A blast killed 40 miners in Poland.", "40 miners", "Poland"),
        ("In Poland 40 miners died.", "40 miners", "Poland"),
        ("Two balloons fell near Lund in southern Sweden.", "Two balloons", "Lund"),
        ("Two balloons fell in southern Sweden.", "Two balloons", "southern Sweden"),
        ("There were 40 boats in the North Sea.", "40 boats", "the North Sea"),
        ("In March 40 miners died.", "40 miners", None),
        ("On Monday 40 miners died.", "40 miners", None),
        ("Police put faith in Mr Smith and 40 officers.", "40 officers", None),
        ("Police put faith in Jane Smith and 40 officers.", "40 officers", None),
        ("There are 40 beds in Lagos's hospitals.", "40 beds", "Lagos"),
        ("Forty miners died, the minister said in Warsaw.", "Forty miners", None),
        ("Six died in Leeds while 14 were hurt in York.", "14", "York"),
        ("Six died in Leeds while 14 were hurt in York.", "Six", "Leeds"),
        ("Forty miners died in 2003.", "Forty miners", None),
        ("Six died in the Russian city of Belgorod.", "Six", "Belgorod"),
        ("Six fires burned in the town of Ely, where 40 live.", "Six fires", "Ely"),
        ("It took 12 farms in the Donetsk region.", "12 farms", "the Donetsk region"),
        ("Some 60 divers are in Russian hands.", "60 divers", None),
        ("Some 60 divers died in Oman on Monday.", "60 divers", "Oman"),
        ("Six boats sank on the island of Elba.", "Six boats", "Elba"),
    ],
)
def test_the_place_is_the_nearest_in_the_clause(text: str, phrase: str, place: str | None) -> None:
    assert around(text, phrase).place == place


@pytest.mark.parametrize(
    ("text", "phrase", "period"),
    [
        ("On Friday 40 miners died.", "40 miners", "On Friday"),
        ("Some 40 miners died on Friday night.", "40 miners", "on Friday night"),
        ("Some 40 miners died in 2003.", "40 miners", "in 2003"),
        ("Some 40 miners died last year.", "40 miners", "last year"),
        ("Sales rose 4% in the three months to June.", "4%", "in the three months to June"),
        ("Some 40 miners died over the last two weeks.", "40 miners", "over the last two weeks"),
        ("Some 40 miners have died since March 2020.", "40 miners", "since March 2020"),
        ("Some 40 miners died on 5 May 2020.", "40 miners", "on 5 May 2020"),
        ("Some 40 miners died on May 5, 2020.", "40 miners", "on May 5, 2020"),
        ("Some 40 miners died two years ago.", "40 miners", "two years ago"),
        ("Some 40 miners died yesterday.", "40 miners", "yesterday"),
        ("Some 40 miners died in the 1990s.", "40 miners", "in the 1990s"),
        ("Some 40 miners died.", "40 miners", None),
        ("It lasted over the last two weeks.", "two weeks", None),
        ("The pit may hold 40 miners.", "40 miners", None),
        ("Some 2,003 miners died.", "2,003 miners", None),
        ("Six died in May while 14 were hurt in June.", "14", "in June"),
        ("Emissions are to fall 10% between 2019 and 2035.", "10%", "between 2019 and 2035"),
        (
            "Some 90 came this year, against 40 in the same period of 2022.",
            "40",
            "in the same period of 2022",
        ),
        ("It has 90 boats, down from 95 in 2021.", "90 boats", None),
        ("It has 90 boats, down from 95 in 2021.", "95", "in 2021"),
        ("Waits rose 4% by the end of April.", "4%", "by the end of April"),
        ("In Saturday's other match 400 came.", "400", "Saturday"),
    ],
)
def test_the_period_is_the_nearest_in_the_clause(text: str, phrase: str, period: str | None) -> None:
    assert around(text, phrase).period == period


@given(st.text(alphabet="aA 1,.;'\"\n—if in on May could killed Leeds 2020", max_size=300), st.data())
def test_whatever_the_text_there_is_a_context(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = context(surroundings(fold(text), Span(0, len(text))), Span(start, end), None)
    assert found.place is None or found.place in fold(text)
    assert found.period is None or found.period in fold(text)
