"""Addresses that may be made a link."""

from urllib.parse import urlsplit

from factcheck.safe import safe


def link(url: str | None) -> str | None:
    """Return an address that may be made a link: http or https, and nothing that hides where it goes.

    >>> link("https://example.org/a"), link("javascript:alert(1)"), link("https://bbc.co.uk@evil.example/")
    ('https://example.org/a', None, None)
    """
    if not url or not url.isprintable() or safe(url) != url or " " in url:
        return None
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return None
    return url if known else None
