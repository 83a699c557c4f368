"""Many words as one pattern that a scan passes over quickly."""

from collections.abc import Iterable


def alternation(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first; what several begin with is read once.

    >>> alternation(["say", "says", "said"])
    'sa(?:id|ys?)'
    """
    branches: dict[str, list[str]] = {}
    for word in words:
        branches.setdefault(word[:1], []).append(word[1:])
    ends = branches.pop("", None) is not None
    parts = [
        # most of a word is its own: there is nothing left to share
        _literal(letter + rests[0]) if len(rests) == 1 else _literal(letter) + alternation(rests)
        for letter, rests in sorted(branches.items())
    ]
    if not parts:
        return ""
    whole = parts[0] if len(parts) == 1 and (not ends or len(parts[0]) == 1) else f"(?:{'|'.join(parts)})"
    return f"{whole}?" if ends else whole


def _literal(letters: str) -> str:
    return letters.translate(_ESCAPED)


_ESCAPED = {ord(sign): f"\\{sign}" for sign in r".^$*+?{}[]\|()"}
