"""Moments: stored in UTC, to the microsecond; shown in the reader's own time zone."""

import re
from datetime import UTC, date, datetime, timedelta

from factcheck.errors import UsageError


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


def read_day(text: str) -> str:
    """Return a date as the ledger stores it, or say how to write one.

    >>> read_day("2023-10-19")
    '2023-10-19'
    """
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise UsageError(f"{text.strip()!r} is no date; write it as in 2023-10-19") from error


def read_moment(text: str, now: datetime) -> datetime:
    """Return the moment that a reader's wall clock shows: now, a time of today, a day, or both.

    A time of today that is still to come was yesterday's.

    >>> noon = datetime(2026, 3, 2, 12, 0).astimezone()
    >>> [read_moment(text, noon).strftime("%d %H:%M") for text in ("", "9:40", "19:40", "2026-02-28 08:15")]
    ['02 12:00', '02 09:40', '01 19:40', '28 08:15']
    """
    text = text.strip()
    if not text:
        return now
    clock = now.astimezone()
    hours = re.fullmatch(r"(\d{1,2})[:.](\d{2})", text)
    try:
        if hours is None:
            return datetime.fromisoformat(text).astimezone()
        there = clock.replace(hour=int(hours[1]), minute=int(hours[2]), second=0, microsecond=0)
    except (ValueError, OverflowError) as error:
        raise UsageError(f"{text!r} is no time; write 19:40, 2023-10-19 or 2023-10-19 19:40") from error
    return there if there <= clock else there - timedelta(days=1)


def day_of(iso: str | None) -> date | None:
    """Return the day of an ISO date or time, or None where there is none.

    >>> day_of("2023-10-19T06:00:00Z"), day_of("last week")
    (datetime.date(2023, 10, 19), None)
    """
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None
