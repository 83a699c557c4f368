"""A report to bytes: a paper says what, a format says how; one format a file."""

from collections.abc import Callable, Iterator

from factcheck.errors import ReportError
from factcheck.model.protocols import Annotating, DataFormat, Format, Layout, PaperKind
from factcheck.model.report import Report
from factcheck.reports import claimreview, docx, html, lines, markdown, records, table, workbook
from factcheck.reports.papers import PAPERS

LAYOUTS: tuple[Layout, ...] = (html, markdown, docx)
DATA: tuple[DataFormat, ...] = (table, workbook, records, lines, claimreview)
FORMATS: tuple[Format, ...] = (*LAYOUTS, *DATA)

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


def paper_named(name: str) -> PaperKind:
    """Return the paper of a name.

    >>> paper_named("checking").LAYOUTS[0]
    'md'
    """
    for kind in PAPERS:
        if name == kind.NAME:
            return kind
    raise ReportError(f"no paper is called {name!r}: use one of {', '.join(kind.NAME for kind in PAPERS)}")


def _unheard(line: str) -> None:
    """Tell nobody."""


def render(
    report: Report, form: Format, paper: str = "checking", *, tell: Callable[[str], None] = _unheard
) -> Iterator[bytes]:
    """Return a report in a format, in pieces: laid out as a paper, or all of it as data.

    `tell` hears on one line of what could not be made as it should be, and what was made instead.
    """
    kind = paper_named(paper)
    if isinstance(form, DataFormat):
        if kind.NAME != PAPERS[0].NAME:
            known = ", ".join(kind.LAYOUTS)
            raise ReportError(
                f"{form.NAME} holds the whole report, not the {paper} paper: use one of {known}"
            )
        return form.render(report)
    if not isinstance(form, Layout) or form.NAME not in kind.LAYOUTS:
        known = ", ".join(kind.LAYOUTS)
        raise ReportError(f"the {paper} paper is not made as {form.NAME}: use one of {known}")
    if form.NAME == "docx" and isinstance(kind, Annotating):
        return _beside(kind, report, form, tell)
    return form.lay_out(kind.compose(report))


def _beside(kind: Annotating, report: Report, form: Layout, tell: Callable[[str], None]) -> Iterator[bytes]:
    """Yield a paper beside the article's own words, or by itself where that cannot be."""
    annotated = None
    try:
        annotated = kind.annotate(report)
    except ReportError as error:
        tell(f"{error}: the {kind.NAME} paper is a list")
    yield from form.lay_out(kind.compose(report)) if annotated is None else (annotated,)
