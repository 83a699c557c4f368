"""The commands: they put the stages together. Each command is a file, loaded when it is called."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword
from typing import TextIO

import click

from factcheck import __version__
from factcheck.errors import FactcheckError

COMMANDS = {
    "Start": {
        "demo": "Make a folder of articles with a ledger, to try everything on.",
        "review": "Go through the figures of articles and decide on each.",
        "serve": "The review in a browser, on this machine.",
    },
    "Articles": {
        "add": "Put articles, or new drafts of them, into the ledger.",
        "coverage": "Account for every number of an article, from its file on.",
        "original": "Give back the file that an article was read from.",
        "diff": "Show what a new draft changed: its figures first.",
        "reread": "Read the articles of the ledger again, with this version.",
        "import": "Take over a checking sheet with its verdicts and sources.",
        "extract": "Print the figures of a text; no ledger is touched.",
        "check": "Work the figures of a text out again: sums, shares, conversions.",
    },
    "Claims": {
        "claims": "List claims: all, or by status, article, words.",
        "decide": "Record a decision on one claim, as a script would.",
        "history": "Show who decided what, when, and on which evidence.",
        "findings": "List what the checks found in articles; dismiss some.",
        "report": "Write the checking paper, to hand on.",
    },
    "The ledger": {
        "stats": "Show progress by article and reviewer, and how far they agree.",
        "datasette": "Show the ledger in a browser, with questions ready to ask.",
        "sources": "List where the evidence comes from, and what rests on it.",
        "withdraw": "Withdraw a source: what rests on it is open again.",
        "audit": "Prove that nothing in the ledger was changed.",
        "backup": "Copy the ledger while others work, and prove the copy.",
        "export": "Write every decision as JSON lines, to keep or to compare.",
        "redact": "Erase the text of a note, because the law asks for it.",
    },
    "Your settings": {
        "keys": "List the keys of the review, to learn or to change.",
        "completion": "Print the script by which a shell completes factcheck.",
    },
}
"""The commands and what --help says of them, under its headings; each is the module of the same name."""

NAME = "factcheck"
COMPLETION_VARIABLE = "_FACTCHECK_COMPLETE"
"""Set by the shell's completion script when it asks what could come next."""


def module_of(name: str) -> str:
    """Return the module of a command; a word of Python's own cannot be imported by its name.

    >>> module_of("add"), module_of("import")
    ('factcheck.cli.add', 'factcheck.cli.import_')
    """
    return f"factcheck.cli.{name}_" if iskeyword(name) else f"factcheck.cli.{name}"


class Doors(click.Group):
    """A group whose commands are imported when they are asked for, so that --help stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of the help."""
        return [name for commands in COMMANDS.values() for name in commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(module_of(cmd_name)).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was probably meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f"did you mean: factcheck {near[0]}?" if near else "try: factcheck --help"
            raise click.UsageError(f"there is no command {args[0]!r}; {hint}", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands under the headings that they belong to."""
        for heading, commands in COMMANDS.items():
            with formatter.section(heading):
                formatter.write_dl(list(commands.items()))


@click.group(
    cls=Doors,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Every command has examples: factcheck COMMAND --help",
)
@click.version_option(__version__, "-V", "--version", prog_name=NAME)
@click.pass_context
def factcheck(context: click.Context) -> None:
    """Check the figures in news copy: find them, decide on each, keep the record."""
    if os.environ.get("NO_COLOR"):
        context.color = False
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; every expected failure is one line on stderr and exit 2."""
    if asked := os.environ.get(COMPLETION_VARIABLE):
        from click.shell_completion import shell_complete

        sys.exit(shell_complete(factcheck, {}, NAME, COMPLETION_VARIABLE, asked))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # a terminal that knows no £ is shown its code rather than nothing
            stream.reconfigure(errors="backslashreplace")
    code = outcome_of(list(sys.argv[1:] if arguments is None else arguments))
    try:
        sys.stderr.flush()
    except OSError:
        # the terminal was closed over it: the code stays what the command ended with
        _drop(sys.stderr)
    sys.exit(code)


def outcome_of(arguments: list[str]) -> int:
    """Run a command, and return its exit code; what goes wrong is told on stderr."""
    try:
        with factcheck.make_context(NAME, arguments) as context:
            outcome = factcheck.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _fail("stopped; what is printed above was done, and nothing after it", 130)
    except click.ClickException as error:
        return _fail(_one_line(error), 2)
    except FactcheckError as error:
        return _fail(str(error), 2)
    except BrokenPipeError:
        # the reader of our output has gone (`| head`): there is nobody left to tell
        _drop(sys.stdout)
        return 0
    except OSError as error:
        _drop(sys.stdout)
        return _fail(f"the output cannot be written ({error.strerror or error}); try another place", 2)
    return outcome if isinstance(outcome, int) else 0


def _drop(stream: TextIO) -> None:
    """Send what is still buffered nowhere, or the interpreter would fail on it once more as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _one_line(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else NAME
    line = " ".join(error.format_message().split())
    hinted = "try:" in line or "did you mean" in line.lower()
    return line if hinted else f"{line.rstrip('.')}; try: {command} --help"


def _fail(message: str, code: int) -> int:
    from factcheck.safe import one_line

    # a terminal that has gone leaves nobody to tell
    with suppress(OSError):
        click.echo(f"{NAME}: {one_line(message)}", err=True)
    return code
