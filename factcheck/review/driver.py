"""The terminal itself: what is typed and pasted there, and the end of the review when it has gone."""

import os
import select
import signal
from codecs import getincrementaldecoder
from collections.abc import Callable
from typing import Any, TextIO

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Paste

from factcheck.review.pastes import Pastes

_LOOK_SECONDS = 0.1
"""How often it is asked whether the review has ended, while nothing is typed."""

_READ_BYTES = 1 << 16

_GRACE_SECONDS = 10.0
"""How long a review whose terminal has gone may take to end in good order."""


class TerminalDriver(LinuxDriver):
    """Reads a terminal. Textual would take what is pasted for keys, and never notice an end of input."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._file: Any = _Glass(self._file, self._leave)

    def run_input_thread(self) -> None:
        """Pass on what is typed and pasted, until the review ends or the terminal has gone."""
        parser = XTermParser(self._debug)
        pastes = Pastes()
        # bytes in an old encoding are nothing to break off for
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], _LOOK_SECONDS)[0]:
                typed = self._typed()
                if not typed:
                    self._leave()
                    self._see_it_end()
                    return
                for piece in pastes.told_apart(decode(typed)):
                    if isinstance(piece, Paste):
                        self.process_message(piece)
                    else:
                        for message in parser.feed(piece):
                            # of a paste it saw the marks only
                            if not isinstance(message, Paste):
                                self.process_message(message)
            for message in parser.tick():
                self.process_message(message)

    def _typed(self) -> bytes:
        try:
            return os.read(self.fileno, _READ_BYTES)
        except OSError:
            # a terminal whose window is closed fails, or has nothing more to say: one or the other
            return b""

    def _leave(self) -> None:
        self._loop.call_soon_threadsafe(self._app.exit, None, 128 + signal.SIGHUP)

    def _see_it_end(self) -> None:
        # whatever keeps it busy, there is nobody left to see it; all that was decided is in the ledger
        if not self.exit_event.wait(_GRACE_SECONDS):
            os._exit(128 + signal.SIGHUP)


class _Glass:
    """What is drawn on. When it has gone the drawing goes nowhere, and the review hears of it."""

    def __init__(self, file: TextIO, gone: Callable[[], None]) -> None:
        self._file = file
        self._tell = gone
        self._gone = False

    def write(self, text: str) -> None:
        self._try(lambda: self._file.write(text))

    def flush(self) -> None:
        self._try(self._file.flush)

    def isatty(self) -> bool:
        return self._file.isatty()

    def fileno(self) -> int:
        return self._file.fileno()

    def _try(self, draw: Callable[[], object]) -> None:
        if self._gone:
            return
        try:
            draw()
        except OSError:
            self._gone = True
            self._tell()
