"""A report to a paper: what a desk hands on, one paper a file."""

from factcheck.model.protocols import PaperKind
from factcheck.reports.papers import calls, checked, checking, open

PAPERS: tuple[PaperKind, ...] = (checking, checked, open, calls)
