"""`factcheck datasette`: the ledger in a browser, by Datasette."""

import json
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from factcheck.cli.ledgers import to_read
from factcheck.cli.options import examples, ledger_option
from factcheck.cli.writing import replace_file
from factcheck.errors import UsageError
from factcheck.settings import ledger_path as settled

METADATA, CONFIG = "metadata.json", "datasette.json"


@click.command(
    "datasette",
    epilog=examples(
        "factcheck datasette", "factcheck datasette --port 8123 --open", "factcheck datasette --write guide"
    ),
)
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option("--open", "browser", is_flag=True, help="Open it in the browser.")
@click.option(
    "--write",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Only write what Datasette is to be told, metadata.json and datasette.json, into this folder.",
)
@ledger_option
def command(port: int, browser: bool, folder: Path | None, ledger_path: Path | None) -> int:
    """Show the ledger in a browser on this machine, with a guide to it and twelve questions to ask.

    Datasette does it, and is installed apart: pip install 'factcheck-workbench[datasette]'. It only
    reads; people decide with factcheck. --write is for a Datasette of your own.
    """
    path = settled(ledger_path)
    with to_read(path) as ledger:
        told = ledger.guide()
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, said in zip((METADATA, CONFIG), told, strict=True):
            replace_file(folder / name, [_dumped(said)])
            click.echo(folder / name)
        return 0
    installed = _datasette()
    with tempfile.TemporaryDirectory() as made:
        files = [Path(made, METADATA), Path(made, CONFIG)]
        for file, said in zip(files, told, strict=True):
            file.write_bytes(_dumped(said))
        words = [str(path), "--metadata", str(files[0]), "--port", str(port)]
        # from 1.0 on, settings and questions go into a file of their own
        words += ["--config", str(files[1])] if installed >= 1 else []
        words += ["--open"] if browser else []
        return subprocess.call([sys.executable, "-m", "datasette", "serve", *words])


def _datasette() -> int:
    """Return which major version is installed, or say how to get it."""
    try:
        return int(version("datasette").partition(".")[0])
    except PackageNotFoundError as error:
        raise UsageError(
            "Datasette is not installed here; try: pip install 'factcheck-workbench[datasette]', "
            "or factcheck datasette --write FOLDER for one that is elsewhere"
        ) from error


def _dumped(said: object) -> bytes:
    return json.dumps(said, indent=1, ensure_ascii=False).encode() + b"\n"
