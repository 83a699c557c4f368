"""What a paper says beside a claim: where it stands, on which evidence, and what speaks against it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from factcheck.model.amount import amount
from factcheck.model.decision import Decision, Evidence, Status
from factcheck.model.document import Zone
from factcheck.model.entry import ClaimEntry, ClaimHistory, FindingEntry
from factcheck.model.finding import Outcome
from factcheck.model.marking import marked
from factcheck.model.paper import Fact, Line, Note, Run, Tone, plain
from factcheck.model.standing import differ, opinions, standing
from factcheck.model.wording import (
    NO_EVIDENCE,
    NOTE_ERASED,
    STANCE_WORDS,
    deed,
    freshness,
    held,
    said_by,
    side_by_side,
    standing_words,
    when,
)


def note(
    history: ClaimHistory,
    findings: Iterable[FindingEntry] = (),
    *,
    sentence: bool = False,
    home: bool = False,
    why: Sequence[str] = (),
) -> Note:
    """Return all that there is to say of a claim; `why` is why the paper names it at all."""
    entry = history.entry
    return Note(
        claim=entry.id,
        status=entry.status,
        standing=standing_words(entry.status, entry.reason),
        phrase=entry.claim.phrase,
        facts=tuple(chain(_why(why), _facts(history), _findings(findings), grounds(history), _past(history))),
        sentence=quoted(entry) if sentence else (),
        home=home,
    )


def quoted(entry: ClaimEntry) -> Line:
    """Return a claim's sentence with the phrase in it."""
    return tuple(Run(text, Tone.STRONG if phrase else Tone.PLAIN) for text, phrase in marked(entry.claim))


def _why(reasons: Sequence[str]) -> Iterator[Fact]:
    if reasons:
        yield Fact(term="Why", lines=tuple((Run(reason, Tone.ALARM),) for reason in reasons))


def _facts(history: ClaimHistory) -> Iterator[Fact]:
    claim = history.entry.claim
    if amount(claim) != claim.phrase:
        yield Fact(term="Figure", lines=((Run(amount(claim), Tone.STRONG),),))
    if claim.zone is not Zone.BODY:
        yield Fact(term="Stands in", lines=(plain(f"the {claim.zone}"),))
    speaker = said_by(claim)
    if speaker:
        yield Fact(term="Said by", lines=(plain(speaker),))
    if claim.flags:
        yield Fact(term="Take care", lines=(plain(", ".join(claim.flags)),))


def _findings(findings: Iterable[FindingEntry]) -> Iterator[Fact]:
    lines = tuple(finding_line(each) for each in findings)
    if lines:
        yield Fact(term="The checks say", lines=lines)


def finding_line(entry: FindingEntry) -> Line:
    """Return what a check says, with its working."""
    said = entry.finding
    tone = Tone.PLAIN if said.outcome is Outcome.CONSISTENT else Tone.ALARM
    return (Run(said.message, tone), Run(f" {said.working}" if said.working else "", Tone.SOFT))


def grounds(history: ClaimHistory) -> Iterator[Fact]:
    """Yield what the standing of a claim rests on, and who says otherwise."""
    entry, decision, words = history.entry, standing(history), opinions(history)
    if differ(words):
        yield _alarm("Second opinion differs", side_by_side(words))
    if history.earlier is not None:
        yield _alarm("Decided on other wording", _earlier(history.earlier))
    if decision is None:
        if history.decisions and history.decisions[-1].by_withdrawal:
            yield _alarm("Reopened", _note(history.decisions[-1]))
        return
    if entry.correction:
        yield Fact(term="Should be", lines=((Run(entry.correction, Tone.STRONG),),))
    if _note(decision):
        yield Fact(term="Note", lines=(plain(_note(decision)),))
    if decision.evidence:
        yield Fact(term="Evidence", lines=tuple(map(evidence_line, decision.evidence)))
    elif entry.status is Status.VERIFIED:
        yield _alarm("Evidence", NO_EVIDENCE)
    yield Fact(term="Decided by", lines=(plain(f"{decision.reviewer}, {when(decision.decided_at)}"),))


def _earlier(entry: ClaimEntry) -> str:
    by = f" by {entry.reviewer}" if entry.reviewer else ""
    return f"claim {entry.id}, “{entry.claim.phrase}”, was {held(entry)}{by} in an earlier draft"


def evidence_line(evidence: Evidence) -> Line:
    """Return one piece of evidence: what it does, the passage, and where that stands."""
    source = evidence.source
    cited: list[Run] = []
    for words, url in (
        (evidence.locator, None),
        (source.title, None),
        (source.publisher, None),
        (source.url, source.url),
        (source.contact, None),
    ):
        if words:
            cited += [Run(", " if cited else "", Tone.SOFT), Run(words, Tone.SOFT, url=url)]
    passage = (Run(evidence.passage, Tone.QUOTE), Run(" ")) if evidence.passage else ()
    about = Run(f" ({'; '.join(freshness(evidence))})", Tone.SOFT)
    return (Run(f"{STANCE_WORDS[evidence.stance]}: ", Tone.STRONG), *passage, *cited, about)


def _past(history: ClaimHistory) -> Iterator[Fact]:
    if history.entry.supersedes_id is not None:
        yield Fact(
            term="Replaces", lines=(plain(f"claim {history.entry.supersedes_id} of an earlier draft"),)
        )
    if len(history.decisions) > 1:
        yield Fact(term="All decisions", lines=tuple(map(_decision, history.decisions)))


def _decision(decision: Decision) -> Line:
    words = f"{decision.seq}, {when(decision.decided_at)}, {decision.reviewer}: {deed(decision)}"
    said = _note(decision)
    return (Run(f"{words}. Note: {said}" if said else words, Tone.SOFT),)


def _note(decision: Decision) -> str:
    return NOTE_ERASED if decision.note is None else decision.note


def _alarm(term: str, words: str) -> Fact:
    return Fact(term=term, lines=((Run(words, Tone.ALARM),),))


def by_claim(findings: Iterable[FindingEntry]) -> dict[int, list[FindingEntry]]:
    """Return what the checks say of each claim, by its id."""
    told: dict[int, list[FindingEntry]] = defaultdict(list)
    for each in findings:
        for claim in each.claims:
            told[claim].append(each)
    return told
