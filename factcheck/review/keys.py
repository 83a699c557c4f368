"""Every key of the review and what it does: the table behind bindings, help, palette and plain mode."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """What a key is for, in the order of the help."""

    DECIDE = "decide"
    MOVE = "move"
    SHOW = "show"
    EVIDENCE = "evidence and notes"
    NUMBERS = "numbers outside the queue"
    SEVERAL = "several at once"
    SCREEN = "screen"


class Where(StrEnum):
    """The screens that keys are for."""

    CLAIMS = "claims"
    ARTICLES = "articles"


_BOTH = (Where.CLAIMS, Where.ARTICLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One thing that a key does."""

    name: str
    """What the settings file calls it."""
    keys: tuple[str, ...]
    """As Textual names them; a printed character stands for itself."""
    action: str
    words: str
    """What it does; other keys stand there by name: "{why} then says why"."""
    group: Group
    hint: str = ""
    """The short word of the line at the bottom; empty for keys that are not on it."""
    where: tuple[Where, ...] = (Where.CLAIMS,)

    @property
    def shown(self) -> str:
        """The keys as the help prints them."""
        return " ".join(map(key_name, self.keys))


_NAMES = {"pagedown": "PgDn", "pageup": "PgUp", "escape": "Esc"}


def key_name(key: str) -> str:
    """Return what a key is called in print.

    >>> key_name("ctrl+d"), key_name("pagedown"), key_name("shift+tab"), key_name("v")
    ('^d', 'PgDn', 'Shift+Tab', 'v')
    """
    if len(key) == 1:
        return key
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return _NAMES.get(key) or "+".join(part.title() for part in key.split("+"))


def _key(
    group: Group,
    name: str,
    keys: str,
    action: str,
    words: str,
    *,
    hint: str = "",
    where: tuple[Where, ...] = (Where.CLAIMS,),
) -> Key:
    return Key(
        name=name, keys=tuple(keys.split()), action=action, words=words, group=group, hint=hint, where=where
    )


KEYS = (
    _key(
        Group.DECIDE,
        "verify",
        "v",
        "decide('verified')",
        "verified, and go to the next open claim",
        hint="verify",
    ),
    _key(
        Group.DECIDE,
        "dispute",
        "d",
        "decide('disputed')",
        "disputed, and go on; {why} then says why",
        hint="dispute",
    ),
    _key(
        Group.DECIDE,
        "source",
        "s",
        "decide('sourced')",
        "sourced, and go on; asks for the source",
        hint="source",
    ),
    _key(
        Group.DECIDE, "not_a_claim", "-", "decide('not_a_claim')", "not a claim, and go on", hint="no claim"
    ),
    _key(Group.DECIDE, "verify_and_stay", "V", "decide('verified',True)", "verified, and stay on the claim"),
    _key(
        Group.DECIDE,
        "dispute_and_stay",
        "D",
        "decide('disputed',True)",
        "disputed, and stay; {note} then says why",
    ),
    _key(Group.DECIDE, "source_and_stay", "S", "decide('sourced',True)", "sourced, and stay"),
    _key(Group.DECIDE, "clear", "x", "clear", "make the claim open again"),
    _key(Group.DECIDE, "undo", "u", "undo", "take back your latest decision", hint="undo"),
    _key(Group.DECIDE, "redo", "U ctrl+r", "redo", "bring back what was taken back"),
    _key(Group.MOVE, "next", "j down", "move(1)", "one down", where=_BOTH),
    _key(Group.MOVE, "previous", "k up", "move(-1)", "one up", where=_BOTH),
    _key(Group.MOVE, "page_down", "pagedown ctrl+d", "page(1)", "a page down", where=_BOTH),
    _key(Group.MOVE, "page_up", "pageup ctrl+u", "page(-1)", "a page up", where=_BOTH),
    _key(Group.MOVE, "first", "g home", "end(-1)", "the first", where=_BOTH),
    _key(Group.MOVE, "last", "G end", "end(1)", "the last", where=_BOTH),
    _key(Group.MOVE, "next_open", "space", "open(1)", "next with something open", where=_BOTH),
    _key(Group.MOVE, "previous_open", "p", "open(-1)", "previous with something open", where=_BOTH),
    _key(Group.MOVE, "next_match", "n", "match(1)", "next claim with the words searched for last"),
    _key(Group.MOVE, "previous_match", "N", "match(-1)", "previous claim with them"),
    _key(Group.MOVE, "next_finding", "c", "finding(1)", "next claim with a finding of the checks"),
    _key(Group.MOVE, "previous_finding", "C", "finding(-1)", "previous claim with one"),
    _key(Group.MOVE, "other", ";", "other", "the figure that the finding holds against this one"),
    _key(Group.MOVE, "next_article", "]", "article(1)", "next article"),
    _key(Group.MOVE, "previous_article", "[", "article(-1)", "previous article"),
    _key(
        Group.MOVE,
        "open_article",
        "enter",
        "open_article",
        "review the article",
        hint="review",
        where=(Where.ARTICLES,),
    ),
    _key(
        Group.SHOW, "search", "/", "search", "search as you type; {escape} ends it", hint="find", where=_BOTH
    ),
    _key(Group.SHOW, "articles", "a", "articles", "all articles, and how far each is"),
    _key(Group.SHOW, "filter", "f", "filter", "choose which claims are shown; save such a choice"),
    _key(Group.SHOW, "order", "o", "order", "choose what comes first", where=_BOTH),
    _key(Group.SHOW, "reload", "R", "reload", "read the queue anew, in its filter"),
    _key(
        Group.SHOW,
        "escape",
        "escape",
        "escape",
        "end the search, drop the marks; from the articles back",
        where=_BOTH,
    ),
    _key(Group.EVIDENCE, "evidence", "e", "evidence", "add a source to the claim", hint="evidence"),
    _key(Group.EVIDENCE, "note", "i", "note", "note, reason and correction of the claim"),
    _key(Group.EVIDENCE, "long_note", "I", "long_note", "the note of a decided claim, in your $EDITOR"),
    _key(
        Group.EVIDENCE,
        "why",
        "w",
        "why",
        "why, of the claim decided on last: a letter, or what it should be",
    ),
    _key(Group.EVIDENCE, "history", "h enter", "history", "all decisions and evidence"),
    _key(
        Group.EVIDENCE, "open_source", "O", "open_source", "open the source, else the article, in a browser"
    ),
    _key(Group.EVIDENCE, "copy", "y", "copy", "copy the claim and its sentence"),
    _key(Group.EVIDENCE, "copy_all", "Y", "copy(True)", "copy them with status and evidence"),
    _key(Group.EVIDENCE, "compare", "=", "compare", "the same quantity elsewhere in the ledger"),
    _key(
        Group.EVIDENCE,
        "dismiss",
        "!",
        "dismiss_finding",
        "a finding is none: say why; or bring back one that was dismissed",
    ),
    _key(Group.EVIDENCE, "report", "r", "report", "write the checking paper to a file", where=_BOTH),
    _key(
        Group.NUMBERS,
        "add",
        "A t",
        "add",
        "minor and set-aside numbers; add one, or a missed figure; in the article, pick its words",
    ),
    _key(Group.NUMBERS, "promote", "+", "promote", "make a minor or set-aside number a claim"),
    _key(
        Group.SEVERAL,
        "mark",
        "m",
        "mark",
        "mark or unmark; {verify} {dispute} {source} {not_a_claim} act on all marked",
    ),
    _key(
        Group.SEVERAL,
        "reckon",
        "#",
        "reckon",
        "sum, difference, share, mean of the marked figures",
    ),
    _key(Group.SEVERAL, "mark_all", "M", "mark_all", "mark all shown, or drop all marks"),
    _key(Group.SCREEN, "next_pane", "tab", "pane(1)", "next pane"),
    _key(Group.SCREEN, "previous_pane", "shift+tab", "pane(-1)", "previous pane"),
    _key(Group.SCREEN, "claims_pane", "1", "focus_pane('queue')", "claims"),
    _key(Group.SCREEN, "article_pane", "2", "focus_pane('article')", "article"),
    _key(Group.SCREEN, "card_pane", "3", "focus_pane('card')", "claim card"),
    _key(Group.SCREEN, "zoom", "z", "zoom", "the pane alone, or all of them"),
    _key(Group.SCREEN, "theme", "T", "app.theme", "another theme", where=_BOTH),
    _key(
        Group.SCREEN,
        "mouse",
        "%",
        "app.mouse",
        "leave the mouse to the terminal, to select and copy; or take it back",
        where=_BOTH,
    ),
    _key(Group.SCREEN, "palette", ": ctrl+p", "palette", "everything that can be done, by name", where=_BOTH),
    _key(Group.SCREEN, "help", "?", "help", "help for what you are in", hint="help", where=_BOTH),
    _key(
        Group.SCREEN,
        "quit",
        "q",
        "back",
        "back to the articles, or quit; every decision is already saved",
        where=_BOTH,
    ),
)


@dataclass(frozen=True, slots=True)
class Scroll:
    """What a key that moves in the claims does where there is text instead: in a pane, in a window."""

    action: str
    words: str


SCROLLS: Mapping[str, Scroll] = {
    "next": Scroll("scroll_down", "a line down"),
    "previous": Scroll("scroll_up", "a line up"),
    "page_down": Scroll("page_down", "a page down"),
    "page_up": Scroll("page_up", "a page up"),
    "first": Scroll("scroll_home", "the beginning"),
    "last": Scroll("scroll_end", "the end"),
}


def named(name: str) -> Key:
    """Return the key that the settings file calls so.

    >>> named("verify").keys
    ('v',)
    """
    return next(key for key in KEYS if key.name == name)
