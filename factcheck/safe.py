"""Text from outside, made harmless to draw without moving a single character.

Every character that a terminal could obey, or that a reader could not see, is exchanged for one
visible stand-in. The length never changes, so the spans of claims stay true.
"""

_REPLACEMENT = 0xFFFD

# Controls, and the format characters that do not show. Format characters that do show, or that scripts
# need, stay: the joiners, and the Arabic, Syriac and Kaithi signs. Unicode closes these ranges rarely
# enough to write them out, which costs a start nothing; a test walks all of Unicode to hold them to it.
_UNSEEN = (
    (0x80, 0x9F), (0xAD, 0xAD), (0x61C, 0x61C), (0x180E, 0x180E), (0x200B, 0x200B), (0x200E, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0xD800, 0xDFFF), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB),
    (0x13430, 0x1343F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0001, 0xE0001), (0xE0020, 0xE007F),
)  # fmt: skip

# Not of a control or format category, and yet nothing to see; the last two no XML may hold.
_BLANK = (
    (0x34F, 0x34F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x2800, 0x2800), (0x3164, 0x3164), (0xFFA0, 0xFFA0),
    (0xE0100, 0xE01EF), (0xFFFE, 0xFFFF),
)  # fmt: skip

_BREAKS = {0x85: 0x0A, 0x2028: 0x0A, 0x2029: 0x0A}
_SPACES = {0x09: 0x20, 0x0D: 0x20}
_PICTURES = {code: 0x2400 + code for code in range(0x20) if code != 0x0A} | {0x7F: 0x2421}
_TABLE = {
    **{code: _REPLACEMENT for first, last in (*_UNSEEN, *_BLANK) for code in range(first, last + 1)},
    **_PICTURES,
    **_BREAKS,
    **_SPACES,
}
_HARMLESS = {*_BREAKS, *_SPACES, 0x0A, 0xAD, 0xFEFF}


def safe(text: str) -> str:
    r"""Return the text with each dangerous or invisible character shown as one stand-in.

    >>> safe("1,400\x1b[31m dead")
    '1,400␛[31m dead'
    >>> len(safe("a\u202eb")) == 3
    True
    """
    # most text is nothing but letters, and asked for at every key
    return text if text.isascii() and text.isprintable() else text.translate(_TABLE)


def one_line(text: str) -> str:
    r"""Return the text safe to show on one line: line breaks become spaces, too.

    >>> one_line("killed\n1,400\tpeople")
    'killed 1,400 people'
    """
    return safe(text).replace("\n", " ")


def name_hidden(text: str) -> str:
    r"""Return what the characters are that a reader cannot see, and where in their words they stand.

    >>> name_hidden("1,0\u200b00 dead")
    'zero-width space U+200B in "1,0|00"'
    """
    told = []
    for word in text.split():
        places = hidden(word)
        if places:
            names = ", ".join(dict.fromkeys(_character_name(word[at]) for at in places))
            shown = "".join("|" if at in places else character for at, character in enumerate(word))
            told.append(f'{names} in "{safe(shown)}"')
    return "; ".join(told)


def _character_name(character: str) -> str:
    from unicodedata import name

    called = name(character, "control character").lower().replace("zero width", "zero-width")
    return f"{called} U+{ord(character):04X}"


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
