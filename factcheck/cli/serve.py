"""`factcheck serve`: the review in a browser."""

import sys
import webbrowser
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import click

from factcheck.cli.ledgers import find_document, to_write
from factcheck.cli.options import document_option, examples, ledger_option
from factcheck.errors import UsageError
from factcheck.safe import one_line

_OPEN_DOOR = "--anyone-who-can-reach-this"


@click.command(
    "serve",
    epilog=examples(
        "factcheck serve", "factcheck serve --open --document article.txt", "factcheck serve --port 8123"
    ),
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 for any.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address of this machine to serve at."
)
@click.option(
    _OPEN_DOOR,
    "anyone",
    is_flag=True,
    help="Serve at an address that other machines reach. There is no login: whoever finds it can read every "
    "article and decide in any name, and what is sent can be read on the way.",
)
@click.option(
    "--public-url",
    metavar="URL",
    help="The address of a proxy in front, which has to ask for a login: https://figures.example.org",
)
@click.option("--open", "browser", is_flag=True, help="Open it in the browser.")
@document_option
@ledger_option
def command(
    port: int,
    host: str,
    anyone: bool,
    public_url: str | None,
    browser: bool,
    document: str | None,
    ledger_path: Path | None,
) -> None:
    """Go through the claims in a browser on this machine: the same screen, the same keys.

    Each visitor is asked for a name, which stands beside their decisions; nobody checks that it is
    theirs, so everyone who uses this machine can decide. The page can decide, and write no file here: a
    report is a download. It needs the extra [web]: pip install 'factcheck-workbench[web]'. Ctrl-C ends it.
    """
    if public_url is not None and not _is_address(public_url):
        raise UsageError(
            f"{public_url!r} is no address of a page; try: --public-url https://figures.example.org"
        )
    with to_write(ledger_path) as ledger:
        words = [sys.executable, "-P", "-m", "factcheck.cli.visit", "--ledger", str(ledger.path.absolute())]
        if document is not None:
            words += ["--document", str(find_document(ledger, document).id)]
    if find_spec("textual_serve") is None:
        raise UsageError(
            "the review in a browser is not installed here; try: pip install 'factcheck-workbench[web]'"
        )
    from factcheck.review.serving import Doorkeeper, is_local, listen, names, serve

    with listen(host, port) as listening:
        if not anyone and not is_local(listening):
            raise UsageError(
                f"{host} can be reached from other machines, and there is no login: leave out --host, put a "
                f"proxy with a login in front (--public-url), or try: {_OPEN_DOOR}"
            )
        port = listening.getsockname()[1]
        address = public_url or f"http://{f'[{host}]' if ':' in host else host}:{port}/"

        def ready() -> None:
            click.echo(f"The review is at {one_line(address)} until Ctrl-C ends it.", err=True)
            if browser:
                webbrowser.open(address)

        doorkeeper = Doorkeeper(names(host, listening), port, public_url=public_url)
        serve(words, listening, doorkeeper, ready=ready)


def _is_address(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.path in {"", "/"}
