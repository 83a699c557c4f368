"""Moments: stored in UTC, to the microsecond; shown in the reader's own time zone."""

from datetime import UTC, datetime


def stamp(moment: datetime) -> str:
    """Return an aware moment as the ledger stores it, in 27 characters that sort by time.

    >>> stamp(datetime(2023, 10, 20, 9, 30, tzinfo=UTC))
    '2023-10-20T09:30:00.000000Z'
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be stored")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_stamp(text: str) -> datetime:
    """Return the moment that a stored stamp stands for.

    >>> read_stamp("2023-10-20T09:30:00.000000Z").hour
    9
    """
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def local(text: str) -> str:
    """Return a stored stamp as the reader's wall clock shows it: "20 Oct 2023 09:30"."""
    return read_stamp(text).astimezone().strftime("%-d %b %Y %H:%M")
