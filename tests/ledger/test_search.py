"""Finding claims: filters, words, figures, and whatever else people type."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.ledger import Ledger
from factcheck.model.claim import Tier
from factcheck.model.decision import Status
from factcheck.model.entry import ClaimEntry
from factcheck.model.filter import ClaimFilter, Order
from factcheck.model.quantity import Kind
from tests.ledger.desk import DISPUTED, NOW, VERIFIED, article, opened, record

TEXT = (
    "More than 1,400 people were killed. Police found 400 cars. It cost £5m, or 12% of the café's budget. "
    'A six-speed bus and 1.400 others. He won 2-1 against "them" (NOT OR AND).'
)
PHRASES = ("1,400 people", "400 cars", "£5m", "12%", "six-speed", "1.400 others", "2-1")


@pytest.fixture(scope="module")
def shelf() -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "ledger.db") as ledger:
        made = article(TEXT, *PHRASES)
        speaking = [
            replace(claim, speaker="Ngozi Adéọlá") if claim.phrase == "£5m" else claim for claim in made
        ]
        record(ledger, replace(made, records=tuple(speaking)))
        record(ledger, article("Nothing here but 7 dogs.", "7 dogs", origin="dogs.txt", kind=Kind.MONEY))
        ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
        ledger.decide(2, DISPUTED, reviewer="bob", now=NOW)
        yield ledger


def found(ledger: Ledger, text: str, **options: object) -> list[str]:
    chosen = ClaimFilter(text=text, **options)  # type: ignore[arg-type]
    return [entry.claim.phrase for entry in ledger.claims(chosen)]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("1,400", ["1,400 people"]),
        ('"1,400"', ["1,400 people"]),
        ("1.400", ["1.400 others"]),
        ("400", ["400 cars"]),
        ("KILLED", ["1,400 people"]),
        ("kill", ["1,400 people"]),
        ("illed", []),
        ("killed police", []),
        ("people 1,400", ["1,400 people"]),
        ("£5m", ["£5m", "12%"]),
        ("£5M cost", ["£5m", "12%"]),
        ("12%", ["£5m", "12%"]),
        ("cafe", ["£5m", "12%"]),
        ("ngozi", ["£5m"]),
        ("six-speed", ["six-speed", "1.400 others"]),
        ("2-1", ["2-1"]),
        ("NOT", ["7 dogs", "2-1"]),
        ("(NOT OR", ["2-1"]),
        ("7", ["7 dogs"]),
        ("*", []),
        ("%", ["£5m", "12%"]),
        ("(", ["2-1"]),
        ("phrase:1,400", []),
        ("' OR 1=1 --", []),
    ],
)
def test_what_is_typed_is_looked_for_as_it_stands(shelf: Ledger, text: str, phrases: list[str]) -> None:
    assert sorted(found(shelf, text)) == sorted(phrases)


@pytest.mark.parametrize("text", ["", "  ", '"', '""', "\t“”"])
def test_nothing_typed_narrows_nothing(shelf: Ledger, text: str) -> None:
    assert len(found(shelf, text)) == 8


@given(st.text(max_size=40) | st.text(alphabet="\"*()^:+-,.' ANDORTE19£\x00\ud800", max_size=30))
@settings(max_examples=200, deadline=None)
def test_no_text_is_an_error(shelf: Ledger, text: str) -> None:
    found(shelf, text)
    shelf.find_histories(text)


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 30))
@settings(max_examples=100, deadline=None)
def test_whole_words_of_a_sentence_are_found(shelf: Ledger, at: int, length: int) -> None:
    words = TEXT[at : at + length].split(" ")[1:-1]
    for entry in shelf.claims(ClaimFilter(document=1)):
        if words and f" {' '.join(words)} " in f" {entry.claim.sentence} ":
            assert entry.claim.phrase in found(shelf, " ".join(words))


def test_filters_narrow_together(shelf: Ledger) -> None:
    assert found(shelf, "", statuses=frozenset({Status.VERIFIED, Status.DISPUTED})) == [
        "1,400 people",
        "400 cars",
    ]
    assert found(shelf, "", reviewer="bob") == ["400 cars"]
    assert found(shelf, "400", reviewer="ann") == []
    assert found(shelf, "", document=2) == found(shelf, "", kinds=frozenset({Kind.MONEY})) == ["7 dogs"]
    assert found(shelf, "", tiers=frozenset({Tier.MINOR})) == []
    assert found(shelf, "", reviewer="' OR 1=1") == []


def test_claims_of_a_speaker_and_changed_ones(shelf: Ledger) -> None:
    assert found(shelf, "", speaker="Ngozi Adéọlá") == ["£5m"]
    assert found(shelf, "", speaker="'; DROP TABLE claims") == []
    assert found(shelf, "", changed=True) == []


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("text", ["", "1"])
def test_every_order_holds_the_same_claims(shelf: Ledger, order: Order, text: str) -> None:
    assert sorted(found(shelf, text, order=order)) == sorted(found(shelf, text))


def test_what_comes_first_is_what_was_asked_for(shelf: Ledger) -> None:
    def read(order: Order) -> list[ClaimEntry]:
        return list(shelf.claims(ClaimFilter(order=order)))

    values = [entry.claim.value for entry in read(Order.VALUE) if entry.claim.value is not None]
    assert values == sorted(values, reverse=True)
    assert [entry.reviewer for entry in read(Order.TIME)][:2] == ["bob", "ann"]
    statuses = [entry.status for entry in read(Order.STATUS)]
    assert statuses[-2:] == [Status.DISPUTED, Status.VERIFIED]
    worths = [entry.claim.worth for entry in read(Order.WORTH)]
    assert worths == sorted(worths, reverse=True)
    assert read(Order.DEADLINE)[-1].claim.speaker == "Ngozi Adéọlá"


def test_a_long_query_is_cut_not_refused(shelf: Ledger) -> None:
    assert found(shelf, "people " * 5000) == ["1,400 people"]


def test_histories_are_found_by_words_figure_id_and_uid_decided_first(shelf: Ledger) -> None:
    by_word = shelf.find_histories("1,400")
    assert [history.entry.id for history in by_word] == [1]
    assert [decision.reviewer for decision in by_word[0].decisions] == ["ann"]
    assert [history.entry.id for history in shelf.find_histories(shelf.claim(3).claim.uid)] == [3]
    assert [history.entry.claim.phrase for history in shelf.find_histories("7")] == ["2-1", "7 dogs"]
    both = shelf.find_histories("the")
    assert both == sorted(both, key=lambda history: history.entry.status is Status.UNREVIEWED)
    assert shelf.find_histories(" ") == []
    assert shelf.find_histories("nowhere") == []


def test_a_queue_is_in_the_order_of_the_text_and_pages_in_any(shelf: Ledger) -> None:
    ids = shelf.claim_ids(ClaimFilter())
    assert [entry.claim.phrase for entry in shelf.entries(ids)] == [*PHRASES, "7 dogs"]
    assert [entry.id for entry in shelf.entries(ids[::-1])] == list(ids[::-1])
    assert shelf.entries([]) == []
    assert len(shelf.entries(list(ids) * 100)) == 800


@pytest.mark.parametrize("text", ["", "people", "1,400", "people 1,400"])
@pytest.mark.parametrize("order", Order)
def test_a_listing_says_which_are_open_and_its_beginning_is_the_same(
    shelf: Ledger, text: str, order: Order
) -> None:
    chosen = ClaimFilter(text=text, order=order)
    whole = shelf.listing(chosen)

    entries = shelf.entries(whole.ids)
    assert whole.ids == shelf.claim_ids(chosen) == shelf.listing(chosen, beside=True).ids
    assert list(whole.open) == [entry.status is Status.UNREVIEWED for entry in entries]
    assert shelf.listing(chosen, most=2).ids == whole.ids[:2]
    assert all(shelf.chooses(chosen, claim_id) for claim_id in whole.ids)
    assert not shelf.chooses(replace(chosen, text="no such word"), whole.ids[0])
