"""How fast and how good the extraction is, in figures: `python -m tests.benchmark`."""
