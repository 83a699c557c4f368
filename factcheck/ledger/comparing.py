"""Holding a ledger against what somebody kept of it: a backup, or an export of its events."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import LedgerError
from factcheck.ledger import chain, connect, events, header, presence, protection
from factcheck.ledger.events import Event

if TYPE_CHECKING:
    from sqlite3 import Connection


def faults(connection: "Connection", copy: Path) -> Iterator[str]:
    """Yield what an earlier copy has that the ledger has no longer, or has otherwise.

    The copy is proved, too: one that contradicts itself accuses nobody.
    """
    if presence.open_here(copy):
        raise LedgerError(f"{copy} is the ledger itself; name a backup or an export of events")
    if _is_export(copy):
        with copy.open(encoding="utf-8", errors="surrogateescape") as lines:
            yield from _decisions(connection, copy.name, _exported(copy, lines))
        return
    header.checked(copy)
    with closing(connect.read_only(copy)) as earlier:
        for words in protection.pretended(earlier):
            raise LedgerError(f"{copy} cannot be compared with: {words} Name another copy")
        yield from _decisions(connection, copy.name, events.every(earlier))
        yield from _rest(connection, earlier, copy.name)


def _is_export(copy: Path) -> bool:
    if not header.exists(copy):
        raise LedgerError(f"there is nothing in {copy} to compare with; name a backup or an export of events")
    with copy.open("rb") as file:
        return file.read(1) == b"{"


def _exported(copy: Path, lines: Iterable[str]) -> Iterator[Event]:
    for number, text in enumerate(lines, 1):
        try:
            yield events.read(text)
        except ValueError as error:
            raise LedgerError(
                f"line {number} of {copy} is no event of a ledger ({error}); name a backup or an export"
            ) from error


def _decisions(connection: "Connection", name: str, kept: Iterable[Event]) -> Iterator[str]:
    held = events.every(connection)
    expected, previous, agreed = 1, chain.GENESIS, "Not one decision"
    for event in kept:
        if event.seq != expected or event.said["prev_hash"] != previous or not event.sealed:
            yield f"{name} itself was changed at decision {event.seq}, and proves nothing from there on."
            return
        here = next(held, None)
        if here is None:
            yield f"{event} is in {name} and gone from the ledger, with all that came after it."
            return
        if (here.seq, here.hash) != (event.seq, event.hash):
            yield f"{event} is another in {name} than in the ledger. {agreed} is the same in both."
            return
        expected, previous, agreed = event.seq + 1, event.hash, f"{event}, and all before it,"


_SEALED = {
    "revision": "SELECT d.uid || ' ' || r.number, r.text_sha256 || r.figures_sha256 FROM revisions r"
    " JOIN documents d ON d.id = r.document_id",
    "source": "SELECT uid, uid FROM sources",
    "claim": "SELECT uid, phrase || sentence FROM claims WHERE added_by IS NOT NULL",
    "original file": "SELECT sha256, bytes FROM originals",
    "withdrawal": "SELECT id, hash FROM withdrawals",
    "ruling": "SELECT id, hash FROM rulings",
    "finding": "SELECT id, pair || message || working FROM findings",
    "dismissal": "SELECT id, finding_id || act || reviewer || dismissed_at || note FROM dismissals",
}
"""What else a copy has, by a name that is the same in both, and what has to be the same of it."""

_SINCE = {"withdrawal": 3, "finding": 5, "dismissal": 5, "ruling": 7}
"""The schema from which on there is such a thing: the copy may be older than the ledger."""


def _rest(connection: "Connection", earlier: "Connection", name: str) -> Iterator[str]:
    (schema,) = earlier.execute("PRAGMA user_version").fetchone()
    for what, query in _SEALED.items():
        if schema < _SINCE.get(what, 1):
            continue
        held = dict(connection.execute(query))
        for key, said in earlier.execute(query):
            if key not in held:
                yield f"The {what} {key} is in {name} and gone from the ledger."
            elif held[key] != said:
                yield f"The {what} {key} is not what it is in {name}: it was changed since."
