"""A report as JSON lines: one claim a line, whole by itself, for programs that read as they go."""

from collections.abc import Iterator
from dataclasses import asdict

from factcheck.model.report import Report
from factcheck.reports.records import claim_record, dumped

NAME = "jsonl"
SUFFIXES: tuple[str, ...] = (".jsonl", ".ndjson")


def render(report: Report) -> Iterator[bytes]:
    """Yield a line for each claim: its record, its article, all its decisions with their evidence."""
    for article in report.articles:
        document = asdict(article.document)
        for history in article.claims:
            yield dumped({**claim_record(history), "article": document}) + b"\n"
