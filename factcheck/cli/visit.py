"""What `factcheck serve` starts for each visitor: the review, drawn into their page."""

from pathlib import Path

import click

from factcheck.cli.ledgers import to_write
from factcheck.cli.review import open_review
from factcheck.errors import FactcheckError


@click.command()
@click.option("--ledger", type=click.Path(path_type=Path), required=True)
@click.option("--document", type=int)
def command(ledger: Path, document: int | None) -> None:
    """Open the review for somebody who is asked for their name."""
    try:
        with to_write(ledger) as opened:
            open_review(opened, None, document=document, in_browser=True)
    except FactcheckError as error:
        from factcheck.review.visitor import Apology

        Apology(str(error)).run()


if __name__ == "__main__":
    command()
