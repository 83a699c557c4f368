"""The help: quick, complete, and every example in it is a command that parses."""

import glob
import shlex
from importlib import import_module
from importlib.util import find_spec

import click
import pytest

from factcheck import __version__
from factcheck.cli import COMMANDS, NAME, factcheck, module_of
from tests.cli.desk import done, process, run

NAMES = [name for commands in COMMANDS.values() for name in commands]


def command(name: str) -> click.Command:
    found: click.Command = import_module(module_of(name)).command
    return found


def examples(name: str) -> list[str]:
    heading, *lines = (command(name).epilog or "").removeprefix("\b\n").splitlines()
    assert heading == "Examples:"
    return [line.strip() for line in lines]


def test_the_help_lists_every_command_under_its_heading() -> None:
    lines = done("--help").lines()
    for heading, commands in COMMANDS.items():
        assert f"{heading}:" in lines
        for name, words in commands.items():
            (line,) = (line for line in lines if line.split()[:1] == [name])
            assert line.split(maxsplit=1)[1] == words
    assert max(map(len, lines)) <= 80


def test_no_command_at_all_is_a_question_for_help() -> None:
    assert run() == run("--help") == run("-h")


def test_the_version_is_told() -> None:
    assert done("--version").out == f"factcheck, version {__version__}\n"


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_a_module_a_help_and_a_name(name: str) -> None:
    assert find_spec(module_of(name)) is not None
    assert command(name).name == name
    shown = done(name, "--help").out
    assert shown == done(name, "-h").out
    assert all(example in shown for example in examples(name))
    assert all(len(line) <= 80 for line in shown.splitlines() if "|" not in line)


@pytest.mark.parametrize(("name", "example"), [(name, line) for name in NAMES for line in examples(name)])
def test_every_example_parses(name: str, example: str) -> None:
    words = shlex.split(example.removeprefix('eval "$(').removesuffix(')"'))
    arguments = words[words.index(NAME) + 1 :]
    for sign in ("|", ">"):
        arguments = arguments[: arguments.index(sign)] if sign in arguments else arguments
    # what the shell makes of a pattern: some files
    arguments = ["a.md" if glob.has_magic(word) else word for word in arguments]
    assert arguments[0] == name
    with factcheck.make_context(NAME, [name]) as context:
        _, found, rest = factcheck.resolve_command(context, arguments)
        assert found is not None
        with found.make_context(name, rest, parent=context) as parsed:
            assert parsed.params


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete -o nosort"), ("zsh", "#compdef factcheck"), ("fish", "complete")]
)
def test_a_completion_script_ends_with_how_to_install_it(shell: str, sign: str) -> None:
    script = done("completion", shell).out
    assert sign in script
    assert script.splitlines()[-1].startswith(f"# To install it: factcheck completion {shell} > ")


def test_the_shell_is_told_what_could_come_next() -> None:
    for line, answer in (("hi", "history"), ("decide 1 ver", "verified"), ("report --format h", "html")):
        words, at = f"factcheck {line}", str(len(line.split()))
        asked = process(_FACTCHECK_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=at)
        assert asked.out == f"plain,{answer}\n"
