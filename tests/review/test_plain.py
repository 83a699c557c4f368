"""The review by lines of text."""

import io
from pathlib import Path

from factcheck.model.decision import Status
from factcheck.model.standing import standing
from factcheck.review.plain import run_plain
from factcheck.review.session import ReviewSession
from tests.factories import claim
from tests.review.desk import extracted, ledger_with, seated


def typed(session: ReviewSession, *lines: str) -> str:
    out = io.StringIO()
    run_plain(session, io.StringIO("".join(f"{line}\n" for line in lines)), out)
    return out.getvalue()


def statuses(session: ReviewSession) -> str:
    return "".join(entry.status.value[0] for entry in session.rows)


def test_a_claim_is_told_and_a_letter_decides(session: ReviewSession) -> None:
    out = typed(session, "v", "d", "-", "q")
    assert "claim 1 of 11, open" in out
    assert "Harbour rebuilding to cost twice. 15 figures: 0 decided, 11 open" in out
    assert "verified: £1.9bn" in out
    assert statuses(session) == "vdn" + "u" * 8
    assert "claim 4 of 11" in out
    assert out.endswith("Every decision is saved.\n")


def test_words_after_the_letter_are_the_note(session: ReviewSession) -> None:
    typed(session, "d they recounted", "q")
    now = standing(session.ledger.history(session.rows[0].id))
    assert now is not None
    assert (now.status, now.note) == (Status.DISPUTED, "they recounted")
    assert session.cursor == 1


def test_sourced_asks_for_the_source_and_an_empty_line_leaves_all_as_it_was(session: ReviewSession) -> None:
    typed(session, "s", "", "q")
    assert statuses(session) == "u" * 11
    out = typed(session, "s", "https://example.org/b", "p 14", "1.88bn in all", "q")
    assert "1.88bn: agrees after rounding" in out
    assert statuses(session)[0] == "s"
    assert session.rows[0].evidence_count == 1


def test_e_keeps_the_status(session: ReviewSession) -> None:
    typed(session, "v", "1", "e", "Budget", "", "", "q")
    assert statuses(session)[0] == "v"
    assert session.rows[0].evidence_count == 1


def test_every_command_does_its_work(session: ReviewSession) -> None:
    out = typed(
        session, "v", "u", "U", "p", "x", "h", "n", "99999999999999999999999", "o", "/1,400", "/", "f n", "+",
        "f a", "A a century", "A of", "2", "A of", "", "A zzz", "R", "?", "zzz", "f q", "", "q",
    )  # fmt: skip
    for words in (
        "taken back: £1.9bn is open", "brought back: £1.9bn is verified", "open again: £1.9bn",
        "ana cleared it: open again", "minor number 1 of 1", "now a claim: two of the three",
        "added: a century", "added: of", "! these words are not in the article",
        "x u U     clear, undo, redo",
        "! z is no command", "! f needs one of",
    ):  # fmt: skip
        assert words in out, words


def test_the_end_of_the_input_is_the_end(session: ReviewSession) -> None:
    assert typed(session).endswith("Every decision is saved.\n")


def test_all_decided_is_said(session: ReviewSession) -> None:
    assert "All claims of this article are decided." in typed(session, *"v" * 11, "o", "q")


def test_an_empty_queue_is_said(session: ReviewSession) -> None:
    out = typed(session, "/no such words", "v", "A x", "h", "q")
    assert out.count("No claim is shown.") == 4


def test_nothing_from_outside_reaches_the_terminal_raw(tmp_path: Path) -> None:
    text = "\x1b]0;owned\x07 said 5\x1b[31m dead \u202e here."
    hostile = extracted(text, [claim(text, "5\x1b[31m dead", "5", number="5")], "a\x1b[2J.txt", "t\x9b2J")
    with ledger_with(tmp_path / "h.db", hostile) as ledger:
        out = typed(seated(ledger), "v\x1b[2J", "h", "A said", "q")
    assert not set("\x1b\x07\x9b\u202e") & set(out)
