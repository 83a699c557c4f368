"""The words in which every report speaks of a claim: its status, its evidence, who decided and when."""

from collections.abc import Iterable

from factcheck.model.claim import Claim
from factcheck.model.decision import Act, Decision, Evidence, Reason, SourceKind, Stance, Status
from factcheck.model.entry import ClaimEntry, Coverage, DocumentEntry, Head
from factcheck.model.report import Report
from factcheck.model.ruling import Ruling
from factcheck.model.series import Point
from factcheck.times import local, read_stamp

STATUS_WORDS = {
    Status.UNREVIEWED: "open",
    Status.VERIFIED: "verified",
    Status.DISPUTED: "disputed",
    Status.SOURCED: "sourced",
    Status.NOT_A_CLAIM: "not a claim",
}
"""What a status is called on paper; the verdict says "open", so the rest of the page does too."""

GLYPHS = {
    Status.UNREVIEWED: "○",
    Status.VERIFIED: "✓",
    Status.DISPUTED: "✗",
    Status.SOURCED: "+",
    Status.NOT_A_CLAIM: "–",
}
"""One sign for each status, so that a black-and-white print tells them apart as well."""

REASON_WORDS = {
    Reason.WRONG: "it is wrong",
    Reason.SOURCES_CONFLICT: "sources conflict",
    Reason.CANNOT_CONFIRM: "cannot be confirmed",
    Reason.ON_AUTHOR: "on the author's word",
}

STANCE_WORDS = {
    Stance.SUPPORTS: "supports it",
    Stance.REFUTES: "speaks against it",
    Stance.CONTEXT: "gives context",
}

SOURCE_WORDS = {
    SourceKind.DOCUMENT: "document",
    SourceKind.TABLE: "table",
    SourceKind.PERSON: "person",
    SourceKind.STATEMENT: "statement",
    SourceKind.WEB_PAGE: "web page",
}

NO_EVIDENCE = "no evidence recorded"
NOTE_ERASED = "note erased by law"


def standing_words(status: Status, reason: Reason | None) -> str:
    """Return where a claim stands and why.

    >>> standing_words(Status.DISPUTED, Reason.SOURCES_CONFLICT), standing_words(Status.UNREVIEWED, None)
    ('disputed: sources conflict', 'open')
    """
    return STATUS_WORDS[status] + (f": {REASON_WORDS[reason]}" if reason else "")


def held(entry: ClaimEntry) -> str:
    """Return where a claim stands, why, and what the copy should say instead."""
    correction = f", should be {entry.correction}" if entry.correction else ""
    return standing_words(entry.status, entry.reason) + correction


def when(stamp: str) -> str:
    """Return a stamp on the reader's wall clock, or the text itself where it is no stamp."""
    try:
        return local(stamp)
    except ValueError:
        return stamp


def said_by(claim: Claim) -> str:
    """Return who is said to have said it, and whom they cite; empty where the article does not say."""
    citing = claim.via or ""
    if citing and not citing.casefold().startswith("citing"):
        citing = f"citing {citing}"
    return ", ".join(part for part in (claim.speaker, citing) if part)


def cited(evidence: Evidence) -> str:
    """Return where evidence comes from and how fresh it is, from the place in the source outwards.

    >>> from factcheck.model.decision import Source
    >>> source = Source(title="Losses to date", publisher="OCHA", origin="Health Ministry")
    >>> cited(Evidence(source=source, locator="page 4", as_of="2023-10-19"))
    'page 4, Losses to date, OCHA (document; first said by Health Ministry; as of 2023-10-19)'
    """
    source = evidence.source
    place = (evidence.locator, source.title, source.publisher, source.url, source.contact)
    return f"{', '.join(part for part in place if part)} ({'; '.join(freshness(evidence))})"


def freshness(evidence: Evidence) -> tuple[str, ...]:
    """Return what sort of source it is, who said it first, when it was consulted, and what date it is for."""
    return (
        SOURCE_WORDS[evidence.source.kind],
        *([f"first said by {evidence.source.origin}"] if evidence.source.origin else []),
        *([f"consulted {when(evidence.consulted_at)}"] if evidence.consulted_at else []),
        *([f"as of {evidence.as_of}"] if evidence.as_of else []),
    )


def evidence_line(evidence: Evidence) -> str:
    """Return one piece of evidence on one line: what it does, the passage, where it comes from."""
    passage = f"“{evidence.passage}” — " if evidence.passage else ""
    return f"{STANCE_WORDS[evidence.stance]}: {passage}{cited(evidence)}"


def deed(decision: Decision) -> str:
    """Return what a decision did, for the history of a claim.

    >>> deed(Decision(seq=9, uid="", claim_id=1, act=Act.UNDO, status=Status.UNREVIEWED, undoes=7,
    ...               reviewer="Ada", decided_at="", hash=""))
    'took back decision 7, leaving it open'
    """
    if decision.by_withdrawal:
        return "a source was withdrawn: open again"
    if decision.act is Act.CLEAR:
        return "cleared it: open again"
    if decision.act is Act.DECIDE:
        words = standing_words(decision.status, decision.reason)
        words += f"; should be {decision.correction}" if decision.correction else ""
        pieces = len(decision.evidence)
        return words + (f"; {pieces} piece{'s' if pieces > 1 else ''} of evidence" if pieces else "")
    verb = "took back" if decision.act is Act.UNDO else "brought back"
    which = f" decision {decision.undoes}" if decision.undoes is not None else " a decision"
    return f"{verb}{which}, leaving it {STATUS_WORDS[decision.status]}"


def ruled(ruling: Ruling) -> str:
    """Return what an editor ruled, by whom and when.

    >>> from factcheck.model.ruling import Outcome
    >>> ruled(Ruling(outcome=Outcome.INSTEAD, words="about 1,200", editor="Eva", ruled_at=""))
    'instead: about 1,200 (Eva)'
    """
    words = f": {ruling.words}" if ruling.words else ""
    day = f", {when(ruling.ruled_at)}" if ruling.ruled_at else ""
    return f"{ruling.outcome}{words} ({ruling.editor}{day})"


def side_by_side(words: Iterable[Decision]) -> str:
    """Return what each reviewer says of a claim, on one line: "ann: verified; bob: disputed"."""
    return "; ".join(f"{word.reviewer}: {standing_words(word.status, word.reason)}" for word in words)


def covered(report: Report) -> Coverage:
    """Return every figure of all the articles together, and what became of it."""
    parts = [article.coverage for article in report.every]
    return Coverage(
        decided=sum(part.decided for part in parts),
        open=sum(part.open for part in parts),
        minor=sum(part.minor for part in parts),
        set_aside=sum(part.set_aside for part in parts),
        unaccounted=sum(part.unaccounted for part in parts),
    )


def made(report: Report) -> str:
    """Return when, by what and from which ledger a paper was made."""
    try:
        offset = read_stamp(report.generated_at).astimezone().isoformat()[-6:]
    except ValueError:
        offset = "+00:00"
    shown = f"Shown are claims of this choice only: {report.only}. " if report.only else ""
    return (
        f"{shown}Made {when(report.generated_at)} by factcheck {report.version} from {report.ledger}. "
        f"Times are local: UTC{offset} at that moment."
    )


def sealed(head: Head) -> str:
    """Return the line that ties a paper to its ledger.

    >>> sealed(Head(seq=0, hash=""))
    'The ledger held no decision yet.'
    """
    if not head.seq:
        return "The ledger held no decision yet."
    return (
        f"The ledger's latest decision was number {head.seq}, sealed as {head.hash}. "
        f"As long as `factcheck audit --head {head.seq}:{head.hash[:16]}` agrees, "
        "no decision up to it was changed."
    )


def drafted(document: DocumentEntry) -> str:
    """Return which draft of which document it is, and when it came in."""
    return f"Document {document.id}, draft {document.revision}, added {when(document.added_at)}."


def titled(document: DocumentEntry) -> str:
    """Return what to call a document: its title, or its number where it has none."""
    return document.title.strip() or f"Document {document.id}"


def many(number: int, noun: str) -> str:
    """Return a number of things.

    >>> many(1, "claim"), many(1400, "claim")
    ('1 claim', '1,400 claims')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def told(point: Point) -> str:
    """Return what one article says of a quantity over time, on one line."""
    return f"{point.day}: {point.figure} ({STATUS_WORDS[point.status]}, claim {point.claim}), {point.article}"
