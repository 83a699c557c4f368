"""The keys that open windows, mark, add and promote; and what happens when the ledger refuses."""

import pytest

from factcheck.errors import LedgerBusy
from factcheck.ledger import Ledger
from factcheck.model.claim import Tier
from factcheck.model.decision import Reason, SourceKind, Stance, Status
from factcheck.model.standing import standing
from factcheck.review.session import ReviewSession
from tests.review.desk import seated
from tests.review.stage import played


def statuses(session: ReviewSession) -> str:
    """The status of each row by its first letter, in the order of the queue."""
    session.forget()
    return "".join(entry.status.value[0] for entry in session.rows)


def test_s_without_evidence_asks_for_the_source(session: ReviewSession) -> None:
    seen = played(session, "s")
    assert seen.window == "EvidenceWindow"
    assert seen.focus == "source"
    assert statuses(session) == "u" * 11


def test_esc_in_the_evidence_window_changes_nothing(session: ReviewSession) -> None:
    seen = played(session, "s", "type:Budget", "escape")
    assert seen.window == "ReviewScreen"
    assert statuses(session) == "u" * 11
    assert session.ledger.head().seq == 0


def test_enter_in_the_evidence_window_saves_and_gives_the_status_of_the_key(session: ReviewSession) -> None:
    seen = played(
        session,
        "s",
        "type:https://example.org/budget",
        "tab tab",
        "type:p 14",
        "tab",
        "type:1.88bn in all",
        "enter",
    )
    assert statuses(session) == "s" + "u" * 10
    assert session.cursor == 1
    assert seen.notice.startswith("sourced: £1.9bn")
    now = standing(session.ledger.history(session.rows[0].id))
    assert now is not None
    (piece,) = now.evidence
    assert piece.source.url == piece.source.title == "https://example.org/budget"
    assert piece.source.kind is SourceKind.WEB_PAGE
    assert (piece.locator, piece.passage, piece.stance) == ("p 14", "1.88bn in all", Stance.SUPPORTS)


def test_s_with_evidence_is_one_key(session: ReviewSession) -> None:
    played(session, "s", "type:Budget", "enter", "g v g s")
    assert statuses(session)[0] == "s"
    assert len(session.ledger.history(session.rows[0].id).decisions) == 3


def test_the_passage_is_compared_with_the_claim(session: ReviewSession) -> None:
    seen = played(session, "s", "tab tab tab", "type:1.88bn")
    assert "1.88bn: agrees after rounding" in seen.text


def test_a_window_without_a_source_says_so_and_stays(session: ReviewSession) -> None:
    seen = played(session, "s enter")
    assert seen.window == "EvidenceWindow"
    assert "a source is needed" in seen.text


def test_e_keeps_the_status_of_a_decided_claim(session: ReviewSession) -> None:
    played(session, "V e", "type:Budget", "enter")
    assert statuses(session)[0] == "v"
    assert session.cursor == 0
    assert session.rows[0].evidence_count == 1
    played(session, "g e", "type:Minutes", "enter")
    assert statuses(session)[0] == "v"
    assert session.rows[0].evidence_count == 2


def test_e_marks_an_open_claim_as_the_window_says(session: ReviewSession) -> None:
    played(session, "e", "type:Budget", "shift+tab d", "enter")
    assert statuses(session)[0] == "d"


def test_a_source_used_before_is_three_keys(session: ReviewSession) -> None:
    played(session, "s", "type:Budget", "enter", "s up enter")
    assert statuses(session)[:2] == "ss"
    now = standing(session.ledger.history(session.rows[1].id))
    assert now is not None
    assert now.evidence[0].source.title == "Budget"


def test_w_says_why_of_the_claim_decided_on_last(session: ReviewSession) -> None:
    seen = played(session, "d w i")
    assert (seen.window, seen.focus) == ("NoteWindow", "reason")
    played(session, "U", "g d w i", "right", "tab", "type:1,200", "tab", "type:they recounted", "enter")
    now = standing(session.ledger.history(session.rows[0].id))
    assert now is not None
    assert (now.status, now.reason, now.correction, now.note) == (
        Status.DISPUTED,
        Reason.WRONG,
        "1,200",
        "they recounted",
    )
    assert session.cursor == 1


@pytest.mark.parametrize(
    ("letter", "reason"),
    [("w", Reason.WRONG), ("s", Reason.SOURCES_CONFLICT), ("c", Reason.CANNOT_CONFIRM)],
)
def test_w_and_a_letter_give_the_reason(session: ReviewSession, letter: str, reason: Reason) -> None:
    seen = played(session, "d w", letter)
    now = standing(session.ledger.history(session.rows[0].id))
    assert now is not None
    assert (now.status, now.reason) == (Status.DISPUTED, reason)
    assert session.cursor == 1
    assert seen.window == "ReviewScreen"


def test_a_reason_keeps_what_was_said_and_shown_before(session: ReviewSession) -> None:
    played(session, "s", "type:Budget", "enter", "k i", "home", "enter")
    played(session, "k D w i tab", "type:1,200", "enter", "w c")
    now = standing(session.ledger.history(session.rows[0].id))
    assert now is not None
    assert (now.reason, now.correction) == (Reason.CANNOT_CONFIRM, "1,200")


def test_a_figure_typed_after_w_is_what_it_should_be(session: ReviewSession) -> None:
    seen = played(session, "d w", "type:1,200")
    assert seen.window == "Why"
    assert "what it should be: just type it" in seen.text
    seen = played(session, "g d w", "type:£1.88bn or so", "enter")
    assert seen.notice.startswith("disputed: it is wrong: £1.9bn; should be £1.88bn or so")
    now = standing(session.ledger.history(session.rows[0].id))
    assert now is not None
    assert (now.reason, now.correction) == (Reason.WRONG, "£1.88bn or so")
    assert session.cursor == 1
    played(session, "d w", "type:=about a dozen", "enter")
    assert session.rows[1].correction == "about a dozen"


def test_letters_in_a_correction_decide_nothing(session: ReviewSession) -> None:
    played(session, "d w", "type:=svdwci", "escape")
    assert statuses(session) == "d" + "u" * 10
    assert session.rows[0].reason is None
    assert session.ledger.head().seq == 1
    assert played(session, "w", "type:=", "enter").window == "ReviewScreen"
    assert session.ledger.head().seq == 1


def test_why_of_a_claim_that_another_has_decided_on_since(session: ReviewSession) -> None:
    other = seated(session.ledger, "ben")
    seen = played(session, "d", lambda: other.poll() and other.decide(Status.VERIFIED), "w")
    assert seen.notice.startswith("! ben has made it verified since you decided")
    assert seen.window == "ReviewScreen"
    assert played(session, "w").window == "NoteWindow"


def test_verified_by_w_and_a(session: ReviewSession) -> None:
    played(session, "v w a")
    now = standing(session.ledger.history(session.rows[0].id))
    assert now is not None
    assert now.reason is Reason.ON_AUTHOR


def test_verified_without_evidence_is_seen(session: ReviewSession) -> None:
    assert "v?" in played(session, "v").text
    assert "✓v" in played(session, "g e", "type:Minutes", "enter").text


def test_i_needs_a_status_for_its_note(session: ReviewSession) -> None:
    seen = played(session, "i tab tab", "type:hm", "enter")
    assert "choose a status first" in seen.text
    assert seen.window == "NoteWindow"
    played(session, "i v tab tab tab", "type:hm", "enter")
    now = standing(session.ledger.history(session.rows[0].id))
    assert now is not None
    assert (now.status, now.note) == (Status.VERIFIED, "hm")


def test_h_shows_all_that_was_decided(session: ReviewSession) -> None:
    seen = played(session, "V D h")
    assert seen.window == "TextWindow"
    assert "2 Mar 2026 12:00  ana verified" in seen.text
    assert "2 Mar 2026 12:00  ana disputed" in seen.text
    assert played(session, "h escape").window == "ReviewScreen"


def test_letters_in_the_search_decide_nothing(session: ReviewSession) -> None:
    played(session, "slash", "type:vdsxu", "escape")
    assert session.ledger.head().seq == 0


def test_marked_claims_are_decided_together_after_a_yes(session: ReviewSession) -> None:
    seen = played(session, "m m v")
    assert seen.window == "Ask"
    assert "verified: 2 marked claims?" in seen.text
    played(session, "v n")
    assert statuses(session) == "u" * 11
    seen = played(session, "v y")
    assert statuses(session) == "vv" + "u" * 9
    assert seen.notice.startswith("verified: 2 claims")
    played(session, "u")
    assert statuses(session) == "u" * 11


def test_esc_drops_the_marks(session: ReviewSession) -> None:
    played(session, "M")
    assert len(session.marks) == 11
    played(session, "escape")
    assert not session.marks


def test_a_missed_figure_is_added(session: ReviewSession) -> None:
    seen = played(session, "A", "type:a century")
    assert "no figure is read in it" in seen.text
    seen = played(session, "A", "type:a century", "enter")
    assert seen.notice.startswith("added: a century")
    assert len(session.rows) == 12
    assert session.here().claim.rule == "reviewer"


def test_the_numbers_set_aside_are_offered_first(session: ReviewSession) -> None:
    seen = played(session, "A")
    assert "period" in seen.text
    assert "reads as 2,019" in seen.text
    played(session, "plus down enter")
    assert session.here().claim.phrase == "4 May"


def test_t_shows_minor_and_set_aside_numbers_and_enter_promotes_one(session: ReviewSession) -> None:
    seen = played(session, "t")
    assert all(words in seen.text for words in ("minor", "period", "date", "label", "two of the three"))
    played(session, "t down down down enter")
    assert session.here().claim.phrase == "two of the three"
    assert "minor" not in played(session, "t").text.split("╭")[1]


def test_words_that_are_not_there_add_nothing(session: ReviewSession) -> None:
    seen = played(session, "A", "type:zzz", "enter")
    assert "not in the article" in seen.text
    assert seen.window == "AddWindow"


def test_plus_promotes_a_minor_number(session: ReviewSession) -> None:
    seen = played(session, "f n plus")
    assert seen.notice.startswith("now a claim: two of the three")
    assert session.here().claim.tier is Tier.CLAIM


def test_a_conflict_is_shown_and_the_second_try_counts(
    session: ReviewSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the keys come before the screen looks again
    monkeypatch.setattr(session, "poll", lambda: False)
    other = seated(session.ledger, "ben")
    seen = played(session, lambda: other.decide(Status.DISPUTED, stay=True), "v")
    assert seen.window == "Ask"
    assert "ben was quicker: £1.9bn" in seen.text
    assert "write yours after it: verified (not written yet)" in seen.text
    assert "leave it as it is: disputed" in seen.text
    assert statuses(session)[0] == "d"
    seen = played(session, "g", lambda: other.clear(), "v n")
    assert "somebody has made it open" in seen.notice
    assert statuses(session)[0] == "u"
    played(session, lambda: other.decide(Status.DISPUTED, stay=True), "v y")
    assert statuses(session)[0] == "v"
    assert session.cursor == 1


def test_a_conflict_in_a_window_keeps_what_was_typed(session: ReviewSession) -> None:
    other = seated(session.ledger, "ben")
    steps = ("s", "type:Budget", lambda: other.decide(Status.DISPUTED), "enter")
    seen = played(session, *steps)
    assert seen.window == "EvidenceWindow"
    assert "ben has made it disputed" in seen.text
    assert "Budget" in seen.text
    played(session, "g e", "type:Budget", "enter")
    assert session.ledger.claim(1).evidence_count == 1


def test_a_busy_ledger_is_a_notice_and_nothing_is_lost(
    session: ReviewSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise LedgerBusy("another program holds the ledger: try again")

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "decide", busy)
        seen = played(session, "v")
        assert seen.notice.startswith("! another program holds the ledger")
        assert session.cursor == 0
        seen = played(session, "s", "type:Budget", "enter")
        assert seen.window == "EvidenceWindow"
        assert "another program holds" in seen.text
    played(session, "v")
    assert statuses(session)[0] == "v"
