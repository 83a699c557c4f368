"""`factcheck keys`: the keys of the review, and how to have others."""

import click

from factcheck.cli.options import examples
from factcheck.preferences import read


@click.command(
    "keys",
    epilog=examples(
        "factcheck keys",
        "factcheck keys --dump > settings.toml",
    ),
)
@click.option("--dump", is_flag=True, help="Print them as a settings file, to change and keep.")
def command(dump: bool) -> None:
    """List the keys of the review as they are set now, and where the settings file is.

    Put the file in its place, or name it in $FACTCHECK_SETTINGS. It may also choose a theme ("dark",
    "light", "contrast" or "none"), and it keeps the views that are saved in the review. A key that two
    things would share on one screen is refused, with both named.
    """
    from factcheck.review.keymap import as_toml, remapped
    from factcheck.review.keys import Group

    preferences = read()
    keymap = remapped(preferences.keys, str(preferences.path))
    if dump:
        click.echo(as_toml(keymap, preferences.theme, preferences.views), nl=False)
        return
    for group in Group:
        click.echo(click.style(group, bold=True))
        for key in keymap:
            if key.group is group:
                click.echo(f"  {key.shown:<12}{key.name:<18}{keymap.words(key)}")
    state = "" if preferences.path.exists() else " (not there yet)"
    click.echo(f"\nSettings: {preferences.path}{state}; factcheck keys --dump prints a whole one.")
