"""How much of anything is accepted: the bounds that keep hostile input from costing more than its size."""

ARTICLE_BYTES = 64 * 1024 * 1024
"""An article file larger than this is refused (a book is about 1 MB)."""

CHILD_BYTES = 1024 * 1024 * 1024
"""Memory of the process that parses office files and PDFs."""

CHILD_CPU_SECONDS = 20
"""Seconds of the processor that one file may take there."""

CHILD_SECONDS = 60
"""How long one file is waited for, on a machine that has other things to do."""

CHILD_ANSWER_BYTES = 64 * 1024 * 1024
"""What is read of its answer, and no more."""

CHILD_FILES = 100
"""Files that one such process parses before another takes its place."""

ARCHIVE_ENTRIES = 5_000
"""Files in an office document: more is none."""

ARCHIVE_BYTES = 200 * 1024 * 1024
"""All files of an office document, unpacked."""

ARCHIVE_RATIO = 200
"""How much smaller than its contents an office document may be; one of nothing but blanks is 1,000 times."""

PART_BYTES = 64 * 1024 * 1024
"""The largest part of an office document that is unpacked to be read."""

PDF_PAGES = 1_000
"""Pages of a PDF: more is a book."""

PDF_OBJECTS = 200_000
"""Objects that a PDF is made of."""

PDF_STREAM_BYTES = 32 * 1024 * 1024
"""What one stream of a PDF, such as the program of a page, may unpack to."""

MAIL_PARTS = 1_000
"""As many parts of a mail are looked at."""

MAIL_DEPTH = 40
"""Parts of a mail that are nested deeper than this are not looked at."""

FEED_ITEMS = 1_000
"""As many items of a feed, or mails of a mailbox, are read as articles."""

FEED_ITEM_BYTES = 1024 * 1024
"""An item of a feed that is larger is no article."""

SHEET_ROWS = 20_000
"""A checking sheet with more rows is refused."""

SHEET_COLUMNS = 200
"""A checking sheet with more columns is refused, or cut where a workbook says so of an empty one."""

SHEET_BYTES = 32 * 1024 * 1024
"""A workbook that unpacks to more is no checking sheet."""

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

PASTE_CHARS = 10_000_000
"""What is taken of a paste; the field that it lands in keeps less, and says so."""

REASON_CHARS = 1000
"""The longest reason for which a note is erased."""

NAME_CHARS = 200
"""The longest reviewer name, source title, publisher or locator."""

REASON_CHARS = 1000
"""The longest reason for withdrawing a source."""

BUSY_SECONDS = 30
"""How long a writer waits for another writer of the same ledger."""

PAUSE_SECONDS = 0.005
"""How long an import leaves the ledger to reviewers between two articles: longer than who waits naps."""

PAGE_ROWS = 256
"""Claims fetched from the ledger at once by a list that is being scrolled."""

PAGE_BYTES = 10 * 1024 * 1024
"""A web page larger than this is refused, pictures that are saved inside it included."""

PAGE_TAGS = 300_000
"""More tags than this has no article."""

PAGE_NESTING = 2048
"""How deep the parser follows elements inside elements; deeper, it would leave out the rest."""

PAGE_CHOICE_TAGS = 20_000
"""In a page of more elements the article is told by its own marks only: guessing would take long."""

PAGE_CHOICE_NESTING = 100
"""So it is in a page whose elements stand deeper inside each other; those of newspapers go to 40."""

URL_CHARS = 2_000
"""An address longer than this is none of an article."""

FETCH_BYTES = 20 * 1024 * 1024
"""What is taken of an answer from the web, packed or unpacked."""

FETCH_SECONDS = 30
"""How long an address may take to answer, with all that it leads on to."""

FETCH_HOPS = 5
"""How often an address may lead on to another."""
