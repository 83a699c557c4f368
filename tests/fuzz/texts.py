"""Reads mutants of the corpus's mails, feeds, lines, sheets and texts, and says what came of them.

$ python -m tests.fuzz.texts eml --mutants 10000

These formats have no checksums: whatever is changed may be what somebody wrote. A mutant may be read or
refused; it is found wanting when anything else is raised, when an article takes more than ten seconds, when
its text cannot be stored, or when the words of its raw bytes cannot be told.
"""

import argparse
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from factcheck import webpage
from factcheck.errors import ReadingError
from factcheck.model.document import Document
from factcheck.model.protocols import Collection, Outcome
from factcheck.reading import READERS, html
from factcheck.transfer import transfer
from tests.word.build import archive

CORPUS = Path(__file__).parents[2] / "fixtures" / "reading"
SECONDS = 10
SUFFIXES = {
    "eml": (".eml",),
    "mbox": (".mbox",),
    "feed": (".rss", ".atom"),
    "jsonl": (".jsonl",),
    "csv_sheet": (".csv", ".tsv"),
    "xlsx_sheet": (".xlsx",),
    "markdown": (".md",),
    "plain": (".txt",),
}
"""The files of the corpus by the reader that they are for."""

TOKENS = (
    b"\n", b"\r\n", b"\n\n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\x1b[31m", b"1" * 50,
    b"--", b"-- \n", b">", b"<", b"</", b"&", b"]]>", b"<![CDATA[", b"<!DOCTYPE a [", b"<item>", b"</item>",
    b"<sup>3</sup>", b"=?utf-8?b?", b"?=", b"=\n", b"charset=utf-16", b"charset=utf-7", b"From a\n",
    b"Content-Type: multipart/alternative; boundary=x\n\n--x\n", b"Content-Transfer-Encoding: base64\n",
    b'"', b'""', b",", b";", b"\t", b"|", b"{", b"[", b"\\u0000", b"\\ud800", b"[^3]", b"```", b"---\n",
    b"# ", b"Correction: ",
)  # fmt: skip


class TooLong(BaseException):
    """It took more than ten seconds."""


@dataclass
class Tally:
    """What came of the mutants."""

    counted: Counter[str] = field(default_factory=Counter)
    wanting: list[str] = field(default_factory=list)
    slowest: float = 0.0


def seeds(format_: str) -> list[bytes]:
    """The files of the corpus that are for a reader, those that it refuses, too."""
    return [path.read_bytes() for path in sorted(CORPUS.iterdir()) if path.suffix in SUFFIXES[format_]]


def mutants(files: list[bytes], number: int, seed: int) -> Iterator[bytes]:
    """Yield so many files that are almost one of these, the same for the same seed."""
    chance = random.Random(seed)
    for _ in range(number):
        raw, others = chance.choice(files), files
        parts: dict[str, bytes] = {}
        if raw.startswith(b"PK") and chance.random() < 0.9:
            # inside what it packs, or every change would be seen by its checksum
            with ZipFile(BytesIO(raw)) as packed:
                parts = {entry.filename: packed.read(entry) for entry in packed.infolist()}
            name, others = chance.choice(sorted(parts)), sorted(parts.values())
            raw = parts[name]
        changed = bytearray(raw)
        for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
            _change(changed, chance, chance.choice(others))
        yield archive(parts | {name: bytes(changed)}) if parts else bytes(changed)


def _change(changed: bytearray, chance: random.Random, other: bytes) -> None:
    at = chance.randrange(len(changed) + 1)
    to = min(len(changed), at + chance.choice((1, 2, 10, 100, 5000)))
    match chance.randrange(6):
        case 0 if changed:
            changed[min(at, len(changed) - 1)] ^= 1 << chance.randrange(8)
        case 1:
            del changed[at:to]
        case 2:
            changed[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 2, 200))
        case 3:
            changed[at:at] = changed[at:to] * chance.choice((1, 2, 50))
        case 4:
            start = chance.randrange(len(other) + 1)
            changed[at:to] = other[start : start + chance.choice((5, 50, 500))]
        case _:
            del changed[chance.randrange(len(changed) + 1) + len(changed) // 4 :]
    del changed[200_000:]


def run(format_: str, number: int, *, seed: int = 1) -> Tally:
    """Read so many mutants of files for a reader, all of it in this process."""
    reader = next(each for each in READERS if getattr(each, "__name__", "").endswith(f".{format_}"))
    tally = Tally()
    child = html.read, html.raw_text
    # the parser of web pages itself, in place of its process
    html.read, html.raw_text = webpage.read, webpage.raw_text
    signal.signal(signal.SIGALRM, _too_long)
    try:
        for nth, mutant in enumerate(mutants(seeds(format_), number, seed)):
            began = time.perf_counter()
            signal.alarm(SECONDS)
            try:
                tally.wanting += (
                    f"mutant {nth} of seed {seed}: {each}" for each in _one(reader, mutant, tally)
                )
            finally:
                signal.alarm(0)
            tally.slowest = max(tally.slowest, time.perf_counter() - began)
    finally:
        html.read, html.raw_text = child
    return tally


def _one(reader: object, mutant: bytes, tally: Tally) -> Iterator[str]:
    try:
        for outcome in _outcomes(reader, mutant):
            # a feed may hold hundreds of articles: each has its own ten seconds
            signal.alarm(SECONDS)
            if isinstance(outcome, Document):
                tally.counted["read"] += 1
                yield from _wanting(outcome, reader)
            else:
                tally.counted["refused"] += 1
                if "\n" in str(outcome):
                    yield f"refused in more than a line: {outcome}"
    except TooLong:
        yield "it took more than ten seconds"
    except Exception as error:
        yield f"{type(error).__name__}: {str(error)[:200]}"


def _outcomes(reader: object, mutant: bytes) -> Iterator[Outcome]:
    try:
        if isinstance(reader, Collection):
            yield from reader.read_all(mutant, "mutant")
        else:
            yield reader.read(mutant, "mutant")  # type: ignore[attr-defined]
    except ReadingError as error:
        yield error


def _wanting(document: Document, reader: object) -> Iterator[str]:
    document.text.encode()
    if "\0" in document.text or not document.text.strip():
        yield "a text that cannot be stored"
    ends = [0, *(region.span.end for region in document.regions)]
    if any(region.span.start < end for region, end in zip(document.regions, ends, strict=False)):
        yield "regions that overlap"
    if ends[-1] > len(document.text):
        yield "a region outside the text"
    by_media = next(each for each in READERS if document.media_type == each.MEDIA_TYPE)
    transfer(by_media.raw_text(document.raw or b""), document.text)


def _too_long(*_: object) -> None:
    raise TooLong


def main() -> None:
    """Read the mutants that the command line asks for, and print what came of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.texts")
    parser.add_argument("formats", nargs="*", default=list(SUFFIXES), metavar="FORMAT")
    parser.add_argument("--mutants", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    wanting = 0
    for format_ in asked.formats:
        began = time.perf_counter()
        tally = run(format_, asked.mutants, seed=asked.seed)
        wanting += len(tally.wanting)
        for each in tally.wanting[:20]:
            print(f"  {each}")
        told = ", ".join(f"{number:,} {what}" for what, number in sorted(tally.counted.items()))
        print(
            f"{asked.mutants:,} mutants of {format_}: {told}; slowest {tally.slowest:.2f} s, "
            f"all {time.perf_counter() - began:.0f} s, {len(tally.wanting)} wanting",
            flush=True,
        )
    sys.exit(bool(wanting))


if __name__ == "__main__":
    main()
