"""Reads mutants of the corpus and says what came of them.

$ python -m tests.fuzz docx --mutants 10000          in this process
$ python -m tests.fuzz pdf --mutants 300 --child     each through the child

A mutant may be read or refused. It is found wanting when anything else is raised, when it takes more than ten
seconds, or when damage makes it say less without a word.
"""

import argparse
import resource
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from factcheck.errors import ReadingError
from factcheck.model.document import Document, RawText
from factcheck.reading import docx, html, pdf
from tests.fuzz.mutants import Mutant, mutants
from tests.reading.test_corpus import numbers

CORPUS = Path(__file__).parents[2] / "fixtures" / "reading"
SECONDS = 10
MEMORY = 2 << 30

PARSERS = {"docx": "factcheck.word", "html": "factcheck.webpage", "pdf": "factcheck.pdf"}
CHILDREN: dict[str, Callable[[bytes, str | None], Document]] = {
    "docx": docx.read,
    "html": html.read,
    "pdf": pdf.read,
}
WORDS = {"html": "factcheck.webpage"}
"""Formats of which everything that is read is told twice: as a text, and as all words of the file."""


class TooLong(BaseException):
    """It took more than ten seconds."""


@dataclass
class Outcome:
    """What came of the mutants."""

    counted: Counter[str] = field(default_factory=Counter)
    wanting: list[str] = field(default_factory=list)
    slowest: float = 0.0


def seeds(suffix: str) -> dict[str, bytes]:
    """The files of the corpus that can be read."""
    found = {}
    for path in sorted(CORPUS.glob(f"*.{suffix}")):
        if "refused" not in path.with_name(path.name + ".toml").read_text("utf-8"):
            found[path.name] = path.read_bytes()
    return found


def run(suffix: str, number: int, *, seed: int = 1, child: bool = False) -> Outcome:
    """Read so many mutants of files of a format."""
    read = CHILDREN[suffix] if child else import_module(PARSERS[suffix]).read
    files = seeds(suffix)
    whole = {name: read(raw, None).text for name, raw in files.items()}
    outcome = Outcome()
    words = import_module(WORDS[suffix]).raw_text if suffix in WORDS else None
    for mutant in mutants(files, number, seed):
        began = time.perf_counter()
        for wanting in _one(read, words, mutant, whole[mutant.how.partition(",")[0]], outcome):
            outcome.wanting.append(f"{mutant.how}: {wanting}")
        outcome.slowest = max(outcome.slowest, time.perf_counter() - began)
    return outcome


def _one(
    read: Callable[[bytes, str | None], Document],
    words: Callable[[bytes], Iterator[RawText]] | None,
    mutant: Mutant,
    whole: str,
    outcome: Outcome,
) -> Iterator[str]:
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(SECONDS)
    try:
        document = read(mutant.raw, "mutant")
        stretches = [] if words is None else [each for each in words(mutant.raw) if each.is_article]
        own = Counter(number for each in stretches for number in numbers(each.words))
    except ReadingError as error:
        outcome.counted["refused"] += 1
        if "\n" in str(error) or len(str(error)) > 600:
            yield f"refused in more than a line: {error}"
    except TooLong:
        outcome.counted["too long"] += 1
        yield "it took more than ten seconds"
    except Exception as error:
        outcome.counted["raised"] += 1
        yield f"{type(error).__name__}: {str(error)[:200]}"
    else:
        outcome.counted["read"] += 1
        ends = [0, *(region.span.end for region in document.regions)]
        if any(region.span.start < end for region, end in zip(document.regions, ends, strict=False)):
            yield "regions that overlap"
        if lost := own - Counter(numbers(document.text)):
            yield f"the text lacks {', '.join(lost.elements())}"
        if mutant.keeps_content and len(document.text) < len(whole) and not document.notices:
            there, all_of_it = Counter(numbers(document.text)), Counter(numbers(whole))
            if there < all_of_it:
                outcome.counted["read, but for some numbers"] += 1
                yield f"without a word it lacks {', '.join((all_of_it - there).elements())}"
    finally:
        signal.alarm(0)


def _too_long(*_: object) -> None:
    raise TooLong


def main() -> None:
    """Read the mutants that the command line asks for, and print what came of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("format", choices=sorted(PARSERS))
    parser.add_argument("--mutants", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", action="store_true", help="through the process that parses")
    asked = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    began = time.perf_counter()
    outcome = run(asked.format, asked.mutants, seed=asked.seed, child=asked.child)
    for wanting in outcome.wanting:
        print(wanting)
    told = ", ".join(f"{number:,} {what}" for what, number in sorted(outcome.counted.items()))
    print(f"{asked.mutants:,} mutants of {asked.format}: {told}")
    took = time.perf_counter() - began
    print(f"slowest {outcome.slowest:.2f} s, all {took:.0f} s, {len(outcome.wanting)} wanting")
    sys.exit(bool(outcome.wanting))


if __name__ == "__main__":
    main()
