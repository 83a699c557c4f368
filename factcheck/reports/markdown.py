"""The checking paper in Markdown: CommonMark in which nothing from outside can become markup."""

from collections.abc import Iterator

from factcheck.model.amount import amount
from factcheck.model.commonmark import escape, strong
from factcheck.model.decision import MEANINGS, Decision, Status
from factcheck.model.document import Zone
from factcheck.model.entry import ClaimHistory
from factcheck.model.marking import Piece, marked
from factcheck.model.report import ArticleReport, Report
from factcheck.model.standing import differ, opinions, standing
from factcheck.model.wording import (
    GLYPHS,
    NO_EVIDENCE,
    NOTE_ERASED,
    STATUS_WORDS,
    covered,
    deed,
    evidence_line,
    made,
    said_by,
    sealed,
    side_by_side,
    standing_words,
    titled,
    when,
)

NAME = "md"
SUFFIXES: tuple[str, ...] = (".md", ".markdown")


def render(report: Report) -> Iterator[bytes]:
    """Yield the paper a claim at a time."""
    for piece in _paper(report):
        yield piece.encode("utf-8")


def _paper(report: Report) -> Iterator[str]:
    yield f"# Checking paper\n\n**{report.verdict}**\n\n"
    yield f"{covered(report)}\n\n## What each status means\n\n"
    for status in Status:
        number = getattr(report.counts, status)
        yield f"- {escape(GLYPHS[status])} **{STATUS_WORDS[status]}** {number} — {MEANINGS[status]}\n"
    yield "\n## To settle\n\n"
    yield from _to_settle(report)
    for article in report.articles:
        yield from _article(article)
    yield from _foot(report)


def _to_settle(report: Report) -> Iterator[str]:
    if not report.counts.unreviewed and not report.counts.disputed:
        yield "Nothing: no claim is open or disputed.\n\n"
    for article in report.articles:
        if not article.counts.unreviewed and not article.counts.disputed:
            continue
        yield f"### {escape(titled(article.document))}\n\n"
        for history in article.claims:
            if history.entry.status in (Status.UNREVIEWED, Status.DISPUTED):
                claim = history.entry.claim
                yield f"- Claim {history.entry.id}: {escape(claim.phrase)}\n"
                yield f"  - In the copy: {strong(marked(claim))}\n"
                yield "".join(f"  - {line}\n" for line in _where_it_stands(history))
        yield "\n"


def _article(article: ArticleReport) -> Iterator[str]:
    document = article.document
    yield f"## {escape(titled(article.document))}\n\n{article.coverage}\n\n"
    yield f"Document {document.id}, draft {document.revision}, added {escape(when(document.added_at))}. "
    yield f"Read from {escape(document.origin)}. " if document.origin else ""
    yield f"SHA-256 of its text: {escape(article.text_digest)}\n\n"
    empty = True
    for history in article.claims:
        empty = False
        yield _claim(history)
    if empty:
        yield "No claims.\n\n"


def _claim(history: ClaimHistory) -> str:
    claim = history.entry.claim
    zone = "" if claim.zone is Zone.BODY else f" ({claim.zone})"
    lines = [f"Figure: {escape(amount(claim))}", f"In the copy{zone}: {strong(marked(claim))}"]
    speaker = said_by(claim)
    if speaker:
        lines.append(f"Said by: {escape(speaker)}")
    if claim.flags:
        lines.append(f"Take care: {escape(', '.join(claim.flags))}")
    lines += _where_it_stands(history)
    if history.entry.supersedes_id is not None:
        lines.append(f"Replaces claim {history.entry.supersedes_id} of an earlier draft")
    heading = f"### Claim {history.entry.id}: {escape(claim.phrase)}\n\n"
    return heading + "".join(f"- {line}\n" for line in lines) + _history(history) + "\n"


def _where_it_stands(history: ClaimHistory) -> Iterator[str]:
    entry, decision = history.entry, standing(history)
    words = standing_words(entry.status, entry.reason)
    yield f"{escape(GLYPHS[entry.status])} **{words}**{_by(decision)}"
    if entry.correction:
        yield f"Should be: {strong([Piece(entry.correction, True)])}"
    said = opinions(history)
    if differ(said):
        yield f"**Reviewers differ**: {escape(side_by_side(said))}"
    if decision is None:
        if history.decisions and history.decisions[-1].by_withdrawal:
            yield f"Reopened: {_note(history.decisions[-1])}"
        return
    note = _note(decision)
    if note:
        yield f"Note: {note}"
    for evidence in decision.evidence:
        yield f"Evidence: {escape(evidence_line(evidence))}"
    if not decision.evidence and entry.status is Status.VERIFIED:
        yield f"Evidence: {NO_EVIDENCE}"


def _by(decision: Decision | None) -> str:
    if decision is None:
        return ""
    return f", {escape(decision.reviewer)}, {escape(when(decision.decided_at))}"


def _history(history: ClaimHistory) -> str:
    if len(history.decisions) < 2:
        return ""
    lines = ["- All decisions:\n"]
    for decision in history.decisions:
        note = _note(decision)
        lines.append(
            f"  - {decision.seq}, {escape(when(decision.decided_at))}, {escape(decision.reviewer)}: "
            f"{escape(deed(decision))}{'. Note: ' + note if note else ''}\n"
        )
    return "".join(lines)


def _note(decision: Decision) -> str:
    return NOTE_ERASED if decision.note is None else escape(decision.note)


def _foot(report: Report) -> Iterator[str]:
    yield "---\n\n"
    yield f"{escape(made(report))}\n\n{escape(sealed(report.head))}\n"
