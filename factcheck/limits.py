"""How much of anything is accepted: the bounds that keep hostile input from costing more than its size."""

ARTICLE_BYTES = 64 * 1024 * 1024
"""An article file larger than this is refused (a book is about 1 MB)."""

DIGIT_RUN = 40
"""A run of digits longer than this is a code, never a figure."""

WINDOW = 80
"""Characters to either side of a number that a pattern may look at."""

DATA_NUMBERS = 200
"""More numbers than this in one sentence, or line after line, may be data that was pasted in, and no copy."""

DATA_SPACING = 12
"""Characters a number: where they stand closer than this, they are; such data is set aside as one."""

DATA_CHARS = 4000
"""Data longer than this is set aside in pieces: each carries its words."""

NOTE_CHARS = 100_000
"""The longest note, passage or correction the ledger takes."""

REASON_CHARS = 1000
"""The longest reason for which a note is erased."""

NAME_CHARS = 200
"""The longest reviewer name, source title, publisher or locator."""

REASON_CHARS = 1000
"""The longest reason for withdrawing a source."""

BUSY_SECONDS = 30
"""How long a writer waits for another writer of the same ledger."""

PAUSE_SECONDS = 0.01
"""How long an import leaves the ledger to reviewers between two articles."""

PAGE_ROWS = 256
"""Claims fetched from the ledger at once by a list that is being scrolled."""
