"""`factcheck completion`: what a shell needs to complete commands and options."""

import click

from factcheck.cli.options import examples

_INSTALL = {
    "bash": "factcheck completion bash > ~/.local/share/bash-completion/completions/factcheck",
    "zsh": "factcheck completion zsh > ~/.zsh-factcheck; echo 'source ~/.zsh-factcheck' >> ~/.zshrc",
    "fish": "factcheck completion fish > ~/.config/fish/completions/factcheck.fish",
}


@click.command(
    "completion",
    epilog=examples("factcheck completion bash", 'eval "$(factcheck completion bash)"'),
)
@click.argument("shell", type=click.Choice(list(_INSTALL)))
def command(shell: str) -> None:
    """Print the script by which your shell completes factcheck; its last line says how to install it."""
    from click.shell_completion import get_completion_class

    from factcheck.cli import COMPLETION_VARIABLE, NAME, factcheck

    completion = get_completion_class(shell)
    if completion is None:
        raise click.UsageError(f"this click knows no completion for {shell}")
    # the template itself: to print it needs no shell at hand, which its own check would start
    script = completion(factcheck, {}, NAME, COMPLETION_VARIABLE)
    click.echo((script.source_template % script.source_vars()).strip())
    click.echo(f"# To install it: {_INSTALL[shell]}")
