"""`factcheck audit`: whether the ledger is whole."""

import re
from pathlib import Path

import click

from factcheck.cli.ledgers import to_audit
from factcheck.cli.options import examples, ledger_option
from factcheck.cli.progress import working
from factcheck.errors import UsageError
from factcheck.model.entry import Audit, Head
from factcheck.model.wording import many
from factcheck.safe import one_line

_SEAL = re.compile(r"(?P<seq>\d{1,12})[: ](?P<hash>[0-9a-fA-F]{8,64})")


@click.command(
    "audit",
    epilog=examples(
        "factcheck audit",
        "factcheck audit --ledger copy-of-ledger.db",
        "factcheck audit --head 12:0f3a9bd27c51e684",
        "factcheck audit --copy ledger-2026-11-01T090000.db",
    ),
)
@click.option(
    "--head",
    "known",
    metavar="SEQ:HASH",
    help="A seal from the foot of an earlier paper (8 digits of the hash, or more), to hold the ledger to.",
)
@click.option(
    "--copy",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="An earlier backup, or export of events, to hold the ledger to.",
)
@ledger_option
def command(known: str | None, copy: Path | None, ledger_path: Path | None) -> int:
    """Prove that no decision, note, source or text in the ledger was changed since it was recorded.

    The last line names the latest decision and its seal: whoever wrote those down can tell later that
    nothing up to there has changed. Each fault is a line, and then the exit code is 1.
    """
    with to_audit(ledger_path) as ledger, working("reading the whole ledger"):
        audit = ledger.audit(known=_head(known) if known is not None else None, copy=copy)
    return tell(audit)


def tell(audit: Audit) -> int:
    """Print what an audit found, and return the exit code that says it."""
    for fault in audit.faults:
        click.echo(one_line(fault))
    if audit.whole:
        held = (
            many(audit.decisions, "decision"),
            many(audit.claims, "claim"),
            many(audit.documents, "document"),
        )
        click.echo(f"whole: {', '.join(held)}; head {audit.head.seq} {audit.head.hash}")
    return 0 if audit.whole else 1


def _head(seal: str) -> Head:
    found = _SEAL.fullmatch(seal.strip())
    if found is None:
        raise UsageError(f"{seal!r} is no seal; copy it from the foot of a paper, as in 12:0f3a9bd27c51e684")
    return Head(seq=int(found["seq"]), hash=found["hash"])
