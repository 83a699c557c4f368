"""What the checks said stays on record, run by run; a dismissal has a reason and outlives a new draft."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import DecisionError, UnknownFinding
from factcheck.ledger import Ledger
from factcheck.model.document import Document
from factcheck.model.filter import ClaimFilter, Order
from factcheck.model.finding import Finding, Mention, Outcome, mention
from factcheck.pipeline import extract
from tests.ledger.desk import FLOOD_REVISED, LATER, NOW, article, raw, record


def conflict(ledger: Ledger, *phrases: str) -> Finding:
    """A finding about the claims of these phrases in the latest draft of document 1."""
    said = {entry.claim.phrase: mention(entry.claim) for entry in ledger.claims(ClaimFilter(document=1))}
    first, *others = (said[phrase] for phrase in phrases)
    return Finding(
        check="sums",
        outcome=Outcome.INCONSISTENT,
        message="the parts do not add up",
        working="1 + 1 = 2; the text says 3",
        place=first,
        others=tuple(others),
    )


def kept(ledger: Ledger, *found: Finding) -> list[int]:
    return [each.id for each in ledger.keep_findings(1, found, engine="factcheck 1", now=NOW)]


def phrases(ledger: Ledger, chosen: ClaimFilter) -> list[str]:
    return [entry.claim.phrase for entry in ledger.claims(chosen)]


def test_a_finding_names_its_claims_and_its_claims_know_of_it(ledger: Ledger) -> None:
    kept(ledger, conflict(ledger, "20,000", "1,400 people"))

    (entry,) = ledger.findings()
    assert [ledger.claim(claim).claim.phrase for claim in entry.claims] == ["1,400 people", "20,000"]
    assert [each.findings for each in ledger.claims(ClaimFilter())] == [1, 1, 0]
    assert phrases(ledger, ClaimFilter(findings=True)) == ["1,400 people", "20,000"]
    assert [each.id for each in ledger.findings(claim_id=entry.claims[0])] == [entry.id]


def test_what_was_found_comes_first_at_deadline(ledger: Ledger) -> None:
    kept(ledger, conflict(ledger, "£3m"))

    assert phrases(ledger, ClaimFilter(order=Order.DEADLINE))[0] == "£3m"


def test_the_latest_run_is_what_the_checks_say(ledger: Ledger) -> None:
    kept(ledger, conflict(ledger, "£3m"))
    kept(ledger, conflict(ledger, "20,000"))

    assert [each.finding.place.phrase for each in ledger.findings()] == ["20,000"]
    with raw(ledger.path) as outside:
        assert outside.execute("SELECT count(*) FROM findings").fetchone() == (2,)


def test_the_same_again_is_not_written_again(ledger: Ledger) -> None:
    assert kept(ledger, conflict(ledger, "£3m")) == kept(ledger, conflict(ledger, "£3m"))


def test_a_dismissed_finding_is_not_found_again_in_a_later_draft(ledger: Ledger) -> None:
    (first,) = kept(ledger, conflict(ledger, "1,400 people"))
    ledger.dismiss(first, reason="another flood", reviewer="ann", now=NOW)
    record(ledger, article(FLOOD_REVISED))

    assert kept(ledger, conflict(ledger, "1,400 people")) == []
    (entry,) = ledger.findings(dismissed=True)
    assert entry.dismissal is not None
    assert (entry.dismissal.reason, entry.dismissal.reviewer) == ("another flood", "ann")
    assert not phrases(ledger, ClaimFilter(findings=True))


def test_a_dismissal_can_be_taken_back(ledger: Ledger) -> None:
    (first,) = kept(ledger, conflict(ledger, "£3m"))
    ledger.dismiss(first, reason="rounded", reviewer="ann", now=NOW)
    ledger.restore(first, reason="it is not", reviewer="bob", now=LATER)

    assert [each.id for each in ledger.findings()] == [first]
    assert ledger.audit().whole


@pytest.mark.parametrize("reason", ["", "  ", "x" * 1001])
def test_a_dismissal_needs_a_reason(ledger: Ledger, reason: str) -> None:
    (first,) = kept(ledger, conflict(ledger, "£3m"))

    with pytest.raises(DecisionError, match="reason"):
        ledger.dismiss(first, reason=reason, reviewer="ann", now=NOW)


def test_what_cannot_be_dismissed_or_restored_is_said(ledger: Ledger) -> None:
    (first,) = kept(ledger, conflict(ledger, "£3m"))

    with pytest.raises(UnknownFinding, match="no finding 99"):
        ledger.dismiss(99, reason="x", reviewer="ann", now=NOW)
    with pytest.raises(DecisionError, match="not dismissed"):
        ledger.restore(first, reason="x", reviewer="ann", now=NOW)
    ledger.dismiss(first, reason="rounded", reviewer="ann", now=NOW)
    with pytest.raises(DecisionError, match="dismissed by ann: rounded"):
        ledger.dismiss(first, reason="x", reviewer="bob", now=NOW)


def test_a_finding_may_speak_of_another_article(ledger: Ledger) -> None:
    record(ledger, article("The flood killed 1,500 people.", "1,500 people", origin="other.txt"))
    theirs = next(iter(ledger.claims(ClaimFilter(document=2))))
    here = conflict(ledger, "1,400 people")
    across = Finding(
        check="elsewhere",
        outcome=Outcome.INCONSISTENT,
        message="differs",
        working="1,400 against 1,500",
        place=here.place,
        others=(
            Mention(
                start=theirs.claim.start,
                end=theirs.claim.end,
                phrase=theirs.claim.phrase,
                uid=theirs.claim.uid,
                document="2",
            ),
        ),
    )
    kept(ledger, across)

    assert ledger.claim(theirs.id).findings == 1


def test_an_article_is_held_against_the_others_and_not_against_itself(empty: Ledger) -> None:
    for origin, dead in (("monday.txt", "1,400 people"), ("friday.txt", "1,500 people")):
        record(empty, extract(Document(text=f"The flood killed {dead}.", origin=origin)))
    monday, friday = empty.claims(ClaimFilter())

    def others(**known: Any) -> list[str]:
        return [each.claim.phrase for each in empty.memory(**known).alike(friday.claim)]

    assert others(document_id=friday.document_id) == [monday.claim.phrase]
    assert others(origin="friday.txt") == [monday.claim.phrase]
    assert others(origin="new.txt") == [friday.claim.phrase, monday.claim.phrase]


def test_a_backup_shows_what_was_taken_away(ledger: Ledger, tmp_path: Path) -> None:
    kept(ledger, conflict(ledger, "£3m"))
    ledger.backup(tmp_path / "copy.db")
    with raw(ledger.path) as outside:
        for name in ("finding_claims_bd", "findings_bd"):
            outside.execute(f"DROP TRIGGER {name}")
        outside.execute("DELETE FROM finding_claims")
        outside.execute("DELETE FROM findings")

    said = " ".join(ledger.audit(copy=tmp_path / "copy.db").faults)
    assert "The finding 1 is in copy.db and gone from the ledger." in said


def test_what_is_remembered_stands_where_the_latest_draft_has_it(empty: Ledger) -> None:
    rain = "Rain fell for days. The flood killed 1,400 people."
    text = "The flood killed 1,400 people."
    record(empty, article(text, "1,400 people", origin="one.txt", noun_head="people", action="kill"))
    asked = empty.claim(1).claim
    memory = empty.memory(document_id=99)
    assert [other.claim.start for other in memory.alike(asked)] == [text.index("1,400")]
    record(empty, article(rain, "1,400 people", origin="one.txt", noun_head="people", action="kill"))
    assert [other.claim.start for other in memory.alike(asked)] == [rain.index("1,400")]
    assert list(empty.memory(document_id=1).alike(asked)) == []


def test_what_is_remembered_has_the_day_of_its_article(empty: Ledger) -> None:
    for dead, day in (("1,400 people", "2023-11-06"), ("1,450 people", None), ("1,500 people", "2023-11-10")):
        text = f"The flood killed {dead}."
        told = article(text, dead, origin=f"{dead}.txt", noun_head="people", action="kill")
        record(empty, replace(told, document=replace(told.document, published=day)), new=True)
    memory = empty.memory(document_id=2)

    told_on = [(each.published, each.claim.phrase) for each in memory.alike(empty.claim(2).claim)]

    assert told_on == [("2023-11-10", "1,500 people"), ("2023-11-06", "1,400 people")]
