"""What a process of its own costs: a cold start of the command, and the memory that a text takes."""

import json
import os
import resource
import subprocess
import sys
from statistics import median
from time import perf_counter

from tests.benchmark import texts

_RUNS = 10

# modules that no extraction of plain text should ever load
UNWANTED = (
    "quantulum3.parser",
    "quantulum3.load",
    "inflect",
    "textual",
    "rich",
    "sqlite3",
    "pysqlite3",
    "markdown_it",
)

_PEAK = """
import resource, sys
from pathlib import Path
from factcheck.pipeline import extract
from tests.benchmark import texts
extract({text})
status = Path("/proc/self/status")
if status.exists():
    # what getrusage says of a process begins with the memory of whoever started it
    (peak,) = (line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    print(int(peak) / 1000)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000_000)
"""

_LOADED = """
import contextlib, io, json, sys
from factcheck.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    main(["extract", {article!r}])
print(json.dumps([name for name in {unwanted!r} if name in sys.modules]))
"""


def cold() -> dict[str, float]:
    """Return the seconds of a cold `factcheck extract` of an article, and of what it consists of."""
    commands = {
        "python alone": ["-c", "pass"],
        "import of the command": ["-c", "import factcheck.cli.extract"],
        "import of the pipeline": ["-c", "import factcheck.pipeline"],
        "factcheck extract": ["-m", "factcheck", "extract", str(texts.ARTICLE)],
    }
    took = {name: _measured(arguments) for name, arguments in commands.items()}
    figures = {f"{name}, CPU": cpu for name, (cpu, _) in took.items()}
    return {**figures, "factcheck extract, wall": took["factcheck extract"][1]}


def loaded() -> list[str]:
    """Return which modules an extraction loaded that it should not have."""
    script = _LOADED.format(article=str(texts.ARTICLE), unwanted=UNWANTED)
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    names: list[str] = json.loads(shown.splitlines()[-1])
    return names


def memory() -> dict[str, float]:
    """Return the peak megabytes of a process that reads a megabyte of text."""
    kinds = {
        "nothing": "'It lost 5 homes.'",
        "news": "texts.news(1_000_000)",
        **{f"hostile: {piece}": f"texts.hostile({piece!r}, 1_000_000)" for piece in texts.HOSTILE},
    }
    return {name: peak(text) for name, text in kinds.items()}


def peak(text: str) -> float:
    """Return the peak megabytes of a process that reads the text that a Python expression gives."""
    script = _PEAK.format(text=text)
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    return float(shown)


def _measured(arguments: list[str]) -> tuple[float, float]:
    """CPU and wall seconds of a process, the median of ten after one that nobody counts."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    cpu, wall = [], []
    for _ in range(_RUNS + 1):
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True, env=environment)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        wall.append(perf_counter() - began)
        cpu.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return median(cpu[1:]), median(wall[1:])
