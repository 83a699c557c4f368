"""The whole flow: whatever the text, every number is in one record, and every record is of the text."""

import json
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model.claim import RECORD_FIELDS, Extraction, Tier, record
from factcheck.pipeline import extract
from factcheck.reading import read_text

FRAGMENTS = """
    0 1 2 5 12 20 34 60 100 1,400 1,00,000 2.5 .5 3.500 1900 2019 2023 007 99999999999 ½ 2½ 3/4 1/4th
    9/11 24/7 21st 11st 1.5e3 1.9×10^30 ¹ ² ٣ ４ Ⅳ one One two five twenty twenty-one hundred thousand
    million billion dozen crore lakh half third thirds quarter dozens hundreds several both twice
    doubled halved trio couple few baker's point fold $ £ € ¥ ₹ US$ Rs % ‰ per cent percentage points kg
    km m ft in p lb ° °C " ' hours weeks years old people homes men dead of the a an and or to - – — --
    between from by in out every for at least more than up about nearly over under no survivors nobody
    was killed another only May Oct 7 am pm o'clock Section No Channel # @ :// www.x.com . , ; : ( ) [ ]
    / × x & + ~ < > | rose fell won 2-1 lost aged year including said Smith \u200b \u200d \ufeff \u202e
    \u2066 \u00ad \u0301 \x00 \x1b[31m \\ * _ ` é 中 🙂
"""
SPACES = ["", " ", " ", " ", "-", "\u00a0", "\u200b", "\n", "\n\n", "\r\n", "\t"]
NUMBERISH = st.lists(st.tuples(st.sampled_from(FRAGMENTS.split()), st.sampled_from(SPACES)), max_size=14).map(
    lambda parts: "".join(part for pair in parts for part in pair)
)
PLAIN = re.compile(r"[0-9]+")


def check(extraction: Extraction) -> None:
    """Everything that holds of what was found in any text."""
    text = extraction.document.text
    for each in extraction:
        assert 0 <= each.start <= each.number_start < each.number_end <= each.end <= len(text)
        assert each.phrase == text[each.start : each.end]
        assert each.phrase in each.sentence
        assert (each.reason is None) == (each.tier is not Tier.SET_ASIDE)
        shown = record(each)
        assert tuple(shown) == RECORD_FIELDS
        assert json.loads(json.dumps(shown)) == shown
    starts = [each.number_start for each in extraction]
    assert starts == sorted(starts)
    numbers = [each.number_span for each in extraction if each.tier is not Tier.SET_ASIDE]
    assert len(numbers) == len(set(numbers))
    assert len({each.uid for each in extraction}) == len(extraction.records)
    covered = {place for each in extraction for place in range(each.number_start, each.number_end)}
    uncovered = {match.start() for match in PLAIN.finditer(text) if match.start() not in covered}
    assert uncovered <= {span.start for span in extraction.unaccounted}


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    check(extract(text))


@settings(max_examples=400)
@given(NUMBERISH)
def test_no_jumble_of_numbers_is_an_error_and_none_is_lost(text: str) -> None:
    extraction = extract(text)

    check(extraction)
    unread = {extraction.document.surface(span) for span in extraction.unaccounted}
    # no grammar of ours reads these, and the second look says so
    assert unread <= {"¹", "²", "Ⅳ", "thirds"}


@given(NUMBERISH)
def test_what_follows_in_another_paragraph_changes_nothing(text: str) -> None:
    body = f"Rain fell. {text}".rstrip()

    alone = extract(body)
    longer = extract(f"{body}.\n\nA heron waited by the bank.")

    def found(extraction: Extraction) -> list[tuple[object, ...]]:
        return [
            (each.number_span, each.tier, each.value, each.low, each.high, each.unit) for each in extraction
        ]

    assert found(extract(f"{body}.")) == found(longer)
    assert len(alone.document.text) < len(longer.document.text)


def test_a_document_that_was_read_is_not_read_again() -> None:
    document = read_text("Ten people left.")

    assert extract(document).document is document
