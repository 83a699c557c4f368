"""Why each number became what it is: told of what really happened, and never in the way of it."""

import sys

import pytest

from factcheck.explain import explain
from factcheck.model.claim import Tier
from factcheck.model.document import Document
from factcheck.model.explanation import STAGES, Explanation
from factcheck.pipeline import extract
from factcheck.watching import watch
from tests.factories import read_one
from tests.test_hostile_text import PIECES
from tests.test_worth import RANKINGS, ROOT


def explained(text: str) -> dict[str, Explanation]:
    document = Document(text=text)
    return {document.surface(each.span): each for each in explain(document)}


def answers(explanation: Explanation, stage: str) -> list[tuple[str, str | None]]:
    return [(step.rule, step.answer) for step in explanation.steps if step.stage == stage and step.answer]


TEXT = """\
More than 1,400 people were killed in Gaza on Oct 7, the ministry said. Sales rose 12% to £3.4m.
Rovers won 2-1. It took 40 men and 20 left. Umpteen stayed. There were no survivors.
"""


def test_each_stage_tells_what_it_said() -> None:
    told = explained(TEXT)
    killed = told["1,400"]

    assert answers(killed, "read") == [("digits", "1400")]
    assert answers(killed, "set aside") == []
    assert answers(killed, "hedge") == [("before", "more_than")]
    assert answers(killed, "noun") == [("find_noun", "head people")]
    assert answers(killed, "kind") == [("count", "claim")]
    assert answers(killed, "said by") == [("said_at", "the ministry")]
    assert "action kill" in str(answers(killed, "around"))
    assert answers(told["2-1"], "pair") == [("ratios.score", "score")]
    assert answers(told["Oct 7"], "set aside") == [("dates.dated", "date, by date")]
    assert answers(told["12"], "change") == [("find_change", "up by")]
    assert answers(told["3.4m"], "unit") == [("term", "pound sterling")]
    assert answers(told["no"], "implied") == [("none", "0")]


def test_the_rules_that_declined_are_told_in_the_order_they_were_asked() -> None:
    declined = [step.rule for step in explained(TEXT)["Oct 7"].steps if not step.answer]

    assert declined[0] == "contacts.long_digits"
    assert "labels.named" not in declined


def test_what_one_quantity_takes_from_another_is_told() -> None:
    (step,) = (
        step for step in explained("It took 40 men and 20 left.")["20"].steps if step.stage == "neighbours"
    )

    assert "noun men" in (step.answer or "")


def test_what_no_rule_reads_is_told() -> None:
    umpteen = explained(TEXT)["Umpteen"]

    assert umpteen.record is None
    assert [step.stage for step in umpteen.steps] == ["unaccounted"]


def test_the_parts_of_worth_add_up() -> None:
    for each in explained(TEXT).values():
        if each.record and each.record.tier is Tier.CLAIM:
            points = sum(float(answer or 0) for _, answer in answers(each, "worth"))
            assert each.record.worth == pytest.approx(min(1, max(0, points)))


@pytest.mark.parametrize("name", [ranking["name"] for ranking in RANKINGS])
def test_every_number_of_an_article_is_explained_as_it_was_extracted(name: str) -> None:
    document = read_one(ROOT / "seeds" / name)

    extraction, told = extract(document), explain(document)

    assert [each.record for each in told if each.record] == list(extraction.records)
    for each in told:
        stages = [step.stage for step in each.steps]
        assert stages == sorted(stages, key=STAGES.index)
        if each.record and each.record.tier is Tier.SET_ASIDE:
            assert answers(each, "set aside") or answers(each, "read")
        elif each.record:
            assert answers(each, "read") or answers(each, "implied")
            assert [answer for _, answer in answers(each, "kind")] == [each.record.tier]
            assert answers(each, "worth")


@pytest.mark.parametrize("piece", PIECES)
def test_no_text_is_too_odd_to_explain(piece: str) -> None:
    for each in explain(Document(text=f"It lost 5 homes. {piece * 60}")):
        assert each.steps


def test_nothing_is_watched_afterwards() -> None:
    explain(Document(text=TEXT))

    assert sys.getprofile() is None


def test_watching_ends_when_the_work_fails() -> None:
    with pytest.raises(ZeroDivisionError):
        watch([], lambda: 1 // 0)

    assert sys.getprofile() is None
