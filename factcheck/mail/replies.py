"""The text of a mail, and apart from it what it quotes and how it is signed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_QUOTE = re.compile(r"(?!>From )>[> ]*")
_LEVEL = re.compile(r">*")
_SIGNATURE = re.compile(r"--[ \u00a0]?\Z")
_WROTE = re.compile(r".{0,200}\b(?:wrote|writes|said)(?: in .{1,60})?:\Z", re.IGNORECASE)
_ON = re.compile(r"(?:On|Am|Le|El) .{4,200}")
_ORIGINAL = re.compile(
    r"[-_ ]{2,}\s?(?:original (?:message|appointment)|urspr\w+ nachricht|message d'origine)[-_ ]{2,}\Z",
    re.IGNORECASE,
)
_RULE = re.compile(r"_{20,}\Z")
_SENDER = re.compile(r"\*?From:\*? ")


class Stretch(NamedTuple):
    """A stretch of a mail's lines."""

    words: str
    where: str = ""
    """What it is, if it is not the mail's own: "a quoted reply", "the signature"."""


QUOTED = "a quoted reply"
SIGNED = "the signature"


def stretches(text: str) -> Iterator[Stretch]:
    """Yield a mail's text by what is its own, what it quotes, and how it is signed.

    >>> [where for _, where in stretches("It is 12.\\n\\nAnn wrote:\\n> Is it 13?\\n-- \\nTom, 555 0100")]
    ['', 'a quoted reply', 'the signature']
    """
    lines = text.splitlines()
    kinds = _kinds(lines)
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or kinds[at] != kinds[start]:
            yield Stretch("\n".join(lines[start:at]), kinds[start])
            start = at


def own(text: str) -> str:
    """Return the text that is the mail's own; of a mail that only quotes, what it quotes.

    >>> own("> 12 died.\\n> 3 are missing."), own("It is 12.\\n> Is it 13?")
    ('12 died.\\n3 are missing.', 'It is 12.')
    """
    if only_quotes(text):
        return "\n".join(_QUOTE.sub("", line) for line in text.splitlines()).strip("\n")
    told = (stretch.words.strip("\n") for stretch in stretches(text) if not stretch.where)
    return "\n\n".join(words for words in told if words.strip())


def only_quotes(text: str) -> bool:
    """Tell whether a mail says nothing of its own: it was sent on as a quotation."""
    return not any(stretch.words.strip() for stretch in stretches(text) if not stretch.where)


def unflowed(text: str, *, without_space: bool) -> str:
    """Return text in "flowed" lines (RFC 3676) with its paragraphs whole, each on one line.

    >>> unflowed("About 1,400 \\npeople\\n -- not more -- \\ncame.", without_space=False)
    'About 1,400 people\\n-- not more -- came.'
    """
    lines: list[str] = []
    open_level: int | None = None
    for line in text.splitlines():
        marks = _LEVEL.match(line)
        level = marks.end() if marks else 0
        words = line[level:].removeprefix(" ")
        signature = _SIGNATURE.match(words) is not None
        if open_level == level and not signature:
            lines[-1] += words
        else:
            lines.append(f"{'>' * level} {words}" if level else words)
        soft = words.endswith(" ") and not signature
        if soft and without_space:
            lines[-1] = lines[-1][:-1]
        open_level = level if soft else None
    return "\n".join(lines)


def _kinds(lines: list[str]) -> list[str]:
    kinds = [QUOTED if _QUOTE.match(line) else "" for line in lines]
    for at, line in enumerate(lines):
        if not kinds[at] and _SIGNATURE.match(line):
            return kinds[:at] + [SIGNED] * (len(lines) - at)
        following = next((each for each in lines[at + 1 : at + 3] if each.strip()), "")
        if _ORIGINAL.match(line.strip()) or (_RULE.match(line.strip()) and _SENDER.match(following)):
            # what comes below it has no marks of its own
            return kinds[:at] + [QUOTED] * (len(lines) - at)
        if kinds[at] and at and not kinds[at - 1]:
            _name_quoted(lines, kinds, at - 1)
    return kinds


def _name_quoted(lines: list[str], kinds: list[str], at: int) -> None:
    """Count the line that says who is quoted with the quotation, and the blank ones between."""
    above = at
    while above >= 0 and not lines[above].strip():
        above -= 1
    if above < 0 or not _WROTE.match(lines[above].strip()):
        return
    first = above
    if not _ON.match(lines[above]) and above and _ON.match(lines[above - 1]):
        first = above - 1
    kinds[first : at + 1] = [QUOTED] * (at + 1 - first)
