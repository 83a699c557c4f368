"""The help: every key, by what it is for, and what each status means."""

from collections.abc import Iterator

from factcheck.model.decision import MEANINGS, Status
from factcheck.model.wording import STATUS_WORDS
from factcheck.review.glyphs import Glyphs
from factcheck.review.keymap import Keymap
from factcheck.review.keys import Group
from factcheck.review.line import Line, Look, Run, status_look

_KEYS = 12


def help_lines(glyphs: Glyphs, keymap: Keymap) -> Iterator[Line]:
    """Yield the help, line by line."""
    for group in Group:
        yield Line((Run(group.value, Look.STRONG),))
        for key in keymap:
            if key.group is group:
                yield Line((Run(f"  {key.shown:<{_KEYS}}", Look.SOURCED), Run(keymap.words(key))), _KEYS + 2)
        yield Line()
    yield Line((Run("what the signs mean", Look.STRONG),))
    for status in Status:
        sign = f"  {glyphs.status[status]:<4}"
        yield Line(
            (Run(f"{sign}{STATUS_WORDS[status]}", status_look(status)), Run(f": {MEANINGS[status]}")), 6
        )
    for sign, words in (
        (glyphs.bare, "verified, with no evidence recorded"),
        (glyphs.hidden, "the figure holds characters that cannot be seen"),
        ("!", "the figure could be read in two ways"),
        ("~", "the figure was another one in an earlier draft"),
        (glyphs.marked, "marked"),
    ):
        yield Line((Run(f"  {sign:<4}", Look.ALERT), Run(words)), 6)
    yield Line()
    yield Line(
        (
            Run(
                "In the article and the card, j k g G and the arrows scroll. Text that runs from right to ",
                Look.DIM,
            ),
            Run("left is shown in the order in which it is stored.", Look.DIM),
        )
    )
