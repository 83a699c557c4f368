"""What Word files and PDFs cost that are parsed in a process of their own."""

import resource
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from factcheck.confined.keeper import Keeper
from tests.pdf.build import pdf_file, set_copy
from tests.word.build import paragraph, word_file

CORPUS = Path(__file__).parents[2] / "fixtures" / "reading"
_REPEATS = 5

_LINES = [
    "The bill for relighting the quay has now reached £1,200,000, which is more",
    "than any of the 640 members of the board had ever thought of, its chair says.",
]


def by_file() -> Mapping[str, float]:
    """Milliseconds that a file takes through a process that is running, the middle one of five."""
    keeper = Keeper()
    found = {name: _milliseconds(keeper, parser, raw) for name, (parser, raw) in _files().items()}
    keeper.close()
    return found


def start() -> Mapping[str, float]:
    """Milliseconds until the first file is read, the start of its process included."""
    found = {}
    for name, (parser, raw) in _files().items():
        took = []
        for _ in range(_REPEATS):
            keeper = Keeper()
            took.append(_once(keeper, parser, raw))
            keeper.close()
        found[name] = median(took)
    return found


def memory() -> Mapping[str, float]:
    """Peak megabytes of the process that parses, for the largest file."""
    keeper = Keeper()
    for parser, raw in _files().values():
        _once(keeper, parser, raw)
    keeper.close()
    return {"all of these files": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024}


def _files() -> dict[str, tuple[str, bytes]]:
    page = set_copy(_LINES * 30)
    copy = paragraph(" ".join(_LINES))
    return {
        "Word, 7 KB of text": ("factcheck.word", word_file(copy * 45)),
        "Word, 150 KB of text": ("factcheck.word", word_file(copy * 1000)),
        "PDF, one page": ("factcheck.pdf", pdf_file(page, packed=True)),
        "PDF, 20 pages": ("factcheck.pdf", pdf_file(*[page] * 20, packed=True)),
        "PDF, three columns printed by a browser": (
            "factcheck.pdf",
            (CORPUS / "gazette-pages.pdf").read_bytes(),
        ),
    }


def _milliseconds(keeper: Keeper, parser: str, raw: bytes) -> float:
    _once(keeper, parser, raw)
    return median(_once(keeper, parser, raw) for _ in range(_REPEATS))


def _once(keeper: Keeper, parser: str, raw: bytes) -> float:
    began = time.perf_counter()
    keeper.ask(parser, "read", raw, None, advice="")
    return 1000 * (time.perf_counter() - began)
