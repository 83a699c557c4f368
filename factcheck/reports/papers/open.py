"""The open paper, for the editor and the lawyer: every figure that is not confirmed, and why."""

from collections.abc import Iterator

from factcheck.model.decision import MEANINGS, Evidence, Reason, Stance, Status
from factcheck.model.entry import ClaimHistory
from factcheck.model.noting import by_claim, note
from factcheck.model.paper import Block, Foot, Heading, Paper, Run, Tone, Verdict, Words, plain
from factcheck.model.report import ArticleReport, Report
from factcheck.model.standing import differ, opinions, standing
from factcheck.model.wording import NO_EVIDENCE, covered, drafted, made, sealed, standing_words, titled

NAME = "open"
LAYOUTS: tuple[str, ...] = ("md", "html", "docx")


def compose(report: Report) -> Paper:
    """Return the paper of all articles, each in the order of its text."""
    return Paper(
        title=f"{report.verdict} – open paper",
        made_at=report.generated_at,
        claims=report.counts.total,
        blocks=_blocks(report),
    )


def _blocks(report: Report) -> Iterator[Block]:
    lamp, _, words = report.verdict.partition(": ")
    yield Verdict(
        kicker="Open paper",
        title="What is not confirmed",
        lamp=lamp,
        words=words,
        lines=(
            plain(str(covered(report))),
            plain(
                "Every figure that is open, disputed, without evidence, sourced by one origin only, "
                "decided on other wording, or on which reviewers differ."
            ),
        ),
    )
    empty = True
    for article in report.articles:
        for block in _article(article):
            empty = False
            yield block
    if empty:
        yield Words(line=plain("Nothing: every figure is decided, with evidence of more than one origin."))
    yield Foot(lines=(plain(made(report)), plain(sealed(report.head))))


def _article(article: ArticleReport) -> Iterator[Block]:
    """Yield the notes of what is not confirmed, below a heading where there is any."""
    findings = None
    for history in article.claims:
        why = tuple(reasons(history))
        if not why:
            continue
        if findings is None:
            findings = by_claim(article.findings)
            yield Heading(words=titled(article.document), document=article.document.id)
            yield Words(line=(Run(drafted(article.document), Tone.SOFT),))
        yield note(history, findings.get(history.entry.id, ()), sentence=True, home=True, why=why)


def reasons(history: ClaimHistory) -> Iterator[str]:
    """Yield why a claim cannot be taken as confirmed; nothing where it can."""
    entry, decision = history.entry, standing(history)
    if entry.status is Status.UNREVIEWED:
        yield "decided on other wording" if history.earlier else MEANINGS[Status.UNREVIEWED]
    if entry.status is Status.DISPUTED:
        yield standing_words(entry.status, entry.reason)
    if entry.status in (Status.VERIFIED, Status.SOURCED) and decision is not None:
        if entry.reason is Reason.ON_AUTHOR:
            yield "on the author's word"
        yield from _thin(entry.status, decision.evidence)
    if differ(opinions(history)):
        yield "second opinion differs"


def _thin(status: Status, evidence: tuple[Evidence, ...]) -> Iterator[str]:
    supports = [piece for piece in evidence if piece.stance is Stance.SUPPORTS]
    if not evidence:
        yield NO_EVIDENCE
    elif not supports:
        yield "none of its evidence supports it"
    elif status is Status.SOURCED and len(said := origins(supports)) == 1:
        sources = f"{len(supports)} sources, " if len(supports) > 1 else ""
        yield f"{sources}one origin only: {said[0]}"


def origins(evidence: list[Evidence]) -> list[str]:
    """Return who said it first, each once: a source that names nobody is its own origin."""
    said: dict[str, str] = {}
    for piece in evidence:
        origin = piece.source.origin or piece.source.title
        said.setdefault(" ".join(origin.casefold().split()), origin)
    return list(said.values())
