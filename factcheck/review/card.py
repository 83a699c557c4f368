"""What the claim card says of a claim, line by line: the figure, where it stands, and on which evidence."""

from collections.abc import Iterator, Sequence
from itertools import islice

from factcheck.model.amount import amount
from factcheck.model.claim import Claim
from factcheck.model.decision import MEANINGS, Decision, Status
from factcheck.model.entry import ClaimEntry, ClaimHistory, FindingEntry
from factcheck.model.finding import Mention
from factcheck.model.marking import marked
from factcheck.model.quantity import Hedge
from factcheck.model.standing import differ, opinions, standing
from factcheck.model.wording import (
    NO_EVIDENCE,
    NOTE_ERASED,
    deed,
    evidence_line,
    said_by,
    side_by_side,
    standing_words,
    when,
)
from factcheck.review.glyphs import Glyphs
from factcheck.review.line import Line, Look, Run, status_look
from factcheck.safe import name_hidden, one_line

_LABEL = 10

_LONGEST = 2000
"""Characters of one field that the card shows; the article has the rest."""

_FINDINGS = 5
"""Findings of the checks that the card tells."""

_DECISIONS = 3
"""Decisions that the card tells of; the history window has the rest."""


def card(history: ClaimHistory, glyphs: Glyphs, findings: Sequence[FindingEntry] = ()) -> Iterator[Line]:
    """Yield the lines of a claim's card, what a reviewer decides by first."""
    entry, claim = history.entry, history.entry.claim
    now = standing(history)
    yield _figure(claim, glyphs)
    yield _standing(entry, glyphs)
    yield from _found(findings, claim)
    yield from _evidence(entry, now)
    yield from _speaker(claim)
    yield from _warnings(entry)
    place = glyphs.between.join(part for part in (claim.period, claim.place) if part)
    if place:
        yield _labelled("context", place)
    if now is not None and now.note != "":
        yield _labelled("note", NOTE_ERASED if now.note is None else now.note)
    words = opinions(history)
    if len(words) > 1:
        yield _side_by_side(words)
    if now is None and history.decisions and history.decisions[-1].by_withdrawal:
        yield _labelled("reopened", history.decisions[-1].note or NOTE_ERASED, Look.ALERT)
    if history.decisions:
        yield _recent(history.decisions, glyphs)
    yield _sentence(claim)


def _figure(claim: Claim, glyphs: Glyphs) -> Line:
    what = " ".join(dict.fromkeys(part for part in (claim.noun, claim.measure) if part))
    facts = (
        claim.kind,
        claim.hedge if claim.hedge is not Hedge.EXACT else None,
        claim.unit,
        " ".join(part for part in (claim.change, claim.role) if part),
        claim.modality,
    )
    words = glyphs.between.join(str(fact).replace("_", " ") for fact in facts if fact)
    return Line(
        (
            Run(_cut(amount(claim)), Look.STRONG),
            Run(f" {_cut(what)}" if what else ""),
            Run(f"  {_cut(words)}", Look.DIM),
        ),
        2,
    )


def _standing(entry: ClaimEntry, glyphs: Glyphs) -> Line:
    words = standing_words(entry.status, entry.reason)
    correction = f", should be {_cut(entry.correction)}" if entry.correction else ""
    who = (
        f" ({_cut(entry.reviewer)}, {when(entry.decided_at)})" if entry.reviewer and entry.decided_at else ""
    )
    return Line(
        (
            Run(f"{glyphs.status[entry.status]} {words}{correction}", status_look(entry.status)),
            Run(f": {MEANINGS[entry.status]}{who}" if not entry.reason else who, Look.DIM),
        ),
        3,
    )


def _evidence(entry: ClaimEntry, now: Decision | None) -> Iterator[Line]:
    if now is None:
        return
    if not now.evidence:
        if entry.status is Status.VERIFIED:
            yield _labelled("evidence", NO_EVIDENCE, Look.ALERT)
        return
    for at, evidence in enumerate(now.evidence):
        yield _labelled("evidence" if at == 0 else "", evidence_line(evidence))


def _found(findings: Sequence[FindingEntry], claim: Claim) -> Iterator[Line]:
    for entry in findings[:_FINDINGS]:
        said = entry.finding
        beside = (each for each in said.mentions if not _is(each, claim))
        others = ", ".join(f'"{each.phrase}"{_elsewhere(each)}' for each in beside)
        held = f"  against {_cut(others)}" if others else ""
        runs = (_label("found"), Run(_cut(said.message), Look.ALERT), Run(f"  {_cut(said.working)}"))
        yield Line((*runs, Run(held, Look.DIM)), _LABEL)
    if len(findings) > _FINDINGS:
        yield _labelled("", f"and {len(findings) - _FINDINGS} more: factcheck findings", Look.DIM)


def _is(said: Mention, claim: Claim) -> bool:
    return said.document is None and (said.start, said.end) == (claim.start, claim.end)


def _elsewhere(said: Mention) -> str:
    return f" in article {said.document}" if said.document else ""


def _speaker(claim: Claim) -> Iterator[Line]:
    who, words = said_by(claim), claim.attribution or ""
    if who or words:
        quoted = f'  "{_cut(words)}"' if words else ""
        yield Line((_label("said by"), Run(_cut(who)), Run(quoted, Look.DIM)), _LABEL)


def _warnings(entry: ClaimEntry) -> Iterator[Line]:
    claim = entry.claim
    unseen = name_hidden(claim.phrase)
    if unseen:
        yield _labelled("beware", f"cannot be seen: {unseen}", Look.ALERT)
    # what is hidden is named already
    flags = [each for each in claim.flags if not (unseen and each == "hidden characters")]
    if flags:
        yield _labelled("beware", ", ".join(flags).replace("_", " "), Look.ALERT)
    if entry.supersedes_id is not None:
        yield _labelled(
            "revised", f"an earlier draft said otherwise: see claim {entry.supersedes_id}", Look.ALERT
        )
    if not entry.in_latest:
        yield _labelled("gone", "the latest draft no longer says so", Look.ALERT)


def _side_by_side(words: tuple[Decision, ...]) -> Line:
    """Say what each reviewer says of it; that they differ is nothing to overlook."""
    told = side_by_side(words)
    return _labelled("DIFFER", told, Look.ALERT) if differ(words) else _labelled("agree", told, Look.DIM)


def _recent(decisions: tuple[Decision, ...], glyphs: Glyphs) -> Line:
    told = [
        f"{decision.reviewer} {deed(decision)}, {when(decision.decided_at)}"
        for decision in islice(reversed(decisions), _DECISIONS)
    ]
    if len(decisions) > _DECISIONS:
        told.append(f"{len(decisions) - _DECISIONS} more: h")
    return _labelled("history", glyphs.between.join(told), Look.DIM)


def _sentence(claim: Claim) -> Line:
    runs = (Run(one_line(piece.text), Look.STRONG if piece.marked else Look.PLAIN) for piece in marked(claim))
    return Line((_label("sentence"), *runs), _LABEL)


def full_history(history: ClaimHistory, findings: Sequence[FindingEntry] = ()) -> Iterator[Line]:
    """Yield all that was ever decided on a claim, oldest first, and what the checks say of it."""
    yield Line(
        (Run(_cut(amount(history.entry.claim)), Look.STRONG), Run(f" {_cut(history.entry.claim.phrase)}"))
    )
    if not history.decisions:
        yield Line((Run("Nobody has decided on it yet.", Look.DIM),))
    for decision in history.decisions:
        yield Line()
        yield Line(
            (
                Run(f"{when(decision.decided_at)}  ", Look.DIM),
                Run(_cut(decision.reviewer), Look.STRONG),
                Run(f" {_cut(deed(decision))}", status_look(decision.status)),
            ),
            2,
        )
        if decision.note != "":
            yield _labelled("note", NOTE_ERASED if decision.note is None else decision.note)
        for evidence in decision.evidence:
            yield _labelled("evidence", evidence_line(evidence))
    for entry in findings:
        said, dismissal = entry.finding, entry.dismissal
        yield Line()
        yield _labelled("found", f"{said.message}  {said.working}", Look.DIM if dismissal else Look.ALERT)
        if dismissal is not None:
            who = f"{dismissal.reviewer}, {when(dismissal.dismissed_at)}"
            yield _labelled("dismissed", f"{who}: {dismissal.reason}")


def _labelled(label: str, words: str, look: Look = Look.PLAIN) -> Line:
    return Line((_label(label), Run(_cut(words), look)), _LABEL)


def _label(label: str) -> Run:
    return Run(f"{label:<{_LABEL - 1}} ", Look.DIM)


def _cut(words: str) -> str:
    return one_line(words[:_LONGEST]) + ("..." if len(words) > _LONGEST else "")
