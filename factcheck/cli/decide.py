"""`factcheck decide`: one decision on one claim, as a key in the review gives it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.evidence import evidence_options, read_evidence
from factcheck.cli.ledgers import to_write
from factcheck.cli.options import StatusName, Words, examples, ledger_option, reviewer_option
from factcheck.errors import UsageError
from factcheck.model.decision import Decision, Judgement, Reason, Status
from factcheck.model.standing import standing
from factcheck.model.wording import deed, evidence_line
from factcheck.safe import one_line
from factcheck.settings import reviewer_name

if TYPE_CHECKING:
    from factcheck.ledger import Ledger


@click.command(
    "decide",
    epilog=examples(
        "factcheck decide 12 verified",
        'factcheck decide 12 disputed --reason wrong --correction "1,200"',
        'factcheck decide 12 sourced --source "Bulletin 7" --passage "1,200 dead"',
        "factcheck decide 12 not-a-claim",
        "factcheck decide 12 --clear",
        "factcheck decide --undo",
    ),
)
@click.argument("claim", required=False)
@click.argument("status", required=False, type=StatusName(), metavar="[STATUS]")
@click.option("--reason", type=Words(Reason), help="Why disputed, or on whose word verified.")
@click.option("--note", default="", help="Anything else, for whoever reads the record.")
@click.option("--correction", default="", help="What the copy should say instead.")
@evidence_options
@click.option("--clear", "turn", flag_value="clear", help="Make CLAIM open again.")
@click.option("--undo", "turn", flag_value="undo", help="Take back your latest decision (on CLAIM).")
@click.option("--redo", "turn", flag_value="redo", help="Bring back what you took back last.")
@reviewer_option
@ledger_option
def command(
    claim: str | None,
    status: Status | None,
    reason: Reason | None,
    note: str,
    correction: str,
    turn: str | None,
    reviewer: str | None,
    ledger_path: Path | None,
    **source: str | None,
) -> None:
    """Record what you found out about CLAIM, an id or uid that `factcheck claims` shows.

    STATUS is verified (it is so: confirmed against evidence), disputed (it is wrong, or could not be
    confirmed), sourced (a named source says so; not independently confirmed), not_a_claim, or
    unreviewed. The ledger keeps every decision; a later one takes the place of an earlier. A source is
    added to those that the claim has.
    """
    now, name = datetime.now(UTC), reviewer_name(reviewer)
    evidence = read_evidence(source, now, Path.cwd())
    if turn is not None:
        if status or reason or note or correction or evidence:
            raise UsageError(f"--{turn} gives no status; leave out what says one, or --{turn}")
        with to_write(ledger_path) as ledger:
            _print(ledger, _turned(ledger, turn, claim, name, now))
        return
    if claim is None or status is None:
        raise UsageError("which claim, and what of it? try: factcheck decide 12 verified")
    with to_write(ledger_path) as ledger:
        entry = ledger.claim(claim)
        before = standing(ledger.history(entry.id)) if evidence else None
        judgement = Judgement(
            status=status,
            reason=reason,
            note=note,
            correction=correction,
            evidence=(*(before.evidence if before else ()), evidence) if evidence else (),
        )
        decision = ledger.decide(entry.id, judgement, reviewer=name, now=now, base=entry.last_decision)
        _print(ledger, [decision])


def _turned(ledger: "Ledger", turn: str, ref: str | None, name: str, now: datetime) -> Iterable[Decision]:
    claim_id = None if ref is None else ledger.claim(ref).id
    if turn == "undo":
        return ledger.undo(reviewer=name, now=now, claim_id=claim_id)
    if turn == "redo":
        return ledger.redo(reviewer=name, now=now, claim_id=claim_id)
    if claim_id is None:
        raise UsageError("which claim shall be open again? try: factcheck decide 12 --clear")
    return [ledger.clear(claim_id, reviewer=name, now=now)]


def _print(ledger: "Ledger", decisions: Iterable[Decision]) -> None:
    for decision in decisions:
        entry = ledger.claim(decision.claim_id)
        by = f"decision {decision.seq}, {decision.reviewer}"
        click.echo(one_line(f"{entry.id}  “{entry.claim.phrase}”: {deed(decision)} ({by})"))
        for piece in decision.evidence:
            click.echo(one_line(f"    {evidence_line(piece)}"))
        if not entry.in_latest:
            click.echo("note: this claim no longer stands in the latest draft", err=True)
