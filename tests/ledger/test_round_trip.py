"""What goes in comes out: claims, decisions, evidence, whatever they hold."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.ledger import Ledger
from factcheck.model.claim import Claim, Extraction, Tier, claim_uid
from factcheck.model.decision import REASONS, Evidence, Judgement, Reason, Source, SourceKind, Stance, Status
from factcheck.model.document import Document, Region, Span, Zone
from factcheck.model.filter import ClaimFilter
from factcheck.model.quantity import Change, Hedge, Kind, Modality, Number, Role
from tests.ledger.desk import NOW, by_sentence, hurry, opened

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)
NUMBERS: st.SearchStrategy[Number] = (
    st.decimals(allow_nan=False)
    | st.fractions()
    | st.sampled_from(
        [Decimal("1E+400"), Decimal("-0.10"), Decimal("1E-400"), Fraction(1, 3), Decimal(2**80)]
    )
)


@st.composite
def claims(draw: st.DrawFn, text: str, digest: str) -> Claim:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    number_start = draw(st.integers(start, end - 1))
    number_end = draw(st.integers(number_start + 1, end))
    said: dict[str, Any] = {name: draw(st.none() | NUMBERS) for name in ("value", "low", "high", "second")}
    said |= {name: draw(st.none() | st.sampled_from(words)) for name, words in _CLOSED.items()}
    said |= {name: draw(st.none() | TEXTS) for name in _FREE}
    return Claim(
        uid=claim_uid(digest, Span(number_start, number_end)),
        tier=draw(st.sampled_from([Tier.CLAIM, Tier.MINOR])),
        start=start,
        end=end,
        phrase=text[start:end],
        number_start=number_start,
        number_end=number_end,
        sentence=draw(TEXTS),
        zone=draw(st.sampled_from(Zone)),
        worth=draw(st.floats(0, 1)),
        flags=tuple(draw(st.lists(TEXTS, max_size=2))),
        rule=draw(st.sampled_from(["numeral", "digits"])),
        **said,
    )


_CLOSED = {"hedge": Hedge, "change": Change, "role": Role, "kind": Kind, "modality": Modality}
_FREE = (
    "unit",
    "noun",
    "noun_head",
    "measure",
    "per",
    "action",
    "speaker",
    "attribution",
    "via",
    "place",
    "period",
)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    text = draw(TEXTS.filter(bool))
    regions = draw(
        st.lists(st.builds(Region, span=st.just(Span(0, 1)), zone=st.sampled_from(Zone)), max_size=2)
    )
    document = Document(
        text=text,
        title=draw(st.none() | TEXTS),
        byline=draw(st.none() | TEXTS),
        raw=draw(st.none() | st.binary(max_size=20)),
        regions=tuple(regions),
    )
    return Extraction(
        document=document, records=tuple(draw(st.lists(claims(text, document.digest), max_size=4)))
    )


@st.composite
def judgements(draw: st.DrawFn) -> Judgement:
    status = draw(st.sampled_from(Status))
    source = st.builds(
        Source,
        kind=st.sampled_from(SourceKind),
        title=TEXTS,
        publisher=st.none() | TEXTS,
        url=st.none() | TEXTS,
        contact=st.none() | TEXTS,
        origin=st.none() | TEXTS,
    )
    evidence = st.builds(
        Evidence,
        source=source,
        passage=TEXTS,
        locator=TEXTS,
        stance=st.sampled_from(Stance),
        consulted_at=st.none() | TEXTS,
        as_of=st.none() | TEXTS,
    )
    reasons: tuple[Reason | None, ...] = (None, *REASONS.get(status, ()))
    return Judgement(
        status=status,
        reason=draw(st.sampled_from(reasons)),
        note=draw(TEXTS),
        correction=draw(TEXTS),
        evidence=tuple(draw(st.lists(evidence, min_size=1, max_size=3))),
    )


@pytest.fixture(scope="module")
def heap() -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder) / "ledger.db") as ledger:
        hurry(ledger)
        yield ledger
        assert ledger.audit().faults == ()


@given(extractions())
@settings(max_examples=40, deadline=None)
def test_claims(heap: Ledger, found: Extraction) -> None:
    receipt = heap.record(found, now=NOW, engine="test", lineage=by_sentence)
    document_id = receipt.document.id
    both = frozenset({Tier.CLAIM, Tier.MINOR})
    entries = sorted(heap.claims(ClaimFilter(document=document_id, tiers=both)), key=lambda entry: entry.id)
    kept = [replace(entry.claim, uid="") for entry in entries]
    assert kept == [replace(claim, uid="", document=str(document_id)) for claim in found.records]
    assert heap.text(document_id) == found.document.text
    assert heap.regions(document_id) == found.document.regions
    assert len({entry.claim.uid for entry in entries}) == len(entries)


@given(st.lists(judgements(), min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_decisions(heap: Ledger, said: list[Judgement]) -> None:
    text = "It killed 1,400 people."
    claim = Claim(
        uid=claim_uid("0" * 64, Span(10, 15)), tier=Tier.CLAIM, start=10, end=15, phrase="1,400",
        number_start=10, number_end=15, sentence=text, rule="digits",
    )  # fmt: skip
    document_id = heap.record(
        Extraction(document=Document(text=text), records=(claim,)),
        now=NOW,
        engine="test",
        lineage=by_sentence,
    ).document.id
    (claim_id,) = heap.claim_ids(ClaimFilter(document=document_id))
    made = [heap.decide(claim_id, judgement, reviewer="ann", now=NOW) for judgement in said]
    history = heap.history(claim_id)
    assert history.decisions == tuple(made)
    for judgement, decision in zip(said, made, strict=True):
        assert (decision.status, decision.note) == (judgement.status, judgement.note)
        if judgement.status is not Status.UNREVIEWED:
            assert (decision.reason, decision.correction) == (judgement.reason, judgement.correction)
            assert decision.evidence == judgement.evidence
    assert history.entry.evidence_count == len(made[-1].evidence)
