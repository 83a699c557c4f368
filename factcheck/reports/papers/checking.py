"""The checking paper: the verdict, what stands in the way, the article with its figures marked, and notes."""

from collections.abc import Iterator
from itertools import chain

from factcheck.model.decision import Status
from factcheck.model.entry import ClaimEntry
from factcheck.model.finding import Outcome
from factcheck.model.galley import galley
from factcheck.model.noting import by_claim, finding_line, note, quoted
from factcheck.model.paper import (
    Block,
    Bullets,
    Foot,
    Heading,
    Line,
    Paper,
    Progress,
    Run,
    Table,
    Tone,
    Trend,
    Verdict,
    Words,
    plain,
)
from factcheck.model.report import ArticleReport, Report
from factcheck.model.wording import (
    GLYPHS,
    NO_EVIDENCE,
    covered,
    drafted,
    held,
    made,
    said_by,
    sealed,
    standing_words,
    titled,
)

NAME = "checking"
LAYOUTS: tuple[str, ...] = ("md", "html", "docx")


def compose(report: Report) -> Paper:
    """Return the paper of all articles, what is unsettled first."""
    return Paper(
        title=f"{report.verdict} – checking paper",
        made_at=report.generated_at,
        claims=report.counts.total,
        blocks=_blocks(report),
    )


def _blocks(report: Report) -> Iterator[Block]:
    yield _verdict(report)
    yield Progress(counts=report.counts)
    if len(report.articles) > 1:
        yield Heading(words="Articles")
        yield _articles(report)
    yield Heading(words="What stands in the way")
    yield from _in_the_way(report)
    yield from _over_time(report)
    for article in report.articles:
        yield from _article(article)
    yield Foot(lines=(plain(made(report)), plain(sealed(report.head))))


def _verdict(report: Report) -> Verdict:
    lamp, _, words = report.verdict.partition(": ")
    only = report.articles[0].document if len(report.articles) == 1 else None
    return Verdict(
        kicker="Checking paper",
        title=titled(only) if only else f"{len(report.articles)} articles" if report.articles else "",
        lamp=lamp,
        words=words,
        lines=(
            (Run(str(covered(report))),),
            *([plain(drafted(only))] if only else []),
            *([(Run(f"Shown below: {report.only}.", Tone.STRONG),)] if report.only else []),
        ),
    )


def _articles(report: Report) -> Table:
    return Table(
        name="Articles",
        columns=("Article", "Figures", "Decided", "Open", "Minor", "Set aside", "Unaccounted", "Findings"),
        rows=map(_article_row, report.articles),
        numbers=frozenset(range(1, 8)),
    )


def _article_row(article: ArticleReport) -> tuple[Line, ...]:
    coverage = article.coverage
    numbers = (coverage.figures, coverage.decided, coverage.open, coverage.minor, coverage.set_aside)
    return (
        (Run(titled(article.document), document=article.document.id),),
        *(plain(str(number)) for number in numbers),
        *(
            (Run(str(number), Tone.ALARM if number else Tone.PLAIN),)
            for number in (coverage.unaccounted, article.doubts)
        ),
    )


def _in_the_way(report: Report) -> Iterator[Block]:
    several = len(report.articles) > 1
    clear = True
    for article in report.articles:
        if not article.obstacles:
            continue
        clear = False
        if several:
            yield Heading(words=titled(article.document), level=3)
        yield Bullets(lines=chain(_unsettled(article), _doubts(article), _unaccounted(article)))
    if clear:
        yield Words(line=plain("Nothing: no claim is open, disputed or without evidence."))


def _unsettled(article: ArticleReport) -> Iterator[Line]:
    counts = article.counts
    if not (counts.unreviewed or counts.disputed or article.unproven):
        return
    for entry in article.unsettled:
        words = f"{GLYPHS[entry.status]} {held(entry)}"
        if entry.status is Status.VERIFIED:
            words += f", {NO_EVIDENCE}"
        yield (
            Run(words, Tone.ALARM),
            Run(" · "),
            Run(f"claim {entry.id}", claim=entry.id),
            Run(": "),
            *quoted(entry),
        )


def _doubts(article: ArticleReport) -> Iterator[Line]:
    for each in article.findings:
        if each.finding.outcome is not Outcome.CONSISTENT:
            yield finding_line(each)


def _unaccounted(article: ArticleReport) -> Iterator[Line]:
    if not article.coverage.unaccounted:
        return
    text = article.draft().text
    for start, end in article.unaccounted:
        yield (
            Run("unaccounted: ", Tone.ALARM),
            Run(text[max(0, start - 60) : start]),
            Run(text[start:end], Tone.STRONG),
            Run(text[end : end + 60]),
        )


def _over_time(report: Report) -> Iterator[Block]:
    for number, series in enumerate(report.series, 1):
        if number == 1:
            yield Heading(words="Over time")
        yield Trend(number=number, series=series)


def _article(article: ArticleReport) -> Iterator[Block]:
    document = article.document
    yield Heading(words=titled(document), document=document.id)
    yield Words(line=(Run(str(article.coverage), Tone.STRONG),))
    origin = f" Read from {document.origin}." if document.origin else ""
    yield Words(
        line=(Run(f"{drafted(document)}{origin} SHA-256 of its text: {article.text_digest}", Tone.SOFT),)
    )
    findings = by_claim(article.findings)
    empty = True
    for copy, claims in galley(article.draft(), article.claims):
        if copy is not None:
            yield copy
        for history in claims:
            empty = False
            yield note(history, findings.get(history.entry.id, ()), home=True)
    if empty:
        yield Words(line=plain("No claims."))
        return
    yield Heading(words="Claims", level=3)
    yield Table(
        name=f"Claims of {titled(document)}",
        columns=("Claim", "Figure as printed", "Said by", "Stands", "Decided by", "Evidence"),
        rows=map(_claim_row, article.entries),
        numbers=frozenset({5}),
    )


def _claim_row(entry: ClaimEntry) -> tuple[Line, ...]:
    correction = f", should be {entry.correction}" if entry.correction else ""
    bare = entry.status is Status.VERIFIED and not entry.evidence_count
    return (
        (Run(str(entry.id), claim=entry.id),),
        plain(entry.claim.phrase),
        plain(said_by(entry.claim)),
        (Run(standing_words(entry.status, entry.reason) + correction, status=entry.status),),
        plain(entry.reviewer or ""),
        (Run(NO_EVIDENCE, Tone.ALARM) if bare else Run(str(entry.evidence_count or "")),),
    )
