"""Two reviewers at one ledger, each in a process of their own."""

import subprocess
import sys
from datetime import timedelta

import pytest

from factcheck.errors import Conflict
from factcheck.ledger import Ledger
from factcheck.model.decision import Status
from factcheck.review.session import ReviewSession
from tests.review.desk import NOON, seated
from tests.review.stage import played

ELSEWHERE = """
import sys
from pathlib import Path
from factcheck.ledger import Ledger
from tests.review.desk import seated
from factcheck.model.decision import Status

with Ledger.open(Path(sys.argv[1])) as ledger:
    session = seated(ledger, "ben")
    for words in sys.argv[2:]:
        row, _, status = words.partition(":")
        session.move(int(row))
        session.undo() if status == "undo" else session.decide(Status(status), stay=True)
"""


def ben(ledger: Ledger, *words: str) -> None:
    """Let another process decide: "0:verified"."""
    subprocess.run([sys.executable, "-c", ELSEWHERE, str(ledger.path), *words], check=True)


def test_what_another_process_decides_is_seen_at_the_next_look(session: ReviewSession) -> None:
    assert session.rows[0].status is Status.UNREVIEWED
    ben(session.ledger, "0:disputed", "3:verified")
    assert session.poll()
    assert [session.rows[row].status for row in (0, 3)] == [Status.DISPUTED, Status.VERIFIED]
    assert session.articles.coverage(1).open == 9
    assert not session.poll()


def test_the_screen_shows_it_within_two_seconds(session: ReviewSession) -> None:
    # no key is pressed: the screen looks by itself, once a second
    seen = played(session, lambda: ben(session.ledger, "0:disputed"), "wait:2", size=(100, 30))
    assert "✗d@" in seen.text
    assert "disputed: it is wrong, or could not be confirmed" in seen.text
    assert "(ben, 2 Mar 2026" in seen.text
    assert "10 open" in seen.head


def test_a_lost_race_shows_both_and_writes_neither_twice(
    session: ReviewSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the key comes before the screen looks again
    monkeypatch.setattr(session, "poll", lambda: False)
    seen = played(session, lambda: ben(session.ledger, "0:disputed"), "v")
    assert seen.window == "Ask"
    assert "ben was quicker" in seen.text
    assert [each.reviewer for each in session.ledger.history(1).decisions] == ["ben"]
    played(session, "g v")
    assert [each.reviewer for each in session.ledger.history(1).decisions] == ["ben", "ana"]


def test_a_key_right_after_the_screen_has_looked_again_asks_as_well(session: ReviewSession) -> None:
    session.clock = lambda: NOON
    ben(session.ledger, "0:disputed")
    assert session.poll()
    seen = played(session, "v")
    assert seen.window == "Ask"
    assert "ben was quicker" in seen.text
    assert [each.reviewer for each in session.ledger.history(1).decisions] == ["ben"]
    played(session, "v y")
    # what has been seen since is no surprise any more
    assert [each.reviewer for each in session.ledger.history(1).decisions] == ["ben", "ana"]


def test_what_has_stood_on_the_screen_for_a_second_is_decided_on_as_it_stands(session: ReviewSession) -> None:
    moments = iter([NOON, NOON + timedelta(seconds=1), NOON + timedelta(seconds=1)])
    session.clock = lambda: next(moments)
    ben(session.ledger, "0:disputed")
    assert session.poll()
    session.decide(Status.VERIFIED)
    assert [each.reviewer for each in session.ledger.history(1).decisions] == ["ben", "ana"]


def test_a_key_for_another_claim_than_the_one_that_changed_is_not_asked_about(session: ReviewSession) -> None:
    session.clock = lambda: NOON
    ben(session.ledger, "0:disputed", "1:disputed")
    assert session.poll()
    session.move(2)
    session.decide(Status.VERIFIED, stay=True)
    assert session.rows[2].reviewer == "ana"


def test_to_clear_what_another_has_just_decided_is_refused_once(session: ReviewSession) -> None:
    session.decide(Status.VERIFIED, stay=True)
    session.clock = lambda: NOON
    ben(session.ledger, "0:disputed")
    assert session.poll()
    with pytest.raises(Conflict):
        session.clear()
    assert session.clear().startswith("open again")


def test_opinions_that_differ_are_flagged_in_the_list_and_on_the_card(session: ReviewSession) -> None:
    session.decide(Status.VERIFIED, stay=True)
    ben(session.ledger, "0:disputed")
    seen = played(session, "wait:2", size=(100, 30))
    assert "✗d&" in seen.text
    assert "DIFFER    ana: verified; ben: disputed" in seen.text
    ben(session.ledger, "0:undo")
    seen = played(session, "wait:2", size=(100, 30))
    assert "✗d&" not in seen.text
    assert "v? " in seen.text


def test_undo_across_restarts_is_refused_when_another_has_changed_the_claim(session: ReviewSession) -> None:
    session.decide(Status.VERIFIED)
    session.decide(Status.NOT_A_CLAIM)
    again = seated(session.ledger)
    assert again.undo() == "taken back: £0.9bn is open"
    ben(session.ledger, "0:disputed")
    seen = played(again, "u")
    assert seen.notice.startswith("! claim 1 was decided again since: ben has marked it disputed")
    assert session.ledger.claim(1).status is Status.DISPUTED


def test_two_sessions_in_one_race_lose_no_decision(session: ReviewSession) -> None:
    """Twenty decisions each, on the same claims, at the same time: all are written or refused."""
    rows = [str(row % 11) for row in range(20)]
    other = subprocess.Popen(
        [sys.executable, "-c", RACE, str(session.ledger.path), "ben", *rows],
        stdout=subprocess.PIPE,
        text=True,
    )
    mine = subprocess.run(
        [sys.executable, "-c", RACE, str(session.ledger.path), "cat", *rows],
        check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    told = other.communicate()[0]
    assert other.returncode == 0
    written = sum(len(session.ledger.history(claim).decisions) for claim in session.rows.ids)
    assert written == int(told) + int(mine.stdout)
    assert session.ledger.audit().whole


RACE = """
import sys
from pathlib import Path
from factcheck.errors import Conflict
from factcheck.ledger import Ledger
from tests.review.desk import seated
from factcheck.model.decision import Status

with Ledger.open(Path(sys.argv[1])) as ledger:
    session, written = seated(ledger, sys.argv[2]), 0
    for row in sys.argv[3:]:
        session.move(int(row))
        try:
            session.decide(Status.VERIFIED, stay=True)
        except Conflict:
            continue
        written += 1
print(written)
"""
