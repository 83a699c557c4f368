"""The terminal itself: what is typed and pasted there, and the end of the review when it has gone."""

import asyncio
import os
import select
import signal
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import Any, TextIO

from textual._xterm_parser import XTermParser
from textual.app import ScreenStackError
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste
from textual.message import Message
from textual.message_pump import MessagePump

from factcheck.review.pastes import Pastes

_LOOK_SECONDS = 0.1
"""How often it is asked whether the review has ended, while nothing is typed."""

_READ_BYTES = 1 << 16

_SETTLE_SECONDS = 1.0
"""What is typed next is not held back longer than this."""

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
                burst = list(_messages(parser, pastes.told_apart(decode(typed))))
                settles = True
                for at, message in enumerate(burst, 1):
                    self.process_message(message)
                    if settles and at < len(burst) and isinstance(message, Key | Paste):
                        settles = self._settles()
            for message in parser.tick():
                self.process_message(message)

    def _settles(self) -> bool:
        """Wait until what was typed is done: it may open a window, and what is typed next is for that."""
        with suppress(TimeoutError, CancelledError, ScreenStackError):
            asyncio.run_coroutine_threadsafe(self._settled(), self._loop).result(_SETTLE_SECONDS)
            return not self.exit_event.is_set()
        # it is busy, or ends
        return False

    async def _settled(self) -> None:
        # a key goes down to what has the focus, and from there up again to whoever knows it
        await _heard(self._app)
        for pump in (self._app.focused or self._app.screen).ancestors_with_self:
            await _heard(pump)

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


def _messages(parser: XTermParser, pieces: Iterable[str | Paste]) -> Iterator[Message]:
    for piece in pieces:
        if isinstance(piece, Paste):
            yield piece
        else:
            # of a paste the parser saw the marks only
            yield from (message for message in parser.feed(piece) if not isinstance(message, Paste))


async def _heard(pump: MessagePump) -> None:
    """Wait until a part of the screen has done all that it was told."""
    done = asyncio.Event()
    if pump.call_later(done.set):
        await asyncio.wait_for(done.wait(), _SETTLE_SECONDS)


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
