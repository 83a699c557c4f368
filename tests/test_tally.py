"""The score of an extraction in figures."""

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.model.claim import Claim, Extraction, Tier
from factcheck.model.document import Document
from factcheck.model.quantity import Hedge
from tests import factories
from tests.gold import read_article, read_cases
from tests.tally import Tally, table, tally

TEXT = "Nearly 3,000 homes lost power, said Ann Lee, including 40 farms, in two days."
HOMES = replace(
    factories.claim(TEXT, "Nearly 3,000 homes", "3000"), hedge=Hedge.NEARLY, low=None, noun_head="home"
)
FARMS = factories.claim(TEXT, "40 farms", "40", noun_head="farm")
DAYS = factories.claim(TEXT, "two days", "2", unit="day")
LABELS = """
claims = [
  { number = "3,000", value = "3000", high = "3000", hedge = "nearly", noun_head = "home", absent = ["low"] },
  { number = "40", value = "40", hedge = "exact", noun_head = "farm", speaker = "Ann Lee" },
]
either = [{ number = "two", value = "3" }]
"""


def _tally(tmp_path: Path, *records: Claim) -> Tally:
    path = tmp_path / "gold.toml"
    path.write_text(f'[[case]]\nlabel = "1 test"\ntext = "{TEXT}"\n{LABELS}', encoding="utf-8")
    return tally(Extraction(document=Document(text=TEXT), records=records), read_cases(path)[0].expected)


def test_fields_count_where_the_claim_is_found_and_the_label_tells_them(tmp_path: Path) -> None:
    scored = _tally(tmp_path, HOMES, FARMS, DAYS)

    assert (scored.precision, scored.recall, scored.accuracy("value")) == (1, 1, 1)
    assert (scored.told["speaker"], scored.accuracy("speaker")) == (1, 0)


def test_a_number_of_a_claim_that_is_wrong_makes_its_value_wrong(tmp_path: Path) -> None:
    assert _tally(tmp_path, replace(HOMES, low=HOMES.value), FARMS).accuracy("value") == 0.5


def test_what_may_be_minor_counts_for_nothing(tmp_path: Path) -> None:
    assert _tally(tmp_path, HOMES, FARMS, DAYS) == _tally(tmp_path, HOMES, FARMS)


def test_a_claim_too_few_costs_recall_and_one_too_many_precision(tmp_path: Path) -> None:
    extra = factories.claim(TEXT, "Ann", "1", number="Ann")

    assert (_tally(tmp_path, HOMES).precision, _tally(tmp_path, HOMES).recall) == (1, 0.5)
    assert _tally(tmp_path, HOMES, FARMS, extra).precision == pytest.approx(2 / 3)
    assert _tally(tmp_path, replace(HOMES, tier=Tier.MINOR), FARMS).recall == 0.5


def test_tallies_add_up_and_nothing_is_perfect(tmp_path: Path) -> None:
    one = _tally(tmp_path, HOMES)

    assert (one + one).expected == 4
    assert (one + one).recall == one.recall
    assert Tally().precision == Tally().recall == Tally().accuracy("value") == 1


def test_the_table_has_a_line_for_each_and_one_for_all(tmp_path: Path) -> None:
    first, *_, last = table({"first": _tally(tmp_path, HOMES), "second": Tally()}).splitlines()

    assert first.split() == [
        "claims",
        "precision",
        "recall",
        "value",
        "hedge",
        "unit",
        "noun_head",
        "speaker",
    ]
    assert last.split()[:4] == ["all", "2", "100.0", "50.0"]


def test_the_labels_of_an_article_may_say_what_holds_otherwise(tmp_path: Path) -> None:
    labels = tmp_path / "a.toml"
    labels.write_text(
        'article = "a.txt"\notherwise = { hedge = "exact", speaker = "" }\n'
        'claims = [{ number = "3", hedge = "about" }, { number = "4", speaker = ["", "Ann Lee"] }]\n',
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text("About 3 and 4.", encoding="utf-8")

    article, (three, four) = read_article(labels)

    assert article == tmp_path / "a.txt"
    assert three.fields == {"hedge": ("about",), "speaker": ("",)}
    assert four.fields == {"hedge": ("exact",), "speaker": ("", "Ann Lee")}
