"""The checks against gold: what they find in a text, what they find to fit, and where they are quiet.

    [[case]]
    label = "parts and then their total"
    text = "…340 in the north, 75 in the south and 1,200 in the capital, a total of 1,650."
    finds = ["340 + 75 + 1,200 = 1,615; the text says 1,650 (35 more)"]
    outcome = "decisive"                # where it is more than inconsistent
    fits = []                           # workings of what was worked out and found right
    rules = { about = 0.2 }             # house rules other than those that come with factcheck
    published = "2023-10-19"            # and the articles that the ledger holds, oldest first:
    others = [{ published = "2023-10-12", text = "Hamas killed 1,400 people in Israel." }]
    expect = "fail"                     # only while it is not found yet

The file is named for its check. What `finds` does not list must not be found, by any check.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from factcheck.checks import CHECKS
from factcheck.cli.house import house_rules
from factcheck.cli.intake import record
from factcheck.ledger import Ledger
from factcheck.model.document import Document
from factcheck.model.finding import Outcome
from factcheck.model.house import read_rules
from factcheck.pipeline import check, extract
from factcheck.reading import read_text


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db", create=True) as opened:
        yield opened


FOLDER = Path(__file__).parents[2] / "fixtures" / "checks"


@dataclass(frozen=True)
class Case:
    check: str
    label: str
    text: str
    finds: tuple[str, ...]
    fits: tuple[str, ...]
    outcome: Outcome
    rules: dict[str, object]
    published: str | None
    others: tuple[Document, ...]
    expects_failure: bool


def _cases() -> list[Case]:
    return [
        Case(
            check=path.stem,
            label=said.pop("label"),
            text=said.pop("text"),
            finds=tuple(said.pop("finds", ())),
            fits=tuple(said.pop("fits", ())),
            outcome=Outcome(said.pop("outcome", "inconsistent")),
            rules=said.pop("rules", {}),
            published=said.pop("published", None),
            others=tuple(
                Document(text=other["text"], published=other.get("published"), origin=f"{at}.txt")
                for at, other in enumerate(said.pop("others", ()))
            ),
            expects_failure=said.pop("expect", "") == "fail",
        )
        for path in sorted(FOLDER.glob("*.toml"))
        for said in tomllib.loads(path.read_text("utf-8"))["case"]
    ]


def _document(case: Case) -> Document:
    read = read_text(case.text)
    return replace(read, published=case.published or read.published)


def _parameter(case: Case) -> object:
    marks = [pytest.mark.xfail(strict=True, reason="not found yet")] if case.expects_failure else []
    return pytest.param(case, id=f"{case.check}: {case.label}", marks=marks)


@pytest.mark.parametrize("case", [_parameter(case) for case in _cases()])
def test_a_check_finds_what_a_person_finds(case: Case, ledger: Ledger) -> None:
    rules = read_rules(case.rules, case.label, house_rules())
    for other in case.others:
        record(ledger, extract(other), rules, new=True)

    every = check(extract(_document(case)), rules, memory=ledger.memory())

    wrong = [(each.check, each.working) for each in every if each.outcome is not Outcome.CONSISTENT]
    fitting = [each.working for each in every if each.outcome is Outcome.CONSISTENT]
    assert wrong == [(case.check, working) for working in case.finds]
    assert {each.outcome for each in every} - {Outcome.CONSISTENT} <= {case.outcome}
    assert set(case.fits) <= set(fitting), fitting


def test_every_check_has_gold() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == {each.NAME for each in CHECKS}


@pytest.mark.parametrize("name", [each.NAME for each in CHECKS])
def test_a_check_says_what_it_catches_and_what_not(name: str) -> None:
    words = next(each.__doc__ or "" for each in CHECKS if name == each.NAME)

    assert "Catches" in words
    assert "not catch" in words


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case.check}: {case.label}")
def test_a_finding_names_phrases_that_stand_where_it_says(case: Case) -> None:
    for finding in check(extract(_document(case)), house_rules()):
        for said in finding.mentions:
            assert case.text[said.start : said.end] == said.phrase
