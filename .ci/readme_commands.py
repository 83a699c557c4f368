"""Print the set-up commands of a README, one a line: those that make a virtual environment."""

import sys
from pathlib import Path

for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
    if line.startswith("python3 -m venv"):
        print(line)
