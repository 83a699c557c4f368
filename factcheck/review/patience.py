"""How long a reviewer waits for another program before they are told of it."""

from factcheck.errors import LedgerHeld

PATIENCE_SECONDS = 0.3
"""How long a key waits before the screen says what it waits for."""

BUSY = "the ledger is busy: another program is writing to it; waiting"


class Patience:
    """Lets a change wait for another program so long, and no longer."""

    def __init__(self) -> None:
        self.seconds = PATIENCE_SECONDS

    def __call__(self, waited: float) -> None:
        """Give up what has waited too long."""
        if waited > self.seconds:
            raise LedgerHeld("another program is writing to the ledger; nothing was written: press it again")
