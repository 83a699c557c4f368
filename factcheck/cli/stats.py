"""`factcheck stats`: progress by article and by reviewer, and how far reviewers agree."""

from collections.abc import Iterable
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import click

from factcheck.cli.ledgers import find_document, to_read
from factcheck.cli.options import document_option, examples, format_option, ledger_option
from factcheck.cli.output import dumped
from factcheck.cli.table import Column, Table
from factcheck.model.decision import Status
from factcheck.model.entry import Counts
from factcheck.model.progress import Agreement, ArticleProgress, Progress, ReviewerProgress
from factcheck.model.wording import STATUS_WORDS, many, titled, when

Thing = TypeVar("Thing")

_DECIDED = (Status.VERIFIED, Status.DISPUTED, Status.SOURCED, Status.NOT_A_CLAIM)


@click.command(
    "stats",
    epilog=examples(
        "factcheck stats",
        "factcheck stats --document article.txt",
        "factcheck stats --format json | jq .agreement",
    ),
)
@document_option
@format_option("table", "json", default="table")
@ledger_option
def command(document: str | None, form: str, ledger_path: Path | None) -> None:
    """Show how far the claims of the latest drafts are decided, and by whom.

    Where two reviewers have decided on the same claims, it shows on how many they agree, and Cohen's
    kappa: 1 is full agreement, 0 is what chance would give.
    """
    with to_read(ledger_path) as ledger:
        ref = None if document is None else str(find_document(ledger, document).id)
        progress = ledger.progress(ref)
    if form == "json":
        click.echo(dumped(_record(progress)))
        return
    counts = progress.counts
    click.echo(
        f"{many(len(progress.articles), 'article')}, {many(counts.total, 'claim')}: "
        f"{counts.decided:,} decided ({_percent(counts)}), {counts.unreviewed:,} open"
    )
    _print(progress.articles, _ARTICLES)
    _print(progress.reviewers, _REVIEWERS)
    _print(progress.agreements, _AGREEMENTS)


def _print(things: Iterable[Thing], table: Table[Thing]) -> None:
    for at, line in enumerate(table.lines(things)):
        click.echo(line if at else f"\n{line}")


def _percent(counts: Counts) -> str:
    return f"{counts.decided / counts.total:.0%}" if counts.total else "–"


def _article_column(status: Status) -> Column[ArticleProgress]:
    return Column(heading=STATUS_WORDS[status], read=lambda article: f"{getattr(article.counts, status):,}")


def _reviewer_column(status: Status) -> Column[ReviewerProgress]:
    return Column(heading=STATUS_WORDS[status], read=lambda each: f"{each.words.get(status, 0):,}")


_ARTICLES: Table[ArticleProgress] = Table(
    Column(heading="doc", read=lambda article: str(article.document.id)),
    Column(heading="article", read=lambda article: titled(article.document)),
    Column(heading="claims", read=lambda article: f"{article.counts.total:,}"),
    Column(heading="done", read=lambda article: _percent(article.counts)),
    *(_article_column(status) for status in (*_DECIDED, Status.UNREVIEWED)),
)
_REVIEWERS: Table[ReviewerProgress] = Table(
    Column(heading="reviewer", read=lambda each: each.reviewer),
    Column(heading="claims", read=lambda each: f"{each.claims:,}"),
    *(_reviewer_column(status) for status in _DECIDED),
    Column(heading="all acts", read=lambda each: f"{each.acts:,}"),
    Column(heading="last", read=lambda each: when(each.last)),
)
_AGREEMENTS: Table[Agreement] = Table(
    Column(heading="reviewers", read=lambda pair: f"{pair.one}, {pair.other}"),
    Column(heading="both decided", read=lambda pair: f"{pair.claims:,}"),
    Column(heading="agree", read=lambda pair: f"{pair.agreed:,}"),
    Column(heading="share", read=lambda pair: f"{float(pair.raw):.0%}"),
    Column(heading="kappa", read=lambda pair: "–" if pair.kappa is None else f"{float(pair.kappa):.2f}"),
)


def _record(progress: Progress) -> dict[str, object]:
    return {
        "claims": _counted(progress.counts),
        "articles": [
            {**asdict(article.document), "claims": _counted(article.counts)} for article in progress.articles
        ],
        "reviewers": [
            {
                "reviewer": each.reviewer,
                "claims": each.claims,
                "words": {str(status): each.words.get(status, 0) for status in _DECIDED},
                "acts": each.acts,
                "last": each.last,
            }
            for each in progress.reviewers
        ],
        "agreement": [
            {
                "reviewers": [pair.one, pair.other],
                "claims": pair.claims,
                "agreed": pair.agreed,
                "raw": _rounded(pair.raw),
                "kappa": _rounded(pair.kappa),
                "said": [
                    {"one": one, "other": other, "claims": number}
                    for (one, other), number in sorted(pair.pairs.items())
                ],
            }
            for pair in progress.agreements
        ],
    }


def _counted(counts: Counts) -> dict[str, int]:
    return {"total": counts.total, "decided": counts.decided, **asdict(counts)}


def _rounded(share: Fraction | None) -> float | None:
    return None if share is None else round(float(share), 4)
