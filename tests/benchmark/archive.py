"""What the checks say of a folder of printed stories, for a person to judge, and how often they say it.

$ python -m tests.benchmark.archive ~/archive/2025        every .txt and .md in it

Printed news has few slips that nobody saw: most of what is found there is a false alarm. The sentences are
printed with each finding, so that it can be judged by hand.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from factcheck.checks import faults
from factcheck.cli.house import house_rules
from factcheck.model.claim import Extraction
from factcheck.model.finding import Finding
from factcheck.pipeline import check, extract
from factcheck.reading import read_text
from factcheck.safe import one_line
from tests.benchmark.checks import spent_on

_AROUND = 160
"""Characters to either side of a finding that are printed with it."""


def stories(folder: Path) -> list[str]:
    """Return the texts of a folder and of those in it."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md"))
    return [path.read_text("utf-8", errors="replace") for path in paths]


def said_of(read: list[str]) -> Iterator[tuple[Extraction, Finding]]:
    """Yield what the checks that are on find wrong with some texts."""
    rules = house_rules()
    for text in read:
        extraction = extract(read_text(text))
        for finding in faults(check(extraction, rules)):
            yield extraction, finding


def shown(extraction: Extraction, finding: Finding) -> str:
    """Return a finding with the text around it, a line each."""
    text = extraction.document.text
    start = max(0, min(each.start for each in finding.spans) - _AROUND)
    end = max(each.end for each in finding.spans) + _AROUND
    lines = (f"{finding.check}: {finding.message}", f"    {finding.working}", f"    … {text[start:end]} …")
    return "\n".join(map(one_line, lines))


def counts(read: list[str], found: list[Finding]) -> Mapping[str, object]:
    """Return how many stories and findings there are, of which checks, and what the checks cost."""
    return {
        "stories": len(read),
        "characters": sum(map(len, read)),
        "findings": len(found),
        "findings in 20 stories": round(20 * len(found) / max(1, len(read)), 2),
        **Counter(each.check for each in found),
        **spent_on(read),
    }


def main() -> None:
    """Check the folder that the command line names, and print what is found."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark.archive", description=__doc__)
    parser.add_argument("folder", type=Path, help="stories as text, also in folders of it")
    read = stories(parser.parse_args().folder)
    if not read:
        parser.error("there is no .txt or .md in that folder")
    told = list(said_of(read))
    for extraction, finding in told:
        print(shown(extraction, finding), end="\n\n")
    for name, value in counts(read, [finding for _, finding in told]).items():
        print(f"{name:24}{value:>12.2f}" if isinstance(value, float) else f"{name:24}{value:>12}")


if __name__ == "__main__":
    main()
