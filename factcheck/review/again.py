"""Judgements that are given again: what was said with the one before is not lost."""

from factcheck.model.decision import Decision, Evidence, Judgement, Reason, Status


def again(
    before: Decision | None, status: Status, reason: Reason | None, evidence: tuple[Evidence, ...] = ()
) -> Judgement:
    """Return a judgement that keeps the note and the correction of the one before."""
    return Judgement(
        status=status,
        reason=reason,
        note=(before.note or "") if before else "",
        correction=before.correction if before else "",
        evidence=evidence,
    )


def noted(before: Decision, note: str) -> Judgement:
    """Return a decision's judgement again with another note."""
    return Judgement(
        status=before.status,
        reason=before.reason,
        note=note,
        correction=before.correction,
        evidence=before.evidence,
    )
