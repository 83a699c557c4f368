"""How fast text is read, in CPU time: by kind, by length, by article, by stage."""

from collections.abc import Callable
from functools import partial
from statistics import median
from time import process_time

from factcheck.grammar.attribution import attribute
from factcheck.grammar.fold import fold
from factcheck.grammar.parse import parse
from factcheck.grammar.scan import unaccounted
from factcheck.grammar.sentences import split
from factcheck.model.document import Document
from factcheck.pipeline import extract
from factcheck.reading import read_text
from tests.benchmark import texts

Kind = Callable[[int], str]
"""Makes a text of so many characters."""

_RUNS = 5
_MEGABYTE = 1_000_000


def seconds(work: Callable[[], object], runs: int = _RUNS) -> float:
    """Return the least CPU time that the work took: whatever else the machine does can only add to it."""
    least = float("inf")
    for _ in range(runs):
        began = process_time()
        work()
        least = min(least, process_time() - began)
    return least


def by_kind(size: int = 100_000, hostile: int = _MEGABYTE) -> dict[str, float]:
    """Return megabytes a second of copy of several kinds; of the hostile ones, a megabyte of each."""
    kinds = {
        "news": texts.news(size),
        "copy about figures": texts.figures(size),
        "number-dense": texts.dense(size),
        "without numbers": texts.plain(size),
        "wire table": texts.table(size),
    }
    speeds = {name: rate(text) for name, text in kinds.items()}
    for piece in texts.HOSTILE:
        speeds[f"hostile: {piece}"] = rate(texts.hostile(piece, hostile), runs=1)
    return speeds


def rate(text: str, runs: int = _RUNS) -> float:
    """Return the megabytes of a text that are read in a second."""
    return len(text.encode()) / _MEGABYTE / seconds(lambda: extract(text), runs)


def by_length(shortest: int = 20_000) -> dict[str, float]:
    """Return seconds a megabyte for texts twice as long each time: the same, where the time is linear."""
    growing = (shortest * factor for factor in (1, 2, 4, 8))
    return {f"{size // 1000} KB": 1 / rate(texts.news(size), runs=3) for size in growing}


def by_article(size: int = 20_000, articles: int = 100) -> dict[str, float]:
    """Return the milliseconds of an article of 20 KB: the middle one of a hundred, and the slowest."""
    each = sorted(
        1000 * seconds(partial(extract, texts.news(size, seed)), runs=1) for seed in range(articles)
    )
    return {"p50": median(each), "p99": each[articles * 99 // 100]}


def by_stage(size: int = 100_000) -> dict[str, float]:
    """Return the microseconds that each stage takes of a kilobyte of news; each is run by itself."""
    document = read_text(texts.news(size))
    folded = fold(document.text)
    sentences = split(folded, document.regions)
    records = extract(document).records
    stages: dict[str, Callable[[], object]] = {
        "reading": lambda: read_text(document.text),
        "fold": lambda: fold(document.text),
        "sentences": lambda: split(folded, document.regions),
        "figures": lambda: tuple(parse(folded, sentences, document)),
        "attribution": lambda: attribute(folded, sentences),
        "second look": lambda: unaccounted(folded, records),
    }
    kilobytes = len(document.text.encode()) / 1000
    took = {name: 1_000_000 * seconds(work) / kilobytes for name, work in stages.items()}
    whole = 1_000_000 * seconds(lambda: extract(Document(text=document.text))) / kilobytes
    rest = whole - sum(took[name] for name in stages if name != "reading")
    return {**took, "context and records": rest, "all but reading": whole}
