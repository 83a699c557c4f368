"""The help: the keys of what the reviewer is in, then every other, and what each sign means."""

from collections.abc import Iterator

from factcheck.model.decision import MEANINGS, Status
from factcheck.model.wording import STATUS_WORDS
from factcheck.review.glyphs import Glyphs
from factcheck.review.keymap import Keymap
from factcheck.review.keys import SCROLLS, Group, Where, named
from factcheck.review.line import Line, Look, Run, status_look
from factcheck.review.picking import HINT

_KEYS = 12

PANES = {
    "article": ("in the article", ("search", "add", "claims_pane", "zoom")),
    "card": ("in the claim card", ("history", "evidence", "note", "open_source", "claims_pane", "zoom")),
}
"""Panes of text: what they are called, and which keys matter there besides those that scroll."""


def help_lines(
    glyphs: Glyphs, keymap: Keymap, where: Where = Where.CLAIMS, pane: str | None = None
) -> Iterator[Line]:
    """Yield the help of a screen, line by line; what the pane in focus does comes first."""
    if pane in PANES:
        yield from _pane(keymap, *PANES[pane])
    for group in Group:
        held = [key for key in keymap.on(where) if key.group is group]
        if not held:
            continue
        among = f" among the {where}" if group is Group.MOVE else ""
        yield _heading(f"{group}{among}")
        for key in held:
            yield _line(key.shown, keymap.words(key))
        yield Line()
    yield from _signs(glyphs, where)


def _pane(keymap: Keymap, called: str, names: tuple[str, ...]) -> Iterator[Line]:
    yield _heading(called)
    for key in keymap.on(Where.CLAIMS):
        if key.name in SCROLLS:
            yield _line(key.shown, SCROLLS[key.name].words)
    for name in names:
        yield _line(keymap[name], keymap.words(named(name)))
        if (called, name) == ("in the article", "add"):
            yield _line("", HINT)
    yield Line()


def _heading(words: str) -> Line:
    return Line((Run(words, Look.STRONG),))


def _line(keys: str, words: str) -> Line:
    return Line((Run(f"  {keys:<{_KEYS}}", Look.SOURCED), Run(words)), _KEYS + 2)


def _signs(glyphs: Glyphs, where: Where) -> Iterator[Line]:
    yield _heading("what the signs mean")
    for status in Status:
        sign = f"  {glyphs.status[status]:<4}"
        yield Line(
            (Run(f"{sign}{STATUS_WORDS[status]}", status_look(status)), Run(f": {MEANINGS[status]}")), 6
        )
    if where is not Where.CLAIMS:
        return
    for sign, words in (
        (glyphs.bare, "verified, with no evidence recorded"),
        (glyphs.hidden, "the figure holds characters that cannot be seen"),
        ("!", "the checks found something: the claim card says what, the article where"),
        ("&", "the figure could be read in two ways"),
        ("~", "the figure was another one in an earlier draft"),
        (glyphs.theirs, "another reviewer has decided on it"),
        (glyphs.differ, "reviewers say different things of it"),
        (glyphs.marked, "marked"),
    ):
        yield Line((Run(f"  {sign:<4}", Look.ALERT), Run(words)), 6)
    yield Line()
    yield Line(
        (Run("Text that runs from right to left is shown in the order in which it is stored.", Look.DIM),)
    )
