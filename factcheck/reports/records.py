"""A report as one JSON document: every record with all its decisions, for programs."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from factcheck.model.claim import record
from factcheck.model.entry import ClaimHistory, Coverage
from factcheck.model.report import ArticleReport, Report
from factcheck.model.standing import opinions
from factcheck.model.wording import covered

NAME = "json"
SUFFIXES: tuple[str, ...] = (".json",)


def render(report: Report) -> Iterator[bytes]:
    """Yield the report as JSON, one claim a line, so that two papers compare line by line."""
    opening = {
        "verdict": report.verdict,
        "counts": asdict(report.counts),
        "coverage": _coverage(covered(report)),
        "only": report.only,
        "generated_at": report.generated_at,
        "version": report.version,
        "ledger": report.ledger,
        "head": asdict(report.head),
    }
    yield _open(opening) + b', "articles": ['
    for number, article in enumerate(report.articles):
        yield (b",\n" if number else b"\n") + _open(_article(article)) + b', "claims": ['
        for place, history in enumerate(article.claims):
            yield (b",\n" if place else b"\n") + dumped(claim_record(history))
        yield b"\n]}"
    yield b"\n]}\n"


def _article(article: ArticleReport) -> dict[str, object]:
    return {
        "document": asdict(article.document),
        "counts": asdict(article.counts),
        "coverage": _coverage(article.coverage),
        "text_digest": article.text_digest,
    }


def _coverage(coverage: Coverage) -> dict[str, int]:
    return {"figures": coverage.figures, **asdict(coverage)}


def claim_record(history: ClaimHistory) -> dict[str, object]:
    """Return a claim with where it stands, what each reviewer says, and all that was decided."""
    entry = history.entry
    return {
        **record(entry.claim),
        "id": entry.id,
        "status": entry.status,
        "reviewer": entry.reviewer,
        "decided_at": entry.decided_at,
        "decision_reason": entry.reason,
        "correction": entry.correction,
        "evidence_count": entry.evidence_count,
        "supersedes_id": entry.supersedes_id,
        "in_latest": entry.in_latest,
        "opinions": {word.reviewer: word.status for word in opinions(history)},
        "decisions": [asdict(decision) for decision in history.decisions],
    }


def _open(fields: Mapping[str, object]) -> bytes:
    return dumped(fields)[:-1]


def dumped(value: object) -> bytes:
    """Return a value as JSON on one line."""
    # ASCII only: half a surrogate pair stays readable to every parser, and a terminal that the
    # report is printed on meets no control character
    return json.dumps(value, ensure_ascii=True, allow_nan=False).encode("ascii")
