"""Random drafts through the ledger itself: what stays verified still says what was verified."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from factcheck.alignment import wording
from factcheck.ledger import Ledger
from factcheck.lineage import lineage
from factcheck.model.decision import Judgement, Status
from factcheck.model.filter import ClaimFilter
from factcheck.pipeline import extract
from tests.edits import drafts
from tests.ledger.desk import NOW, VERIFIED, hurry, opened


@pytest.fixture
def desk(path: Path) -> Ledger:
    made = opened(path)
    hurry(made)
    return made


@pytest.mark.parametrize("seed", range(4))
def test_what_stays_decided_still_says_so(desk: Ledger, seed: int) -> None:
    again = Judgement(status=Status.UNREVIEWED)
    for number, (old, new) in enumerate(drafts(Random(seed), 4)):
        for text in (old.text, new.text):
            desk.record(
                extract(text), now=NOW + timedelta(seconds=number), engine="test", lineage=lineage,
                revises="1" if desk.documents() else None,
            )  # fmt: skip
            shown = desk.text(1)
            for entry in desk.claims(ClaimFilter(document=1)):
                claim = entry.claim
                assert shown[claim.start : claim.end] == claim.phrase
                around = shown[
                    max(0, claim.start - len(claim.sentence) - 9) : claim.end + len(claim.sentence) + 9
                ]
                assert wording(claim.sentence) in wording(around)
                if entry.status is Status.UNREVIEWED:
                    desk.decide(entry.id, VERIFIED, reviewer="ann", now=NOW)
    stale = [entry for entry in desk.claims(ClaimFilter(document=1, latest=False)) if not entry.in_latest]
    assert all(entry.status is Status.VERIFIED for entry in stale)
    desk.decide(stale[0].id, again, reviewer="ann", now=NOW)
    assert desk.audit().faults == ()
