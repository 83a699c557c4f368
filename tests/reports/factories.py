"""Reports to test with, put together by hand: no ledger needed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from factcheck.model.claim import Claim
from factcheck.model.decision import Act, Decision, Evidence, Reason, Source, SourceKind, Stance, Status
from factcheck.model.document import Document, Zone, text_digest
from factcheck.model.entry import ClaimEntry, ClaimHistory, Counts, Coverage, DocumentEntry, Head
from factcheck.model.quantity import Hedge, Kind
from factcheck.model.report import ArticleReport, Report
from tests.factories import claim

FERRY = (
    "Ferry fares rise by 12% from Monday. The harbour board said more than 1,400 people signed a petition "
    "against it, and that the crossing lost £1.9bn last year. About 200 islanders stood in the rain, "
    "according to police, while Mayor Ida Holm, citing harbour records, put it at two thousand and forty. "
    "The board has nine members."
)

BUDGET = Evidence(
    source=Source(
        kind=SourceKind.TABLE,
        title="Harbour accounts, year to March",
        publisher="Harbour Board",
        url="https://example.org/accounts?year=2026&sheet=3",
    ),
    passage="Net result for the year: a loss of 1.9 million pounds.",
    locator="sheet 3, cell F12",
    stance=Stance.REFUTES,
    consulted_at="2026-11-20T09:12:00.000000Z",
    as_of="2026-03-31",
)

POLICE = Evidence(
    source=Source(
        kind=SourceKind.PERSON,
        title="Sgt Anna Lind",
        contact="duty desk, by phone",
        origin="Island police",
    ),
    passage="We counted roughly two hundred at noon.",
    consulted_at="2026-11-20T10:30:00.000000Z",
)


@dataclass(frozen=True)
class Streamed:
    """Claims that come one at a time, and again as often as they are asked for, like a ledger's."""

    histories: tuple[ClaimHistory, ...]

    def __iter__(self) -> Iterator[ClaimHistory]:
        yield from self.histories


def decision(seq: int, status: Status, *, reviewer: str = "Ada Weiss", **fields: Any) -> Decision:
    """A decision on claim 1, taken at as many minutes past nine as its seq."""
    made = Decision(
        seq=seq,
        uid=f"{seq:016x}",
        claim_id=1,
        act=Act.DECIDE,
        status=status,
        reviewer=reviewer,
        decided_at=f"2026-11-20T09:{seq:02}:00.000000Z",
        hash=f"{seq:064x}",
    )
    return replace(made, **fields)


def history(number: int, record: Claim, *decisions: Decision, **fields: Any) -> ClaimHistory:
    """A claim with its decisions; it stands where the last of them left it."""
    last = decisions[-1] if decisions else None
    entry = ClaimEntry(
        id=number,
        claim=replace(record, document="1"),
        document_id=1,
        status=last.status if last else Status.UNREVIEWED,
        reviewer=last.reviewer if last else None,
        decided_at=last.decided_at if last else None,
        reason=last.reason if last else None,
        correction=last.correction if last else "",
        last_decision=last.seq if last else None,
        decision_count=len(decisions),
        evidence_count=len(last.evidence) if last else 0,
    )
    moved = tuple(replace(taken, claim_id=number) for taken in decisions)
    return ClaimHistory(entry=replace(entry, **fields), decisions=moved)


def article(*histories: ClaimHistory, **fields: Any) -> ArticleReport:
    """An article with these claims, its counts and its coverage taken from them."""
    statuses = [one.entry.status for one in histories]
    counts = Counts(**{status: statuses.count(status) for status in Status})
    document = DocumentEntry(
        id=1,
        uid="d" * 16,
        origin="drafts/ferry.txt",
        title="Ferry fares rise as islanders protest",
        revision=2,
        added_at="2026-11-20T08:55:00.000000Z",
    )
    made = ArticleReport(
        document=document,
        counts=counts,
        coverage=Coverage(
            decided=counts.decided, open=counts.unreviewed, minor=2, set_aside=1, unaccounted=0
        ),
        text_digest=text_digest(FERRY),
        claims=Streamed(histories),
        entries=tuple(one.entry for one in histories),
        unsettled=tuple(one.entry for one in histories if _unsettled(one.entry)),
        changes=tuple(
            one for one in histories if one.entry.correction or one.entry.status is Status.DISPUTED
        ),
        draft=lambda: Document(text=FERRY),
        unproven=sum(
            one.entry.status is Status.VERIFIED and not one.entry.evidence_count for one in histories
        ),
    )
    return replace(made, **fields)


def _unsettled(entry: ClaimEntry) -> bool:
    bare = entry.status is Status.VERIFIED and not entry.evidence_count
    return bare or entry.status in (Status.UNREVIEWED, Status.DISPUTED)


def report(*articles: ArticleReport, **fields: Any) -> Report:
    """A report of these articles, made at half past eleven UTC."""
    made = Report(
        generated_at="2026-11-20T11:30:00.000000Z",
        version="0.1.0",
        ledger="ledger.db",
        articles=articles,
        head=Head(seq=9, hash="9f" * 32),
        entries=lambda ids: map({one.id: one for each in articles for one in each.entries}.__getitem__, ids),
    )
    return replace(made, **fields)


def ferry_article() -> ArticleReport:
    """An article whose claims stand everywhere a claim can stand."""
    sentences = [f"{part}." for part in FERRY.removesuffix(".").split(". ")]

    def said(phrase: str, value: str | None, **fields: Any) -> Claim:
        return claim(FERRY, phrase, value, sentence=next(s for s in sentences if phrase in s), **fields)

    return article(
        history(11, said("12%", "12", unit="percentage", kind=Kind.PERCENT, zone=Zone.HEADLINE)),
        history(
            12,
            said(
                "more than 1,400 people",
                "1400",
                hedge=Hedge.MORE_THAN,
                noun="people",
                speaker="The harbour board",
            ),
            decision(1, Status.VERIFIED),
            supersedes_id=4,
        ),
        history(
            13,
            said("£1.9bn", "1900000000", number="1.9", unit="pound sterling", speaker="The harbour board"),
            decision(2, Status.VERIFIED, note="Board's own leaflet.", reviewer="Ben Okafor"),
            decision(3, Status.UNREVIEWED, act=Act.UNDO, undoes=2, reviewer="Ben Okafor"),
            decision(
                4,
                Status.DISPUTED,
                reason=Reason.WRONG,
                correction="£1.9m",
                note="Out by a thousand.\nBoard confirmed it by phone.",
                evidence=(BUDGET,),
            ),
        ),
        history(
            14,
            said("About 200 islanders", "200", hedge=Hedge.ABOUT, noun="islanders", speaker="police"),
            decision(5, Status.SOURCED, evidence=(POLICE,), note=None),
        ),
        history(
            15,
            said(
                "two thousand and forty",
                "2040",
                speaker="Mayor Ida Holm",
                via="citing harbour records",
                flags=("ambiguous",),
            ),
            decision(6, Status.DISPUTED, reason=Reason.CANNOT_CONFIRM, note="Records are not public."),
        ),
        history(16, said("nine members", "9", number="nine"), decision(7, Status.NOT_A_CLAIM)),
    )


def clear_article() -> ArticleReport:
    """An article on which everything is decided, with a claim that rests on its author."""
    text = "The bridge is 312 metres long and 88 years old."
    document = DocumentEntry(
        id=2, uid="e" * 16, origin=None, title="A bridge", revision=1, added_at="2026-11-20T09:00:00.000000Z"
    )
    metres = claim(text, "312 metres", "312", unit="metre", kind=Kind.MEASURE)
    years = claim(text, "88 years old", "88", unit="year", kind=Kind.AGE)
    return article(
        history(
            21, metres, decision(8, Status.VERIFIED, evidence=(replace(BUDGET, stance=Stance.SUPPORTS),))
        ),
        history(22, years, decision(9, Status.VERIFIED, reason=Reason.ON_AUTHOR, evidence=(POLICE,))),
        document=document,
        text_digest=text_digest(text),
        draft=lambda: Document(text=text),
    )


def sample() -> Report:
    """A paper of two articles: one with work left, one clear."""
    return report(ferry_article(), clear_article())


def everywhere(text: str) -> Report:
    """A paper that says the same text in every place that text from outside can reach."""
    source = Source(title=text, publisher=text, url=text, contact=text, origin=text)
    evidence = Evidence(source=source, passage=text, locator=text, consulted_at=text, as_of=text)
    sentence = f"¶ {text} ¶"
    names = "phrase unit noun noun_head measure per action speaker attribution via place period"
    places: dict[str, Any] = dict.fromkeys(names.split(), text)
    record = replace(claim("1 mile", "1 mile", "1"), **places, sentence=sentence, flags=(text, text))
    fields: dict[str, Any] = {"note": text, "correction": text, "reviewer": text}
    first = decision(1, Status.SOURCED, evidence=(evidence, evidence), **fields)
    second = decision(2, Status.DISPUTED, reason=Reason.WRONG, evidence=(evidence,), **fields)
    one = article(history(1, record), history(2, record, first, second), history(3, record, first))
    document = replace(one.document, title=text, origin=text, added_at=text)
    two = replace(one, document=replace(document, id=2))
    articles = (replace(one, document=document), replace(two, claims=Streamed(())))
    return report(*articles, ledger=text, version=text, generated_at=text, head=Head(seq=2, hash=text))


def rendered(pieces: Iterable[bytes]) -> str:
    """The whole of a rendered report as text."""
    return b"".join(pieces).decode("utf-8")
