"""Text from outside, made harmless to draw without moving a single character.

Every character that a terminal could obey, or that a reader could not see, is exchanged for one
visible stand-in. The length never changes, so the spans of claims stay true.
"""

import unicodedata

_REPLACEMENT = 0xFFFD

# Format characters that scripts need and that show: the joiners, and the Arabic, Syriac and Kaithi signs.
_KEPT = {0x200C, 0x200D, *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}

# Not of a control or format category, and yet nothing to see.
_BLANK = (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0, *range(0xE0100, 0xE01F0))

# Only the blocks that hold control, format or surrogate characters: all of Unicode takes ten times as long.
_BLOCKS = (range(0x80, 0x3100), range(0xD800, 0xE000), range(0xFE00, 0x10000), range(0x11000, 0x1E000))
_TAGS = range(0xE0000, 0xE0080)

_BREAKS = {0x85: 0x0A, 0x2028: 0x0A, 0x2029: 0x0A}
_SPACES = {0x09: 0x20, 0x0D: 0x20}


def _table() -> dict[int, int]:
    unsafe = {"Cc", "Cf", "Cs"}
    table = {
        code: _REPLACEMENT
        for block in (*_BLOCKS, _TAGS)
        for code in block
        if code not in _KEPT and unicodedata.category(chr(code)) in unsafe
    }
    table |= dict.fromkeys(_BLANK, _REPLACEMENT)
    table |= {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
    table |= _BREAKS | _SPACES
    del table[0x0A]
    return table


_TABLE = _table()
_HARMLESS = {*_BREAKS, *_SPACES, 0x0A, 0xAD, 0xFEFF}


def safe(text: str) -> str:
    r"""Return the text with each dangerous or invisible character shown as one stand-in.

    >>> safe("1,400\x1b[31m dead")
    '1,400␛[31m dead'
    >>> len(safe("a\u202eb")) == 3
    True
    """
    return text.translate(_TABLE)


def one_line(text: str) -> str:
    r"""Return the text safe to show on one line: line breaks become spaces, too.

    >>> one_line("killed\n1,400\tpeople")
    'killed 1,400 people'
    """
    return safe(text).replace("\n", " ")


def hidden(text: str) -> tuple[int, ...]:
    r"""Return the offsets of characters that a reader cannot see and that could mislead.

    >>> hidden("1\u200b000 dead")
    (1,)
    """
    if text.isascii() and text.isprintable():
        return ()
    return tuple(
        at
        for at, character in enumerate(text)
        if ord(character) in _TABLE and ord(character) not in _HARMLESS
    )
