"""Web pages: what a reader of the article would read, and where the rest of the page stands."""

from factcheck.webpage.document import raw_text as raw_text
from factcheck.webpage.document import read as read
