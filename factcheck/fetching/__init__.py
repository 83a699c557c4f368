"""An article from the web: the address checked that is really dialled, at every hop, within limits."""

from factcheck.fetching.hops import Fetched as Fetched
from factcheck.fetching.hops import fetch as fetch
