"""Word documents (.docx): what a reader of the printed page would read, and where in the file it stands."""

from factcheck.word.document import raw_text as raw_text
from factcheck.word.document import read as read
from factcheck.word.replies import returned as returned
