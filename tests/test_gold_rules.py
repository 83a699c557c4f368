"""Gold itself: it covers what it should, says what it means, and the comparer fails when it should."""

import tomllib
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from factcheck.grammar.units import unit
from factcheck.model.claim import Claim, Extraction, Tier, claim_uid
from factcheck.model.document import Document, Span
from factcheck.model.quantity import Aside, Change, Hedge, Kind
from tests import factories
from tests.gold import Comparison, Expected, GoldError, compare, locate, read_article, read_cases

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
CASES = [case for path in sorted((FIXTURES / "gold").glob("*.toml")) for case in read_cases(path)]
ARTICLES = sorted((FIXTURES / "articles").glob("*.toml"))
TEXT = "Nearly 3,000 homes lost power, including 40 farms, in 2003."


def test_every_tricky_phenomenon_has_a_case() -> None:
    assert {case.phenomenon for case in CASES} == set(range(1, 81))


def test_no_two_cases_share_a_label() -> None:
    assert [label for label, times in Counter(case.label for case in CASES).items() if times > 1] == []


def test_gold_knows_units_by_the_names_that_the_unit_table_has() -> None:
    expected = [wanted for case in CASES for wanted in case.expected]
    expected += [wanted for path in ARTICLES for wanted in read_article(path)[1]]

    names = {name for wanted in expected for name in wanted.fields.get("unit", ()) if name}

    assert {name for name in names if not unit(name)} == set()


def test_every_article_has_floors_and_every_floor_an_article() -> None:
    floors = tomllib.loads((FIXTURES / "floors.toml").read_text("utf-8"))

    assert floors.pop("gold").keys() == {"cases_at_least"}
    assert floors.keys() == {path.stem for path in ARTICLES}
    assert all(
        table.keys() == {"missed_at_most", "extra_at_most", "faults_at_most"} for table in floors.values()
    )


@pytest.mark.parametrize("gold", ARTICLES, ids=lambda path: path.stem)
def test_the_gold_of_an_article_expects_a_number_once(gold: Path) -> None:
    _, expected = read_article(gold)

    places = Counter((wanted.surface, wanted.nth) for wanted in expected)

    assert [place for place, times in places.items() if times > 1] == []


def _gold(tmp_path: Path, case: str) -> tuple[Expected, ...]:
    path = tmp_path / "gold.toml"
    path.write_text(f'[[case]]\nlabel = "1 test"\ntext = "{TEXT}"\n{case}\n', encoding="utf-8")
    return read_cases(path)[0].expected


def _records(**fields: Any) -> tuple[Claim, Claim, Claim]:
    homes = factories.claim(TEXT, "Nearly 3,000 homes", "3000", noun_head="home")
    homes = replace(homes, **({"low": None, "hedge": Hedge.NEARLY} | fields))
    farms = factories.claim(TEXT, "40 farms", "40", noun_head="farm", part_of=homes.uid)
    year = factories.claim(TEXT, "2003", tier=Tier.SET_ASIDE, reason=Aside.DATE, hedge=None, kind=None)
    return homes, farms, year


def _compared(tmp_path: Path, case: str, *records: Claim) -> Comparison:
    extraction = Extraction(document=Document(text=TEXT), records=records or _records())
    return compare(extraction, _gold(tmp_path, case))


HOMES = (
    '{ number = "3,000", value = "3000", high = "3000", hedge = "nearly", kind = "count", '
    'noun_head = "home", absent = ["low", "part_of"] }'
)
FARMS = '{ number = "40", noun_head = ["barn", "Farm"], part_of = "3,000" }'
YEAR = '{ number = "2003", reason = "date" }'
WHOLE = f"claims = [{HOMES}, {FARMS}]\nset_aside = [{YEAR}]"


def test_gold_that_is_met_has_no_differences(tmp_path: Path) -> None:
    comparison = _compared(tmp_path, WHOLE)

    assert comparison.differences == ()
    assert comparison.summary == "3 of 3 found, 0 faults, 0 extra claims"


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"value": Decimal("2999")}, "3,000: value is 2999, expected 3000"),
        ({"value": Decimal("3000." + "0" * 40 + "1")}, "3,000: value is 3000.0"),
        ({"value": Decimal("Infinity")}, "3,000: value is Infinity, expected 3000"),
        ({"value": Fraction(1, 3)}, "3,000: value is 1/3, expected 3000"),
        ({"high": None}, "3,000: high is null, expected 3000"),
        ({"low": Decimal(0)}, "3,000: low is 0, expected null"),
        ({"part_of": "0" * 16}, "3,000: part_of is 0000000000000000, expected null"),
        ({"hedge": Hedge.EXACT}, "3,000: hedge is exact, expected nearly"),
        ({"kind": Kind.MONEY}, "3,000: kind is money, expected count"),
        ({"noun_head": None}, "3,000: noun_head is null, expected home"),
        ({"noun_head": "homes"}, "3,000: noun_head is homes, expected home"),
    ],
)
def test_a_field_that_differs_is_a_fault(tmp_path: Path, fields: dict[str, Any], fault: str) -> None:
    _, farms, year = _records()
    homes, _, _ = _records(**fields)

    comparison = _compared(tmp_path, WHOLE, homes, farms, year)

    assert [found[: len(fault)] for found in comparison.differences] == [fault]


def test_a_link_to_the_wrong_record_is_a_fault(tmp_path: Path) -> None:
    homes, farms, year = _records()

    comparison = _compared(tmp_path, WHOLE, homes, replace(farms, part_of=year.uid), year)

    assert comparison.faults == (f"40: part_of is {year.uid}, expected 3,000",)


def test_a_record_that_is_not_there_is_missed(tmp_path: Path) -> None:
    homes, _, year = _records()

    assert _compared(tmp_path, WHOLE, homes, year).missed == ("40: not found as claim",)


def test_a_record_of_another_tier_is_missed_and_says_so(tmp_path: Path) -> None:
    homes, farms, year = _records()
    undated = replace(year, tier=Tier.CLAIM, reason=None)

    comparison = _compared(tmp_path, WHOLE, homes, farms, undated)

    assert comparison.missed == ("2003: not found as set_aside but as claim",)
    assert comparison.extra == ("'2003' is a claim that nobody expected (value null, rule test)",)


@pytest.mark.parametrize("case", ["claims = []", f"claims = []\nminor = [{YEAR}]"])
def test_a_claim_that_nobody_expected_is_extra(tmp_path: Path, case: str) -> None:
    assert len(_compared(tmp_path, case).extra) == 2


def test_minor_and_set_aside_need_not_be_told(tmp_path: Path) -> None:
    homes, _, year = _records()

    comparison = _compared(tmp_path, "claims = []", replace(homes, tier=Tier.MINOR), year)

    assert comparison.differences == ()


@pytest.mark.parametrize("tier", [Tier.CLAIM, Tier.MINOR])
def test_either_takes_both_tiers(tmp_path: Path, tier: Tier) -> None:
    homes, farms, _ = _records()
    case = f"claims = [{HOMES}]\neither = [{FARMS}]"

    assert _compared(tmp_path, case, homes, replace(farms, tier=tier)).differences == ()


def test_two_records_on_one_number_are_a_fault(tmp_path: Path) -> None:
    homes, farms, year = _records()
    again = replace(homes, uid=claim_uid("0" * 64, Span(0, 12)))

    comparison = _compared(tmp_path, WHOLE, homes, again, farms, year)

    assert comparison.faults == ("3,000: 2 records stand there: 'Nearly 3,000 homes', 'Nearly 3,000 homes'",)
    assert comparison.extra == ()


def test_what_is_set_aside_may_be_in_pieces(tmp_path: Path) -> None:
    homes, farms, year = _records()
    century = replace(year, uid=claim_uid("0" * 64, Span(0, 2)), end=year.end - 2, number_end=year.end - 2)

    assert _compared(tmp_path, WHOLE, homes, farms, century, year).differences == ()


def test_one_record_for_two_numbers_is_a_fault(tmp_path: Path) -> None:
    homes, farms, year = _records()
    wide = replace(homes, number_end=farms.number_end)
    case = 'claims = [{ number = "3,000" }, { number = "40" }]'

    assert _compared(tmp_path, case, wide, year).faults == ("40: is the same record as 3,000",)


def test_a_phrase_has_to_be_the_whole_phrase(tmp_path: Path) -> None:
    right = 'claims = [{ phrase = "Nearly 3,000 homes" }, { number = "40", phrase = "40 farms" }]'
    short = 'claims = [{ phrase = "3,000 homes" }, { number = "40", phrase = "including 40 farms" }]'

    assert _compared(tmp_path, right).differences == ()
    assert _compared(tmp_path, short).differences == (
        "3,000 homes: not found as claim",
        "40: phrase is 40 farms, expected including 40 farms",
        "'Nearly 3,000 homes' is a claim that nobody expected (value 3000, rule test)",
    )


def test_flags_have_to_be_there_and_others_may(tmp_path: Path) -> None:
    homes, farms, year = _records(flags=("ambiguous", "mixed digits"), change=Change.UP)
    one = f'claims = [{{ number = "3,000", flags = ["ambiguous"] }}, {FARMS}]'
    two = f'claims = [{{ number = "3,000", flags = ["ambiguous", "hidden"] }}, {FARMS}]'

    assert _compared(tmp_path, one, homes, farms, year).differences == ()
    assert len(_compared(tmp_path, two, homes, farms, year).faults) == 1


@pytest.mark.parametrize(
    ("case", "complaint"),
    [
        ("", "which claims"),
        ("claims = []\nmaybe = []", "no such list: maybe"),
        ('claims = [{ value = "3" }]', "a number or a phrase"),
        ('claims = [{ number = "3,000", valeu = "3" }]', "no such field: valeu"),
        ('claims = [{ number = "3,000", absent = ["lwo"] }]', "no such field: lwo"),
        ('claims = [{ number = "3,000", hedge = "almost" }]', "almost is no hedge"),
        ('claims = [{ number = "3,000", value = 3000 }]', "value has to be text"),
        ('claims = [{ number = "000" }]', "stands 0 times, not 1"),
        ('claims = [{ number = "40", nth = 2 }]', "stands 1 times, not 2"),
        ('claims = []\nexpect = "maybe"', "expect is maybe"),
    ],
)
def test_gold_that_breaks_its_format_is_refused(tmp_path: Path, case: str, complaint: str) -> None:
    with pytest.raises(GoldError, match=complaint):
        _gold(tmp_path, case)


def test_a_label_without_its_number_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.toml"
    path.write_text('[[case]]\nlabel = "nearly"\ntext = "x"\nclaims = []\n', encoding="utf-8")

    with pytest.raises(GoldError, match="number of its phenomenon"):
        read_cases(path)


@pytest.mark.parametrize(
    ("text", "surface", "start"),
    [
        ("15 of 5", "5", 6),
        ("1,400 of 400", "400", 9),
        ("2.5 and 2", "2", 8),
        ("it is 5C", "5", 6),
        ("anyone, one", "one", 8),
        ("half-one", "one", 5),
        ("£50, 50", "50", 1),
        ("won 2-1.", "2-1", 4),
        ("in her 50s, a 50th part of £50", "50", 28),
        ("in 2003.", "2003", 3),
    ],
)
def test_a_surface_stands_whole(text: str, surface: str, start: int) -> None:
    assert locate(text, surface) == Span(start, start + len(surface))
