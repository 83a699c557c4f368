"""The verdicts of a checking sheet as decisions on the claims of its statements, by whoever checked them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from factcheck.cli.figures import read_figures
from factcheck.errors import Conflict, DecisionError, MissingEvidence
from factcheck.limits import NAME_CHARS
from factcheck.model.claim import Tier
from factcheck.model.decision import Decision, Judgement, Status
from factcheck.model.entry import ClaimEntry
from factcheck.model.filter import ClaimFilter
from factcheck.model.standing import standing
from factcheck.sheets.checking import CheckingSheet, Row

if TYPE_CHECKING:
    from factcheck.ledger import Ledger

_BATCH = "import:"
"""How the batch begins of the decisions that one import made: taken back together, each reviewer's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """Whose decisions these are where the sheet does not say, when, and from which file."""

    reviewer: str
    now: datetime
    file: str
    batch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What came of the verdicts of a sheet."""

    made: Counter[Status]
    known: int
    """Claims on which the ledger says already what the sheet says."""
    left: tuple[str, ...]
    """The rows that were not followed, and why, a sentence each."""


def import_batch(digest: str) -> str:
    """Return the batch of an import of the file of this digest."""
    return f"{_BATCH}{digest[:16]}"


def decide_rows(ledger: "Ledger", document_id: int, sheet: CheckingSheet, job: Import) -> Decided:
    """Record what a sheet says of the claims of its statements, by the ledger's own rules."""
    made: Counter[Status] = Counter()
    known, left = 0, list[str]()
    desk = _Desk(ledger, document_id, sheet, job, left)
    for row in sheet.rows:
        judgement = row.judgement()
        if judgement is None:
            left += _why_open(row)
            continue
        noted = replace(judgement, note=_note(row, sheet, job))
        try:
            for entry in desk.claims(row):
                if _decide(ledger, entry, noted, _reviewer(row, job), job):
                    made[judgement.status] += 1
                else:
                    known += 1
        except MissingEvidence:
            left.append(f"row {row.number} says {row.words} and names no source; left open")
        except (DecisionError, Conflict) as error:
            left.append(f"row {row.number}: {error}")
    left += [f"row {number} has no statement; left out" for number in sheet.without]
    return Decided(made=made, known=known, left=tuple(left))


def _why_open(row: Row) -> Iterator[str]:
    if row.verdict is None:
        yield f"row {row.number}: “{row.words}” is no verdict that is known; left open"
    elif row.correction:
        yield f"row {row.number} has a correction and no verdict; left open"


class _Desk:
    """Finds the claims that a row is about; what it cannot tell is added to what is left."""

    def __init__(
        self, ledger: "Ledger", document_id: int, sheet: CheckingSheet, job: Import, left: list[str]
    ) -> None:
        self._ledger, self._document_id, self._sheet, self._job = ledger, document_id, sheet, job
        self._left = left
        both = ClaimFilter(document=document_id, tiers=frozenset({Tier.CLAIM, Tier.MINOR}))
        self._entries = list(ledger.claims(both))

    def claims(self, row: Row) -> Iterator[ClaimEntry]:
        """Yield the claims of a row's figure, else all of its statement; the statement if it has none."""
        here = [entry for entry in self._entries if row.span.covers(entry.claim.number_span)]
        claims = [entry for entry in here if entry.claim.tier is Tier.CLAIM]
        if row.figure and here:
            claims = [entry for entry in here if _is(entry, row.figure)]
            if not claims:
                raise DecisionError(f"no claim of its statement is “{row.figure}”; left open")
        elif row.correction and len(claims) > 1:
            claims = self._corrected(row, claims)
        for entry in claims:
            yield self._promoted(entry, row) if entry.claim.tier is Tier.MINOR else entry
        if not claims:
            yield self._whole(row)

    def _corrected(self, row: Row, claims: list[ClaimEntry]) -> list[ClaimEntry]:
        """Return those of several claims that a correction is of: "£3.2m" corrects no percentage."""
        should = next(iter(read_figures(row.correction)), None)
        meant = [entry for entry in claims if should is not None and entry.claim.unit == should.unit]
        others = [f"“{entry.claim.phrase}”" for entry in claims if entry not in meant]
        if not meant or not others:
            return claims
        self._left.append(
            f"row {row.number}: the correction {row.correction} is taken for "
            f"“{meant[0].claim.phrase}”; {', '.join(others)} left open"
        )
        return meant

    def _promoted(self, entry: ClaimEntry, row: Row) -> ClaimEntry:
        return self._ledger.promote(entry.id, reviewer=_reviewer(row, self._job), now=self._job.now)

    def _whole(self, row: Row) -> ClaimEntry:
        """Return the claim that is the whole statement: what a desk checks need not be a figure."""
        # the review's own way of adding one, which draws nothing
        from factcheck.review.missed import claim_at

        return self._ledger.add_claim(
            claim_at(self._sheet.text, row.span, (), read_figures),
            document_id=self._document_id,
            reviewer=_reviewer(row, self._job),
            now=self._job.now,
        )


def _is(entry: ClaimEntry, figure: str) -> bool:
    """Tell whether a claim is what a figure's cell says, by its value: 1400, 1,400 or "1.4k"."""
    claim, read = entry.claim, next(iter(read_figures(figure, every=True)), None)
    if read is None or read.value is None:
        return read is not None and (read.low, read.high) == (claim.low, claim.high)
    return read.value in (claim.value, claim.second)


def _decide(ledger: "Ledger", entry: ClaimEntry, judgement: Judgement, reviewer: str, job: Import) -> bool:
    """Record a judgement unless the ledger has it; what somebody decided there since goes before a sheet."""
    before = standing(ledger.history(entry.id))
    if before is not None:
        if _says(before, judgement, reviewer):
            return False
        if not (before.batch or "").startswith(_BATCH):
            raise Conflict(
                f"claim {entry.id} was decided here ({before.status} by {before.reviewer}); left as it is"
            )
    ledger.decide(
        entry.id, judgement, reviewer=reviewer, now=job.now, base=entry.last_decision, batch=job.batch
    )
    return True


def _says(decision: Decision, judgement: Judgement, reviewer: str) -> bool:
    said = (decision.status, decision.reason, decision.correction, decision.evidence, decision.reviewer)
    says = (judgement.status, judgement.reason, judgement.correction, judgement.evidence, reviewer)
    return said == says and _words(decision.note) == _words(judgement.note)


def _words(note: str | None) -> str:
    """Return a note without the line that tells where it came from: a row may move."""
    return (note or "").rpartition("[")[0].strip()


def _note(row: Row, sheet: CheckingSheet, job: Import) -> str:
    place = ", ".join(part for part in (job.file, sheet.name, f"row {row.number}") if part)
    checked = f", checked {row.checked}" if row.checked else ""
    return f"{row.note}\n[{place}: “{row.words}”{checked}; imported by {job.reviewer}]".strip()


def _reviewer(row: Row, job: Import) -> str:
    return row.reviewer[:NAME_CHARS].strip() or job.reviewer
