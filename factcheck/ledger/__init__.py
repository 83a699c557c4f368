"""The lasting record: one SQLite file, and the only SQL."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.ledger.store import Ledger as Ledger

__all__ = ["Ledger"]


def __getattr__(name: str) -> Any:
    # a command that needs no ledger does not load SQLite
    if name == "Ledger":
        from factcheck.ledger.store import Ledger

        return Ledger
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
