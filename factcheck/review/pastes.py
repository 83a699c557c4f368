"""What is pasted told apart from what is typed, whatever the pasted text holds."""

from collections.abc import Iterator

from textual.events import Paste

from factcheck.limits import PASTE_CHARS

_BEGINS, _ENDS = "\x1b[200~", "\x1b[201~"
_REACH = len(_BEGINS) - 1
"""As much of a mark may stand at the end of what was read so far."""


class Pastes:
    r"""Splits what a terminal sends into keys and pastes; nothing inside a paste is a key.

    >>> [str(piece) for piece in Pastes().told_apart("v\x1b[20")]
    ['v\x1b[20']
    >>> keys, told, paste = Pastes().told_apart("v\x1b[200~\x1b[A 1,400\x1b[201~")
    >>> keys, told, paste.text
    ('v\x1b[200~', '\x1b[201~', '\x1b[A 1,400')
    """

    def __init__(self) -> None:
        self._before = ""
        """The last that was read: a mark may come in pieces."""
        self._pasted: list[str] | None = None
        self._kept = 0

    def told_apart(self, read: str) -> Iterator[str | Paste]:
        """Yield the keys as they came, the marks of pastes among them, and what was pasted."""
        while read:
            if self._pasted is None:
                known = len(self._before)
                text = self._before + read
                at = text.find(_BEGINS)
                if at < 0:
                    self._before = text[-_REACH:]
                    yield read
                    return
                end = at + len(_BEGINS)
                yield text[known:end]
                read, self._before, self._pasted, self._kept = text[end:], "", [], 0
            else:
                text = self._before + read
                at = text.find(_ENDS)
                if at < 0:
                    self._keep(text[:-_REACH])
                    self._before = text[-_REACH:]
                    return
                self._keep(text[:at])
                # the parser of keys saw the beginning, and is told of the end
                yield _ENDS
                yield Paste("".join(self._pasted))
                read, self._before, self._pasted = text[at + len(_ENDS) :], "", None

    def _keep(self, text: str) -> None:
        if self._pasted is not None:
            kept = text[: max(0, PASTE_CHARS - self._kept)]
            self._pasted.append(kept)
            self._kept += len(kept)
