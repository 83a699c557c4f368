"""Who decided what, when and why, for every claim that a text names."""

from pathlib import Path

import pytest

from tests.cli.desk import done, on_terminal, run


@pytest.fixture(autouse=True)
def decided(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    done("decide", "1", "sourced", "--source", "Bulletin 7", "--passage", "1,400 dead", "--note", "page 2")
    done("decide", "1", "verified", "--reviewer", "Ben")
    done("decide", "2", "verified")


def test_it_tells_the_whole_story_of_a_figure() -> None:
    lines = done("history", "1,400").lines()
    assert lines[0] == "claim 1  “1,400 people”  ✓ verified"
    assert lines[1].strip() == "The storm killed 1,400 people, the ministry said. (said by the ministry)"
    assert lines[2].strip() == "document 1, Storm shuts the harbour"
    assert "Ada: sourced; 1 piece of evidence" in lines[3]
    assert lines[4].strip() == "note: page 2"
    assert lines[5].strip().startswith("supports it: “1,400 dead” — Bulletin 7 (document; consulted ")
    assert "Ben: verified; 1 piece of evidence" in lines[6]


def test_a_claim_by_id_is_found_whether_decided_or_not() -> None:
    assert done("history", "3").lines()[0] == "claim 3  “£3.4m”  ○ open"


def test_words_may_come_without_quotes_and_decided_claims_come_first() -> None:
    headings = [line for line in done("history", "the", "storm").lines() if line.startswith("claim")]
    assert headings[0].startswith("claim 1 ")
    (last,) = (line for line in done("history", "fleet").lines() if line.startswith("claim"))
    assert last.startswith("claim 4 ")


def test_verified_without_evidence_says_so() -> None:
    assert done("history", "20,000").lines()[-1].strip() == "no evidence recorded"


def test_nothing_found_is_a_no() -> None:
    outcome = run("history", "volcano")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "nothing in the ledger says 'volcano'; try one word of the sentence\n"


def test_on_a_terminal_lines_break_between_words() -> None:
    shown = on_terminal("history", "1,400", columns=50, NO_COLOR="1").splitlines()
    assert max(map(len, shown)) <= 50
    assert " ".join(" ".join(shown).split()).count("The storm killed 1,400 people, the ministry said.") == 1
