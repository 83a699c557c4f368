"""`factcheck check`: what does not add up in a text."""

import inspect
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.articles import readable
from factcheck.cli.faults import Faults
from factcheck.cli.findings_output import FORMATS, Checked, write_findings
from factcheck.cli.house import house_rules
from factcheck.cli.ledgers import to_read
from factcheck.cli.options import PATHS, examples, format_option
from factcheck.cli.progress import working
from factcheck.errors import UsageError
from factcheck.settings import ledger_path as settled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model.document import Document
    from factcheck.model.house import HouseRules
    from factcheck.model.protocols import Memory
    from factcheck.reckoning.check import Check


def _complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    from factcheck.checks import CHECKS

    return [check.NAME for check in CHECKS if check.NAME.startswith(incomplete)]


@click.command(
    "check",
    epilog=examples(
        "factcheck check draft.txt",
        "factcheck check draft.txt --ledger ledger.db",
        "factcheck check --only sums --only conversions copy/",
        "factcheck check --explain sums",
        "factcheck check --format json draft.txt | jq '.[].working'",
    ),
)
@click.argument("paths", nargs=-1, metavar="PATH...", type=PATHS)
@format_option(*FORMATS, default="text")
@click.option("--only", multiple=True, metavar="CHECK", shell_complete=_complete, help="Only this check.")
@click.option("--skip", multiple=True, metavar="CHECK", shell_complete=_complete, help="All but this check.")
@click.option("--all", "every", is_flag=True, help="What fits, too: every sum that was worked out again.")
@click.option(
    "--ledger",
    "ledger_path",
    type=click.Path(path_type=Path),
    help="Compare with the articles that this ledger holds, too.",
)
@click.option(
    "--rules",
    "rules_path",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="House rules other than the settings file's.",
)
@click.option("--dump-rules", is_flag=True, help="Print the house rules, to copy and change.")
@click.option("--list", "listing", is_flag=True, help="Name the checks, and say which are off.")
@click.option(
    "--explain", metavar="CHECK", shell_complete=_complete, help="What a check catches, and what it does not."
)
def command(
    paths: tuple[str, ...],
    form: str,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    every: bool,
    ledger_path: Path | None,
    rules_path: Path | None,
    dump_rules: bool,
    listing: bool,
    explain: str | None,
) -> int:
    """Work the figures of articles out again, and print what does not fit, each with its sum.

    Exit code 1 says that something was found. PATH may be a folder, for all articles in it, the address
    of a page on the web, or - for standard input; nothing is written to a ledger. A finding is a
    question, not a verdict: its working shows what was added to what.
    """
    from factcheck.checks import check_named, chosen

    if explain is not None:
        click.echo(inspect.cleandoc(check_named(explain).__doc__ or ""))
        return 0
    if dump_rules:
        from factcheck.lexicon.load import source

        click.echo(source("house.toml"), nl=False)
        return 0
    rules = house_rules(rules_path)
    if listing:
        _list(rules)
        return 0
    if not paths:
        raise UsageError("name an article to check, or - for standard input; try: factcheck check draft.txt")
    _refuse_none(chosen(only, skip, rules.off), ledger_path)
    faults = Faults()
    documents = readable(paths, faults, ledger=settled(ledger_path))
    if ledger_path is None:
        checked = (_checked(each, rules, None, only, skip) for each in documents)
        found = write_findings(checked, form, every=every)
    else:
        with to_read(ledger_path) as ledger:
            checked = (
                _checked(each, rules, ledger.memory(origin=each.origin), only, skip) for each in documents
            )
            found = write_findings(checked, form, every=every)
    return faults.exit_code or int(found > 0)


def _list(rules: "HouseRules") -> None:
    from factcheck.checks import CHECKS

    for check in CHECKS:
        off = " (off)" if check.NAME in rules.off else ""
        click.echo(f"{check.NAME:12} {inspect.cleandoc(check.__doc__ or '').splitlines()[0]}{off}")


def _refuse_none(checks: "Sequence[Check]", ledger_path: Path | None) -> None:
    """Refuse to find nothing because nothing was asked."""
    from factcheck.checks import ACROSS

    if not checks:
        raise UsageError("no check is left to run; take back a --skip, or name another with --only")
    if ledger_path is None and all(check in ACROSS for check in checks):
        names = " and ".join(check.NAME for check in checks)
        raise UsageError(f"{names} compares with other articles; name a ledger that holds some with --ledger")


def _checked(
    document: "Document",
    rules: "HouseRules",
    memory: "Memory | None",
    only: tuple[str, ...],
    skip: tuple[str, ...],
) -> Checked:
    from factcheck.pipeline import check, extract

    with working(f"checking {document.origin or 'standard input'}"):
        found = check(extract(document), rules, memory=memory, only=only, skip=skip)
    return Checked(document=document, findings=tuple(found))
