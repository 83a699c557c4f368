"""Every key of the review screen and what it does: the one table behind the bindings and the help."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One thing that a key does."""

    keys: tuple[str, ...]
    """As Textual names them; a printed character stands for itself."""
    shown: str
    """As the help prints them."""
    action: str
    words: str
    group: Group
    hint: str = ""
    """The short word of the line at the bottom; empty for keys that are not on it."""


def _key(group: Group, keys: str, action: str, words: str, *, shown: str = "", hint: str = "") -> Key:
    names = tuple(keys.split())
    return Key(keys=names, shown=shown or " ".join(names), action=action, words=words, group=group, hint=hint)


KEYS = (
    _key(Group.DECIDE, "v", "decide('verified')", "verified, and go to the next open claim", hint="verify"),
    _key(Group.DECIDE, "d", "decide('disputed')", "disputed, and go on; w then says why", hint="dispute"),
    _key(Group.DECIDE, "s", "decide('sourced')", "sourced, and go on; asks for the source", hint="source"),
    _key(Group.DECIDE, "-", "decide('not_a_claim')", "not a claim, and go on", hint="no claim"),
    _key(Group.DECIDE, "V", "decide('verified',True)", "verified, and stay on the claim"),
    _key(Group.DECIDE, "D", "decide('disputed',True)", "disputed, and stay; i then says why"),
    _key(Group.DECIDE, "S", "decide('sourced',True)", "sourced, and stay"),
    _key(Group.DECIDE, "x", "clear", "make the claim open again"),
    _key(Group.DECIDE, "u", "undo", "take back your latest decision", hint="undo"),
    _key(Group.DECIDE, "U ctrl+r", "redo", "bring back what was taken back", shown="U ^r"),
    _key(Group.MOVE, "j down", "move(1)", "next claim", shown="j Down"),
    _key(Group.MOVE, "k up", "move(-1)", "previous claim", shown="k Up"),
    _key(Group.MOVE, "pagedown ctrl+d", "page(1)", "a page down", shown="PgDn ^d"),
    _key(Group.MOVE, "pageup ctrl+u", "page(-1)", "a page up", shown="PgUp ^u"),
    _key(Group.MOVE, "g home", "end(-1)", "first claim", shown="g Home"),
    _key(Group.MOVE, "G end", "end(1)", "last claim", shown="G End"),
    _key(Group.MOVE, "space", "open(1)", "next open claim"),
    _key(Group.MOVE, "p", "open(-1)", "previous open claim"),
    _key(Group.MOVE, "]", "article(1)", "next article"),
    _key(Group.MOVE, "[", "article(-1)", "previous article"),
    _key(Group.SHOW, "/", "search", "search as you type; Esc ends it", hint="find"),
    _key(Group.SHOW, "f", "filter", "choose which claims are shown"),
    _key(Group.SHOW, "R", "reload", "read the queue anew, in its filter"),
    _key(Group.SHOW, "escape", "escape", "end the search, drop the marks", shown="Esc"),
    _key(Group.EVIDENCE, "e", "evidence", "add a source to the claim", hint="evidence"),
    _key(Group.EVIDENCE, "i", "note(False)", "note, reason and correction of the claim"),
    _key(Group.EVIDENCE, "w", "note(True)", "the same, of the claim decided on last"),
    _key(Group.EVIDENCE, "h enter", "history", "all decisions and evidence", shown="h Enter"),
    _key(Group.EVIDENCE, "O", "open_source", "open the source, else the article, in a browser"),
    _key(Group.EVIDENCE, "y", "copy", "copy the claim and its sentence"),
    _key(Group.NUMBERS, "A", "add", "add a figure that was missed"),
    _key(Group.NUMBERS, "+", "promote", "make a minor or set-aside number a claim"),
    _key(Group.SEVERAL, "m", "mark", "mark or unmark; v d s - x act on all marked"),
    _key(Group.SEVERAL, "M", "mark_all", "mark all shown, or drop all marks"),
    _key(Group.SCREEN, "tab", "pane(1)", "next pane", shown="Tab"),
    _key(Group.SCREEN, "shift+tab", "pane(-1)", "previous pane", shown="Shift+Tab"),
    _key(Group.SCREEN, "1", "focus_pane('queue')", "claims"),
    _key(Group.SCREEN, "2", "focus_pane('article')", "article"),
    _key(Group.SCREEN, "3", "focus_pane('card')", "claim card"),
    _key(Group.SCREEN, "z", "zoom", "the pane alone, or all of them"),
    _key(Group.SCREEN, "T", "app.theme", "another theme"),
    _key(Group.SCREEN, "?", "help", "this help", hint="help"),
    _key(Group.SCREEN, "q", "app.quit", "quit; every decision is already saved"),
)
