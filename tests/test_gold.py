"""The extractor against gold: every case exactly, every article within its floors."""

import tomllib
from pathlib import Path

import pytest

from factcheck.pipeline import extract
from tests.factories import read_one
from tests.gold import Case, compare, read_article, read_cases

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
CASES = [case for path in sorted((FIXTURES / "gold").glob("*.toml")) for case in read_cases(path)]
ARTICLES = sorted((FIXTURES / "articles").glob("*.toml"))


def _parameter(case: Case) -> object:
    marks = [pytest.mark.xfail(strict=True, reason="not read right yet")] if case.expects_failure else []
    return pytest.param(case, id=case.label, marks=marks)


@pytest.mark.parametrize("case", [_parameter(case) for case in CASES])
def test_the_extractor_reads_what_a_person_reads(case: Case) -> None:
    differences = compare(extract(case.text), case.expected).differences

    assert not differences, "\n".join((case.text, *differences))


def test_no_case_that_was_read_right_is_given_up() -> None:
    floor = tomllib.loads((FIXTURES / "floors.toml").read_text("utf-8"))["gold"]["cases_at_least"]

    # that these are read right is what the test above says
    assert sum(not case.expects_failure for case in CASES) >= floor


@pytest.mark.parametrize("gold", ARTICLES, ids=lambda path: path.stem)
def test_a_whole_article_stays_within_its_floors(gold: Path) -> None:
    article, expected = read_article(gold)
    floors = tomllib.loads((FIXTURES / "floors.toml").read_text("utf-8"))[gold.stem]

    comparison = compare(extract(read_one(article)), expected)

    summary = "\n".join((comparison.summary, *comparison.differences))
    assert len(comparison.missed) <= floors["missed_at_most"], summary
    assert len(comparison.extra) <= floors["extra_at_most"], summary
    assert len(comparison.faults) <= floors["faults_at_most"], summary
