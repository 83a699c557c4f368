"""The review line by line: for screen readers, dumb terminals and pipes. The same session, no screen."""

from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from factcheck.errors import FactcheckError, UsageError
from factcheck.model.claim import Tier
from factcheck.model.decision import Evidence, Judgement, Status
from factcheck.model.whence import read_whence
from factcheck.model.wording import STATUS_WORDS
from factcheck.review.card import card, full_history
from factcheck.review.glyphs import ASCII
from factcheck.review.missed import claim_at, places
from factcheck.review.session import ReviewSession
from factcheck.review.views import VIEWS
from factcheck.safe import one_line, safe

_STATUSES = {
    "v": Status.VERIFIED, "d": Status.DISPUTED, "s": Status.SOURCED, "-": Status.NOT_A_CLAIM,
}  # fmt: skip

HELP = (
    """\
v d s -   verified, disputed, sourced, not a claim; words after the letter become the note
x u U     clear, undo, redo
e         add a source; the claim keeps its status
n p NUM   next claim, previous claim, claim in that row
o         next open claim
/WORDS    search; / alone ends it
f LETTER  show: """
    + ", ".join(f"{letter} {view.words}" for letter, view in VIEWS.items())
    + """
h         all decisions and evidence of the claim
A WORDS   add a figure that was missed: its words as printed
+         make a minor number a claim
R         read the queue anew
?         this help
q         quit; every decision is already saved
"""
)


class _Leave(Exception):
    """The reviewer is done."""


class PlainReview:
    """Reads a command a line, does it, and says what came of it."""

    def __init__(self, session: ReviewSession, lines: TextIO, out: TextIO) -> None:
        self._session = session
        self._lines = lines
        self._out = out
        self._commands: dict[str, Callable[[str], None]] = {
            **{letter: self._decider(status) for letter, status in _STATUSES.items()},
            "x": lambda _: self._print(session.clear()),
            "u": lambda _: self._print(session.undo()),
            "U": lambda _: self._print(session.redo()),
            "e": lambda _: self._evidence(self._kept()),
            "n": lambda _: session.move(session.cursor + 1),
            "p": lambda _: session.move(session.cursor - 1),
            "o": lambda _: self._open(),
            "/": session.search,
            "f": self._filter,
            "h": lambda _: self._history(),
            "A": self._add,
            "+": lambda _: self._print(session.promote()),
            "R": lambda _: session.reload(),
            "?": lambda _: self._print(HELP),
            "q": self._quit,
        }

    def run(self) -> None:
        """Work until the reviewer quits or the input ends."""
        self._print("? lists the commands.")
        try:
            while True:
                self._show()
                self._obey(self._ask("> "))
        except (_Leave, EOFError, KeyboardInterrupt):
            self._print("Every decision is saved.")

    def _show(self) -> None:
        session = self._session
        session.poll()
        entry = session.current
        if entry is None:
            self._print("No claim is shown. f a shows all of them.")
            return
        coverage = session.articles.coverage(entry.document_id)
        self._print(f"\n{session.articles.title(entry.document_id)}. {coverage}")
        if not coverage.open:
            self._print("All claims of this article are decided.")
        tier = "minor number" if entry.claim.tier is Tier.MINOR else "claim"
        self._print(f"{tier} {session.cursor + 1} of {len(session.rows)}, {STATUS_WORDS[entry.status]}")
        for line in card(session.history(), ASCII):
            self._print(f"  {line.text}")

    def _obey(self, typed: str) -> None:
        name, words = typed[:1], typed[1:].strip()
        try:
            if typed.isdecimal():
                self._session.move(int(typed[:18]) - 1)
            elif name in self._commands:
                self._commands[name](words)
            elif name:
                raise UsageError(f"{name} is no command: ? lists them")
        except FactcheckError as error:
            self._print(f"! {one_line(str(error))}")

    def _decider(self, status: Status) -> Callable[[str], None]:
        def decide(note: str) -> None:
            session = self._session
            entry = session.here()
            if status is Status.SOURCED and not entry.evidence_count:
                self._evidence(status)
            elif note:
                self._print(session.judge(entry, Judgement(status=status, note=note)))
                session.next_open()
            else:
                self._print(session.decide(status))

        return decide

    def _kept(self) -> Status:
        status = self._session.here().status
        return Status.SOURCED if status is Status.UNREVIEWED else status

    def _evidence(self, status: Status) -> None:
        session = self._session
        entry = session.here()
        line = self._ask("source (URL, file, title, or phone: spokesman; empty leaves all as it was): ")
        if not line:
            return
        whence = read_whence(line, Path.cwd())
        locator = self._ask("place (page, table, minute): ")
        passage = self._ask("passage (its own words): ")
        compared = session.compared(passage, entry.claim)
        if compared is not None:
            self._print(one_line(compared.words))
        evidence = Evidence(source=whence.source, locator=locator or whence.locator, passage=passage)
        self._print(session.attach(entry, evidence, status, advance=entry.status is Status.UNREVIEWED))

    def _open(self) -> None:
        if not self._session.next_open():
            self._print("No open claim is left here.")

    def _filter(self, letter: str) -> None:
        if letter not in VIEWS:
            raise UsageError(f"f needs one of {' '.join(VIEWS)}")
        session = self._session
        session.reload(VIEWS[letter].over(session.filter, session.reviewer))

    def _history(self) -> None:
        for line in full_history(self._session.ledger.history(self._session.here().id)):
            self._print(f"  {line.text}")

    def _add(self, words: str) -> None:
        session = self._session
        entry = session.here()
        text = session.ledger.text(entry.document_id)
        offered = list(places(text, words))
        if not offered:
            raise UsageError("these words are not in the article: A needs them as printed")
        number = 1
        if len(offered) > 1:
            for at, place in enumerate(offered, 1):
                around = text[max(0, place.span.start - 30) : place.span.end + 30]
                self._print(f"  {at} {one_line(around)}")
            answer = self._ask("which number (empty leaves all as it was): ")
            if not answer.isdecimal() or not 0 < int(answer[:9]) <= len(offered):
                return
            number = int(answer)
        regions = session.ledger.regions(entry.document_id)
        claim = claim_at(text, offered[number - 1].span, regions, session.read_figures)
        self._print(session.add(claim, entry.document_id))

    def _quit(self, _: str) -> None:
        raise _Leave

    def _ask(self, prompt: str) -> str:
        self._out.write(prompt)
        self._out.flush()
        line = self._lines.readline()
        if not line:
            self._out.write("\n")
            raise EOFError
        return one_line(line.rstrip("\n")).strip()

    def _print(self, words: str) -> None:
        self._out.write(f"{safe(words)}\n")


def run_plain(session: ReviewSession, lines: TextIO, out: TextIO) -> None:
    """Let a reviewer work through a session by lines of text."""
    PlainReview(session, lines, out).run()
