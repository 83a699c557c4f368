"""What the PDF library had to mend or leave out to read a file: it says so in a log, which nobody reads."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_LIBRARY = "pypdf"


@contextmanager
def repairs() -> Iterator[list[str]]:
    """Give a list that what the library complains of is put in, as long as it is read with it."""
    told: list[str] = []
    logger = logging.getLogger(_LIBRARY)
    handler = _Into(told)
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield told
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagates


class _Into(logging.Handler):
    """Puts warnings into a list, up to a few: a hostile file could have millions."""

    _MOST = 20

    def __init__(self, told: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._told = told

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what the library says."""
        if len(self._told) < self._MOST:
            self._told.append(record.getMessage())
