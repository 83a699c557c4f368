"""The letters that give a decision its reason."""

from factcheck.model.decision import Reason

REASON_LETTERS = {
    Reason.WRONG: "w", Reason.SOURCES_CONFLICT: "s", Reason.CANNOT_CONFIRM: "c", Reason.ON_AUTHOR: "a",
}  # fmt: skip
