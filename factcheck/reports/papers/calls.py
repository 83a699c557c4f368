"""The call sheet: figures to settle by whom to ring, each with its question drafted and room to write."""

from array import array
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.model.decision import Reason, Status
from factcheck.model.entry import ClaimEntry, ClaimHistory
from factcheck.model.noting import quoted
from factcheck.model.paper import Block, Fact, Foot, Heading, Note, Paper, Run, Tone, Verdict, Words, plain
from factcheck.model.question import question
from factcheck.model.report import Report
from factcheck.model.standing import standing
from factcheck.model.wording import made, sealed, standing_words, titled

NAME = "calls"
LAYOUTS: tuple[str, ...] = ("md", "html", "docx")

NOBODY = "Nobody is named"
_BLANK = "…" * 20


class Callee(NamedTuple):
    """Whom to ring."""

    name: str
    contact: str = ""
    speaker: bool = False
    """Whether it is the one who said it, and not somebody who may know."""


def compose(report: Report) -> Paper:
    """Return the sheet of all articles: one call settles all that somebody said."""
    return Paper(
        title=f"{report.verdict} – call sheet",
        made_at=report.generated_at,
        claims=report.counts.total,
        blocks=_blocks(report),
    )


def _blocks(report: Report) -> Iterator[Block]:
    calls = _calls(report)
    titles = {article.document.id: titled(article.document) for article in report.articles}
    figures = sum(map(len, calls.values()))
    named = sum(callee.name != "" for callee in calls)
    yield Verdict(
        kicker="Call sheet",
        title=f"{figures} figure{'' if figures == 1 else 's'} to settle",
        lamp="",
        words=f"{named} call{'' if named == 1 else 's'} to make",
    )
    for callee in sorted(calls, key=lambda callee: (not callee.name, callee.name.casefold(), callee)):
        yield Heading(words=callee.name or NOBODY)
        if callee.contact:
            yield Words(line=(Run("Reached as: ", Tone.SOFT), Run(callee.contact, Tone.STRONG)))
        elif not callee.name:
            yield Words(line=plain("The copy says so in its own voice: find who can confirm it."))
        for entry in report.entries(calls[callee]):
            yield _call(entry, callee, titles[entry.document_id] if len(titles) > 1 else "")
    if not calls:
        yield Words(line=plain("Nobody to ring: no figure is open, unconfirmed or without evidence."))
    yield Foot(lines=(plain(made(report)), plain(sealed(report.head))))


def _calls(report: Report) -> "dict[Callee, array[int]]":
    """Return which claims to ask whom about: a call is for all articles, so that all are looked at first."""
    calls: dict[Callee, array[int]] = {}
    for article in report.articles:
        for history in article.claims:
            if _to_settle(history.entry):
                calls.setdefault(_callee(history), array("q")).append(history.entry.id)
    return calls


def _to_settle(entry: ClaimEntry) -> bool:
    match entry.status:
        case Status.UNREVIEWED:
            return True
        case Status.DISPUTED:
            return entry.reason is not Reason.WRONG
        case Status.VERIFIED:
            return not entry.evidence_count
    return False


def _callee(history: ClaimHistory) -> Callee:
    """Return whoever the evidence was had from, else who is said to have said it, else nobody."""
    decision, speaker = standing(history), " ".join((history.entry.claim.speaker or "").split())
    for piece in decision.evidence if decision else ():
        source = piece.source
        if source.contact:
            same = source.title.casefold() == speaker.casefold()
            return Callee(name=source.title, contact=source.contact, speaker=same)
    return Callee(name=speaker, speaker=bool(speaker))


def _call(entry: ClaimEntry, callee: Callee, title: str) -> Note:
    facts = [
        Fact(term="Ask", lines=((Run(question(entry.claim, speaker=callee.speaker), Tone.STRONG),),)),
        Fact(term="Answer", lines=(plain(_BLANK),)),
        Fact(term="Who, when", lines=(plain(_BLANK),)),
    ]
    if title:
        facts.append(Fact(term="Article", lines=(plain(title),)))
    return Note(
        claim=entry.id,
        status=entry.status,
        standing=standing_words(entry.status, entry.reason),
        phrase=entry.claim.phrase,
        facts=tuple(facts),
        sentence=quoted(entry),
        home=True,
    )
