"""Which decision a claim stands on, and what each reviewer says, once what was taken back is left out."""

from factcheck.model.decision import Act, Decision
from factcheck.model.entry import ClaimHistory


def standing(history: ClaimHistory) -> Decision | None:
    """Return the decision that gave a claim its status; None while the claim is open.

    Its note and its evidence are those in force. An undo has neither: it leaves the claim on the
    decision before.
    """
    latest = next(reversed(_in_force(history)), None)
    return latest if latest is not None and latest.act is Act.DECIDE else None


def opinions(history: ClaimHistory) -> tuple[Decision, ...]:
    """Return the last word of each reviewer, in the order in which they were given.

    Whoever cleared their own decision has none, and nobody has one that rested on a withdrawn source.
    """
    words: dict[str, Decision] = {}
    for decision in _in_force(history):
        if decision.by_withdrawal:
            words.clear()
        words.pop(decision.reviewer, None)
        if decision.act is Act.DECIDE:
            words[decision.reviewer] = decision
    return tuple(words.values())


def differ(words: tuple[Decision, ...]) -> bool:
    """Tell whether reviewers say different things of a claim."""
    return len({decision.status for decision in words}) > 1


def _in_force(history: ClaimHistory) -> list[Decision]:
    """Return the opinions, and the clearings, that were not taken back."""
    undone: set[int | None] = set()
    for decision in history.decisions:
        if decision.act is Act.UNDO:
            undone.add(decision.undoes)
        elif decision.act is Act.REDO:
            undone.discard(decision.undoes)
    return [
        decision
        for decision in history.decisions
        if decision.act in (Act.DECIDE, Act.CLEAR) and decision.seq not in undone
    ]
