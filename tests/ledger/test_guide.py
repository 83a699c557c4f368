"""The guide: every table and column in words, twelve questions that any tool can ask."""

import json
from pathlib import Path

import pytest

from factcheck.ledger import Ledger
from factcheck.ledger.guide import Question, questions, tables
from factcheck.model.decision import Evidence, Judgement, Reason, Source, Status
from tests.ledger.desk import FLOOD_REVISED, NOW, VERIFIED, article, record
from tests.ledger.test_outside import sqlite_utils

WIRE = Source(title="Wire story", origin="the agency")
REPRINT = Source(title="Morning paper", origin="the agency")
GIVEN = {"figure": "1,400", "document": "", "days": ""}


@pytest.fixture
def asked(ledger: Ledger, path: Path) -> Path:
    """A ledger in which each question has an answer."""
    on_wire = Judgement(status=Status.VERIFIED, evidence=(Evidence(source=WIRE), Evidence(source=REPRINT)))
    ledger.decide(1, on_wire, reviewer="ann", now=NOW)
    ledger.decide(2, VERIFIED, reviewer="ann", now=NOW)
    record(ledger, article(FLOOD_REVISED))
    wrong = Judgement(status=Status.DISPUTED, reason=Reason.WRONG, correction="24,000", note="counted")
    ledger.decide(4, VERIFIED, reviewer="ann", now=NOW)
    ledger.decide(4, wrong, reviewer="bob", now=NOW)
    record(ledger, article(origin="other.txt"))
    bulletin = Judgement(status=Status.SOURCED, evidence=(Evidence(source=Source(title="Bulletin")),))
    ledger.decide(5, bulletin, reviewer="bob", now=NOW)
    ledger.withdraw("Bulletin", reason="retracted", reviewer="eve", now=NOW)
    ledger.decide(6, VERIFIED, reviewer="bob", now=NOW)
    ledger.close()
    return path


ANSWERS: dict[str, list[dict[str, object]]] = {
    "who_decided": [
        {"claim": 1, "status": "verified", "reviewer": "ann", "source": "Wire story"},
        {"claim": 1, "status": "verified", "reviewer": "ann", "source": "Morning paper"},
        {"claim": 5, "status": "sourced", "reviewer": "bob", "source": "Bulletin"},
        {"claim": 5, "status": "unreviewed", "reviewer": "eve", "source": None},
    ],
    "verified_without_evidence": [{"claim": 6, "phrase": "20,000", "reviewer": "bob"}],
    "one_origin": [{"claim": 1, "origin": "the agency", "pieces": 2, "sources": 2}],
    "nobody_said_it": [{"claim": claim} for claim in (1, 4, 5, 6, 7)],
    "what_each_source_carries": [
        {"title": "Morning paper", "claims": 1, "withdrawn_because": None},
        {"title": "Wire story", "claims": 1, "withdrawn_because": None},
        {"title": "Bulletin", "claims": 0, "withdrawn_because": "retracted"},
    ],
    "decisions_by_reviewer": [
        {"reviewer": "ann", "day": "2023-10-20", "decisions": 3, "verified": 3, "taken_back_or_cleared": 0},
        {"reviewer": "bob", "decisions": 3, "disputed": 1, "sourced": 1, "verified": 1},
        {"reviewer": "eve", "decisions": 0, "taken_back_or_cleared": 1},
    ],
    "same_thing_other_figure": [],
    "what_the_draft_changed": [
        {"change": "changed", "earlier_phrase": "20,000", "phrase": "25,000", "earlier_status": "verified"},
        {"change": "gone", "earlier_phrase": "£3m", "phrase": None},
    ],
    "verified_long_ago": [{"claim": 1, "reviewer": "ann"}, {"claim": 6, "reviewer": "bob"}],
    "what_to_correct": [{"claim": 4, "correction": "24,000", "reason": "wrong", "note": "counted"}],
    "where_reviewers_differ": [{"claim": 4, "status": "disputed", "words": "ann: verified; bob: disputed"}],
    "opened_by_a_withdrawal": [{"claim": 5, "source": "Bulletin", "reason": "retracted"}],
}


def ask(path: Path, question: Question, **given: str) -> list[dict[str, object]]:
    words = [
        word
        for name, said in {**GIVEN, **given}.items()
        if f":{name}" in question.sql
        for word in ("-p", name, said)
    ]
    answered: list[dict[str, object]] = json.loads(sqlite_utils("query", path, question.sql, *words))
    return answered


def test_there_are_twelve() -> None:
    assert [question.name for question in questions()] == list(ANSWERS)
    for question in questions():
        assert question.title.endswith("?")
        assert ";" not in question.sql


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_a_question_is_answered(asked: Path, question: Question) -> None:
    answers = ask(asked, question)
    expected = ANSWERS[question.name]
    assert len(answers) == len(expected)
    for answer, told in zip(answers, expected, strict=True):
        assert {name: answer[name] for name in told} == told


def test_what_is_asked_for_narrows(asked: Path) -> None:
    named = {question.name: question for question in questions()}
    assert ask(asked, named["what_the_draft_changed"], document="2") == []
    assert len(ask(asked, named["what_the_draft_changed"], document="1")) == 2
    assert ask(asked, named["verified_long_ago"], days="100000") == []
    for figure in ("", '"', "1,4", "'; DROP TABLE claims; --", "* OR", "NEAR("):
        assert ask(asked, named["who_decided"], figure=figure) == []


def test_the_same_thing_with_another_figure(empty: Ledger, path: Path) -> None:
    for origin, text, number in (
        ("a.txt", "Fire killed 12 people.", "12"),
        ("b.txt", "Fire killed 14 people.", "14"),
    ):
        record(empty, article(text, number, origin=origin, noun_head="people", action="kill", speaker=origin))
    empty.close()
    (question,) = (each for each in questions() if each.name == "same_thing_other_figure")
    # the desk's factory gives every claim one value: only the wording differs
    assert ask(path, question) == []


def test_every_table_and_column_is_described(ledger: Ledger) -> None:
    metadata, config = ledger.guide()
    told = metadata["databases"]["ledger"]["tables"]
    columns = {
        row["table"]: row["columns"]
        for kind in ("tables", "views")
        for row in (
            {"table": each.get("table") or each.get("view"), "columns": each["columns"]}
            for each in json.loads(sqlite_utils(kind, ledger.path, "--columns"))
        )
    }
    ours = {name: names for name, names in columns.items() if not name.startswith(("claims_fts", "_"))}
    assert set(told) - {"_sqlite_migrations"} == set(ours)
    for table, names in ours.items():
        assert told[table]["description"].endswith(".")
        assert {name: bool(told[table]["columns"].get(name)) for name in names} == dict.fromkeys(names, True)
        facets = {*told[table].get("facets", ()), *filter(None, [told[table].get("label_column")])}
        assert facets <= set(names)
        stray = set(tables()[table].get("columns", ())) - set(names)
        assert not stray
    assert set(config["databases"]["ledger"]["queries"]) == set(ANSWERS)
