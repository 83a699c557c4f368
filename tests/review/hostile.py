"""What hostile text may hold, and a ledger in which every word from outside holds all of it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from factcheck.model.claim import Extraction, Tier
from factcheck.model.decision import Evidence, Judgement, Reason, Source, SourceKind, Status
from tests.factories import claim
from tests.review.desk import extracted, ledger_with, no_kin
from tests.review.wire import MARK

SEQUENCES = (
    f"\x1b]2;{MARK}\x1b\\", f"\x1b]0;{MARK}\x07", f"\x1b]52;c;{MARK}\x07", 
    f"\x1b]8;;http://{MARK}\x1b\\x\x1b]8;;\x1b\\",
    f"\x1b[8;{MARK}H", f"\x1b[{MARK}m", f"\x1b[?{MARK}h", f"\x1b[2J{MARK}", f"\x1bP{MARK}\x1b\\",
    f"\x1b_{MARK}\x1b\\",
    f"\x1b^{MARK}\x1b\\", f"\x1bX{MARK}\x1b\\", "\x1bc", "\x1b7\x1b8", "\x1b(0", "\x1b[", "\x1b]", "\x1b",
    f"\x9b{MARK}J", f"\x9d2;{MARK}\x9c", f"\x90{MARK}\x9c", "\x84\x85\x8d\x9f",
)  # fmt: skip
"""Obeyed by a terminal: titles, the clipboard, links, moves, ink, modes, programs of strings, half of one."""

CONTROLS = "\x07\x08\x08\x0b\x0c\r\x7f\x01\x0e\x0f\t\u2028\u2029"
UNSEEN = "\u202e321\u202c\u2066x\u2069\u200b0\ufeff\U000e0041\u00ad\u115f\u2800\u061c\u200e"
WIDE = "日本語👨\u200d👩\u200d👧❤\ufe0f🇫🇷e" + "\u0301" * 20
MARKUP = (
    "[red]x[/red]", "[#ff0000]x", "[/]", "a [/b] b", "[/path]", "[sic]", "[citation needed]", "[12% of GDP]",
    '{"a": [true, false]}', "[@click=app.quit]x[/]", "[$primary]x[/]", "\\[red]", "[/", "[link=https://evil]x",
)  # fmt: skip

PIECES = (*SEQUENCES, CONTROLS, UNSEEN, WIDE, *MARKUP)
WORST = "".join(PIECES)


def worst(name: str) -> str:
    """Return the worst text there is, with a name by which it is known on the screen."""
    return f"{name}~{WORST}~{name}"


def parts(name: str, room: int = 150) -> list[str]:
    """Return the same in several, for fields that are kept short."""
    made = [""]
    for piece in PIECES:
        if len(made[-1]) + len(piece) > room:
            made.append("")
        made[-1] += piece
    return [f"{name}~{part}~{name}" for part in made]


def hostile_ledger(path: Path) -> None:
    """Make a ledger whose every word from outside is the worst there is."""
    now = datetime.now(UTC)
    with ledger_with(path) as ledger:
        for copy, part in enumerate(parts("")):
            ledger.record(_article(copy), now=now, engine=f"engine{part}", lineage=no_kin)
            for who, status in (("colleague", Status.VERIFIED), ("second", Status.DISPUTED)):
                ledger.decide(copy * 3 + 1, _judgement(part, status), reviewer=f"{who}{part}", now=now)


def _article(copy: int) -> Extraction:
    text = (
        f"{worst('headline')}\n\n{worst('before')} said 5 dead{worst('phrase')} here. {worst('after')}\n\n"
        "And 6 more. And 7 more."
    )
    first = replace(
        claim(text, f"5 dead{worst('phrase')}", "5"), speaker=worst("speaker"), via=worst("via"),
        noun="dead", period=worst("period"), unit=worst("unit"), measure=worst("measure"),
        attribution=worst("attribution"), place=worst("place"),
    )  # fmt: skip
    others = [claim(text, "6 more", "6"), claim(text, "7 more", "7", tier=Tier.MINOR)]
    made = extracted(text, [first, *others], f"{worst('origin')}{copy}.txt", worst("title"))
    return replace(made, document=replace(made.document, byline=worst("byline")))


def _judgement(part: str, status: Status) -> Judgement:
    source = Source(
        kind=SourceKind.PERSON, title=f"source{part}", publisher=f"publisher{part}",
        contact=f"contact{part}", origin=f"first{part}",
    )  # fmt: skip
    evidence = Evidence(source=source, passage=worst("passage"), locator=f"locator{part}", as_of="2026-01-01")
    return Judgement(
        status=status, note=worst("note"), correction=worst("correction"), evidence=(evidence,),
        reason=Reason.WRONG if status is Status.DISPUTED else None,
    )  # fmt: skip
