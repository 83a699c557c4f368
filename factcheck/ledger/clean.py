"""What people hand in, made storable: SQLite holds no half characters, no NUL, and no number past 64 bits."""

import re

from factcheck.errors import LedgerError

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    r"""Return the text with what no SQLite text can hold shown as the replacement character.

    >>> storable("a\x00b\ud800")
    'a\ufffdb\ufffd'
    """
    return _UNSTORABLE.sub("\ufffd", text)


def key(number: int) -> int:
    """Return an id to look up; one that no row can have becomes 0, which none has.

    >>> key(7), key(-1), key(2**63)
    (7, 0, 0)
    """
    return number if 0 < number < 2**63 else 0


def checked(text: str, where: str) -> str:
    """Return an article's text, or refuse it: to change it would move what its claims are proved by."""
    fault = _UNSTORABLE.search(text)
    if fault:
        raise LedgerError(
            f"{where} holds U+{ord(fault.group()):04X} at {fault.start()}, which no ledger can keep; "
            "read it with factcheck's readers, or replace the character"
        )
    return text
