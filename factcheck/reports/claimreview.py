"""What was decided as schema.org ClaimReviews (JSON-LD), for whoever collects fact-checks.

A review of a decided claim says what the reviewers may say in public: the words of the article, the
outcome, and the published sources. Notes, contacts, passages and the names of people who were asked stay
at home.
"""

import json
from collections.abc import Iterator, Mapping, Sequence

from factcheck.model.decision import MEANINGS, Evidence, Reason, SourceKind, Status
from factcheck.model.entry import ClaimEntry, ClaimHistory
from factcheck.model.link import link
from factcheck.model.report import ArticleReport, Report
from factcheck.model.standing import standing
from factcheck.model.wording import standing_words
from factcheck.safe import one_line
from factcheck.times import day_of

NAME = "claimreview"
SUFFIXES: tuple[str, ...] = (".jsonld",)

CLAIM_CHARS = 75
"""Search engines show no more of `claimReviewed`."""

WORST, BEST = 1, 4
"""How far a claim is confirmed: 1 wrong, 2 not confirmed, 3 on somebody's word, 4 confirmed."""


def render(report: Report) -> Iterator[bytes]:
    """Yield the reviews, one a line: of claims that are verified, disputed or sourced."""
    yield b'{"@context": "https://schema.org", "@graph": ['
    opening = b"\n"
    for article in report.articles:
        page: dict[str, object] | None = None
        for history in article.claims:
            if _value(history.entry) is not None:
                page = page or _page(article)
                yield opening + _dumped(_review(history, page))
                opening = b",\n"
    yield b"\n]}\n"


def _page(article: ArticleReport) -> dict[str, object]:
    """Return where the claims of an article were read; a draft has no address, and often no date yet."""
    day = day_of(article.draft().published)
    return _given(
        {
            "@type": "CreativeWork",
            "headline": one_line(article.document.title),
            "url": link(article.document.origin),
            "datePublished": day.isoformat() if day else None,
        }
    )


def _review(history: ClaimHistory, page: Mapping[str, object]) -> dict[str, object]:
    entry, decision = history.entry, standing(history)
    address = str(page.get("url", ""))
    return _given(
        {
            "@type": "ClaimReview",
            "@id": _name(entry),
            # a draft has no address yet: whoever publishes the review puts its own here
            "url": (f"{address}#claim-{entry.claim.uid}" if address and "#" not in address else _name(entry)),
            "claimReviewed": excerpt(entry.claim.sentence, entry.claim.phrase),
            "datePublished": entry.decided_at,
            "author": {"@type": "Person", "name": one_line(entry.reviewer or "")},
            "reviewRating": _rating(entry),
            "itemReviewed": _claim(entry, page),
            "citation": _citations(decision.evidence if decision else ()),
        }
    )


def _name(entry: ClaimEntry) -> str:
    return f"urn:factcheck:claim:{entry.claim.uid}"


def _rating(entry: ClaimEntry) -> dict[str, object]:
    words = standing_words(entry.status, entry.reason)
    words += f"; should be {entry.correction}" if entry.correction else ""
    return {
        "@type": "Rating",
        "ratingValue": _value(entry),
        "worstRating": WORST,
        "bestRating": BEST,
        "alternateName": one_line(words),
        "name": one_line(words),
        "ratingExplanation": MEANINGS[entry.status],
    }


def _value(entry: ClaimEntry) -> int | None:
    match entry.status, entry.reason:
        case Status.DISPUTED, Reason.WRONG:
            return WORST
        case Status.DISPUTED, _:
            return 2
        case (Status.SOURCED, _) | (Status.VERIFIED, Reason.ON_AUTHOR):
            return 3
        case Status.VERIFIED, _:
            return BEST
    return None


def _claim(entry: ClaimEntry, page: Mapping[str, object]) -> dict[str, object]:
    return _given(
        {
            "@type": "Claim",
            "text": one_line(entry.claim.sentence),
            # whether a speaker is a person or a body, the article need not say
            "author": {"name": one_line(entry.claim.speaker)} if entry.claim.speaker else None,
            "appearance": page,
        }
    )


def _citations(evidence: Sequence[Evidence]) -> list[dict[str, object]]:
    # who spoke to the desk need not be named by it
    return [_source(piece) for piece in evidence if piece.source.kind is not SourceKind.PERSON]


def _source(evidence: Evidence) -> dict[str, object]:
    source = evidence.source
    publisher = {"@type": "Organization", "name": one_line(source.publisher)} if source.publisher else None
    return _given(
        {
            "@type": "CreativeWork",
            "name": one_line(source.title),
            "url": link(source.url),
            "publisher": publisher,
            "temporalCoverage": one_line(evidence.as_of or ""),
        }
    )


def excerpt(sentence: str, phrase: str) -> str:
    """Return as much of a sentence around its phrase as `claimReviewed` has room for, in whole words.

    >>> excerpt("The board said on Monday that, all in all, some 1,400 people had signed the long petition.",
    ...         "some 1,400 people")
    '… Monday that, all in all, some 1,400 people had signed the long …'
    """
    words, figure = " ".join(one_line(sentence).split()), " ".join(one_line(phrase).split())
    at, room = words.find(figure), CLAIM_CHARS - len(figure) - len("…  …")
    if len(words) <= CLAIM_CHARS:
        return words
    if at < 0 or room < 0:
        return figure
    before, after = words[:at], words[at + len(figure) :]
    # half of the room on either side; what one does not need, the other has
    back = min(len(before), max(room // 2, room - len(after)))
    head, tail = before[len(before) - back :], after[: room - back]
    if head != before:
        head = f"… {head.partition(' ')[2]}"
    if tail != after:
        tail = f"{tail.rpartition(' ')[0]} …"
    return head + figure + tail


def _given(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def _dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, allow_nan=False).encode("ascii")
