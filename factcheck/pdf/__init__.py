"""PDF files: the characters where they stand on the page, put back into the lines that a person reads."""

from factcheck.pdf.document import raw_text as raw_text
from factcheck.pdf.document import read as read
