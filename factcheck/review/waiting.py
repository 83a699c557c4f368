"""Waiting for a ledger that another program is writing to, while the screen lives."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from textual.app import App
from textual.events import Event, InputEvent, Key

from factcheck.errors import FactcheckError, LedgerBusy, LedgerHeld
from factcheck.review.patience import BUSY, PATIENCE_SECONDS, Patience

_LOOK_SECONDS = 0.05
"""How long a later try takes: an import in many small steps leaves the ledger for moments only."""

_PAUSE_SECONDS = 0.1
"""How long the screen is the reader's between two tries."""

_LIMIT_SECONDS = 60.0
"""After so long it is better to ask again than to write what nobody remembers."""

Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed(Generic[Outcome]):
    """Something done to the ledger, and what is shown of it."""

    attempt: Callable[[], Outcome]
    """Does it, whole or not at all."""
    done: Callable[[Outcome], object]
    refused: Callable[[FactcheckError], None]
    say: Callable[[str], None]
    """Says that it waits."""


class WaitingApp(App[None]):
    """Tries again what the ledger had no time for. Until it is done or given up no key does anything else."""

    _waits: Deed[Any] | None = None

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.patience = Patience()

    def carry_out(self, deed: Deed[Any]) -> None:
        """Do something to the ledger as soon as it is free, and show what came of it."""
        if self._waits is None:
            self.patience.seconds = PATIENCE_SECONDS
            self._try(deed, time.monotonic())

    def _try(self, deed: Deed[Any], since: float) -> None:
        waited = time.monotonic() - since
        try:
            outcome = deed.attempt()
        except LedgerHeld:
            if waited < _LIMIT_SECONDS:
                self._waits = deed
                self.patience.seconds = _LOOK_SECONDS
                deed.say(f"{BUSY}   Esc gives up")
                self.set_timer(_PAUSE_SECONDS, partial(self._try_again, deed, since))
            else:
                self._refuse(deed, f"another program has held the ledger for {waited:.0f} seconds")
        except FactcheckError as error:
            self._waits = None
            deed.refused(error)
        else:
            self._waits = None
            deed.done(outcome)

    def _try_again(self, deed: Deed[Any], since: float) -> None:
        if self._waits is deed:
            self._try(deed, since)

    def _refuse(self, deed: Deed[Any], why: str) -> None:
        self._waits = None
        deed.refused(LedgerBusy(f"{why}: nothing was written; press it again"))

    @property
    def waiting(self) -> bool:
        """Whether something waits for the ledger."""
        return self._waits is not None

    async def on_event(self, event: Event) -> None:
        """Keep every key from the screen while something waits, but for the one that gives it up."""
        if self._waits is None or not isinstance(event, InputEvent) or event.is_forwarded:
            await super().on_event(event)
        elif isinstance(event, Key) and event.key == "escape":
            self._refuse(self._waits, "given up")
