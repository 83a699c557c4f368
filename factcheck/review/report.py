"""The window that writes the paper to hand on, while the review goes on."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from factcheck.errors import UsageError
from factcheck.limits import NAME_CHARS
from factcheck.review.window import Choice, Field, Window, labelled

_UNPRINTED = re.compile(r"[^A-Za-z0-9._-]+")
"""What a name that travels in a header may not hold."""

_THIS, _ALL = "this article", "all articles"


class ReportWindow(Window[tuple[Path, int | None]]):
    """Answers with where the paper goes and which document it is of."""

    TITLE_WORDS = "write the checking paper"
    HINT = "Enter write   Tab next field   Esc change nothing"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "write", show=False, priority=True)]

    def __init__(
        self, document: int | None, *, several: bool, suffixes: tuple[str, ...], download: bool = False
    ) -> None:
        super().__init__()
        self._download = download
        self._document = document
        self._several = several and document is not None
        self._suffixes = suffixes
        self._warned: Path | None = None

    def parts(self) -> Iterator[Widget]:
        """Yield which articles, and the file."""
        endings = " ".join(self._suffixes)
        if self._several:
            yield labelled("of", Choice([_THIS, _ALL], _THIS, id="which"))
        yield labelled(
            "download as" if self._download else "to the file",
            Field("report.html", id="file", longest=NAME_CHARS),
        )
        yield Static(Content(f"the ending says how: {endings}"), id="compared", markup=False)

    def on_mount(self) -> None:
        """Start where the typing starts."""
        self.query_one("#file").focus()

    def action_write(self) -> None:
        """Say where the paper goes; a file that is there takes a second Enter."""
        self.attempt(self._chosen)

    def _chosen(self) -> tuple[Path, int | None]:
        typed = self.query_one("#file", Field).value.strip()
        if not typed:
            raise UsageError("name a file, as in report.html")
        path = Path(typed).expanduser()
        if path.suffix.lower() not in self._suffixes:
            raise UsageError(f"no report ends in {path.suffix or 'nothing'!r}: {' '.join(self._suffixes)}")
        if self._download:
            # whoever sits before a browser learns nothing of the files where the review runs
            path = Path(_UNPRINTED.sub("-", path.name))
        elif path.exists() and path != self._warned:
            self._warned = path
            raise UsageError(f"{path} is there already: Enter again writes over it")
        whole = self._several and self.query_one("#which", Choice).chosen == _ALL
        return path, None if whole else self._document
