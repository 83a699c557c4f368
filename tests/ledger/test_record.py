"""Articles and their drafts: what stays decided, and what has to be decided again."""

import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import LedgerError, UnknownDocument, UnrelatedRevision
from factcheck.ledger import Ledger
from factcheck.model.claim import Extraction, Tier, claim_uid
from factcheck.model.decision import Status
from factcheck.model.document import Document, Region, Span, Zone
from factcheck.model.filter import ClaimFilter
from factcheck.model.quantity import Aside
from tests.factories import claim
from tests.ledger.desk import (
    FLOOD,
    FLOOD_REVISED,
    LATER,
    NOW,
    SOURCED,
    VERIFIED,
    article,
    by_sentence,
    raw,
    record,
)


def phrases(ledger: Ledger, **options: object) -> list[str]:
    return [entry.claim.phrase for entry in ledger.claims(ClaimFilter(**options))]  # type: ignore[arg-type]


def test_a_new_article_is_counted_and_queued_in_the_order_of_its_text(empty: Ledger) -> None:
    receipt = record(empty, article())
    assert (receipt.new, receipt.added, receipt.kept, receipt.changed, receipt.gone) == (True, 3, 0, 0, 0)
    assert str(receipt.coverage) == "3 figures: 0 decided, 3 open, 0 minor, 0 set aside, 0 unaccounted."
    assert phrases(empty) == ["1,400 people", "20,000", "£3m"]
    assert receipt.document.title == "flood.txt"


def test_what_is_done_together_is_kept_together_or_not_at_all(empty: Ledger) -> None:
    def half_done() -> None:
        with empty.together():
            record(empty, article())
            assert phrases(empty)
            empty.decide(1, VERIFIED, reviewer="ann", now=NOW)
            record(empty, article(origin="other.txt", text="Rates rose by 3% in May."), revises="99")

    with pytest.raises(UnknownDocument):
        half_done()
    assert (empty.documents(), empty.head().seq) == ([], 0)
    with empty.together():
        record(empty, article())
        empty.decide(1, VERIFIED, reviewer="ann", now=NOW)
    assert (len(empty.documents()), empty.head().seq) == (1, 1)
    assert empty.audit().faults == ()


def test_the_same_text_again_writes_nothing(ledger: Ledger) -> None:
    before = ledger.version()
    receipt = record(ledger, article())
    assert not receipt.new
    assert not ledger.changed_since(before)
    assert ledger.document("flood.txt").revision == 1


def test_a_revised_draft_keeps_decisions_whose_words_stand(ledger: Ledger) -> None:
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    ledger.decide(2, SOURCED, reviewer="ann", now=NOW)
    receipt = record(ledger, article(FLOOD_REVISED))
    assert (receipt.kept, receipt.changed, receipt.added, receipt.gone) == (1, 1, 0, 1)
    kept, changed = ledger.claims(ClaimFilter())
    assert (kept.id, kept.status, kept.in_latest) == (1, Status.VERIFIED, True)
    assert FLOOD_REVISED[kept.claim.start : kept.claim.end] == "1,400 people"
    assert (changed.claim.phrase, changed.status, changed.supersedes_id) == ("25,000", Status.UNREVIEWED, 2)
    old = ledger.claim(2)
    assert (old.in_latest, old.status, old.evidence_count) == (False, Status.SOURCED, 1)
    assert FLOOD[old.claim.start : old.claim.end] == "20,000"
    assert phrases(ledger, latest=False) == ["1,400 people", "20,000", "25,000", "£3m"]
    assert ledger.audit().faults == ()


def test_an_older_text_that_comes_back_is_a_new_revision_and_its_claims_stay_apart(ledger: Ledger) -> None:
    record(ledger, article(FLOOD_REVISED))
    receipt = record(ledger, article())
    assert receipt.document.revision == 3
    uids = [entry.claim.uid for entry in ledger.claims(ClaimFilter(latest=False))]
    assert len(uids) == len(set(uids))
    assert phrases(ledger) == ["1,400 people", "20,000", "£3m"]
    assert ledger.audit().faults == ()


def test_the_views_tell_what_changed_and_which_decisions_went_stale(ledger: Ledger, path: Path) -> None:
    ledger.decide(2, SOURCED, reviewer="ann", now=NOW)
    record(ledger, article(FLOOD_REVISED))
    with raw(path) as outside:
        changes = outside.execute("SELECT change, phrase, earlier_phrase FROM draft_changes").fetchall()
        stale = outside.execute(
            "SELECT phrase, earlier_phrase, earlier_status FROM stale_decisions"
        ).fetchall()
    assert sorted(changes, key=str) == [
        ("changed", "25,000", "20,000"), ("gone", None, "£3m"), ("moved", "1,400 people", None),
    ]  # fmt: skip
    assert stale == [("25,000", "20,000", "sourced")]


def test_a_text_of_another_article_is_no_draft_of_this_one(ledger: Ledger) -> None:
    other = article("Rates rose to 5% on Monday morning.", "5%")
    with pytest.raises(UnrelatedRevision, match="--new"):
        record(ledger, other)
    assert len(ledger.documents()) == 1
    receipt = record(ledger, other, new=True)
    assert receipt.document.id == 2
    assert ledger.document("flood.txt").id == 2


def test_a_draft_may_come_from_another_path(ledger: Ledger) -> None:
    receipt = record(ledger, article(FLOOD_REVISED, origin="flood-2.txt"), revises="1")
    assert (receipt.document.id, receipt.document.revision, receipt.document.origin) == (1, 2, "flood-2.txt")
    assert not record(ledger, article(FLOOD_REVISED, origin="flood-2.txt")).new
    assert not record(ledger, article(origin="flood.txt")).new
    assert record(ledger, article(origin="flood.txt"), revises=receipt.document.uid).document.revision == 3


def test_text_without_a_home_is_always_new(empty: Ledger) -> None:
    first, second = record(empty, article(origin=None)), record(empty, article(origin=None))
    assert (first.document.id, second.document.id) == (1, 2)
    assert first.document.title == FLOOD
    assert len({entry.claim.uid for entry in empty.claims(ClaimFilter())}) == 6


@pytest.mark.parametrize(
    "ref", ["7", "-1", "nowhere.txt", "", "'; DROP TABLE claims; --", "9" * 40, "²", "\udce9"]
)
def test_an_unknown_document_says_what_to_give(ledger: Ledger, ref: str) -> None:
    with pytest.raises(UnknownDocument, match="no document"):
        ledger.document(ref)


def test_links_between_claims_follow_the_uids_that_the_ledger_gives(empty: Ledger) -> None:
    text = "Ten people died, including 3 firefighters, on Sunday."
    for origin in ("a.txt", "b.txt"):
        made = article(text, "Ten people", "3 firefighters", origin=origin)
        whole, part = made.records
        record(empty, replace(made, records=(whole, replace(part, part_of=whole.uid, twin_of=whole.uid))))
    for whole_id, part_id in ((1, 2), (3, 4)):
        whole_uid = empty.claim(whole_id).claim.uid
        assert empty.claim(part_id).claim.part_of == whole_uid
        assert empty.claim(part_id).claim.twin_of == whole_uid


def test_every_tier_comes_back_as_it_was_found(empty: Ledger) -> None:
    text = "On 5 May, one of the 30 ships sank. It had 12 and 7 aboard."
    aside = claim(
        text, "5 May", tier=Tier.SET_ASIDE, reason=Aside.DATE, flags=("odd",), kind=None, hedge=None
    )
    minor = claim(text, "one of the", "1", number="one", tier=Tier.MINOR)
    queued = claim(text, "30 ships", "30")
    found = Extraction(
        document=Document(
            text=text, raw=text.encode(), regions=(Region(span=Span(0, 9), zone=Zone.HEADLINE),)
        ),
        records=(aside, minor, queued),
        unaccounted=(Span(43, 45), Span(43, 45), Span(50, 51)),
    )
    assert str(record(empty, found).coverage) == (
        "5 figures: 0 decided, 1 open, 1 minor, 1 set aside, 2 unaccounted."
    )
    assert empty.set_aside(1) == [replace(aside, document="1", value=None, low=None, high=None)]
    assert phrases(empty, tiers=frozenset({Tier.MINOR})) == ["one of the"]
    assert empty.regions(1) == found.document.regions
    assert empty.text(1) == text


def test_the_original_is_kept_once(empty: Ledger, path: Path) -> None:
    made = article()
    found = replace(made, document=replace(made.document, raw=b"\x00raw\xff" * 500))
    record(empty, found)
    record(empty, replace(found, document=replace(found.document, origin="copy.txt")))
    with raw(path) as outside:
        ((size, packed),) = outside.execute("SELECT bytes, zlib FROM originals").fetchall()
    assert zlib.decompress(packed) == b"\x00raw\xff" * 500
    assert size == 2500


@pytest.mark.parametrize("bad", ["\x00", "\ud800"])
def test_a_text_that_no_file_can_hold_is_refused_whole(empty: Ledger, bad: str) -> None:
    with pytest.raises(LedgerError, match=r"U\+(0000|D800) at 7"):
        record(empty, article(f"A text {bad} with 12 dead.", "12 dead"))
    assert empty.documents() == []


def test_names_that_no_file_can_hold_are_made_storable(empty: Ledger) -> None:
    made = article(origin="caf\udce9.txt")
    record(empty, replace(made, document=replace(made.document, title="a\x00b", byline="\ud800")))
    assert empty.document("caf\udce9.txt").title == "a\ufffdb"
    assert not record(empty, made).new


def test_a_record_that_the_text_does_not_prove_is_refused_whole(empty: Ledger) -> None:
    made = article()
    moved = replace(made.records[1], start=made.records[1].start + 1)
    with pytest.raises(LedgerError, match="does not say"):
        record(empty, replace(made, records=(made.records[0], moved)))
    assert empty.documents() == []


def test_when_the_lineage_fails_nothing_is_written(ledger: Ledger) -> None:
    def broken(old: object, new: object, **texts: str) -> list[object]:
        raise RuntimeError("no idea")

    with pytest.raises(RuntimeError, match="no idea"):
        ledger.record(article(FLOOD_REVISED), now=LATER, engine="test", lineage=broken)  # type: ignore[arg-type]
    assert ledger.document("1").revision == 1
    assert ledger.counts().unreviewed == 3


def test_a_lineage_cannot_make_a_claim_say_other_words(ledger: Ledger) -> None:
    ledger.decide(2, VERIFIED, reviewer="ann", now=NOW)

    def careless(old: list[object], new: list[object], **texts: str) -> list[object]:
        return [type(descent)(same=1) for descent in by_sentence([], new)]  # type: ignore[arg-type]

    ledger.record(article(FLOOD_REVISED), now=LATER, engine="test", lineage=careless)  # type: ignore[arg-type]
    assert ledger.counts().unreviewed == 2
    assert all(entry.supersedes_id == 2 for entry in ledger.claims(ClaimFilter()))
    assert ledger.audit().faults == ()


def test_uids_are_the_extractions_own_where_they_are_free(ledger: Ledger) -> None:
    first = ledger.claim(1).claim
    assert first.uid == claim_uid(Document(text=FLOOD).digest, first.number_span)
    assert ledger.claim(first.uid).id == 1


def test_a_text_made_to_be_slow_is_not(empty: Ledger) -> None:
    blank = " " * 400_000
    hostile = f'It cost £3m.{blank}x.{blank}"{"”" * 200_000} y\u2028' + "!?" * 100_000
    record(empty, article(hostile, "£3m"))
    assert record(empty, article(hostile + " It is over now.", "£3m")).document.revision == 2


def test_two_claims_cannot_both_be_the_same_one(empty: Ledger) -> None:
    text = "It rained 5 days. It rained 5 days."
    record(empty, article(text, "It", origin="rain"))
    twice = "Again. It rained 5 days. It rained 5 days."
    first = claim(twice, "It", sentence="It rained 5 days.")
    later = twice.rindex("It")
    second = replace(
        first, start=later, end=later + 2, number_start=later, number_end=later + 2, uid="f" * 16
    )
    receipt = record(empty, Extraction(document=Document(text=twice, origin="rain"), records=(first, second)))
    assert (receipt.kept, receipt.changed, receipt.added, receipt.gone) == (0, 0, 1, 0)
    assert [entry.supersedes_id for entry in empty.claims(ClaimFilter())] == [None, None]
    assert empty.audit().faults == ()


def test_a_draft_under_another_name_is_looked_for_by_an_index(ledger: Ledger) -> None:
    alike = ledger.resembled(article(FLOOD_REVISED, origin="flood-2.txt"))
    assert alike is None  # one sentence in common is anybody's
    alike = ledger.resembled(article(FLOOD + " A dam broke.", origin="flood-2.txt"))
    assert alike is not None
    assert (alike.document.id, alike.shared, alike.of) == (1, 3, 3)
    said: list[str] = []
    ledger._file._connection.set_trace_callback(said.append)
    ledger.resembled(article(origin="flood-2.txt"))
    ledger._file._connection.set_trace_callback(None)
    (question,) = {line for line in said if "substr(sentence" in line and "1,400" in line}
    plan = ledger._file._connection.execute(f"EXPLAIN QUERY PLAN {question}").fetchall()
    assert "USING INDEX claims_opening" in plan[0][3]
