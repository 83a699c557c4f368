"""Draw the review screen of a ledger: python -m tests.review.picture OUT.svg LEDGER [WIDTHxHEIGHT] [KEY…]."""

import asyncio
import re
import sys
from pathlib import Path

from factcheck.ledger import Ledger
from factcheck.review.session import ReviewSession
from tests.review.desk import seated
from tests.review.stage import staged

SIZE = (100, 30)


async def picture(session: ReviewSession, *keys: str, size: tuple[int, int] = SIZE) -> str:
    """Return the screen as SVG, after some keys."""
    app = staged(session)
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        return app.export_screenshot(title="factcheck review")


def main(out: str, ledger: str, size: str = "100x30", *keys: str) -> None:
    """Write the picture of a ledger's screen."""
    width, height = (int(side) for side in size.split("x"))
    with Ledger.open(Path(ledger)) as held:
        drawn = asyncio.run(picture(seated(held), *keys, size=(width, height)))
    # a picture fetches nothing: without its font it is drawn in the reader's own
    Path(out).write_text(re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
