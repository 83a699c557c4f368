"""Writing the checking paper from a screen, while the review goes on."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Generic, TypeVar

from factcheck.errors import FactcheckError
from factcheck.model.protocols import WriteReport
from factcheck.review.notices import Notices
from factcheck.review.report import ReportWindow

Answer = TypeVar("Answer")


class Papers(Notices[Answer], Generic[Answer]):
    """A screen that can write papers."""

    write_report: WriteReport

    def ask_paper(self, document: int | None, *, several: bool) -> None:
        """Ask where the paper of an article goes, or that of all, and write it."""
        # a review is there sooner without the libraries of the papers
        from factcheck.reports import SUFFIXES

        def answered(chosen: tuple[Path, int | None] | None) -> None:
            if chosen is not None:
                self.say(f"writing {chosen[0]} ...")
                # a large paper takes seconds: the review goes on meanwhile
                self.run_worker(partial(self._write, *chosen), thread=True, group="report", exclusive=True)

        window = ReportWindow(document, several=several, suffixes=SUFFIXES, download=self.app.is_web)
        self.app.push_screen(window, answered)

    def _write(self, path: Path, document: int | None) -> None:
        try:
            write = self._hand_over if self.app.is_web else self.write_report
            words = f"{path}: {write(path, document)}"
        except FactcheckError as error:
            words = f"! {error}"
        self.app.call_from_thread(self.say, words)

    def _hand_over(self, name: Path, document: int | None) -> str:
        """Give the paper to whoever sits before the browser, and leave nothing of it here."""
        with TemporaryDirectory() as folder:
            path = Path(folder, name)
            verdict = self.write_report(path, document)
            # once open it can be read to its end, whatever becomes of its name
            paper = path.open("rb")
        self.app.call_from_thread(partial(self.app.deliver_binary, paper, save_filename=str(name)))
        return verdict
