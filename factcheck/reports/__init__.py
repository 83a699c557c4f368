"""A report to bytes: one format a file."""

from factcheck.errors import ReportError
from factcheck.model.protocols import Format
from factcheck.reports import claimreview, html, lines, markdown, records, table, workbook

FORMATS: tuple[Format, ...] = (html, markdown, table, workbook, records, lines, claimreview)

SUFFIXES: tuple[str, ...] = tuple(suffix for form in FORMATS for suffix in form.SUFFIXES)
"""The endings of files by which a format is known."""


def format_named(name: str) -> Format:
    """Return the format of a name or of a file's suffix, as in `html`, `md` or `.csv`.

    >>> format_named(".HTM").NAME, format_named("markdown").NAME
    ('html', 'md')
    """
    wanted = name.lower().removeprefix(".")
    for format_ in FORMATS:
        if wanted == format_.NAME or f".{wanted}" in format_.SUFFIXES:
            return format_
    known = ", ".join(format_.NAME for format_ in FORMATS)
    raise ReportError(f"no report format is called {name!r}: use one of {known}")
