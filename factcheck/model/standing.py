"""Which decision a claim stands on, once those that were taken back are left out."""

from factcheck.model.decision import Act, Decision
from factcheck.model.entry import ClaimHistory


def standing(history: ClaimHistory) -> Decision | None:
    """Return the decision that gave a claim its status; None while the claim is open.

    Its note and its evidence are those in force. An undo has neither: it leaves the claim on the
    decision before.
    """
    undone: set[int | None] = set()
    for decision in history.decisions:
        if decision.act is Act.UNDO:
            undone.add(decision.undoes)
        elif decision.act is Act.REDO:
            undone.discard(decision.undoes)
    opinions = (
        decision
        for decision in reversed(history.decisions)
        if decision.act in (Act.DECIDE, Act.CLEAR) and decision.seq not in undone
    )
    latest = next(opinions, None)
    return latest if latest is not None and latest.act is Act.DECIDE else None
