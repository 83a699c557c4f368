"""A sitting without a screen: decisions, undo, conflicts, evidence, marks."""

from dataclasses import replace

import pytest

from factcheck.cli.figures import read_figures
from factcheck.errors import Conflict, MissingEvidence, NothingToUndo, UsageError
from factcheck.model.claim import Tier
from factcheck.model.decision import Evidence, Judgement, Reason, Source, Status
from factcheck.model.document import Span
from factcheck.model.entry import ClaimEntry
from factcheck.model.standing import standing
from factcheck.review.missed import claim_at
from factcheck.review.session import MARKS, ReviewSession
from factcheck.review.views import VIEWS
from tests.review.desk import ARTICLE, seated

UN = Evidence(source=Source(title="Situation report 14"), passage="1,400 displaced", locator="page 2")


def here(session: ReviewSession) -> ClaimEntry:
    entry = session.current
    assert entry is not None
    return entry


def test_one_call_decides_and_goes_to_the_next_open_claim(session: ReviewSession) -> None:
    claim = here(session).id
    assert session.decide(Status.VERIFIED) == "verified: £1.9bn"
    assert session.ledger.claim(claim).status is Status.VERIFIED
    assert session.cursor == 1
    assert session.rows[0].status is Status.VERIFIED


def test_the_decided_claim_stays_in_a_queue_of_open_ones_until_it_is_reloaded(session: ReviewSession) -> None:
    session.reload(VIEWS["u"].over(session.filter, "ana"))
    session.decide(Status.VERIFIED)
    assert len(session.rows) == 11
    session.reload()
    assert len(session.rows) == 10
    assert here(session).claim.phrase == "£0.9bn"


def test_a_decision_may_stay_on_its_claim(session: ReviewSession) -> None:
    session.decide(Status.DISPUTED, stay=True)
    assert session.cursor == 0


def test_the_last_decision_leaves_the_cursor_where_it_is(session: ReviewSession) -> None:
    for _ in range(11):
        session.decide(Status.VERIFIED)
    assert session.cursor == 10
    assert not session.next_open()
    assert session.articles.coverage(1).open == 0


def test_undo_takes_the_decision_back_and_goes_to_its_claim(session: ReviewSession) -> None:
    session.decide(Status.VERIFIED)
    session.move(7)
    assert session.undo() == "taken back: £1.9bn is open"
    assert session.cursor == 0
    assert here(session).status is Status.UNREVIEWED
    assert session.redo() == "brought back: £1.9bn is verified"
    assert here(session).status is Status.VERIFIED


def test_undo_is_of_this_reviewer_only(session: ReviewSession) -> None:
    seated(session.ledger, "ben").decide(Status.VERIFIED)
    with pytest.raises(NothingToUndo):
        session.undo()


def test_clear_makes_a_claim_open_again(session: ReviewSession) -> None:
    session.decide(Status.VERIFIED, stay=True)
    session.clear()
    assert here(session).status is Status.UNREVIEWED
    with pytest.raises(UsageError, match="open already"):
        session.clear()


def test_what_somebody_else_decided_meanwhile_is_told_and_not_overruled(session: ReviewSession) -> None:
    claim = here(session).id
    seated(session.ledger, "ben").decide(Status.DISPUTED)
    with pytest.raises(Conflict, match="not written: yours, verified; ben has made it disputed"):
        session.decide(Status.VERIFIED)
    assert session.ledger.claim(claim).status is Status.DISPUTED
    assert here(session).status is Status.DISPUTED
    # the reviewer has seen it now
    session.decide(Status.VERIFIED)
    assert session.ledger.claim(claim).status is Status.VERIFIED


def test_sourced_needs_evidence(session: ReviewSession) -> None:
    with pytest.raises(MissingEvidence):
        session.decide(Status.SOURCED)
    assert session.cursor == 0
    session.attach(here(session), UN, Status.SOURCED, advance=True)
    assert session.rows[0].status is Status.SOURCED
    assert session.cursor == 1


def test_a_second_source_keeps_the_first_and_all_that_was_said(session: ReviewSession) -> None:
    session.judge(here(session), Judgement(status=Status.DISPUTED, reason=Reason.WRONG, note="see p 2"))
    session.attach(here(session), UN, Status.DISPUTED, advance=False)
    second = replace(UN, source=Source(title="Council minutes"))
    session.attach(here(session), second, Status.DISPUTED, advance=False)
    now = standing(session.history())
    assert now is not None
    assert [piece.source.title for piece in now.evidence] == ["Situation report 14", "Council minutes"]
    assert (now.reason, now.note) == (Reason.WRONG, "see p 2")
    assert all(piece.consulted_at for piece in now.evidence)
    assert here(session).evidence_count == 2


def test_a_reason_that_the_new_status_cannot_have_is_dropped(session: ReviewSession) -> None:
    session.judge(here(session), Judgement(status=Status.DISPUTED, reason=Reason.WRONG))
    session.attach(here(session), UN, Status.VERIFIED, advance=False)
    assert here(session).reason is None


def test_the_same_status_again_keeps_its_note_and_evidence(session: ReviewSession) -> None:
    session.attach(here(session), UN, Status.VERIFIED, advance=False)
    session.judge(here(session), Judgement(status=Status.VERIFIED, note="asked twice"))
    session.decide(Status.VERIFIED, stay=True)
    now = standing(session.history())
    assert now is not None
    assert now.note == "asked twice"
    assert len(now.evidence) == 1


def test_sources_of_the_sitting_are_remembered_once_the_latest_last(session: ReviewSession) -> None:
    other = replace(UN, source=Source(title="Council minutes"))
    for piece in (UN, other, UN):
        session.attach(here(session), piece, Status.SOURCED, advance=True)
    assert [source.title for source in session.sources] == ["Council minutes", "Situation report 14"]


def test_a_stale_claim_in_a_window_is_not_overruled(session: ReviewSession) -> None:
    looked_at = here(session)
    seated(session.ledger, "ben").decide(Status.VERIFIED)
    with pytest.raises(Conflict):
        session.attach(looked_at, UN, Status.DISPUTED, advance=False)
    assert session.ledger.claim(looked_at.id).status is Status.VERIFIED


def test_marked_claims_are_decided_and_undone_together(session: ReviewSession) -> None:
    session.mark()
    session.mark()
    session.move(5)
    session.mark()
    assert session.decide_marked(Status.VERIFIED) == "verified: 3 claims"
    assert not session.marks
    assert [row for row in range(11) if session.rows[row].status is Status.VERIFIED] == [0, 1, 5]
    assert session.undo() == "taken back: 3 decisions together"
    assert all(entry.status is Status.UNREVIEWED for entry in session.rows)


def test_a_mark_is_taken_away_again(session: ReviewSession) -> None:
    session.mark()
    session.move(0)
    session.mark()
    assert not session.marks


def test_a_marked_claim_decided_meanwhile_stays_marked(session: ReviewSession) -> None:
    session.mark()
    session.mark()
    seated(session.ledger, "ben").decide(Status.DISPUTED)
    assert session.decide_marked(Status.VERIFIED).startswith(
        "verified: 1 claim; 1 still marked: not written: yours"
    )
    assert list(session.marks) == [session.rows[0].id]
    # told once, it is decided by the second try
    assert session.decide_marked(Status.VERIFIED) == "verified: 1 claim"


def test_all_shown_can_be_marked_but_not_without_end(
    session: ReviewSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.mark_all()
    assert len(session.marks) == 11 < MARKS
    session.mark_all()
    assert not session.marks
    monkeypatch.setattr("factcheck.review.session.MARKS", 3)
    with pytest.raises(UsageError, match="11 claims are shown and 3 can be marked"):
        session.mark_all()
    for _ in range(3):
        session.mark()
    with pytest.raises(UsageError, match="no more than 3"):
        session.mark()


def test_a_minor_number_becomes_a_claim(session: ReviewSession) -> None:
    with pytest.raises(UsageError, match="a claim already"):
        session.promote()
    session.reload(VIEWS["n"].over(session.filter, "ana"))
    assert session.promote() == "now a claim: two of the three"
    assert here(session).claim.tier is Tier.CLAIM
    session.reload(VIEWS["a"].over(session.filter, "ana"))
    assert len(session.rows) == 12


def test_a_missed_figure_is_put_where_it_stands(session: ReviewSession) -> None:
    start = ARTICLE.index("a century")
    added = claim_at(ARTICLE, Span(start, start + 9), (), read_figures)
    assert session.add(added, 1) == "added: a century"
    assert session.cursor == 11
    start = ARTICLE.index("in 2019")
    session.add(claim_at(ARTICLE, Span(start, start + 7), (), read_figures), 1)
    assert session.cursor == 2
    assert [entry.claim.start for entry in session.rows] == sorted(
        entry.claim.start for entry in session.rows
    )
    assert session.articles.coverage(1).set_aside == 2
    assert [entry.claim.phrase for entry in session.articles.figures(1, start, start + 7)] == ["in 2019"]
    with pytest.raises(Conflict, match="already"):
        session.add(added, 1)
