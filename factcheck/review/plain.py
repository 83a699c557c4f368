"""The review line by line: for screen readers and pipes. The same session and keys, and no screen."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, TextIO

from factcheck.errors import FactcheckError, UsageError
from factcheck.model.claim import Tier
from factcheck.model.decision import Status
from factcheck.model.protocols import WriteReport
from factcheck.model.wording import STATUS_WORDS
from factcheck.review.card import card
from factcheck.review.glyphs import ASCII
from factcheck.review.keymap import Keymap
from factcheck.review.keys import Group, Where
from factcheck.review.patience import BUSY, PATIENCE_SECONDS
from factcheck.review.plain_choosing import PlainChoosing
from factcheck.review.plain_deeds import PlainDeeds
from factcheck.review.saved import SavedViews
from factcheck.review.session import ReviewSession

SCREEN_ONLY: Mapping[str, str] = {
    **dict.fromkeys(("page_down", "page_up"), "a list is listed from where one stands"),
    **dict.fromkeys(
        ("next_pane", "previous_pane", "claims_pane", "article_pane", "card_pane", "zoom"), "panes"
    ),
    **dict.fromkeys(("copy", "copy_all", "mouse"), "lines of text are selected and copied as they are"),
    "open_article": "the number of an article opens it",
    "escape": "a search without words ends it, and marks are dropped by the key that marks all",
    "long_note": "a note may be as long as its line",
    "theme": "lines of text have the terminal's own colours",
    "palette": "the help lists everything",
}
"""Keys that mean nothing without a screen, and why."""

_LIST = "l"
"""The one command that the screen has no key for: there the list is always to be seen."""

_WORDS = {
    "search": "show the claims with these words; without words all of them again",
    "open_source": "open the source, or say what its address is",
    "promote": "make a minor number a claim",
    "help": "this help",
    "quit": "quit; every decision is already saved",
}
"""What some commands do that do a little more, or less, than the key on the screen."""

Command = tuple[str, Callable[[str], None]]


class _Leave(Exception):
    """The reviewer is done."""


class PlainReview(PlainDeeds, PlainChoosing):
    """Reads a command a line, does it, and says what came of it."""

    def __init__(
        self, session: ReviewSession, lines: TextIO, out: TextIO, *, write_report: WriteReport, **more: Any
    ) -> None:
        super().__init__(session, lines, out, **more)
        self.write_report = write_report
        self.commands = self._table()
        self._waits = False
        """Whether a command waits for the ledger, and has said so."""
        session.ledger.while_busy(self._wait)

    def _table(self) -> dict[str, Command]:
        """Return what follows each command, and what it does, by the names of the keys."""
        rows = self.session
        verdicts = {
            "verify": Status.VERIFIED, "dispute": Status.DISPUTED, "source": Status.SOURCED,
            "not_a_claim": Status.NOT_A_CLAIM,
        }  # fmt: skip
        stays = {name for name in verdicts if name != "not_a_claim"}
        return {
            **{name: ("NOTE", self._decider(status)) for name, status in verdicts.items()},
            **{f"{name}_and_stay": ("NOTE", self._decider(verdicts[name], stay=True)) for name in stays},
            "clear": ("", lambda _: self.tell(rows.clear())),
            "undo": ("", lambda _: self.tell(rows.undo())),
            "redo": ("", lambda _: self.tell(rows.redo())),
            "next": ("", lambda _: self.go(rows.cursor + 1)),
            "previous": ("", lambda _: self.go(rows.cursor - 1)),
            "first": ("", lambda _: self.go(0)),
            "last": ("", lambda _: self.go(len(rows.rows) - 1)),
            "next_open": ("", lambda _: self.next_open(1)),
            "previous_open": ("", lambda _: self.next_open(-1)),
            "next_match": ("", lambda _: self.match(1)),
            "previous_match": ("", lambda _: self.match(-1)),
            "next_finding": ("", lambda _: self.finding(1)),
            "previous_finding": ("", lambda _: self.finding(-1)),
            "other": ("", lambda _: self.tell(rows.go_to_other())),
            "next_article": ("", lambda _: rows.go_to_article(1)),
            "previous_article": ("", lambda _: rows.go_to_article(-1)),
            "search": ("WORDS", self.search),
            "articles": ("NUMBER", self.articles),
            "filter": ("LETTER", self.filter),
            "order": ("LETTER", self.order),
            "reload": ("", lambda _: rows.reload()),
            "evidence": ("", lambda _: self.evidence()),
            "note": ("WORDS", self.note),
            "why": ("LETTER", self.why),
            "history": ("", lambda _: self.history()),
            "open_source": ("", lambda _: self.open_source()),
            "compare": ("", lambda _: self.compare()),
            "dismiss": ("WHY", self.dismiss),
            "report": ("FILE", self.report),
            "add": ("WORDS", self.add),
            "promote": ("", lambda _: self.promote()),
            "mark": ("", lambda _: self.mark()),
            "reckon": ("", lambda _: self.tell_all(map(str, rows.reckoned()))),
            "mark_all": ("", lambda _: self.mark_all()),
            "help": ("", lambda _: self._help()),
            "quit": ("", lambda _: self._quit()),
        }

    def _decider(self, status: Status, *, stay: bool = False) -> Callable[[str], None]:
        return lambda note: self.decide(status, note, stay=stay)

    def run(self) -> None:
        """Work until the reviewer quits or the input ends."""
        shown: object = None
        try:
            self.tell(f"{self.keymap['help']} lists the commands.")
            while True:
                self.session.poll()
                entry = self.session.current
                # a claim is told again only when it is another one, or stands elsewhere than before
                if shown is None or (self.session.cursor, entry) != shown:
                    self._show()
                shown = (self.session.cursor, entry)
                if not self._obey(self.ask_line("> ")):
                    shown = None
        except (_Leave, EOFError, KeyboardInterrupt):
            with suppress(EOFError):
                self.tell("Every decision is saved.")

    def _show(self) -> None:
        session = self.session
        entry = session.current
        if entry is None:
            self.tell(f"No claim is shown. {self.keymap['filter']} a shows all of them.")
            return
        coverage = session.articles.coverage(entry.document_id)
        self.tell(f"\n{session.articles.title(entry.document_id)}. {coverage}")
        if not coverage.open:
            self.tell("All claims of this article are decided.")
        tier = "minor number" if entry.claim.tier is Tier.MINOR else "claim"
        self.tell(f"{tier} {session.cursor + 1} of {len(session.rows)}, {STATUS_WORDS[entry.status]}")
        self.tell_all(line.text for line in card(session.history(), ASCII, session.findings()))

    def _obey(self, typed: str) -> bool:
        """Do what a line says; tell whether it said anything."""
        name, words = self._read(typed)
        self._waits = False
        try:
            if name.isdecimal():
                self.go(int(name[:18]) - 1)
            elif name == _LIST:
                self.listed()
            elif name in self.commands:
                self.commands[name][1](words)
            elif name:
                raise UsageError(f"{name} is no command: {self.keymap['help']} lists them")
        except FactcheckError as error:
            self.tell(f"! {error}".replace("\n", " "))
        except KeyboardInterrupt:
            if not self._waits:
                raise
            self.tell("\n! given up: nothing was written")
        return bool(name)

    def _wait(self, waited: float) -> None:
        """Say what a command waits for."""
        if waited > PATIENCE_SECONDS and not self._waits:
            self._waits = True
            self.tell(f"{BUSY}. Ctrl+C gives up.")

    def _read(self, typed: str) -> tuple[str, str]:
        """Return the command of a line by the name of its key, and what follows it.

        A letter stands alone, so that a word typed in haste decides nothing; a sign may touch its words.
        """
        if typed and not typed.strip():
            typed = "space"
        head, _, words = typed.strip().partition(" ")
        if len(head) > 1 and not head[0].isalnum():
            head, words = head[0], f"{head[1:]} {words}"
        key = self.keymap.pressed(head, Where.CLAIMS)
        return (head if key is None or head.isdecimal() else key.name), words.strip()

    def _help(self) -> None:
        self.tell("NUMBER  go to the claim in that row")
        self.tell(f"{_LIST}  list the claims from here on")
        for group in Group:
            held = [key for key in self.keymap.on(Where.CLAIMS) if key.group is group]
            told = [key for key in held if key.name in self.commands]
            if told:
                self.tell(f"{group}:")
            for key in told:
                follows = self.commands[key.name][0]
                typed = f"{self.keymap[key.name]} {follows}".strip()
                self.tell(f"  {typed}  {_WORDS.get(key.name) or self.keymap.words(key)}")

    def _quit(self) -> None:
        raise _Leave


def run_plain(
    session: ReviewSession,
    lines: TextIO,
    out: TextIO,
    *,
    keymap: Keymap,
    saved: SavedViews,
    write_report: WriteReport,
) -> None:
    """Let a reviewer work through a session by lines of text."""
    PlainReview(session, lines, out, keymap=keymap, saved=saved, write_report=write_report).run()
